"""How nodes of a family find each other: those that share marks meet.

A mark that more nodes hold than the family allows is common: it brings nobody together, or each of
its holders with the first of them alone (`store.common`). The links that rest on anything else are
taken back. So the links are a function of what is in the library, not of the order in which it
came.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from retold.model import Family
from retold.store.common import Held, Numbers, enough, firsts_of, held_of, move_firsts, note_common
from retold.store.store import AT_ONCE, Store, marks, parts

MARK_BYTES = 8  # as kept in a node: 64 bits
PLACE = np.int64(32)  # bits of a node's number, beside which stands a place in the window


class _Held(NamedTuple):
    """Which node holds which mark, in two columns of one length, in the order of marks."""

    marks: Numbers
    nodes: Numbers


def mates(store: Store, family: Family, nodes: Sequence[str]) -> dict[str, set[str]]:
    """Return for each node the nodes that share enough marks with it.

    Numbers found to be too common on the way are noted, and what rested on them is taken back.
    """
    own = held_of(store, family, nodes)
    places = [np.full(len(one.marks), at) for at, one in enumerate(own.values())]
    if not places:
        return {}
    held = _ordered(np.concatenate([one.marks for one in own.values()]), np.concatenate(places))
    asked: list[int] = np.unique(held.marks).tolist()
    firsts = move_firsts(store, family, firsts_of(store, asked), own)
    holders = _holders(store, [mark for mark in asked if mark not in firsts])
    holders, found = _without_common(store, family, holders)
    met = [_meetings(held, holders)]
    if family.through_first:
        met += _through_firsts(store, held, own, firsts | found)
    return _enough(store, family, own, np.concatenate(met))


def _ordered(some: Numbers, nodes: Numbers) -> _Held:
    order = np.argsort(some, kind="stable")
    return _Held(some[order], nodes[order])


def _holders(store: Store, asked: Sequence[int]) -> _Held:
    """Return the numbers of who holds each mark."""
    rows: list[tuple[int, int]] = []
    for at in range(0, len(asked), AT_ONCE):
        some = asked[at : at + AT_ONCE]
        sql = f"SELECT mark, node FROM mark WHERE mark IN ({marks(len(some))})"
        rows += store.query(sql, some)
    return _Held(*np.array(rows, np.int64).reshape(-1, 2).T)


def _without_common(store: Store, family: Family, holders: _Held) -> tuple[_Held, dict[int, int]]:
    """Return the holders of marks that few hold, and the first holder of each of the others."""
    some, starts, counts = np.unique(holders.marks, return_index=True, return_counts=True)
    many = counts > family.too_common
    common = {
        int(mark): holders.nodes[start : start + count].tolist()
        for mark, start, count in zip(some[many], starts[many], counts[many], strict=True)
    }
    if not common:
        return holders, {}
    few = np.repeat(~many, counts)
    kept = _Held(holders.marks[few], holders.nodes[few])
    return kept, note_common(store, family, common)


def _meetings(held: _Held, holders: _Held) -> Numbers:
    """Return a number for each mark that a node of the window shares with another: place, number.

    Both are in the order of marks.
    """
    first = np.searchsorted(holders.marks, held.marks, "left")
    counts = np.searchsorted(holders.marks, held.marks, "right") - first
    before = np.cumsum(counts) - counts
    at = np.arange(counts.sum()) + np.repeat(first - before, counts)
    met: Numbers = (np.repeat(held.nodes, counts) << PLACE) | holders.nodes[at]
    return met


def _through_firsts(
    store: Store,
    held: _Held,
    own: Mapping[str, Held],
    firsts: Mapping[int, int],
) -> list[Numbers]:
    """Return the meetings through common marks: of each holder with the first, and of these."""
    ordered = sorted(firsts)
    first = _Held(np.array(ordered, np.int64), np.array([firsts[m] for m in ordered], np.int64))
    numbers = np.array([one.number for one in own.values()])
    here = np.isin(first.nodes, numbers)
    theirs = np.isin(held.marks, first.marks[here])
    of_firsts = _Held(held.marks[theirs], held.nodes[theirs])
    at = np.searchsorted(first.marks, of_firsts.marks)
    is_first = numbers[of_firsts.nodes] == first.nodes[at]
    leading = _Held(of_firsts.marks[is_first], of_firsts.nodes[is_first])
    return [
        _meetings(held, first),
        _meetings(leading, _holders(store, leading.marks.tolist())),
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
