"""Moments of publication as inputs write them → ISO 8601, as fine as they were given."""

import re
from collections.abc import Callable, Iterator
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
SLASHED = re.compile(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
# Month names of the languages that most news is in, in small letters; the first three letters
# often do, but `mar`, `mai` and `jun` are months in several, and all say the same one.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio gen janeiro januari ene stycznia ocak",
            "feb february februar février febrero febbraio fevereiro februari fev lutego şubat",
            "mar march märz maerz mär mars marzo março marco maart marts marca mart mrz",
            "apr april avril abril aprile avr abr kwietnia nisan",
            "may mai mayo maggio maio mei maj mag maja mayıs",
            "jun june juni juin junio giugno junho giu czerwca haziran",
            "jul july juli juillet julio luglio julho lug juil lipca temmuz",
            "aug august août aout agosto augustus augusti ago sierpnia ağustos",
            "sep sept september septembre septiembre settembre setembro set września eylül",
            "oct october oktober octobre octubre ottobre outubro okt ott out października ekim",
            "nov november novembre noviembre novembro listopada kasım",
            "dec december dezember décembre decembre diciembre dicembre dezembro dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
LETTERS = r"([^\W\d_]{3,12})\.?"
OF = r"(?:\s?(?:de|del|di|of|d[’'])\s)?"
MONTH_FIRST = re.compile(rf"{LETTERS}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s?{OF}\s*{LETTERS}{OF},?\s*(\d{{4}})(?!\d)"
)
EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


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


def worded_days(text: str) -> Iterator[tuple[int, Moment]]:
    """Yield the days written out in a text, each with where it begins, in their order."""
    found = [
        (match.start(), Moment(f"{year:04}-{month:02}-{day:02}", "day"))
        for pattern, order in WORDED
        for match in pattern.finditer(text)
        for year, month, day in (order(*match.groups()),)
        if _is_day(year, month, day)
    ]
    yield from sorted(found)


def _worded(text: str) -> Moment | None:
    return next((moment for _, moment in worded_days(text)), None)


def _unmistaken(first: str, second: str, year: str) -> tuple[int, int, int]:
    """Return year, month, day where only one order is possible, else a day that is none."""
    a, b = int(first), int(second)
    if a == b or b > 12 >= a:  # noqa: PLR2004 - months
        return int(year), a, b
    return (int(year), b, a) if a > 12 >= b else (0, 0, 0)  # noqa: PLR2004 - months


def _month(name: str) -> int:
    return MONTHS.get(name.casefold(), 0)


Order: TypeAlias = Callable[..., tuple[int, int, int]]
WORDED: tuple[tuple[re.Pattern[str], Order], ...] = (
    (MONTH_FIRST, lambda month, day, year: (int(year), _month(month), int(day))),
    (DAY_FIRST, lambda day, month, year: (int(year), _month(month), int(day))),
    (EASTERN, lambda year, month, day: (int(year), int(month), int(day))),
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
