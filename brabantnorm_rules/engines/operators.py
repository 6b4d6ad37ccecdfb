"""The operators: for each test on a record the expressions that say surely yes and surely no."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from brabantnorm_rules.engines.moment import Moment, as_operand, end_of_as_of, term, window_start
from brabantnorm_rules.engines.rails import (
    Constant,
    Rails,
    Record,
    all_rails,
    any_rails,
    both,
    denied,
    either,
    hint_of,
)
from brabantnorm_rules.engines.view import FROM_DAY
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import RECORDED_ON
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import day_after

_SIGNS: Final = {
    c.Comparison.EQUAL: "==",
    c.Comparison.AT_LEAST: ">=",
    c.Comparison.AT_MOST: "<=",
    c.Comparison.MORE_THAN: ">",
    c.Comparison.LESS_THAN: "<",
}


def write(record: Record, condition: c.Condition) -> Rails:
    """Return the rails of a condition on a record."""
    match condition:
        case c.All(parts):
            return all_rails(write(record, part) for part in parts)
        case c.Any(parts):
            return any_rails(write(record, part) for part in parts)
        case c.Not(part):
            return ~write(record, part)
        case _:
            return _OPERATORS[type(condition)](record, condition)


def _supplied(value: str) -> str:
    return f"{value} is not NOT_SUPPLIED and {value} is not NONE_THEN"


def _test(record: Record, field: str, yes: str, *others: str) -> Rails:
    """Return the rails of a test: surely no when it fails on what is supplied, or when any side is known none."""
    day = field == FROM_DAY or record.fact_type.day_field(field)
    values = (record.field(field), *others)
    supplied = [_supplied(value) if day or others else f"{value} is not NOT_SUPPLIED" for value in values]
    no = both([denied(yes), *supplied])
    if others:
        no = either([*(f"{value} is NONE" for value in values), no])
    return Rails.plain(yes, no)


def _operand(record: Record, written: Any, hint: str) -> tuple[str, tuple[str, ...]]:
    """Return an operand's expression, and the values it rests on that differ from record to record."""
    match written:
        case c.Own() | c.Its():
            value = record.named(written)
            return value, (value,)
        case c.AsOf():
            return "as_of", ()
        case c.OwnOrganisation():
            return "organisation", ()
        case ParameterOf() | c.ParameterAt():
            found = record.constant_of("operand", written, hint_of(written, hint), as_operand)
            return found.text, (found.at,) if found.at else ()
        case tuple():
            return record.source.token(frozenset(written), f"{hint}_values"), ()
        case _:
            return record.source.token(
                written,
                str(written) if isinstance(written, str) else f"{hint}_{written}",
            ), ()


def _compare(record: Record, test: c.Compare) -> Rails:
    value = record.field(test.field)
    operand, others = _operand(record, test.operand, test.field)
    sign = "is" if operand in ("True", "False") else _SIGNS[test.comparison]
    return _test(record, test.field, f"{value} {sign} {operand}", *others)


def _in(record: Record, test: c.In) -> Rails:
    operand, others = _operand(record, test.operand, test.field)
    return _test(record, test.field, f"{record.field(test.field)} in {operand}", *others)


def _includes(record: Record, test: c.Includes) -> Rails:
    operand, others = _operand(record, test.operand, test.field)
    return _test(record, test.field, f"{operand} in {record.field(test.field)}", *others)


def _includes_any(record: Record, test: c.IncludesAny) -> Rails:
    operand, others = _operand(record, test.operand, test.field)
    return _test(
        record,
        test.field,
        f"not {record.field(test.field)}.isdisjoint({operand})",
        *others,
    )


def _includes_all(record: Record, test: c.IncludesAll) -> Rails:
    operand, others = _operand(record, test.operand, test.field)
    present = [f"type({operand}) is frozenset"] if others else []
    return _test(
        record,
        test.field,
        both([*present, f"{record.field(test.field)}.issuperset({operand})"]),
        *others,
    )


def _includes_at_least(record: Record, test: c.IncludesAtLeast) -> Rails:
    value = record.field(test.field)
    number = record.source.token(test.number, f"at_least_{test.number}")
    if test.operand is None:
        return _test(
            record,
            test.field,
            f"type({value}) is frozenset and len({value}) >= {number}",
        )
    operand, others = _operand(record, test.operand, test.field)
    return _test(record, test.field, f"len({value} & {operand}) >= {number}", *others)


def _is(record: Record, test: c.Is) -> Rails:
    value = record.field(test.field)
    present = Rails.plain(f"{value} is not NONE and {_supplied(value)}", f"{value} is NONE")
    return present if test.present else ~present


def _on_side(record: Record, test: c.OnSide) -> Rails:
    sign = ">=" if test.side is c.Side.ON_OR_AFTER else "<="
    operand, others = _operand(record, test.operand, test.field)
    return _test(record, test.field, f"{record.field(test.field)} {sign} {operand}", *others)


def _within_last(record: Record, test: c.WithinLast) -> Rails:
    value = record.field(test.field)
    start = record.constant_of(
        "window",
        test.window,
        f"first_day_{hint_of(test.window, test.field)}",
        window_start,
    )
    ahead = record.fact_type.ahead_field(test.field) or test.field == RECORDED_ON
    inside = f"{start.text} <= {value} <= as_of" if ahead else f"{value} >= {start.text}"
    return _test(record, test.field, inside, *([start.at] if start.at else []))


def _at(constant: Constant, rails: Rails) -> Rails:
    """Return the rails of a deadline whose length is that of a day of the record: none then, no; unknown, unknown."""
    if not constant.at:
        return rails
    known = f"type({constant.at}) is not Absent"
    none = f"{constant.at} is NONE"
    return Rails(
        both([known, rails.yes]),
        either([none, both([known, rails.no])]),
        both([known, rails.not_late]),
        either([none, both([known, rails.not_yet])]),
    )


def _within(record: Record, test: c.Within) -> Rails:
    duration = record.constant_of("term", test.duration, f"term_{hint_of(test.duration, test.field)}", term)
    if record.norm.runs_on_clock(test.duration):
        return _at(duration, _within_clock(record, test, duration.text))
    value, start = record.field(test.field), record.named(test.start)
    deadline = f"{duration.text}[{start}]"
    yes = f"{value} <= {deadline}"
    absent = f"type({value}) is Absent"
    passed = f"{value} is NONE and {deadline} < as_of"
    passed_then = f"{value} is NONE_THEN and {deadline} < kept_to"
    no = either([f"{value} > {deadline}", passed, passed_then])
    open_still = f"{deadline} >= as_of"
    return _at(
        duration,
        Rails(
            yes,
            no,
            either([yes, f"{start} is NONE", f"{absent} and {open_still}"]),
            either([no, f"{start} is NONE", f"{value} is NONE and {open_still}"]),
        ),
    )


def _within_clock(record: Record, test: c.Within, length: str) -> Rails:
    value, start = record.field(test.field), record.named(test.start)
    earliest, latest = (
        record.field(test.field, "earliest"),
        record.field(test.field, "latest"),
    )
    start_earliest, start_latest = (
        record.named(test.start, "earliest"),
        record.named(test.start, "latest"),
    )
    end = record.constant(("end of day",), "end_of_as_of", end_of_as_of)
    yes = f"{latest} - {start_earliest} <= {length}"
    no = either(
        [
            f"{earliest} - {start_latest} > {length}",
            f"{value} is NONE and {start_latest} + {length} < {end}",
            f"{value} is NONE_THEN and {start_latest} + {length} < kept_end",
        ]
    )
    open_still = f"{start_earliest} + {length} >= {end}"
    open_perhaps = f"{start_latest} + {length} >= {end}"
    return Rails(
        yes,
        no,
        either([yes, f"{start} is NONE", f"type({value}) is Absent and {open_still}"]),
        either([no, f"{start} is NONE", f"{value} is NONE and {open_perhaps}"]),
    )


def _within_before(record: Record, test: c.WithinBefore) -> Rails:
    period = record.constant_of("term", test.period, f"term_{hint_of(test.period, test.field)}", term)
    value, end = record.field(test.field), record.named(test.end)
    reach = f"{period.text}[{value}]"
    yes = f"{value} <= {end} <= {reach}"
    no = either(
        [
            f"{value} > {end}",
            f"{reach} < {end}",
            f"{value} is NONE and {end} < as_of",
            f"{value} is NONE_THEN and {end} < kept_to",
        ]
    )
    not_due = [f"{end} is NONE", f"{value} is NONE and {end} >= as_of"]
    return _at(period, Rails(yes, no, either([yes, *not_due]), either([no, *not_due])))


def _up_to_date_with(record: Record, test: c.UpToDateWith) -> Rails:
    return all_rails(_reflects(record, change, test.term) for change in test.changes.changes)


def _reflects(record: Record, change: Change, grace: ParameterOf) -> Rails:
    due = record.constant(("due", change, grace), f"{change.id}_is_due", partial(_is_due, change=change, grace=grace))
    not_due = Rails.plain(f"not {due}", due)
    return any_rails([not_due, write(record, _reflected(record, change))])


def _is_due(moment: Moment, change: Change, grace: ParameterOf) -> bool:
    return bool(moment.as_of > day_after(change.in_force, moment.value(grace)))


def _reflected(record: Record, change: Change) -> c.Condition:
    """Return what shows that a document reflects a change, in terms of other conditions."""
    own = {field.name: field for field in record.fact_type.fields}

    def since(name: str, day: int) -> list[c.Condition]:
        return [c.OnSide(name, c.Side.ON_OR_AFTER, day)] if name in own or name == FROM_DAY else []

    anticipated = since(FROM_DAY, change.in_force) if record.fact_type.from_fields else []
    if "verwerkt" in own:
        anticipated.append(c.Includes("verwerkt", change.id))
    ways = since("vastgesteld_op", change.in_force) + since("herbevestigd_op", change.in_force)
    for adopted_knowing in since("vastgesteld_op", change.known):
        ways.append(c.All((c.Any(tuple(anticipated)), adopted_knowing)))
    if change.textual and "dynamische_verwijzing" in own:
        ways.append(c.Compare("dynamische_verwijzing", c.Comparison.EQUAL, True))
    return c.Any(tuple(ways))


def _has(record: Record, test: c.Has) -> Rails:
    related = f"{record.source.relation(test)}[{record.index}]"
    if test.window is None:
        return Rails.plain(f"{related} is YES", f"{related} is NO")
    return Rails(
        f"{related} is YES",
        f"{related} is NO",
        f"{related}.lowest >= 1",
        f"{related}.highest <= 1",
    )


_OPERATORS: Final[Mapping[type, Callable[[Record, Any], Rails]]] = {
    c.Compare: _compare,
    c.In: _in,
    c.Includes: _includes,
    c.IncludesAny: _includes_any,
    c.IncludesAll: _includes_all,
    c.IncludesAtLeast: _includes_at_least,
    c.Is: _is,
    c.OnSide: _on_side,
    c.WithinLast: _within_last,
    c.Within: _within,
    c.WithinBefore: _within_before,
    c.UpToDateWith: _up_to_date_with,
    c.Has: _has,
}
