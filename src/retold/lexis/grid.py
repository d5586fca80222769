"""Readings of one text in aligned columns, each word as it stands."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from retold.lexis.align import Step, Token, align, tokens

_WIDE = 6  # words of the base that one column may hold because they are replaced together


class Cell(NamedTuple):
    """What one reading has in a column: its words as they stand, and how they compare.

    Words agree that are equal when folded and without punctuation.
    """

    text: str
    state: Literal["agree", "differ", "missing"]


class Column(NamedTuple):
    """Words of the base that readings have, change or leave out together, and their cells.

    `base` is empty where some reading puts words in; there the others agree with an empty cell.
    """

    base: str
    cells: tuple[Cell, ...]


class _Row(NamedTuple):
    """A text, its words, and the steps from the base to it."""

    text: str
    words: Sequence[Token]
    steps: Sequence[Step]

    def at(self, place: int, *, after: bool) -> int:
        """Return the word that stands at a place of the base, before or after what is put in."""
        found = bisect_left(self.steps, place, key=lambda step: step.i2)
        while found < len(self.steps):
            step = self.steps[found]
            if step.i1 == step.i2 == place:
                return step.j2 if after else step.j1
            if step.i2 > place:
                inside = place - step.i1 if step.tag == "equal" else 0
                return step.j1 + inside
            found += 1  # the step ends here: what is put in may follow
        return len(self.words)

    def shown(self, first: int, end: int) -> str:
        """Return words with the punctuation after them; the first with what stands before."""
        if first == end:
            return ""
        start = self.words[first].start if first else 0
        stop = self.words[end].start if end < len(self.words) else len(self.text)
        return self.text[start:stop].strip()

    def keys(self, first: int, end: int) -> list[str]:
        """Return words as they are compared."""
        return [word.key for word in self.words[first:end]]


def reading_grid(base: str, readings: Sequence[str]) -> tuple[Column, ...]:
    """Return readings of one text in columns, in the order of the base.

    Read down a row, the cells of a reading make its whole text again, but for the spaces between.

    Args:
        base: The text that the readings are compared with; give it among the readings too where
            it shall have a row.
        readings: Their texts.

    Returns:
        Columns; in each one cell for each reading, in the order of `readings`.

    """
    words = tokens(base)
    keys = [word.key for word in words]
    rows = [_row(keys, text) for text in readings]
    whole = _Row(base, words, align(keys, keys))
    places, put_in = _places(len(words), rows)
    columns: list[Column] = []
    for n, place in enumerate(places):
        if place in put_in:
            columns.append(Column("", tuple(_cell(row, whole, (place, place)) for row in rows)))
        if n + 1 < len(places):
            part = (place, places[n + 1])
            columns.append(Column(whole.shown(*part), tuple(_cell(r, whole, part) for r in rows)))
    return tuple(columns)


def _row(keys: Sequence[str], text: str) -> _Row:
    """Return a reading; what stands for much of the base is put in, so that columns stay narrow."""
    words = tokens(text)
    steps: list[Step] = []
    for step in align(keys, [word.key for word in words]):
        if step.tag == "replace" and step.i2 - step.i1 > _WIDE:
            steps.append(Step("insert", step.i1, step.i1, step.j1, step.j2))
            steps.append(Step("delete", step.i1, step.i2, step.j2, step.j2))
        else:
            steps.append(step)
    return _Row(text, words, steps)


def _places(size: int, rows: Sequence[_Row]) -> tuple[list[int], set[int]]:
    """Return where columns begin and end, and where words are put in between."""
    edges = {0, size}
    put_in: set[int] = set()
    whole: list[tuple[int, int]] = []
    for row in rows:
        for step in row.steps:
            edges.update((step.i1, step.i2))
            if step.tag == "insert":
                put_in.add(step.i1)
            elif step.tag == "replace":
                whole.append((step.i1, step.i2))
    ordered = sorted(edges)
    inside: set[int] = set()
    for first, end in set(whole):
        inside.update(ordered[bisect_left(ordered, first + 1) : bisect_left(ordered, end)])
    return [place for place in ordered if place not in inside], put_in - inside


def _cell(row: _Row, base: _Row, part: tuple[int, int]) -> Cell:
    first = row.at(part[0], after=part[0] != part[1])
    end = row.at(part[1], after=part[0] == part[1])
    text = row.shown(first, end)
    if row.keys(first, end) == base.keys(*part):
        return Cell(text, "agree")
    return Cell(text, "differ" if text else "missing")
