"""Where things stand in the drawing of a story's timeline.

Only positions are computed here, in units of the drawing; the templates make the SVG, so that
words of a report are escaped there like anywhere else.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from math import log2
from typing import NamedTuple

from msgspec import Struct

from retold.show.labels import MONTHS
from retold.show.shelf import event_days
from retold.tables import EventRow

WIDTH = 960  # units; the page scales or scrolls the drawing
MARGIN = 84  # room for the names of the lanes
ROW = 22  # height of a row of marks
DOT = 18  # width of a mark, enough for a number of two digits at 11 units
TICK = 92  # room for a date of 12-unit letters
MOST_ROWS = 8  # of a lane; further marks share the last row


class Mark(Struct, frozen=True):
    """An event: `number` is its place in the list beside the drawing; a bar if it took days."""

    number: int
    kind: str
    x: float
    y: float
    width: float
    label: str


class Tick(Struct, frozen=True):
    """A date under the drawing; `anchor` says which side of `x` the label is on."""

    x: float
    label: str
    anchor: str


class Lane(Struct, frozen=True):
    """A band of the drawing with its name."""

    label: str
    y: float
    height: float


class Timeline(Struct, frozen=True):
    """The drawing of a story's events in lanes, by kind."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def draw_timeline(events: Sequence[EventRow]) -> Timeline | None:
    """Place the events, numbered in the order given, in lanes by kind.

    The scale keeps the order of days, not their distance: a gap of n days is drawn as wide as
    log2(1 + n), so that one old date does not press all others together.

    Returns None if no event has days that a calendar knows.
    """
    known = ((number, one, event_days(one)) for number, one in enumerate(events, 1))
    dated = [
        _Dated(number, one, (days[0].toordinal(), days[1].toordinal()))
        for number, one, days in known
        if days is not None
    ]
    if not dated:
        return None
    scale = _scale({day for one in dated for day in one.days})
    lanes, marks, top = [], [], 8.0
    for kind in sorted({one.event.kind for one in dated}):
        boxes = _boxes([one for one in dated if one.event.kind == kind], scale)
        height = (max(box.row for box in boxes) + 1) * ROW + 10
        lanes.append(Lane(kind, top, height))
        marks += [_mark(box, top + 5) for box in boxes]
        top += height + 6
    return Timeline(WIDTH, top + 26, tuple(lanes), tuple(marks), tuple(_ticks(scale)))


class _Dated(NamedTuple):
    """An event with its number, and its first and last day as numbers."""

    number: int
    event: EventRow
    days: tuple[int, int]


class _Box(NamedTuple):
    """Where an event is in its lane."""

    dated: _Dated
    row: int
    x: float
    width: float


def _scale(days: set[int]) -> dict[int, float]:
    """Return where each day is, the last one well inside the right edge."""
    order = sorted(days)
    steps = [0.0, *(log2(1 + later - day) for day, later in pairwise(order))]
    whole = sum(steps) or 1.0
    room = WIDTH - MARGIN - 2 * DOT
    places = accumulate(steps)
    return {
        day: round(MARGIN + DOT / 2 + room * at / whole, 1)
        for day, at in zip(order, places, strict=True)
    }


def _boxes(lane: Sequence[_Dated], scale: Mapping[int, float]) -> list[_Box]:
    """Give each event its row, the highest in which it does not cover another."""
    ends: list[float] = []
    boxes = []
    for one in lane:
        start = scale[one.days[0]]
        width = scale[one.days[1]] - start + DOT
        row = next((at for at, end in enumerate(ends) if end <= start), len(ends))
        if row == MOST_ROWS:
            row -= 1
        elif row == len(ends):
            ends.append(0.0)
        ends[row] = max(ends[row], start + width + 2)
        boxes.append(_Box(one, row, start, width))
    return boxes


def _mark(box: _Box, top: float) -> Mark:
    event, x, y = box.dated.event, box.x - DOT / 2, top + box.row * ROW
    return Mark(box.dated.number, event.kind, x, y, box.width, event.text)


def _ticks(scale: Mapping[int, float]) -> list[Tick]:
    """Return dates that stand apart from each other, the first and the last day among them."""
    (first, left), *between = sorted(scale.items())
    ticks = [Tick(left, short_day(first), "start")]
    if not between:
        return ticks
    *between, (last, right) = between
    free = left + TICK
    for day, x in between:
        if free <= x - TICK / 2 and x + TICK / 2 <= right - TICK:
            ticks.append(Tick(x, short_day(day), "middle"))
            free = x + TICK / 2
    return [*ticks, Tick(right, short_day(last), "end")]


def short_day(day: int) -> str:
    """Return a day, given by its number, in few letters: `3 May 2024`."""
    one = date.fromordinal(day)
    return f"{one.day} {MONTHS[one.month - 1][:3]} {one.year}"
