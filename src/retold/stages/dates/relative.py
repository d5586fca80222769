"""Expressions that count from the day of publication, or from the day named last."""

import re
from datetime import date

from retold.lexis.calendar import (
    DAYS_OF_WEEK,
    WEEKDAYS,
    WEEKEND,
    Interval,
    later,
    month_of,
    unit_of,
    units_later,
    week_of,
    weekday_after,
    weekday_before,
)
from retold.lexis.numbers import number_of
from retold.model import Precision
from retold.stages.dates.context import Context, Resolved

Words = re.Match[str]

PRECISIONS: dict[str, Precision] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
AROUND_WEEK = 3  # "two weeks ago" is a day in the week around that day
MONTHS_OF_QUARTER = 3
SPOKEN_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


def spoken_day(words: Words, context: Context) -> Resolved | None:
    """Resolve "yesterday", "last night", "this morning", "overnight"."""
    spoken = words[0].lower()
    follows = words.string[words.end() : words.end() + 2]
    if spoken == "today" and follows in {"'s", "’s"}:
        return None  # "today's" mostly means nowadays
    if context.published is None:
        return Resolved(None, "day", "unresolved")
    if spoken.startswith("overnight"):
        before = later(context.published.first, -1)
        return _published(Interval(before, context.published.last) if before else None, "day")
    shift = next((days for name, days in SPOKEN_DAYS.items() if spoken.startswith(name)), 0)
    return _published(context.published.moved(shift), "day")


def weekday(words: Words, context: Context) -> Resolved | None:
    """Resolve a weekday to the last one up to publication, or the next one to come.

    A weekday equal to that of publication is the day itself. "Thursday" is the next one only
    after a verb of the future ("will meet on Thursday").
    """
    number = WEEKDAYS[words["weekday"].lower()]
    if context.day is None:
        return Resolved(None, "day", "unresolved")
    which = (words["which"] or "").lower()
    day: date | None
    if words["week"]:
        monday = week_of(context.day).first
        weeks = {"last": -1, "this": 0, "next": 1}[words["week"]]
        day = later(monday, DAYS_OF_WEEK * weeks + number)
    elif which in {"last", "the previous"}:
        day = weekday_before(later(context.day, -1) or context.day, number)
    elif which in {"next", "this coming", "the following"} or _coming(context, number):
        day = weekday_after(context.day, number)
    else:
        day = weekday_before(context.day, number)
    return Resolved(Interval(day, day) if day else None, "day", "weekday")


def _coming(context: Context, number: int) -> bool:
    """Return whether a verb of the future makes a weekday the next one."""
    if context.day is None or context.tense != "future":
        return False
    return context.day.weekday() != number


def unit(words: Words, context: Context) -> Resolved | None:
    """Resolve "last month", "this week", "earlier this year", "the end of next year"."""
    name, which = words["unit"].lower(), words["which"].lower()
    precision = PRECISIONS.get(name, "season" if name == "quarter" else "week")
    if context.day is None:
        return Resolved(None, precision, "unresolved")
    count = {"last": -1, "this past": -1, "the past": -1, "this": 0}.get(which, 1)
    if which in {"the past", "the last"}:
        if words.string.startswith(" of", words.end()):
            return None  # "the last week of October": October is found on its own
        if name in PRECISIONS:
            return _published(_back(context.day, 1, name), precision)
        count = -1  # the past weekend, the last quarter
    if name == "weekend" and count == 0 and context.tense == "past":
        count = _weekend_before(context.day)  # "this weekend they rowed", on a Tuesday
    days = _unit_days(context.day, count, name)
    part = (words["part"] or "").lower()
    if days and part == "earlier":
        days = Interval(days.first, max(days.first, min(days.last, context.day)))
    if days and part == "later" and count == 0:
        days = Interval(min(days.last, context.day), days.last)
    return _published(days, precision)


def _unit_days(day: date, count: int, name: str) -> Interval | None:
    """Return the week, weekend, month, quarter, year or decade so many after the day's own."""
    if name == "weekend":
        return _weekend(day, count)
    if name == "quarter":
        months = 3 * count - (day.month - 1) % MONTHS_OF_QUARTER
        first = units_later(day.replace(day=1), months, "month")
        last = units_later(first, MONTHS_OF_QUARTER - 1, "month") if first else None
        end = month_of(last.year, last.month) if last else None
        return Interval(first, end.last) if first and end else None
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
    count, name = _count(words["count"]), _whole_unit(words["unit"])
    precision = PRECISIONS[name]
    if context.day is None or count is None:
        return Resolved(None, precision, "unresolved")
    if words["which"].lower() in {"next", "coming"}:
        end = units_later(context.day, count, name)
        return _published(Interval(context.day, end) if end else None, precision)
    return _published(_back(context.day, count, name), precision)


def ago(words: Words, context: Context) -> Resolved | None:
    """Resolve "two weeks ago" by publication, "two weeks later" by the day named last."""
    count, name, way = _count(words["count"]), _whole_unit(words["unit"]), words["way"].lower()
    precision = PRECISIONS[name]
    origin = context.day if way == "ago" else context.near
    if way in {"before", "after", "prior"} and _goes_on(words):
        origin = None  # "two weeks after losing": after what, the words say, not the calendar
    if origin is None or count is None:
        return Resolved(None, precision, "unresolved")
    back = way in {"ago", "earlier", "before", "prior"}
    if words["unit"].lower() in {"second", "minute", "hour"}:
        return Resolved(Interval(origin, origin), "day", _basis(way)) if way == "ago" else None
    moved = units_later(origin, -count if back else count, name)
    if moved and words["half"] and name == "year":
        moved = units_later(moved, -6 if back else 6, "month")
    return Resolved(_around(moved, name) if moved else None, precision, _basis(way))


def same(words: Words, context: Context) -> Resolved | None:
    """Resolve "the same day", "the next day", "that year" by the day named last."""
    name = words["unit"].lower()
    name = name if name in PRECISIONS else "day"
    if context.near is None:
        return Resolved(None, PRECISIONS[name], "unresolved")
    way = words["way"].lower()
    count = 1 if way.endswith(("next", "following")) else -1 if way.endswith("previous") else 0
    moved = units_later(context.near, count, name)
    return Resolved(unit_of(moved, name) if moved else None, PRECISIONS[name], "narrative")


def _goes_on(words: Words) -> bool:
    """Return whether what it is before or after follows ("after the vote")."""
    return bool(re.match(r"\s+\w", words.string[words.end() : words.end() + 3]))


def _basis(way: str) -> str:
    return "published" if way == "ago" else "narrative"


def _published(days: Interval | None, precision: Precision) -> Resolved:
    return Resolved(days, precision, "published")


def _count(words: str) -> int | None:
    """Return how many; None where the words leave it open ("a few")."""
    spoken = words.lower()
    if spoken in {"a", "an"}:
        return 1
    if spoken.startswith("a couple"):
        return 2
    value = number_of(spoken) if not spoken.startswith("half") else None
    return int(value) if value is not None else None


def _whole_unit(name: str) -> str:
    """Return the unit to count by: parts of days are of a day."""
    spoken = name.lower()
    if spoken == "weekend":
        return "week"
    return spoken if spoken in PRECISIONS else "day"


def _back(day: date, count: int, name: str) -> Interval | None:
    """Return the days from so many units back up to the day."""
    first = units_later(day, -count, name)
    return Interval(first, day) if first else None


def _around(day: date, name: str) -> Interval | None:
    """Return what a count of units points to: that day, the week around it, that month, year."""
    if name != "week":
        return unit_of(day, name)
    first, last = later(day, -AROUND_WEEK), later(day, AROUND_WEEK)
    return Interval(first, last) if first and last else None
