"""Generated days and moments: close together, and often where calendars and clocks are treacherous."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from tests.reference.facts import AMSTERDAM

CENTRES: Final = (
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2024, 5, 31),
    date(2024, 10, 27),
    date(2024, 12, 31),
    date(2025, 3, 1),
)
_OFFSETS: Final = (0, 0, 0, 1, -1, 2, -2, 7, -7, 30, -31, 365, -366)


def day_near(random: Random, spread: int = 40) -> date:
    """Return a day on or near one of a few days."""
    day = random.choice(CENTRES) + timedelta(random.choice(_OFFSETS))
    return day + timedelta(random.randint(-spread, spread)) if random.random() < 0.4 else day


def moment_near(random: Random) -> date | datetime:
    """Return a moment on such a day: with or without an offset, or only its day."""
    day = day_near(random)
    chance = random.random()
    if chance < 0.2:
        return day
    clock = datetime.combine(day, time(random.choice((0, 2, 9, 12, 23)), random.choice((0, 30, 59))))
    if chance < 0.5:
        return clock.replace(tzinfo=random.choice((UTC, AMSTERDAM)))
    return clock + timedelta(hours=1) if _is_skipped(clock) else clock


def _is_skipped(clock: datetime) -> bool:
    there_and_back = clock.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)
    return there_and_back.replace(tzinfo=None) != clock
