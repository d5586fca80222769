"""The wordings of one utterance in rows, agreement under agreement.

The base's words are cut wherever a reading begins or ends to differ; the pieces are the columns.
Words added between two columns have a column of their own. What a cell shows is cut from the
reading: its cells, put together, are all of its words.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from retold.lexis.align import align
from retold.lexis.words import Word, folded, words
from retold.show.labels import CHANGES
from retold.show.shelf import moment
from retold.tables import ChangeRow, ReadingRow, UtteranceRow

SLIGHT = {"case-punctuation", "spelling"}
"""Kinds of change that leave the words equal as they are compared."""


class Cell(Struct, frozen=True):
    """Some words of one reading, over `span` columns, and the words of the base they stand under.

    `state` is `same` (as in the base), `slight` (but for spelling or marks), `change`, `cut`
    (words of the base are left out) or `none` (nothing stands here, nor in the base). `sign` and
    `label` say what kind of change it is, `meaning` what it does to the meaning.
    """

    words: str
    base: str
    span: int
    state: str
    sign: str = ""
    label: str = ""
    meaning: str = ""


class GridRow(Struct, frozen=True):
    """One reading with its cells; `is_base` if the others are compared with it."""

    reading: ReadingRow
    cells: tuple[Cell, ...]
    is_base: bool
    is_first: bool


class Grid(Struct, frozen=True):
    """The readings by time, and the number of columns of each row."""

    columns: int
    rows: tuple[GridRow, ...]


class _Step(NamedTuple):
    """How words `a0:a1` of the base became words `b0:b1` of the reading."""

    same: bool
    a0: int
    a1: int
    b0: int
    b1: int


class _Text(NamedTuple):
    text: str
    words: list[Word]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where words `first` up to `last` stand, with the marks around them."""
        edges = [0, *(word.start for word in self.words[1:]), len(self.text)]
        return edges[first], edges[last]

    def cut(self, first: int, last: int) -> str:
        """Return words `first` up to `last` as they stand."""
        start, end = self.place(first, last)
        return self.text[start:end].strip()


class _Pair(NamedTuple):
    """A reading beside the base."""

    base: _Text
    here: _Text
    steps: list[_Step]
    reading: ReadingRow


def lay_grid(utterance: UtteranceRow) -> Grid:
    """Align the readings of an utterance with its base, by time, undated ones last."""
    readings = sorted(utterance.readings, key=lambda one: (moment(one), one.source))
    base = _text(utterance.text)
    pairs = [_pair(base, one) for one in readings]
    columns = _columns(len(base.words), [pair.steps for pair in pairs])
    based = next((one for one in readings if one.text == base.text), None)
    rows = (
        GridRow(
            reading=pair.reading,
            cells=tuple(_cells(columns, pair)),
            is_base=pair.reading is based,
            is_first=pair.reading.quotation == utterance.first,
        )
        for pair in pairs
    )
    return Grid(len(columns), tuple(rows))


def _text(text: str) -> _Text:
    """Return a text with its words; one that has none is taken as one."""
    return _Text(text, list(words(text)) or [Word(text, 0, len(text))])


def _pair(base: _Text, reading: ReadingRow) -> _Pair:
    here = _text(reading.text)
    left = [folded(word.text) for word in base.words]
    right = [folded(word.text) for word in here.words]
    steps = [_Step(one.tag == "equal", *one[1:]) for one in align(left, right)]
    return _Pair(base, here, steps, reading)


def _columns(length: int, readings: Sequence[Sequence[_Step]]) -> list[tuple[int, int]]:
    """Return the columns as stretches of the base's words; an empty stretch is for additions."""
    edges = sorted({0, length} | {at for steps in readings for one in steps for at in one[1:3]})
    added = {one.a0 for steps in readings for one in steps if one.a0 == one.a1}
    columns: list[tuple[int, int]] = []
    for start, end in zip(edges, [*edges[1:], length], strict=True):
        if start in added:
            columns.append((start, start))
        if start < end:
            columns.append((start, end))
    return columns


def _cells(columns: Sequence[tuple[int, int]], pair: _Pair) -> Iterator[Cell]:
    """Yield the cells of one reading: one over all columns of a change, one for each equal one."""
    starts = [step.a0 for step in pair.steps]
    steps = [(_step_at(column, pair.steps, starts), column) for column in columns]
    for step, group in groupby(steps, key=lambda item: item[0]):
        spans = [column for _, column in group]
        if step is None:
            yield from (Cell("", "", 1, "none") for _ in spans)
        elif step.same:
            yield from (_equal(pair, step, column) for column in spans)
        else:
            yield _differing(pair, step, len(spans))


def _step_at(
    column: tuple[int, int], steps: Sequence[_Step], starts: Sequence[int]
) -> _Step | None:
    """Return the step that says what stands in a column; None for an addition of others."""
    start, end = column
    last = bisect_right(starts, start)
    if start < end:
        return steps[last - 1]
    near = (step for step in steps[max(last - 2, 0) : last] if not step.same)
    return next((one for one in near if one.a0 < start < one.a1 or one.a1 == start == one.a0), None)


def _equal(pair: _Pair, step: _Step, column: tuple[int, int]) -> Cell:
    first = step.b0 + column[0] - step.a0
    last = first + column[1] - column[0]
    found = [one for one in _changes(pair, first, last) if one.kind in SLIGHT]
    state = "slight" if found else "same"
    return Cell(pair.here.cut(first, last), pair.base.cut(*column), 1, state, *_label(found))


def _differing(pair: _Pair, step: _Step, span: int) -> Cell:
    found = _changes(pair, step.b0, step.b1)
    if step.b0 == step.b1:
        found = [one for one in found if not one.here]
    label = _label(found) if found else (*CHANGES[_kind(step, len(pair.here.words))], "")
    said = pair.here.cut(step.b0, step.b1)
    base = pair.base.cut(step.a0, step.a1)
    return Cell(said, base, span, "change" if said else "cut", *label)


def _kind(step: _Step, length: int) -> str:
    """Return the kind of change that the alignment itself shows."""
    if step.a0 == step.a1:
        return "insertion"
    if step.b0 < step.b1:
        return "substitution"
    if step.b0 == 0:
        return "cut-start"
    return "cut-end" if step.b0 == length else "cut-inside"


def _changes(pair: _Pair, first: int, last: int) -> list[ChangeRow]:
    """Return the changes that the reading is known to have in words `first` up to `last`."""
    start, end = (at + pair.reading.start for at in pair.here.place(first, last))
    return [
        one
        for one in pair.reading.changes
        if (one.start < end and one.end > start) or start <= one.start == one.end <= end
    ]


def _label(changes: Sequence[ChangeRow]) -> tuple[str, str, str]:
    """Return signs, kinds and meanings of changes, each once."""
    known = [CHANGES.get(one.kind, ("*", one.kind)) for one in changes]
    signs = "".join(dict.fromkeys(sign for sign, _ in known))
    label = ", ".join(dict.fromkeys(label for _, label in known))
    return signs, label, ", ".join(dict.fromkeys(one.meaning for one in changes if one.meaning))
