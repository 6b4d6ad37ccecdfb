"""Joint activities: one record for all that makes clauses met for many, each tried by assessing every organisation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count
from typing import Final

import attrs

from brabantnorm_rules.analysis.activities import Activity, Said, activities_for, merge, row_of, said_in
from brabantnorm_rules.assessment.findings import Assessment, Finding
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.confidentiality import levels_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import record_questions
from brabantnorm_rules.truth import Flags, Outcome

_ASKED: Final = 32
"""How many activities of one fact type are looked at, those that most checks ask for first."""

_TRIED: Final = 200
"""How many activities of one fact type are tried at most, with what was merged and left out."""

_ID: Final = "gezamenlijk"


@attrs.frozen
class JointRepair:
    """For how many organisations a joint activity makes a clause met."""

    rule: str
    organisations: int


@attrs.frozen
class JointActivity:
    """One record for all, made on the as-of date, and the clauses that it makes met; it was tried by assessing.

    ``values`` are its fields with what they hold, in the fields ``together`` stand all organisations. ``repairs`` are
    in order of the clauses. With it no clause is met less that was met without.
    """

    fact_type: str
    values: tuple[tuple[str, Said], ...]
    together: tuple[str, ...]
    repairs: tuple[JointRepair, ...]

    @property
    def repaired(self) -> int:
        """How many clauses of organisations come to be met."""
        return sum(repair.organisations for repair in self.repairs)


@attrs.define(eq=False)
class Together:
    """Organisations that record a fact type together: their dossiers with what is recorded already, and assessed.

    ``rules`` are the clauses that are looked at; of these only those that rest on the fact type are tried.
    """

    fact_type: str
    dossiers: Sequence[Dossier]
    made: Sequence[Assessment]
    rules: Sequence[str]
    as_of: date
    known_on: date | None
    norm: Norm = attrs.field(init=False)
    _tried: dict[Activity, tuple[JointRepair, ...] | None] = attrs.field(init=False, factory=dict)
    _left_out: bool = attrs.field(init=False, default=False)

    def __attrs_post_init__(self) -> None:
        whole = self.made[0].norm
        self.rules = [rule for rule in self.rules if self.fact_type in levels_of(whole, rule)]
        rules = {name: kept for rule in self.rules for name, kept in narrow(whole, rule).rules.items()}
        self.norm = attrs.evolve(whole, rules=rules)

    @property
    def all_tried(self) -> bool:
        """Whether all that was found was tried."""
        return not self._left_out

    def activities(self) -> tuple[JointActivity, ...]:
        """Return the activities that make clauses met, those that do so for most first.

        Of two that repair the same the smaller is there; none repairs only what an earlier one repairs as well.
        """
        asked = [one for one in self._asked() if self._tried_with(one) is not None]
        found = dict.fromkeys((*((one,) for one in asked), *map(self._smallest, _merged(asked))))
        wholes = sorted(dict.fromkeys(map(_whole, found)), key=lambda whole: (_size(whole), _order(whole)))
        works = [self._proposed(whole, repairs) for whole in wholes if (repairs := self._repairs(whole))]
        works.sort(key=lambda one: -one.repaired)
        kept: list[JointActivity] = []
        for one in works:
            if not any(_covers(before, one) for before in kept):
                kept.append(one)
        return tuple(kept)

    def _proposed(self, activity: Activity, repairs: tuple[JointRepair, ...]) -> JointActivity:
        values = said_in(activity, self.norm.fact_types[self.fact_type])
        return JointActivity(self.fact_type, tuple(values), activity.together, repairs)

    def _asked(self) -> list[Activity]:
        """Return the activities that checks ask for which are not answered with yes, those most asked first."""
        found: Counter[Activity] = Counter()
        for assessment in self.made:
            moment = moment_of(assessment.norm, self.as_of.toordinal(), assessment.organisation.kind)
            for finding in chain.from_iterable(_tree(assessment[rule]) for rule in self.rules):
                for result in finding.checks:
                    if not result.check.note and result.flags & (Flags.NO | Flags.UNKNOWN):
                        for question in record_questions(result.check.question):
                            if question.fact_type == self.fact_type:
                                found.update(dict.fromkeys(activities_for(question, moment), 1))
        ordered = sorted(found, key=lambda each: (-found[each], _order(each)))
        self._left_out = len(ordered) > _ASKED
        return ordered[:_ASKED]

    def _smallest(self, parts: tuple[Activity, ...]) -> tuple[Activity, ...]:
        """Return the parts of an activity without those that it repairs as much without."""
        for part in parts:
            fewer = tuple(each for each in parts if each is not part)
            if fewer and self._repairs(_whole(fewer)) == self._repairs(_whole(parts)):
                return self._smallest(fewer)
        return parts

    def _repairs(self, activity: Activity) -> tuple[JointRepair, ...]:
        return self._tried_with(activity) or ()

    def _tried_with(self, activity: Activity) -> tuple[JointRepair, ...] | None:
        """Return what an activity makes met; None where it would undo something, or too much was tried already."""
        if activity not in self._tried:
            if len(self._tried) >= _TRIED:
                self._left_out = True
                return None
            self._tried[activity] = self._try(activity)
        return self._tried[activity]

    def _try(self, activity: Activity) -> tuple[JointRepair, ...] | None:
        repaired: Counter[str] = Counter()
        row = self._row(activity)
        for dossier, before in zip(self.dossiers, self.made, strict=True):
            try:
                with_it = dossier.add(self.fact_type, [row])
            except DossierError:
                return None
            after = assess(self.norm, with_it, self.as_of, known_on=self.known_on, rules=self.rules)
            for rule in self.rules:
                if before[rule].outcome is not Outcome.MET and after[rule].outcome is Outcome.MET:
                    repaired[rule] += 1
                elif _is_worse(before[rule].outcome, after[rule].outcome):
                    return None
        return tuple(JointRepair(rule, repaired[rule]) for rule in self.rules if repaired[rule])

    def _row(self, activity: Activity) -> Mapping[str, object]:
        used = {record for dossier in self.dossiers for record in dossier.registers[self.fact_type].ids}
        record = next(each for each in _ids() if each not in used)
        taking_part = [dossier.organisation.id for dossier in self.dossiers]
        recorded = None if self.known_on is None else self.as_of
        return row_of(activity, self.norm.fact_types[self.fact_type], record, taking_part, recorded)


def _merged(asked: Sequence[Activity]) -> Iterator[tuple[Activity, ...]]:
    """Yield for each activity itself with all others that can be one with it; those most like it were added first."""
    for first in asked:
        parts, whole = [first], first
        for other in sorted(asked, key=lambda each: -_alike(first, each)):
            one = merge(whole, other)
            if other is not first and one is not None:
                parts, whole = [*parts, other], one
        yield tuple(parts)


def _alike(one: Activity, other: Activity) -> int:
    return len(set(one.values) & set(other.values)) + len(set(one.together) & set(other.together))


def _whole(parts: Iterable[Activity]) -> Activity:
    first, *others = parts
    for other in others:
        first = merge(first, other) or first
    return first


def _covers(one: JointActivity, other: JointActivity) -> bool:
    found = {repair.rule: repair.organisations for repair in one.repairs}
    return all(found.get(repair.rule, 0) >= repair.organisations for repair in other.repairs)


def _is_worse(before: Outcome, after: Outcome) -> bool:
    """Return whether a rule is met no more, or falls short where it did not, or further than it did."""
    if before is Outcome.MET:
        return after is not Outcome.MET
    return after is Outcome.NOT_MET and before is not after if before.is_shortfall else after.is_shortfall


def _size(activity: Activity) -> int:
    return sum(len(value) if isinstance(value, frozenset) else 1 for _, value in activity.values)


def _order(activity: Activity) -> str:
    """Return what puts activities in an order that is always the same: a set by itself has none."""
    values = ((name, sorted(value) if isinstance(value, frozenset) else value) for name, value in activity.values)
    return repr((activity.fact_type, *values, activity.together))


def _tree(finding: Finding) -> Iterator[Finding]:
    yield finding
    for part in finding.parts:
        yield from _tree(part)


def _ids() -> Iterator[str]:
    yield _ID
    yield from (f"{_ID}-{number}" for number in count(2))
