"""Values in words: periods, durations, shares, sets, fields, dates and deviations."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.language.deviations import STANDS
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.language.outcomes import AND_MORE, DAY, MONTHS, NOTHING, UNITS, WINDOWS
from brabantnorm_rules.language.reference import ANCHORS
from brabantnorm_rules.language.sentences import AND
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType, Field
from brabantnorm_rules.norm.parameters import Parameter, ParameterType, ParameterValue
from brabantnorm_rules.norm.periods import Clock, Duration, NamedWindow, Period, Unit, Window
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from brabantnorm_rules.norm.words import spaced

Amount: TypeAlias = Window | Duration | Fraction | int | date
"""What is so much: a window, a duration, a number, a day (ordinal)."""

_NAMED: Final = 5
_MICROSECONDS_PER_MINUTE = MICROSECONDS_PER_HOUR // 60
_EXPLAINED: Final = re.compile(r"[:;] ")


def describe(
    norm: Norm,
    parameter: Parameter,
    value: ParameterValue | date,
    language: str,
    *,
    share: bool = False,
    joined: Wording = AND,
) -> str:
    """Return a value of a parameter in words, in ``nl`` or ``en``.

    ``share``: a number as a percentage. ``joined`` stands before the last of several.
    """
    match value:
        case tuple():
            said = [norm.words.say(member, language, parameter.of) for member in value]
            return listed(said, joined, language) or NOTHING.in_language(language)
        case NamedWindow():
            return describe_amount(value, parameter.type, language)
        case str() if parameter.type is ParameterType.FIELD:
            return label(norm.fact_types[parameter.of], value, language)
        case str():
            return ANCHORS[value].in_language(language)
        case _:
            return describe_amount(value, parameter.type, language, share=share)


def describe_amount(
    value: Amount, kind: ParameterType, language: str, *, share: bool = False, grouped: bool = False
) -> str:
    """Return so much in words, in ``nl`` or ``en``.

    ``share``: a number as a percentage. ``grouped``: a whole number with its thousands apart, as amounts of money are.
    """
    match value:
        case Period(number, unit):
            return _amount(number, unit, language)
        case Clock(microseconds):
            if microseconds % MICROSECONDS_PER_HOUR == 0:
                return _amount(microseconds // MICROSECONDS_PER_HOUR, "hours", language)
            return _amount(microseconds // _MICROSECONDS_PER_MINUTE, "minutes", language)
        case NamedWindow():
            return WINDOWS[value].in_language(language)
        case date():
            return describe_day(value.toordinal(), language)
        case _:
            if kind is ParameterType.DATE:
                return describe_day(int(value), language)
            if grouped and Fraction(value).denominator == 1:
                apart = f"{int(value):,}"
                return apart.replace(",", ".") if Language(language) is Language.NL else apart
            return f"{_decimal(100 * Fraction(value), language)}%" if share else _decimal(Fraction(value), language)


def describe_day(day: int, language: str) -> str:
    """Return a day (ordinal) as people write it: 31 december 2024, or 31 December 2024 in English."""
    written = date.fromordinal(day)
    month = MONTHS[written.month - 1].in_language(language)
    return DAY.fill(language, {"day": written.day, "month": month, "year": written.year})


def listed(texts: Sequence[str], joined: Wording, language: str) -> str:
    """Return texts one after the other, the last behind ``joined``; nothing of none.

    Texts that hold a comma or that word themselves are kept apart by semicolons.
    """
    word = joined.in_language(language)
    if any("," in text or f" {word} " in text for text in texts):
        return "; ".join(texts)
    return f" {word} ".join([*filter(None, [", ".join(texts[:-1])]), *texts[-1:]])


def describe_days(number: int, language: str) -> str:
    """Return so many days in words: 1 dag, 90 dagen."""
    return _amount(number, Unit.DAYS, language)


def describe_deviation(state: DeviationState, language: str) -> Mapping[str, str]:
    """Return what can be said of a deviation as it stands on a date, in ``nl`` or ``en``, by the name of its place."""
    decided = state.deviation
    until = describe_day(decided.until.toordinal(), language)
    days = describe_days((decided.until - state.as_of).days, language)
    return {
        "rule": decided.rule,
        "owner": decided.owner,
        "reason": decided.reason,
        "decided_on": describe_day(decided.decided_on.toordinal(), language),
        "until": until,
        "stands": STANDS[state.status].fill(language, {"until": until, "days": days}),
    }


def label(fact_type: FactType, name: str, language: str) -> str:
    """Return what people call a field; its own name too where another field of the type is called the same."""
    titles = [title_of(field, language) for field in fact_type.fields]
    field = fact_type.field(name)
    title = title_of(field, language) if field is not None else spaced(name)
    return title if titles.count(title) < 2 else f"{title} (`{name}`)"


def title_of(named: Field | FactType, language: str) -> str:
    """Return the title of a field or fact type as it stands inside a sentence; without one, its name in words.

    What a title explains behind a colon or semicolon is left out.
    """
    if named.title is None:
        return spaced(named.name)
    title = _EXPLAINED.split(named.title.in_language(language), maxsplit=1)[0]
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def capitalised(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]


def ids_in_words(ids: Sequence[str], total: int, language: str) -> str:
    """Return the first ids of records, as names, and how many there are more."""
    shown = [f"`{record_id}`" for record_id in ids[:_NAMED]]
    if total <= len(shown):
        return listed(shown, AND, language)
    return first_of(shown, total, ", ", language)


def first_of(texts: Sequence[str], total: int, separator: str, language: str) -> str:
    """Return the first of several texts, and how many there are more."""
    said, more = separator.join(texts[:_NAMED]), total - _NAMED
    return AND_MORE.fill(language, {"ids": said, "more": more}) if more > 0 else said


def register_in_dossier(fact_type: FactType, language: str) -> str:
    """Return what people call a register, with its name in a dossier where that is another."""
    return _with_name(title_of(fact_type, language), fact_type.name)


def field_in_dossier(fact_type: FactType, name: str, language: str) -> str:
    """Return what people call a field, with its name in a dossier where that is another."""
    field = fact_type.field(name)
    return _with_name(spaced(name) if field is None else title_of(field, language), name)


def _with_name(title: str, name: str) -> str:
    return title if title == name else f"{title} (`{name}`)"


def _amount(number: int, unit: str, language: str) -> str:
    one, more = UNITS[unit]
    return f"{number} {(one if number == 1 else more).in_language(language)}"


def _decimal(number: Fraction, language: str) -> str:
    text = f"{float(number):.10g}"
    return text.replace(".", ",") if Language(language) is Language.NL else text
