"""Clauses in words: all that a rule of a norm says, asks and rests on, as people read it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs

from brabantnorm_rules.language import reference as words
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import DENOMINATOR, JUDGEMENT, NUMERATOR, SUBJECT, TOTALS, VERDICT, FactType, Field
from brabantnorm_rules.norm.glossary import AS_WRITTEN, Glossary
from brabantnorm_rules.norm.law import Source
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, parameters_of, relations_of, shares_in
from brabantnorm_rules.norm.parameters import DatedValue, Parameter, ParameterOf
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Question,
    Rule,
    Share,
    record_questions,
)
from brabantnorm_rules.norm.words import spaced
from brabantnorm_rules.workbench.conditions import Sentence
from brabantnorm_rules.workbench.questions import Questions
from brabantnorm_rules.workbench.values import Values, values_for

CODE: Final = re.compile(r"(`[^`]*`)")
"""Names of parameters, lists and variables, as they stand in sentences."""

_LAW: Final = "https://wetten.overheid.nl/"


@attrs.frozen
class CheckInWords:
    """What one check of a rule asks; ``note``: it is shown, and never part of the outcome.

    ``title`` is what people call it; empty: nothing of its own.
    """

    id: str
    title: str
    note: bool
    sentences: tuple[Sentence, ...]


@attrs.frozen
class FieldInWords:
    """A field that a rule needs, and what people call it."""

    name: str
    title: str


@attrs.frozen
class FactsInWords:
    """The fields of one fact type that a rule needs."""

    name: str
    title: str
    fields: tuple[FieldInWords, ...]


@attrs.frozen
class ParameterInWords:
    """A parameter that a rule uses: its value, who chose it, and the other values that the norm's text admits.

    ``said`` is where it was said, first and last.
    """

    name: str
    title: str
    value: str
    origin: str
    admitted: tuple[str, ...]
    note: str
    said: tuple[str, ...] = ()


@attrs.frozen
class SourceInWords:
    """What a rule rests on, with a link to it (empty: none) and how sure that is."""

    id: str
    title: str
    link: str
    confidence: str


@attrs.frozen
class RuleInWords:
    """All that a rule says, asks and rests on, in one language and in the words of one kind of organisation or of none.

    ``kinds`` are the kinds of organisation that the rule is asked of; texts that the norm does not give are empty.
    ``said`` is where the rule was said: in which norm, file and line, first and last.
    """

    id: str
    title: str
    summary: str
    kinds: tuple[str, ...]
    power: str
    anchor: str
    checks: tuple[CheckInWords, ...]
    facts: tuple[FactsInWords, ...]
    parameters: tuple[ParameterInWords, ...]
    interpretation: str
    sources: tuple[SourceInWords, ...]
    remedy: str
    parts: tuple["RuleInWords", ...]
    said: tuple[str, ...] = ()


def rule_in_words(norm: Norm, rule_id: str, language: str = "nl", kind: str | None = None) -> RuleInWords:
    """Return a rule, with its parts, in plain sentences in ``nl`` or ``en``.

    ``kind`` is a kind of organisation that the norm addresses: then the values of parameters are those for it, and
    the texts use its own words. Raises KeyError for a rule that the norm does not have, ValueError for another kind or
    language.
    """
    if kind is not None and kind not in norm.kinds:
        raise ValueError(f"the norm {norm.id} does not address {kind!r}: it is for {', '.join(norm.kinds)}")
    writer = Clauses(Values(norm, Language(language), kind))
    return writer.rule(norm.rules[rule_id])


@attrs.frozen(eq=False)
class Clauses:
    """Puts rules, and what they use, into words; ``glossary`` holds the own words of a kind of organisation."""

    values: Values
    glossary: Glossary = AS_WRITTEN

    def rule(self, rule: Rule) -> RuleInWords:
        """Return a rule with its parts, in the own words of the kind of organisation where it applies to that kind."""
        norm, kind = self.values.norm, self.values.kind
        if kind is not None:
            return attrs.evolve(self, glossary=norm.glossary_for(kind, rule))._rule(rule)
        return self._rule(rule)

    def _rule(self, rule: Rule) -> RuleInWords:
        norm = self.values.norm
        return RuleInWords(
            id=rule.id,
            title=self.text(rule.title),
            summary=self.text(rule.summary),
            kinds=tuple(kind for kind in norm.kinds if norm.not_applicable(rule, kind) is None),
            power=self.text(norm.powers[rule.power].title) if rule.power is not None else "",
            anchor=self._anchor(rule),
            checks=tuple(self._check(tuple(found)) for _, found in groupby(rule.checks, lambda each: each.id)),
            facts=tuple(self._facts(rule)),
            parameters=tuple(self.parameter(norm.parameters[name]) for name in _parameters(norm, rule)),
            interpretation=self.text(rule.interpretation),
            sources=tuple(self.source(norm.sources[name]) for name in rule.basis),
            remedy=self.text(rule.remedy),
            parts=tuple(self.rule(norm.rules[part]) for part in rule.parts),
            said=tuple(map(str, norm.provenance.rules.get(rule.id, ()))),
        )

    def parameter(self, parameter: Parameter) -> ParameterInWords:
        """Return a parameter, with all its values for the kind of organisation."""
        found = values_for(parameter, self.values.kind)
        admitted = {value: None for dated in found for value in dated.admitted}
        chosen = {dated.value for dated in found}
        share = parameter.name in self._shares
        return ParameterInWords(
            name=parameter.name,
            title=self.text(parameter.title),
            value=self.own(self.values.values(parameter, share=share)),
            origin=self._origin(parameter, found, share=share),
            admitted=tuple(
                self.own(self.values.value(parameter, value, share=share)) for value in admitted if value not in chosen
            ),
            note=self.text(parameter.note),
            said=tuple(map(str, self.values.norm.provenance.parameters.get(parameter.name, ()))),
        )

    def _origin(self, parameter: Parameter, dated: Sequence[DatedValue], *, share: bool) -> str:
        """Return who chose a parameter's values, with the values that somebody else chose."""
        said = words.ORIGINS[parameter.origin].in_language(self.values.language)
        for each in dated:
            if each.origin is not None:
                value = self.own(self.values.value(parameter, each.value, share=share))
                other = words.ORIGINS[each.origin].in_language(self.values.language)
                told = {"origin": said, "value": value, "other": other}
                said = words.ORIGIN_OF_VALUE.fill(self.values.language, told)
        return said

    def source(self, source: Source) -> SourceInWords:
        """Return a source; the titles of laws are what they are."""
        return SourceInWords(
            id=source.id,
            title=source.title.in_language(self.values.language),
            link=f"{_LAW}{source.jci}" if source.jci else source.url,
            confidence=words.CONFIDENCE[source.confidence].in_language(self.values.language),
        )

    def text(self, wording: Wording | None) -> str:
        """Return a text of the norm in the words of the kind of organisation; of none: nothing."""
        return "" if wording is None else self.own(wording.in_language(self.values.language))

    def own(self, text: str) -> str:
        """Return a text in the words of the kind of organisation."""
        return self.glossary.text(text, self.values.language)

    def _check(self, checks: tuple[Check, ...]) -> CheckInWords:
        first = checks[0]
        sentences = tuple(map(self._own, Questions(self.values).check(checks)))
        return CheckInWords(first.id, self.text(first.title), first.note, sentences)

    def _own(self, sentence: Sentence) -> Sentence:
        text = sentence.text if sentence.is_name else self.own(sentence.text)
        return attrs.evolve(sentence, text=text, items=tuple(map(self._own, sentence.items)))

    def _anchor(self, rule: Rule) -> str:
        if isinstance(rule.anchor, ParameterOf):
            return self.values.parameter(rule.anchor)
        return "" if rule.anchor is None else words.ANCHORS[rule.anchor].in_language(self.values.language)

    @property
    def _shares(self) -> frozenset[str]:
        """The names of parameters that are shares of cases, which people read as percentages."""
        checks = [check for rule in self.values.norm.rules.values() for check in rule.checks]
        return frozenset(name for check in checks for name in shares_in(check.question))

    def _facts(self, rule: Rule) -> Iterator[FactsInWords]:
        found: dict[str, dict[str, None]] = {}
        for check in rule.checks:
            for question in _all(check.question):
                for name, named in _needed(question, self.values.norm):
                    found.setdefault(name, {}).update(dict.fromkeys(named))
        for name, wanted in found.items():
            fact_type, language = self.values.norm.fact_types[name], self.values.language
            needed = [field for field in fact_type.fields if field.name in wanted]
            fields = tuple(FieldInWords(field.name, self.own(_title(field, language))) for field in needed)
            yield FactsInWords(name, self.own(_title(fact_type, language)), fields)


def _title(named: Field | FactType, language: str) -> str:
    return spaced(named.name) if named.title is None else named.title.in_language(language)


def _parameters(norm: Norm, rule: Rule) -> tuple[str, ...]:
    anchor = [rule.anchor.name] if isinstance(rule.anchor, ParameterOf) else []
    return tuple(dict.fromkeys((*anchor, *parameters_of(rule, norm.fact_types))))


def _all(question: Question) -> Iterator[Question]:
    if isinstance(question, AnyQuestion | AllQuestions):
        for part in question.parts:
            yield from _all(part)
    else:
        yield question


def _needed(question: Question, norm: Norm) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fact types that a question needs, with the fields of each."""
    for asked in record_questions(question):
        fact_type = norm.fact_types[asked.fact_type]
        yield fact_type.name, _existence(fact_type)
        for condition in conditions_of(asked):
            yield fact_type.name, tuple(fields_of(condition, fact_type))
            for relation in relations_of(condition):
                related = norm.fact_types[relation.record_of]
                dated = (relation.date,) if relation.date is not None else ()
                yield related.name, (*_existence(related), *dated, *fields_of(relation.where, related))
    if isinstance(question, Counted) or (isinstance(question, Share) and question.totals is not None):
        key = tuple(name for name, _ in question.totals or ())
        yield TOTALS, (*_existence(norm.fact_types[TOTALS]), *key, NUMERATOR, DENOMINATOR)
    if isinstance(question, Attested):
        yield JUDGEMENT, (*_existence(norm.fact_types[JUDGEMENT]), SUBJECT, VERDICT)


def _existence(fact_type: FactType) -> tuple[str, ...]:
    until = (fact_type.until,) if fact_type.until is not None else ()
    return (*fact_type.from_fields, *until, *fact_type.newest_per)
