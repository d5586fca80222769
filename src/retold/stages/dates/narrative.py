"""Expressions that count from a time that the report named before."""

import re
from datetime import date

from retold.lexis.calendar import (
    DAYS_OF_WEEK,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Interval,
    Unit,
    frame_later,
    later,
    month_of,
    season_after,
    season_of,
    unit_of,
    units_later,
    weekday_after,
    weekday_before,
)
from retold.model import Precision
from retold.stages.dates.amounts import PRECISIONS, counted, singular, whole_unit
from retold.stages.dates.context import UNKNOWN, Context, Resolved
from retold.stages.dates.relative import the_weekend

Words = re.Match[str]

_BACK = frozenset({"ago", "earlier", "before", "prior", "previously"})
_FROM_NOW = frozenset({"ago", "hence", "from now", "from today"})
_BEFORE_AFTER = frozenset({"before", "after", "prior"})
_OPEN = re.compile(r"(?i:more|less|fewer|over|at|up|under|well)\b")  # "more than a year later"
# "Sales dropped to $301 million from $344 million a year ago".
_COMPARED = re.compile(
    r"\b(?:from|against|versus|compared (?:with|to)) (?:an? )?(?:(?:loss|profit|net|income) of )?"
    r"[$£€]?\d[\d.,]*(?: ?(?:million|billion|percent|cents|%)| cents| a share|, or)* $"
)
# "The busiest day of the year".
_OF_ALL = re.compile(r"\b(?:\w{2,12}est|first|second|third|only|worst)(?: [a-z]{2,14})? of $")
_LONG = frozenset({"month", "quarter", "year", "decade"})  # units that a frame can be counted in
# "Two weeks after losing" counts from what the words say; "the day before, he" from a day.
_GOES_ON = re.compile(
    r"\s+(?!(?:and|but|in|at|on|with|by|from|when|had|was|were"
    r"|(?:I|he|she|it|we|they|who) had)\b)\w"
)


def ago(words: Words, context: Context) -> Resolved | None:
    """Resolve "two weeks ago" by publication, "two weeks later" by what was named last."""
    way, name = words["way"].lower(), words["unit"] or words["unit2"]
    amount = counted(words["count"] or "", name, words["half"])
    if amount is None:
        return Resolved(None, PRECISIONS[whole_unit(name)], "unresolved")
    count, unit = amount
    steps = -count if way in _BACK else count
    if way == "ago" and singular(name) in SEASONS and context.day:
        past = season_of(context.day.year - count, singular(name))
        return Resolved(past, "season", "published")
    if way == "ago" and unit == "year" and _figures(context):
        return _frame(context, steps, unit)
    if way == "ago" and singular(name) == "weekend":
        return _weekend_ago(context.day, count)
    if way in _FROM_NOW:
        return _shifted(context.day, steps, unit, "published")
    return _counted_from_told(words, context, steps, unit)


def _counted_from_told(words: Words, context: Context, steps: int, unit: Unit) -> Resolved:
    """Return what lies so many units from the day beside, or from what was named last."""
    way = words["way"].lower()
    if context.joined is not None:
        return _shifted(context.joined.first, steps, unit, "narrative")
    goes_on = way in _BEFORE_AFTER and _GOES_ON.match(words.string, words.end())
    if goes_on or _OPEN.match(words[0]):
        return Resolved(None, PRECISIONS[unit], "unresolved")
    if unit in _LONG and context.held:
        return _frame(context, steps, unit)
    if context.near is None and unit in _LONG and way in {"earlier", "previously"}:
        return _shifted(context.day, steps, unit, "published")
    return _shifted(context.near, steps, unit, "narrative")


def _figures(context: Context) -> bool:
    """Return whether the sentence names a quarter: "a year ago" is then that of the year before."""
    held = context.held
    if held is None or held.unit != "season":
        return False
    return held.sentence == context.sentence or bool(_COMPARED.search(context.before))


def _weekend_ago(day: date | None, count: int) -> Resolved:
    """Return the weekend so many before that of a day: last weekend is one ago."""
    moved = units_later(day, -count, "week") if day else None
    week = unit_of(moved, "week") if moved else None
    days = Interval(later(week.last, -1) or week.first, week.last) if week else None
    return Resolved(days, "week", "published")


def ahead(words: Words, context: Context) -> Resolved | None:
    """Resolve "in two weeks" after a verb of the future; else it says how long something took."""
    amount = counted(words["count"], words["unit"])
    to_come = context.tense == "future" or words[0].endswith("time")
    if amount is None or not to_come:
        return Resolved(None, None, "duration")
    return _shifted(context.day, *amount, "published")


def _shifted(origin: date | None, steps: int, unit: Unit, basis: str) -> Resolved:
    """Return the day, week, month or year so many units after a day."""
    moved = units_later(origin, steps, unit) if origin else None
    return Resolved(unit_of(moved, unit) if moved else None, PRECISIONS[unit], basis)


def _frame(context: Context, steps: int, unit: Unit) -> Resolved:
    """Return the stretch named last, so many units later: a quarter stays a quarter."""
    frame = context.held
    if frame is None:
        return UNKNOWN
    if frame.unit in {"day", "week"}:
        return _shifted(frame.days.first, steps, unit, "narrative")
    if frame.unit == "year" and unit in {"month", "quarter"}:
        return Resolved(None, PRECISIONS[unit], "unresolved")
    moved = frame_later(frame.days, steps, unit)
    precision: Precision = "month" if frame.unit == "month" else "season"
    return Resolved(moved, "year" if frame.unit == "year" else precision, "narrative")


def same(words: Words, context: Context) -> Resolved | None:
    """Resolve "the same day", "the next day", "that year" by what was named last."""
    name, way = words["unit"].lower(), words["way"].lower()
    steps = 1 if way.endswith(("next", "following", "ensuing")) else 0
    steps = -1 if way.endswith(("previous", "preceding")) else steps
    if name in SEASONS:
        return _season(context, name, steps)
    if name.rstrip(".")[:3] in MONTHS and name not in PRECISIONS:
        return _month(context, MONTHS[name.rstrip(".")[:3]], steps)
    return _beside(context, name, steps, fallback=steps < 0)


def beside(words: Words, context: Context) -> Resolved | None:
    """Resolve "the day before" and "the Friday after" by the day named last or beside it."""
    name, way = words["unit"].lower(), words["way"].lower()
    steps = 1 if way == "after" else -1
    origin = context.joined.first if context.joined else context.near
    goes_on = context.joined is None and _GOES_ON.match(words.string, words.end())
    if goes_on and not words["that"]:
        return Resolved(None, "day", "unresolved")
    if name in WEEKDAYS and origin:
        find, day = (weekday_after, origin) if steps > 0 else (weekday_before, later(origin, -1))
        found = find(day, WEEKDAYS[name]) if day else None
        return Resolved(Interval(found, found) if found else None, "day", "narrative")
    if context.joined is not None:
        return _shifted(origin, steps, whole_unit(name), "narrative")
    return _beside(context, name, steps, fallback=False)


def _beside(context: Context, name: str, steps: int, *, fallback: bool) -> Resolved:
    """Return the unit so many after the one named last, or after that of publication."""
    unit = whole_unit(name)
    if name in {"season", "century"} or name in WEEKDAYS:
        return Resolved(None, PRECISIONS[unit], "unresolved")
    if unit in _LONG:
        if context.held and (context.held.unit != "year" or unit in {"year", "decade"}):
            return _frame_unit(context, steps, unit)
        return _shifted(context.day if fallback else None, steps, unit, "published")
    return _shifted(context.near, steps, unit, "narrative")


def _frame_unit(context: Context, steps: int, unit: Unit) -> Resolved:
    """Return the month, quarter, year or decade that holds what was named last, moved."""
    return _shifted(context.held.days.first if context.held else None, steps, unit, "narrative")


def _month(context: Context, number: int, steps: int) -> Resolved:
    """Return the month of that number in, after or before what was named last."""
    held = context.held
    if held is None:
        return Resolved(None, "month", "unresolved")
    year, month = held.days.first.year, held.days.first.month
    if held.unit != "year":
        year += number < month if steps >= 0 else -(number >= month)
    return Resolved(month_of(year, number), "month", "narrative")


def _season(context: Context, name: str, steps: int) -> Resolved:
    """Return the season of that name in, after or before what was named last."""
    frame = context.held
    days = season_after(frame.days, name, steps) if frame else None
    return Resolved(days, "season", "narrative")


def whole(words: Words, context: Context) -> Resolved | None:
    """Resolve "the day", "the quarter", "the year" by what was named last that is no longer."""
    name = words["unit"].lower()
    if name == "weekend":
        return the_weekend(context)
    if name == "period":
        frame = context.held
        fits = frame is not None and frame.unit in {"month", "season"}
        return Resolved(frame.days if frame and fits else None, "season", "narrative")
    if name == "day":
        here = context.here
        return Resolved(Interval(here, here) if here else None, "day", "narrative")
    if name in {"week", "hour"}:
        return Resolved(None, "week", "unresolved")
    if name == "year" and context.held is None and context.day and _OF_ALL.search(context.before):
        return Resolved(unit_of(context.day, "year"), "year", "published")
    return _beside(context, name, 0, fallback=False)


def nth(words: Words, context: Context) -> Resolved | None:
    """Resolve "the last week of April"; without a stretch beside it, it is told by no calendar."""
    name, span = whole_unit(words["unit"]), context.joined
    if span is None or words["unit"].lower() in {"season", "century", "weekend"}:
        return Resolved(None, PRECISIONS[name], "unresolved")
    spoken = words["nth"].lower()
    if words["unit"].lower() in WEEKDAYS:
        return _nth_weekday(span, _ORDINALS.get(spoken, 0), WEEKDAYS[words["unit"].lower()])
    if spoken in {"last", "final"}:
        end = units_later(span.last, -1, name)
        first = later(end, 1) if end else None
        return Resolved(Interval(first, span.last) if first else None, PRECISIONS[name], "stated")
    number = _ORDINALS.get(spoken)
    first = units_later(span.first, number - 1, name) if number else None
    after = units_later(first, 1, name) if first else None
    last = later(after, -1) if after else None
    days = Interval(first, last) if first and last and last <= span.last else None
    return Resolved(days, PRECISIONS[name], "stated")


def _nth_weekday(span: Interval, number: int, weekday: int) -> Resolved:
    """Return "the first Monday" of a month; the ordinal 0 stands for the last one."""
    day = weekday_before(span.last, weekday)
    if number:
        first = weekday_after(later(span.first, -1) or span.first, weekday)
        day = later(first, DAYS_OF_WEEK * (number - 1)) if first else None
    fits = day is not None and span.first <= day <= span.last
    return Resolved(Interval(day, day) if day and fits else None, "day", "stated")


_ORDINALS = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
