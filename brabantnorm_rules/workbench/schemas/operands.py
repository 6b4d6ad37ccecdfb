"""Operands in schemas: what each field of a norm may be compared with."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

from brabantnorm_rules.authoring.parameters import BUILT_IN
from brabantnorm_rules.authoring.periods import CALENDAR, CLOCK, LONGEST
from brabantnorm_rules.authoring.shapes import KEY, NAME
from brabantnorm_rules.authoring.values import TOKENS
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import Parameter, ParameterType
from brabantnorm_rules.norm.periods import Clock, NamedWindow
from brabantnorm_rules.workbench.schemas.shapes import (
    DAY,
    KEYS,
    ORGANISATION,
    TRUTH,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    pattern,
    words,
)

NUMBER: Final[Schema] = {"type": "number"}
FREE_TEXT: Final[Schema] = {"type": "string", "pattern": r"^(?!\s*(?:\$|its\.))[\s\S]*\S"}
"""A text that refers to nothing."""


def whole(least: int, most: int | None = None) -> Schema:
    """Return a whole number within bounds."""
    return {"type": "integer", "minimum": least, **({} if most is None else {"maximum": most})}


def period(*, clock: bool) -> Schema:
    """Return a number of one unit; ``clock``: also of hours or minutes."""
    units = (*CALENDAR, *CLOCK) if clock else CALENDAR
    return {
        **closed(units, dict.fromkeys(units, whole(0, LONGEST))),
        "minProperties": 1,
        "maxProperties": 1,
    }


CALENDAR_PERIOD: Final = period(clock=False)
DURATION: Final = period(clock=True)
WINDOW: Final = either(CALENDAR_PERIOD, words(NamedWindow))


class OperandSchemas:
    """The schemas of operands under a norm."""

    def __init__(self, norm: Norm, definitions: Definitions) -> None:
        """Keep the norm, and the definitions that operands share."""
        self.norm = norm
        self.definitions = definitions

    # ---- names ----------------------------------------------------------------------------------------------------

    def parameters(self, *types: ParameterType) -> Iterator[Parameter]:
        """Yield the parameters of these types."""
        return (found for found in self.norm.parameters.values() if found.type in types)

    def dollars(self, *types: ParameterType) -> Schema:
        """Return a reference to a parameter of these types."""
        return words(f"${found.name}" for found in self.parameters(*types))

    @cached_property
    def _its(self) -> Mapping[str, tuple[str, ...]]:
        """The fields of all fact types by the sort of their values, as the record that should have another has them."""
        found: dict[str, dict[str, None]] = {}
        for fact_type in self.norm.fact_types.values():
            for field in fact_type.fields:
                found.setdefault(_sort(field), {})[f"its.{field.name}"] = None
        return {sort: tuple(names) for sort, names in found.items()}

    def its(self, sort: str) -> Schema:
        """Return a field, of one sort, of the record that should have this one."""
        return self._shared(f"its-{sort}", words(self._its.get(sort, ())))

    def days(self, fact_type: FactType) -> Schema:
        """Return a date or instant of the record, or of the one that should have it."""
        return either(words(field.name for field in fact_type.fields if field.is_day), self.its("day"))

    def named_day(self, fact_type: FactType) -> Schema:
        """Return which date or instant is meant, also by a parameter that says it."""
        chosen = [found for found in self.parameters(ParameterType.FIELD) if found.of == fact_type.name]
        return either(self.days(fact_type), words(f"${found.name}" for found in chosen))

    def variable(self, field: Field) -> Schema:
        """Return what ``for_each`` filled in, by a name that no parameter has; or the organisation that is assessed."""
        taken = "|".join((*self.norm.parameters, *BUILT_IN))
        variable = self.definitions.add("variable", pattern(rf"\$(?!(?:{taken})$){NAME.pattern}"))
        organisation = field.domain is Domain.ORGANISATION or field.type is FieldType.ID
        return either(variable, words([f"${BUILT_IN[0]}"] if organisation else ()))

    # ---- values ---------------------------------------------------------------------------------------------------

    def value(self, field: Field) -> Schema:
        """Return one value of a field, or one member of its set."""
        match field.type:
            case FieldType.BOOL:
                return TRUTH
            case FieldType.NUMBER:
                return NUMBER
            case FieldType.DATE | FieldType.INSTANT:
                return DAY
        if field.domain is Domain.CHANGE:
            return words(change_ids(self.norm))
        if field.domain is Domain.ORGANISATION:
            return ORGANISATION
        if not field.values:
            return FREE_TEXT
        return either(words(field.values), KEYS) if field.own else words(field.values)

    def scalar(self, fact_type: FactType, field: Field) -> Schema:
        """Return what one value of a field, or one member of its set, is compared with."""
        value = self.value(field)
        own = [found for found in fact_type.fields if found.type is field.type and found.unit == field.unit]
        if field.is_day:
            return either(value, words(["as_of"]), self.days(fact_type), self.dollars(ParameterType.DATE))
        if field.type is FieldType.NUMBER:
            others = either(words(found.name for found in own), self.its(_sort(field)))
            return either(value, others, self.dollars(ParameterType.NUMBER))
        if field.type is FieldType.BOOL:
            return either(value, words(found.name for found in own), self.its("bool"), self.variable(field))
        return either(value, self.its("token"), self.variable(field))

    def several(self, field: Field) -> Schema:
        """Return the values of which a field should be one, or which its set should hold."""
        listed = list_of(either(self.value(field), self.variable(field)))
        fitting = [found for found in self.parameters(ParameterType.SET) if self._fits(field, found)]
        built_in = [f"${BUILT_IN[1]}"] if field.domain is Domain.ORGANISATION else []
        its = self.its("set") if field.type in TOKENS else words(())
        return either(listed, words((*(f"${found.name}" for found in fitting), *built_in)), its)

    def _fits(self, field: Field, parameter: Parameter) -> bool:
        members = [member for value in parameter.ever() if isinstance(value, tuple) for member in value]
        return all(self._may_hold(field, member) for member in members)

    def _may_hold(self, field: Field, member: str | bool) -> bool:
        if isinstance(member, bool) or field.type not in TOKENS:
            return isinstance(member, bool) and field.type is FieldType.BOOL
        if field.domain is Domain.CHANGE:
            return member in change_ids(self.norm)
        own = field.own and KEY.fullmatch(member) is not None
        return field.domain is not None or not field.values or member in field.values or own

    # ---- periods and numbers --------------------------------------------------------------------------------------

    def window(self) -> Schema:
        """Return a window, written out or as a parameter."""
        return self._shared("window", either(WINDOW, self.dollars(ParameterType.WINDOW)))

    def duration(self, *, calendar: bool) -> Schema:
        """Return a duration; ``calendar``: none on the clock."""
        if not calendar:
            return self._shared("duration", either(DURATION, self.dollars(ParameterType.DURATION)))
        days = [
            found
            for found in self.parameters(ParameterType.DURATION)
            if not any(isinstance(value, Clock) for value in found.ever())
        ]
        return self._shared("calendar", either(CALENDAR_PERIOD, words(f"${found.name}" for found in days)))

    def _shared(self, name: str, schema: Schema) -> Schema:
        """Return a reference to what many operands share; what nothing can be stands as it is."""
        return schema if schema == {"not": {}} else self.definitions.add(name, schema)

    def count(self, least: int) -> Schema:
        """Return a whole number, written out or as a parameter."""
        return either(whole(least), self._numbers(lambda value: value.denominator == 1 and value >= least))

    def share(self) -> Schema:
        """Return a share from 0 up to 1, written out or as a parameter."""
        return either({"type": "number", "minimum": 0, "maximum": 1}, self._numbers(lambda value: 0 <= value <= 1))

    def _numbers(self, fits: Callable[[int | Fraction], bool]) -> Schema:
        chosen = [
            found
            for found in self.parameters(ParameterType.NUMBER)
            if all(isinstance(value, int | Fraction) and fits(value) for value in found.ever())
        ]
        return words(f"${found.name}" for found in chosen)


def _sort(field: Field) -> str:
    if field.is_day:
        return "day"
    if field.type is FieldType.NUMBER:
        return f"number-{field.unit}"
    return "token" if field.type in (FieldType.ENUM, FieldType.ID) else str(field.type)
