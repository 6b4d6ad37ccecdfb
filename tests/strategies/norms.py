"""Generated norms: parameters, conditions over every operator, checks of every kind, and rules with parts."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, Final, TypeVar

import attrs

from brabantnorm_rules import Norm, Wording
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm import rules as r
from brabantnorm_rules.norm.facts import FactType, Field, FieldType
from brabantnorm_rules.norm.law import Change, ChangeList, Confidence, Power
from brabantnorm_rules.norm.parameters import DatedValue, Origin, Parameter, ParameterOf, ParameterType
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, Unit
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from tests.strategies.days import day_near
from tests.strategies.fact_types import CHANGES, KINDS, SUBJECTS, WORDS, fact_types, fields_of

T = TypeVar("T")

_TEXT: Final = Wording("tekst", "text")
_PERIODS: Final = (
    Period(0, Unit.DAYS),
    Period(2, Unit.DAYS),
    Period(1, Unit.WEEKS),
    Period(1, Unit.MONTHS),
    Period(3, Unit.MONTHS),
    Period(1, Unit.YEARS),
)
_HOUR: Final = MICROSECONDS_PER_HOUR
_CLOCKS: Final = (Clock(_HOUR), Clock(_HOUR * 3 // 2), Clock(24 * _HOUR), Clock(48 * _HOUR))
_ORDERED: Final = tuple(comparison for comparison in c.Comparison if comparison is not c.Comparison.EQUAL)


def norm(random: Random, *, of_organisation: bool = True) -> Norm:
    """Return a norm of a few rules; ``of_organisation``: also with checks of the organisation's own record."""
    types = fact_types(random)
    writer = _Writer(random, types, _change_list(random), of_organisation)
    rules = _rules(random, writer)
    return Norm(
        id="proef",
        edition="1",
        title=_TEXT,
        published_on=1,
        interim_on=None,
        target_before=None,
        kinds=KINDS,
        pillars=(r.Pillar(1, _TEXT),),
        rules={rule.id: rule for rule in rules},
        fact_types=types,
        parameters={parameter.name: parameter for parameter in _parameters(random)},
        changes={"wetten": writer.changes},
        sources={},
        powers={"bevoegdheid": Power("bevoegdheid", _TEXT, ("gemeente",))},
    )


def simple_conditions(random: Random, norm: Norm, fact_type: FactType, number: int) -> list[c.Condition]:
    """Return so many tests on one field of a type of a generated norm, deadlines among them."""
    writer = _Writer(random, dict(norm.fact_types), norm.changes["wetten"], of_organisation=True)
    return [writer.condition(fact_type, deadlines=True, depth=2) for _ in range(number)]


def _change_list(random: Random) -> ChangeList:
    def change(name: str) -> Change:
        in_force = day_near(random)
        known = in_force - timedelta(random.choice((0, 1, 30)))
        return Change(name, _TEXT, in_force.toordinal(), known.toordinal(), random.random() < 0.5, Confidence.SURE)

    return ChangeList("wetten", tuple(change(name) for name in CHANGES))


# ---- parameters -------------------------------------------------------------------------------------------------


def _parameters(random: Random) -> list[Parameter]:
    def parameter(name: str, kind: ParameterType, choices: Sequence[Any], of: str = "") -> Parameter:
        values = [DatedValue(random.choice(choices))]
        if random.random() < 0.3:
            values.append(DatedValue(random.choice(choices), since=day_near(random).toordinal()))
        if random.random() < 0.2:
            values.append(DatedValue(random.choice(choices), kind=random.choice(KINDS)))
        random.shuffle(values)
        return Parameter(name, kind, Origin.DEFAULT, _TEXT, tuple(values), of)

    return [
        parameter("venster", ParameterType.WINDOW, (*_PERIODS[2:], *NamedWindow)),
        parameter("termijn", ParameterType.DURATION, _PERIODS),
        parameter("klok", ParameterType.DURATION, _CLOCKS),
        parameter("aandeel", ParameterType.NUMBER, (Fraction(1, 2), Fraction(2, 3), 1, 0)),
        parameter("hoeveel", ParameterType.NUMBER, (1, 2, 3)),
        parameter("kleuren", ParameterType.SET, (WORDS, WORDS[:2], WORDS[1:], WORDS[:1], ()), "stuk.kleuren"),
        parameter("klokstart", ParameterType.FIELD, ("op", "klok_op"), "voorval"),
        parameter("dag", ParameterType.DATE, tuple(day_near(random).toordinal() for _ in range(3))),
        parameter("actualiseringstermijn", ParameterType.DURATION, _PERIODS),
    ]


# ---- rules ------------------------------------------------------------------------------------------------------


def _rules(random: Random, writer: "_Writer") -> list[r.Rule]:
    rules: list[r.Rule] = []
    for number in range(1, random.randint(3, 5)):
        rule = f"1.{number}"
        earlier = [found.id for found in rules]
        parts = []
        if random.random() < 0.25:
            parts = [_rule(random, writer, f"{rule}.{letter}", earlier) for letter in "ab"]
        checks = 0 if parts and random.random() < 0.5 else random.randint(1, 3)
        whole = _rule(random, writer, rule, earlier, checks)
        rules += [*parts, attrs.evolve(whole, parts=tuple(part.id for part in parts))]
    return rules


def _rule(random: Random, writer: "_Writer", name: str, earlier: Sequence[str], checks: int = 1) -> r.Rule:
    return r.Rule(
        name,
        1,
        _TEXT,
        applies_to=(random.choice(KINDS),) if random.random() < 0.04 else None,
        power="bevoegdheid" if random.random() < 0.04 else None,
        checks=tuple(_check(random, writer, f"check_{number}", earlier) for number in range(checks)),
    )


def _check(random: Random, writer: "_Writer", name: str, earlier: Sequence[str]) -> r.Check:
    active = (("kleuren", random.choice(WORDS)),) if random.random() < 0.1 else ()
    return r.Check(name, writer.question(earlier), active_when=active, note=random.random() < 0.05)


# ---- checks and conditions --------------------------------------------------------------------------------------


@attrs.define
class _Writer:
    random: Random
    types: dict[str, FactType]
    changes: ChangeList
    of_organisation: bool

    def question(self, earlier: Sequence[str], depth: int = 0) -> r.Question:
        kinds = ["share"] * 8 + ["exists"] * 4 + ["none"] * 3 + ["counted", "attested"]
        if depth == 0:
            kinds += ["any", "all"]
        if earlier:
            kinds.append("rule")
        match self.random.choice(kinds):
            case "counted":
                return self._counted()
            case "attested":
                return r.Attested(self.random.choice(SUBJECTS))
            case "rule":
                return r.OfRule(self.random.choice(list(earlier)))
            case "any":
                return r.AnyQuestion(tuple(self.question(earlier, 1) for _ in range(2)))
            case "all":
                return r.AllQuestions(tuple(self.question(earlier, 1) for _ in range(2)))
            case kind:
                return self._of_records(kind)

    def _of_records(self, kind: str) -> r.Question:
        names = ["voorval", "voorval", "stuk", "stuk", "uitspraak", *["organisatie"] * self.of_organisation]
        fact_type = self.types[self.random.choice(names)]
        where = self.condition(fact_type, deadlines=False) if self.random.random() < 0.7 else c.ALWAYS
        ended = self.random.random() < 0.15
        if kind == "exists":
            return r.Exists(fact_type.name, where, self.random.choice((1, 1, 2, ParameterOf("hoeveel"))), ended)
        if kind == "none":
            return r.NoneOf(fact_type.name, where, ended)
        return r.Share(
            fact_type.name,
            self.condition(fact_type, deadlines=True),
            self.random.choice(list(r.WhenNoCases)),
            where,
            self.random.choice((1, 1, Fraction(1, 2), Fraction(2, 3), ParameterOf("aandeel"))),
            ended,
            self._totals() if self.random.random() < 0.15 else None,
        )

    def _totals(self) -> tuple[tuple[str, str], ...]:
        return (("grootheid", self.random.choice(SUBJECTS)),)

    def _counted(self) -> r.Counted:
        answer = self.random.choice(list(r.WhenNoCases))
        if self.random.random() < 0.5:
            return r.Counted(
                self._totals(), answer, at_least=self.random.choice((Fraction(1, 2), ParameterOf("aandeel")))
            )
        return r.Counted(self._totals(), answer, at_most=self.random.choice((0, 1, ParameterOf("hoeveel"))))

    def condition(
        self, fact_type: FactType, *, deadlines: bool, its: FactType | None = None, depth: int = 0
    ) -> c.Condition:
        chance = self.random.random()
        if depth < 2 and chance < 0.3:
            parts = tuple(
                self.condition(fact_type, deadlines=deadlines, its=its, depth=depth + 1)
                for _ in range(self.random.randint(1, 3))
            )
            return self.random.choice((c.All, c.All, c.Any))(parts)
        if depth < 2 and chance < 0.36:
            return c.Not(self.condition(fact_type, deadlines=deadlines, its=its, depth=depth + 1))
        if depth < 2 and chance < 0.46:
            return self._has(fact_type, deadlines=deadlines, depth=depth)
        if deadlines and chance < 0.75:
            found = self._deadline(fact_type)
            if found is not None:
                return found
        return self._test(fact_type, its)

    def _test(self, fact_type: FactType, its: FactType | None) -> c.Condition:
        fields = [field for field in fact_type.fields if field.name != "id"]
        field = self.random.choice(fields)
        if fact_type.field("vastgesteld_op") and self.random.random() < 0.15:
            return c.UpToDateWith(self.changes, ParameterOf("actualiseringstermijn"))
        if self.random.random() < 0.15:
            return c.Is(field.name, self.random.random() < 0.5)
        match field.type:
            case FieldType.DATE | FieldType.INSTANT:
                return self._of_day(field, fact_type, its)
            case FieldType.BOOL:
                return c.Compare(field.name, c.Comparison.EQUAL, self._other(field, fact_type, its, (True, False)))
            case FieldType.NUMBER:
                threshold = self._other(field, fact_type, its, (0, 1, 2, Fraction(3, 2), ParameterOf("hoeveel")))
                return c.Compare(field.name, self.random.choice(_ORDERED), threshold)
            case FieldType.ENUM:
                return self._of_word(field, fact_type, its)
            case FieldType.SET:
                return self._of_set(field, fact_type, its)
            case _:
                return c.Is(field.name, self.random.random() < 0.5)

    def _other(self, field: Field, fact_type: FactType, its: FactType | None, written: Sequence[Any]) -> Any:
        """Return something of a field's type to compare it with: mostly written, else another field."""
        options: list[Any] = [self.random.choice(list(written))] * 4
        same = (FieldType.DATE, FieldType.INSTANT) if field.is_day else (field.type,)
        options += [c.Own(other.name) for other in fields_of(fact_type, *same) if other.domain is field.domain]
        if its is not None:
            options += [c.Its(other.name) for other in fields_of(its, *same) if other.domain is field.domain] * 3
        return self.random.choice(options)

    def _of_day(self, field: Field, fact_type: FactType, its: FactType | None) -> c.Condition:
        if self.random.random() < 0.5:
            written: Sequence[Any] = (
                *_PERIODS[2:],
                *NamedWindow,
                ParameterOf("venster"),
                c.ParameterAt("venster", self._at(fact_type, its)),
            )
            return c.WithinLast(field.name, self.random.choice(written))
        days = (day_near(self.random).toordinal(), c.AsOf(), ParameterOf("dag"))
        if field.type is FieldType.DATE and self.random.random() < 0.1:
            return c.Compare(field.name, c.Comparison.EQUAL, self._other(field, fact_type, its, days))
        return c.OnSide(field.name, self.random.choice(list(c.Side)), self._other(field, fact_type, its, days))

    def _at(self, fact_type: FactType, its: FactType | None) -> c.Own | c.Its:
        if its is not None and self.random.random() < 0.5:
            days = fields_of(its, FieldType.DATE, FieldType.INSTANT)
            return c.Its(self.random.choice(days).name)
        return c.Own(self.random.choice(fields_of(fact_type, FieldType.DATE, FieldType.INSTANT)).name)

    def _of_word(self, field: Field, fact_type: FactType, its: FactType | None) -> c.Condition:
        if field.domain is not None:
            own = c.OwnOrganisation() if self.random.random() < 0.7 else "gm9902"
            return c.Compare(field.name, c.Comparison.EQUAL, own)
        if self.random.random() < 0.5:
            operand = self._other(field, fact_type, its, field.values)
            return c.Compare(field.name, c.Comparison.EQUAL, operand)
        return c.In(field.name, self._several(field, fact_type, its))

    def _several(self, field: Field, fact_type: FactType, its: FactType | None) -> Any:
        values: Sequence[str] = field.values or CHANGES
        options: list[Any] = [tuple(self.random.sample(values, self.random.randint(1, len(values))))] * 3
        if field.values == WORDS:
            options += [ParameterOf("kleuren"), c.ParameterAt("kleuren", self._at(fact_type, its))]
            if its is not None and its.field("kleuren"):
                options += [c.Its("kleuren")] * 2
        return self.random.choice(options)

    def _of_set(self, field: Field, fact_type: FactType, its: FactType | None) -> c.Condition:
        values = field.values or CHANGES
        several = self._several(field, fact_type, its)
        number = self.random.randint(1, 2)
        options: list[c.Condition] = [
            c.IncludesAny(field.name, several),
            c.IncludesAll(field.name, several),
            c.IncludesAtLeast(field.name, number, several),
            c.IncludesAtLeast(field.name, number),
        ]
        one: Any = self.random.choice(values)
        if its is not None and its.field("kleur") and field.values == WORDS and self.random.random() < 0.6:
            one = c.Its("kleur")
        return self.random.choice([*options, c.Includes(field.name, one), c.Includes(field.name, one)])

    def _deadline(self, fact_type: FactType) -> c.Condition | None:
        days = fields_of(fact_type, FieldType.DATE, FieldType.INSTANT)
        if len(days) < 2:
            return None
        field, other = self.random.choice(days), self.random.choice(days)
        start: c.FieldOperand = c.Own(other.name)
        if fact_type.name == "voorval" and self.random.random() < 0.4:
            field, start = (
                self.random.choice([day for day in days if day.name == "reactie_op"]),
                ParameterOf("klokstart"),
            )
        at = c.Own(self.random.choice(days).name)
        if self.random.random() < 0.3:
            periods: Sequence[Any] = (*_PERIODS, ParameterOf("termijn"), c.ParameterAt("termijn", at))
            return c.WithinBefore(field.name, self.random.choice(periods), start)
        durations: Sequence[Any] = (
            *_PERIODS,
            *_CLOCKS,
            ParameterOf("termijn"),
            ParameterOf("klok"),
            ParameterOf("klok"),
            c.ParameterAt("klok", at),
            c.ParameterAt("termijn", at),
        )
        return c.Within(field.name, self.random.choice(durations), start)

    def _has(self, fact_type: FactType, *, deadlines: bool, depth: int) -> c.Condition:
        related = self.types[self.random.choice(("voorval", "stuk", "uitspraak", "organisatie", "telling"))]
        where: c.Condition = c.ALWAYS
        if self.random.random() < 0.85:
            where = self.condition(related, deadlines=False, its=fact_type, depth=depth + 1)
        if self.random.random() < 0.4:
            where = c.All(
                (*c.parts_of(where), self._matching(related, fact_type)) if isinstance(where, c.All) else (where,)
            )
        days = fields_of(fact_type, FieldType.DATE, FieldType.INSTANT)
        window: c.After | c.Before | c.Between | None = None
        date_field = None
        if deadlines and self.random.random() < 0.7:
            window = self._window(fact_type, days)
            inner = fields_of(related, FieldType.DATE, FieldType.INSTANT)
            if self.random.random() < 0.3 or not related.from_fields:
                date_field = self.random.choice(inner).name
        return c.Has(related.name, where, window, date_field)

    def _matching(self, related: FactType, outer: FactType) -> c.Condition:
        pairs: list[c.Condition] = [c.Compare("bekend", c.Comparison.EQUAL, c.Its("bekend"))]
        if related.field("bekend") is None or outer.field("bekend") is None:
            return c.ALWAYS
        if related.field("kleur") and outer.field("kleur"):
            pairs = [c.Compare("kleur", c.Comparison.EQUAL, c.Its("kleur")), c.Includes("kleuren", c.Its("kleur"))]
        return self.random.choice(pairs)

    def _window(self, fact_type: FactType, days: Sequence[Field]) -> c.After | c.Before | c.Between:
        start: c.FieldOperand = c.Own(self.random.choice(list(days)).name)
        if fact_type.name == "voorval" and self.random.random() < 0.2:
            start = ParameterOf("klokstart")
        period = self.random.choice((*_PERIODS, ParameterOf("termijn")))
        chance = self.random.random()
        if chance < 0.4:
            return c.After(start, period)
        if chance < 0.7:
            return c.Before(start, period)
        return c.Between(start, c.Own(self.random.choice(list(days)).name))


def dates(random: Random, number: int) -> list[date]:
    """Return as-of dates near the days on which things happen."""
    return [day_near(random, 20) for _ in range(number)]
