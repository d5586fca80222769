"""Nodes of a family: what meets others, by which marks, and in which component it is."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from retold.lexis.graph import Component
from retold.model import Family, content_id
from retold.store.common import Held, firsts_of, held_of, names_of
from retold.store.derived import drop_components, held_by, put_lost
from retold.store.links import drop_links, groups_stage, link_table, pairs_of, pairs_stage
from retold.store.postings import next_number, put_gone, put_waiting, settled_holders
from retold.store.store import Store, marks, parts

Ties: TypeAlias = dict[str, set[str]]
"""Nodes, each with those that it is tied to."""


class Node(NamedTuple):
    """What meets others: the report it is of, and its marks."""

    report: str
    marks: Sequence[int]


def replace_nodes(
    store: Store, family: Family, reports: Sequence[str], nodes: Mapping[str, Node]
) -> None:
    """Put the nodes of some reports in place of the old ones.

    All of them are due for comparing and grouping; so are those that nodes now gone left behind.
    """
    old = held_of(store, family, reports, "report")
    new = {name: _packed(family, node.marks) for name, node in nodes.items()}
    drop_nodes(store, family, [name for name in old if name not in new])
    changed = [name for name, held in new.items() if name not in old or old[name].packed != held]
    _take_marks(store, family, [old[name] for name in changed if name in old])
    numbered = list(enumerate(changed, next_number(store)))
    store.database.executemany(
        "INSERT INTO node (number, family, node, report, marks) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (family, node) DO UPDATE SET number = ?1, marks = ?5",
        ((at, family.name, name, nodes[name].report, new[name]) for at, name in numbered),
    )
    put_waiting(store, family, (at for at, _ in numbered))
    store.set_due(pairs_stage(family), new)


def _packed(family: Family, some: Iterable[int]) -> bytes:
    """Return marks as they are kept: mixed with the family's number, sorted, 64 bits each."""
    salt = int(content_id("marks of", family.name), 16) >> 1
    return array("q", sorted({mark ^ salt for mark in some})).tobytes()


def _take_marks(store: Store, family: Family, held: Sequence[Held]) -> None:
    """Take marks away; who holds a common one that is no longer, or whose first goes, is due.

    Nodes that wait are due in any case.
    """
    put_gone(store, family, [one.number for one in held])
    taken = np.unique(np.concatenate([np.empty(0, np.int64), *(one.marks for one in held)]))
    firsts = firsts_of(store, taken)
    if not firsts:
        return
    left = settled_holders(store, family, np.array(sorted(firsts), np.int64))
    gone = {one.number for one in held}
    for mark, first in sorted(firsts.items()):
        numbers = left.nodes[slice(*np.searchsorted(left.marks, [mark, mark + 1]))].tolist()
        if first in gone or len(numbers) <= family.too_common:
            store.query("DELETE FROM common WHERE mark = ?", [mark])
            store.set_due(pairs_stage(family), names_of(store, numbers).values())


def drop_nodes(store: Store, family: Family, nodes: Sequence[str]) -> None:
    """Take nodes away with their marks and links; their neighbours are due for grouping."""
    for some in parts(nodes):
        within = f"family = ? AND node IN ({marks(len(some))})"
        _take_marks(store, family, list(held_of(store, family, some).values()))
        _empty_components(store, family, some)
        drop_links(store, family, some)
        store.query(f"DELETE FROM node WHERE {within}", [family.name, *some])
        store.drop_keys(pairs_stage(family), some)
        store.drop_keys(groups_stage(family), some)


def _empty_components(store: Store, family: Family, nodes: Sequence[str]) -> None:
    """Let the nodes leave their components: what is left is due, what held only them is gone."""
    components = sorted({name for name in components_of(store, nodes, family).values() if name})
    left = members_of(store, components, family) - set(nodes)
    store.set_due(groups_stage(family), sorted(left.union(*pairs_of(store, family, nodes))))
    alive = {name for name in components_of(store, sorted(left), family).values() if name}
    gone = [name for name in components if name not in alive]
    before = held_by(store, family, gone)
    drop_components(store, family.makes, gone)
    put_lost(store, family, before)


def due_nodes(store: Store, family: Family) -> list[str]:
    """Return the nodes that are due for comparing, in the order in which they came.

    What came together is mostly of one time, so that mates are compared close to each other.
    """
    sql = (
        "SELECT l.key FROM ledger l LEFT JOIN node n ON n.family = ? AND n.node = l.key"
        " WHERE l.version IS NULL AND l.stage = ? ORDER BY n.number, l.key"
    )
    return [row[0] for row in store.query(sql, [family.name, pairs_stage(family)])]


def components_of(store: Store, nodes: Sequence[str], family: Family) -> dict[str, str | None]:
    """Return the component that each node was in."""
    found: dict[str, str | None] = {}
    for some in parts(nodes):
        sql = f"SELECT node, component FROM node WHERE family = ? AND node IN ({marks(len(some))})"
        found.update(store.query(sql, [family.name, *some]))
    return found


def members_of(store: Store, components: Sequence[str], family: Family) -> set[str]:
    """Return the nodes of the components."""
    found: set[str] = set()
    for some in parts(components):
        sql = f"SELECT node FROM node WHERE family = ? AND component IN ({marks(len(some))})"
        found.update(row[0] for row in store.query(sql, [family.name, *some]))
    return found


def set_components(store: Store, family: Family, found: Mapping[str, Component]) -> None:
    """Note which nodes are one component, found at which level: {its id: component}."""
    store.database.executemany(
        "UPDATE node SET component = ?, level = ? WHERE family = ? AND node = ?",
        ((name, one.level, family.name, node) for name, one in found.items() for node in one.nodes),
    )


def beside(store: Store, family: Family, nodes: Sequence[str], least: float) -> Ties:
    """Return the nodes that links of at least some strength join to each of the nodes."""
    table, condition = link_table(family)
    if least:
        condition = f"{condition} AND score >= {least}"
    found: Ties = {node: set() for node in nodes}
    for some in parts(nodes):
        for here, there in (("left", "right"), ("right", "left")):
            within = f'"{here}" IN ({marks(len(some))})'
            sql = f'SELECT "{here}", "{there}" FROM {table} WHERE {condition} AND {within}'
            for node, other in store.query(sql, some):
                found[node].add(other)
    return found


def outgrown(store: Store, family: Family, levels: Mapping[str, int]) -> set[str]:
    """Return nodes of components that ties of a lower level now join to larger ones.

    They were grouped when the part of the graph that they are in was small enough; since it no
    longer is, they are due.

    Args:
        store: The library.
        family: The family of the nodes.
        levels: Nodes that are grouped now, each with the level of its component.

    """
    names: set[str] = set()
    for lower, least in enumerate(family.reach.levels[:-1]):
        above = [node for node, level in levels.items() if level > lower]
        ties = beside(store, family, above, least)
        near = sorted({other for some in ties.values() for other in some}.difference(levels))
        for some in parts(near):
            within = f"node IN ({marks(len(some))}) AND level <= {lower}"
            sql = f"SELECT DISTINCT component FROM node WHERE family = ? AND {within}"
            names.update(row[0] for row in store.query(sql, [family.name, *some]) if row[0])
    return members_of(store, sorted(names), family)
