"""Repairs: ways in which the checks of a rule that fall short, or are unknown, could come to be answered with yes."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product
from math import ceil
from typing import Any, Final

import attrs

from brabantnorm_rules.analysis.planning.records import WAYS, RecordWays, Way
from brabantnorm_rules.analysis.planning.steps import StepKind
from brabantnorm_rules.assessment.findings import CheckResult, Finding
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import DENOMINATOR, JUDGEMENT, NUMERATOR, SUBJECT, TOTALS, VERDICT, RecordKind
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Counted,
    Exists,
    NoneOf,
    OfRule,
    Question,
    Share,
    WhenNoCases,
)
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.truth import Flags

_COMBINED: Final = 24
"""How many combinations of ways of several checks are tried."""

_LOOKED_AT: Final = 1000
"""How many combinations are looked at, to try first those of which most comes first."""

_OF_HUNDRED: Final = 100
"""The number of cases in totals of which nothing is known yet."""

_JUDGED_YES: Final = "ja"


@attrs.frozen(eq=False)
class Repairs:
    """Finds ways for the checks of findings, which were made with all evidence; ``records`` finds those of records."""

    records: RecordWays
    findings: Mapping[str, Finding]

    def of_checks(self, finding: Finding) -> Iterator[tuple[CheckResult, tuple[Way, ...]]]:
        """Yield the checks of a finding and its parts that are not answered with yes alone, with the ways for each."""
        for result in finding.checks:
            if not result.check.note and result.flags & (Flags.NO | Flags.UNKNOWN):
                yield result, self._first(result, result.check.question)
        for part in finding.parts:
            yield from self.of_checks(part)

    def _first(self, result: CheckResult, question: Question) -> tuple[Way, ...]:
        """Return the first ways for a question, each once."""
        found: dict[Way, None] = {}
        for way in self._ways(result, question):
            found.setdefault(tuple(dict.fromkeys(way)))
            if len(found) == WAYS:
                break
        return tuple(found)

    def _ways(self, result: CheckResult, question: Question) -> Iterator[Way]:
        if not result.flags & (Flags.NO | Flags.UNKNOWN):
            yield ()
            return
        kind = StepKind.DO if result.flags & Flags.NO else StepKind.SUPPLY
        match question:
            case Exists():
                yield from self._of_exists(result, question, kind)
            case NoneOf():
                yield from self._of_none(result, question)
            case Share():
                yield from islice(self._of_share(result, question, kind), WAYS - 1)
                if question.totals is not None and (kind is StepKind.SUPPLY or _may_come_late(question.must)):
                    yield self._totals(result, question.totals, kind, at_least=question.at_least)
            case Counted(totals, _, at_least, at_most):
                yield self._totals(result, totals, kind, at_least, at_most)
            case Attested(subject):
                yield self._statement(JUDGEMENT, {SUBJECT: subject, VERDICT: _JUDGED_YES}, kind)
            case OfRule(rule):
                yield from combined([ways for _, ways in self.of_checks(self.findings[rule])])
            case AnyQuestion(parts):
                for part, inner in zip(result.parts, parts, strict=True):
                    yield from self._ways(part, inner)
            case AllQuestions(parts):
                open_still = zip(result.parts, parts, strict=True)
                yield from combined([self._first(part, inner) for part, inner in open_still])

    # ---- questions of records ----------------------------------------------------------------------------------------

    def _of_exists(self, result: CheckResult, question: Exists, kind: StepKind) -> Iterator[Way]:
        seen, assessing = result.records, self.records.assessing
        assert seen is not None  # noqa: S101 - questions about records have seen them
        number = ceil(Fraction(assessing.moment.value(question.at_least))) - seen.passing.total
        view = assessing.view(question.fact_type, ended=question.ended)
        supplied = tuple(self.records.supplied(view, question, seen.undecided.ids))
        if len(supplied) >= number:
            yield tuple(step for way in supplied[:number] for step in way)
        fact_type = view.register.fact_type
        # In a register that is behind nothing is known to last, not even what is added to it.
        told = (self.records.completed(view),) if view.behind else ()
        for first, *beside in self.records.new(fact_type, question.where, StepKind.DO if seen.complete else kind):
            several = (attrs.evolve(first, ids=(str(place),)) for place in range(1, number + 1))
            yield (*told, *several, *beside)
        if number == 1 and fact_type.kind is RecordKind.THING:
            yield from self.records.extended(view, question.where)

    def _of_none(self, result: CheckResult, question: NoneOf) -> Iterator[Way]:
        seen = result.records
        assert seen is not None  # noqa: S101 - as above
        view = self.records.assessing.view(question.fact_type, ended=question.ended)
        told = () if seen.complete else (self.records.completed(view),)
        repaired = self.records.ruled_out(view, question, seen.passing.ids)
        decided = self.records.decided(view, question, seen.undecided.ids)
        yield from combined([(told,), *repaired, *decided])

    def _of_share(self, result: CheckResult, question: Share, kind: StepKind) -> Iterator[Way]:
        seen, records = result.records, self.records
        assert seen is not None  # noqa: S101 - as above
        view = records.assessing.view(question.fact_type, ended=question.ended)
        fact_type = view.register.fact_type
        told = () if seen.complete else (records.completed(view),)
        cases = seen.scope + seen.undecided.total
        case = c.All((question.where, question.must))
        if not cases and question.when_no_cases in (WhenNoCases.NOT_MET, WhenNoCases.UNKNOWN):
            yield from records.new(fact_type, case, kind)
            yield from ((*told, *way) for way in records.new(fact_type, case, kind) if told)
            return
        if not len(view.register) and fact_type.kind is RecordKind.THING and told:
            # That there is no lasting thing at all, of which nothing was recorded, is not what one looks up.
            yield from ((*told, *way) for way in records.new(fact_type, case, StepKind.SUPPLY))
            return
        share = Fraction(records.assessing.moment.value(question.at_least))
        repaired = [ways for ways in records.repaired(view, question, seen.failing.ids) if ways]
        decided = [ways for ways in records.decided(view, question, seen.undecided.ids) if ways]
        if share == 1 and len(repaired) < seen.failing.total:
            return
        needed = len(decided) + len(repaired) if share == 1 else max(ceil(share * cases) - seen.passing.total, 0)
        yield from _in_step([(told,), *(*decided, *repaired)[:needed]])

    # ---- statements --------------------------------------------------------------------------------------------------

    def _totals(
        self,
        result: CheckResult,
        key: Sequence[tuple[str, str]],
        kind: StepKind,
        at_least: Any = None,
        at_most: Any = None,
    ) -> Way:
        """Return totals that are just enough: of the cases that the last ones counted, or else of a hundred."""
        value = self.records.assessing.moment.value
        counted = [int(totals.denominator) for totals in result.totals if totals.denominator.isdecimal()]
        of = counted[0] if counted and counted[0] else _OF_HUNDRED
        enough = int(value(at_most)) if at_least is None else ceil(Fraction(value(at_least)) * of)
        return self._statement(TOTALS, {**dict(key), NUMERATOR: enough, DENOMINATOR: max(of, enough)}, kind)

    def _statement(self, name: str, values: Mapping[str, Value], kind: StepKind) -> Way:
        fact_type = self.records.assessing.moment.norm.fact_types[name]
        row = {**values, **dict.fromkeys(fact_type.from_fields[:1], self.records.writer.on)}
        return (self.records.record(fact_type, row, kind),)


def combined(of_each: Sequence[Sequence[Way]]) -> Iterator[Way]:
    """Yield ways for several checks together, what comes first for each of them first, and then what comes last."""
    places = [range(len(ways)) for ways in of_each]
    if not all(places):
        return
    last = tuple(len(ways) - 1 for ways in of_each)
    ordered = sorted(islice(product(*places), _LOOKED_AT), key=sum)
    for chosen in islice(dict.fromkeys((ordered[0], last, *ordered)), _COMBINED):
        yield tuple(step for place, ways in zip(chosen, of_each, strict=True) for step in ways[place])


def _in_step(of_each: Sequence[Sequence[Way]]) -> Iterator[Way]:
    """Yield ways for several records together: for all the first, then for all the second."""
    for number in range(max(map(len, of_each), default=0)):
        yield tuple(step for ways in of_each for step in ways[min(number, len(ways) - 1)])


def _may_come_late(condition: c.Condition) -> bool:
    """Return whether a case that fails a condition can pass later: what had to come in time does not, counted anew."""
    match condition:
        case c.All(parts):
            return all(map(_may_come_late, parts))
        case c.Any(parts):
            return any(map(_may_come_late, parts))
        case _:
            return not c.has_deadline(condition)
