"""Searching: dossiers that pass a rule in one norm and fall short of it in another, made at random from a seed."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Final

import attrs

from brabantnorm_rules.assessment import CheckResult, Finding, assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Counted,
    Exists,
    NoneOf,
    Question,
    RecordQuestion,
    Share,
)
from brabantnorm_rules.truth import Flags, Outcome
from brabantnorm_rules.workbench.making import Made, Maker
from brabantnorm_rules.workbench.registers import left_out_cell

_PATIENCE: Final = 50
"""How many changes in a row may bring a dossier no nearer, before another is begun."""

_MORE: Final = 300
"""How many more dossiers are tried for one that meets the rule, after one that is not asked."""

_LARGEST: Final = 120
"""The most records of a dossier."""

_GROWING: Final = 0.3
"""How often a dossier may grow without getting nearer."""

_FAR: Final = 1_000_000


@attrs.frozen(eq=False)
class Counterexample:
    """A dossier that shows that one norm does not ask as much of a rule as another does.

    On ``as_of`` it falls short of the rule in the one norm (``before``), under which it is, and meets it in the other
    or is not asked there (``now``).
    """

    rule: str
    dossier: Dossier = attrs.field(repr=False)
    as_of: date
    before: Outcome
    now: Outcome


@attrs.frozen(eq=False)
class _Shown:
    """What a dossier shows of a rule in both norms, and how far it is from being a counterexample; at 0 it is one."""

    before: Finding | None
    now: Finding | None
    distance: int

    @property
    def outcomes(self) -> tuple[Outcome, Outcome]:
        """The outcomes; of a rule that there is not: not applicable."""
        one, other = (Outcome.NOT_APPLICABLE if each is None else each.outcome for each in (self.before, self.now))
        return one, other


@attrs.define(eq=False)
class Search:
    """Looks for a counterexample for one rule at a moment of two norms; ``tried`` counts dossiers.

    ``start`` is what every other dossier is begun with: records that may be a part of one.
    """

    before: Moment
    now: Moment
    rule: str
    random: Random
    start: Made = attrs.field(factory=Made)
    tried: int = 0
    _maker: Maker = attrs.field(init=False)
    _norms: tuple[Norm, Norm] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._norms = (_narrowed(self.before.norm, self.rule), _narrowed(self.now.norm, self.rule))
        self._maker = Maker(self.before.as_of, self.random)
        for moment, norm in zip((self.before, self.now), self._norms, strict=True):
            self._maker.look_at(moment, norm)

    def find(self, most: int) -> Counterexample | None:
        """Return a small dossier that at most so many tries lead to, or None; one that meets the rule is best.

        A dossier is changed in one thing after the other, and a change stays that brings it no further from meeting the
        rule in the one norm and falling short of it in the other.
        """
        found: Made | None = None
        turn = 0
        while self.tried < most:
            made = self.start if turn % 2 == 0 else Made()
            turn += 1
            shown = self._show(made)
            idle = 0
            while shown.distance and self.tried < most and idle < _PATIENCE:
                other = self._change(made, shown)
                tried = self._show(other)
                idle = 0 if tried.distance < shown.distance else idle + 1
                if tried.distance < shown.distance or (
                    tried.distance == shown.distance and other.size <= made.size + 1
                ):
                    made, shown = other, tried
            if shown.distance:
                continue
            if shown.outcomes[1] is Outcome.MET:
                return self._smallest(made)
            if found is None:
                found, most = made, min(most, self.tried + _MORE)
        return None if found is None else self._smallest(found)

    # ---- one dossier ------------------------------------------------------------------------------------------------

    def _show(self, made: Made) -> _Shown:
        """Return what a dossier shows of the rule in both norms."""
        self.tried += 1
        dossier = made.enter(self.before.norm, self.before.as_of, self.before.kind) if made.size <= _LARGEST else None
        if dossier is None:
            return _Shown(None, None, _FAR)
        day = dossier.as_at
        before = assess(self._norms[0], dossier, day, rules=[self.rule])[self.rule]
        distance = 0 if before.outcome.is_shortfall else 1
        if not self._norms[1].rules:
            return _Shown(before, None, distance)
        try:
            same = self._norms[0].fact_types == self._norms[1].fact_types
            under = dossier if same else dossier.for_norm(self._norms[1])
        except DossierError:
            return _Shown(None, None, _FAR)
        now = assess(self._norms[1], under, day, rules=[self.rule])[self.rule]
        return _Shown(before, now, distance + 2 * _distance(now))

    # ---- one change -------------------------------------------------------------------------------------------------

    def _change(self, made: Made, shown: _Shown) -> Made:
        """Return a dossier that differs in one thing, most often one that a check lacks or should lack."""
        if self.random.random() < 0.8:
            open_now = [] if shown.now is None else [*_unmet(shown.now)]
            met_before = [] if shown.before is None else [*_asked(shown.before)]
            if open_now and self.random.random() < 0.85:
                return self._turn(made, self.now, *self.random.choice(open_now), passing=True)
            if met_before:
                return self._turn(made, self.before, *self.random.choice(met_before), passing=False)
        return self._at_random(made)

    def _turn(self, made: Made, moment: Moment, question: Question, result: CheckResult, *, passing: bool) -> Made:
        """Return a dossier that is changed towards a question that passes, or does not."""
        maker = self._maker
        match question:
            case Attested(subject):
                return maker.judgement(made, subject, passing=passing)
            case Counted(totals):
                return maker.total(made, totals)
            case Exists() | NoneOf() | Share():
                return self._turn_records(made, moment, question, result, passing=passing)
            case _:
                return self._at_random(made)

    def _turn_records(
        self, made: Made, moment: Moment, question: RecordQuestion, result: CheckResult, *, passing: bool
    ) -> Made:
        maker, name = self._maker, question.fact_type
        if isinstance(question, Share) and question.totals is not None and self.random.random() < 0.2:
            return maker.total(made, question.totals)
        unwanted = self._in_the_way(question, result, passing=passing)
        adds = isinstance(question, Share) or passing is isinstance(question, Exists)
        if unwanted and (not adds or self.random.random() < 0.5):
            return self._without(made, name, self.random.choice(unwanted))
        number = maker.number_of(moment, question) if passing and self.random.random() < 0.5 else 1
        row = maker.case(moment, question, passing=passing or isinstance(question, NoneOf))
        return made.with_rows(name, (*made.rows.get(name, ()), *(row,) * number)) if adds else made

    def _in_the_way(self, question: Question, result: CheckResult, *, passing: bool) -> tuple[str, ...]:
        """Return the ids of the records that keep a question from passing, or make it pass."""
        records = result.records
        if records is None:
            return ()
        if isinstance(question, NoneOf):
            return records.passing.ids if passing else ()
        if isinstance(question, Exists):
            return () if passing else records.passing.ids
        return records.failing.ids if passing else records.passing.ids

    def _without(self, made: Made, name: str, record: str) -> Made:
        place = int(record.rpartition("-")[2]) - 1
        return made.without(name, place) if place < len(made.rows.get(name, ())) else made

    def _at_random(self, made: Made) -> Made:
        """Return a dossier that differs in anything."""
        maker, random = self._maker, self.random
        which = random.random()
        held = [(name, place) for name, rows in made.rows.items() for place in range(len(rows))]
        if held and which < 0.4:
            return made.without(*random.choice(held)) if which < 0.2 else maker.altered(made, *random.choice(held))
        if which < 0.5:
            return maker.organisation(made)
        if maker.totals and which < 0.6:
            return maker.total(made, random.choice(list(maker.totals)))
        related = maker.related_row() if which < 0.8 else None
        if related is not None:
            return made.with_rows(related[0], (*made.rows.get(related[0], ()), related[1]))
        if not maker.questions:
            return made
        moment, question = random.choice(maker.questions)
        row = maker.case(moment, question, passing=random.random() < 0.7)
        return made.with_rows(question.fact_type, (*made.rows.get(question.fact_type, ()), row))

    # ---- making it small --------------------------------------------------------------------------------------------

    def _smallest(self, made: Made) -> Counterexample:
        """Return a counterexample of which nothing can be left out."""
        outcomes, tried = self._show(made).outcomes, self.tried
        smaller: Made | None = made
        while smaller is not None:
            made = smaller
            smaller = next((other for other in self._smaller(made) if self._is_alike(other, outcomes)), None)
        self.tried = tried
        dossier = made.enter(self.before.norm, self.before.as_of, self.before.kind)
        assert dossier is not None  # noqa: S101 - it was entered before
        return Counterexample(self.rule, dossier, dossier.as_at, *outcomes)

    def _is_alike(self, made: Made, outcomes: tuple[Outcome, Outcome]) -> bool:
        shown = self._show(made)
        return shown.distance == 0 and shown.outcomes == outcomes

    def _smaller(self, made: Made) -> Iterator[Made]:
        for name, rows in made.rows.items():
            if not rows:
                yield attrs.evolve(made, rows={other: held for other, held in made.rows.items() if other != name})
            yield from (made.without(name, place) for place in range(len(rows)))
        for known in made.organisation:
            left = {name: value for name, value in made.organisation.items() if name != known}
            yield attrs.evolve(made, organisation=left)
        for name, rows in made.rows.items():
            fact_type = self.before.norm.fact_types[name]
            for place, row in enumerate(rows):
                for field in fact_type.fields:
                    nothing = left_out_cell(fact_type, field)
                    if field.name in row and field.name not in fact_type.required and row[field.name] != nothing:
                        changed = {**row, field.name: nothing}
                        yield made.with_rows(name, (*rows[:place], changed, *rows[place + 1 :]))


def _narrowed(norm: Norm, rule: str) -> Norm:
    return narrow(norm, rule) if rule in norm.rules else attrs.evolve(norm, rules={})


def _distance(finding: Finding) -> int:
    """Return in how much a finding is from being met: twice for what falls short, once for what is unknown."""
    flags = [result.flags for result in finding.checks if not result.check.note]
    own = sum(2 * bool(found & Flags.NO) + bool(found & Flags.UNKNOWN) for found in flags)
    return own + sum(map(_distance, finding.parts))


def _asked(finding: Finding) -> Iterator[tuple[Question, CheckResult]]:
    """Yield what the checks of a finding and of its parts ask, part by part, with what each shows."""
    for result in finding.checks:
        if not result.check.note:
            yield from _inside(result.check.question, result)
    for part in finding.parts:
        yield from _asked(part)


def _unmet(finding: Finding) -> Iterator[tuple[Question, CheckResult]]:
    """Yield what is asked and does not pass."""
    return (found for found in _asked(finding) if found[1].flags & (Flags.NO | Flags.UNKNOWN))


def _inside(question: Question, result: CheckResult) -> Iterator[tuple[Question, CheckResult]]:
    if isinstance(question, AnyQuestion | AllQuestions):
        for part, shown in zip(question.parts, result.parts, strict=True):
            yield from _inside(part, shown)
    else:
        yield question, result
