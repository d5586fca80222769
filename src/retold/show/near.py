"""What stands near to a report or a story: related reports, what follows what, what may belong."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from retold.show.labels import FOLLOW_UPS, RELATIONS
from retold.show.lines import headline, story_link
from retold.show.places import Link
from retold.show.report_values import FollowLine
from retold.show.shelf import Shelf, outlet_of, place_href, report_href, when
from retold.show.values import NearLine
from retold.tables import (
    ReportRow,
    StoryRow,
)
from retold.tables_found import FollowUpRow, RelatedRow


def related_lines(shelf: Shelf, report: ReportRow) -> tuple[NearLine, ...]:
    """Return the reports related to one, what it may belong to first."""
    return tuple(_near(shelf, row, row.other) for row in shelf.related.get(report.id, ()))


def maybe_lines(shelf: Shelf, story: StoryRow) -> tuple[NearLine, ...]:
    """Return the reports of other stories that may belong to this one, the likeliest first."""
    rows = sorted(shelf.maybe.get(story.id, ()), key=lambda row: (-row.score, row.report))
    return tuple(_maybe(shelf, row) for row in rows if row.report in shelf.reports)


def _maybe(shelf: Shelf, row: RelatedRow) -> NearLine:
    """Return the line of a report that may belong, as the story sees it: days turn round."""
    nearest = f"nearest to: {headline(shelf, shelf.reports[row.other])}"
    because = (nearest, *(_turned(reason) for reason in row.because))
    return replace(_near(shelf, row, row.report), relation="stands now in", because=because)


def _turned(reason: str) -> str:
    for one, other in (("later", "earlier"), ("earlier", "later")):
        if reason[:1].isdigit() and reason.endswith(one):
            return reason.removesuffix(one) + other
    return reason


def _near(shelf: Shelf, row: RelatedRow, shown: str) -> NearLine:
    report = shelf.reports[shown]
    story = shelf.story_of(shown)
    elsewhere = story if row.relation != "same story" else None
    return NearLine(
        outlet=outlet_of(report),
        outlet_known=report.outlet is not None,
        title=headline(shelf, report),
        href=report_href(shown),
        when=when(report),
        byline=report.byline,
        relation=RELATIONS.get(row.relation, row.relation),
        story=story_link(elsewhere) if elsewhere else None,
        because=row.because,
    )


def follow_lines(shelf: Shelf, report: ReportRow) -> tuple[FollowLine, ...]:
    """Return what a report follows, in order of place, then what follows it, by report."""
    return (
        *_follows(shelf, shelf.follow_ups.get(report.id, ())),
        *_followed(shelf, shelf.followed.get(report.id, ())),
    )


def _follows(shelf: Shelf, rows: Sequence[FollowUpRow]) -> Iterator[FollowLine]:
    for row in rows:
        label, _ = FOLLOW_UPS[row.kind]
        other = _link(shelf, row.follows) if row.follows else None
        yield FollowLine(label, row.text, _place(row), other, row.because)


def _followed(shelf: Shelf, rows: Sequence[FollowUpRow]) -> Iterator[FollowLine]:
    for row in rows:
        _, label = FOLLOW_UPS[row.kind]
        yield FollowLine(label, row.text, _place(row), _link(shelf, row.report), row.because)


def _place(row: FollowUpRow) -> str:
    return place_href(row.report, row.start, row.end)


def _link(shelf: Shelf, report: str) -> Link | None:
    if report not in shelf.reports:
        return None
    row = shelf.reports[report]
    return Link(f"{outlet_of(row)}, {when(row)}", report_href(report))
