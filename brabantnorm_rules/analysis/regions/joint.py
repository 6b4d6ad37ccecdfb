"""Joint activities: one record for all that makes clauses met for many, each tried by assessing every organisation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Final

import attrs

from brabantnorm_rules.analysis.planning.candidates import Candidates
from brabantnorm_rules.analysis.planning.fulfilling import Writer
from brabantnorm_rules.analysis.planning.merging import have_in_common, merge
from brabantnorm_rules.analysis.planning.records import RecordWays
from brabantnorm_rules.analysis.planning.solving import is_worse
from brabantnorm_rules.analysis.planning.steps import Said, Step, StepKind, apply
from brabantnorm_rules.analysis.planning.trials import named
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.confidentiality import levels_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import RECORDED_ON, Domain, FactType
from brabantnorm_rules.norm.mentions import conditions_of
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import Exists, Share, record_questions
from brabantnorm_rules.truth import Flags, Outcome

_WAYS: Final = 2
"""How many records are looked at that would answer one check of one organisation."""

_ASKED: Final = 60
"""How many records of one fact type are looked at, those that most checks ask for first."""

_TRIED: Final = 300
"""How many records of one fact type are tried at most, with what was merged and left out."""


@attrs.frozen
class JointRepair:
    """For how many organisations a joint activity makes a clause met."""

    rule: str
    organisations: int


@attrs.frozen
class JointActivity:
    """One record for all, made on the as-of date, and the clauses that it makes met; it was tried by assessing.

    ``values`` are its fields with what they hold, in the fields ``together`` stand all organisations. ``repairs`` are
    in order of the clauses. No clause that is met without it is less so with it.
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
    _tried: dict[Step, tuple[JointRepair, ...] | None] = attrs.field(init=False, factory=dict)
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

    def _proposed(self, step: Step, repairs: tuple[JointRepair, ...]) -> JointActivity:
        together = tuple(name for name, _ in step.values if self._is_together(name))
        values = ((name, said) for name, said in step.values if name not in (*together, RECORDED_ON))
        return JointActivity(self.fact_type, tuple(values), together, repairs)

    @property
    def _type(self) -> FactType:
        return self.norm.fact_types[self.fact_type]

    def _is_together(self, name: str) -> bool:
        """Return whether a field holds organisations: in what is done together all of them stand there."""
        field = self._type.field(name)
        return field is not None and field.domain is Domain.ORGANISATION

    def _is_joint(self, step: Step) -> bool:
        """Return whether a record says who took part, where its type has a place for that: else each does it alone."""
        return any(self._is_together(name) for name, _ in step.values) or not any(
            self._is_together(field.name) for field in self._type.fields
        )

    # ---- what is asked -----------------------------------------------------------------------------------------------

    def _asked(self) -> list[Step]:
        """Return the records that checks ask for which are not answered with yes, those most asked first."""
        found: Counter[Step] = Counter()
        for dossier, assessment in zip(self.dossiers, self.made, strict=True):
            ways = self._ways(dossier, assessment.norm)
            for condition in dict.fromkeys(self._conditions(assessment)):
                for way in islice(ways.new(self._type, condition, StepKind.DO), _WAYS):
                    if len(way) == 1 and self._is_joint(way[0]):
                        found[self._for_all(way[0])] += 1
        ordered = sorted(found, key=lambda each: (-found[each], _order(each)))
        self._left_out = len(ordered) > _ASKED
        return ordered[:_ASKED]

    def _ways(self, dossier: Dossier, norm: Norm) -> RecordWays:
        moment = moment_of(norm, self.as_of.toordinal(), dossier.organisation.kind)
        # The values that are usual in a dossier would tell others what its records hold.
        blank = Dossier(dossier.norm, dossier.organisation, dossier.as_at, let_in=dossier.let_in)
        writer = Writer(Candidates(moment, self.as_of.toordinal(), blank))
        known = None if self.known_on is None else self.known_on.toordinal()
        return RecordWays(Assessing(moment, dossier, known), writer, self.as_of, self.known_on)

    def _conditions(self, assessment: Assessment) -> Iterator[c.Condition]:
        for finding in chain.from_iterable(assessment[rule].tree() for rule in self.rules):
            for result in finding.checks:
                if not result.check.note and result.flags & (Flags.NO | Flags.UNKNOWN):
                    for question in record_questions(result.check.question):
                        if isinstance(question, Exists | Share) and question.fact_type == self.fact_type:
                            yield c.All(conditions_of(question))

    def _for_all(self, step: Step) -> Step:
        everybody = frozenset(dossier.organisation.id for dossier in self.dossiers)
        values = ((name, everybody if self._is_together(name) else said) for name, said in step.values)
        return attrs.evolve(step, values=tuple(values))

    # ---- what it makes -----------------------------------------------------------------------------------------------

    def _smallest(self, parts: tuple[Step, ...]) -> tuple[Step, ...]:
        """Return the parts of a record without those that it repairs as much without."""
        for part in parts:
            fewer = tuple(each for each in parts if each is not part)
            if fewer and self._repairs(_whole(fewer)) == self._repairs(_whole(parts)):
                return self._smallest(fewer)
        return parts

    def _repairs(self, step: Step) -> tuple[JointRepair, ...]:
        return self._tried_with(step) or ()

    def _tried_with(self, step: Step) -> tuple[JointRepair, ...] | None:
        """Return what a record makes met; None where it would undo something, or too much was tried already."""
        if step not in self._tried:
            if len(self._tried) >= _TRIED:
                self._left_out = True
                return None
            self._tried[step] = self._try(step)
        return self._tried[step]

    def _try(self, step: Step) -> tuple[JointRepair, ...] | None:
        repaired: Counter[str] = Counter()
        for dossier, before in zip(self.dossiers, self.made, strict=True):
            try:
                with_it = apply(dossier, named(dossier, [step]))
            except DossierError:
                return None
            after = assess(self.norm, with_it, self.as_of, known_on=self.known_on, rules=self.rules)
            for rule in self.rules:
                if before[rule].outcome is not Outcome.MET and after[rule].outcome is Outcome.MET:
                    repaired[rule] += 1
                elif is_worse(before[rule].outcome, after[rule].outcome):
                    return None
        return tuple(JointRepair(rule, repaired[rule]) for rule in self.rules if repaired[rule])


def _merged(asked: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Yield for each record itself with all others that can be one with it; those most like it were added first."""
    for first in asked:
        parts, whole = [first], first
        for other in sorted(asked, key=lambda each: -len(set(first.values) & set(each.values))):
            one = merge(whole, other) if have_in_common(whole, other) else None
            if other is not first and one is not None:
                parts, whole = [*parts, other], one
        yield tuple(parts)


def _whole(parts: Iterable[Step]) -> Step:
    first, *others = parts
    for other in others:
        first = merge(first, other) or first
    return attrs.evolve(first, values=tuple(sorted(first.values, key=lambda each: each[0])))


def _covers(one: JointActivity, other: JointActivity) -> bool:
    found = {repair.rule: repair.organisations for repair in one.repairs}
    return all(found.get(repair.rule, 0) >= repair.organisations for repair in other.repairs)


def _size(step: Step) -> int:
    return sum(len(said) if isinstance(said, frozenset) else 1 for _, said in step.values)


def _order(step: Step) -> str:
    """Return what puts records in an order that is always the same: a set by itself has none."""
    return repr([(name, sorted(said) if isinstance(said, frozenset) else said) for name, said in step.values])
