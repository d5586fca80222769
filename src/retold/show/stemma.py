"""Where things stand in the drawing of an utterance's stemma: time runs from left to right.

Each node has a line of its own, below the node it comes from, so that no label covers another.
Only positions are computed here, in units of the drawing; the template makes the SVG, so that
words of a report are escaped there like anywhere else.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from math import log2
from typing import NamedTuple

from msgspec import Struct

from retold.show.svg import TICK, Tick, short_day
from retold.tables import DescentRow

LEFT = 10  # of the earliest mark
ROOM = 520  # at most, from the earliest to the latest
APART = 64  # at most, for a step of time of length 1
STEP = 24  # between a node and one that comes from it, where no dates say how far
LABEL = 300  # room for a label: a name and a day in 13-unit letters
TOP = 34  # room for the dates
ROW = 30
MOST_LETTERS = 28  # of a name in a label
SAME_DAY = 0.6  # length of a step between two times of one day; a day's is log2(2) = 1 more

NodeKey = tuple[str, ...]


class Witness(NamedTuple):
    """Whose a reading is: its outlet, its day in words, its report's id, its time and place.

    `moment` is what readings are put in order of time by (`shelf.moment`); `href` leads to it.
    """

    outlet: str
    day: str
    report: str
    moment: str = "~"
    href: str | None = None


class Node(Struct, frozen=True):
    """Readings that are word for word equal, or (`lost`) a supposed source that is not here.

    `dated` if the place on the scale is the time of its earliest reading, not a guess.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    lost: bool
    dated: bool
    href: str | None


class Edge(Struct, frozen=True):
    """From whom a reading comes; `path` is the line, `weak` if the evidence is."""

    path: str
    weak: bool


class Stemma(Struct, frozen=True):
    """The tree of readings, with the dates over it."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]


def draw_stemma(
    descents: Sequence[DescentRow], order: Sequence[str], names: Mapping[str, Witness]
) -> Stemma | None:
    """Place the nodes of a stemma left to right by time, each below the one it comes from.

    The scale keeps the order of times, not their distance: n days are drawn as wide as
    log2(1 + n). A node without a date stands a step right of where it comes from.

    Args:
        descents: The edges; None is returned if there are none.
        order: Quotation ids, earliest first.
        names: Whose each quotation is, by its id.

    """
    if not descents:
        return None
    rank = {quotation: at for at, quotation in enumerate(order)}
    children: dict[NodeKey, list[NodeKey]] = {}
    for one in sorted(descents, key=lambda one: _rank(one.child, rank)):
        children.setdefault(one.parent, []).append(one.child)
    below = {one.child for one in descents}
    starts = sorted(children, key=lambda one: (one in below, _rank(one, rank)))
    rows = list(dict.fromkeys(_walk(starts, children)))
    scale = _scale(_moment(node, names) for node in rows)
    places = _places(rows, children, {node: scale.get(_moment(node, names)) for node in rows})
    height = TOP + len(rows) * ROW
    spots = {node: (places[node], TOP + (at + 0.5) * ROW) for at, node in enumerate(rows)}
    return Stemma(
        width=max(places.values()) + LABEL,
        height=height,
        nodes=tuple(_node(node, spots[node], names) for node in rows),
        edges=tuple(_edge(one, spots) for one in descents),
        ticks=tuple(_ticks(scale, places, {node: _moment(node, names) for node in rows})),
    )


def _rank(node: NodeKey, rank: Mapping[str, int]) -> tuple[int, NodeKey]:
    return min((rank.get(one, -1) for one in node), default=-1), node


def _walk(
    starts: Sequence[NodeKey], children: Mapping[NodeKey, Sequence[NodeKey]]
) -> Iterator[NodeKey]:
    """Yield the nodes from the roots down; a circle is entered at its earliest node."""
    waiting = list(reversed(starts))
    seen: set[NodeKey] = set()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            yield node
            waiting += reversed(children.get(node, ()))


def _moment(node: NodeKey, names: Mapping[str, Witness]) -> str:
    return min((names[one].moment for one in node if one in names), default="~")


def _day(moment: str) -> int | None:
    """Return the day as a number, the first of a month or year, None if there is none."""
    parts = moment.rstrip("~")[: len("2024-05-07")]
    try:
        return date.fromisoformat((parts + "-01-01")[: len("2024-05-07")]).toordinal()
    except ValueError:
        return None


def _scale(moments: Iterator[str]) -> dict[str, float]:
    """Return where each time is that has a day."""
    days = {one: day for one in moments for day in [_day(one)] if day is not None}
    order = sorted(days)
    gaps = (max(0, days[later] - days[one]) for one, later in pairwise(order))
    steps = [0.0, *(SAME_DAY + log2(1 + gap) for gap in gaps)]
    unit = min(APART, ROOM / (sum(steps) or 1.0))
    return {one: LEFT + at * unit for one, at in zip(order, accumulate(steps), strict=False)}


def _places(
    rows: Sequence[NodeKey],
    children: Mapping[NodeKey, Sequence[NodeKey]],
    times: Mapping[NodeKey, float | None],
) -> dict[NodeKey, float]:
    """Return where each node stands: at its time, and always right of where it comes from."""
    parents = {child: node for node in reversed(rows) for child in children.get(node, ())}
    found: dict[NodeKey, float] = {}
    for node in rows:
        left = found.get(parents.get(node, node))
        at = times[node]
        if at is None:
            later = [x for one in children.get(node, ()) for x in [times[one]] if x is not None]
            at = min(later) - STEP if later and left is None else LEFT
        found[node] = at if left is None else max(at, left + STEP)
    shift = LEFT - min(found.values())
    return {node: round(at + shift, 1) for node, at in found.items()}


def _ticks(
    scale: Mapping[str, float], places: Mapping[NodeKey, float], moments: Mapping[NodeKey, str]
) -> Iterator[Tick]:
    """Yield dates over nodes that stand at their time, apart from each other."""
    shifts = {places[node] - scale[one] for node, one in moments.items() if one in scale}
    shift = min(shifts, default=0.0)
    free = 0.0
    for moment, at in scale.items():
        day = _day(moment)
        if day is not None and at + shift >= free and len(moment.rstrip("~")) > len("2024-05"):
            yield Tick(round(at + shift, 1), short_day(day), "start")
            free = at + shift + TICK


def _node(key: NodeKey, spot: tuple[float, float], names: Mapping[str, Witness]) -> Node:
    known = sorted((names[one] for one in key if one in names), key=lambda one: one.moment)
    if not known:
        return Node(*spot, ("not in this collection",), lost=True, dated=False, href=None)
    others = len({one.report for one in known}) - 1
    more = f" +{others}" if others else ""
    outlet = _short_name(known[0].outlet, MOST_LETTERS - len(more))
    dated = _day(known[0].moment) is not None
    lines = (outlet + more, known[0].day)
    return Node(*spot, lines, lost=False, dated=dated, href=known[0].href)


def _short_name(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _edge(descent: DescentRow, spots: Mapping[NodeKey, tuple[float, float]]) -> Edge:
    """Return a line down from the parent, then right to the child."""
    (x0, y0), (x1, y1) = spots[descent.parent], spots[descent.child]
    return Edge(f"M{x0:g} {y0:g}V{y1:g}H{x1:g}", descent.strength == "weak")
