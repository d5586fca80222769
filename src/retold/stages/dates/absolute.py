"""Expressions that name a date, a month, a holiday, a season or a year."""

import re
from datetime import date

from retold.lexis.calendar import (
    MONTHS,
    WEEKDAYS,
    Interval,
    day_of,
    decade_of,
    holiday_of,
    month_of,
    season_of,
    year_of,
)
from retold.stages.dates.context import FIRST_YEAR, LAST_YEAR, UNKNOWN, Context, Resolved

Words = re.Match[str]

# A date without a year is taken up to so many days ahead unless the verb is in the past: papers
# announce what comes in the next months, and recall what is longer ago.
AHEAD = 92
MONTHS_AHEAD = 6  # a month farther ahead is last year's unless the verb is in the future
FAR = 270  # days; what is farther ahead was nearer in the past
JUST_AHEAD = 1  # a report is read a day early east of the outlet
CENTURY = 100
# A day that became a name.
SEPTEMBER_11 = date(2001, 9, 11)
_ATTACKS = re.compile(r"Sept(?:ember|\.)? 11(?:th)?(?:, )? ?(?:terror|attack|hijack)")
# Two-digit years of numeric dates (POSIX strptime: 69 to 99 are of the 20th century).
PIVOT = 69
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip


def iso(words: Words, _: Context) -> Resolved | None:
    """Resolve "2020-10-15", with or without a time."""
    return _stated_day(day_of(int(words["year"]), int(words["month"]), int(words["day"])))


def nine_eleven(_: Words, __: Context) -> Resolved | None:
    """Resolve "9/11", which is that day of 2001."""
    return _stated_day(SEPTEMBER_11)


def numeric(words: Words, context: Context) -> Resolved | None:
    """Resolve "10/15/2020" and "15.10.2020"; a slash puts the month first if it can."""
    one, two, year = int(words["one"]), int(words["two"]), int(words["year"])
    if len(words["year"]) < len("2020"):
        year += CENTURY * (20 if year < PIVOT else 19)
    if words["mark"] == ".":
        return _stated_day(day_of(year, two, one)) if len(words["year"]) > len("20") else None
    both = [day_of(year, one, two), day_of(year, two, one)]
    days = [day for day in both if day]
    if not days:
        return None
    if len(set(days)) > 1 and context.day and days[0] > context.day >= days[1]:
        return _stated_day(days[1])
    return _stated_day(days[0])


def month_day(words: Words, context: Context) -> Resolved | None:
    """Resolve "Friday, October 2", "Oct. 1, 2020" and "2 October"; the weekday is checked."""
    if words["year"] is None and _ATTACKS.match(words.string, words.start("month")):
        return _stated_day(SEPTEMBER_11)
    month, day = _month(words["month"]), int(words["day"].rstrip("stndrh"))
    if not _exists(month, day):
        return None
    weekday = _weekday(words["weekday"])
    if words["year"]:
        stated = day_of(int(words["year"]), month, day)
        if stated is None:
            return None
        fits = weekday is None or stated.weekday() == weekday
        return Resolved(Interval(stated, stated), "day", "stated" if fits else "contradicted")
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    found = _nearest_day(month, day, weekday, context)
    return Resolved(Interval(found, found) if found else None, "day", "published")


def month_days(words: Words, context: Context) -> Resolved | None:
    """Resolve "October 3-5" as the days from the first to the last."""
    first = month_day(words, context)
    last = int(words["end"].rstrip("stndrh"))
    if first is None or not _exists(_month(words["month"]), last):
        return None
    if first.days is None:
        return first
    end = day_of(first.days.first.year, first.days.first.month, last)
    if end is None or end < first.days.first:
        return first
    return Resolved(Interval(first.days.first, end), "day", first.basis)


def month_year(words: Words, _: Context) -> Resolved | None:
    """Resolve "September 2020" and "late September 2020"."""
    return Resolved(month_of(int(words["year"]), _month(words["month"])), "month", "stated")


def month(words: Words, context: Context) -> Resolved | None:
    """Resolve "in February": the month last begun, or the next one to come."""
    if context.day is None:
        return Resolved(None, "month", "unresolved")
    number = _month(words["month"])
    year, ahead = context.day.year, number - context.day.month
    if ahead > 0 and (context.tense == "past" or (ahead > MONTHS_AHEAD and not context.tense)):
        year -= 1
    elif ahead < 0 and context.tense == "future":
        year += 1
    return Resolved(month_of(year, number), "month", "published")


def month_relative(words: Words, context: Context) -> Resolved | None:
    """Resolve "February last year" and "last February"."""
    if context.day is None:
        return Resolved(None, "month", "unresolved")
    number, year = _month(words["month"] or words["month2"]), context.day.year
    which = (words["which"] or words["which2"]).lower()
    if words["which"]:
        year += {"last": -1, "this": 0, "next": 1}[which]
    elif which in {"last", "this past"}:
        year -= number >= context.day.month
    elif which in {"next", "this coming"}:
        year += number <= context.day.month
    return Resolved(month_of(year, number), "month", "published")


def holiday(words: Words, context: Context) -> Resolved | None:
    """Resolve "Easter Monday" and "Christmas 2019"; without a year the nearest one."""
    name = words["holiday"].lower()
    if words["year"]:
        return _stated_day(holiday_of(int(words["year"]), name))
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    days = [holiday_of(context.day.year + shift, name) for shift in (-1, 0, 1)]
    day = _chosen([day for day in days if day], (words["which"] or "").lower(), context)
    return Resolved(Interval(day, day) if day else None, "day", "published")


def season(words: Words, context: Context) -> Resolved | None:
    """Resolve "summer 2020" and "last spring" by the northern seasons."""
    name = (words["season"] or words["season2"]).lower()
    if words["year"]:
        return Resolved(season_of(int(words["year"]), name), "season", "stated")
    if context.day is None:
        return Resolved(None, "season", "unresolved")
    which = words["which"].lower()
    seasons = [season_of(context.day.year + shift, name) for shift in (-2, -1, 0, 1, 2)]
    past = [days for days in seasons if days and days.last < context.day]
    here = [days for days in seasons if days and days.last >= context.day]
    if which in {"last", "this past"} and past:
        return Resolved(past[-1], "season", "published")
    at = 1 if which == "next" and here and here[0].first <= context.day else 0
    return Resolved(here[at], "season", "published") if len(here) > at else UNKNOWN


def quarter(words: Words, _: Context) -> Resolved | None:
    """Resolve "the third quarter of 2020" and "the first half of 2020"."""
    number = ("first", "second", "third", "fourth").index(words["quarter"].lower())
    months = 3 if words["size"].lower() == "quarter" else 6
    if number * months >= len("JFMAMJJASOND"):
        return None
    first = month_of(int(words["year"]), number * months + 1)
    last = month_of(int(words["year"]), number * months + months)
    return Resolved(
        Interval(first.first, last.last) if first and last else None, "season", "stated"
    )


def decade(words: Words, context: Context) -> Resolved | None:
    """Resolve "the 1990s", "the '90s" and "the nineties"."""
    if words["decade"]:
        year = int(words["decade"])
    else:
        spoken = (words["decade3"] or "").lower()
        tens = DECADES[spoken] if spoken else int(words["decade2"][1:3])
        now = context.day.year if context.day else LAST_YEAR
        year = max(
            (century + tens for century in (1800, 1900, 2000) if century + tens <= now), default=0
        )
    return Resolved(decade_of(year), "decade", "stated") if year else None


def years(words: Words, _: Context) -> Resolved | None:
    """Resolve "2014-2019" and "2019-20"."""
    first, end = int(words["year"]), int(words["end"])
    last = end if end > CENTURY else first - first % CENTURY + end
    if last <= first:
        return None
    begin, finish = year_of(first), year_of(last)
    return Resolved(
        Interval(begin.first, finish.last) if begin and finish else None, "year", "stated"
    )


def year(words: Words, _: Context) -> Resolved | None:
    """Resolve "in 2019"."""
    return Resolved(year_of(int(words["year"])), "year", "stated")


def _stated_day(day: date | None) -> Resolved | None:
    """Return a full date; None if the calendar or the news does not have it."""
    if day is None or not FIRST_YEAR - CENTURY <= day.year < LAST_YEAR:
        return None
    return Resolved(Interval(day, day), "day", "stated")


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()[:3]]


def _weekday(name: str | None) -> int | None:
    return WEEKDAYS[name.rstrip(".,").lower()[:3]] if name else None


def _exists(month_number: int, day: int) -> bool:
    """Return whether some year has the day."""
    return day_of(2000, month_number, day) is not None  # 2000 is a leap year


def _nearest_day(number: int, day: int, weekday: int | None, context: Context) -> date | None:
    """Return the day of the year that the weekday, the tense and nearness speak for."""
    if context.day is None:
        return None
    around = [day_of(context.day.year + shift, number, day) for shift in (-1, 0, 1)]
    days = [found for found in around if found]
    if weekday is not None:
        return next((found for found in days if found.weekday() == weekday), None)
    return _chosen(days, "", context)


def _chosen(days: list[date], which: str, context: Context) -> date | None:
    """Return the day meant among those of last year, this year and the next."""
    if context.day is None:
        return None
    past = [day for day in days if (day - context.day).days <= JUST_AHEAD]
    coming = [day for day in days if day >= context.day]
    if which == "last":
        return next((day for day in reversed(past) if day < context.day), None)
    soon = [day for day in coming if (day - context.day).days <= FAR]
    if which == "next" or (soon and not which and context.tense == "future"):
        return coming[0] if coming else None
    if coming and context.tense != "past" and (coming[0] - context.day).days <= AHEAD:
        return coming[0]
    return past[-1] if past else None
