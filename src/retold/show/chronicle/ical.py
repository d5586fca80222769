"""A timeline as a calendar, by RFC 5545 (iCalendar) and RFC 7986 (its `NAME`).

An event whose day is not known is an entry over all the days it may be; `X-RETOLD-PRECISION` says
how fine its date is. Lines are folded at 75 octets (RFC 5545, 3.1), ends of days are exclusive
(3.6.1).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import version

from retold.lexis.calendar import later
from retold.show.chronicle.entries import Chronicle, Entry
from retold.show.labels import CONTROLS

LONGEST = 75  # octets of a line, without its end
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_ical(chronicle: Chronicle) -> bytes:
    """Return the timeline as a calendar in UTF-8.

    When an entry was written (`DTSTAMP`) is when its report was published, so that the same rows
    always make the same file.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Retold//Retold {version('retold')}//EN",
        f"NAME:{_text(chronicle.story.title)}",
        *(line for entry in chronicle.entries for line in _entry(entry)),
        "END:VCALENDAR",
    ]
    return b"".join(part for line in lines for part in _folded(line))


def _entry(entry: Entry) -> Iterator[str]:
    after = later(entry.last, 1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.event.id)}@retold"
    yield f"DTSTAMP:{_basic(_stamp(entry))}"
    yield f"DTSTART;VALUE=DATE:{_basic(entry.first)}"
    if after is not None:  # the calendar goes on
        yield f"DTEND;VALUE=DATE:{_basic(after)}"
    yield f"SUMMARY:{_text(entry.words)}"
    yield "DESCRIPTION:" + "\\n".join(_text(line) for line in entry.about)
    yield f"CATEGORIES:{_text(entry.kind)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield f"X-RETOLD-PRECISION:{_text(entry.event.precision)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(entry: Entry) -> datetime:
    """Return when the report was published in UTC, else the last of the event's days."""
    try:
        found = datetime.fromisoformat((entry.report and entry.report.published) or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # a month alone, none at all, the first day of year 1
        return datetime(entry.last.year, entry.last.month, entry.last.day, tzinfo=UTC)


def _basic(when: date) -> str:
    """Return a day or a moment in UTC in the basic format: 20240503, 20240503T140500Z."""
    if isinstance(when, datetime):
        return f"{_basic(when.date())}T{when:%H%M%S}Z"
    return when.isoformat().replace("-", "")


def _text(words: str) -> str:
    """Return words as a TEXT value (RFC 5545, 3.3.11)."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words).translate(_ESCAPED)


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in parts of at most `LONGEST` octets, never cut inside a character."""
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LONGEST:
            yield part + b"\r\n"
            part = b" "
        part += octets
    yield part + b"\r\n"
