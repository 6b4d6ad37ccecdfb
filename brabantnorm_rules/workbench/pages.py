"""Pages: a clause in words as headings, texts and lists, whatever they are shown on."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import attrs

from brabantnorm_rules.language import reference as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import KIND
from brabantnorm_rules.workbench.clauses import CheckInWords, ParameterInWords, RuleInWords, SourceInWords
from brabantnorm_rules.workbench.conditions import Sentence


class Form(StrEnum):
    """What a block is."""

    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    ITEM = "item"


@attrs.frozen
class Block:
    """One piece of a page; ``depth`` is that of a heading (1 is the largest) or of an item in its list."""

    form: Form
    text: str
    depth: int = 0
    link: str = ""


@attrs.frozen(eq=False)
class Pages:
    """Lays out clauses of a norm in a language.

    ``kind`` is the kind of organisation in whose words they are (None: of none). ``places``: they say where they were
    said.
    """

    norm: Norm
    language: str
    kind: str | None = None
    places: bool = False

    def clause(self, rule: RuleInWords, depth: int = 1) -> Iterator[Block]:
        """Yield the blocks of a clause and of its parts, under a heading of a depth."""
        yield Block(Form.HEADING, self.fill(words.CLAUSE, id=rule.id, title=rule.title), depth)
        if rule.summary:
            yield Block(Form.TEXT, rule.summary)
        yield from self._head(rule)
        if rule.checks:
            yield self._label(words.ASKS)
            for check in rule.checks:
                yield from self._check(check)
        yield from self._rests_on(rule)
        if rule.remedy:
            yield self._label(words.REMEDY)
            yield Block(Form.TEXT, rule.remedy)
        for part in rule.parts:
            yield from self.clause(part, depth + 1)

    def fill(self, wording: Wording, **arguments: object) -> str:
        """Return a wording with its arguments."""
        return wording.fill(self.language, arguments)

    def kinds(self, kinds: Iterable[str]) -> str:
        """Return what people call kinds of organisations."""
        return ", ".join(self.norm.words.say(kind, self.language, KIND) for kind in kinds)

    def sentences(self, sentences: Iterable[Sentence], depth: int = 0) -> Iterator[Block]:
        """Yield sentences as a list, with the lists that they open."""
        for sentence in sentences:
            yield Block(Form.ITEM, sentence.text, depth)
            yield from self.sentences(sentence.items, depth + 1)

    def source(self, source: SourceInWords) -> Block:
        """Return a source with its link."""
        return Block(
            Form.ITEM, self.fill(words.SOURCE, title=source.title, confidence=source.confidence), 0, source.link
        )

    def parameter(self, parameter: ParameterInWords) -> str:
        """Return all that is said of a parameter."""
        said = [self.fill(words.PARAMETER, title=parameter.title, name=parameter.name, value=parameter.value)]
        if parameter.admitted:
            said.append(self.fill(words.ADMITTED, values=" / ".join(parameter.admitted)))
        said.append(self.fill(words.ORIGIN, origin=parameter.origin))
        if len(parameter.said) > 1 and self.places:
            said.append(self.said(parameter.said))
        return " ".join([*said, parameter.note] if parameter.note else said)

    def said(self, said: Sequence[str]) -> str:
        """Return where something was said, last and before."""
        *before, last = said
        return self.fill(words.SAID_ANEW if before else words.SAID, place=last, before="; ".join(before))

    def _head(self, rule: RuleInWords) -> Iterator[Block]:
        if self.kind is not None and self.kind not in rule.kinds:
            yield Block(Form.TEXT, self.fill(words.NOT_FOR, kind=self.kinds([self.kind])))
        kinds = self.kinds(rule.kinds) or self.fill(words.NOBODY)
        if rule.power:
            yield Block(Form.ITEM, self.fill(words.WITH_POWER, kinds=kinds, power=rule.power))
        else:
            yield Block(Form.ITEM, self.fill(words.FOR, kinds=kinds))
        if rule.anchor:
            yield Block(Form.ITEM, self.fill(words.RESTS_ON, anchor=rule.anchor))
        if rule.said and self.places:
            yield Block(Form.ITEM, self.said(rule.said))
        if rule.parts:
            yield Block(Form.ITEM, self.fill(words.IN_PARTS, parts=", ".join(part.id for part in rule.parts)))

    def _check(self, check: CheckInWords) -> Iterator[Block]:
        title = self.fill(words.CHECK_TITLE, title=check.title) if check.title else ""
        yield Block(Form.ITEM, self.fill(words.NOTE if check.note else words.CHECK, id=check.id, title=title))
        yield from self.sentences(check.sentences, 1)

    def _rests_on(self, rule: RuleInWords) -> Iterator[Block]:
        if rule.interpretation:
            yield self._label(words.INTERPRETATION)
            yield Block(Form.TEXT, rule.interpretation)
        if rule.parameters:
            yield self._label(words.PARAMETERS)
            for parameter in rule.parameters:
                yield Block(Form.ITEM, self.parameter(parameter))
        if rule.facts:
            yield self._label(words.FACTS)
            for facts in rule.facts:
                yield Block(Form.ITEM, self.fill(words.FACT, title=facts.title, name=facts.name))
                for field in facts.fields:
                    yield Block(Form.ITEM, self.fill(words.FACT, title=field.title, name=field.name), 1)
        if rule.sources:
            yield self._label(words.SOURCES)
            yield from map(self.source, rule.sources)

    def _label(self, wording: Wording) -> Block:
        return Block(Form.LABEL, wording.in_language(self.language))
