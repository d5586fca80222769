"""How nodes of a family find each other: those that share marks meet.

A mark that more nodes hold than the family allows is common: it brings nobody together, or each of
its holders with the first of them alone (`store.common`). The links that rest on anything else are
taken back. So the links are a function of what is in the library, not of the order in which it
came.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from retold.model import Family
from retold.store.common import (
    Held,
    enough,
    firsts_of,
    held_of,
    move_firsts,
    names_of,
    note_common,
)
from retold.store.postings import (
    Numbers,
    Postings,
    holders,
    ordered,
    settled_holders,
    stretches,
)
from retold.store.store import Store, parts

MARK_BYTES = 8  # as kept in a node: 64 bits
PLACE = np.int64(32)  # bits of a node's number, beside which stands a place in the window


def mates(store: Store, family: Family, nodes: Sequence[str]) -> dict[str, set[str]]:
    """Return for each node the settled nodes that share enough marks with it.

    Numbers found to be too common on the way are noted, and what rested on them is taken back.
    """
    own = held_of(store, family, nodes)
    places = [np.full(len(one.marks), at) for at, one in enumerate(own.values())]
    if not places:
        return {}
    held = ordered(Postings(one.marks, at) for one, at in zip(own.values(), places, strict=True))
    asked = np.unique(held.marks)
    firsts = move_firsts(store, family, firsts_of(store, asked), own)
    few = asked[~np.isin(asked, list(firsts))]
    theirs, found = _without_common(store, family, settled_holders(store, family, few))
    met = [_meetings(held, theirs)]
    if family.through_first:
        met += _through_firsts(store, family, held, own, firsts | found)
    return _enough(store, family, own, np.concatenate(met))


def sharing_marks(store: Store, family: Family, node: str, limit: int) -> list[str]:
    """Return the nodes that share most marks with a node, most first; common ones do not count."""
    held = held_of(store, family, [node]).get(node)
    if held is None:
        return []
    rare = held.marks[~np.isin(held.marks, list(firsts_of(store, held.marks)))]
    shared = Counter(holders(store, family, rare).nodes.tolist())
    names = names_of(store, shared)
    others = sorted((-count, names[number]) for number, count in shared.items())
    return [name for _, name in others if name != node][:limit]


def _without_common(
    store: Store, family: Family, held: Postings
) -> tuple[Postings, dict[int, int]]:
    """Return who holds marks that few hold, and the first holder of each of the others."""
    some, starts, counts = np.unique(held.marks, return_index=True, return_counts=True)
    many = counts > family.too_common
    common = {
        int(mark): held.nodes[start : start + count].tolist()
        for mark, start, count in zip(some[many], starts[many], counts[many], strict=True)
    }
    if not common:
        return held, {}
    few = np.repeat(~many, counts)
    kept = Postings(held.marks[few], held.nodes[few])
    return kept, note_common(store, family, common)


def _meetings(held: Postings, theirs: Postings) -> Numbers:
    """Return a number for each mark that a node of the window shares with another: place, number.

    Both are in the order of marks.
    """
    first = np.searchsorted(theirs.marks, held.marks, "left")
    counts = np.searchsorted(theirs.marks, held.marks, "right") - first
    at = stretches(first, counts)
    met: Numbers = (np.repeat(held.nodes, counts) << PLACE) | theirs.nodes[at]
    return met


def _through_firsts(
    store: Store,
    family: Family,
    held: Postings,
    own: Mapping[str, Held],
    firsts: Mapping[int, int],
) -> list[Numbers]:
    """Return the meetings through common marks: of each holder with the first, and of these."""
    some = sorted(firsts)
    first = Postings(np.array(some, np.int64), np.array([firsts[m] for m in some], np.int64))
    numbers = np.array([one.number for one in own.values()])
    here = np.isin(first.nodes, numbers)
    theirs = np.isin(held.marks, first.marks[here])
    of_firsts = Postings(held.marks[theirs], held.nodes[theirs])
    at = np.searchsorted(first.marks, of_firsts.marks)
    is_first = numbers[of_firsts.nodes] == first.nodes[at]
    leading = Postings(of_firsts.marks[is_first], of_firsts.nodes[is_first])
    return [
        _meetings(held, first),
        _meetings(leading, settled_holders(store, family, leading.marks)),
    ]


def _enough(
    store: Store, family: Family, own: Mapping[str, Held], met: Numbers
) -> dict[str, set[str]]:
    """Return for each node those that share enough marks with it."""
    shared, counts = np.unique(met, return_counts=True)
    often = counts >= family.at_least
    shared, counts = shared[often], counts[often]
    places, numbers = shared >> PLACE, shared & ((np.int64(1) << PLACE) - 1)
    others, at = np.unique(numbers, return_inverse=True)
    names, sizes = _named(store, others)
    held = np.array([len(one.marks) for one in own.values()])
    nodes, itself = list(own), np.array([one.number for one in own.values()])
    kept = enough(family, counts, held[places], sizes[at]) & (numbers != itself[places])
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for place, other in zip(places[kept].tolist(), at[kept].tolist(), strict=True):
        found[nodes[place]].add(names[other])
    return found


def _named(store: Store, numbers: Numbers) -> tuple[list[str], Numbers]:
    """Return the names of nodes, and how many marks each holds, in the order of their numbers."""
    rows: list[tuple[str, int]] = []
    asked = [str(number) for number in numbers.tolist()]
    for some in parts(asked):
        within = f"number IN ({', '.join(some)})"
        sql = f"SELECT node, length(marks) FROM node WHERE {within} ORDER BY number"
        rows += store.query(sql)
    sizes = np.array([size // MARK_BYTES for _, size in rows], np.int64)
    return [name for name, _ in rows], sizes
