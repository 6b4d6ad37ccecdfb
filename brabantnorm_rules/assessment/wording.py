"""Values of parameters in words: periods, durations, shares, sets and dates."""

from datetime import date
from fractions import Fraction

from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.language.outcomes import NOTHING, TRUTH, UNITS, WINDOWS
from brabantnorm_rules.norm.parameters import ParameterType, ParameterValue
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR

_MICROSECONDS_PER_MINUTE = MICROSECONDS_PER_HOUR // 60


def describe(value: ParameterValue | date, kind: ParameterType, language: str, *, share: bool = False) -> str:
    """Return a parameter's value in words, in ``nl`` or ``en``; ``share``: a number as a percentage."""
    match value:
        case Period(number, unit):
            return _amount(number, unit, language)
        case Clock(microseconds):
            if microseconds % MICROSECONDS_PER_HOUR == 0:
                return _amount(microseconds // MICROSECONDS_PER_HOUR, "hours", language)
            return _amount(microseconds // _MICROSECONDS_PER_MINUTE, "minutes", language)
        case date():
            return describe_day(value.toordinal(), language)
        case NamedWindow():
            return WINDOWS[value].in_language(language)
        case tuple():
            return ", ".join(token(member, language) for member in value) or NOTHING.in_language(language)
        case int() | Fraction():
            if kind is ParameterType.DATE:
                return describe_day(int(value), language)
            return f"{_decimal(100 * Fraction(value), language)}%" if share else _decimal(Fraction(value), language)
        case str():
            return token(value, language)


def describe_day(day: int, language: str) -> str:
    """Return a day (ordinal) as it is written: 31-12-2024, or 2024-12-31 in English."""
    written = date.fromordinal(day)
    return f"{written:%d-%m-%Y}" if Language(language) is Language.NL else written.isoformat()


def token(value: str | bool, language: str) -> str:
    """Return a value of an enum or set as people read it."""
    return TRUTH[value].in_language(language) if isinstance(value, bool) else value.replace("_", " ")


def _amount(number: int, unit: str, language: str) -> str:
    one, more = UNITS[unit]
    return f"{number} {(one if number == 1 else more).in_language(language)}"


def _decimal(number: Fraction, language: str) -> str:
    text = f"{float(number):.10g}"
    return text.replace(".", ",") if Language(language) is Language.NL else text
