"""Writing: a dossier as the text of a ``dossier.yaml`` that reads back as the same dossier."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from brabantnorm_rules.dossier.dossiers import Dossier
from brabantnorm_rules.dossier.entry import left_out
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION, FactType, Field, FieldType
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, ZONE, Value, instant_of_day

_FORMAT = 1
_NONE, _UNKNOWN = "geen", "onbekend"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write_dossier(dossier: Dossier) -> str:
    """Return a dossier as the text of one YAML file; `read_dossier` reads the same dossier from it.

    What the norm supplies itself is not written, what was read from files beside the dossier is.
    """
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    own = dossier.organisation
    yield f"format: {_FORMAT}"
    yield f"norm: {_text(dossier.norm.id)}"
    yield f"as_at: {dossier.as_at}"
    if dossier.confidentiality is not None:
        yield f"confidentiality: {dossier.confidentiality}"
    known = next(iter(_records(dossier.registers[ORGANISATION])))
    facts = {name: said for name, said in known.items() if name not in (ID, KIND_FIELD)}
    yield f"organisation: {_flow({'id': _text(own.id), 'name': _text(own.name), 'kind': _text(own.kind), **facts})}"
    if dossier.entered:
        yield "registers:"
    for name in sorted(dossier.entered):
        yield from _register(dossier.registers[name])
    if dossier.deviations:
        yield "deviations:"
    for each in dossier.deviations:
        told = {"rule": _text(each.rule), "owner": _text(each.owner), "reason": _text(each.reason)}
        yield f"  - {_flow({**told, 'decided_on': str(each.decided_on), 'until': str(each.until)})}"
    if dossier.let_in:
        yield "let_in:"
    for field in dossier.let_in:
        yield f"  - {_flow({'field': _text(field.field), 'reason': _text(field.reason)})}"


def _register(register: Register) -> Iterator[str]:
    yield f"  {register.fact_type.name}:"
    if register.declarations:
        yield f"    complete: {_declared(register.declarations)}"
    if register.as_at is not None:
        yield f"    as_at: {date.fromordinal(register.as_at)}"
    records = list(_records(register))
    yield "    records:" if records else "    records: []"
    yield from (f"      - {_flow(record)}" for record in records)


def _declared(declarations: Sequence[Declaration]) -> str:
    told = []
    for each in declarations:
        said = {"stated_on": str(date.fromordinal(each.stated_on))}
        if each.since is not None:
            said["since"] = str(date.fromordinal(each.since))
        if each.values is not None:
            said["for"] = _list(sorted(each.values))
        told.append(_flow(said))
    return f"[{', '.join(told)}]"


def _records(register: Register) -> Iterator[Mapping[str, str]]:
    """Yield what is said of each field of each record; what leaving a field out says is left out."""
    fact_type = register.fact_type
    for place in range(len(register.ids)):
        said = {field.name: _value(register, field, place) for field in fact_type.fields}
        yield {name: text for name, text in said.items() if text is not None}


def _value(register: Register, field: Field, place: int) -> str | None:
    value: Value = register.columns[field.name][place]
    if value is NONE or value is NOT_SUPPLIED:
        return _absent(register.fact_type, field, value)
    match field.type:
        case FieldType.DATE if isinstance(value, int):
            return str(date.fromordinal(value))
        case FieldType.INSTANT:
            bounds = (register.columns[f"{field.name}.{bound}"][place] for bound in ("earliest", "latest"))
            return _moment(value, *bounds)
        case _:
            return _plain(value)


def _absent(fact_type: FactType, field: Field, value: Value) -> str | None:
    if value is left_out(fact_type, field):
        return None
    return _NONE if value is NONE else _UNKNOWN


def _moment(day: Value, earliest: Value, latest: Value) -> str:
    assert isinstance(day, int)  # noqa: S101 - an instant that is there has a day and two bounds
    assert isinstance(earliest, int)  # noqa: S101
    if earliest == latest:
        return _text(_local(earliest).isoformat())
    if instant_of_day(day).earliest == earliest and instant_of_day(day).latest == latest:
        return str(date.fromordinal(day))
    return _text(_local(earliest).replace(tzinfo=None).isoformat())


def _local(microseconds: int) -> datetime:
    return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(ZONE)


def _plain(value: Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Fraction():
            return str(Decimal(value.numerator) / value.denominator)
        case frozenset():
            return _list(sorted(value))
        case _:
            return _text(str(value))


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _text(text: str) -> str:
    """Return a text as YAML reads it back, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _flow(said: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {text}" for name, text in said.items()) + "}"
