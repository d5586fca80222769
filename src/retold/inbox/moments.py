"""Moments of publication as inputs write them → ISO 8601, as fine as they were given."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeAlias

Fineness: TypeAlias = Literal["second", "minute", "day", "month", "year"]

# News has been printed since the 17th century; later than 2100 is a slip in any archive of today.
FIRST_YEAR, LAST_YEAR = 1700, 2100
# Unix times from 1973 on have nine digits or more; from thirteen on they count milliseconds.
LEAST_UNIX, MILLISECONDS = 10**8, 10**11
LONGEST = 80

ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?"
    r"(?:(?:T|\s+|,\s*)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
UNIX = re.compile(r"\d{9,13}(?:\.\d{1,9})?")
SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
MONTH_FIRST = re.compile(rf"{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{MONTH},?\s+(\d{{4}})", re.IGNORECASE)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - plainer so


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
    except ValueError:  # not such a date
        return None
    found = ISO.fullmatch(moment.isoformat(timespec="seconds"))
    return _iso(found) if found else None


def _worded(text: str) -> Moment | None:
    for pattern, order in WORDED:
        found = pattern.search(text)
        if found:
            year, month, day = order(*found.groups())
            if _is_day(year, month, day):
                return Moment(f"{year:04}-{month:02}-{day:02}", "day")
    return None


def _unmistaken(first: str, second: str, year: str) -> tuple[int, int, int]:
    """Return year, month, day where only one order is possible, else a day that is none."""
    a, b = int(first), int(second)
    if a == b or b > 12 >= a:  # noqa: PLR2004 - months
        return int(year), a, b
    return (int(year), b, a) if a > 12 >= b else (0, 0, 0)  # noqa: PLR2004 - months


def _month(name: str) -> int:
    return MONTHS.index(name[:3].casefold()) + 1


Order: TypeAlias = Callable[..., tuple[int, int, int]]
WORDED: tuple[tuple[re.Pattern[str], Order], ...] = (
    (MONTH_FIRST, lambda month, day, year: (int(year), _month(month), int(day))),
    (DAY_FIRST, lambda day, month, year: (int(year), _month(month), int(day))),
    (SLASHED, lambda year, month, day: (int(year), int(month), int(day))),
    (DOTTED, lambda day, month, year: (int(year), int(month), int(day))),
    (NUMBERS, _unmistaken),
)
"""How days are written out, and which group is the year, the month and the day."""


def _is_day(year: int, month: int, day: int) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # no such day
        return False
    return True
