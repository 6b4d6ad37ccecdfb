"""Making: dossiers of which the records are corners of what rules ask, changed in one thing after the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from random import Random
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.dossier import Declaration, Dossier, Organisation
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import (
    DENOMINATOR,
    JUDGEMENT,
    KIND_FIELD,
    NUMERATOR,
    ORGANISATION,
    SUBJECT,
    TOTALS,
    VERDICT,
)
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, relations_of
from brabantnorm_rules.norm.periods import Period, day_after
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
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.workbench.corners import Corners
from brabantnorm_rules.workbench.registers import Row, register_with, usual
from brabantnorm_rules.workbench.rows import Rows

_MANY: Final = 40
"""The most of one record that are needed to tip a number or a share."""

_YES, _NO = "ja", "nee"
Totals: TypeAlias = tuple[tuple[str, str], ...]
"""A key of the fact type of totals, as pairs of field and value."""


@attrs.frozen(eq=False)
class Made:
    """What a dossier is made of: what is known of the organisation, and the records of each fact type."""

    organisation: Mapping[str, Value] = attrs.field(factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = attrs.field(factory=dict)

    @property
    def size(self) -> int:
        """How many records it has."""
        return sum(map(len, self.rows.values()))

    def with_rows(self, name: str, rows: Iterable[Row]) -> "Made":
        """Return it with other records of a fact type."""
        return attrs.evolve(self, rows={**self.rows, name: tuple(rows)})

    def without(self, name: str, place: int) -> "Made":
        """Return it without one record."""
        rows = self.rows[name]
        return self.with_rows(name, rows[:place] + rows[place + 1 :])

    def enter(self, norm: Norm, as_of: int, kind: str) -> Dossier | None:
        """Return it as a dossier under a norm, each register complete; None where the norm has no place for it.

        Records have their place in a register as their id.
        """
        organisation = Organisation("gm9901", "Dijkstede", kind, self.organisation)
        try:
            dossier = Dossier(norm, organisation, date.fromordinal(as_of))
        except DossierError:
            return None
        registers = []
        for name, rows in self.rows.items():
            fact_type = norm.fact_types[name]
            names = list(dict.fromkeys(field for row in rows for field in row))
            unsaid = {field.name: usual(fact_type, field, as_of) for field in fact_type.fields}
            whole = [[row.get(name, unsaid[name]) for name in names] for row in rows]
            register = register_with(fact_type, names, whole, as_of)
            registers.append(attrs.evolve(register, declarations=(Declaration(as_of),)))
        return dossier.with_registers(registers)


@attrs.define(eq=False)
class Maker:
    """Makes what dossiers are made of, towards what the rules that it is shown ask, or against it."""

    as_of: int
    random: Random
    questions: list[tuple[Moment, RecordQuestion]] = attrs.field(factory=list)
    subjects: dict[str, None] = attrs.field(factory=dict)
    totals: dict[Totals, None] = attrs.field(factory=dict)
    related: list[tuple[Moment, c.Has]] = attrs.field(factory=list)
    _corners: dict[str, Corners] = attrs.field(factory=dict)
    _names: dict[str, dict[str, None]] = attrs.field(factory=dict)
    _rows: dict[str, Rows] = attrs.field(factory=dict)
    _numbers: dict[Fraction, None] = attrs.field(factory=dict)

    # ---- what rules ask ---------------------------------------------------------------------------------------------

    def look_at(self, moment: Moment, norm: Norm) -> None:
        """Look at what the checks of a norm ask at a moment."""
        for rule in norm.rules.values():
            for check in rule.checks:
                self._look_at(moment, check.question)

    def _look_at(self, moment: Moment, question: Question) -> None:
        match question:
            case AnyQuestion(parts) | AllQuestions(parts):
                for part in parts:
                    self._look_at(moment, part)
            case Attested(subject):
                self.subjects[subject] = None
            case Counted(totals, _, at_least, at_most):
                self.totals[totals] = None
                self._add_numbers(moment, at_least, at_most)
            case Exists() | NoneOf() | Share():
                self.questions.append((moment, question))
                for condition in conditions_of(question):
                    self._add(moment, question.fact_type, condition)
                self._add_numbers(moment, getattr(question, "at_least", None))
                if isinstance(question, Share) and question.totals is not None:
                    self.totals[question.totals] = None

    def _add_numbers(self, moment: Moment, *written: object) -> None:
        for number in map(moment.value, written):
            if isinstance(number, int | Fraction):
                self._numbers[Fraction(number)] = None

    def _add(self, moment: Moment, name: str, condition: c.Condition, its: str | None = None) -> Corners:
        norm = moment.norm
        fact_type = norm.fact_types[name]
        if name not in self._corners:
            self._corners[name] = Corners(fact_type, self.as_of, change_ids(norm))
            self._names[name] = dict.fromkeys(fact_type.from_fields[-1:])
            if fact_type.until is not None:
                self._corners[name].add_days(fact_type.until, self.as_of - 1)
        corners = self._corners[name]
        corners.add(moment, condition, None if its is None else norm.fact_types[its])
        self._names[name].update(dict.fromkeys((*fields_of(condition, fact_type), *corners.day_names)))
        for relation in relations_of(condition):
            self.related.append((moment, relation))
            inner = self._add(moment, relation.record_of, relation.where, name)
            _look_across(moment, corners, inner, relation)
        return corners

    # ---- records ----------------------------------------------------------------------------------------------------

    def rows_of(self, name: str) -> Rows:
        """Return what makes the records of a fact type that is asked about."""
        if name not in self._rows:
            self._rows[name] = Rows(
                self._corners[name].fact_type, self._corners[name].cells(self._names[name]), self.random
            )
        return self._rows[name]

    def case(self, moment: Moment, question: RecordQuestion, *, passing: bool) -> Row:
        """Return a record that is in the scope of a question and passes it, or does not, as far as can be arranged."""
        scope, *must = conditions_of(question)
        wanted = [(scope, passing or bool(must)), *((condition, passing) for condition in must)]
        return self.rows_of(question.fact_type).row(moment, wanted)

    def altered(self, made: Made, name: str, place: int) -> Made:
        """Return a dossier with one record in which one thing is otherwise."""
        if name not in self._corners:
            return made
        rows = made.rows[name]
        return made.with_rows(name, (*rows[:place], self.rows_of(name).altered(rows[place]), *rows[place + 1 :]))

    def related_row(self) -> tuple[str, Row] | None:
        """Return a record that another may be asked to have, and its fact type; None where none is."""
        if not self.related:
            return None
        moment, relation = self.random.choice(self.related)
        return relation.record_of, self.rows_of(relation.record_of).row(moment, [(relation.where, True)])

    def number_of(self, moment: Moment, question: RecordQuestion) -> int:
        """Return how many passing records a question takes, or how many outweigh one that does not."""
        number = Fraction(moment.value(getattr(question, "at_least", 1)))
        needed = ceil(number / (1 - number)) if 0 < number < 1 else int(number)
        return max(1, min(needed, _MANY))

    def organisation(self, made: Made) -> Made:
        """Return a dossier of an organisation of which one thing is known otherwise."""
        if ORGANISATION not in self._corners:
            return made
        row = {name: cell[0] for name, cell in self.rows_of(ORGANISATION).any_row().items() if name != KIND_FIELD}
        if not row:
            return made
        name = self.random.choice(list(row))
        return attrs.evolve(made, organisation={**made.organisation, name: row[name]})

    def judgement(self, made: Made, subject: str, *, passing: bool) -> Made:
        """Return a dossier with this judgement on a subject, in the place of another."""
        others = [row for row in made.rows.get(JUDGEMENT, ()) if row[SUBJECT] != (subject,)]
        return made.with_rows(JUDGEMENT, (*others, {SUBJECT: (subject,), VERDICT: (_YES if passing else _NO,)}))

    def total(self, made: Made, key: Totals) -> Made:
        """Return a dossier with totals of a key on some side of some boundary, in the place of others."""
        others = [row for row in made.rows.get(TOTALS, ()) if any(row.get(name) != (value,) for name, value in key)]
        denominator = self.random.choice((1, 100, 100))
        counts = [int(number) if number > 1 else int(number * denominator) for number in self._numbers]
        numerator = self.random.choice(
            [0, denominator, *(max(count + step, 0) for count in counts for step in (-1, 0, 1))]
        )
        numbers = {NUMERATOR: (numerator,), DENOMINATOR: (denominator,)}
        return made.with_rows(TOTALS, (*others, {**{name: (value,) for name, value in key}, **numbers}))


def _look_across(moment: Moment, corners: Corners, inner: Corners, relation: c.Has) -> None:
    """Add to the days of related records those that lie a period from the days of the records that need them."""
    related = moment.norm.fact_types[relation.record_of]
    names: Sequence[str] = (relation.date,) if relation.date is not None else related.from_fields[:1]
    window = relation.window
    period = moment.value(None if window is None or isinstance(window, c.Between) else window.period)
    for name in corners.fact_type.from_fields:
        for day in (corners.as_of, *corners.days_of(name)):
            last = day_after(day, period) if isinstance(period, Period) else day
            for field in names:
                inner.add_days(field, day - 1, day, day + 1, last, last + 1)
