"""Explaining: an explanation in plain sentences under headings, in the language of who reads it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.explanations.choices import say_choices
from brabantnorm_rules.analysis.explanations.matters import RecordMatters
from brabantnorm_rules.analysis.explanations.sufficiency import Fact
from brabantnorm_rules.analysis.explanations.values import Values
from brabantnorm_rules.analysis.wording import describe_reading
from brabantnorm_rules.assessment.combining import Combination, blocks, named, variables_of
from brabantnorm_rules.assessment.lacks import say_each
from brabantnorm_rules.assessment.reasons import statements
from brabantnorm_rules.assessment.wording import (
    capitalised,
    describe_day,
    ids_in_words,
    label,
    listed,
    register_in_dossier,
    title_of,
)
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.registers import Declaration
from brabantnorm_rules.language import explanation as words
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.language.sentences import AND
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, ORGANISATION
from brabantnorm_rules.norm.rules import Check, NotApplicable
from brabantnorm_rules.norm.values import NONE
from brabantnorm_rules.truth import Outcome

if TYPE_CHECKING:
    from brabantnorm_rules.analysis.explanations.explanation import Explanation

_SHOWN: Final = 20
"""How many records of one check, and the facts of how many records that carry an outcome, the text names."""

_RECORD: Final = attrgetter("fact_type", "id")


Others: TypeAlias = Mapping[str, frozenset[str]]


@attrs.frozen
class Section:
    """A heading and the sentences below it."""

    title: str
    sentences: tuple[str, ...]


def sections(explanation: "Explanation", dossier: Dossier, others: Others, language: str) -> Iterator[Section]:
    """Yield the sections of an explanation of a dossier in which something is said.

    ``others`` are records of another sort than is asked, by their fact type.
    """
    finding, glossary = explanation.finding, explanation.finding.glossary
    writer = _Writer(explanation, dossier, others, language)
    said = {
        "reason": tuple(statements(finding, explanation.norm, language)),
        "matters": tuple(writer.matters()),
        "sufficient": tuple(writer.sufficient()),
        "missing": tuple(writer.missing()),
        "parameters": tuple(say_choices(explanation, language)),
        "readings": tuple(writer.readings()),
    }
    for name, sentences in said.items():
        if sentences:
            title = words.SECTIONS[name].in_language(language)
            yield Section(title, tuple(glossary.text(sentence, language) for sentence in sentences))


_ALWAYS: Final = (NotApplicable.TEXT, NotApplicable.POWER)
"""Why a rule does not apply whatever the facts are."""


class _Writer:
    """Puts what an explanation rests on into words."""

    def __init__(self, explanation: "Explanation", dossier: Dossier, others: Others, language: str) -> None:
        self.explanation = explanation
        self.norm: Norm = explanation.norm
        self.dossier = dossier
        self.others = others
        self.language = language
        self.values = Values(explanation.norm, dossier, language)

    def matters(self) -> Iterator[str]:
        """Yield what is the matter with records, the same for several combinations of a check once."""
        found: dict[tuple[str, str], dict[RecordMatters, list[Check]]] = {}
        for each in self.explanation.matters:
            records = found.setdefault((each.rule, each.check), {})
            for record in each.records:
                records.setdefault(record, []).append(self._check(each.rule, each.check, each.variables))
        for (rule, _), records in found.items():
            for record, checks in list(records.items())[:_SHOWN]:
                wording = words.NEAREST if record.nearest else words.OF_CHECK
                for name in self._names(checks):
                    said = capitalised(wording.fill(self.language, {"check": name, "record": self._record(record)}))
                    yield self._of_rule(rule, said)
            if len(records) > _SHOWN:
                (check, *_), number = next(iter(records.values())), len(records) - _SHOWN
                more = {"check": self._names([check])[0], "number": number}
                yield self._of_rule(rule, capitalised(words.MORE_RECORDS.fill(self.language, more)))

    def sufficient(self) -> Iterator[str]:
        """Yield the facts that carry the outcome, records of which the same is told together."""
        finding, found = self.explanation.finding, self.explanation.sufficient
        if finding.outcome is Outcome.UNKNOWN or finding.because in _ALWAYS:
            return
        if not found.facts:
            yield words.NO_FACTS.in_language(self.language)
            return
        told = list(self._facts(found.facts))
        yield from (sentence for sentence, _ in told[:_SHOWN])
        if len(told) > _SHOWN:
            yield words.MORE_FACTS.fill(self.language, {"number": sum(number for _, number in told[_SHOWN:])})
        yield (words.EACH_NEEDED if found.minimal else words.NOT_EACH_TRIED).in_language(self.language)

    def missing(self) -> Iterator[str]:
        """Yield which facts would help to decide an unknown."""
        kept = {name: register.as_at for name, register in self.dossier.registers.items() if register.as_at is not None}
        glossary = self.explanation.finding.glossary
        for said in say_each(self.explanation.missing, self.norm, glossary, self.language, kept):
            yield f"{capitalised(said)}."

    def readings(self) -> Iterator[str]:
        """Yield the outcome when the norm is read otherwise."""
        found, kind = self.explanation.sensitivity, self.explanation.organisation.kind
        if found is None or self.explanation.finding.because in _ALWAYS:
            return
        for reading in found.tried:
            if len(reading.readings) == 1 or reading in found.others:
                same = reading.outcome is found.outcome
                arguments = {
                    "reading": describe_reading(reading, self.norm, kind, self.language),
                    "outcome": OUTCOMES[reading.outcome].in_language(self.language),
                }
                yield capitalised((words.SAME_OUTCOME if same else words.OTHER_OUTCOME).fill(self.language, arguments))

    # ---- checks and records -----------------------------------------------------------------------------------------

    def _check(self, rule: str, name: str, variables: Sequence[tuple[str, str | bool]]) -> Check:
        checks = self.norm.rules[rule].checks
        return next(check for check in checks if (check.id, check.variables) == (name, tuple(variables)))

    def _names(self, checks: Sequence[Check]) -> list[str]:
        """Return what people call checks of one id, as few as tell all their combinations."""
        combinations: list[Combination] = [variables_of(check, self.norm, self.language) for check in checks]
        glossary = self.explanation.finding.glossary
        return [named(checks[0], block, glossary, self.language) for block in blocks(combinations)]

    def _of_rule(self, rule: str, said: str) -> str:
        if rule == self.explanation.finding.rule.id:
            return said
        return words.OF_RULE.fill(self.language, {"rule": rule, "said": f"{said[:1].lower()}{said[1:]}"})

    def _record(self, record: RecordMatters) -> str:
        fact_type = self.norm.fact_types[record.fact_type]
        said = "; ".join(self.values.matter(fact_type, record.id, matter) for matter in record.matters)
        told = {"fact_type": title_of(fact_type, self.language), "ids": f"`{record.id}`", "matters": said}
        return words.RECORD.fill(self.language, told)

    # ---- facts ------------------------------------------------------------------------------------------------------

    def _facts(self, facts: Sequence[Fact]) -> Iterator[tuple[str, int]]:
        """Yield what is said of facts, each sentence with of how many records it tells."""
        for name, of_type in groupby(sorted(facts, key=attrgetter("fact_type")), attrgetter("fact_type")):
            alike: dict[tuple[str, ...], list[str]] = {}
            others: list[str] = []
            for record_id, of_record in groupby(sorted(of_type, key=attrgetter("id")), attrgetter("id")):
                found = [fact for fact in of_record if not self._beside(fact)]
                yield from ((self._declaration(name, fact.declaration), 0) for fact in found if fact.declaration)
                told = [fact for fact in found if fact.field]
                fields = {fact.field for fact in told}
                if fields == {self.norm.fact_types[name].slice} and record_id in self.others.get(name, ()):
                    others.append(record_id)
                elif told:
                    alike.setdefault(tuple(map(self._fact, told)), []).append(record_id)
            for said, ids in alike.items():
                yield self._of_records(name, ids, said), len(ids)
            if others:
                yield words.OTHERS.fill(self.language, self._named(name, others)), len(others)

    def _named(self, name: str, ids: Sequence[str]) -> dict[str, object]:
        return {
            "fact_type": title_of(self.norm.fact_types[name], self.language),
            "ids": ids_in_words(ids, len(ids), self.language),
        }

    def _of_records(self, name: str, ids: Sequence[str], said: Sequence[str]) -> str:
        if name == ORGANISATION:
            return words.OF_ORGANISATION.fill(self.language, {"values": "; ".join(said)})
        described = self._described(name, ids[0]) if len(ids) == 1 else ()
        told = self._named(name, ids) | {"values": "; ".join(dict.fromkeys((*described, *said)))}
        return capitalised(words.FACTS.fill(self.language, told))

    def _described(self, name: str, record_id: str) -> tuple[str, ...]:
        """Return what tells a record from others: what is always filled in, and the key of a statement."""
        register = self.dossier.registers[name]
        position = register.ids.index(record_id)
        fields = dict.fromkeys((*register.fact_type.newest_per, *register.fact_type.required))
        fields.pop(ID, None)
        return tuple(self._fact(Fact(name, record_id, field, register.columns[field][position])) for field in fields)

    def _fact(self, fact: Fact) -> str:
        fact_type = self.norm.fact_types[fact.fact_type]
        told = {
            "label": label(fact_type, fact.field, self.language),
            "value": self.values.held(fact_type, fact.id, fact.field, fact.value),
        }
        return words.VALUE.fill(self.language, told)

    def _beside(self, fact: Fact) -> bool:
        """Return whether a fact says only that the second of two fields tells from when a record is there."""
        return fact.value is NONE and fact.field in self.norm.fact_types[fact.fact_type].from_fields[:-1]

    def _declaration(self, name: str, told: Declaration) -> str:
        fact_type, part = self.norm.fact_types[name], ""
        if told.values is not None:
            of = f"{name}.{fact_type.slice}"
            values = [self.norm.words.say(value, self.language, of) for value in sorted(told.values)]
            part += words.COMPLETE_FOR.fill(self.language, {"values": listed(values, AND, self.language)})
        if told.since is not None:
            part += words.COMPLETE_SINCE.fill(self.language, {"day": describe_day(told.since, self.language)})
        register = register_in_dossier(fact_type, self.language)
        return words.COMPLETE.fill(self.language, {"register": register, "part": part})
