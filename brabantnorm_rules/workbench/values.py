"""Values in sentences: constants, other fields, and parameters with what they are on each date and for each kind."""

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from brabantnorm_rules.assessment.wording import describe, describe_amount, describe_day, label, listed
from brabantnorm_rules.language import sentences as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.outcomes import NOTHING
from brabantnorm_rules.norm.conditions import (
    AsOf,
    Constant,
    Its,
    Operand,
    Own,
    OwnOrganisation,
    ParameterAt,
    SetOperand,
)
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import KIND, FactType, Field
from brabantnorm_rules.norm.parameters import DatedValue, Parameter, ParameterOf, ParameterType, ParameterValue
from brabantnorm_rules.norm.periods import Duration, NamedWindow, Window
from brabantnorm_rules.workbench.variables import Variable

Reference: TypeAlias = ParameterOf | ParameterAt
"""A parameter, as it is on the as-of date or on another."""


@attrs.frozen
class Scope:
    """Whose fields a sentence is about: the record's, and those of the record that should have it."""

    fact_type: FactType
    outer: FactType | None = None
    of_outer: Wording = words.OF_CASE


@attrs.frozen(eq=False)
class Values:
    """Puts values into words for a kind of organisation (None: for all kinds)."""

    norm: Norm
    language: str
    kind: str | None = None

    def fill(self, wording: Wording, **arguments: object) -> str:
        """Return a wording with its arguments."""
        return wording.fill(self.language, arguments)

    # ---- fields and operands --------------------------------------------------------------------------------------

    def label(self, fact_type: FactType, name: str) -> str:
        """Return what people call a field; its own name too where another field of the type is called the same."""
        return label(fact_type, name, self.language)

    def named_field(self, operand: Own | Its | ParameterOf, scope: Scope) -> str:
        """Return which day of the record, or of the record that should have it, is meant."""
        if isinstance(operand, ParameterOf):
            return self.parameter(operand, scope, scope.fact_type)
        if isinstance(operand, Own):
            return self.fill(words.OWN, label=self.label(scope.fact_type, operand.field))
        return self.fill(scope.of_outer, label=self.label(scope.outer or scope.fact_type, operand.field))

    def operand(self, operand: Operand, field: Field, scope: Scope) -> str:
        """Return the one value that a field is compared with."""
        match operand:
            case Own() | Its():
                return self.named_field(operand, scope)
            case AsOf():
                return words.AS_OF.in_language(self.language)
            case OwnOrganisation():
                return words.OWN_ORGANISATION.in_language(self.language)
            case ParameterOf() | ParameterAt():
                return self.parameter(operand, scope, unit=field.unit)
            case _:
                return self.constant(operand, field, scope)

    def operands(self, operand: SetOperand, field: Field, scope: Scope, joined: Wording) -> str:
        """Return the values of which a field should be one, or which its set should hold."""
        match operand:
            case Its():
                return self.named_field(operand, scope)
            case ParameterOf() | ParameterAt():
                return self.parameter(operand, scope, joined=joined)
            case _ if self.are_parties(operand):
                return words.PARTIES.in_language(self.language)
            case _:
                return self.listed([self.constant(member, field, scope) for member in operand], joined)

    def are_parties(self, members: tuple[Constant, ...]) -> bool:
        """Return whether values are the parties to the norm, with the fictional ones that count as parties."""
        return bool(members) and members == (*self.norm.parties, *self.norm.fictional_parties)

    def constant(self, value: Constant, field: Field, scope: Scope) -> str:
        """Return a written value of a field: a day, a number with its unit, or a word."""
        if isinstance(value, bool | str):
            return self.word(value, f"{scope.fact_type.name}.{field.name}")
        if field.is_day:
            return describe_day(int(value), self.language)
        return self._with_unit(describe_amount(value, ParameterType.NUMBER, self.language), field.unit)

    def word(self, value: str | bool, field: str) -> str:
        """Return a value of an enum or set as people read it, held by ``type.field``; a variable by its name."""
        return f"`{value}`" if isinstance(value, Variable) else self.norm.words.say(value, self.language, field)

    def kind_in_words(self, kind: str) -> str:
        """Return what people call a kind of organisation."""
        return self.word(kind, KIND)

    def listed(self, texts: Sequence[str], joined: Wording) -> str:
        """Return texts one after the other, the last behind ``joined``."""
        return listed(texts, joined, self.language) or NOTHING.in_language(self.language)

    # ---- parameters -----------------------------------------------------------------------------------------------

    def parameter(
        self,
        reference: Reference,
        scope: Scope | None = None,
        of: FactType | None = None,
        *,
        unit: str = "",
        share: bool = False,
        joined: Wording = words.OR,
    ) -> str:
        """Return a parameter with its value, or with all of them; ``of``: the type whose field it names."""
        parameter = self.norm.parameters[reference.name]

        def say(value: ParameterValue) -> str:
            if of is not None:
                return self.fill(words.OWN, label=self.label(of, str(value)))
            if isinstance(value, tuple):
                return self.listed([self.word(member, parameter.of) for member in value], joined)
            return self._with_unit(self.value(parameter, value, share=share), unit)

        dated = values_for(parameter, self.kind)
        at = self.named_field(reference.at, scope) if isinstance(reference, ParameterAt) and scope else ""
        if len(dated) == 1:
            wording = words.NAMED_AT if at else words.NAMED
            return self.fill(wording, value=say(dated[0].value), name=parameter.name, at=at)
        values = "; ".join(self._dated(value, say(value.value)) for value in dated)
        return self.fill(words.SEVERAL_AT if at else words.SEVERAL, name=parameter.name, values=values, at=at)

    def values(self, parameter: Parameter, *, share: bool = False) -> str:
        """Return all values of a parameter, without its name."""

        def say(value: ParameterValue) -> str:
            return self.value(parameter, value, share=share)

        return "; ".join(self._dated(dated, say(dated.value)) for dated in values_for(parameter, self.kind))

    def value(self, parameter: Parameter, value: ParameterValue, *, share: bool = False) -> str:
        """Return one value that a parameter has or may have."""
        return describe(self.norm, parameter, value, self.language, share=share)

    def _dated(self, dated: DatedValue, value: str) -> str:
        day = describe_day(dated.since, self.language) if dated.since is not None else ""
        kind = dated.kind if dated.kind is not None and self.kind is None else ""
        if kind:
            wording = words.FOR_KIND_SINCE if day else words.FOR_KIND
            return self.fill(wording, kind=self.kind_in_words(kind), day=day, value=value)
        return self.fill(words.SINCE, day=day, value=value) if day else value

    def _with_unit(self, value: str, unit: str) -> str:
        return self.fill(words.UNITS[unit], value=value) if unit in words.UNITS else value

    # ---- time -----------------------------------------------------------------------------------------------------

    def duration(self, duration: Duration | Reference, scope: Scope) -> str:
        """Return how long something may take."""
        if isinstance(duration, ParameterOf | ParameterAt):
            return self.parameter(duration, scope)
        return describe_amount(duration, ParameterType.DURATION, self.language)

    def window(self, window: Window | Reference, scope: Scope | None = None) -> str:
        """Return the window in which a day lies, one that ends on the as-of date."""
        name = ""
        if isinstance(window, ParameterOf | ParameterAt):
            dated = values_for(self.norm.parameters[window.name], self.kind)
            only = dated[0].value
            if len(dated) > 1 or isinstance(window, ParameterAt) or not isinstance(only, NamedWindow):
                return self.fill(words.WITHIN_LAST, value=self.parameter(window, scope))
            name = f" (`{window.name}`)"
            window = only
        if isinstance(window, NamedWindow):
            return self.fill(words.WINDOWS[window], name=name)
        return self.fill(words.WITHIN_LAST, value=describe_amount(window, ParameterType.WINDOW, self.language))


def values_for(parameter: Parameter, kind: str | None) -> tuple[DatedValue, ...]:
    """Return the values that a parameter takes one after the other, for one kind of organisation or for all kinds."""
    dated = [value for value in parameter.values if kind is None or value.kind in (None, kind)]
    if kind is not None:
        own = {value.since for value in dated if value.kind == kind}
        dated = [value for value in dated if value.kind == kind or value.since not in own]
    return tuple(sorted(dated, key=lambda value: (value.since or 0, value.kind is not None)))
