"""How nodes of a family find each other: those that share marks meet.

A mark that more nodes hold than the family allows is *common*: it brings nobody together, and the
links that rest on it alone are taken back. So the links are a function of what is in the library,
not of the order in which it came.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Family
from retold.store.links import crossing, drop_link, link_table
from retold.store.store import AT_ONCE, Store, marks, parts

MARK_BYTES = 8  # as kept in a node: 64 bits


def mates(store: Store, family: Family, nodes: Sequence[str]) -> dict[str, set[str]]:
    """Return for each node the nodes that share enough marks with it.

    Marks found to be too common on the way are noted, and what rested on them is taken back.
    """
    held: dict[str, tuple[int, Sequence[int]]] = {}
    for some in parts(nodes):
        within = f"family = ? AND node IN ({marks(len(some))})"
        sql = f"SELECT node, number, marks FROM node WHERE {within}"
        for node, number, packed in store.query(sql, [family.name, *some]):
            held[node] = number, array("q", packed)
    holders = _holders(store, family, {mark for _, some in held.values() for mark in some})
    return {
        node: _enough(store, family, len(own), _shared(number, own, holders))
        for node, (number, own) in held.items()
    }


def _shared(
    number: int, own: Sequence[int], holders: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Return how many marks each other node shares with one."""
    shared: dict[int, int] = defaultdict(int)
    for mark in own:
        for other in holders.get(mark, ()):
            shared[other] += 1
    shared.pop(number, None)
    return shared


def _enough(store: Store, family: Family, own: int, shared: Mapping[int, int]) -> set[str]:
    """Return which nodes share enough marks with one that has `own` of them."""
    enough = [str(other) for other, count in shared.items() if count >= family.at_least]
    found: set[str] = set()
    for some in parts(enough):
        sql = f"SELECT node, number, length(marks) FROM node WHERE number IN ({', '.join(some)})"
        for node, number, size in store.query(sql):
            if shared[number] >= family.least_share * min(own, size // MARK_BYTES):
                found.add(node)
    return found


def _holders(store: Store, family: Family, some: set[int]) -> dict[int, list[int]]:
    """Return the numbers of who holds each mark, without the marks that are common."""
    holders: dict[int, list[int]] = defaultdict(list)
    ordered = sorted(some)
    for at in range(0, len(ordered), AT_ONCE):
        batch = ordered[at : at + AT_ONCE]
        sql = (
            f"SELECT mark, node FROM mark WHERE mark IN ({marks(len(batch))})"
            " AND NOT EXISTS (SELECT 1 FROM common c WHERE c.mark = mark.mark)"
        )
        for mark, node in store.query(sql, batch):
            holders[mark].append(node)
    for mark in [mark for mark, nodes in holders.items() if len(nodes) > family.too_common]:
        _retract(store, family, mark, holders.pop(mark))
    return holders


def _retract(store: Store, family: Family, mark: int, numbers: Sequence[int]) -> None:
    """Note a mark as common, and take back the links of its holders that rested on it."""
    store.query("INSERT INTO common (mark) VALUES (?)", [mark])
    nodes: dict[str, tuple[int, set[int]]] = {}
    for some in parts([str(number) for number in numbers]):
        sql = f"SELECT node, number, marks FROM node WHERE number IN ({', '.join(some)})"
        for node, number, packed in store.query(sql):
            nodes[node] = number, set(array("q", packed))
    for left, right in _links_within(store, family, sorted(nodes)):
        (_, own), (number, theirs) = nodes[left], nodes[right]
        shared = len(own & theirs) - _common_among(store, own & theirs)
        if _enough(store, family, len(own), {number: shared}):
            continue
        if not (family.between and crossing(store, left, right)):
            drop_link(store, family, left, right)


def _common_among(store: Store, some: set[int]) -> int:
    """Return how many of the marks are common."""
    sql = "SELECT count(*) FROM common WHERE mark IN (SELECT value FROM json_each(?))"
    (count,) = store.query(sql, [str(sorted(some))]).fetchone()
    return int(count)


def _links_within(store: Store, family: Family, nodes: Sequence[str]) -> list[tuple[str, str]]:
    table, condition = link_table(family)
    inside = set(nodes)
    found = set()
    for some in parts(sorted(inside)):
        within = f'"left" IN ({marks(len(some))})'
        sql = f'SELECT "left", "right" FROM {table} WHERE {condition} AND {within}'
        found |= {(left, right) for left, right in store.query(sql, some) if right in inside}
    return sorted(found)
