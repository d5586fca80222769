"""What speaks for having one reading from another: names, copied sentences, words, time."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from retold.stages.utterances.nodes import Node, one_of
from retold.stages.utterances.times import Times
from retold.stages.utterances.weighing import SLIP, Others, Pair, Weighed, weigh

NAMED = -20.0
"""Cost of a source that is named: less than anything else can make up for."""

COPIED = 6.0
"""What copied sentences save: more than any changes, but for words that are put back."""

SENTENCES = 3
"""Own sentences that two reports share if one copied the other, or both a third.

One or two may be a set phrase, or say who somebody is. On the simulator's seeds for building, two
reports of different descent share two in 14 of 6,200 pairs, and never three.
"""

NEAR = 3.0
"""Cost within which a reading is another one of the same report, cut or misspelt."""

UNSURE = 1.5
"""By which a parent that is not known to be earlier must be cheaper: more than one cut."""

LEAN = 1.0
"""The same where fewer reports have the parent's wording, or it stands in the shorter report.

Where dates do not tell, the wording of more reports is the older of two in nine of ten cases (the
simulator's seeds for building), and a report that copies another is the shorter of the two.
"""


class Edge(NamedTuple):
    """What separates a child from its parent, and the evidence that it comes from there.

    `dear` is what of the cost hardly anyone bears: lost words put back. `sure` tells that the
    parent is known to be earlier.
    """

    cost: float
    kind: Literal["named", "credited", "same report", "copied", "words"]
    basis: str
    dear: float = 0.0
    sure: bool = True


def edges_of(nodes: Sequence[Node], others: Others, times: Times) -> dict[Pair, Edge]:
    """Return what speaks for each edge (parent, child) that is likely enough to be weighed."""
    found: dict[Pair, Edge] = {}
    for m, child in enumerate(nodes):
        near = set(others.nearest(m))
        for n, parent in enumerate(nodes):
            if n == m:
                continue
            copied = _copied(parent, child, times)
            edge = _said(parent, child)
            if edge is None and (n in near or copied or _credits(child, parent)):
                edge = _seen((parent, child), (n, m), copied, others)
            if edge is not None:
                found[n, m] = edge
    return found


def _said(parent: Node, child: Node) -> Edge | None:
    """Return the edge if the child names the parent's outlet with the words."""
    named = [source for source in sorted(child.sources) if one_of(source, parent.outlets)]
    if not named:
        return None
    return Edge(NAMED, "named", f"names {child.sources[named[0]]} as its source")


def _seen(nodes: tuple[Node, Node], pair: Pair, copied: int, others: Others) -> Edge | None:
    """Return the edge with what else speaks for it, None if the parent cannot be one."""
    parent, child = nodes
    if pair[0] in others.later[pair[1]]:
        return None
    told = weigh(parent.plain, child.plain, pair, others)
    if set(parent.reports) & set(child.reports) and _is_part(nodes, told):
        return Edge(SLIP, "same report", "stands in the same report")
    sure = pair[0] in others.earlier[pair[1]]
    cost = told.cost + told.dear + (0.0 if sure else UNSURE)
    if _credits(child, parent):
        return Edge(NAMED + cost, "credited", f"credits the other's outlet; {told.basis}")
    if child.original:
        return None
    if not sure:
        cost += LEAN * (len(parent.reports) < len(child.reports))
        cost += LEAN * (copied > 0 and _longest(parent) < _longest(child))
    if copied:
        basis = f"{copied} sentences around it are the same; {told.basis}"
        return Edge(cost - COPIED, "copied", basis, told.dear, sure)
    return Edge(cost, "words", told.basis, told.dear, sure)


def _credits(child: Node, parent: Node) -> bool:
    """Return whether the child credits the parent's outlet with something."""
    return any(one_of(source, parent.outlets) for source in sorted(child.credited))


def _is_part(nodes: tuple[Node, Node], told: Weighed) -> bool:
    """Return whether a child is its parent cut or misspelt: a headline, or words said again."""
    parent, child = nodes
    return told.cost + told.dear <= NEAR and len(child.plain) <= len(parent.plain)


def _copied(parent: Node, child: Node, times: Times) -> int:
    """Return how many own sentences a report of the child has in common with one of the parent."""
    shared = (
        len(here & there)
        for later, here in child.own.items()
        for earlier, there in parent.own.items()
        if later != earlier and not times.before(later, earlier)
    )
    most = max(shared, default=0)
    return most if most >= SENTENCES else 0


def _longest(node: Node) -> int:
    return max((len(own) for own in node.own.values()), default=0)
