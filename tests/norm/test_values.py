"""Values: the marks of what is absent, and moments as they are known."""

import pickle
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.norm.values import NONE_THEN, Absent, instant_of, instant_of_day, microseconds

MARKS = (NONE, NOT_SUPPLIED, NONE_THEN)


@pytest.mark.parametrize("mark", MARKS, ids=repr)
def test_every_positive_test_on_an_absent_value_fails(mark: Absent) -> None:
    others: tuple[object, ...] = (0, 5, "a", True, False, None, *MARKS)
    assert not any((mark == other, other == mark)[place] for other in others for place in (0, 1))
    assert not any((mark < 1, mark <= 1, mark > 1, mark >= 1, 1 < mark, 1 > mark))  # noqa: SIM300  both sides are asked
    assert "a" not in mark
    assert not mark.issuperset(())
    assert mark.isdisjoint({"a"})
    assert not mark & frozenset({"a"})
    assert not frozenset({"a"}) & mark
    assert not list(mark)
    assert not bool(mark)


@pytest.mark.parametrize("mark", MARKS, ids=repr)
def test_a_mark_is_itself_after_travelling(mark: Absent) -> None:
    assert pickle.loads(pickle.dumps(mark)) is mark
    assert repr(mark) in ("NONE", "NOT_SUPPLIED", "NONE_THEN")


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1)), st.sampled_from(["UTC", "Europe/Amsterdam", "Asia/Tokyo"])
)
def test_an_aware_moment_is_exact(moment: datetime, zone: str) -> None:
    aware = moment.replace(tzinfo=ZoneInfo(zone))
    instant = instant_of(aware)
    assert instant is not None
    assert instant.earliest == instant.latest == microseconds(aware)
    assert instant.day == aware.astimezone(ZoneInfo("Europe/Amsterdam")).toordinal()


def test_a_day_stands_for_all_its_moments_and_not_for_midnight_after() -> None:
    day = datetime(2024, 3, 31)
    instant = instant_of_day(day.toordinal())
    assert instant.latest - instant.earliest + 1 == timedelta(hours=23) // timedelta(microseconds=1)


def test_the_doubled_hour_stands_for_either_and_the_skipped_hour_for_none() -> None:
    doubled = instant_of(datetime(2024, 10, 27, 2, 30))
    assert doubled is not None
    assert doubled.latest - doubled.earliest == timedelta(hours=1) // timedelta(microseconds=1)
    assert doubled.earliest == microseconds(datetime(2024, 10, 27, 0, 30, tzinfo=UTC))
    assert instant_of(datetime(2024, 3, 31, 2, 30)) is None
