"""Tables of the terminal that show no news: hits, failures, verdicts."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from retold.show.labels import RELATIONS, SUCCESSIONS, shown_days
from retold.tables import (
    FailureRow,
    JudgementRow,
)
from retold.tables_found import RelatedRow, SuccessionRow

if TYPE_CHECKING:
    from retold.answers import Hit, Story


def table(title: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Table:
    """Return a table of plain words: nothing in them is taken for markup."""
    made = Table(*title, show_edge=False, pad_edge=False)
    for row in rows:
        made.add_row(*(Text(cell or "–") for cell in row))
    return made


def hits_table(rows: "Iterable[Hit]") -> Table:
    """Return hits with their places."""
    return table(
        ("report", "outlet", "published", "place", "words"),
        (
            (
                row.source,
                row.outlet,
                row.published and row.published[:10],
                f"{row.start}:{row.end}" if row.start is not None else None,
                row.text or "; ".join(row.because) or row.title,
            )
            for row in rows
        ),
    )


def failures_table(rows: Iterable[FailureRow]) -> Table:
    """Return what could not be done, and why."""
    return table(("input", "stage", "reason"), ((row.input, row.stage, row.reason) for row in rows))


def judgements_table(rows: Iterable[JudgementRow]) -> Table:
    """Return verdicts, those taken back with the time."""
    return table(
        ("id", "verdict", "left", "right", "by", "at", "because", "undone"),
        (
            (
                row.id,
                row.kind,
                row.left,
                row.right or row.value,
                row.by,
                row.at[:16],
                row.because,
                row.undone_at and row.undone_at[:16],
            )
            for row in rows
        ),
    )


def new_stories_table(rows: "Iterable[Story]") -> Table:
    """Return stories of some days: how many of their origins have a report of those."""
    return table(
        ("story", "terms", "new origins", "origins", "days", "id"),
        (
            (
                row.title,
                ", ".join(row.terms),
                str(row.new_origins),
                str(row.origins),
                shown_days(row.first, row.last),
                row.id,
            )
            for row in rows
        ),
    )


def related_table(rows: Iterable[RelatedRow]) -> Table:
    """Return related reports, what each is to the one asked about, and why."""
    return table(
        ("report", "outlet", "published", "title", "is", "because"),
        (
            (
                row.other_source,
                row.outlet,
                row.published and row.published[:10],
                row.title,
                RELATIONS.get(row.relation, row.relation),
                "; ".join(row.because),
            )
            for row in rows
        ),
    )


def successions_table(rows: Iterable[SuccessionRow]) -> Table:
    """Return ids that were given up, and where they lead."""
    return table(
        ("old id", "leads to", "what"),
        ((row.old, row.new, SUCCESSIONS.get(row.kind, row.kind)) for row in rows),
    )
