"""Editions: which norms that are found by name are editions of one norm, and which is in force on a date."""

from datetime import date
from typing import Final

import attrs

from brabantnorm_rules.authoring.bases import Extension
from brabantnorm_rules.authoring.files import read_file, unique
from brabantnorm_rules.authoring.header import AS
from brabantnorm_rules.authoring.loading import load_norm
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.shipped import find_norm, norms
from brabantnorm_rules.authoring.texts import NORM, extends
from brabantnorm_rules.errors import ModuleError
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.source.nodes import Entries, Scalar

_IN_FORCE: Final = ("in_force", "published_on")


@attrs.frozen
class Edition:
    """One edition of a norm: the name by which `load_norm` finds it, its number, and from when it applies."""

    name: str
    edition: str
    title: Text
    in_force: date


def editions(name: str) -> tuple[Edition, ...]:
    """Return the editions of a norm that are found by name, in the order in which they came into force.

    ``name`` is that of any of them, or of an overlay on one. An edition belongs to the norm that it extends. Raises
    KeyError for a name that no norm has, ModuleError when the head of a norm that is found cannot be read.
    """
    find_norm(name)
    heads = {known: _read_head(known) for known in norms()}
    first = _first(heads, name)
    found = [
        head.edition
        for known, head in heads.items()
        if head.edition is not None and not head.overlay and _first(heads, known) == first
    ]
    return tuple(sorted(found, key=lambda edition: (edition.in_force, edition.name)))


def edition_on(name: str, day: date) -> Norm:
    """Return the edition of a norm that is in force on a day: the last that came into force by then.

    Raises ValueError when none was yet, and what `editions` and `load_norm` raise.
    """
    found = [edition for edition in editions(name) if edition.in_force <= day]
    if not found:
        raise ValueError(f"no edition of {name!r} is in force on {day}")
    return load_norm(found[-1].name)


@attrs.frozen(eq=False)
class _Head:
    extends: str
    overlay: bool
    edition: Edition | None


def _first(heads: dict[str, _Head], name: str) -> str:
    """Return the name of the norm that all editions of one were made from; a circle ends where it began."""
    reached = [name]
    while (before := heads[reached[-1]].extends) in heads and before not in reached:
        reached.append(before)
    return reached[-1]


def _read_head(name: str) -> _Head:
    """Return what the head of a norm says of it as an edition; the norm itself is not read."""
    reader = Reader()
    node = read_file(reader, find_norm(name) / NORM)
    found = node if isinstance(node, Entries) else None
    title = found.get("title") if found is not None else None
    number = found.get("edition") if found is not None else None
    said = next((day for key in _IN_FORCE if found is not None and (day := found.get(key)) is not None), None)
    text = reader.wording(title) if title is not None else None
    in_force = reader.day(said) if said is not None else None
    if reader.problems:
        problems = unique(reader.problems)
        raise ModuleError(problems, report(problems))
    base, how = extends(node), found.get(AS) if found is not None else None
    edition = None
    if isinstance(number, Scalar) and text is not None and in_force is not None:
        edition = Edition(name, number.text, text, date.fromordinal(in_force))
    overlay = isinstance(how, Scalar) and how.text == Extension.OVERLAY
    return _Head(base.text if isinstance(base, Scalar) else "", overlay, edition)
