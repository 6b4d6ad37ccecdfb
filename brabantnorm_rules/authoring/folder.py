"""Norms in folders: all files of one read together, and every problem of all of them reported in one run."""

from pathlib import Path
from types import MappingProxyType
from typing import Final

import attrs

from brabantnorm_rules.authoring.facts import read_fact_types
from brabantnorm_rules.authoring.files import read_file, unique
from brabantnorm_rules.authoring.groups import parse_groups
from brabantnorm_rules.authoring.header import Header, check_kinds, read_header
from brabantnorm_rules.authoring.law import read_changes, read_powers, read_sources
from brabantnorm_rules.authoring.operands import Operands
from brabantnorm_rules.authoring.parameters import read_parameters
from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.authoring.references import read_references
from brabantnorm_rules.authoring.rules import RuleBook, check_rules, read_rule_module
from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.values import Values
from brabantnorm_rules.authoring.vocabulary import Vocabulary, vocabulary_of
from brabantnorm_rules.errors import Diagnostic, ModuleError, Place
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.edition import Norm, Reference
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.groups import NO_GROUPS, Groups
from brabantnorm_rules.norm.law import Change, ChangeList, Power, Source
from brabantnorm_rules.norm.parameters import Parameter, ParameterType
from brabantnorm_rules.source.files import list_files
from brabantnorm_rules.source.nodes import Node, Scalar

_SUFFIXES: Final = (".yaml", ".yml")
_NORM: Final = "norm.yaml"
_FACTS: Final = "facts.yaml"
_PILLAR: Final = "pillar-"
_SHARED: Final = {
    _FACTS: "fact_types",
    "parameters.yaml": "parameters",
    "changes.yaml": "changes",
    "sources.yaml": "sources",
    "powers.yaml": "powers",
}
"""Files that rules rest on, each with the key under which it holds what it names."""

_GROUPS: Final = "groups.yaml"
_OTHERS: Final = (_NORM, *_SHARED, _GROUPS)
"""The files in a norm's folder that hold no rules."""


def read_norm(path: str | Path) -> Norm:
    """Return the norm that the files of a folder make.

    Raises ModuleError with every problem of every file; printed, it is their text in Dutch.
    """
    return _norm_of(_read_folder(Path(path)))


def read_placed(path: str | Path) -> tuple[Norm, Places]:
    """Return the norm that the files of a folder make, and where in them its rules stand.

    Raises ModuleError with every problem of every file.
    """
    reading = _read_folder(Path(path))
    return _norm_of(reading), reading.reader.places


def rule_at(path: str | Path, line: int) -> tuple[Norm, str | None]:
    """Return the norm of a rule module, and the id of the rule that stands at a line of it; None: there is none.

    ``line`` counts from 1. Raises ModuleError with every problem of every file of the norm.
    """
    reading = _read_chosen(Path(path))
    starts = {
        start.line: rule_id
        for rule_id, start in reading.book.starts.items()
        if start.path == str(Path(path)) and start.line <= line
    }
    return _norm_of(reading), starts[max(starts)] if starts else None


def check_module(path: str | Path, norm: Norm | None = None) -> tuple[Diagnostic, ...]:
    """Return every problem of a norm's folder, or of a rule module; nothing when all is well.

    A rule module is read with the other files of its folder, or, when ``norm`` is given, by itself as rules for that
    norm, which may refer to that norm's rules.
    """
    chosen = Path(path)
    if norm is None:
        return unique(_read_chosen(chosen).reader.problems)
    reader = Reader()
    book = RuleBook()
    node = read_file(reader, chosen)
    if node is not None:
        read_rule_module(reader, vocabulary_of(norm), node, book)
        check_rules(reader, book, norm.rules)
    return unique(reader.problems)


@attrs.define(eq=False)
class _Reading:
    """What was read of a folder."""

    reader: Reader
    header: Header | None
    vocabulary: Vocabulary
    references: tuple[Reference, ...]
    groups: Groups
    book: RuleBook

    def norm(self) -> Norm | None:
        """Return the norm; None where its head is not whole."""
        header = self.header
        if (
            header is None
            or header.id is None
            or header.edition is None
            or header.title is None
            or header.published_on is None
        ):
            return None
        words = self.vocabulary
        return Norm(
            id=header.id,
            edition=header.edition,
            title=header.title,
            published_on=header.published_on,
            interim_on=header.interim_on,
            target_before=header.target_before,
            kinds=tuple(words.kinds.found),
            pillars=tuple(sorted(words.pillars.found.values(), key=lambda pillar: pillar.number)),
            rules=MappingProxyType(self.book.known.found),
            fact_types=MappingProxyType(words.fact_types.found),
            parameters=MappingProxyType(words.parameters.found),
            changes=MappingProxyType(words.change_lists.found),
            sources=MappingProxyType(words.sources.found),
            powers=MappingProxyType(words.powers.found),
            parties=header.parties,
            fictional_parties=header.fictional_parties,
            glossary=header.glossary,
            references=self.references,
            groups=self.groups,
        )


def _norm_of(reading: _Reading) -> Norm:
    problems = unique(reading.reader.problems)
    norm = reading.norm()
    if problems or norm is None:
        raise ModuleError(problems, report(problems))
    return norm


def _read_chosen(path: Path) -> _Reading:
    """Read a folder; of a file, the folder that it stands in."""
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    return _read_folder(path.parent, path.name) if is_file else _read_folder(path)


def _read_folder(folder: Path, chosen: str = "") -> _Reading:
    """Read all files of a folder, and the rule module besides that was chosen by its name."""
    reader = Reader()
    names, problems = list_files(folder, _SUFFIXES)
    reader.problems.extend(problems)
    modules = [name for name in names if name.startswith(_PILLAR) or (name == chosen and name not in _OTHERS)]
    if not problems:
        _check_names(reader, folder, (*names, chosen) if chosen and chosen not in names else names, modules)
    nodes = {name: read_file(reader, folder / name) for name in (*_OTHERS, *modules) if name in names}
    head = nodes.get(_NORM)
    header = read_header(reader, head) if head is not None else None
    shared = {name: _under(reader, nodes, name, key) for name, key in _SHARED.items()}
    vocabulary = _read_vocabulary(reader, header, nodes, shared)
    references: tuple[Reference, ...] = ()
    if header is not None:
        check_kinds(reader, header, vocabulary.fact_types)
        if header.reference is not None:
            values = Values(reader, vocabulary.changes)
            references = read_references(reader, header.reference, vocabulary.fact_types, values)
    groups = nodes.get(_GROUPS)
    book = RuleBook()
    for name in modules:
        node = nodes[name]
        if node is None:
            book.known.complete = False
        else:
            read_rule_module(reader, vocabulary, node, book)
    check_rules(reader, book)
    return _Reading(
        reader, header, vocabulary, references, NO_GROUPS if groups is None else parse_groups(reader, groups), book
    )


def _check_names(reader: Reader, folder: Path, names: tuple[str, ...], modules: list[str]) -> None:
    for name in names:
        if name not in _OTHERS and name not in modules:
            suggestion = reader.suggest(name, _OTHERS)
            reader.report("unknown-file", Place(str(folder / name)), name=name, suggestion=suggestion)
    for name in (_NORM, _FACTS):
        if name not in names:
            reader.report("file-missing", Place(str(folder)), name=name)
    if not modules:
        reader.report("no-rule-modules", Place(str(folder)))


def _under(reader: Reader, nodes: dict[str, Node | None], name: str, key: str) -> Node | None:
    """Return what a shared file holds under its one key."""
    node = nodes.get(name)
    found = reader.entries(node, ("format", key), required=(key,)) if node is not None else None
    return found.get(key) if found else None


def _read_vocabulary(
    reader: Reader, header: Header | None, nodes: dict[str, Node | None], shared: dict[str, Node | None]
) -> Vocabulary:
    """Read what rules rest on.

    Names from a file that is there but could not be read are not reported as unknown, nor is any name in a folder that
    is no norm's.
    """
    whole = {name: shared[name] is not None or (name not in nodes and _NORM in nodes) for name in shared}
    kinds: Known[str] = header.kinds if header else Known("unknown-kind", complete=False)
    sources: Known[Source] = Known("unknown-source")
    lists: Known[ChangeList] = Known("unknown-change-list")
    changes: Known[Change] = Known("unknown-change")
    powers: Known[Power] = Known("unknown-power")
    fact_types: Known[FactType] = Known("unknown-fact-type")
    parameters: Known[Parameter] = Known("unknown-parameter")
    validities: tuple[Scalar, ...] = ()
    if (node := shared["sources.yaml"]) is not None:
        sources = read_sources(reader, node)
    sources.complete = whole["sources.yaml"]
    if (node := shared["changes.yaml"]) is not None:
        lists, changes = read_changes(reader, node, sources)
    lists.complete = changes.complete = whole["changes.yaml"]
    if (node := shared["powers.yaml"]) is not None:
        powers = read_powers(reader, node, kinds)
    powers.complete = whole["powers.yaml"]
    if (node := shared[_FACTS]) is not None:
        fact_types, validities = read_fact_types(reader, node)
    fact_types.complete = shared[_FACTS] is not None
    if (node := shared["parameters.yaml"]) is not None:
        parameters = read_parameters(reader, node, fact_types, kinds, Values(reader, changes))
    parameters.complete = whole["parameters.yaml"]
    vocabulary = Vocabulary(
        kinds=kinds,
        parties=(*header.parties, *header.fictional_parties) if header else (),
        pillars=header.pillars if header else Known("unknown-pillar", complete=False),
        fact_types=fact_types,
        parameters=parameters,
        change_lists=lists,
        changes=changes,
        sources=sources,
        powers=powers,
    )
    for validity in validities:
        Operands(reader, vocabulary).parameter(validity, validity.text[1:], ParameterType.WINDOW)
    return vocabulary
