"""Periods as authors write them: one unit and a number, on the calendar or on the clock, or a window by its name."""

from typing import Final

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.norm.periods import Clock, Duration, NamedWindow, Period, Unit, Window
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from brabantnorm_rules.source.nodes import Entries, Node, Scalar

CALENDAR: Final = tuple(str(unit) for unit in Unit)
CLOCK: Final = {"hours": MICROSECONDS_PER_HOUR, "minutes": MICROSECONDS_PER_HOUR // 60}
LONGEST: Final = 100_000


def read_window(reader: Reader, node: Node) -> Window | None:
    """Return a window: a calendar period, or one of the names that windows have."""
    if isinstance(node, Scalar):
        if node.text in tuple(NamedWindow):
            return NamedWindow(node.text)
        reader.miss("window-expected", node)
        return None
    period = read_duration(reader, node)
    if isinstance(period, Clock):
        reader.report("clock-not-allowed", node)
        return None
    return period


def read_duration(reader: Reader, node: Node) -> Duration | None:
    """Return a duration: so many of one unit of the calendar or of the clock."""
    if not isinstance(node, Entries):
        reader.miss("period-expected", node)
        return None
    found = reader.entries(node, (*CALENDAR, *CLOCK))
    if found is None:
        return None
    if len(found) != 1:
        if len(node.items) == len(found):
            reader.report("one-unit-expected", node)
        return None
    ((unit, written),) = found.items()
    number = reader.whole(written, 0, LONGEST)
    if number is None:
        return None
    return Clock(number * CLOCK[unit]) if unit in CLOCK else Period(number, Unit(unit))
