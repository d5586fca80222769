"""Expressions that count from the day of publication."""

import re
from datetime import date

from retold.lexis.calendar import (
    DAYS_OF_WEEK,
    WEEKDAYS,
    WEEKEND,
    Interval,
    later,
    unit_of,
    units_later,
    week_of,
    weekday_after,
    weekday_before,
)
from retold.lexis.happenings import names_no_day
from retold.model import Precision
from retold.stages.dates.amounts import PRECISIONS, counted, whole_unit
from retold.stages.dates.context import Context, Resolved

Words = re.Match[str]

THURSDAY = 3
JUST_NOW = 2  # days; "last Thursday" is not yesterday, which needs no "last"
NEW_YEAR = 6  # from July on "the new year" is the next one
SPOKEN_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
# "Today's" followed by these means nowadays.
_NOWADAYS = re.compile(
    r"..[ ](?:world|society|standards?|economy|culture|youth|young|children|kids|markets?|prices"
    r"|technology|generations?|parents|women|men|consumers|climate|workers|students|terms|dollars)"
)


def spoken_day(words: Words, context: Context) -> Resolved | None:
    """Resolve "yesterday", "last night", "this morning", "overnight"."""
    spoken = words[0].lower()
    follows = words.string[words.end() : words.end() + 2]
    if spoken == "today" and follows in {"'s", "’s"} and _NOWADAYS.match(words.string, words.end()):
        return None
    if context.published is None:
        return Resolved(None, "day", "unresolved")
    if spoken.startswith("overnight"):
        before = later(context.published.first, -1)
        return _published(Interval(before, context.published.last) if before else None, "day")
    spoken = spoken.removeprefix(f"{(words['part'] or '').lower()} ")
    shift = next((days for name, days in SPOKEN_DAYS.items() if spoken.startswith(name)), 0)
    return _published(context.published.moved(shift), "day")


def weekday(words: Words, context: Context) -> Resolved | None:
    """Resolve a weekday to the last one up to publication, or the next one to come.

    A weekday equal to that of publication is the day itself. "Thursday" is the next one only
    after a verb of the future ("will meet on Thursday").
    """
    number = WEEKDAYS[words["weekday"].lower()]
    if names_no_day(words.string, words.start("weekday"), words.end("weekday")):
        return None
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    which = (words["which"] or "").lower()
    day: date | None
    if words["week"] or which == "this":
        weeks = {"last": -1, "next": 1}.get(words["week"] or "", 0)
        day = _of_week(context.day, weeks, number)
    elif which == "next":
        day = _of_week(context.day, 1, number)
    elif which in {"the following", "the next", "the previous"} and context.near:
        return _beside(context.near, -1 if which == "the previous" else 1, number)
    elif which in {"last", "the previous", "this past"}:
        day = weekday_before(later(context.day, -JUST_NOW) or context.day, number)
    elif which in {"this coming", "the following", "the next"} or _coming(context, number):
        day = weekday_after(context.day, number)
    else:
        day = _nearest(context, number)
    if day and words["on"]:  # "Thursday week"
        day = later(weekday_after(context.day, number) or day, DAYS_OF_WEEK)
    return Resolved(Interval(day, day) if day else None, "day", "weekday")


def _nearest(context: Context, number: int) -> date | None:
    """Return the last such weekday; in a headline without a tense the nearer one."""
    if context.day is None:
        return None
    before, behind = weekday_before(context.day, number), weekday_after(context.day, number)
    if context.headline and not context.tense and before and behind:
        return before if context.day - before <= behind - context.day else behind
    return before


def _of_week(day: date, weeks: int, number: int) -> date | None:
    """Return the weekday of the week so many after the day's own."""
    return later(week_of(day).first, DAYS_OF_WEEK * weeks + number)


def _beside(near: date, steps: int, number: int) -> Resolved:
    """Return the weekday next after or before the day named last."""
    before = later(near, -1) or near
    day = weekday_after(near, number) if steps > 0 else weekday_before(before, number)
    return Resolved(Interval(day, day) if day else None, "day", "narrative")


def _coming(context: Context, number: int) -> bool:
    """Return whether a verb of the future makes a weekday the next one."""
    if context.day is None or context.tense != "future":
        return False
    return context.day.weekday() != number


def unit(words: Words, context: Context) -> Resolved | None:
    """Resolve "last month", "this week", "earlier this year", "the end of next year"."""
    name = (words["unit"] or words["unit2"]).lower()
    which = (words["which"] or "this").lower()
    precision = PRECISIONS.get(name, "week")
    if context.joined is not None and name in PRECISIONS:
        return Resolved(_part(context.joined, "last", 1, name), precision, "stated")
    if context.day is None or name in {"season", "century"}:
        return Resolved(None, precision, "unresolved")
    count = _NEXT.get(which, 1)
    if which in {"the past", "the last"}:
        if name in PRECISIONS and name != "quarter":
            return _published(_back(context.day, 1, name), precision)
        count = -1  # the past weekend, the last quarter
    if which == "the new":
        count = int(context.day.month > NEW_YEAR)
    if name == "weekend" and count == 0 and context.tense == "past":
        count = _weekend_before(context.day)  # "this weekend they rowed", on a Tuesday
    days = _unit_days(context.day, count, name)
    part = (words["part"] or "").lower()
    if days and part == "earlier":
        days = Interval(days.first, max(days.first, min(days.last, context.day)))
    if days and part == "later" and count == 0:
        days = Interval(min(days.last, context.day), days.last)
    return _published(days, precision)


_NEXT = {"last": -1, "this past": -1, "the past": -1, "this": 0, "the current": 0}


def _unit_days(day: date, count: int, name: str) -> Interval | None:
    """Return the week, weekend, month, quarter, year or decade so many after the day's own."""
    if name == "weekend":
        return _weekend(day, count)
    moved = units_later(day, count, name)
    return unit_of(moved, name) if moved else None


def _weekend_before(day: date) -> int:
    """Return -1 on the days when the last weekend is behind and the next not begun, else 0."""
    return 0 if day.weekday() >= WEEKEND else -1


def _weekend(day: date, count: int) -> Interval | None:
    """Return the Saturday and Sunday of this week, or the weekend before or after the day."""
    saturday = later(week_of(day).first, WEEKEND)
    if saturday is None:
        return None
    if count < 0:
        saturday = later(saturday, -DAYS_OF_WEEK)
    elif count > 0 and day >= saturday:
        saturday = later(saturday, DAYS_OF_WEEK)
    sunday = later(saturday, 1) if saturday else None
    return Interval(saturday, sunday) if saturday and sunday else None


def stretch(words: Words, context: Context) -> Resolved | None:
    """Resolve "the past two weeks": from then to publication, or from there on."""
    amount = counted(words["count"], words["unit"])
    precision = PRECISIONS[whole_unit(words["unit"])]
    which = words["which"].lower()
    if which in {"first", "final", "opening"} and context.joined is None:
        return Resolved(None, None, "duration")
    if context.joined is not None and amount is not None:
        return Resolved(_part(context.joined, which, *amount), precision, "stated")
    if context.day is None or amount is None:
        return Resolved(None, precision, "unresolved")
    count, name = amount
    if which in {"next", "coming"}:
        end = units_later(context.day, count, name)
        return _published(Interval(context.day, end) if end else None, precision)
    return _published(_back(context.day, count, name), precision)


def _part(span: Interval, which: str, count: int, name: str) -> Interval | None:
    """Return the first or the last so many units of a stretch."""
    if which in {"last", "final"}:
        before = units_later(span.last, -count, name)
        first = later(before, 1) if before else None
        return Interval(max(first, span.first), span.last) if first else None
    after = units_later(span.first, count, name)
    last = later(after, -1) if after else None
    return Interval(span.first, min(max(last, span.first), span.last)) if last else None


def the_weekend(context: Context) -> Resolved:
    """Resolve "the weekend": the next one after a verb of the future or from Thursday on."""
    if context.day is None:
        return Resolved(None, "week", "unresolved")
    near = context.tense == "" and context.day.weekday() >= THURSDAY
    count = 0 if context.tense == "future" or near else _weekend_before(context.day)
    return _published(_weekend(context.day, count), "week")


def _published(days: Interval | None, precision: Precision) -> Resolved:
    return Resolved(days, precision, "published")


def _back(day: date, count: int, name: str) -> Interval | None:
    """Return the days from so many units back up to the day."""
    first = units_later(day, -count, name)
    return Interval(first, day) if first else None
