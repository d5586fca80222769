"""Moments of publication as inputs write them → ISO 8601, as fine as they were given."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.months import month_number

Fineness: TypeAlias = Literal["second", "minute", "day", "month", "year"]

# News has been printed since the 17th century; later than 2100 is a slip in any archive of today.
FIRST_YEAR, LAST_YEAR = 1700, 2100
# Unix times from 1973 on have nine digits or more; from thirteen on they count milliseconds.
LEAST_UNIX, MILLISECONDS = 10**8, 10**11
LAST_MONTH = 12
CENTURY = 2000  # of years in two figures: there were hardly pages before it
LONGEST = 80
# What systems write for want of a date: the first day that Unix counts, which is the day before in
# American zones, and SQL Server's.
FOR_NONE = frozenset({"1970-01-01", "1969-12-31", "1900-01-01"})

ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?"
    r"(?:(?:T|\s+|,\s*)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
UNIX = re.compile(r"\d{9,13}(?:\.\d{1,9})?")
# Figures alone: the year first, or last with a day and a month before it.
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.-]\s?(\d{1,2})[/.-]\s?(\d{1,2})(?!\d)")
FIGURES = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./-])\s?(?P<two>\d{1,2})(?P=mark)\s?"
    r"(?P<year>\d{4}(?!\d)|\d\d(?![./:-]?\d))"
)
# Month names are of the languages in `months`.
LETTERS = r"([^\W\d_]{3,12})\.?"
OF = r"(?:\s?(?:de|del|di|of|d[’'])\s)?"
MONTH_FIRST = re.compile(rf"{LETTERS}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s?{OF}\s*{LETTERS}{OF},?\s*(\d{{4}})(?!\d)"
)
# `2024. március 9.`, `2024 m. kovo 9 d.`
YEAR_AND_MONTH = re.compile(rf"(?<!\d)(\d{{4}})\.?\s(?:m\.\s)?{LETTERS}\s(\d{{1,2}})(?!\d)")
EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)", re.IGNORECASE)


class Moment(NamedTuple):
    """A moment in ISO 8601 with the zone if one was given, and how finely it is known."""

    text: str
    precision: Fineness


def read_moment(value: object) -> Moment | None:
    """Return the moment that a field or an attribute gives, or None if it gives none.

    Known are ISO 8601 in its usual spellings, unix time in seconds or milliseconds, the dates of
    e-mail and HTTP (RFC 5322), and days with an English month or in an order that cannot be
    mistaken. A time of exactly midnight says no more than the day: databases write it for want
    of a time. Impossible days and years before 1700 or after 2100 are none.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, (int, float)):
        return _unix(float(value))
    text = value.strip()[:LONGEST]
    found = ISO.fullmatch(text)
    if found and not (len(text) > len("20240309") and text.isdigit()):
        return _iso(found)
    if UNIX.fullmatch(text):
        return _unix(float(text))
    return _rfc(text) or _worded(text)


def page_moment(value: object) -> Moment | None:
    """Return the moment that a page's mark-up gives; a day that stands for none is None too."""
    moment = read_moment(value)
    return None if moment is None or moment.text[:10] in FOR_NONE else moment


def clock_time(moment: Moment) -> datetime | None:
    """Return a moment as a time by the clock, with its zone if it has one, or None if it is a day.

    A leap second is told as the second before; a zone that no place can be in gives None.
    """
    if "T" not in moment.text:
        return None
    try:
        return datetime.fromisoformat(moment.text.replace(":60", ":59"))
    except ValueError:
        return None


def _iso(found: re.Match[str]) -> Moment | None:
    year, month, day, hour, minute, second, zone = found.groups()
    if month is None:
        return Moment(year, "year") if FIRST_YEAR <= int(year) <= LAST_YEAR else None
    if not _is_day(int(year), int(month), int(day or 1)):
        return None
    if day is None:
        return Moment(f"{year}-{month}", "month")
    date = f"{year}-{month}-{day}"
    if hour is None or (int(hour), int(minute), int(second or 0)) == (0, 0, 0):
        return Moment(date, "day")
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 60:  # noqa: PLR2004 - ISO 8601, leap second
        return Moment(date, "day")
    time = f"{int(hour):02}:{minute}" + (f":{second}" if second else "")
    return Moment(f"{date}T{time}{_zone(zone)}", "second" if second else "minute")


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone[0] not in "+-" or zone[1:].replace(":", "") == "0000":
        return "Z"
    return f"{zone[:3]}:{zone[-2:]}"


def _unix(seconds: float) -> Moment | None:
    if seconds >= MILLISECONDS:
        seconds /= 1_000
    if not LEAST_UNIX <= seconds < MILLISECONDS:
        return None
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if moment.year > LAST_YEAR:
        return None
    return Moment(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "second")


def _rfc(text: str) -> Moment | None:
    if ":" not in text or "," not in text[:5]:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - seldom needed, slow to load

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # not such a date, or a year that no clock has
        return None
    found = ISO.fullmatch(moment.isoformat(timespec="seconds"))
    return _iso(found) if found else None


class Manner(NamedTuple):
    """How a page writes its days: its language, and what comes first in figures, if known."""

    language: str | None = None
    first: Literal["day", "month"] | None = None


class Written(NamedTuple):
    """A day that stands in a text from `start` to `end` (code points)."""

    start: int
    end: int
    moment: Moment


def worded_days(text: str, manner: Manner = Manner()) -> Iterator[Written]:  # noqa: B008 - frozen
    """Yield the days written out in a text in their order, of two at one place the longer.

    A day such as `03/04/2024` counts only where the manner says what comes first; one in two
    figures (`9.3.24`) is of this century.
    """
    found = [
        Written(*match.span(), Moment(f"{year:04}-{month:02}-{day:02}", "day"))
        for pattern, order in WORDED
        for match in pattern.finditer(text)
        for year, month, day in (order(match, manner),)
        if _is_day(year, month, day)
    ]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def first_figure(texts: Iterable[str]) -> Literal["day", "month"] | None:
    """Return what comes first in days such as `25/03/2024`, if all that are plain agree."""
    said: set[Literal["day", "month"]] = set()
    for text in texts:
        for match in FIGURES.finditer(text):
            one, two = int(match["one"]), int(match["two"])
            if max(one, two) > LAST_MONTH >= min(one, two):
                said.add("day" if one > two else "month")
    return said.pop() if len(said) == 1 else None


def _worded(text: str) -> Moment | None:
    return next((one.moment for one in worded_days(text)), None)


def _figures(match: re.Match[str], manner: Manner) -> tuple[int, int, int]:
    """Return year, month and day where their order is known, else a day that is none."""
    one, two, first = int(match["one"]), int(match["two"]), manner.first
    whole = len(match["year"]) > len("24")
    if match["mark"] == "." and whole and manner.language != "en":
        first = first or "day"  # wherever dots stand between, but in English
    year = int(match["year"]) if whole else CENTURY + int(match["year"])
    if first is None and not whole:
        return 0, 0, 0
    if one == two or two > LAST_MONTH or (first == "month" and one <= LAST_MONTH):
        return year, one, two
    return (year, two, one) if first == "day" or one > LAST_MONTH else (0, 0, 0)


Order: TypeAlias = Callable[[re.Match[str], Manner], tuple[int, int, int]]
WORDED: tuple[tuple[re.Pattern[str], Order], ...] = (
    (MONTH_FIRST, lambda m, manner: (int(m[3]), month_number(m[1], manner.language), int(m[2]))),
    (DAY_FIRST, lambda m, manner: (int(m[3]), month_number(m[2], manner.language), int(m[1]))),
    (YEAR_AND_MONTH, lambda m, manner: (int(m[1]), month_number(m[2], manner.language), int(m[3]))),
    (EASTERN, lambda m, _: (int(m[1]), int(m[2]), int(m[3]))),
    (VIETNAMESE, lambda m, _: (int(m[3]), int(m[2]), int(m[1]))),
    (YEAR_FIRST, lambda m, _: (int(m[1]), int(m[2]), int(m[3]))),
    (FIGURES, _figures),
)
"""How days are written out, and how year, month and day are read from each."""


def _is_day(year: int, month: int, day: int) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # no such day
        return False
    return True
