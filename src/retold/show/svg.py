"""Where things stand in the two drawings: a story's timeline, and an utterance's stemma.

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
from retold.tables import DescentRow, EventRow

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


class Node(Struct, frozen=True):
    """Readings that are word for word equal, or (`lost`) a supposed source that is not here."""

    x: float
    y: float
    lines: tuple[str, ...]
    lost: bool


class Edge(Struct, frozen=True):
    """From whom a reading comes; `path` is the curve, `weak` if the evidence is."""

    path: str
    weak: bool


class Stemma(Struct, frozen=True):
    """The tree of readings, earliest left."""

    width: float
    height: float
    node_width: float
    node_height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw_timeline(events: Sequence[EventRow]) -> Timeline | None:
    """Place the events, numbered in the order given, in lanes by kind.

    The scale keeps the order of days, not their distance: a gap of n days is drawn as wide as
    log2(1 + n), so that one old date does not press all others together.

    Returns None if no event has days that a calendar knows.
    """
    known = ((number, one, _days(one)) for number, one in enumerate(events, 1))
    dated = [_Dated(number, one, days) for number, one, days in known if days is not None]
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


def _days(event: EventRow) -> tuple[int, int] | None:
    """Return first and last day as numbers, None if a calendar does not know them."""
    try:
        first = date.fromisoformat(event.first_day).toordinal()
        last = date.fromisoformat(event.last_day).toordinal()
    except ValueError:
        return None
    return min(first, last), max(first, last)


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
    ticks = [Tick(left, _short(first), "start")]
    if not between:
        return ticks
    *between, (last, right) = between
    free = left + TICK
    for day, x in between:
        if free <= x - TICK / 2 and x + TICK / 2 <= right - TICK:
            ticks.append(Tick(x, _short(day), "middle"))
            free = x + TICK / 2
    return [*ticks, Tick(right, _short(last), "end")]


def _short(day: int) -> str:
    one = date.fromordinal(day)
    return f"{one.day} {MONTHS[one.month - 1][:3]} {one.year}"


# --- stemma ------------------------------------------------------------------------------------

NODE_WIDTH = 176
NODE_HEIGHT = 46
GAP_X = 56
GAP_Y = 14
MOST_LETTERS = 24  # of a line of 12-unit letters in a node

NodeKey = tuple[str, ...]


class Witness(NamedTuple):
    """Whose a reading is: the name of its outlet, its day in words, and its report's id."""

    outlet: str
    day: str
    report: str


def draw_stemma(
    descents: Sequence[DescentRow], order: Sequence[str], names: Mapping[str, Witness]
) -> Stemma | None:
    """Place the nodes of a stemma left to right by descent, top to bottom by time.

    Args:
        descents: The edges; None is returned if there are none.
        order: Quotation ids, earliest first.
        names: Whose each quotation is, by its id.

    """
    if not descents:
        return None
    rank = {quotation: at for at, quotation in enumerate(order)}
    children: dict[NodeKey, list[DescentRow]] = {}
    for one in sorted(descents, key=lambda one: _rank(one.child, rank)):
        children.setdefault(one.parent, []).append(one)
    below = {one.child for one in descents}
    starts = sorted(children, key=lambda one: (one in below, _rank(one, rank)))
    spots = _spots(starts, children)
    nodes = tuple(_node(key, spot, names) for key, spot in spots.items())
    edges = tuple(_edge(one, spots) for one in descents)
    width = max(x for x, _ in spots.values()) + NODE_WIDTH + 2
    height = max(y for _, y in spots.values()) + NODE_HEIGHT + 2
    return Stemma(width, height, NODE_WIDTH, NODE_HEIGHT, nodes, edges)


def _rank(node: NodeKey, rank: Mapping[str, int]) -> tuple[int, NodeKey]:
    return min((rank.get(one, -1) for one in node), default=-1), node


def _spots(
    starts: Sequence[NodeKey], children: Mapping[NodeKey, Sequence[DescentRow]]
) -> dict[NodeKey, tuple[float, float]]:
    """Walk down from the roots, which come first; the first child stands beside its parent.

    Every further one stands below. A circle, which no evidence should make, is entered at its
    earliest node.
    """
    spots: dict[NodeKey, tuple[float, float]] = {}
    waiting = [(start, 0) for start in reversed(starts)]
    y, deepest = 2.0, -1
    while waiting:
        node, depth = waiting.pop()
        if node in spots:
            continue
        if depth <= deepest:
            y += NODE_HEIGHT + GAP_Y
        spots[node] = (2.0 + depth * (NODE_WIDTH + GAP_X), y)
        deepest = depth
        waiting += [(one.child, depth + 1) for one in reversed(children.get(node, ()))]
    return spots


def _node(key: NodeKey, spot: tuple[float, float], names: Mapping[str, Witness]) -> Node:
    known = [names[one] for one in key if one in names]
    if not known:
        return Node(*spot, ("not in this collection",), lost=True)
    others = len({one.report for one in known}) - 1
    more = f" +{others}" if others else ""
    outlet = _short_name(known[0].outlet, MOST_LETTERS - len(more))
    return Node(*spot, (outlet + more, known[0].day), lost=False)


def _short_name(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _edge(descent: DescentRow, spots: Mapping[NodeKey, tuple[float, float]]) -> Edge:
    (x0, y0), (x1, y1) = spots[descent.parent], spots[descent.child]
    x0, y0, y1 = x0 + NODE_WIDTH, y0 + NODE_HEIGHT / 2, y1 + NODE_HEIGHT / 2
    bend = (x0 + x1) / 2
    path = f"M{x0:g} {y0:g}C{bend:g} {y0:g} {bend:g} {y1:g} {x1:g} {y1:g}"
    return Edge(path, descent.strength == "weak")
