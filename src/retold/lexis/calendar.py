"""The calendar as English news names it, and arithmetic on intervals of days.

Days are `datetime.date`; an interval holds both its ends. Nothing here reads a clock.
"""

import calendar as gregorian
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Unit: TypeAlias = str
"""`day`, `week`, `month`, `quarter`, `year` or `decade`."""

MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}

MONTHS = {name.lower(): at for at, name in enumerate(gregorian.month_name) if name}
MONTHS |= {name[:3]: at for name, at in tuple(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name.lower(): at for at, name in enumerate(gregorian.day_name)}
WEEKDAYS |= {name[:3]: at for name, at in tuple(WEEKDAYS.items())}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
# Meteorological seasons of the northern hemisphere: first month of three (World Meteorological
# Organization).
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
WEEKEND = 5  # Saturday, counted from Monday as 0
LAST_MONTH = 12
DAYS_OF_WEEK = 7


class Interval(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def moved(self, days: int) -> "Interval | None":
        """Return the interval so many days later, None if the calendar ends before."""
        first, last = later(self.first, days), later(self.last, days)
        return Interval(first, last) if first and last else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None if the calendar has none such (31 June)."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= LAST_MONTH):
        return None
    return date(year, month, day) if 1 <= day <= gregorian.monthrange(year, month)[1] else None


def later(day: date, days: int) -> date | None:
    """Return the day so many days later (earlier if negative), None outside the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def months_later(day: date, months: int) -> date | None:
    """Return the same day so many months later, the month's last if it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def years_later(day: date, years: int) -> date | None:
    """Return the same day so many years later; 29 February becomes the 28th."""
    return months_later(day, 12 * years)


def month_of(year: int, month: int) -> Interval | None:
    """Return the days of a month, None if there is none such."""
    if day_of(year, month, 1) is None:
        return None
    return Interval(date(year, month, 1), date(year, month, gregorian.monthrange(year, month)[1]))


def year_of(year: int) -> Interval | None:
    """Return the days of a year, None outside the calendar."""
    if day_of(year, 1, 1) is None:
        return None
    return Interval(date(year, 1, 1), date(year, 12, 31))


def decade_of(year: int) -> Interval | None:
    """Return the days of the ten years that begin with the year's first three digits."""
    first, last = year_of(year - year % 10), year_of(year - year % 10 + 9)
    return Interval(first.first, last.last) if first and last else None


def week_of(day: date) -> Interval:
    """Return the week from Monday to Sunday (ISO 8601) that holds the day."""
    monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return Interval(monday, later(monday, DAYS_OF_WEEK - 1) or date.max)


def season_of(year: int, season: str) -> Interval | None:
    """Return the three months of a season; winter is named by the year it begins in."""
    begin = day_of(year, SEASONS[season], 1)
    end = months_later(begin, 3) if begin else None
    return Interval(begin, end - timedelta(days=1)) if begin and end else None


def unit_of(day: date, unit: Unit) -> Interval | None:
    """Return the day, week, month, quarter, year or decade that holds the day."""
    if unit == "day":
        return Interval(day, day)
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month - 1) // 3 + 1)
    return year_of(day.year) if unit == "year" else decade_of(day.year)


def units_later(day: date, count: int, unit: Unit) -> date | None:
    """Return the day so many units later (earlier if negative)."""
    if unit in {"day", "week"}:
        return later(day, count * (DAYS_OF_WEEK if unit == "week" else 1))
    return months_later(day, count * MONTHS_OF[unit])


def quarter_of(year: int, number: int, months: int = 3) -> Interval | None:
    """Return a quarter of a year, or with six months a half; numbers begin with 1."""
    first, last = month_of(year, months * (number - 1) + 1), month_of(year, months * number)
    return Interval(first.first, last.last) if first and last else None


def frame_later(days: Interval, count: int, unit: Unit) -> Interval | None:
    """Return a run of whole months so many months, quarters, years or decades later."""
    first = months_later(days.first, count * MONTHS_OF[unit])
    last = months_later(days.last, count * MONTHS_OF[unit])
    end = month_of(last.year, last.month) if last else None
    return Interval(first, end.last) if first and end else None


def season_after(days: Interval, season: str, steps: int) -> Interval | None:
    """Return the season of the days' year (0), the first after them (1) or the last before (-1)."""
    year = days.first.year
    if steps == 0:
        return season_of(year, season)
    near = [season_of(at, season) for at in range(year - 2, days.last.year + 3)]
    found = [one for one in near if one]
    if steps > 0:
        return next((one for one in found if one.first > days.last), None)
    return next((one for one in reversed(found) if one.last < days.first), None)


def weekday_before(day: date, weekday: int) -> date | None:
    """Return the last such weekday (Monday is 0) up to and with the day."""
    return later(day, -((day.weekday() - weekday) % DAYS_OF_WEEK))


def weekday_after(day: date, weekday: int) -> date | None:
    """Return the next such weekday (Monday is 0) after the day."""
    return later(day, (weekday - day.weekday() - 1) % DAYS_OF_WEEK + 1)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches.

    Source: the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus 1991, chapter 8).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, drift = century // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - drift + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month; -1 is the last."""
    days = range(1, gregorian.monthrange(year, month)[1] + 1)
    return [date(year, month, day) for day in days if date(year, month, day).weekday() == weekday][
        nth if nth < 0 else nth - 1
    ]


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int, offset: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=offset)


def _easter(offset: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=offset)


# Days that most English-language outlets mean the same day by. United States law (5 U.S.C. 6103)
# sets the Mondays; Mother's Day and Boxing Day aside, where countries differ the day is left out.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "mlk day": _nth(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "burns night": _fixed(1, 25),
    "australia day": _fixed(1, 26),
    "waitangi day": _fixed(2, 6),
    "st valentine's day": _fixed(2, 14),
    "st. valentine's day": _fixed(2, 14),
    "shrove tuesday": _easter(-47),
    "mardi gras": _easter(-47),
    "international women's day": _fixed(3, 8),
    "st patrick's day": _fixed(3, 17),
    "maundy thursday": _easter(-3),
    "holy saturday": _easter(-1),
    "patriots' day": _nth(4, 0, 3),
    "st. george's day": _fixed(4, 23),
    "st george's day": _fixed(4, 23),
    "anzac day": _fixed(4, 25),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "trinity sunday": _easter(56),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "july fourth": _fixed(7, 4),
    "indigenous peoples' day": _nth(10, 0, 2),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "remembrance sunday": _nth(11, 6, 2),
    "giving tuesday": _nth(11, 3, 4, 5),
    "st andrew's day": _fixed(11, 30),
    "st. andrew's day": _fixed(11, 30),
    "world aids day": _fixed(12, 1),
    "st. stephen's day": _fixed(12, 26),
    "st stephen's day": _fixed(12, 26),
    "hogmanay": _fixed(12, 31),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "good friday": _easter(-2),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "whit monday": _easter(50),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "election day": _nth(11, 0, 1, 1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}


@lru_cache(maxsize=4096)
def holiday_of(year: int, name: str) -> date | None:
    """Return the day of a holiday (folded name), None if it is unknown or has no such year."""
    rule = HOLIDAYS.get(name.replace("’", "'"))
    # The Gregorian calendar begins in 1582; Easter is not defined by it before.
    return rule(year) if rule and 1583 <= year < date.max.year else None  # noqa: PLR2004
