"""Calendar periods: counted forward, day inclusive; the first day that reaches is found, not computed."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from brabantnorm_rules import Wording
from brabantnorm_rules.norm.parameters import DatedValue, Origin, Parameter, ParameterType
from brabantnorm_rules.norm.periods import (
    FIRST_DAY,
    LAST_DAY,
    NamedWindow,
    Period,
    Unit,
    day_after,
    first_day_inside,
    first_day_outside,
    first_day_reaching,
)

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
periods = st.builds(Period, st.integers(0, 60), st.sampled_from(Unit))


@given(day=days, period=periods)
def test_a_term_is_counted_forward(day: date, period: Period) -> None:
    expected = day + relativedelta(**{str(period.unit): period.number})  # type: ignore[arg-type]  # one unit
    assert day_after(day.toordinal(), period) == expected.toordinal()


@given(day=days, period=periods)
def test_the_first_day_that_reaches_reaches_and_the_one_before_does_not(day: date, period: Period) -> None:
    first = first_day_reaching(day.toordinal(), period)
    assert day_after(first, period) >= day.toordinal()
    assert day_after(first - 1, period) < day.toordinal()


@pytest.mark.parametrize("period", [Period(1, Unit.MONTHS), Period(18, Unit.MONTHS), Period(1, Unit.YEARS)])
def test_so_it_is_on_every_day_of_some_years_with_and_without_a_leap_day(period: Period) -> None:
    for day in range(date(2023, 1, 1).toordinal(), date(2026, 1, 1).toordinal()):
        first = first_day_reaching(day, period)
        assert day_after(first - 1, period) < day <= day_after(first, period)


@given(day=days, period=periods)
def test_a_window_is_left_on_the_first_date_from_which_it_does_not_reach_back(day: date, period: Period) -> None:
    outside = first_day_outside(day.toordinal(), period)
    assert first_day_inside(outside, period) > day.toordinal() >= first_day_inside(outside - 1, period)


@given(day=days)
def test_a_calendar_year_is_left_two_years_on_and_what_is_unlimited_never(day: date) -> None:
    outside = first_day_outside(day.toordinal(), NamedWindow.CALENDAR_YEAR)
    assert outside == date(day.year + 2, 1, 1).toordinal()
    inside = first_day_inside(outside - 1, NamedWindow.CALENDAR_YEAR)
    assert inside <= day.toordinal() < first_day_inside(outside, NamedWindow.CALENDAR_YEAR)
    assert first_day_outside(day.toordinal(), NamedWindow.UNLIMITED) > LAST_DAY


@given(day=days, later=days, period=periods)
def test_a_later_start_never_ends_earlier(day: date, later: date, period: Period) -> None:
    first, second = sorted((day.toordinal(), later.toordinal()))
    assert day_after(first, period) <= day_after(second, period)


@given(day=days, period=periods)
def test_a_longer_period_never_ends_earlier(day: date, period: Period) -> None:
    longer = Period(period.number + 1, period.unit)
    assert day_after(day.toordinal(), period) <= day_after(day.toordinal(), longer)


@pytest.mark.parametrize("unit", Unit)
def test_a_period_that_leaves_the_calendar_stops_at_its_end(unit: Unit) -> None:
    assert day_after(LAST_DAY - 1, Period(100_000, unit)) == LAST_DAY
    assert first_day_reaching(FIRST_DAY + 1, Period(100_000, unit)) == FIRST_DAY


def test_windows_with_a_name() -> None:
    as_of = date(2024, 6, 30).toordinal()
    assert first_day_inside(as_of, NamedWindow.CALENDAR_YEAR) == date(2023, 1, 1).toordinal()
    assert first_day_inside(as_of, NamedWindow.UNLIMITED) == FIRST_DAY
    assert first_day_inside(FIRST_DAY, NamedWindow.CALENDAR_YEAR) == FIRST_DAY


def test_of_dated_values_the_later_date_counts_and_then_the_own_kind() -> None:
    values = (
        DatedValue(1),
        DatedValue(2, kind="provincie"),
        DatedValue(3, since=100),
        DatedValue(4, since=100, kind="gemeente", admitted=(4, 5)),
    )
    parameter = Parameter("p", ParameterType.NUMBER, Origin.DEFAULT, Wording("p", "p"), values)
    assert [parameter.in_force(99, kind).value for kind in ("gemeente", "provincie")] == [1, 2]
    assert [parameter.in_force(100, kind).value for kind in ("gemeente", "provincie")] == [4, 3]
    assert parameter.ever() == (1, 2, 3, 4, 5)
