"""What the page of a report's versions shows: each version, and its changes side by side."""

from collections.abc import Sequence

from msgspec import Struct

from retold.show.labels import REVISED, REVISIONS, UNREVISED, UNSAID, plural, shown_date
from retold.show.lines import cut_at, headline
from retold.show.places import Cut
from retold.show.shelf import Shelf, outlet_of, report_href, version_href, when
from retold.tables import ReportRow
from retold.tables_notes import RevisionRow, is_silent


class RevisionLine(Struct, frozen=True):
    """One change: what it is in, its sign and words, and both sides in their surroundings."""

    kind: str
    sign: str
    label: str
    before: Cut | None
    here: Cut | None


class VersionLine(Struct, frozen=True):
    """One version; `beside` are changes in what is no part of the news."""

    title: str
    href: str
    outlet: str
    outlet_known: bool
    when: str
    updated: str | None
    fetched: str | None
    source: str
    state: str
    changes: tuple[RevisionLine, ...]
    beside: tuple[RevisionLine, ...]


class VersionPage(Struct, frozen=True):
    """The versions of one report, the oldest first."""

    versions: tuple[VersionLine, ...]


def version_lines(shelf: Shelf, latest: ReportRow) -> list[ReportRow]:
    """Return the versions of a report up to the latest, the oldest first."""
    line = [latest]
    while (older := shelf.reports.get(line[-1].version_of or "")) and older not in line:
        line.append(older)
    return line[::-1]


def versions_link(shelf: Shelf, report: ReportRow) -> tuple[str, str] | None:
    """Return words and address of the page of a report's versions, if it has several."""
    latest, seen = report, {report.id}
    while (newer := shelf.newer.get(latest.id)) in shelf.reports and newer not in seen:
        latest = shelf.reports[str(newer)]
        seen.add(latest.id)
    count = len(version_lines(shelf, latest))
    if count == 1:
        return None
    return f"{plural(count, 'version')}, compared", version_href(latest.id)


def version_page(shelf: Shelf, latest: ReportRow) -> VersionPage:
    """Return what the page of a report's versions shows."""
    return VersionPage(tuple(_version(shelf, one) for one in version_lines(shelf, latest)))


def _version(shelf: Shelf, report: ReportRow) -> VersionLine:
    rows = shelf.revisions.get(report.id, ())
    changes = [(row.kind == "beside", _change(shelf, row)) for row in rows]
    return VersionLine(
        title=headline(shelf, report),
        href=report_href(report.id),
        outlet=outlet_of(report),
        outlet_known=report.outlet is not None,
        when=when(report),
        updated=shown_date(report.updated) if report.updated else None,
        fetched=shown_date(report.fetched) if report.fetched else None,
        source=report.source,
        state=_state(shelf.reports.get(report.version_of or ""), report, rows),
        changes=tuple(change for beside, change in changes if not beside),
        beside=tuple(change for beside, change in changes if beside),
    )


def _state(older: ReportRow | None, report: ReportRow, rows: Sequence[RevisionRow]) -> str:
    """Return how much a version changed, and whether it says so."""
    if older is None:
        return "the first one here"
    before, here = (older.published, older.updated), (report.published, report.updated)
    said = f" · {UNSAID}" if is_silent(before, here, rows) else ""
    return (plural(len(rows), "change") if rows else UNREVISED) + said


def _change(shelf: Shelf, row: RevisionRow) -> RevisionLine:
    sign, label = REVISIONS[row.change]
    return RevisionLine(
        kind=REVISED[row.kind],
        sign=sign,
        label=label,
        before=_cut(shelf, row.version_of, (row.before_start, row.before_end), row.before),
        here=_cut(shelf, row.report, (row.start, row.end), row.text),
    )


def _cut(
    shelf: Shelf, report: str, place: tuple[int | None, int | None], words: str | None
) -> Cut | None:
    """Return the words with what stands around them; a title beside the text stands alone."""
    start, end = place
    if words is None:
        return None
    if start is None or end is None:
        return Cut("", words, "", report_href(report), more_before=False, more_after=False)
    return cut_at(shelf, report, start, end)
