"""Gaps: the missing facts of an assessment in words, those that would help most first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.assessment import Assessment, CheckResult, Finding, Missing
from brabantnorm_rules.assessment.findings import Lack
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.language import gaps as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.facts import JUDGEMENT, SUBJECT, TOTALS
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Attested, Counted, Question, Share
from brabantnorm_rules.truth import Flags, Outcome

Key: TypeAlias = tuple[tuple[str, str], ...]
"""The key of a statement: fields with their values."""

_NAMED: Final = 3
_LACKS: Final = (Lack.BEHIND, Lack.COMPLETENESS, Lack.ATTESTATION, Lack.FIELD, Lack.TIME, Lack.EXISTENCE, Lack.TOTALS)


@attrs.frozen
class Gap:
    """One thing that is missing or amiss, in words, and the rules that it would help to decide."""

    text: str
    rules: tuple[str, ...]


def gaps_of(assessment: Assessment, dossier: Dossier, language: str) -> tuple[Gap, ...]:
    """Return what keeps rules unknown, the most useful first: what contradicts itself, then what is missing.

    Of what is missing, what helps most rules comes first; then what is said of a whole register, without which its
    records decide little; then judgements, and fields, those of most records first. Totals come last.
    """
    unknown = [finding for clause in assessment for finding in _unknown(clause)]
    say = _Words(dossier, assessment.glossary, assessment.as_of.toordinal(), language)
    contradicting = [
        Gap(say.contradiction(result, question), (finding.rule.id,))
        for finding in unknown
        for result, question in _asked(finding)
        if result.contradiction
    ]
    ids: dict[Missing, dict[str, None]] = {}
    rules: dict[Missing, dict[str, None]] = {}
    instead: set[Missing] = set()
    for finding in unknown:
        beside_records = {_statement_of(question) for _, question in _asked(finding) if isinstance(question, Share)}
        for missing in finding.missing:
            group = attrs.evolve(missing, id="")
            rules.setdefault(group, {}).setdefault(finding.rule.id)
            ids.setdefault(group, {}).update(dict.fromkeys([missing.id] if missing.id else []))
            if missing.key in beside_records:
                instead.add(group)
    order = sorted(rules, key=lambda group: (-len(rules[group]), _LACKS.index(group.lack), -len(ids[group])))
    return (
        *contradicting,
        *(Gap(say.missing(group, tuple(ids[group]), group in instead), tuple(rules[group])) for group in order),
    )


def _unknown(finding: Finding) -> Iterator[Finding]:
    """Yield what is unknown in a finding: itself, or else parts of it."""
    if finding.outcome == Outcome.UNKNOWN:
        yield finding
        return
    for part in finding.parts:
        yield from _unknown(part)


def _asked(finding: Finding) -> Iterator[tuple[CheckResult, Question]]:
    """Yield the results in a finding that are unknown, inner ones too, each with its question."""
    for result in finding.checks:
        if not result.check.note:
            yield from _open(result, result.check.question)
    for part in finding.parts:
        yield from _asked(part)


def _open(result: CheckResult, question: Question) -> Iterator[tuple[CheckResult, Question]]:
    if result.flags & Flags.UNKNOWN:
        yield result, question
    if isinstance(question, AnyQuestion | AllQuestions):
        for part, inner in zip(result.parts, question.parts, strict=True):
            yield from _open(part, inner)


def _statement_of(question: Question) -> Key | None:
    """Return the key of the statement that answers a question; None when records answer alone."""
    match question:
        case Attested(subject):
            return ((SUBJECT, subject),)
        case Counted(totals) | Share(totals=totals):
            return totals
        case _:
            return None


@attrs.frozen
class _Words:
    """Says what is missing, with what the dossier does have of it."""

    dossier: Dossier
    glossary: Glossary
    as_of: int
    language: str

    def contradiction(self, result: CheckResult, question: Question) -> str:
        """Return which facts contradict each other."""
        ids: Sequence[str] = result.records.contradictions if result.records is not None else ()
        key = _statement_of(question)
        if not ids and key is not None and (result.records is None or len(result.totals) > 1):
            ids = self._last(JUDGEMENT if isinstance(question, Attested) else TOTALS, key)[1]
        wording = words.CONTRADICTING if ids else words.CONTRADICTING_TOTALS
        return wording.fill(self.language, {"check": result.check.id, "ids": ", ".join(ids)})

    def missing(self, missing: Missing, ids: Sequence[str], instead: bool) -> str:
        """Return what is missing, of the records with these ids; ``instead``: totals in the place of records."""
        match missing.lack:
            case Lack.FIELD | Lack.TIME | Lack.EXISTENCE:
                one, many = words.OF_RECORDS[missing.lack]
                return self._fill(many if len(ids) > 1 else one, missing, number=len(ids), ids=_some(ids))
            case Lack.COMPLETENESS:
                return self._fill(self._completeness(missing.fact_type), missing)
            case Lack.BEHIND:
                register = self.dossier.registers[missing.fact_type]
                day = describe_day(register.as_at or self.dossier.as_at.toordinal(), self.language)
                return self._fill(words.BEHIND, missing, day=day)
            case Lack.TOTALS if instead:
                return self._fill(words.TOTALS_INSTEAD, missing, key=self._key(missing))
            case Lack.ATTESTATION | Lack.TOTALS:
                absent, past = words.STATEMENTS[missing.lack]
                last, _ = self._last(missing.fact_type, missing.key)
                day = describe_day(last, self.language) if last else ""
                return self._fill(past if last else absent, missing, key=self._key(missing), day=day)

    def _completeness(self, fact_type: str) -> Wording:
        register = self.dossier.registers.get(fact_type)
        if register is None:
            return words.ABSENT
        return words.NOT_COVERED if register.declarations else words.NOT_COMPLETE

    def _last(self, fact_type: str, key: Key) -> tuple[int, Sequence[str]]:
        """Return the last day (ordinal) up to the as-of date with statements of a key, and their ids; 0: none."""
        register = self.dossier.registers.get(fact_type)
        by_day: dict[int, list[str]] = {}
        if register is not None:
            days = register.columns[register.fact_type.from_fields[0]]
            for position, day in enumerate(days):
                held = all(register.columns[field][position] == value for field, value in key)
                if held and type(day) is int and day <= self.as_of:
                    by_day.setdefault(day, []).append(register.ids[position])
        return max(by_day.items(), default=(0, []))

    def _key(self, missing: Missing) -> str:
        """Return which statement is meant: in words, and as one writes it in a dossier where that is something else."""
        key = {name: value for name, value in missing.key if value != "alle"}
        say, of = self.dossier.norm.words.say, missing.fact_type
        said = [
            self.glossary.text(say(value, self.language, f"{of}.{name}"), self.language) for name, value in key.items()
        ]
        written = "" if said == [*key.values()] else f" ({', '.join(f'`{value}`' for value in key.values())})"
        return f"{', '.join(said)}{written}"

    def _fill(self, wording: Wording, missing: Missing, **arguments: object) -> str:
        named: Mapping[str, object] = {"fact_type": missing.fact_type, "field": missing.field, **arguments}
        return wording.fill(self.language, named)


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
