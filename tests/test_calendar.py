"""The calendar has the days it has, and arithmetic on them never leaves it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis import calendar
from retold.lexis.calendar import Interval

DAYS = st.dates()


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2023, 6, 31), (2023, 2, 29), (99999, 1, 1), (0, 1, 1), (2023, 13, 1)],
)
def test_days_that_do_not_exist(year, month, day):
    assert calendar.day_of(year, month, day) is None


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1900, date(1900, 4, 15)),
        (1961, date(1961, 4, 2)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year, sunday):
    assert calendar.easter(year) == sunday


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter monday", 2023, date(2023, 4, 10)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("black friday", 2023, date(2023, 11, 24)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("election day", 2020, date(2020, 11, 3)),
        ("new year’s eve", 2020, date(2020, 12, 31)),
        ("son's day", 2020, None),
        ("easter", 99999, None),
    ],
)
def test_holidays(name, year, day):
    assert calendar.holiday_of(year, name) == day


def test_spans():
    assert calendar.month_of(2024, 2) == Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert calendar.decade_of(1994) == Interval(date(1990, 1, 1), date(1999, 12, 31))
    assert calendar.season_of(2023, "winter") == Interval(date(2023, 12, 1), date(2024, 2, 29))
    assert calendar.week_of(date(2024, 5, 1)) == Interval(date(2024, 4, 29), date(2024, 5, 5))


def test_months_later_keep_to_the_month():
    assert calendar.months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)


@given(DAYS, st.integers(0, 6))
def test_weekdays_around_a_day(day, weekday):
    before, after = calendar.weekday_before(day, weekday), calendar.weekday_after(day, weekday)
    if before is not None:
        assert before.weekday() == weekday
        assert 0 <= (day - before).days <= 6
    if after is not None:
        assert after.weekday() == weekday
        assert 1 <= (after - day).days <= 7


@given(DAYS, st.integers(-(10**7), 10**7), st.sampled_from(["day", "week", "month", "year"]))
def test_counting_ends_with_the_calendar(day, count, unit):
    moved = calendar.units_later(day, count, unit)
    assert moved is None or (moved >= day) == (count >= 0) or moved == day


@given(DAYS, st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_a_unit_holds_its_day(day, unit):
    days = calendar.unit_of(day, unit)
    if days is not None:
        assert days.first <= day <= days.last
