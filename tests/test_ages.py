"""An age on a day is an interval of births, and back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.ages import births, common, days_at
from retold.lexis.calendar import Interval

DAYS = st.dates(date(1600, 1, 1), date(2100, 12, 31))


def test_two_ages_fit_one_birth():
    first = births(41, Interval(date(2020, 10, 16), date(2020, 10, 16)))
    second = births(43, Interval(date(2022, 5, 16), date(2022, 5, 16)))
    assert common([first, second]) == Interval(date(1978, 10, 17), date(1979, 5, 16))


def test_nothing_in_common():
    assert common([]) is None
    days = [Interval(date(2020, 1, n), date(2020, 1, n)) for n in (1, 2)]
    assert common(days) is None


def test_ages_before_the_calendar():
    assert births(122, Interval(date(50, 1, 1), date(50, 1, 1))) is None
    assert days_at(9999, Interval(date(2020, 1, 1), date(2020, 1, 1))) is None


@given(DAYS, st.integers(0, 122))
def test_who_is_so_old_is_so_old_on_the_day(day, age):
    born = births(age, Interval(day, day))
    assert (born.last - born.first).days in {364, 365}
    allowed = days_at(age, born)
    assert allowed.first <= day <= allowed.last
