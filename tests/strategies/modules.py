"""Generated rule modules as authors could write them: checks over every operator, and modules with one mistake."""

import copy
from collections.abc import Iterator
from random import Random
from typing import Any, Final

import attrs

from brabantnorm_rules import Norm
from brabantnorm_rules.norm.facts import FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.norm.rules import WhenNoCases

_TEXT: Final = {"nl": "tekst", "en": "text"}
_DAYS: Final = ("2024-02-29", "2023-01-01")
_PERIODS: Final = ({"days": 3}, {"months": 1}, {"years": 2}, {"weeks": 4})
_CLOCKS: Final = ({"hours": 48}, {"minutes": 5})
_OPERATORS: Final = {
    FieldType.NUMBER: ("in", "at_least", "at_most", "more_than", "less_than"),
    FieldType.ENUM: ("in",),
    FieldType.ID: ("in",),
    FieldType.BOOL: ("in",),
    FieldType.SET: ("includes", "includes_any", "includes_all", "includes_at_least"),
    FieldType.DATE: ("on_or_after", "on_or_before", "within_last", "within", "within"),
    FieldType.INSTANT: ("on_or_after", "on_or_before", "within_last", "within", "within"),
}


def module(random: Random, norm: Norm) -> dict[str, Any]:
    """Return a rule module with one rule of one check; most are ones that can be read."""
    check = {"id": "check", **_Writer(random, norm).question()}
    rule = {"id": "1.99", "title": _TEXT, "anchor": random.choice(("law", "ambition")), "checks": [check]}
    return {"format": 1, "pillar": 1, "rules": [rule]}


@attrs.frozen
class _Writer:
    random: Random
    norm: Norm

    def question(self, depth: int = 0) -> dict[str, Any]:
        """Return what is asked."""
        fact_type = self.fact_type()
        asks = ["exists", "none", "every", "every", "share", "share", "counted"] + ["any", "all"] * (depth == 0)
        match self.random.choice(asks):
            case "any" | "all" as word:
                return {word: [self.question(1), self.question(1)]}
            case "exists":
                more = {"at_least": self.random.choice((1, 3, *self.parameters(ParameterType.NUMBER)))}
                return {"exists": fact_type.name, **self.where(fact_type), **(more if self.maybe() else {})}
            case "none":
                return {"none": fact_type.name, **self.where(fact_type)}
            case "counted":
                return {**self.totals(), "when_no_cases": self.answer(), "at_least": 0.9}
            case ask:
                must = self.condition(fact_type, deadlines=True)
                found = {ask: fact_type.name, **self.where(fact_type), "must": must, "when_no_cases": self.answer()}
                share = {"at_least": self.random.choice((0.5, 1, *self.parameters(ParameterType.NUMBER)))}
                return {**found, **(share if ask == "share" else {}), **(self.totals() if self.maybe(0.1) else {})}

    def totals(self) -> dict[str, Any]:
        """Return a key of totals."""
        totals = self.norm.fact_types["telling"]
        fields = [found for name in totals.newest_per if (found := totals.field(name))]
        return {"counted": {field.name: self.value(field) for field in fields}}

    def where(self, fact_type: FactType) -> dict[str, Any]:
        """Return a scope, or none."""
        more = {"ended": "included"} if self.maybe(0.1) else {}
        return {"where": self.condition(fact_type), **more} if self.maybe(0.8) else more

    def condition(
        self, fact_type: FactType, *, deadlines: bool = False, its: FactType | None = None, depth: int = 0
    ) -> dict[str, Any]:
        """Return a condition on the records of a fact type."""
        word = self.random.choice(["", "", "", "", "any", "all", "not", "has"] if depth < 2 else [""])
        inner: dict[str, Any] = {"deadlines": deadlines, "its": its, "depth": depth + 1}
        if word in ("any", "all"):
            return {word: [self.condition(fact_type, **inner), self.condition(fact_type, **inner)]}
        if word == "not":
            return {word: self.condition(fact_type, **inner)}
        if word == "has":
            return {word: self.related(fact_type, deadlines, depth)}
        fields = self.random.sample(fact_type.fields, min(2, len(fact_type.fields)))
        return {field.name: self.test(fact_type, field, deadlines, its) for field in fields}

    def related(self, outer: FactType, deadlines: bool, depth: int) -> dict[str, Any]:
        """Return a relation to records of another fact type."""
        inner = self.fact_type()
        days = [field.name for field in outer.fields if field.is_day]
        windows: list[dict[str, Any]] = [
            {"after": self.random.choice(days), "within": self.random.choice(_PERIODS)},
            {"before": self.random.choice(days), "within": self.random.choice(_PERIODS)},
            {"between": [self.random.choice(days), self.random.choice(days)]},
        ]
        window = self.random.choice(windows) if deadlines and self.maybe() else {}
        return {"record_of": inner.name, "where": self.condition(inner, its=outer, depth=depth + 1), **window}

    def test(self, fact_type: FactType, field: Field, deadlines: bool, its: FactType | None) -> Any:
        """Return a test on one field."""
        operators = _OPERATORS.get(field.type, ())
        if not operators or self.maybe(0.2):
            return {"is": self.random.choice(("none", "present"))}
        if field.type in (FieldType.BOOL, FieldType.ENUM, FieldType.NUMBER, FieldType.DATE) and self.maybe(0.4):
            return self.operand(fact_type, field, its)
        match self.random.choice(operators):
            case "within_last":
                return {"within_last": self.period(ParameterType.WINDOW, "kalenderjaar", "unlimited", *_PERIODS)}
            case "within":
                if not deadlines:
                    return {"is": "present"}
                days = [found.name for found in fact_type.fields if found.is_day]
                side = self.random.choice(("of", "of", "before"))
                clocks = _CLOCKS if side == "of" else ()
                return {
                    "within": self.period(ParameterType.DURATION, *_PERIODS, *clocks),
                    side: self.random.choice(days),
                }
            case "includes_at_least":
                return {
                    "includes_at_least": {"number": 1, **({"of": self.several(field, its)} if self.maybe() else {})}
                }
            case ("in" | "includes_any" | "includes_all") as operator:
                return {operator: self.several(field, its)}
            case operator:
                return {operator: self.operand(fact_type, field, its)}

    def operand(self, fact_type: FactType, field: Field, its: FactType | None) -> Any:
        """Return what one value is compared with."""
        names = [found.name for found in fact_type.fields if found.type is field.type]
        options = [self.value(field)] * 4
        if field.is_day:
            options += ["as_of", self.random.choice(names), *self.parameters(ParameterType.DATE)]
        elif field.type is FieldType.NUMBER:
            options += [self.random.choice(names), *self.parameters(ParameterType.NUMBER)]
        elif field.type is FieldType.BOOL:
            options += [self.random.choice(names)]
        if its is not None:
            options += [f"its.{found.name}" for found in its.fields if found.type is field.type]
        return self.random.choice(options)

    def several(self, field: Field, its: FactType | None) -> Any:
        """Return several values."""
        options: list[Any] = [[self.value(field)]] * 4
        options += [name for name in self.parameters(ParameterType.SET) if self.maybe(0.3)]
        if its is not None:
            options += [f"its.{found.name}" for found in its.fields if found.type is FieldType.SET]
        return self.random.choice([*options, "$partijen"])

    def value(self, field: Field) -> Any:
        """Return a value that a field can have."""
        match field.type:
            case FieldType.BOOL:
                return self.maybe()
            case FieldType.NUMBER:
                return self.random.choice((0, 5, 0.5))
            case FieldType.DATE | FieldType.INSTANT:
                return self.random.choice(_DAYS)
        changes = [change.id for found in self.norm.changes.values() for change in found.changes]
        return self.random.choice(field.values or (*changes[:2], "gm9901", "iets"))

    def period(self, kind: ParameterType, *written: Any) -> Any:
        """Return an amount of time, or a parameter that holds one."""
        return self.random.choice([*written, *self.parameters(kind)])

    def parameters(self, kind: ParameterType) -> list[str]:
        """Return references to the parameters of a type."""
        return [f"${found.name}" for found in self.norm.parameters.values() if found.type is kind]

    def fact_type(self) -> FactType:
        """Return a fact type."""
        return self.random.choice(list(self.norm.fact_types.values()))

    def answer(self) -> str:
        """Return what a check answers without cases."""
        return str(self.random.choice(list(WhenNoCases)))

    def maybe(self, chance: float = 0.5) -> bool:
        """Return yes or no."""
        return self.random.random() < chance


# ---- mistakes -----------------------------------------------------------------------------------------------------


def with_mistake(random: Random, good: dict[str, Any]) -> dict[str, Any]:
    """Return a module with one mistake: a key too many or too few, or a word that nothing has as its name."""
    changed = copy.deepcopy(good)
    holder, key = random.choice(list(_places(changed)))
    match random.choice(("more", "less", "other")):
        case "more" if isinstance(holder, dict):
            holder["verzonnen"] = 1
        case "less" if isinstance(holder, dict):
            del holder[key]
        case _:
            word = str(holder[key])
            holder[key] = "$verzonnen" if word.startswith("$") else "verzonnen"
    return changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
