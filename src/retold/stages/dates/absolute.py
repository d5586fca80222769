"""Expressions that name a date, a month or a holiday."""

import re
from datetime import date

from retold.lexis.calendar import (
    MONTHS,
    WEEKDAYS,
    Interval,
    day_of,
    holiday_of,
    month_of,
    months_later,
)
from retold.stages.dates.context import Context, Resolved
from retold.stages.dates.parts import YEAR
from retold.stages.dates.publication import FIRST_YEAR, LAST_YEAR
from retold.stages.dates.spans import CENTURY, PIVOT

Words = re.Match[str]

# A date without a year is taken up to so many days ahead unless the verb is in the past: papers
# announce what comes in the next months, and recall what is longer ago.
AHEAD = 92
MONTHS_AHEAD = 6  # a month farther ahead is last year's unless the verb is in the future
LONG_AGO = 365  # days; what a report tells of those times is not of the months just past
JUST_PAST = 2  # a month so near behind is meant even by "is due": its figures are
MONTHS_OF_YEAR = 12
FAR = 200  # days; what is farther ahead was nearer in the past
JUST_AHEAD = 1  # a report is read a day early east of the outlet
# A day that became a name.
SEPTEMBER_11 = date(2001, 9, 11)
DAYS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_AHEAD_OF = re.compile(r"\b(?:before|by|until|till|for|to|of)(?: the)? $")
_ATTACKS = re.compile(r"Sept(?:ember|\.)? 11(?:th)?(?:, )? ?(?:terror|attack|hijack)")


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
    month, day = _month(words["month"]), _day(words["day"])
    if not _exists(month, day):
        return None
    weekday = _weekday(words.groupdict().get("weekday"))
    if words["year"] or context.year:
        stated = day_of(int(words["year"] or context.year or 0), month, day)
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


# "On a November day in 1993".
_DAY_IN = re.compile(rf" (?:day|morning|afternoon|evening|night) (?:in|of) (?P<year>{YEAR})")
# "She has had it since May": from the last May until now.
_UNTIL_NOW = re.compile(r"(?:\b(?:has|have|is|are)|['’](?:s|ve))\b[^.;]{0,80}\bsince $")


def month(words: Words, context: Context) -> Resolved | None:
    """Resolve "in February": the month last begun, or the next one to come."""
    number = _month(words["month"])
    day_of_year = _DAY_IN.match(context.behind)
    if day_of_year:
        return Resolved(month_of(int(day_of_year["year"]), number), "month", "stated")
    if context.joined:
        return Resolved(month_of(context.joined.first.year, number), "month", "narrative")
    if context.year:
        return Resolved(month_of(context.year, number), "month", "stated")
    if context.day is None:
        return Resolved(None, "month", "unresolved")
    told = _told_month(number, context)
    if told is not None:
        return Resolved(told, "month", "narrative")
    year, ahead = context.day.year, number - context.day.month
    if ahead > 0 and (context.tense == "past" or (ahead > MONTHS_AHEAD and not context.tense)):
        year -= 1
    elif ahead < -JUST_PAST and context.tense == "future":
        year += 1
    elif ahead >= MONTHS_OF_YEAR - JUST_PAST and context.tense == "future":
        year -= 1
    return Resolved(month_of(year, number), "month", "published")


def _told_month(number: int, context: Context) -> Interval | None:
    """Return the month that a report of long ago goes on to: next after what was named last."""
    held = context.held
    if held is None or context.day is None or context.tense != "past":
        return None
    if _UNTIL_NOW.search(context.before):
        return None
    if held.unit == "year" or (context.day - held.days.last).days < LONG_AGO:
        return None
    return month_of(held.days.first.year + (number < held.days.first.month), number)


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
    if (words["which"] or "").lower() == "that" and context.held:
        told = holiday_of(context.held.days.first.year, name)
        return Resolved(Interval(told, told) if told else None, "day", "narrative")
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    reference = context.day
    days = [holiday_of(context.day.year + shift, name) for shift in (-1, 0, 1)]
    known = [day for day in days if day]
    which = (words["which"] or "").lower()
    if not which and _AHEAD_OF.search(context.before):
        day = min(known, key=lambda day: abs((day - reference).days), default=None)
    else:
        day = _chosen(known, which, context)
    return Resolved(Interval(day, day) if day else None, "day", "published")


def day_alone(words: Words, context: Context) -> Resolved | None:
    """Resolve "on the 14th": of the month named last, or the last such day up to publication."""
    number = int(words["day"])
    frame = context.held
    if frame and frame.unit in {"day", "month"}:
        found = day_of(frame.days.first.year, frame.days.first.month, number)
        told = context.tense == "past" and found and context.day and found > context.day
        found = months_later(found, -1) if told and found else found
        return Resolved(Interval(found, found) if found else None, "day", "narrative")
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    months = [months_later(context.day.replace(day=1), shift) for shift in (-1, 0, 1)]
    days = [day_of(first.year, first.month, number) for first in months if first]
    known = [day for day in days if day]
    fits = [day for day in known if day <= context.day]
    if context.tense == "future":
        fits = [day for day in known if day >= context.day][:1]
    return Resolved(Interval(fits[-1], fits[-1]) if fits else None, "day", "published")


def _stated_day(day: date | None) -> Resolved | None:
    """Return a full date; None if the calendar or the news does not have it."""
    if day is None or not FIRST_YEAR - CENTURY <= day.year < LAST_YEAR:
        return None
    return Resolved(Interval(day, day), "day", "stated")


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()[:3]]


def _day(spoken: str) -> int:
    """Return the number of a day in digits ("3rd") or words ("third")."""
    return DAYS.get(spoken) or int(spoken.rstrip("stndrh"))


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
