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
from retold.store.store import Store, marks, parts

MARK_BYTES = 8  # as kept in a node: 64 bits


def mates(store: Store, family: Family, nodes: Sequence[str]) -> dict[str, set[str]]:
    """Return for each node the nodes that share enough marks with it.

    Marks found to be too common on the way are noted, and what rested on them is taken back.
    """
    held = {
        node: array("q", some)
        for batch in parts(nodes)
        for node, some in store.query(
            f"SELECT node, marks FROM node WHERE family = ? AND node IN ({marks(len(batch))})",
            [family.name, *batch],
        )
    }
    holders = _holders(store, family, {mark for some in held.values() for mark in some})
    met: dict[str, set[str]] = {}
    for node, some in held.items():
        shared: dict[str, int] = defaultdict(int)
        for mark in some:
            for other in holders.get(mark, ()):
                shared[other] += 1
        shared.pop(node, None)
        met[node] = _enough(store, family, len(some), shared)
    return met


def _enough(store: Store, family: Family, own: int, shared: Mapping[str, int]) -> set[str]:
    """Return which nodes share enough marks with one that has `own` of them."""
    enough = {other for other, count in shared.items() if count >= family.at_least}
    if not family.least_share or not enough:
        return enough
    theirs: dict[str, int] = {}
    for some in parts(sorted(enough)):
        within = f"family = ? AND node IN ({marks(len(some))})"
        sql = f"SELECT node, length(marks) FROM node WHERE {within}"
        theirs.update(store.query(sql, [family.name, *some]))
    return {
        other
        for other in enough
        if shared[other] >= family.least_share * min(own, theirs[other] // MARK_BYTES)
    }


def _holders(store: Store, family: Family, some: set[int]) -> dict[int, list[str]]:
    """Return who holds each mark, without the marks that are common."""
    holders: dict[int, list[str]] = defaultdict(list)
    ordered = sorted(some)
    for at in range(0, len(ordered), 500):
        batch = ordered[at : at + 500]
        sql = (
            f"SELECT mark, node FROM mark WHERE family = ? AND mark IN ({marks(len(batch))})"
            " AND NOT EXISTS"
            " (SELECT 1 FROM common c WHERE c.family = mark.family AND c.mark = mark.mark)"
        )
        for mark, node in store.query(sql, [family.name, *batch]):
            holders[mark].append(node)
    for mark in [mark for mark, nodes in holders.items() if len(nodes) > family.too_common]:
        _retract(store, family, mark, holders.pop(mark))
    return holders


def _retract(store: Store, family: Family, mark: int, nodes: Sequence[str]) -> None:
    """Note a mark as common, and take back the links of its holders that rested on it."""
    store.query("INSERT INTO common (family, mark) VALUES (?, ?)", [family.name, mark])
    for left, right in _links_within(store, family, nodes):
        shared, own = _alive_shared(store, family, left, right)
        if _enough(store, family, own, {right: shared}):
            continue
        if not (family.between and crossing(store, left, right)):
            drop_link(store, family, left, right)


def _links_within(store: Store, family: Family, nodes: Sequence[str]) -> list[tuple[str, str]]:
    table, condition = link_table(family)
    inside = set(nodes)
    found = set()
    for some in parts(sorted(inside)):
        within = f'"left" IN ({marks(len(some))})'
        sql = f'SELECT "left", "right" FROM {table} WHERE {condition} AND {within}'
        found |= {(left, right) for left, right in store.query(sql, some) if right in inside}
    return sorted(found)


def _alive_shared(store: Store, family: Family, left: str, right: str) -> tuple[int, int]:
    """Return how many marks that are not common two nodes share, and how many the left one has."""
    sql = (
        "SELECT count(*) FROM mark a JOIN mark b ON b.family = a.family AND b.mark = a.mark"
        " WHERE a.family = ?1 AND a.node = ?2 AND b.node = ?3 AND a.mark IN"
        " (SELECT value FROM json_each(?4)) AND a.mark NOT IN"
        " (SELECT mark FROM common WHERE family = ?1)"
    )
    (held,) = store.query(
        "SELECT marks FROM node WHERE family = ? AND node = ?", [family.name, left]
    ).fetchone()
    own = array("q", held)
    (count,) = store.query(sql, [family.name, left, right, str(list(own))]).fetchone()
    return int(count), len(own)
