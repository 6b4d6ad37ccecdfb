"""The reference of a norm: all its rules in words, with what they rest on, as one page of Markdown."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.language import reference as words
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.workbench.clauses import CODE, Clauses
from brabantnorm_rules.workbench.pages import Block, Form, Pages
from brabantnorm_rules.workbench.values import Values

_MARKS: Final = re.compile(r"([\\*_<>\[\]|#])")


def write_reference(norm: Norm, language: str = "nl") -> str:
    """Return the reference of a norm as Markdown, in ``nl`` or ``en``: the same norm gives the same text.

    It holds the norm's calendar, pillars, kinds and powers, every clause in words, the changes of law with their
    dates, what values are called, and all sources. Raises ValueError for another language.
    """
    return to_markdown(_Writer(norm, Language(language)).blocks())


def to_markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as the text of a Markdown page."""
    lines: list[str] = []
    item = False
    for block in blocks:
        if lines and not (item and block.form is Form.ITEM):
            lines.append("")
        lines.append(_line(block))
        item = block.form is Form.ITEM
    return "\n".join(lines) + "\n"


def _line(block: Block) -> str:
    text = _escaped(" ".join(block.text.split()))
    if block.link:
        text = f"[{text}]({block.link})"
    match block.form:
        case Form.HEADING:
            return f"{'#' * block.depth} {text}"
        case Form.LABEL:
            return f"**{text}**"
        case Form.TEXT:
            return text
        case Form.ITEM:
            return f"{'  ' * block.depth}- {text}"


def _escaped(text: str) -> str:
    """Return text in which nothing but names between backticks is marked up."""
    parts = CODE.split(text)
    return "".join(part if place % 2 else _MARKS.sub(r"\\\1", part) for place, part in enumerate(parts))


@attrs.frozen(eq=False)
class _Writer:
    norm: Norm
    language: Language

    @property
    def _clauses(self) -> Clauses:
        return Clauses(Values(self.norm, self.language))

    @property
    def _pages(self) -> Pages:
        return Pages(self.norm, self.language)

    def blocks(self) -> Iterator[Block]:
        """Yield the whole reference."""
        norm = self.norm
        yield self._heading(words.TITLE, 1, title=self._word(norm.title), id=norm.id)
        yield Block(Form.TEXT, self._word(words.GENERATED))
        yield from self._about()
        yield self._heading(words.READING, 2)
        for guide in words.GUIDE:
            yield Block(Form.ITEM, self._word(guide))
        for pillar in norm.pillars:
            yield self._heading(words.PILLAR, 2, number=pillar.number, title=self._word(pillar.title))
            if pillar.summary is not None:
                yield Block(Form.TEXT, self._word(pillar.summary))
            for clause in norm.clauses:
                if clause.pillar == pillar.number:
                    yield from self._pages.clause(self._clauses.rule(clause), 3)
        yield from self._end()

    def _about(self) -> Iterator[Block]:
        norm = self.norm
        yield self._heading(words.ABOUT, 2)
        yield self._item(words.EDITION, edition=norm.edition)
        yield self._item(words.PUBLISHED, day=self._day(norm.published_on))
        if norm.interim_on is not None:
            yield self._item(words.INTERIM, day=self._day(norm.interim_on))
        if norm.target_before is not None:
            yield self._item(words.TARGET, day=self._day(norm.target_before))
        yield self._item(words.KINDS, kinds=self._pages.kinds(norm.kinds))
        if norm.parties:
            yield self._item(words.PARTIES, number=len(norm.parties))
        if norm.powers:
            yield Block(Form.LABEL, self._word(words.POWERS))
        for power in norm.powers.values():
            title, kinds = self._word(power.title), self._pages.kinds(power.kinds)
            yield self._item(words.POWER, title=title, name=power.name, kinds=kinds)
        for kind, glossary in norm.glossary.items():
            yield Block(Form.LABEL, self._fill(words.GLOSSARY, kind=self._pages.kinds([kind])))
            for term, own in glossary.terms.get(self.language, {}).items():
                yield self._item(words.TERM, term=term, own=own)

    def _end(self) -> Iterator[Block]:
        norm = self.norm
        yield self._heading(words.OF_NORM, 2)
        yield Block(Form.TEXT, self._word(words.OF_NORM_ONLY))
        for parameter in norm.parameters.values():
            if parameter.origin is Origin.NORM:
                yield Block(Form.ITEM, self._pages.parameter(self._clauses.parameter(parameter)))
        if norm.changes:
            yield self._heading(words.CHANGES, 2)
        for changes in norm.changes.values():
            yield Block(Form.LABEL, self._fill(words.CHANGE_LIST, name=changes.name))
            for change in changes.changes:
                yield Block(Form.ITEM, self._change(change))
        if norm.words.found:
            yield self._heading(words.VALUES, 2)
        for value, called in sorted(norm.words.found.items()):
            yield self._item(words.VALUE, value=value, called=self._word(called))
        if norm.sources:
            yield self._heading(words.ALL_SOURCES, 2)
        for source in norm.sources.values():
            yield self._pages.source(self._clauses.source(source))

    def _change(self, change: Change) -> str:
        said = [
            self._fill(
                words.CHANGE,
                title=self._word(change.title),
                id=change.id,
                in_force=self._day(change.in_force),
                known=self._day(change.known),
                confidence=self._word(words.CONFIDENCE[change.confidence]),
            )
        ]
        said += [self._word(words.TEXTUAL)] * change.textual + [self._word(words.ARGUABLE)] * change.arguable
        return "; ".join(said)

    def _heading(self, wording: Wording, depth: int, **arguments: object) -> Block:
        return Block(Form.HEADING, self._fill(wording, **arguments), depth)

    def _item(self, wording: Wording, **arguments: object) -> Block:
        return Block(Form.ITEM, self._fill(wording, **arguments))

    def _fill(self, wording: Wording, **arguments: object) -> str:
        return wording.fill(self.language, arguments)

    def _word(self, wording: Wording) -> str:
        return wording.in_language(self.language)

    def _day(self, day: int) -> str:
        return describe_day(day, self.language)
