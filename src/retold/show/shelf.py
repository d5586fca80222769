"""The exported rows of a library, grouped as pages need them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from re import fullmatch
from typing import Protocol, TypeVar, cast

from retold.lexis.instants import in_order
from retold.show.labels import shown_date
from retold.tables import (
    BlockRow,
    CopyRow,
    DiscrepancyRow,
    EventRow,
    MentionRow,
    PersonRow,
    QuotationRow,
    ReadingRow,
    ReportRow,
    StatementRow,
    StoryRow,
    Table,
    UtteranceRow,
)
from retold.tables_found import FollowUpRow, RelatedRow, SuccessionRow
from retold.tables_notes import CorrectionRow, DateRow, RevisionRow

RowT = TypeVar("RowT")

SHOWN = (
    "reports",
    "blocks",
    "quotations",
    "utterances",
    "people",
    "mentions",
    "copies",
    "stories",
    "statements",
    "discrepancies",
    "events",
    "dates",
    "related",
    "follow_ups",
    "corrections",
    "revisions",
    "successions",
)
"""The tables that the pages are made of."""


class Source(Protocol):
    """Whatever gives exported rows: a library."""

    def export(self, table: str) -> Iterable[Table]:
        """Yield the rows of a table."""


@dataclass(frozen=True)
class Shelf:
    """Every row that is shown, by the key under which a page looks for it.

    Rows of one report are in order of place; `quotations` are those between marks; `stories` are
    in order newest first; `newer` leads from a report to the version that replaced it; `maybe` are
    the reports that may belong to a story, `followed` what points at a report; `revisions` are what
    a report changed, `revised` what was changed in it; `successions` are ids that were given up.
    """

    reports: Mapping[str, ReportRow]
    newer: Mapping[str, str]
    blocks: Mapping[str, Sequence[BlockRow]]
    quotations: Mapping[str, Sequence[QuotationRow]]
    mentions: Mapping[str, Sequence[MentionRow]]
    dates: Mapping[str, Sequence[DateRow]]
    statements: Mapping[str, Sequence[StatementRow]]
    copies: Mapping[str, Sequence[CopyRow]]
    utterances: Mapping[str, UtteranceRow]
    people: Mapping[str, PersonRow]
    stories: Mapping[str, StoryRow]
    statement: Mapping[str, StatementRow]
    discrepancies: Mapping[str, Sequence[DiscrepancyRow]]
    events: Mapping[str, Sequence[EventRow]]
    related: Mapping[str, Sequence[RelatedRow]]
    maybe: Mapping[str, Sequence[RelatedRow]]
    follow_ups: Mapping[str, Sequence[FollowUpRow]]
    followed: Mapping[str, Sequence[FollowUpRow]]
    corrections: Mapping[str, Sequence[CorrectionRow]]
    revisions: Mapping[str, Sequence[RevisionRow]]
    revised: Mapping[str, Sequence[RevisionRow]]
    successions: Sequence[SuccessionRow]

    def latest(self, report: str) -> bool:
        """Tell whether no newer version of the report is here."""
        return report in self.reports and report not in self.newer

    def reports_of(self, story: StoryRow) -> list[ReportRow]:
        """Return the story's reports, the latest version of each, by time."""
        found = {member.report for member in story.members}
        return sorted((self.reports[one] for one in found if self.latest(one)), key=by_time)

    def story_of(self, report: str) -> StoryRow | None:
        """Return the story the report is in, or None."""
        return self.stories.get(self.reports[report].story or "")

    def retold_in(self, story: StoryRow) -> list[UtteranceRow]:
        """Return what at least two reports of the library quote, one of them of the story.

        What most reports have comes first, then the earliest.
        """
        named = {
            quotation.utterance
            for report in self.reports_of(story)
            for quotation in self.quotations.get(report.id, ())
        }
        found = [self.utterances[one] for one in named if one is not None and self.retold(one)]
        return sorted(found, key=_most_told_first)

    def retold(self, utterance: str | None) -> bool:
        """Tell whether at least two reports have the utterance, so that it has a page.

        Two readings in one report are parts of one quotation that the report interrupts.
        """
        found = self.utterances.get(utterance or "")
        return found is not None and len({one.report for one in found.readings}) > 1


def _most_told_first(utterance: UtteranceRow) -> tuple[int, str, str, str]:
    reports = {reading.report for reading in utterance.readings}
    first = min((moment(reading), reading.source) for reading in utterance.readings)
    return -len(reports), *first, utterance.id


def moment(row: ReportRow | ReadingRow) -> str:
    """Return what rows are put in order of time by."""
    return in_order(row.published)


def by_time(report: ReportRow) -> tuple[str, str, str]:
    """Put reports in order of publication, undated ones last."""
    return moment(report), report.source, report.id


def by_day(event: EventRow) -> tuple[str, str, str, str, int, int, str]:
    """Put events in order of their days, then of their places."""
    place = (event.report, event.start, event.end)
    return event.first_day, event.last_day, event.kind, *place, event.id


def event_days(event: EventRow) -> tuple[date, date] | None:
    """Return an event's first and last day, None if a calendar does not know them."""
    try:
        days = date.fromisoformat(event.first_day), date.fromisoformat(event.last_day)
    except ValueError:
        return None
    return min(days), max(days)


def gather(library: Source) -> Shelf:
    """Take the rows of a library and group them."""
    rows = {table: list(library.export(table)) for table in SHOWN}
    reports = cast("dict[str, ReportRow]", _by_id(rows["reports"]))
    statements = rows["statements"]
    quotations = cast("list[QuotationRow]", rows["quotations"])
    near = cast("list[RelatedRow]", rows["related"])
    pointing = cast("list[FollowUpRow]", rows["follow_ups"])
    changed = cast("list[RevisionRow]", rows["revisions"])
    stories = sorted(
        cast("list[StoryRow]", rows["stories"]),
        key=lambda story: (story.last or "", story.first or "", story.id),
        reverse=True,
    )
    return Shelf(
        reports=reports,
        newer={one.version_of: one.id for one in reports.values() if one.version_of},
        blocks=_by_place(cast("list[BlockRow]", rows["blocks"])),
        quotations=_by_place([one for one in quotations if one.kind != "indirect"]),
        mentions=_by_place(cast("list[MentionRow]", rows["mentions"])),
        dates=_by_place(cast("list[DateRow]", rows["dates"])),
        statements=_by_place(cast("list[StatementRow]", statements)),
        copies=_copies(cast("list[CopyRow]", rows["copies"])),
        utterances=cast("dict[str, UtteranceRow]", _by_id(rows["utterances"])),
        people=cast("dict[str, PersonRow]", _by_id(rows["people"])),
        stories={story.id: story for story in stories},
        statement=cast("dict[str, StatementRow]", _by_id(statements)),
        discrepancies=_grouped(cast("list[DiscrepancyRow]", rows["discrepancies"]), "story"),
        events=_grouped(cast("list[EventRow]", rows["events"]), "story"),
        related=_grouped(near, "report"),
        maybe=_grouped([one for one in near if one.relation == "may belong"], "story"),
        follow_ups=_by_place(pointing),
        corrections=_by_place(cast("list[CorrectionRow]", rows["corrections"])),
        revisions=_grouped(changed, "report"),
        revised=_grouped(changed, "version_of"),
        followed=_grouped([one for one in pointing if one.follows], "follows"),
        successions=cast("list[SuccessionRow]", rows["successions"]),
    )


def _by_id(rows: Sequence[Table]) -> dict[str, Table]:
    return {key: row for row in sorted(rows, key=attrgetter("id")) for key in [_id(row)]}


def _id(row: Table) -> str:
    return str(attrgetter("id")(row))


def _by_place(rows: list[RowT]) -> dict[str, list[RowT]]:
    return _grouped(sorted(rows, key=attrgetter("report", "start", "end")), "report")


def _grouped(rows: Sequence[RowT], key: str) -> dict[str, list[RowT]]:
    groups: dict[str, list[RowT]] = defaultdict(list)
    for row in rows:
        groups[str(attrgetter(key)(row))].append(row)
    return dict(groups)


def _copies(rows: Sequence[CopyRow]) -> dict[str, list[CopyRow]]:
    groups: dict[str, list[CopyRow]] = defaultdict(list)
    for row in sorted(rows, key=attrgetter("left", "right", "left_start", "id")):
        groups[row.left].append(row)
        groups[row.right].append(row)
    return dict(groups)


def file_name(row_id: str) -> str:
    """Return a name for a row's page that is safe on any file system and never clashes."""
    if fullmatch(r"[0-9a-z_-]{1,64}", row_id):
        return row_id
    return "x" + blake2b(row_id.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def story_href(story: str) -> str:
    """Return where the story's page is, from the site's root."""
    return f"stories/{file_name(story)}.html"


def utterance_href(utterance: str) -> str:
    """Return where the utterance's page is, from the site's root."""
    return f"utterances/{file_name(utterance)}.html"


def person_href(person: str) -> str:
    """Return where the person's page is, from the site's root."""
    return f"people/{file_name(person)}.html"


def report_href(report: str) -> str:
    """Return where the report's page is, from the site's root."""
    return f"reports/{file_name(report)}.html"


def version_href(report: str) -> str:
    """Return where the page of a report's versions is, from the site's root."""
    return f"versions/{file_name(report)}.html"


def quotation_href(report: str, quotation: str) -> str:
    """Return where the quotation stands in its report's page."""
    return f"{report_href(report)}#q-{file_name(quotation)}"


def place_href(report: str, start: int, end: int) -> str:
    """Return where a place stands in its report's page; offsets in code points."""
    return f"{report_href(report)}#p-{start}-{end}"


def outlet_of(row: ReportRow | ReadingRow) -> str:
    """Return the outlet's name, or the name of the input where no outlet is known."""
    return row.outlet or row.source


def when(row: ReportRow | ReadingRow) -> str:
    """Return the date of publication as precise as it is known."""
    return shown_date(row.published)
