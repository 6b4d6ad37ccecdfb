"""Overlays: an organisation asks more of itself than the norm does, and never less."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.texts import PARAMETERS, SHARED
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.directions import asks_more
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import Origin

_SET: Final = SHARED[PARAMETERS]
_NOT_OWN: Final = (Origin.NORM, Origin.DEFAULT)


def check_overlay(reader: Reader, base: Norm, overlay: Norm, said: Mapping[tuple[str, str], Place]) -> None:
    """Report what an overlay sets or adds and may not.

    What the law says is not an organisation's to set. What the norm's own text says it may set so that more is asked,
    or as the norm admits. Where the norm is silent the choice is free. What an overlay adds is the organisation's own.
    """
    for sort, name in said:
        if sort != _SET:
            continue
        before, now, place = base.parameters.get(name), overlay.parameters[name], said[sort, name]
        origin = next((found for found in map(now.origin_of, now.values) if found in _NOT_OWN), now.origin)
        if origin in _NOT_OWN:
            reader.report("origin-not-in-overlay", place, origin=str(origin))
        elif before is None:
            continue
        elif before.origin is Origin.LAW:
            reader.report("overlay-sets-law", place, name=name)
        elif before.origin is Origin.NORM and not asks_more(overlay, before, now):
            reader.report("overlay-asks-less", place, name=name)
