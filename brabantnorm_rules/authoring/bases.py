"""Bases: the norm that a norm extends, found by its name or inside its own folder."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.shipped import find_norm, norms
from brabantnorm_rules.authoring.texts import NORM
from brabantnorm_rules.source.files import locate
from brabantnorm_rules.source.nodes import Node

_INSIDE: Final = "./"
_MOST: Final = 10
"""The most norms that may be made one from the other."""


class Extension(StrEnum):
    """How a norm extends another: as its next edition, or as what an organisation asks of itself besides."""

    EDITION = "edition"
    OVERLAY = "overlay"


def find_base(reader: Reader, node: Node, folder: Path, above: Sequence[Path]) -> Path | None:
    """Return the folder of the norm that a norm in a folder extends; what cannot be found is reported at ``node``.

    It is named as `load_norm` names norms, or as ``./path`` of a folder inside the norm's own: nothing else is read.
    ``above`` are the folders that led here, which it may not be one of.
    """
    text = reader.text(node)
    if text is None:
        return None
    if text.startswith(_INSIDE):
        path, problems = locate(folder, f"{text}/{NORM}", node.place)
        reader.problems.extend(problems)
        base = None if path is None else path.parent
    else:
        try:
            base = find_norm(text)
        except KeyError:
            known = norms()
            suggestion = reader.suggest(text, known)
            reader.report("extends-unknown", node, name=text, norms=", ".join(known), suggestion=suggestion)
            return None
    if base is None:
        return None
    reached = base.resolve()
    if reached in above:
        names = [path.name for path in (*above[above.index(reached) :], reached)]
        reader.report("extends-in-circle", node, circle=" → ".join(names))
        return None
    if len(above) >= _MOST:
        reader.report("extends-too-long", node, limit=_MOST)
        return None
    return base
