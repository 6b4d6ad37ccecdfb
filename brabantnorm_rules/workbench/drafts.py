"""Drafts: a rule of a pattern about a fact type, and scenarios that show what it does."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

import attrs

from brabantnorm_rules.norm.facts import FactType, FieldType
from brabantnorm_rules.norm.law import ChangeList
from brabantnorm_rules.norm.parameters import Parameter
from brabantnorm_rules.norm.periods import Period, Unit
from brabantnorm_rules.workbench.patterns import FORMS, Form, Need, Pattern, field_for
from brabantnorm_rules.workbench.written import flow, record, wording

_AS_OF: Final = date(2025, 12, 31)
_DAY: Final = date(2025, 6, 16)
_CHOICE: Final = 2
_LATE: Final = 150
_LONG_AFTER: Final = 3660
"""Days after a change of law when no term for it runs any more."""

_CHECK: Final = "toets"
_EACH: Final = "groep"
_YEAR: Final = "jaar"
_UNDECIDED: Final = {"verwerkt": "geen", "herbevestigd_op": "geen", "dynamische_verwijzing": False}
"""What shows that a document does not reflect a change, as far as its type has the fields."""


@attrs.frozen
class Draft:
    """The lines of a rule module and of a file of scenarios."""

    number: str
    module: tuple[str, ...]
    scenarios: tuple[str, ...]


def draft(
    number: str, pattern: Pattern, fact_type: FactType, listed: ChangeList, parameters: Mapping[str, Parameter]
) -> Draft:
    """Return a rule of a pattern that asks of a fact type, with scenarios; ``parameters`` are those of its norm."""
    made = _Drafter(number, FORMS[pattern], pattern, fact_type, listed, parameters)
    return Draft(number, tuple(made.module()), tuple(made.scenarios()))


@attrs.frozen(eq=False)
class _Drafter:
    number: str
    form: Form
    pattern: Pattern
    fact_type: FactType
    listed: ChangeList
    parameters: Mapping[str, Parameter]

    @property
    def _names(self) -> Mapping[Need, str]:
        found = {need: field_for(need, self.form, self.fact_type) for need in self.form.needs}
        return {need: field.name for need, field in found.items() if field is not None}

    @property
    def _year(self) -> str:
        """A year: the norm's own parameter for it, if it has one."""
        own = self.parameters.get(_YEAR)
        values = {dated.value for dated in own.values} if own is not None else set()
        return f"${_YEAR}" if values == {Period(1, Unit.YEARS)} else "{years: 1}"

    @property
    def _each(self) -> str:
        name = _EACH
        while name in self.parameters:
            name += "_"
        return name

    @property
    def _slice(self) -> tuple[str, str, FieldType] | None:
        """The field that says what sort of record this is, with its first value; None: there is but one sort."""
        field = self.fact_type.field(self.fact_type.slice or "")
        if field is None or len(field.values) < _CHOICE or field.name in self._names.values():
            return None
        return field.name, field.values[0], field.type

    @property
    def _groups(self) -> tuple[str, ...]:
        field = field_for(Need.GROUPS, self.form, self.fact_type)
        return field.values if Need.GROUPS in self.form.needs and field is not None else ()

    # ---- the rule ---------------------------------------------------------------------------------------------------

    def module(self) -> Iterator[str]:
        """Yield the lines of the rule module."""
        yield "format: 1"
        yield f"pillar: {self.number.split('.')[0]}"
        yield "rules:"
        yield f'  # Bepaling {self.number}, naar het patroon "{self.pattern}". Vul de teksten in en pas de toets aan.'
        yield f'  - id: "{self.number}"'
        yield f"    title: {wording(self.form.title)}"
        yield "    anchor: ambition"
        yield "    checks:"
        yield f"      - id: {_CHECK}"
        if self._groups:
            yield f"        for_each: {{{self._each}: {flow(self._groups)}}}"
        if self.form.question == "attested":
            yield f"        attested: {self._subject}"
            return
        yield f"        {self.form.question}: {self.fact_type.name}"
        where = [*self._slice_test(), *map(self._filled, self.form.where)]
        if where:
            yield f"        where: {{{', '.join(where)}}}"
        if self.form.must:
            yield f"        must: {{{self._filled(self.form.must)}}}"
        yield from (f"        {line}" for line in self.form.rest)

    @property
    def _subject(self) -> str:
        field = self.fact_type.field("onderwerp")
        return field.values[0] if field is not None and field.values else ""

    def _slice_test(self) -> Iterator[str]:
        if self._slice is not None:
            name, value, sort = self._slice
            yield f"{name}: {{includes: {value}}}" if sort is FieldType.SET else f"{name}: {value}"

    def _filled(self, text: str) -> str:
        for need, name in self._names.items():
            text = text.replace(f"<{need}>", name)
        return text.replace("<year>", self._year).replace("<each>", self._each).replace("<changes>", self.listed.name)

    # ---- its scenarios ----------------------------------------------------------------------------------------------

    def scenarios(self) -> Iterator[str]:
        """Yield the lines of the file of scenarios."""
        cases = self.form.question != "exists"
        good, bad = self._record(good=True), self._record(good=False)
        yield "format: 1"
        yield f'rule: "{self.number}"'
        yield "scenarios:"
        yield from self._scenario("voldoet", "Het is gedaan.", "met", (good,))
        yield from self._scenario("voldoet_niet", "Het is niet gedaan.", "not_met", (bad,) if cases else ())
        yield from self._scenario("onbekend", "Er is niets bekend.", "unknown")
        if any("not_applicable" in line for line in self.form.rest):
            yield from self._scenario("geen_gevallen", "Er zijn geen gevallen.", "not_applicable", ())

    def _scenario(
        self, name: str, title: str, outcome: str, records: tuple[Mapping[str, Any], ...] | None = None
    ) -> Iterator[str]:
        """Yield a scenario with a complete register of these records; None: nothing is known."""
        yield f"  - id: {name}"
        yield f"    title: {title}"
        if records is not None:
            yield "    dossier:"
            yield "      registers:"
            yield f"        {self.fact_type.name}:"
            yield "          complete: true"
            yield "          records:" if records else "          records: []"
            for given in records:
                yield f"            - {flow({'id': 'r1', **given})}"
        yield f"    as_of: {self._as_of.isoformat()}"
        because = "reason: no_case" if outcome == "not_applicable" else f"because: [{_CHECK}]"
        yield "    expect:"
        yield f"      - {{outcome: {outcome}, {because}}}"

    @property
    def _as_of(self) -> date:
        if self.pattern is not Pattern.UP_TO_DATE:
            return _AS_OF
        return max(date.fromordinal(change.in_force) for change in self.listed.changes) + timedelta(_LONG_AFTER)

    def _record(self, *, good: bool) -> Mapping[str, Any]:
        given: dict[str, Any] = {}
        day = _DAY
        if self.pattern is Pattern.UP_TO_DATE:
            days = [change.in_force for change in self.listed.changes]
            day = date.fromordinal(max(days) if good else min(days) - 1)
            given["vastgesteld_op"] = day.isoformat()
            given |= {} if good else {name: value for name, value in _UNDECIDED.items() if self.fact_type.field(name)}
        if self._slice is not None:
            name, value, sort = self._slice
            given[name] = [value] if sort is FieldType.SET else value
        given |= {name: self._value(need, day, good=good) for need, name in self._names.items()}
        if self.form.question == "attested":
            given |= {"onderwerp": self._subject, "oordeel": "ja" if good else "nee"}
        changes = tuple(change.id for change in self.listed.changes)
        return record(self.fact_type, given, changes, day)

    def _value(self, need: Need, day: date, *, good: bool) -> Any:
        match need:
            case Need.DAY:
                return self._moment(day, self.fact_type.from_fields[-1])
            case Need.END:
                return self._moment(day + timedelta(1 if good else _LATE), self._names[need])
            case Need.FLAG:
                return good
            case Need.GROUPS:
                return list(self._groups)
            case Need.PARTIES:
                return ["gm9901", "gm9902"]

    def _moment(self, day: date, name: str) -> str:
        return f"{day.isoformat()}T12:00" if self.fact_type.instant_field(name) else day.isoformat()
