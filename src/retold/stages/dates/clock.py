"""Times of a day: which day they are of."""

import re
from datetime import date

from retold.lexis.calendar import DAYS_OF_WEEK, Interval, later
from retold.stages.dates.context import Context, Resolved

Words = re.Match[str]

NOON, MORNING, EVENING, MIDNIGHT = 720, 420, 1080, 1440  # minutes from the day's beginning
_AFTER_MIDNIGHT = re.compile(r"\b(?:after|past|since) [Mm]idnight$")
_TIME = re.compile(r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.]?(?P<minute>[0-5]\d))?(?!\d)")


def clock(words: Words, context: Context) -> Resolved | None:
    """Resolve "9 a.m." to the day beside it, the day named last, or that of publication."""
    near = _near(context)
    if near is None and context.joined is None and context.published:
        spoken = "0:00" if _AFTER_MIDNIGHT.search(f"{context.before}{words[0]}") else words[0]
        return Resolved(_by_stamp(spoken, context), "day", "published")
    if near and near == context.day and _past_midnight(words[0], context):
        near = later(near, 1)
    if near and near == context.day and context.here is None and _late_told(words[0], context):
        near = None
    return _of(context, near)


def _near(context: Context) -> date | None:
    """Return the day named last; what is announced is not gone on with in the next sentence."""
    near, day, tense = context.near, context.day, context.tense
    if context.here or near is None or day is None:
        return context.here or near
    long_ago = (day - near).days > DAYS_OF_WEEK and tense != "past"
    return None if near > day or (near < day and tense == "future") or long_ago else near


def _past_midnight(spoken: str, context: Context) -> bool:
    """Return whether a time to come is earlier than that of publication: "a result by 2am"."""
    now = context.minute
    if now is None or now < EVENING or context.tense != "future":
        return False
    return _minutes(spoken) < MORNING


def _late_told(spoken: str, context: Context) -> bool:
    """Return whether something past is of an evening: of that of publication few reports tell."""
    unknown = context.minute is None and context.tense == "past"
    return unknown and _minutes(spoken) >= EVENING


def _by_stamp(spoken: str, context: Context) -> Interval | None:
    """Return the day of publication, or what happened later in the day than that the day before.

    Where the report has no time of publication, nobody knows on which day something happened.
    """
    days, tense = context.published, context.tense
    if days is None or tense not in {"past", "future"}:
        return days
    if context.minute is None:
        return None if tense == "past" else days
    if tense == "future":
        return days.moved(1) if _minutes(spoken) < context.minute else days
    return days.moved(-1) if _minutes(spoken) > context.minute else days


def _minutes(spoken: str) -> int:
    """Return the minutes of the last time named since its day began; midnight ends a day."""
    words = spoken.lower()
    if "noon" in words or "midday" in words:
        return NOON
    if "midnight" in words:
        return MIDNIGHT
    found = list(_TIME.finditer(words))
    if not found:
        return 0
    hour, minute = int(found[-1]["hour"]), int(found[-1]["minute"] or 0)
    if re.search(r"p\.?m", words):
        hour = hour % 12 + 12
    elif re.search(r"a\.?m", words):
        hour %= 12
    return 60 * hour + minute


def daytime(_: Words, context: Context) -> Resolved | None:
    """Resolve "the evening of April 30"; "the evening" alone is of a day of its sentence."""
    day = context.day if context.behind.startswith(" trading") else None
    return _of(context, context.here or day)


def _of(context: Context, day: date | None) -> Resolved | None:
    """Return the day joined to an expression, else the one given."""
    if context.joined is not None:
        return Resolved(context.joined, "day", "published")
    return Resolved(Interval(day, day) if day else None, "day", "narrative")
