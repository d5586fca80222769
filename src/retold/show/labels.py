"""How values are put into labels: dates as precise as known, kinds in words, safe addresses.

Nothing here speaks about the news: these are the names of fields and kinds. What is not known is
said to be not known.
"""

import re
from calendar import monthrange
from urllib.parse import urlsplit

UNKNOWN_DATE = "date not known"
UNKNOWN_SPEAKER = "speaker not known"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ISO_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d)\S*)?)?)?"
)

CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What may not stand in a page (HTML, section 13.2.3.5), shown as the replacement character."""

PROPERTIES = {
    "age": "age",
    "amount": "amount of money",
    "event_date": "day of the event",
    "injured": "number of injured",
    "killed": "number of dead",
    "name": "name",
    "place": "place",
    "title": "title or role",
}

CHANGES = {
    "cut-start": ("−", "start left out"),
    "cut-end": ("−", "end left out"),
    "cut-inside": ("−", "left out"),
    "insertion": ("+", "added"),
    "substitution": ("≠", "other words"),
    "spelling": ("~", "spelling"),
    "order": ("⇄", "other order"),
    "merge": ("⋈", "joined"),
    "case-punctuation": ("′", "case or marks"),
}
"""Sign and words of each kind of change, so that colour never stands alone."""

SIGNS = {**dict(CHANGES.values()), "−": "left out"}
"""Words for each sign: a sign that stands for several kinds has the words they share."""

QUOTATION_KINDS = {
    "direct": "direct quotation",
    "partial": "partial quotation",
    "block": "block quotation",
    "indirect": "indirect speech",
}

DISCREPANCY_KINDS = {
    "conflict": ("≠", "cannot all be true"),
    "possible": ("?", "perhaps cannot all be true"),
}

RELATIONS = {
    "same story": "same story, another episode",
    "may belong": "may belong to that story",
    "other story": "another story",
}
"""What a related report is to the one it is listed with."""

FOLLOW_UPS = {
    "correction": ("Corrects", "Corrected by"),
    "update": ("Updates", "Updated by"),
    "follow-up": ("Follows up", "Followed up by"),
}
"""What a report that points at an earlier one is to it, and the earlier one to it."""

SUCCESSIONS = {
    "story": "all of it",
    "story part": "a part that was divided from it",
}
"""What went from an old id to the one it leads to."""

VERDICTS = {
    "same": "one thing",
    "different": "two things",
    "unsure": "cannot tell whether one thing",
}
"""What a person judged of two values that disagree."""

REVISIONS = {
    "other words": ("≠", "other words"),
    "added": ("+", "added"),
    "left out": ("−", "left out"),
    "moved": ("⇄", "moved"),
}
"""Sign and words of each kind of change between two versions of a report."""

REVISED = {
    "quotation": "quotation",
    "number": "number",
    "headline": "headline",
    "note": "note of correction",
    "words": "text",
    "beside": "beside the news",
}
"""What a change between two versions is in."""

UNSAID = "says neither that it was updated nor corrected"
ONLY_VERSION = "the only version here: there is nothing to compare it with"
UNREVISED = "no word changed, only case or marks"

EVENT_KINDS = {"happened": "happened", "reported": "reported"}


def property_label(name: str) -> str:
    """Return the words for a property; one without words of its own loses its underscores."""
    return PROPERTIES.get(name, name.replace("_", " "))


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its noun: `1 report`, `2 reports`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def whole_days(first: str, last: str) -> str | None:
    """Return the year or the month (`2024-05`) that the days are all of, or None."""
    year, month, day = first[:4], first[5:7], last[8:10]
    if (first, last) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    if not re.fullmatch(r"\d{4}-\d\d-01", first) or first[:7] != last[:7]:
        return None
    known = 1 <= int(month) <= len(MONTHS) and int(year) > 0
    return first[:7] if known and day == str(monthrange(int(year), int(month))[1]) else None


def sure(confidence: float) -> str:
    """Return a confidence (0 to 1) in percent; what would round to 100 stays below it."""
    return f"{confidence:.0%}" if confidence < 0.995 else ">99%"  # noqa: PLR2004  rounds to 100


def shown_date(published: str | None) -> str:
    """Return a date as it is read, no finer than its ISO 8601 form: `3 May 2024, 14:05 +02:00`."""
    found = ISO_DATE.fullmatch(published or "")
    if not found or not 1 <= int(found["month"] or 1) <= len(MONTHS):
        return published or UNKNOWN_DATE
    said = found["year"]
    if found["month"]:
        said = f"{MONTHS[int(found['month']) - 1]} {said}"
    if found["day"]:
        said = f"{int(found['day'])} {said}"
    return f"{said}, {found['time']}{_zone(published or '')}" if found["time"] else said


def _zone(published: str) -> str:
    if published.endswith("Z"):
        return " UTC"
    zone = re.search(r"[+-]\d\d:?\d\d$", published)
    return f" {zone[0].replace('-', '−')}" if zone else ""


def shown_day(published: str | None) -> str:
    """Return a date without its time of day."""
    return shown_date(published[:10] if published else None)


def shown_days(first: str | None, last: str | None) -> str:
    """Return an interval of days, both ends included: `3 – 19 May 2024`.

    A whole month or year is named as such.
    """
    if first is None or last is None:
        return shown_day(first or last)
    if whole := whole_days(first, last):
        return shown_date(whole)
    start, end = shown_day(first).split(" "), shown_day(last).split(" ")
    if start == end:
        return " ".join(end)
    if len(start) > 1 and start[1:] == end[1:] and len(start) == len(end):
        return f"{start[0]} – {' '.join(end)}"
    if start[-1] == end[-1]:
        start = start[:-1]
    return f"{' '.join(start)} – {' '.join(end)}"


def shown_value(kind: str, value: str, unit: str | None = None) -> str:
    """Return a statement's value as it is read: days as dates, large numbers in groups of three."""
    if kind == "event_date":
        first, _, last = value.partition("/")
        return shown_days(first, last) if last else shown_date(first)
    if re.fullmatch(r"\d{5,}", value):
        value = f"{int(value):,}"
    return f"{value} {unit}" if unit and kind in {"amount", "distance", "share"} else value


def web_address(url: str | None) -> str | None:
    """Return the address if a link may lead there: http or https with a host, without controls."""
    if not url or re.search(r"[\s\x00-\x20\x7f\"'<>\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # a broken IPv6 host
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
