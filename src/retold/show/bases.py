"""The grid of an utterance with one reading after another as the base."""

from collections.abc import Sequence

from msgspec import Struct, structs

from retold.model import Change
from retold.show.folding import Origins, fold_grid
from retold.show.grid import Grid, GridRow, lay_grid
from retold.show.labels import shown_day
from retold.show.shelf import outlet_of
from retold.stages.utterances.changes import changes, moved
from retold.stages.utterances.sides import text_of
from retold.tables import ChangeRow, ReadingRow, UtteranceRow

MOST_BASES = 6  # to choose from: each is a whole grid in the page
MOST_CELLS = 20_000  # of all grids of a page, some 3 MB of HTML; the first is always shown
CUTS = {"cut-start", "cut-end", "cut-inside"}


class Laid(Struct, frozen=True):
    """The grid against one base: whose words these are, and their day."""

    outlet: str
    day: str
    grid: Grid


def against_each(utterance: UtteranceRow, origins: Origins) -> tuple[Laid, ...]:
    """Return the grid for each wording that may be its base, the program's choice first.

    Then come the earliest, and those that most reports have; at most `MOST_BASES`, and
    fewer where a grid is large.
    """
    grid = lay_grid(utterance)
    own = fold_grid(grid, origins)
    others = sorted(
        (row for row in own.rows if not row.is_base),
        key=lambda row: (not row.is_first, -len(row.same)),
    )
    parted = {one.quotation for row in grid.rows if len(row.readings) > 1 for one in row.readings}
    base = next((row for row in own.rows if row.is_base), None)
    room = MOST_CELLS // max(1, own.columns * len(own.rows))
    more = max(0, min(MOST_BASES, room) - 1)
    first = Laid(*_named(base, utterance), own)
    return (
        first,
        *(
            Laid(
                *_named(row, utterance),
                fold_grid(lay_grid(_against(row, utterance, parted)), origins),
            )
            for row in others[:more]
        ),
    )


def _named(row: GridRow | None, utterance: UtteranceRow) -> tuple[str, str]:
    """Return whose a row is; a base that is no row of its own is the longest part of one."""
    one = row.readings[0] if row else None
    one = one or next((r for r in utterance.readings if r.text == utterance.text), None)
    return (outlet_of(one), shown_day(one.published)) if one else ("the base", "")


def _against(row: GridRow, utterance: UtteranceRow, parted: set[str]) -> UtteranceRow:
    """Return the utterance with a row's words as its base, and what differs from them.

    What one of several parts of a quotation lacks, another may have: there the grid itself tells
    what is cut.
    """
    text = " ".join(one.text for one in row.readings)
    base = text_of(text)
    found = {one: changes(base, text_of(one)) for one in {one.text for one in utterance.readings}}
    readings = tuple(
        _reading(
            one,
            [
                change
                for change in found[one.text]
                if one.quotation not in parted or change.kind not in CUTS
            ],
        )
        for one in utterance.readings
    )
    return structs.replace(utterance, text=text, readings=readings)


def _reading(reading: ReadingRow, found: Sequence[Change]) -> ReadingRow:
    """Return a reading with other changes, their places in its report."""
    rows = (
        ChangeRow(
            kind=one.kind,
            base=one.base,
            here=one.here,
            start=one.start,
            end=one.end,
            meaning=one.meaning,
        )
        for one in moved(found, reading.start)
    )
    return structs.replace(reading, changes=tuple(rows))
