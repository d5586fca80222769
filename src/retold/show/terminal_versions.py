"""The versions of a report for the terminal: each with its date, and its changes side by side."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from retold.show.labels import REVISED, REVISIONS, UNREVISED, shown_date
from retold.show.terminal import QUIET, plain
from retold.tables_notes import RevisionRow, Version

INDENT = 4  # signs before the changes of a version


def print_versions(rows: Iterable[Version], console: Console) -> None:
    """Print the versions of a report, the oldest first, each with what it changed."""
    for number, row in enumerate(rows, 1):
        console.print(plain(f"{number}. {row.title or row.source}", "bold"))
        dated = f"published {shown_date(row.published)}"
        if row.updated:
            dated += f", updated {shown_date(row.updated)}"
        if row.fetched:
            dated += f", fetched {shown_date(row.fetched)}"
        known = " · ".join(one for one in (row.outlet, dated, row.source) if one)
        console.print(Padding(plain(known, QUIET), (0, 0, 0, INDENT), expand=False))
        if row.changes:
            console.print(Padding(_changes(row.changes), (0, 0, 1, INDENT), expand=False))
        elif row.version_of:
            console.print(Padding(plain(UNREVISED), (0, 0, 1, INDENT), expand=False))


def _changes(rows: Sequence[RevisionRow]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("In", "Change", "Before", "Now", "Place"):
        table.add_column(name)
    for row in rows:
        sign, label = REVISIONS[row.change]
        place = f"{row.start}:{row.end}" if row.start is not None else ""
        sides = (plain(row.before or "—"), plain(row.text or "—"))
        table.add_row(REVISED[row.kind], f"{sign} {label}", *sides, plain(place, QUIET))
    return table
