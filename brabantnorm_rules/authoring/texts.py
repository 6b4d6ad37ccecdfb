"""Texts: what the files in a norm's folder hold, before anything is made of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from brabantnorm_rules.authoring.files import read_file
from brabantnorm_rules.authoring.header import EXTENDS
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.errors import Place
from brabantnorm_rules.source.files import list_files
from brabantnorm_rules.source.nodes import Entries, Node

NORM: Final = "norm.yaml"
FACTS: Final = "facts.yaml"
PARAMETERS: Final = "parameters.yaml"
CHANGES: Final = "changes.yaml"
SOURCES: Final = "sources.yaml"
POWERS: Final = "powers.yaml"
WORDS: Final = "words.yaml"
GROUPS: Final = "groups.yaml"
SHARED: Final[Mapping[str, str]] = {
    FACTS: "fact_types",
    PARAMETERS: "parameters",
    CHANGES: "changes",
    SOURCES: "sources",
    POWERS: "powers",
    WORDS: "words",
}
"""Files that rules rest on, each with the key under which it holds what it names."""

_OTHERS: Final = (NORM, *SHARED, GROUPS)
"""The files in a norm's folder that hold no rules."""

_SUFFIXES: Final = (".yaml", ".yml")
_PILLAR: Final = "pillar-"


@attrs.frozen(eq=False)
class Texts:
    """What the files of a norm hold: None for a file that cannot be read.

    ``files`` are those that hold no rules, by name, and ``modules`` the others, in order.
    """

    files: Mapping[str, Node | None]
    modules: tuple[Node | None, ...]


def read_texts(reader: Reader, folder: Path, chosen: str = "") -> Texts:
    """Return what the files of a folder hold, the rule module besides that was chosen by its name among them."""
    names, problems = list_files(folder, _SUFFIXES)
    reader.problems.extend(problems)
    modules = [name for name in names if name.startswith(_PILLAR) or (name == chosen and name not in _OTHERS)]
    nodes = {name: read_file(reader, folder / name) for name in (*_OTHERS, *modules) if name in names}
    if not problems:
        named = (*names, chosen) if chosen and chosen not in names else names
        _check_names(reader, folder, named, modules, extends=extends(nodes.get(NORM)) is not None)
    return Texts({name: nodes[name] for name in _OTHERS if name in nodes}, tuple(nodes[name] for name in modules))


def extends(head: Node | None) -> Node | None:
    """Return where the head of a norm names the norm that it extends; None: it extends none."""
    return head.get(EXTENDS) if isinstance(head, Entries) else None


def _check_names(reader: Reader, folder: Path, names: tuple[str, ...], modules: list[str], *, extends: bool) -> None:
    """Check that a folder holds what belongs in that of a norm; one that ``extends`` another may leave out the most."""
    for name in names:
        if name not in _OTHERS and name not in modules:
            suggestion = reader.suggest(name, _OTHERS)
            reader.report("unknown-file", Place(str(folder / name)), name=name, suggestion=suggestion)
    for name in (NORM, FACTS):
        if name not in names and not extends:
            reader.report("file-missing", Place(str(folder)), name=name)
    if not modules and not extends:
        reader.report("no-rule-modules", Place(str(folder)))
