"""The wordings of one utterance in rows, agreement under agreement.

The base's words are cut wherever a reading begins or ends to differ; the pieces are the columns.
Words added between two columns have a column of their own. What a cell shows is cut from the
reading: its cells, put together, are all of its words.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from retold.lexis.align import align
from retold.lexis.words import Word, folded, words
from retold.show.labels import CHANGES
from retold.show.shelf import moment
from retold.tables import ChangeRow, ReadingRow, UtteranceRow

_Label: TypeAlias = tuple[str, str, str, tuple[str, ...]]
"""Signs, words, meanings and kinds of the changes in a cell."""

SLIGHT = {"case-punctuation", "spelling"}
"""Kinds of change that leave the words equal as they are compared."""


class Cell(Struct, frozen=True):
    """Some words of one reading, over `span` columns, and the words of the base they stand under.

    `state` is `same` (as in the base), `slight` (but for spelling or marks), `change`, `cut`
    (words of the base are left out) or `none` (nothing stands here, nor in the base). `sign` and
    `label` say what kinds of change it is, `meaning` what it does to the meaning; `kinds` are the
    same kinds as the exported changes have them.
    """

    words: str
    base: str
    span: int
    state: str
    sign: str = ""
    label: str = ""
    meaning: str = ""
    kinds: tuple[str, ...] = ()


class GridRow(Struct, frozen=True):
    """What one report has of the utterance: one reading, or several that follow each other.

    `is_base` if the others are compared with it, `is_first` if it is the earliest here. `same`
    holds the first reading of each other report that has it word for word.
    """

    readings: tuple[ReadingRow, ...]
    cells: tuple[Cell, ...]
    is_base: bool
    is_first: bool
    same: tuple[ReadingRow, ...] = ()


class Grid(Struct, frozen=True):
    """The readings by time, and the number of columns of each row.

    `earliest` is what the first one is called: where a reading has no date, only the earliest of
    those that have.
    """

    columns: int
    rows: tuple[GridRow, ...]
    earliest: str = "earliest here"


class _Step(NamedTuple):
    """How words `a0:a1` of the base became words `b0:b1` of a reading."""

    same: bool
    a0: int
    a1: int
    b0: int
    b1: int
    part: "_Part"

    @property
    def is_cut(self) -> bool:
        """Whether nothing stands here."""
        return self.b0 == self.b1


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


class _Part(NamedTuple):
    """A reading beside the base."""

    base: _Text
    here: _Text
    reading: ReadingRow


def lay_grid(utterance: UtteranceRow) -> Grid:
    """Align the readings of an utterance with its base, by time, undated ones last."""
    readings = sorted(utterance.readings, key=_by_time)
    base = _text(utterance.text)
    rows = _joined([_steps(_Part(base, _text(one.text), one)) for one in readings])
    columns = _columns(len(base.words), rows)
    based = next((row for row in rows if _words_of(row) == utterance.text.split()), None)
    made = (_row(columns, row, row is based, utterance.first) for row in rows)
    dated = all(one.published for one in readings)
    earliest = "earliest here" if dated else "earliest dated here"
    return Grid(len(columns), tuple(made), earliest)


def _readings(row: Sequence[_Step]) -> tuple[ReadingRow, ...]:
    return tuple({step.part.reading.quotation: step.part.reading for step in row}.values())


def _words_of(row: Sequence[_Step]) -> list[str]:
    return " ".join(one.text for one in _readings(row)).split()


def _by_time(reading: ReadingRow) -> tuple[str, str, str, int, str]:
    return moment(reading), reading.source, reading.report, reading.start, reading.quotation


def _row(
    columns: Sequence[tuple[int, int]],
    row: Sequence[_Step],
    is_base: bool,  # noqa: FBT001  passed on as it is
    first: str | None,
) -> GridRow:
    readings = _readings(row)
    cells = tuple(_cells(columns, row))
    return GridRow(readings, cells, is_base, any(one.quotation == first for one in readings))


def _text(text: str) -> _Text:
    """Return a text with its words; one that has none is taken as one."""
    return _Text(text, list(words(text)) or [Word(text, 0, len(text))])


def _steps(part: _Part) -> list[_Step]:
    """Return how the base's words became the reading's."""
    left = [folded(word.text) for word in part.base.words]
    right = [folded(word.text) for word in part.here.words]
    return [_Step(one.tag == "equal", *one[1:], part) for one in align(left, right)]


def _joined(rows: Sequence[list[_Step]]) -> list[list[_Step]]:
    """Put readings of one report into one row where the next goes on after the last.

    So a quotation that is interrupted ("…," she said. "…") is shown as what was said.
    """
    joined: list[list[_Step]] = []
    for row in rows:
        last = joined[-1] if joined else []
        report = row[0].part.reading.report
        if last and last[0].part.reading.report == report and _follows(last, row):
            joined[-1] = _join(last, row)
        else:
            joined.append(row)
    return joined


def _said(row: Sequence[_Step]) -> list[_Step]:
    return [step for step in row if not step.is_cut]


def _follows(row: Sequence[_Step], other: Sequence[_Step]) -> bool:
    """Tell whether a reading begins where another has ended, and nothing was added between."""
    before, after = _said(row), _said(other)
    if not before or not after:
        return False
    end, start = before[-1], after[0]
    return end.a0 < end.a1 <= start.a0 < start.a1


def _join(row: Sequence[_Step], other: Sequence[_Step]) -> list[_Step]:
    end, start = row.index(_said(row)[-1]) + 1, other.index(_said(other)[0])
    gap = _Step(False, row[end - 1].a1, other[start].a0, 0, 0, other[start].part)  # noqa: FBT003
    return [*row[:end], *([gap] if gap.a0 < gap.a1 else []), *other[start:]]


def _columns(length: int, readings: Sequence[Sequence[_Step]]) -> list[tuple[int, int]]:
    """Return the columns as stretches of the base's words; an empty stretch is for additions."""
    edges = sorted(
        {0, length} | {at for steps in readings for one in steps for at in (one.a0, one.a1)}
    )
    added = {one.a0 for steps in readings for one in steps if one.a0 == one.a1}
    columns: list[tuple[int, int]] = []
    for start, end in zip(edges, [*edges[1:], length], strict=True):
        if start in added:
            columns.append((start, start))
        if start < end:
            columns.append((start, end))
    return columns


def _cells(columns: Sequence[tuple[int, int]], row: Sequence[_Step]) -> Iterator[Cell]:
    """Yield the cells of one row: one over all columns of a change, one for each equal one."""
    starts = [step.a0 for step in row]
    found = [(_step_at(column, row, starts), column) for column in columns]
    for at, group in groupby(found, key=lambda item: item[0]):
        spans = [column for _, column in group]
        if at is None:
            yield from (Cell("", "", 1, "none") for _ in spans)
        elif row[at].same:
            yield from (_equal(row[at], column) for column in spans)
        else:
            yield _differing(row, at, len(spans))


def _step_at(column: tuple[int, int], row: Sequence[_Step], starts: Sequence[int]) -> int | None:
    """Return which step says what stands in a column; None for an addition of others."""
    start, end = column
    last = bisect_right(starts, start)
    if start < end:
        return last - 1
    for at in range(max(last - 2, 0), last):
        step = row[at]
        if not step.same and (step.a0 < start < step.a1 or step.a0 == start == step.a1):
            return at
    return None


def _equal(step: _Step, column: tuple[int, int]) -> Cell:
    first = step.b0 + column[0] - step.a0
    last = first + column[1] - column[0]
    found = [one for one in _changes(step.part, first, last) if one.kind in SLIGHT]
    said, base = step.part.here.cut(first, last), step.part.base.cut(*column)
    return Cell(said, base, 1, "slight" if found else "same", *_label(found))


def _differing(row: Sequence[_Step], at: int, span: int) -> Cell:
    step = row[at]
    found = _changes(step.part, step.b0, step.b1)
    if step.is_cut:
        found = [one for one in found if not one.here]
    label = _label(found) if found else _named(_kind(row, at))
    said = step.part.here.cut(step.b0, step.b1)
    base = step.part.base.cut(step.a0, step.a1)
    return Cell(said, base, span, "cut" if step.is_cut else "change", *label)


def _kind(row: Sequence[_Step], at: int) -> str:
    """Return the kind of change that the alignment itself shows."""
    step = row[at]
    if step.a0 == step.a1:
        return "insertion"
    if not step.is_cut:
        return "substitution"
    if at == 0:
        return "cut-start"
    return "cut-end" if at == len(row) - 1 else "cut-inside"


def _changes(part: _Part, first: int, last: int) -> list[ChangeRow]:
    """Return the changes that the reading is known to have in words `first` up to `last`."""
    start, end = (at + part.reading.start for at in part.here.place(first, last))
    return [
        one
        for one in part.reading.changes
        if (one.start < end and one.end > start) or start <= one.start == one.end <= end
    ]


def _named(kind: str) -> _Label:
    return (*CHANGES[kind], "", (kind,))


def _label(changes: Sequence[ChangeRow]) -> _Label:
    """Return signs, words, meanings and kinds of changes, each once."""
    known = [CHANGES.get(one.kind, ("*", one.kind)) for one in changes]
    signs = "".join(dict.fromkeys(sign for sign, _ in known))
    label = ", ".join(dict.fromkeys(label for _, label in known))
    meaning = ", ".join(dict.fromkeys(one.meaning for one in changes if one.meaning))
    return signs, label, meaning, tuple(dict.fromkeys(one.kind for one in changes))
