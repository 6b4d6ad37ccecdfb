"""Events: what happened in a session, kept small, and written as JSON values from which it can happen again."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any, Final, Protocol, TypeAlias

import attrs

from brabantnorm_rules.analysis.changes import Event
from brabantnorm_rules.dossier import Deviation, Dossier, LetIn, Organisation
from brabantnorm_rules.dossier.entry import left_out
from brabantnorm_rules.dossier.given import Problems, shown
from brabantnorm_rules.dossier.registers import Declaration, column_names
from brabantnorm_rules.errors import DossierError, Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION, FactType, Field, FieldType, columns_of
from brabantnorm_rules.norm.values import NONE, ZONE, Absent, Value, instant_of_day

Row: TypeAlias = tuple[Value, ...]
"""The values of one record, of every column of its register in order."""

JsonEvent: TypeAlias = Mapping[str, Any]
"""An event as JSON values."""

FORMAT: Final = 1
"""The version of the form of events."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FRACTION: Final = re.compile(r"-?\d{1,15}/\d{1,15}", re.ASCII)
_KEYS: Final[Mapping[Event, tuple[str, ...]]] = {
    Event.OPEN: ("format", "norm", "edition", "as_of", "dossier"),
    Event.ADD: ("fact_type", "records"),
    Event.REPLACE: ("fact_type", "records"),
    Event.RETRACT: ("fact_type", "ids"),
    Event.DECLARE_COMPLETE: ("fact_type", "complete"),
    Event.ADVANCE: ("as_of",),
    Event.SET_PARAMETER: ("name", "value"),
}
"""The keys that each event has besides ``event``."""


@attrs.define(eq=False)
class Happened:
    """One event as it was taken in.

    ``held`` are rows of records, ids, declarations of completeness, a date (ordinal), that and the dossier, or the name
    and the value of a parameter, as the event has it.
    """

    event: Event
    fact_type: str
    held: Any


class EventLog(Protocol):
    """Whatever keeps events as they happen, as `Journal` does in a file."""

    def __len__(self) -> int:
        """Return how many events it keeps."""
        ...

    def append(self, event: JsonEvent) -> None:
        """Keep one event; when this returns it is kept."""
        ...


# ---- writing ----------------------------------------------------------------------------------------------------


def write_event(happened: Happened, norm: Norm) -> dict[str, Any]:
    """Return an event as JSON values; ``norm`` is that of the session."""
    written: dict[str, Any] = {"event": str(happened.event)}
    if happened.fact_type:
        written["fact_type"] = happened.fact_type
    match happened.event:
        case Event.OPEN:
            written |= {"format": FORMAT, "norm": norm.id, "edition": norm.edition}
            as_of, dossier = happened.held
            written |= {"as_of": _day(as_of), "dossier": _write_dossier(dossier)}
        case Event.ADD | Event.REPLACE:
            fact_type = norm.fact_types[happened.fact_type]
            written["records"] = [_write_row(fact_type, row) for row in happened.held]
        case Event.RETRACT:
            written["ids"] = list(happened.held)
        case Event.DECLARE_COMPLETE:
            written["complete"] = _write_declarations(happened.held)
        case Event.ADVANCE:
            written["as_of"] = _day(happened.held)
        case Event.SET_PARAMETER:
            written["name"], written["value"] = happened.held
    return written


def _write_dossier(dossier: Dossier) -> dict[str, Any]:
    organisation = dossier.organisation
    (own,) = _rows_of(dossier, ORGANISATION)
    facts = _write_row(dossier.norm.fact_types[ORGANISATION], own)
    return {
        "organisation": {
            "id": organisation.id,
            "name": organisation.name,
            "kind": organisation.kind,
            "facts": {name: value for name, value in facts.items() if name not in (ID, KIND_FIELD)},
        },
        "as_at": dossier.as_at.isoformat(),
        "deviations": [
            {
                "rule": decided.rule,
                "owner": decided.owner,
                "reason": decided.reason,
                "decided_on": decided.decided_on.isoformat(),
                "until": decided.until.isoformat(),
            }
            for decided in dossier.deviations
        ],
        "let_in": [{"field": field.field, "reason": field.reason} for field in dossier.let_in],
        "confidentiality": dossier.confidentiality,
        "registers": {name: _write_register(dossier, name) for name in sorted(dossier.entered)},
    }


def _write_register(dossier: Dossier, name: str) -> dict[str, Any]:
    register = dossier.registers[name]
    return {
        "records": [_write_row(register.fact_type, row) for row in _rows_of(dossier, name)],
        "complete": _write_declarations(register.declarations),
        "as_at": None if register.as_at is None else _day(register.as_at),
    }


def _rows_of(dossier: Dossier, name: str) -> Iterator[Row]:
    register = dossier.registers[name]
    return zip(*(register.columns[column] for column in column_names(register.fact_type)), strict=True)


def _write_declarations(declarations: Iterable[Declaration]) -> list[dict[str, Any]]:
    return [
        {
            "stated_on": _day(told.stated_on),
            **({} if told.since is None else {"since": _day(told.since)}),
            **({} if told.values is None else {"for": sorted(told.values)}),
        }
        for told in declarations
    ]


def _write_row(fact_type: FactType, row: Row) -> dict[str, Any]:
    """Return a record's values by field; what leaving a field out says is left out."""
    values = iter(row)
    written: dict[str, Any] = {}
    for field in fact_type.fields:
        value, *bounds = (next(values) for _ in columns_of(field))
        if value is not left_out(fact_type, field):
            written[field.name] = _write_value(field, value, bounds)
    return written


def _write_value(field: Field, value: Value, bounds: Sequence[Value]) -> Any:
    match value:
        case Absent():
            return "geen" if value is NONE else None
        case frozenset():
            return sorted(value)
        case Fraction():
            return str(value)
        case int() if field.type is FieldType.DATE:
            return _day(value)
        case int() if field.type is FieldType.INSTANT:
            return _moment(value, *bounds)
        case _:
            return value


def _moment(day: int, *bounds: Value) -> str:
    """Return a moment: exact, the day alone, or the local time of an hour that the clock goes through twice."""
    earliest, latest = (bound for bound in bounds if isinstance(bound, int))
    whole = instant_of_day(day)
    if (earliest, latest) == (whole.earliest, whole.latest):
        return _day(day)
    first = _EPOCH + timedelta(microseconds=earliest)
    return first.isoformat() if earliest == latest else first.astimezone(ZONE).replace(tzinfo=None).isoformat()


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()


# ---- reading ----------------------------------------------------------------------------------------------------


def read_event(written: object, place: Place) -> tuple[Event, Mapping[str, Any]]:
    """Return an event given as JSON values, with what it holds; a date is read.

    Raises DossierError for what is no event; ``place`` is where it stands.
    """
    name = written.get("event") if isinstance(written, Mapping) else None
    if not isinstance(written, Mapping) or not isinstance(name, str) or name not in tuple(Event):
        raise refusal("event-unknown", place, allowed=", ".join(Event))
    event = Event(name)
    forms = {"fact_type": str, "records": list, "ids": list, "name": str}
    if written.keys() != {"event", *_KEYS[event]} or not all(
        isinstance(written.get(key, form()), form) for key, form in forms.items()
    ):
        raise refusal("event-keys", place, event=name, keys=", ".join(_KEYS[event]))
    if "as_of" not in written:
        return event, written
    try:
        return event, {**written, "as_of": date.fromisoformat(written["as_of"])}
    except (TypeError, ValueError):
        place = Place(within=f"{place.within}.as_of")
        raise refusal("value-not-date", place, text=shown(written["as_of"])) from None


def refusal(code: str, place: Place, **arguments: object) -> DossierError:
    """Return the error that tells one problem."""
    problems = Problems()
    problems.report(code, place, **arguments)
    return problems.error()


def read_records(fact_type: FactType | None, records: Any) -> Any:
    """Return records as they are entered; an exact number that is no whole one stands as text."""
    if fact_type is None:
        return records
    numbers = [field.name for field in fact_type.fields if field.type is FieldType.NUMBER]
    return [_with_numbers(record, numbers) if isinstance(record, Mapping) else record for record in records]


def _with_numbers(record: Mapping[str, Any], numbers: Iterable[str]) -> Mapping[str, Any]:
    found = {name: record[name] for name in numbers if isinstance(record.get(name), str)}
    exact = {name: Fraction(text) for name, text in found.items() if _FRACTION.fullmatch(text) and text[-2:] != "/0"}
    return {**record, **exact}


def read_opening(written: Mapping[str, Any], norm: Norm) -> Dossier:
    """Return the dossier that a session opened on; raises DossierError where it cannot be read under the norm."""
    place = Place(within="events[0]")
    if written["format"] != FORMAT or isinstance(written["format"], bool):
        raise refusal("event-format", place, format=shown(written["format"]), known=FORMAT)
    if (written["norm"], written["edition"]) != (norm.id, norm.edition):
        raise refusal("other-norm", place, name=shown(written["norm"]), norm=norm.id)
    try:
        return _read_dossier(written["dossier"], norm)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise refusal("event-keys", place, event=str(Event.OPEN), keys=", ".join(_KEYS[Event.OPEN])) from None


def _read_dossier(given: Mapping[str, Any], norm: Norm) -> Dossier:
    organisation = given["organisation"]
    (facts,) = read_records(norm.fact_types[ORGANISATION], [organisation["facts"]])
    dossier = Dossier(
        norm,
        Organisation(organisation["id"], organisation["name"], organisation["kind"], facts),
        given["as_at"],
        deviations=[Deviation(**decided) for decided in given["deviations"]],
        let_in=[LetIn(**field) for field in given["let_in"]],
        confidentiality=given["confidentiality"],
    )
    for name, register in given["registers"].items():
        rows = read_records(norm.fact_types.get(name), register["records"])
        dossier = dossier.add(name, rows, complete=register["complete"], as_at=register["as_at"])
    return dossier
