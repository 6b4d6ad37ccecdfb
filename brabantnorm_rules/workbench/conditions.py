"""Conditions in plain sentences: what a record must be like, as a list that people read."""

import attrs

from brabantnorm_rules.assessment.wording import describe_day, title_of
from brabantnorm_rules.language import sentences as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import FactType, RecordKind
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.workbench.values import Scope, Values


@attrs.frozen
class Sentence:
    """A sentence, or one that opens a list of others; ``is_name``: it is the same for every kind of organisation."""

    text: str
    items: tuple["Sentence", ...] = ()
    is_name: bool = False


@attrs.frozen(eq=False)
class Conditions:
    """Puts conditions into words."""

    values: Values

    def listed(self, condition: c.Condition, scope: Scope) -> tuple[Sentence, ...]:
        """Return what all must hold, one sentence each; of what always holds: nothing."""
        if isinstance(condition, c.All):
            return tuple(found for part in condition.parts for found in self.listed(part, scope))
        return (self.say(condition, scope),)

    def say(self, condition: c.Condition, scope: Scope) -> Sentence:
        """Return what a condition says."""
        match condition:
            case c.Not(part):
                return self._deny(part, scope)
            case c.All(parts) | c.Any(parts) if len(parts) == 1:
                return self.say(parts[0], scope)
            case c.All(parts):
                return self._several(words.ALL, words.ALWAYS, self.listed(condition, scope))
            case c.Any(parts):
                said = self._alternatives(parts, scope)
                return said[0] if len(said) == 1 else self._several(words.ANY, words.NEVER, said)
            case c.Has():
                return self._has(condition, scope, (words.HAS_EVENT, words.HAS))
            case c.UpToDateWith():
                return self._up_to_date(condition, words.UP_TO_DATE)
            case c.Is(field, present):
                return self._present(field, scope, present=present)
            case _:
                return self._test(condition, words.TEST, scope)

    def _deny(self, condition: c.Condition, scope: Scope) -> Sentence:
        """Return what the opposite of a condition says."""
        match condition:
            case c.Not(part):
                return self.say(part, scope)
            case c.All(parts) | c.Any(parts) if len(parts) == 1:
                return self._deny(parts[0], scope)
            case c.All():
                return self._several(words.NOT_ALL, words.NEVER, self.listed(condition, scope))
            case c.Any(parts):
                return self._several(words.NOT_ANY, words.ALWAYS, tuple(self.say(part, scope) for part in parts))
            case c.Has():
                return self._has(condition, scope, (words.HAS_NO_EVENT, words.HAS_NOT))
            case c.UpToDateWith():
                return self._up_to_date(condition, words.NOT_UP_TO_DATE)
            case c.Is(field, present):
                return self._present(field, scope, present=not present)
            case _:
                return self._test(condition, words.NEGATED, scope)

    def _alternatives(self, parts: tuple[c.Condition, ...], scope: Scope) -> tuple[Sentence, ...]:
        """Return what each alternative says; that what has a deadline may also come later is said together with it."""
        later = {c.Is(part.field, True) for part in parts if isinstance(part, c.Within)}.intersection(parts)
        said = []
        for part in parts:
            if isinstance(part, c.Within) and c.Is(part.field, True) in later:
                label = self.values.label(scope.fact_type, part.field)
                says = self._within(part, words.WITHIN_OR_LATER, scope)
                said.append(Sentence(self.values.fill(words.TEST, label=label, says=says)))
            elif part not in later:
                said.append(self.say(part, scope))
        return tuple(said)

    def _several(self, opening: Wording, empty: Wording, items: tuple[Sentence, ...]) -> Sentence:
        chosen = opening if items else empty
        return Sentence(chosen.in_language(self.values.language), items)

    # ---- tests on one field ---------------------------------------------------------------------------------------

    def _test(self, condition: c.Condition, wording: Wording, scope: Scope) -> Sentence:
        name: str = condition.field  # type: ignore[union-attr]  # what is left are the tests on a field
        label = self.values.label(scope.fact_type, name)
        return Sentence(self.values.fill(wording, label=label, says=self._predicate(condition, name, scope)))

    def _present(self, name: str, scope: Scope, *, present: bool) -> Sentence:
        label = self.values.label(scope.fact_type, name)
        says = (words.PRESENT if present else words.ABSENT).in_language(self.values.language)
        return Sentence(self.values.fill(words.TEST, label=label, says=says))

    def _within(self, condition: c.Within, wording: Wording, scope: Scope) -> str:
        value = self.values.duration(condition.duration, scope)
        return self.values.fill(wording, value=value, start=self.values.named_field(condition.start, scope))

    def _predicate(self, condition: c.Condition, name: str, scope: Scope) -> str:
        values, field = self.values, scope.fact_type.field(name)
        assert field is not None  # noqa: S101 - a norm was read with its fields checked
        match condition:
            case c.Compare(_, comparison, operand):
                return values.fill(words.COMPARISONS[comparison], value=values.operand(operand, field, scope))
            case c.Includes(_, operand):
                return values.fill(words.INCLUDES, value=values.operand(operand, field, scope))
            case c.In(_, several):
                return values.operands(several, field, scope, words.OR)
            case c.IncludesAny(_, several) if not isinstance(several, tuple) or len(several) != 1:
                return values.fill(words.INCLUDES_ANY, value=values.operands(several, field, scope, words.OR))
            case c.IncludesAll(_, several) | c.IncludesAny(_, several):
                return values.fill(words.INCLUDES, value=values.operands(several, field, scope, words.AND))
            case c.IncludesAtLeast(_, number, None):
                return values.fill(words.INCLUDES_SOME, number=number)
            case c.IncludesAtLeast(_, number, several) if several is not None:
                value = values.operands(several, field, scope, words.AND)
                return values.fill(words.INCLUDES_AT_LEAST, number=number, value=value)
            case c.OnSide(_, side, operand):
                return values.fill(words.SIDES[side], value=values.operand(operand, field, scope))
            case c.WithinLast(_, window):
                return values.window(window, scope)
            case c.Within():
                return self._within(condition, words.WITHIN, scope)
            case c.WithinBefore(_, period, end):
                value = values.duration(period, scope)
                return values.fill(words.WITHIN_BEFORE, value=value, end=values.named_field(end, scope))
            case _:
                raise TypeError(condition)

    def _up_to_date(self, condition: c.UpToDateWith, wording: Wording) -> Sentence:
        values, changes = self.values, condition.changes
        items = [
            values.fill(
                words.CHANGE,
                title=change.title.in_language(values.language),
                day=describe_day(change.in_force, values.language),
            )
            for change in changes.changes
        ]
        text = values.fill(wording, changes=changes.name, value=values.parameter(condition.term))
        return Sentence(text, tuple(Sentence(item, is_name=True) for item in items))

    # ---- a record that another record should have -----------------------------------------------------------------

    def _has(self, condition: c.Has, scope: Scope, wordings: tuple[Wording, Wording]) -> Sentence:
        """Return that there is a related record; the first wording is for events, the other for what may have ended."""
        values, related = self.values, self.values.norm.fact_types[condition.record_of]
        of_outer = words.OF_RECORD if scope.outer is not None else scope.of_outer
        inner = Scope(related, scope.fact_type, of_outer)
        items = self.listed(condition.where, inner)
        if condition.window is not None:
            days = (condition.date,) if condition.date is not None else related.from_fields
            label = self.from_label(related, days)
            says = self._window(condition.window, scope, of_outer)
            items = (*items, Sentence(values.fill(words.TEST, label=label, says=says)))
        wording = wordings[related.kind is not RecordKind.EVENT]
        where = (words.WHERE if items else words.FULL_STOP).in_language(values.language)
        return Sentence(values.fill(wording, type=title_of(related, values.language), where=where), items)

    def from_label(self, fact_type: FactType, names: tuple[str, ...]) -> str:
        """Return what people call the day from which a record of a type is there."""
        first, *second = (self.values.label(fact_type, name) for name in names)
        return self.values.fill(words.OR_ELSE, first=first, second=second[0]) if second else first

    def _window(self, window: c.After | c.Before | c.Between, scope: Scope, of_outer: Wording) -> str:
        values = self.values

        def outer(operand: c.FieldOperand) -> str:
            """Return a day of the record that should have the other."""
            if isinstance(operand, ParameterOf):
                return values.named_field(operand, scope)
            return values.fill(of_outer, label=values.label(scope.fact_type, operand.field))

        match window:
            case c.After(start, period):
                return values.fill(words.AFTER, start=outer(start), value=values.duration(period, scope))
            case c.Before(end, period):
                return values.fill(words.BEFORE, end=outer(end), value=values.duration(period, scope))
            case c.Between(start, end) if start == end:
                return values.fill(words.ON_DAY, start=outer(start))
            case c.Between(start, end):
                return values.fill(words.BETWEEN, start=outer(start), end=outer(end))
