"""Explaining: an explanation in plain sentences under headings, in the language of who reads it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import attrs

from brabantnorm_rules.analysis.matters import Matter, MatterKind, RecordMatters
from brabantnorm_rules.analysis.sufficiency import Fact
from brabantnorm_rules.analysis.wording import describe_reading, describe_value
from brabantnorm_rules.assessment.reasons import say
from brabantnorm_rules.assessment.wording import describe_amount, describe_day, label
from brabantnorm_rules.dossier.registers import Declaration
from brabantnorm_rules.language import explanation as words
from brabantnorm_rules.language.outcomes import NOTHING, OUTCOMES
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION, FactType
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.norm.values import NOT_SUPPLIED, Absent, Value
from brabantnorm_rules.truth import Outcome

if TYPE_CHECKING:
    from brabantnorm_rules.analysis.explanation import Explanation

_SHOWN: Final = 20
"""How many records of one check, and the facts of how many records that carry an outcome, the text names."""

_RECORD: Final = attrgetter("fact_type", "id")


@attrs.frozen
class Section:
    """A heading and the sentences below it."""

    title: str
    sentences: tuple[str, ...]


def sections(explanation: "Explanation", language: str) -> Iterator[Section]:
    """Yield the sections of an explanation in which something is said."""
    finding, glossary = explanation.finding, explanation.finding.glossary
    writer = _Writer(explanation.norm, language)
    said = {
        "reason": (finding.explain(language),),
        "matters": tuple(writer.matters(explanation)),
        "sufficient": tuple(writer.sufficient(explanation)),
        "missing": tuple(
            _sentence(say(missing, explanation.norm, glossary, language)) for missing in explanation.missing
        ),
        "parameters": tuple(writer.parameters(explanation)),
        "readings": tuple(writer.readings(explanation)),
    }
    for name, sentences in said.items():
        if sentences:
            title = words.SECTIONS[name].in_language(language)
            yield Section(title, tuple(glossary.text(sentence, language) for sentence in sentences))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


@attrs.frozen(eq=False)
class _Writer:
    """Puts records, facts and values of a norm into words."""

    norm: Norm
    language: str

    def matters(self, explanation: "Explanation") -> Iterator[str]:
        for found in explanation.matters:
            for record in found.records[:_SHOWN]:
                said = self._record(record)
                if record.nearest:
                    said = words.NEAREST.fill(self.language, {"record": said})
                    yield f"{found.rule}, `{found.check}`: {said}"
                else:
                    arguments = {"rule": found.rule, "check": found.check, "record": said}
                    yield words.OF_CHECK.fill(self.language, arguments)
            if len(found.records) > _SHOWN:
                more = {"rule": found.rule, "check": found.check, "number": len(found.records) - _SHOWN}
                yield words.MORE_RECORDS.fill(self.language, more)

    def sufficient(self, explanation: "Explanation") -> Iterator[str]:
        found = explanation.sufficient
        if explanation.finding.outcome is Outcome.UNKNOWN:
            return
        if not found.facts:
            yield words.NO_FACTS.in_language(self.language)
            return
        together = [tuple(facts) for _, facts in groupby(sorted(found.facts, key=_RECORD), _RECORD)]
        for facts in together[:_SHOWN]:
            yield from map(_sentence, self._facts(facts))
        if len(together) > _SHOWN:
            yield words.MORE_FACTS.fill(self.language, {"number": len(together) - _SHOWN})
        yield (words.EACH_NEEDED if found.minimal else words.NOT_EACH_TRIED).in_language(self.language)

    def parameters(self, explanation: "Explanation") -> Iterator[str]:
        for used in explanation.parameters:
            arguments = {
                "title": self.norm.parameters[used.name].title.in_language(self.language),
                "value": describe_value(used.value, used.name, self.norm, self.language),
            }
            yield words.ORIGINS[used.origin].fill(self.language, arguments)

    def readings(self, explanation: "Explanation") -> Iterator[str]:
        found, kind = explanation.sensitivity, explanation.organisation.kind
        if found is None:
            return
        for reading in found.tried:
            if len(reading.readings) == 1 or reading in found.others:
                same = reading.outcome is found.outcome
                arguments = {
                    "reading": describe_reading(reading, self.norm, kind, self.language),
                    "outcome": OUTCOMES[reading.outcome].in_language(self.language),
                }
                said = (words.SAME_OUTCOME if same else words.OTHER_OUTCOME).fill(self.language, arguments)
                yield f"{said[:1].upper()}{said[1:]}"

    def _record(self, record: RecordMatters) -> str:
        fact_type = self.norm.fact_types[record.fact_type]
        said = "; ".join(self._matter(matter, fact_type) for matter in record.matters)
        return words.RECORD.fill(self.language, {"id": record.id, "matters": said})

    def _matter(self, matter: Matter, fact_type: FactType) -> str:
        of = f"{fact_type.name}.{matter.field}"
        named = [self.norm.words.say(word, self.language, of) for word in matter.words]
        if matter.kind is MatterKind.UNPROCESSED:
            changes = {change.id: change for listed in self.norm.changes.values() for change in listed.changes}
            named = [changes[word].title.in_language(self.language) for word in matter.words]
        if matter.kind is MatterKind.UNRELATED:
            named = list(matter.words)
        arguments = {
            "label": label(fact_type, matter.field, self.language) if matter.field else "",
            "value": value_in_words(self.norm, fact_type, matter.field, matter.value, self.language)
            if matter.field
            else "",
            "limit": "" if matter.limit is None else describe_day(matter.limit, self.language),
            "hours": matter.hours,
            "words": ", ".join(named),
        }
        return words.MATTERS[matter.kind].fill(self.language, arguments)

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        """Yield what is said of one record together, or each declaration of a register."""
        name, record_id = facts[0].fact_type, facts[0].id
        fact_type = self.norm.fact_types[name]
        values = [
            words.VALUE.fill(
                self.language,
                {
                    "label": label(fact_type, fact.field, self.language),
                    "value": value_in_words(self.norm, fact_type, fact.field, fact.value, self.language),
                },
            )
            for fact in facts
            if fact.field
        ]
        if values:
            wording = words.OF_ORGANISATION if name == ORGANISATION else words.FACTS
            yield wording.fill(self.language, {"fact_type": name, "id": record_id, "values": "; ".join(values)})
        for fact in facts:
            if fact.declaration is not None:
                yield self._declaration(name, fact.declaration)

    def _declaration(self, fact_type: str, told: Declaration) -> str:
        part = ""
        if told.values is not None:
            of = f"{fact_type}.{self.norm.fact_types[fact_type].slice}"
            values = ", ".join(self.norm.words.say(value, self.language, of) for value in sorted(told.values))
            part += words.COMPLETE_FOR.fill(self.language, {"values": values})
        if told.since is not None:
            part += words.COMPLETE_SINCE.fill(self.language, {"day": describe_day(told.since, self.language)})
        return words.COMPLETE.fill(self.language, {"fact_type": fact_type, "part": part})


def value_in_words(norm: Norm, fact_type: FactType, name: str, value: Value, language: str) -> str:
    """Return what a field of a record holds, in words, in ``nl`` or ``en``."""
    of = f"{fact_type.name}.{name}"
    match value:
        case Absent():
            return (words.NOT_SUPPLIED if value is NOT_SUPPLIED else NOTHING).in_language(language)
        case frozenset():
            said = ", ".join(norm.words.say(member, language, of) for member in sorted(value))
            return said or NOTHING.in_language(language)
        case bool() | str():
            return norm.words.say(value, language, of)
        case int() if fact_type.day_field(name):
            return describe_day(value, language)
        case int() | Fraction():
            return describe_amount(value, ParameterType.NUMBER, language)
