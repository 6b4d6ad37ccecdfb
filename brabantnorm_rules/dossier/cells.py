"""Cells of tables: text as exports write it, turned into what the entry of a field expects."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.dossier.given import Unreadable, shown
from brabantnorm_rules.dossier.values import suggest
from brabantnorm_rules.norm.facts import Field, FieldType

Cell: TypeAlias = Callable[[str], object]
"""Turns the text of a cell into a value for entry; raises `Unreadable`."""

SET_SEPARATOR: Final = "|"
"""What separates the members of a set in one cell; standing alone it is the empty set."""

DATES: Final = (
    "jjjj-mm-dd",
    "jjjj/mm/dd",
    "jjjjmmdd",
    "dd-mm-jjjj",
    "dd/mm/jjjj",
    "dd.mm.jjjj",
    "d-m-jjjj",
    "d/m/jjjj",
    "d.m.jjjj",
)
_TIMES: Final = ("", " uu:mm", " uu:mm:ss", " u:mm", " u:mm:ss")
PATTERNS: Final = tuple(f"{day}{time}" for day in DATES for time in _TIMES)
_DEFAULT: Final = DATES[0]
_TOKENS: Final = {
    "jjjj": r"(?P<year>\d{4})",
    "mm": r"(?P<month>\d{2})",
    "m": r"(?P<month>\d{1,2})",
    "dd": r"(?P<day>\d{2})",
    "d": r"(?P<day>\d{1,2})",
}
_CLOCK_TOKENS: Final = {
    "uu": r"(?P<hour>\d{2})",
    "u": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})",
}
_PART: Final = re.compile(r"jjjj|dd?|mm?|uu?|ss|[-/.:]")
_ISO_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ].*", re.ASCII)
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_SPREADSHEET_ERROR: Final = re.compile(r"#(?:#+|[A-Z0-9_/]+[!?]|N/[A-Z]|DEEL/0!|LEEG!|OVERLOOP!|SPILL!)", re.ASCII)
_WHOLE: Final = re.compile(r"-?\d{1,20}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?\d{1,20}\.\d{1,20}", re.ASCII)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+", re.ASCII)
_COMMA: Final = re.compile(r"-?[\d.]*,\d+", re.ASCII)
_TRUTHS: Final = {"true": True, "false": False}


@attrs.frozen(eq=False)
class DatePattern:
    """How an export writes dates and moments: ``text`` says it (``dd-mm-jjjj uu:mm``)."""

    text: str
    _day: re.Pattern[str]
    _moment: re.Pattern[str]

    def read_day(self, text: str) -> date:
        """Return the date that a cell holds; a time of midnight behind it is no time."""
        found = self._day.fullmatch(text)
        if found is None and (moment := self._moment.fullmatch(text)):
            if int(moment["hour"]) or int(moment["minute"]) or int(_seconds_of(moment)):
                raise Unreadable("date-with-time", text=text)
            found = moment
        if found is None:
            raise self._refusal(text)
        return _date_of(found, text)

    def read_moment(self, text: str) -> object:
        """Return the moment or the date that a cell holds, in local time unless it says its offset."""
        if found := self._day.fullmatch(text):
            return _date_of(found, text)
        if self.text == _DEFAULT and _ISO_MOMENT.fullmatch(text):
            return text
        found = self._moment.fullmatch(text)
        if found is None:
            raise self._refusal(text)
        day = _date_of(found, text)
        try:
            clock = time(int(found["hour"]), int(found["minute"]), int(_seconds_of(found)))
        except ValueError:
            raise Unreadable("date-impossible", text=text) from None
        return datetime.combine(day, clock)

    def _refusal(self, text: str) -> Unreadable:
        if _SERIAL.fullmatch(text):
            return Unreadable("date-is-serial", text=text)
        return Unreadable("date-not-in-pattern", text=shown(text), pattern=self.text, suggestion=_pattern_of(text))


def read_pattern(raw: object) -> DatePattern:
    """Return the pattern that a text says; raises `Unreadable` for one that there is not."""
    if not isinstance(raw, str) or raw not in PATTERNS:
        raise Unreadable(
            "pattern-unknown", text=shown(raw), allowed=", ".join(DATES), suggestion=suggest(shown(raw), PATTERNS)
        )
    day, _, time = raw.partition(" ")
    return DatePattern(raw, _compiled(day), _compiled(raw) if time else _compiled(f"{day} uu:mm:ss"))


def cell_of(field: Field, pattern: DatePattern, values: Mapping[str, object]) -> Cell:
    """Return how the cells of a field's column are read; ``values`` are their words with ours."""
    read = _typed(field, pattern, values)

    def read_cell(text: str) -> object:
        if text in values:
            return values[text]
        if not text:
            return None
        if _SPREADSHEET_ERROR.fullmatch(text):
            raise Unreadable("spreadsheet-error", text=shown(text))
        return text if text in ("geen", "onbekend") else read(text)

    return read_cell


def _typed(field: Field, pattern: DatePattern, values: Mapping[str, object]) -> Cell:
    match field.type:
        case FieldType.DATE:
            return pattern.read_day
        case FieldType.INSTANT:
            return pattern.read_moment
        case FieldType.BOOL:
            return _read_truth
        case FieldType.NUMBER:
            return _read_number
        case FieldType.SET:
            return lambda text: _read_members(text, values)
        case _:
            return lambda text: text


def _read_truth(text: str) -> bool:
    if text not in _TRUTHS:
        raise Unreadable("cell-not-bool", text=shown(text))
    return _TRUTHS[text]


def _read_number(text: str) -> int | Fraction:
    if _WHOLE.fullmatch(text):
        return int(text)
    if _COMMA.fullmatch(text):
        raise Unreadable("decimal-comma", text=shown(text))
    if _THOUSANDS.fullmatch(text):
        raise Unreadable("number-ambiguous", text=shown(text))
    if not _DECIMAL.fullmatch(text):
        raise Unreadable("value-not-number", text=shown(text))
    return Fraction(text)


def _read_members(text: str, values: Mapping[str, object]) -> tuple[object, ...]:
    members: list[object] = []
    for member in filter(None, map(str.strip, text.split(SET_SEPARATOR))):
        ours = values.get(member, member)
        members.extend(ours if isinstance(ours, tuple) else (ours,))
    return tuple(members)


def _pattern_of(text: str) -> str:
    """Return the pattern in which a text is written, or nothing."""
    return next((pattern for pattern in PATTERNS if _compiled(pattern).fullmatch(text)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    day, _, clock = pattern.partition(" ")
    parts = [_TOKENS.get(part) or re.escape(part) for part in _PART.findall(day)]
    if clock:
        parts += [" ", *(_CLOCK_TOKENS.get(part) or re.escape(part) for part in _PART.findall(clock))]
    return re.compile("".join(parts), re.ASCII)


def _seconds_of(found: re.Match[str]) -> str:
    return found.groupdict().get("second") or "0"


def _date_of(found: re.Match[str], text: str) -> date:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Unreadable("date-impossible", text=text) from None
