"""Reading: from the texts of a norm to the norm that they make, with every problem of all of them in one run."""

from types import MappingProxyType

import attrs

from brabantnorm_rules.authoring.facts import read_fact_types
from brabantnorm_rules.authoring.groups import parse_groups
from brabantnorm_rules.authoring.header import Header, check_kinds, read_header
from brabantnorm_rules.authoring.law import read_changes, read_powers, read_sources
from brabantnorm_rules.authoring.operands import Operands
from brabantnorm_rules.authoring.parameters import read_parameters
from brabantnorm_rules.authoring.references import read_references
from brabantnorm_rules.authoring.rules import RuleBook, check_rules, read_rule_module
from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.texts import (
    CHANGES,
    FACTS,
    GROUPS,
    NORM,
    PARAMETERS,
    POWERS,
    SHARED,
    SOURCES,
    WORDS,
    Texts,
)
from brabantnorm_rules.authoring.values import Values
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.authoring.words import read_words
from brabantnorm_rules.norm.edition import Norm, Reference
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.groups import NO_GROUPS, Groups
from brabantnorm_rules.norm.law import Change, ChangeList, Power, Source
from brabantnorm_rules.norm.parameters import Parameter, ParameterType
from brabantnorm_rules.norm.provenance import UNSAID, Provenance
from brabantnorm_rules.norm.words import NO_WORDS, Words
from brabantnorm_rules.source.nodes import Node, Scalar


@attrs.define(eq=False)
class Reading:
    """What was read of the texts of a norm; ``extends``, ``overlay`` and ``provenance`` are as in `Norm`.

    ``base`` is the norm that it extends.
    """

    reader: Reader
    texts: Texts
    header: Header | None
    vocabulary: Vocabulary
    references: tuple[Reference, ...]
    groups: Groups
    book: RuleBook
    words: Words = NO_WORDS
    extends: tuple[str, ...] = ()
    overlay: bool = False
    provenance: Provenance = UNSAID
    base: Norm | None = None

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
            words=self.words,
            in_force=header.published_on if header.in_force is None else header.in_force,
            extends=self.extends,
            overlay=self.overlay,
            provenance=self.provenance,
        )


def read_nothing(reader: Reader, texts: Texts) -> Reading:
    """Return the reading of texts of which nothing can be made, for a reason that was reported."""
    words = _read_vocabulary(reader, None, Texts({}, ()), dict.fromkeys(SHARED))
    return Reading(reader, texts, None, words, (), NO_GROUPS, RuleBook())


def read_all(reader: Reader, texts: Texts) -> Reading:
    """Return what the texts of a norm make."""
    head = texts.files.get(NORM)
    header = read_header(reader, head) if head is not None else None
    shared = {name: _under(reader, texts.files.get(name), key) for name, key in SHARED.items()}
    vocabulary = _read_vocabulary(reader, header, texts, shared)
    references: tuple[Reference, ...] = ()
    if header is not None:
        check_kinds(reader, header, vocabulary.fact_types)
        if header.reference is not None:
            values = Values(reader, vocabulary.changes)
            references = read_references(reader, header.reference, vocabulary.fact_types, values)
    groups = texts.files.get(GROUPS)
    book = RuleBook()
    for node in texts.modules:
        if node is None:
            book.known.complete = False
        else:
            read_rule_module(reader, vocabulary, node, book)
    check_rules(reader, book)
    found = NO_GROUPS if groups is None else parse_groups(reader, groups)
    words = shared[WORDS]
    called = NO_WORDS if words is None else read_words(reader, words, vocabulary.fact_types, vocabulary.changes)
    return Reading(reader, texts, header, vocabulary, references, found, book, called)


def _under(reader: Reader, node: Node | None, key: str) -> Node | None:
    """Return what a shared file holds under its one key."""
    found = reader.entries(node, ("format", key), required=(key,)) if node is not None else None
    return found.get(key) if found else None


def _read_vocabulary(reader: Reader, header: Header | None, texts: Texts, shared: dict[str, Node | None]) -> Vocabulary:
    """Read what rules rest on.

    Names from a file that is there but could not be read are not reported as unknown, nor is any name in a folder that
    is no norm's.
    """
    whole = {name: shared[name] is not None or (name not in texts.files and NORM in texts.files) for name in shared}
    kinds: Known[str] = header.kinds if header else Known("unknown-kind", complete=False)
    sources: Known[Source] = Known("unknown-source")
    lists: Known[ChangeList] = Known("unknown-change-list")
    changes: Known[Change] = Known("unknown-change")
    powers: Known[Power] = Known("unknown-power")
    fact_types: Known[FactType] = Known("unknown-fact-type")
    parameters: Known[Parameter] = Known("unknown-parameter")
    validities: tuple[Scalar, ...] = ()
    if (node := shared[SOURCES]) is not None:
        sources = read_sources(reader, node)
    sources.complete = whole[SOURCES]
    if (node := shared[CHANGES]) is not None:
        lists, changes = read_changes(reader, node, sources)
    lists.complete = changes.complete = whole[CHANGES]
    if (node := shared[POWERS]) is not None:
        powers = read_powers(reader, node, kinds)
    powers.complete = whole[POWERS]
    if (node := shared[FACTS]) is not None:
        fact_types, validities = read_fact_types(reader, node)
    fact_types.complete = shared[FACTS] is not None
    if (node := shared[PARAMETERS]) is not None:
        parameters = read_parameters(reader, node, fact_types, kinds, Values(reader, changes))
    parameters.complete = whole[PARAMETERS]
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
