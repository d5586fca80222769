"""Rows of a grid that are word for word the same, put under one of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import structs

from retold.lexis.words import folded, words
from retold.show.grid import Grid, GridRow

Origins = Mapping[str, str]
"""Which report a report's text goes back to, by their ids."""

NO_ORIGINS: Origins = {}


def fold_grid(grid: Grid, origins: Origins = NO_ORIGINS) -> Grid:
    """Put rows that are word for word the same under one of them.

    Ten outlets that print one agency text are one wording, told ten times. The row on top is the
    report that most of the others are copies of, as far as that is known, else the earliest.

    Args:
        grid: The rows, by time.
        origins: Which report the text of a report goes back to.

    """
    groups: dict[tuple[tuple[str, ...], ...], list[GridRow]] = {}
    for row in grid.rows:
        key = tuple((cell.state, cell.label, *_compared(cell.words)) for cell in row.cells)
        groups.setdefault(key, []).append(row)
    folded_rows = tuple(_under_one(rows, origins) for rows in groups.values())
    return structs.replace(grid, rows=folded_rows)


def _compared(text: str) -> list[str]:
    return [folded(word.text) for word in words(text)] or [text]


def _under_one(rows: Sequence[GridRow], origins: Origins) -> GridRow:
    top = _top(rows, origins)
    return structs.replace(
        top,
        is_base=any(row.is_base for row in rows),
        is_first=any(row.is_first for row in rows),
        same=tuple(row.readings[0] for row in rows if row is not top),
    )


def _top(rows: Sequence[GridRow], origins: Origins) -> GridRow:
    """Return the row of the report that most others copy; the earliest of several."""
    reports = [row.readings[0].report for row in rows]
    copies = Counter(origins[one] for one in reports if origins.get(one, one) != one)
    return max(rows, key=lambda row: copies[row.readings[0].report])
