"""The readings of an utterance as witnesses, and where they agree and differ, word by word.

The stretches are those of parallel segmentation (TEI P5 Guidelines, 13.2.3): each holds the words
that one witness has there beside those of all others, so that the stretches of a witness, one
after another, are all of its words. Runs of white space count as one space.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from retold.show.grid import Cell, GridRow, lay_grid
from retold.show.labels import web_address
from retold.tables import ReadingRow, ReportRow, UtteranceRow


class Witness(Struct, frozen=True):
    """One report's wording: a reading, or several that follow each other in one turn of speech.

    `text` are its words, `places` where each of its characters stands in the report's text, -1
    for the space between two readings.
    """

    id: str
    readings: tuple[ReadingRow, ...]
    report: ReportRow | None
    is_base: bool
    is_first: bool
    text: str
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where characters `start` up to `end` stand in the report, None for nothing."""
        return (self.places[start], self.places[end - 1] + 1) if start < end else None


class Piece(Struct, frozen=True):
    """What one witness has in a stretch: its words, their place, how they differ from the base.

    `kinds` and `meanings` are those of the exported changes.
    """

    witness: str
    words: str
    place: tuple[int, int] | None
    kinds: tuple[str, ...]
    meanings: tuple[str, ...]


class Variant(Struct, frozen=True):
    """What several witnesses have in common in a stretch."""

    words: str
    witnesses: tuple[str, ...]
    kinds: tuple[str, ...]
    meanings: tuple[str, ...]


class Segment(Struct, frozen=True):
    """A stretch: `lem` is what the base has there, `pieces` what each witness has, by time."""

    lem: str
    pieces: tuple[Piece, ...]

    @property
    def agrees(self) -> bool:
        """Whether all witnesses have the same words here."""
        return all(piece.words == self.lem for piece in self.pieces)

    def variants(self) -> list[Variant]:
        """Return what differs, each once with its witnesses; the base's words come first."""
        groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
        for one in self.pieces:
            same = one.words == self.lem
            key = (one.words, () if same else one.kinds, () if same else one.meanings)
            groups.setdefault(key, []).append(one.witness)
        order = sorted(groups, key=lambda key: key[0] != self.lem)
        return [Variant(key[0], tuple(groups[key]), *key[1:]) for key in order]


class Collation(Struct, frozen=True):
    """An utterance with its witnesses by time, and the stretches from start to end."""

    utterance: UtteranceRow
    witnesses: tuple[Witness, ...]
    segments: tuple[Segment, ...]

    def holders(self) -> dict[str, str]:
        """Return which witness has each quotation, in the order of the witnesses."""
        return {part.quotation: one.id for one in self.witnesses for part in one.readings}


def collate(utterance: UtteranceRow, reports: Mapping[str, ReportRow]) -> Collation:
    """Return the readings of an utterance side by side.

    Args:
        utterance: What was said, with its readings.
        reports: The reports of the readings, by their ids; one that is missing is named by its
            source alone.

    """
    rows = lay_grid(utterance).rows
    made = [_witness(f"w{number}", row, reports) for number, row in enumerate(rows, 1)]
    base = next((at for at, row in enumerate(rows) if row.is_base), 0)
    edges = [_edges(one.text, row.cells) for one, row in zip(made, rows, strict=True)]
    return Collation(utterance, tuple(made), tuple(_segments(made, rows, edges, base)))


def address(report: ReportRow | None, report_id: str) -> str:
    """Return a report's URL; without one a name of ours that its id in the library makes."""
    return web_address(report.url if report else None) or f"urn:retold:report:{report_id}"


def _witness(name: str, row: GridRow, reports: Mapping[str, ReportRow]) -> Witness:
    text, places = _plain(row.readings)
    report = reports.get(row.readings[0].report)
    return Witness(name, row.readings, report, row.is_base, row.is_first, text, places)


def _plain(readings: Sequence[ReadingRow]) -> tuple[str, tuple[int, ...]]:
    """Return the words of readings with one space between, and each character's place."""
    parts: list[str] = []
    places: list[int] = []
    for reading in readings:
        for found in re.finditer(r"\S+", reading.text):
            places += [-1] if parts else []
            places += range(reading.start + found.start(), reading.start + found.end())
            parts.append(found[0])
    return " ".join(parts), tuple(places)


def _edges(text: str, cells: Sequence[Cell]) -> dict[int, int]:
    """Return up to which character a row has come at the border of each column.

    Borders inside the words of a cell, or inside characters without a space, are left out: nothing
    is cut there.
    """
    found = {0: 0}
    column = end = 0
    for cell in cells:
        words = " ".join(cell.words.split())
        begun, column = column, column + cell.span
        if words:
            end = max(text.find(words, end), end) + len(words)
        inner = () if words else range(begun + 1, column)
        found |= dict.fromkeys((*inner, column), end)
    return {at: end for at, end in found.items() if end in {0, len(text)} or text[end] == " "}


def _segments(
    witnesses: Sequence[Witness],
    rows: Sequence[GridRow],
    edges: Sequence[Mapping[int, int]],
    base: int,
) -> Iterator[Segment]:
    """Yield the stretches between the borders that no witness's words run across."""
    borders = sorted(set(edges[0]).intersection(*edges)) if edges else []
    pieces = [list(_pieces(*row, borders)) for row in zip(witnesses, rows, edges, strict=True)]
    for here in zip(*pieces, strict=True):
        if any(piece.words for piece in here):
            yield Segment(here[base].words, here)


def _pieces(
    witness: Witness, row: GridRow, edges: Mapping[int, int], borders: Sequence[int]
) -> Iterator[Piece]:
    """Yield what a witness has between each two borders, with how it differs there."""
    ends = list(accumulate(cell.span for cell in row.cells))
    for first, last in pairwise(borders):
        here = row.cells[bisect_right(ends, first) : bisect_left(ends, last) + 1]
        start, end = edges[first], edges[last]
        start += witness.text[start:end].startswith(" ")
        yield Piece(
            witness.id,
            witness.text[start:end],
            witness.place(start, end),
            tuple(dict.fromkeys(kind for cell in here for kind in cell.kinds)),
            tuple(dict.fromkeys(one for cell in here for one in _meanings(cell))),
        )


def _meanings(cell: Cell) -> list[str]:
    return cell.meaning.split(", ") if cell.meaning else []
