"""Expressions that name a season, a quarter, a year, or what is longer."""

import re
from datetime import date

from retold.lexis.calendar import (
    MONTHS,
    Interval,
    decade_of,
    frame_later,
    later,
    month_of,
    months_later,
    quarter_of,
    season_of,
    unit_of,
    units_later,
    year_of,
    years_later,
)
from retold.model import Precision
from retold.stages.dates.amounts import PRECISIONS
from retold.stages.dates.context import UNKNOWN, Context, Resolved
from retold.stages.dates.parts import MONTH, YEAR
from retold.stages.dates.publication import LAST_YEAR

Words = re.Match[str]

CENTURY = 100
PENDING = 60  # days in which figures of a quarter that has ended are still to come
# Two-digit years of dates (POSIX strptime: 69 to 99 are of the 20th century).
PIVOT = 69
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# Matches have quarters and halves too: what a business page and a sports page never share.
_GAME = re.compile(
    r"\b(?:touchdowns?|quarterbacks?|field goals?|goals?|scor(?:ed|ing)|yards?|rebounds?"
    r"|points lead|free throws?|three-pointers?|kick(?:ed|-off)?|halftime|half-time|possession"
    r"|penalt(?:y|ies)|equalis(?:ed|er)|minutes? (?:of|into)|striker|pitch|referee|innings?|layup"
    r"|rall(?:y|ied)|coach|overtime|\d{1,3}-\d{1,3}"
    r"|dunk)\b"
)


_IN_YEAR = re.compile(rf" (?:in|of) (?P<year>{YEAR})")
_ENDED = re.compile(rf",? (?:which )?(?P<way>ended|ending|ends) (?P<month>{MONTH}) \d{{1,2}}\b")


def season(words: Words, context: Context) -> Resolved | None:
    """Resolve "summer 2020", "last spring", "in the autumn" by the northern seasons."""
    name = next(words[key] for key in _SEASON_GROUPS if words[key]).lower()
    if words["year"]:
        return Resolved(season_of(int(words["year"]), name), "season", "stated")
    if context.joined is not None:
        return Resolved(season_of(context.joined.first.year, name), "season", "published")
    if context.day is None:
        return Resolved(None, "season", "unresolved")
    days = _season_near((words["which"] or "").lower(), name, context.day, context.tense)
    return Resolved(days, "season", "published")


def _season_near(which: str, name: str, day: date, tense: str) -> Interval | None:
    """Return the last, this or the next such season; without such a word the tense tells."""
    found = [season_of(day.year + shift, name) for shift in (-2, -1, 0, 1, 2)]
    known = [days for days in found if days]
    begun = [days for days in known if days.first <= day]
    ended = [days for days in known if days.last < day]
    here = [days for days in known if days.last >= day]
    if which in {"last", "this past"}:
        return ended[-1] if ended else None
    if tense != "future" and (not which or (which == "this" and tense == "past")):
        return begun[-1] if begun else None
    at = 1 if which == "next" and here and here[0].first <= day else 0
    return here[at] if len(here) > at else None


_SEASON_GROUPS = ("season", "season2", "season3", "season4", "season5")


def quarter(words: Words, context: Context) -> Resolved | None:
    """Resolve "the third quarter of 2020", "Q2" and "the first half"; a match has them too."""
    number, months = _quarter_number(words)
    stated = words["year"] or words["year2"]
    if number is None or number * months > len("JFMAMJJASOND"):
        return None
    if stated:
        return Resolved(quarter_of(int(stated), number, months), "season", "stated")
    if context.joined is not None:
        found = quarter_of(context.joined.first.year, number, months)
        return Resolved(found, "season", "published")
    if _GAME.search(context.before) or _GAME.search(context.behind):
        return None
    ended = _ENDED.match(context.behind) if months == 3 else None  # noqa: PLR2004  a quarter's
    if ended and context.day:
        return Resolved(_quarter_until(ended, context.day), "season", "published")
    # A fiscal year begins when it likes.
    near = None if "fiscal" in words[0].lower() else _quarter_near(number, months, context)
    return Resolved(near, "season", "published")


def _quarter_until(words: Words, day: date) -> Interval | None:
    """Return the three months up to the last one that ended so, or is to end: "ended June 30"."""
    month = MONTHS[words["month"].lower().rstrip(".")[:3]]
    year = day.year - (month > day.month) * (words["way"].lower() == "ended")
    last = month_of(year, month)
    first = months_later(last.first, -2) if last else None
    return Interval(first, last.last) if first and last else None


def _quarter_number(words: Words) -> tuple[int | None, int]:
    """Return which quarter or half is meant, and how many months it has."""
    if words["short"]:
        return int(words["short"][1]), 3 if words["short"][0] == "Q" else 6
    months = 3 if words["size"].lower() == "quarter" else 6
    name = words["quarter"].lower()
    return (4 if months == 3 else 2) if name == "final" else _NUMBERS[name], months  # noqa: PLR2004


def _quarter_near(number: int, months: int, context: Context) -> Interval | None:
    """Return the quarter last begun, or the next to end after a verb of the future.

    Figures are told of a quarter that has ended: one that runs is meant only without a past verb.
    """
    day = context.day
    if day is None:
        return None
    found = [quarter_of(day.year + shift, number, months) for shift in (-1, 0, 1)]
    known = [days for days in found if days]
    if context.tense == "future" or context.before.endswith("by "):
        pending = later(day, -PENDING) or day
        return next((days for days in known if days.last >= pending), None)
    ended = context.tense == "past" and not (context.held and context.held.unit == "season")
    fits = [days for days in known if (days.last if ended else days.first) <= day]
    return fits[-1] if fits else None


def term(words: Words, context: Context) -> Resolved | None:
    """Resolve "the latest quarter", "the same period a year earlier", "year-ago"."""
    if words["of"]:
        return _of_year(int(words["of"]), context)
    way = (words["way"] or words["way2"]).lower()
    unit = (words["unit"] or "period").lower()
    name = unit if unit in PRECISIONS else "quarter"
    held, day = context.held, context.day
    if way == "current":
        return Resolved(unit_of(day, name) if day else None, PRECISIONS[name], "published")
    if way == "same" and not words["back"]:
        return _same(unit, context)
    if way == "latest":
        return _latest(name, context)
    if held is None or held.unit in {"day", "week"}:
        before = units_later(day, -1, "year") if day else None
        return Resolved(unit_of(before, "year") if before else None, "year", "published")
    precision: Precision = "year" if held.unit == "year" else "season"
    return Resolved(frame_later(held.days, -1, "year"), precision, "narrative")


def _same(unit: str, context: Context) -> Resolved:
    """Resolve "the same month" by what was named last; "the same week in 2015" is of that year."""
    name = unit if unit in PRECISIONS else "quarter"
    in_year, day = _IN_YEAR.match(context.behind), context.near or context.day
    if in_year and day and unit in {"week", "month"}:
        moved = years_later(day, int(in_year["year"]) - day.year)
        return Resolved(unit_of(moved, unit) if moved else None, PRECISIONS[unit], "narrative")
    held = context.held
    found = unit_of(held.days.first, name) if held and unit in PRECISIONS else None
    return Resolved(found, PRECISIONS[name], "narrative")


def _of_year(number: int, context: Context) -> Resolved:
    """Resolve "the 1988 quarter": the quarter that is told of, in another year."""
    held = context.held
    if held is None or held.unit != "season":
        return Resolved(None, "season", "unresolved")
    moved = frame_later(held.days, number - held.days.last.year, "year")
    return Resolved(moved, "season", "narrative")


def _latest(name: str, context: Context) -> Resolved:
    """Return the quarter (month, year) named last, else the last that has ended."""
    held, day = context.held, context.day
    if held and name == "quarter" and held.unit == "season":
        return Resolved(held.days, "season", "narrative")
    before = units_later(day, -1, name) if day else None
    return Resolved(unit_of(before, name) if before else None, PRECISIONS[name], "published")


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
    """Resolve "in 2019", "fiscal 2019" and "late 2019"."""
    return Resolved(year_of(int(words["year"])), "year", "stated")


def short_year(words: Words, _: Context) -> Resolved | None:
    """Resolve "since '98"."""
    number = int(words["short"])
    return Resolved(year_of(number + CENTURY * (20 if number < PIVOT else 19)), "year", "stated")


def year_end(words: Words, context: Context) -> Resolved | None:
    """Resolve "year-end", "mid-month", "the decade's end": that of the unit named last, or now."""
    name = next(words[key] for key in ("unit", "unit2", "unit3", "unit4") if words[key]).lower()
    if words["year"]:
        return year(words, context)
    if name not in PRECISIONS:
        return UNKNOWN
    held = context.held
    within = held is not None and held.unit == "year" and name == "decade"
    day = held.days.first if held and within else context.day
    if words["unit2"] and held:
        day = held.days.first
    return Resolved(unit_of(day, name) if day else None, PRECISIONS[name], "published")


def before_last(words: Words, context: Context) -> Resolved | None:
    """Resolve "the week before last" and "the year after next"."""
    name, steps = words["unit"].lower(), -2 if words["way"].lower().endswith("last") else 2
    name = "week" if name == "weekend" else name
    moved = units_later(context.day, steps, name) if context.day else None
    return Resolved(unit_of(moved, name) if moved else None, PRECISIONS[name], "published")


def time_last(words: Words, context: Context) -> Resolved | None:
    """Resolve "this time last year": the month of that year, or the day of that month or week."""
    name, steps = words["unit"].lower(), -1 if words["way"].lower() == "last" else 1
    moved: date | None = units_later(context.day, steps, name) if context.day else None
    if "period" in words[0].lower() and context.held and name == "year":
        found = frame_later(context.held.days, steps, "year")
        return Resolved(found, "season", "narrative")
    unit = "month" if name == "year" else "day"
    return Resolved(unit_of(moved, unit) if moved else None, PRECISIONS[unit], "published")


def week_of(_: Words, context: Context) -> Resolved | None:
    """Resolve "the week of 12 December", whose day stands beside."""
    if context.joined is None:
        return None
    days = unit_of(context.joined.first, "week")
    end = later(context.joined.first, 6)
    return Resolved(days, "week", "published") if end else None
