"""Overlays: rules that one replaces, held against those of the norm that it extends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from brabantnorm_rules.authoring.folder import read_with_base
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.workbench.strictness import compare_rule

_DOSSIERS: Final = 300
"""How many dossiers are made to find one that shows that a rule asks less."""


def check_overlay(folder: Path) -> Iterator[Diagnostic]:
    """Yield the rules of the overlay in a folder that surely do not ask all that the norm asks which it extends.

    Parameters that it sets were looked at when it was read.
    """
    overlay, base = read_with_base(folder)
    if base is None or not overlay.overlay:
        return
    for rule, was in base.rules.items():
        if overlay.rules[rule] != was and rule in overlay.provenance.rules:
            found = compare_rule(base, overlay, rule, _DOSSIERS, 0)
            said = overlay.provenance.rules[rule][-1]
            if found.counterexample is not None and said.norm == overlay.id:
                place = Place(str(folder / said.place.path), said.place.line, said.place.column)
                yield Diagnostic("overlay-rule-asks-less", place, {"rule": rule})
