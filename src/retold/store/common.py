"""Marks that are common: more nodes hold them than the family allows.

Of a text that ten thousand reports print, every mark is common. If all holders of such a mark met,
they would meet fifty million times; if none did, nobody would see that the text is one. So each of
them meets the *first*, the holder with the smallest id, in the families that have it so.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from retold.model import Family
from retold.store.links import crossing, drop_link, pairs_of, pairs_stage
from retold.store.postings import Flags, Numbers
from retold.store.store import AT_ONCE, Store, marks, parts


class Held(NamedTuple):
    """A node as it is kept: the number that its marks name, and the marks, 64 bits each."""

    number: int
    packed: bytes

    @property
    def marks(self) -> Numbers:
        """The marks in order."""
        return np.frombuffer(self.packed, np.int64)


def held_of(
    store: Store, family: Family, keys: Sequence[str], column: str = "node"
) -> dict[str, Held]:
    """Return the nodes that there are of those named, or of reports with `column` `report`."""
    found: dict[str, Held] = {}
    for some in parts(keys):
        within = f"family = ? AND {column} IN ({marks(len(some))})"
        sql = f"SELECT node, number, marks FROM node WHERE {within}"
        rows = store.query(sql, [family.name, *some])
        found.update((node, Held(number, packed)) for node, number, packed in rows)
    return found


def firsts_of(store: Store, asked: Numbers) -> dict[int, int]:
    """Return the first holder's number of each of the marks that is common."""
    if store.count("common") < len(asked):
        every = dict(store.query("SELECT mark, first FROM common"))
        return {mark: every[mark] for mark in asked[np.isin(asked, list(every))].tolist()}
    found: dict[int, int] = {}
    for at in range(0, len(asked), AT_ONCE):
        some = asked[at : at + AT_ONCE].tolist()
        sql = f"SELECT mark, first FROM common WHERE mark IN ({marks(len(some))})"
        found.update(store.query(sql, some))
    return found


def note_common(
    store: Store, family: Family, holders: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Note marks as common; what rested on them is taken back.

    Args:
        store: The library.
        family: The family of the marks.
        holders: The numbers of all that hold each of the marks.

    Returns:
        The first holder's number of each mark.

    """
    names = names_of(store, {number for some in holders.values() for number in some})
    firsts = {mark: min(some, key=names.__getitem__) for mark, some in holders.items()}
    sql = "INSERT INTO common (mark, first) VALUES (?, ?)"
    store.database.executemany(sql, sorted(firsts.items()))
    # What is due has no links that last: it is compared, and linked anew, in its turn.
    settled = set(names.values())
    settled -= store.due_among(pairs_stage(family), sorted(settled))
    pairs: set[tuple[str, str]] = set()
    for some in holders.values():
        inside = sorted(settled.intersection(names[number] for number in some))
        pairs |= _links_within(store, family, inside) if len(inside) > 1 else set()
    _reconsider(store, family, pairs)
    return firsts


def move_firsts(
    store: Store, family: Family, firsts: Mapping[int, int], nodes: Mapping[str, Held]
) -> dict[int, int]:
    """Let nodes that come before the first holders of their marks take their place.

    Args:
        store: The library.
        family: The family of the nodes.
        firsts: The first holder's number of each mark that is common, as noted.
        nodes: Number and marks of nodes that may come before.

    Returns:
        The first holder's number of each mark; the links of those that no longer are, and that
        rested on it, are taken back.

    """
    names = names_of(store, set(firsts.values()))
    now = dict(firsts)
    for node in sorted(nodes, reverse=True):  # the smallest last: it stays
        held = nodes[node]
        before = {m for m in held.marks.tolist() if m in firsts and node < names[firsts[m]]}
        now |= dict.fromkeys(before, held.number)
    moved = [(number, mark) for mark, number in now.items() if number != firsts[mark]]
    store.database.executemany("UPDATE common SET first = ? WHERE mark = ?", sorted(moved))
    left = sorted({names[firsts[mark]] for _, mark in moved})
    _reconsider(store, family, pairs_of(store, family, left))
    return now


def enough(family: Family, shared: Numbers, own: Numbers, theirs: Numbers) -> Flags:
    """Tell for each of many pairs whether nodes with so many marks share enough to meet."""
    least = np.maximum(family.at_least, family.least_share * np.minimum(own, theirs))
    met: Flags = shared >= least
    return met


def _reconsider(store: Store, family: Family, pairs: Iterable[tuple[str, str]]) -> None:
    """Take back the links between nodes that no longer share enough marks to meet."""
    ordered = sorted((min(pair), max(pair)) for pair in pairs)
    if not ordered:
        return
    between = crossing(store, ordered) if family.between else {}
    held = held_of(store, family, sorted({end for pair in ordered for end in pair}))
    sizes = [[len(held[end].marks) for end in side] for side in zip(*ordered, strict=True)]
    shared = [_shared(store, family, held[left], held[right]) for left, right in ordered]
    kept = enough(family, *(np.array(some, np.int64) for some in (shared, *sizes)))
    for (left, right), meet in zip(ordered, kept, strict=True):
        if not meet and (left, right) not in between:
            drop_link(store, family, left, right)


def _shared(store: Store, family: Family, left: Held, right: Held) -> int:
    """Return how many marks bring two nodes together."""
    both = np.intersect1d(left.marks, right.marks)
    firsts = firsts_of(store, both).values()
    ends = {left.number, right.number} if family.through_first else set()
    return len(both) - sum(first not in ends for first in firsts)


def names_of(store: Store, numbers: Iterable[int]) -> dict[int, str]:
    """Return the nodes that have the numbers."""
    found: dict[int, str] = {}
    for some in parts(sorted(map(str, numbers))):
        sql = f"SELECT number, node FROM node WHERE number IN ({', '.join(some)})"
        found.update(store.query(sql))
    return found


def _links_within(store: Store, family: Family, nodes: Sequence[str]) -> set[tuple[str, str]]:
    inside = set(nodes)
    return {pair for pair in pairs_of(store, family, nodes) if inside.issuperset(pair)}
