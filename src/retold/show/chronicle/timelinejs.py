"""A timeline as the JSON that TimelineJS shows.

The format is that of https://timeline.knightlab.com/docs/json-format.html: a title slide, and a
slide for each event with `start_date`, `end_date`, `text`, `media`, `group` and `display_date`.
Headlines and texts are HTML there, so words of reports are escaped.
"""

from datetime import date
from html import escape
from typing import Literal

from msgspec import Struct

from retold.show.chronicle.entries import Chronicle, Entry
from retold.show.edition.record import as_json
from retold.show.labels import CONTROLS, plural, shown_days, whole_days


class Day(Struct, frozen=True, omit_defaults=True):
    """A date as precise as it is known: a year, a month of it, a day of that."""

    year: int
    month: int | None = None
    day: int | None = None


class Words(Struct, frozen=True):
    """What a slide says; both are HTML."""

    headline: str
    text: str


class Media(Struct, frozen=True):
    """What a slide shows beside its words: the page of the report."""

    url: str
    link: str
    credit: str


class Slide(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An event, or the title. `autolink` is off: a report's words are shown as they are."""

    text: Words
    unique_id: str
    start_date: Day | None = None
    end_date: Day | None = None
    display_date: str | None = None
    group: str | None = None
    media: Media | None = None
    autolink: bool | None = None


class Slides(Struct, frozen=True):
    """The whole file."""

    title: Slide
    events: tuple[Slide, ...]
    scale: Literal["human"] = "human"


def write_timelinejs(chronicle: Chronicle) -> bytes:
    """Return the timeline as JSON in UTF-8; an uncertain day is a slide with a start and an end."""
    story = chronicle.story
    counts = f"{plural(len(story.sources), 'report')}, {shown_days(story.first, story.last)}"
    title = Slide(
        text=Words(_html(story.title), counts),
        unique_id=f"story-{story.id}",
        autolink=False,
    )
    return as_json(Slides(title, tuple(_slide(one) for one in chronicle.entries)))


def _slide(entry: Entry) -> Slide:
    start, end = _dates(entry)
    return Slide(
        text=Words(_html(entry.words), "".join(f"<p>{_html(line)}</p>" for line in entry.about)),
        unique_id=f"event-{entry.event.id}",
        start_date=start,
        end_date=end,
        display_date=entry.days,
        group=entry.kind,
        media=Media(entry.url, entry.url, _html(entry.outlet)) if entry.url else None,
        autolink=False,
    )


def _dates(entry: Entry) -> tuple[Day, Day | None]:
    """Return start and end; a whole month or year is one date of that precision."""
    whole = whole_days(entry.event.first_day, entry.event.last_day)
    if whole is not None:
        return Day(*(int(part) for part in whole.split("-"))), None
    last = None if entry.first == entry.last else _day(entry.last)
    return _day(entry.first), last


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def _html(words: str) -> str:
    """Return words that stay words in HTML."""
    return escape(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words))
