"""Which other reports share words with a report, and where."""

from collections import defaultdict
from collections.abc import Sequence

from retold.show.labels import shown_day
from retold.show.report_values import Shared, Sharing
from retold.show.shelf import Shelf, outlet_of, place_href, report_href
from retold.tables import CopyRow, ReportRow

LONGEST = 240  # code points shown of a stretch: about three lines


def sharing(shelf: Shelf, report: ReportRow) -> tuple[Sharing, ...]:
    """Return the reports that share words with this one, the largest share first."""
    partners: dict[str, list[CopyRow]] = defaultdict(list)
    for one in shelf.copies.get(report.id, ()):
        other = one.right if one.left == report.id else one.left
        if other in shelf.reports:
            partners[other].append(one)
    order = sorted(partners.items(), key=lambda item: (-item[1][0].share, item[0]))
    return tuple(_partner(report, shelf.reports[other], rows) for other, rows in order)


def _partner(report: ReportRow, other: ReportRow, rows: Sequence[CopyRow]) -> Sharing:
    return Sharing(
        outlet=outlet_of(other),
        when=shown_day(other.published),
        href=report_href(other.id),
        share=f"{rows[0].share:.0%}",
        origin=_origin(report, other, rows[0].origin_source),
        because=rows[0].because,
        stretches=tuple(sorted(_stretch(report, one) for one in rows)),
    )


def _origin(report: ReportRow, other: ReportRow, source: str | None) -> str:
    if source is None:
        return "which is the origin is not known"
    if source == report.source:
        return "this report is the origin"
    if source == other.source:
        return "that report is the origin"
    return f"both go back to {source}"


def _stretch(report: ReportRow, row: CopyRow) -> Shared:
    here, there = (row.left_start, row.left_end), (row.right_start, row.right_end)
    other = row.right
    if row.left != report.id:
        here, there, other = there, here, row.left
    words = report.text[here[0] : here[1]]
    return Shared(
        start=here[0],
        words=words[:LONGEST],
        more=len(words) > LONGEST,
        here=place_href(report.id, *here),
        there=place_href(other, *there),
    )
