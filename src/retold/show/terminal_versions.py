"""The versions of a report for the terminal: each with its date, and its changes side by side."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from retold.show.labels import (
    ONLY_VERSION,
    REVISED,
    REVISIONS,
    UNREVISED,
    UNSAID,
    plural,
    shown_date,
)
from retold.show.terminal import QUIET, plain
from retold.tables_notes import RevisionRow, Version

INDENT = 4  # signs before the changes of a version
BESIDE = "beside the news, in bylines, captions and teasers (--json shows them)"
AROUND = 32  # code points of the line that are shown on either side of what changed


def print_versions(rows: Sequence[Version], console: Console) -> None:
    """Print the versions of a report, the oldest first, each with what it changed."""
    _print_head(1, rows[0], console)
    if len(rows) == 1:
        console.print(_inside(plain(ONLY_VERSION)))
    for number, (older, row) in enumerate(pairwise(rows), 2):
        _print_head(number, row, console)
        if row.silent:
            console.print(_inside(plain(UNSAID, "bold")))
        news = [one for one in row.changes if one.kind != "beside"]
        if news:
            console.print(_inside(_changes(older, row, news)))
        if beside := len(row.changes) - len(news):
            console.print(_inside(plain(f"{plural(beside, 'change')} {BESIDE}", QUIET)))
        if not row.changes:
            console.print(_inside(plain(UNREVISED)))
        console.print()


def _inside(shown: Text | Table) -> Padding:
    return Padding(shown, (0, 0, 0, INDENT), expand=False)


def _print_head(number: int, row: Version, console: Console) -> None:
    console.print(plain(f"{number}. {row.title or row.source}", "bold"))
    dated = f"published {shown_date(row.published)}"
    if row.updated:
        dated += f", updated {shown_date(row.updated)}"
    if row.fetched:
        dated += f", fetched {shown_date(row.fetched)}"
    known = " · ".join(one for one in (row.outlet, dated, row.source) if one)
    console.print(_inside(plain(known, QUIET)))


def _changes(older: Version, row: Version, changes: Sequence[RevisionRow]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("In", "Change", "Before", "Now", "Place"):
        table.add_column(name)
    for one in changes:
        sign, label = REVISIONS[one.change]
        place = f"{one.start}:{one.end}" if one.start is not None else ""
        before = _side(older.text, one.before_start, one.before_end, one.before)
        now = _side(row.text, one.start, one.end, one.text)
        table.add_row(REVISED[one.kind], f"{sign} {label}", before, now, plain(place, QUIET))
    return table


def _side(text: str, start: int | None, end: int | None, words: str | None) -> Text:
    """Return what changed, in brackets between what stands beside it; a title stands alone."""
    if words is None or start is None or end is None:
        return plain(words or "—")
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    ahead = text[max(low, start - AROUND) : start]
    behind = text[end : min(high if high >= 0 else len(text), end + AROUND)]
    if not re.search(r"\w", ahead + behind):
        return plain(ahead + words + behind)
    if start - AROUND > low:  # a word that is cut in two is left out
        ahead = "… " + ahead.partition(" ")[2]
    if len(behind) == AROUND:
        behind = behind.rpartition(" ")[0] + " …"
    return _spaced(ahead, QUIET) + plain(f"[{words}]", "bold") + _spaced(behind, QUIET)


def _spaced(words: str, style: str) -> Text:
    """Return words on one line, with the space before and after them."""
    first, last = words[:1].isspace(), words.strip() and words[-1:].isspace()
    return Text.assemble(" " if first else "", plain(words, style), " " if last else "")
