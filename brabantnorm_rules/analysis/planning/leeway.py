"""Leeway: what of a record may be supplied, extended or repaired, and what is a fact that stays."""

from brabantnorm_rules.analysis.planning.fulfilling import ADOPTED, Making, is_more
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ID, ORGANISATION, RECORDED_ON, FieldType, RecordKind
from brabantnorm_rules.norm.values import NONE, NONE_THEN, NOT_SUPPLIED, Absent


def may_supply(making: Making) -> bool:
    """Return whether a value may turn out to be that of a field of which nothing is supplied.

    In a register that is behind that is also a date of which there was none on its last day.
    """
    if making.now is NONE_THEN:
        return making.value == making.on
    return making.now is NOT_SUPPLIED and not (making.value is NONE and making.field.name in making.fact_type.required)


def may_extend(making: Making) -> bool:
    """Return whether a lasting thing may be made to hold a value, so that it is what a check asks for.

    A date of which there is none may be set to the day itself; a set may come to hold more and true or false may
    change, but not in a document: one that says something else is another document. What says which sort of thing it is
    stays.
    """
    fact_type = making.fact_type
    if _is_fixed(making) or making.field.name in (*fact_type.required, fact_type.slice):
        return False
    if making.field.is_day:
        return _is_set_now(making)
    if ADOPTED in fact_type.from_fields:
        return False
    return making.field.type is FieldType.BOOL or is_more(making.now, making.value)


def may_repair(making: Making) -> bool:
    """Return whether a record may still be made to hold a value that a case must have.

    A date of which there is none may be set to the day itself. One that says when something was last done, so that it
    must lie in a window, moves on when it is done again; any other date that is known stays. Sets may come to hold
    more, numbers may grow, and true, false and words may become what is asked, but not the name of a change or of an
    organisation; in a document they do not, as it would be another document then. What the organisation is stays, and
    of statements nothing changes: there is a new one.
    """
    if _is_fixed(making) or making.fact_type.kind is RecordKind.STATEMENT or making.value is NONE:
        return False
    if ADOPTED in making.fact_type.from_fields and not making.field.is_day:
        return False
    match making.field.type:
        case FieldType.DATE | FieldType.INSTANT:
            return _is_set_now(making) or _is_done_again(making)
        case FieldType.SET:
            return isinstance(making.now, Absent) or is_more(making.now, making.value)
        case FieldType.NUMBER:
            return isinstance(making.now, Absent) or making.value > making.now  # type: ignore[operator]  # numbers
        case FieldType.ENUM:
            return making.field.domain is None
        case _:
            return making.field.type is FieldType.BOOL


def _is_fixed(making: Making) -> bool:
    """Return whether a field says what a record is, and from when to when it is there; or what the organisation is."""
    fact_type = making.fact_type
    if fact_type.name == ORGANISATION:
        return True
    return making.field.name in (ID, RECORDED_ON, fact_type.until, *fact_type.from_fields, *fact_type.newest_per)


def _is_set_now(making: Making) -> bool:
    return isinstance(making.now, Absent) and making.now is not NONE_THEN and making.value == making.on


def _is_done_again(making: Making) -> bool:
    """Return whether a date moves on because what it is the last day of is done again."""
    lasting = making.fact_type.kind is RecordKind.THING
    return lasting and isinstance(making.leaf, c.WithinLast) and making.value == making.on
