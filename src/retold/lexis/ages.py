"""Ages and births: what an age on a day says of the birth, and a birth of the age on a day.

Who is `a` on day `d` was born after `d − (a+1) years` and on or before `d − a years`.
"""

from collections.abc import Iterable
from datetime import timedelta

from retold.lexis.calendar import Interval, years_later

OLDEST = 122  # Jeanne Calment, 1875-1997: nobody is known to have lived longer


def births(age: int, told: Interval) -> Interval | None:
    """Return the days of birth of somebody who is `age` on some day of `told`.

    None if no such birth is in the calendar.
    """
    before, last = years_later(told.first, -age - 1), years_later(told.last, -age)
    if before is None or last is None:
        return None
    return Interval(before + timedelta(days=1), last)


def days_at(age: int, birth: Interval) -> Interval | None:
    """Return the days on which somebody born within `birth` can be `age`."""
    first, after = years_later(birth.first, age), years_later(birth.last, age + 1)
    if first is None or after is None:
        return None
    return Interval(first, after - timedelta(days=1))


def common(intervals: Iterable[Interval]) -> Interval | None:
    """Return the days that all intervals share; None if there are none, or no intervals."""
    rows = list(intervals)
    if not rows:
        return None
    first, last = max(row.first for row in rows), min(row.last for row in rows)
    return Interval(first, last) if first <= last else None
