"""The lines of a timeline as both files need them: days, sentence, report, support."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from retold.show.labels import EVENT_KINDS, plural, shown_days, web_address
from retold.show.shelf import by_day, event_days, outlet_of
from retold.tables import EventRow, ReportRow, StoryRow


class Entry(Struct, frozen=True):
    """An event with its days, both ends included, and the report that its sentence is cut from."""

    event: EventRow
    first: date
    last: date
    report: ReportRow | None

    @property
    def words(self) -> str:
        """The sentence on one line, as the report has it."""
        return " ".join(self.event.text.split())

    @property
    def days(self) -> str:
        """The days as they are read."""
        return shown_days(self.event.first_day, self.event.last_day)

    @property
    def kind(self) -> str:
        """Whether it happened on these days, or was reported."""
        return EVENT_KINDS.get(self.event.kind, self.event.kind)

    @property
    def outlet(self) -> str:
        """The outlet of the report, or the name of its input."""
        return outlet_of(self.report) if self.report else self.event.source

    @property
    def url(self) -> str | None:
        """The report's address, if a link may lead there."""
        return web_address(self.report.url) if self.report else None

    @property
    def about(self) -> tuple[str, str, str]:
        """Where the sentence stands (outlet and days, then place), and which reports support it."""
        row = self.event
        support = f"{plural(len(row.sources), 'report')}: {', '.join(row.sources)}"
        return f"{self.outlet} · {self.days}", f"{row.source} {row.start}:{row.end}", support


class Chronicle(Struct, frozen=True):
    """A story with the lines of its timeline, by day."""

    story: StoryRow
    entries: tuple[Entry, ...]


def entries(events: Sequence[EventRow], reports: Mapping[str, ReportRow]) -> Iterator[Entry]:
    """Yield the events on days that a calendar knows, by day."""
    for one in sorted(events, key=by_day):
        days = event_days(one)
        if days is not None:
            yield Entry(one, *days, reports.get(one.report))
