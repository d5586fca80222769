"""The wordings of one utterance in rows, agreement under agreement.

The base's words are cut wherever a reading begins or ends to differ; the pieces are the columns.
Words between two columns have a column of their own. What a cell shows is cut from the reading:
its cells, put together, are all of its words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from retold.lexis.align import align
from retold.lexis.words import Word, folded, words
from retold.show.labels import CHANGES
from retold.tables import ChangeRow, ReadingRow, UtteranceRow


class Cell(Struct, frozen=True):
    """Some words of one reading, over `span` columns.

    `state` is `same` (as in the base), `change`, or `none` (nothing stands here, nor in the base).
    `sign` and `label` say what kind of change it is, `meaning` what it does to the meaning.
    """

    words: str
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

    def cut(self, first: int, last: int) -> tuple[int, int]:
        """Return the place from word `first` up to word `last`, marks after it included."""
        start = self.words[first].start if first else 0
        end = self.words[last].start if last < len(self.words) else len(self.text)
        return start, end


def lay_grid(utterance: UtteranceRow) -> Grid:
    """Align the readings of an utterance with its base, by time, undated ones last."""
    readings = sorted(utterance.readings, key=lambda one: (one.published or "~", one.source))
    base = _Text(utterance.text, list(words(utterance.text)))
    texts = [_Text(one.text, list(words(one.text))) for one in readings]
    steps = [_steps(base, text) for text in texts]
    columns = _columns(len(base.words), steps)
    based = next((one for one in readings if one.text == base.text), None)
    rows = (
        GridRow(
            reading=one,
            cells=tuple(_cells(columns, step, text, one)),
            is_base=one is based,
            is_first=one.quotation == utterance.first,
        )
        for one, text, step in zip(readings, texts, steps, strict=True)
    )
    return Grid(len(columns), tuple(rows))


def _steps(base: _Text, text: _Text) -> list[_Step]:
    """Return how the base's words became the reading's."""
    left = [folded(word.text) for word in base.words]
    right = [folded(word.text) for word in text.words]
    return [_Step(one.tag == "equal", *one[1:]) for one in align(left, right)]


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
    return columns or [(0, 0)]


def _cells(
    columns: Sequence[tuple[int, int]], steps: Sequence[_Step], text: _Text, reading: ReadingRow
) -> list[Cell]:
    cells: list[Cell] = []
    previous: _Step | None = None
    for column in columns:
        step = _step_at(column, steps)
        if step is not None and not step.same and step is previous:
            cells[-1] = Cell(cells[-1].words, cells[-1].span + 1, *_state(cells[-1]))
        else:
            cells.append(_cell(column, step, text, reading))
        previous = step
    return cells


def _state(cell: Cell) -> tuple[str, str, str, str]:
    return cell.state, cell.sign, cell.label, cell.meaning


def _step_at(column: tuple[int, int], steps: Sequence[_Step]) -> _Step | None:
    start, end = column
    for step in steps:
        if start == end:
            if step.a0 == step.a1 == start or (not step.same and step.a0 < start < step.a1):
                return step
        elif step.a0 <= start and end <= step.a1:
            return step
    return None


def _cell(column: tuple[int, int], step: _Step | None, text: _Text, reading: ReadingRow) -> Cell:
    if step is None:
        return Cell("", 1, "none")
    if not step.same:
        start, end = text.cut(step.b0, step.b1)
        said = text.text[start:end].strip() if step.b0 < step.b1 else ""
        return Cell(said, 1, "change", *_label(reading, start, end, _kind(step, len(text.words))))
    first = step.b0 + column[0] - step.a0
    start, end = text.cut(first, first + column[1] - column[0])
    sign, label, meaning = _label(reading, start, end, None)
    return Cell(text.text[start:end].strip(), 1, "change" if sign else "same", sign, label, meaning)


def _kind(step: _Step, length: int) -> str:
    """Return the kind of change that the alignment itself shows."""
    if step.a0 == step.a1:
        return "insertion"
    if step.b0 < step.b1:
        return "substitution"
    if step.a0 == 0:
        return "cut-start"
    return "cut-end" if step.b0 == length else "cut-inside"


def _label(reading: ReadingRow, start: int, end: int, seen: str | None) -> tuple[str, str, str]:
    """Return sign, label and meaning of the changes that touch `start:end` of the reading.

    Without such a change the alignment's own kind is named, if it saw one.
    """
    found = [one for one in reading.changes if _touches(one, reading.start, start, end)]
    if seen is None:
        found = [one for one in found if one.here and not one.kind.startswith("cut")]
    elif not found:
        return *CHANGES[seen], ""
    if not found:
        return "", "", ""
    kinds = list(dict.fromkeys(one.kind for one in found))
    signs = "".join(dict.fromkeys(CHANGES.get(kind, ("*", kind))[0] for kind in kinds))
    label = ", ".join(CHANGES.get(kind, ("*", kind))[1] for kind in kinds)
    return signs, label, ", ".join(dict.fromkeys(one.meaning for one in found if one.meaning))


def _touches(change: ChangeRow, offset: int, start: int, end: int) -> bool:
    """Tell whether a change lies in `start:end` of the reading's words."""
    first, last = change.start - offset, change.end - offset
    return (start <= first <= end) if first == last else first < end and last > start
