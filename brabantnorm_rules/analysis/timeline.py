"""Timeline: every date on which an outcome changes if nothing else happens, and because of what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from brabantnorm_rules.analysis.calendar import AS_ANSWERS, Day, Occasion, calendar_of
from brabantnorm_rules.analysis.standing import Moved, Standing
from brabantnorm_rules.analysis.triggers import Passing
from brabantnorm_rules.analysis.wiring import parameters_below
from brabantnorm_rules.assessment.judging import check_fact_types, day_of, engine_of
from brabantnorm_rules.dossier import Deviation, DeviationStatus, Dossier, Organisation
from brabantnorm_rules.dossier.times import LAST_YEAR
from brabantnorm_rules.norm.conditions import ParameterAt
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterValue
from brabantnorm_rules.norm.rules import number_order
from brabantnorm_rules.truth import Outcome, outcome

LAST_DATE: Final = date(LAST_YEAR, 12, 31)
"""The last date that can be assessed."""

_DAY: Final = timedelta(1)


@attrs.frozen
class Cause:
    """What came to pass, so that an outcome changed.

    Of a record: its ``fact_type``, ``id``, and ``field``, whose ``day`` it is. Of a register: its ``fact_type``, and
    the ``day`` from which it is complete or to which it was kept. Of a ``change`` of law: the ``day`` from which it is
    in force. ``term`` is how long a window, a validity or a deadline lasted; ``parameter`` is the one that it comes
    from, or that has this as its value from now on.
    """

    passing: Passing
    fact_type: str = ""
    id: str = ""
    field: str = ""
    day: date | None = None
    term: ParameterValue | None = None
    parameter: str = ""
    change: str = ""


@attrs.frozen
class TimelineChange:
    """The outcome of one rule up to the day before a date, and from that date on, and what came to pass on it.

    ``forecast``: the date lies after the day to which the dossier was kept, so that it holds if nothing else happens.
    """

    on: date
    rule: str
    before: Outcome
    after: Outcome
    because: tuple[Cause, ...]
    forecast: bool


@attrs.frozen
class DeviationChange:
    """A deviation that is in force from a date on, or that has expired on it; no outcome changes because of it.

    ``status`` is `DeviationStatus.IN_FORCE` or `DeviationStatus.EXPIRED`; ``forecast`` is as for `TimelineChange`.
    """

    on: date
    deviation: Deviation
    status: DeviationStatus
    forecast: bool


@attrs.frozen(eq=False)
class Timeline:
    """Every change of an outcome of one dossier after ``start``, up to ``end``; iterating yields them, soonest first.

    ``as_at`` is the day to which the dossier was kept; what lies after it is a forecast. ``deviations`` are what
    becomes of deviations in the same period: they stand beside the changes of outcomes and are none.
    """

    norm: Norm
    organisation: Organisation
    start: date
    end: date
    as_at: date
    known_on: date | None
    changes: tuple[TimelineChange, ...]
    deviations: tuple[DeviationChange, ...]

    def __iter__(self) -> Iterator[TimelineChange]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def forecast(self) -> bool:
        """Whether some of it lies after the day to which the dossier was kept."""
        return self.end > self.as_at


def timeline(
    norm: Norm,
    dossier: Dossier,
    start: date,
    end: date,
    *,
    known_on: date | None = None,
    rules: Iterable[str] | None = None,
) -> Timeline:
    """Return every date on which an outcome changes if nothing else happens: as assessing on each day would.

    The outcome on ``start`` is what the first change starts from; a change on ``end`` is in it. ``known_on`` is as for
    `assess`. ``rules`` selects rules, by number, at any depth; without it all. Deviations that begin or lapse stand
    beside these changes.

    Raises what `assess` raises, and ValueError for an end before the start.
    """
    if day_of(end, "end") < day_of(start, "start"):
        raise ValueError(f"the end, {end}, lies before the start, {start}")
    asked = None if rules is None else tuple(rules)
    changes = tuple(_walk(norm, dossier, start, end, known_on, asked))
    beside = [
        change
        for change in _of_deviations(dossier, date.max if known_on is None else known_on)
        if start < change.on <= end and change.deviation.rule in (norm.rules if asked is None else asked)
    ]
    beside.sort(key=lambda change: (change.on, number_order(change.deviation.rule)))
    return Timeline(norm, dossier.organisation, start, end, dossier.as_at, known_on, changes, tuple(beside))


def _of_deviations(dossier: Dossier, known_on: date) -> Iterator[DeviationChange]:
    """Yield when the deviations that were decided by a day begin and lapse."""
    for decided in dossier.deviations:
        if decided.decided_on <= known_on:
            lapsed = decided.until + _DAY
            for on, status in ((decided.decided_on, DeviationStatus.IN_FORCE), (lapsed, DeviationStatus.EXPIRED)):
                yield DeviationChange(on, decided, status, on > dossier.as_at)


def changes_on(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    until: date | None = None,
    known_on: date | None = None,
    rules: Iterable[str] | None = None,
) -> Mapping[str, TimelineChange]:
    """Return the first change of each rule after ``as_of``, in the norm's order; a rule that stays as it is has none.

    ``until`` is the last date that is looked at; without it, any that can be assessed. The rest is as for `timeline`.
    """
    first: dict[str, TimelineChange] = {}
    for change in timeline(norm, dossier, as_of, until or LAST_DATE, known_on=known_on, rules=rules):
        first.setdefault(change.rule, change)
    order = {rule: place for place, rule in enumerate(norm.rules)}
    return {rule: first[rule] for rule in sorted(first, key=order.__getitem__)}


def next_changes(norm: Norm, dossier: Dossier, as_of: date) -> tuple[TimelineChange, ...]:
    """Return the changes on the first date after ``as_of`` on which an outcome changes; none: it never does."""
    found: list[TimelineChange] = []
    for change in _walk(norm, dossier, as_of, LAST_DATE, None, None):
        if found and change.on > found[0].on:
            break
        found.append(change)
    return tuple(found)


def _walk(
    norm: Norm, dossier: Dossier, start: date, end: date, known_on: date | None, rules: Iterable[str] | None
) -> Iterator[TimelineChange]:
    """Yield the changes day by day; what follows the last one that is asked for is not looked at."""
    check_fact_types(norm, dossier)
    asked = frozenset(norm.rules[rule_id].id for rule_id in (norm.rules if rules is None else rules))
    known, engine = None if known_on is None else day_of(known_on, "known_on"), engine_of("compiled")
    standing = Standing(norm, dossier, day_of(start, "start"), engine, known)
    for on, day in calendar_of(norm, dossier, start.toordinal(), end.toordinal()).items():
        if day.parameters:
            before, standing = standing, Standing(norm, dossier, on, engine, known)
            moved = standing.since(before)
        else:
            moved = standing.pass_to(on, day.records, day.registers)
        for rule in sorted(asked & moved.flags.keys(), key=standing.wiring.order.__getitem__):
            was, now = outcome(moved.flags[rule]), outcome(standing.flags[rule])
            if was is not now:
                because = tuple(_causes(rule, day, moved, standing))
                yield TimelineChange(date.fromordinal(on), rule, was, now, because, on > dossier.as_at.toordinal())


def _causes(rule: str, day: Day, moved: Moved, standing: Standing) -> Iterator[Cause]:
    """Yield what came to pass on a day in the records and registers that a rule saw change."""
    norm, wiring = standing.norm, standing.wiring
    for name in sorted(day.parameters.intersection(parameters_below(norm, rule))):
        yield Cause(Passing.PARAMETER, term=standing.moment.parameter(name), parameter=name)
    numbers = wiring.questions[rule] & moved.records.keys()
    records = set(moved.of(numbers))
    found: dict[tuple[str, str, str], dict[Cause, None]] = {}
    for occasion in day.occasions:
        if _is_seen(rule, occasion, numbers, records, standing):
            cause = _cause(occasion)
            found.setdefault((cause.fact_type, cause.id, cause.field), {})[cause] = None
    for _, causes in sorted(found.items()):
        telling = [cause for cause in causes if cause.passing not in (Passing.HAPPENS, Passing.REACHED)]
        yield from telling or causes


def _is_seen(
    rule: str, occasion: Occasion, numbers: frozenset[int], records: set[tuple[str, str]], standing: Standing
) -> bool:
    """Return whether what came to pass is in a question of the rule in which records moved, or in its statements."""
    trigger, reach = occasion.trigger, occasion.reach
    if any(numbers & seen for seen in reach.related.values()):
        return True
    if numbers & reach.own:
        register = standing.is_statement(trigger.fact_type) or not occasion.id
        return register or (trigger.fact_type, occasion.id) in records
    rests_on = standing.wiring.rests_on[rule]
    return trigger.fact_type in AS_ANSWERS and not rests_on.isdisjoint(
        standing.wiring.of_statements.get(trigger.fact_type, ())
    )


def _cause(occasion: Occasion) -> Cause:
    trigger = occasion.trigger
    return Cause(
        trigger.passing,
        trigger.fact_type,
        occasion.id,
        trigger.field,
        date.fromordinal(occasion.day),
        occasion.term,
        trigger.term.name if isinstance(trigger.term, ParameterOf | ParameterAt) else "",
        "" if trigger.change is None else trigger.change.id,
    )
