"""How nodes of a family find each other: marks, mates, links, components.

A mark that more nodes hold than the family allows is *common*: it brings nobody together, and the
links that rest on it alone are taken back. So the links are a function of what is in the library,
not of the order in which it came.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.model import Copy, Family, Link, Mark
from retold.pipeline import FAMILIES
from retold.store.derived import drop_components, held_by, put_lost
from retold.store.store import Store, marks, parts


def pairs_stage(family: Family) -> str:
    """Return the ledger's name for comparing a family's nodes."""
    return f"{family.name}/pairs"


def groups_stage(family: Family) -> str:
    """Return the ledger's name for grouping a family's nodes."""
    return f"{family.name}/groups"


def kind_of_link(family: Family) -> type[Copy | Link]:
    """Return the type of row that joins two nodes of the family."""
    return Copy if family.name == "copies" else Link


def link_table(family: Family) -> tuple[str, str]:
    """Return the table of a family's links, and the condition that picks them."""
    return ("copy", "1") if kind_of_link(family) is Copy else ("link", f"family = '{family.name}'")


# --- nodes ---------------------------------------------------------------------------------------


def replace_nodes(
    store: Store, family: Family, report: str, nodes: Mapping[str, Sequence[Mark]]
) -> None:
    """Put the nodes of a report, each with its marks, in place of the old ones.

    Nodes that are new or have other marks are due for comparing; the neighbours of nodes that are
    gone are due for grouping.
    """
    sql = "SELECT node, marks FROM node WHERE family = ? AND report = ?"
    old = dict(store.query(sql, [family.name, report]))
    new = {node: _packed(row.mark for row in some) for node, some in nodes.items()}
    drop_nodes(store, family, [node for node in old if node not in new])
    changed = {node: held for node, held in new.items() if old.get(node) != held}
    _take_marks(store, family, {node: old[node] for node in changed if node in old})
    store.database.executemany(
        "INSERT INTO node (family, node, report, marks) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (family, node) DO UPDATE SET marks = ?4",
        ((family.name, node, report, held) for node, held in changed.items()),
    )
    store.database.executemany(
        "INSERT INTO mark (family, mark, node) VALUES (?, ?, ?)",
        ((family.name, mark, node) for node, held in changed.items() for mark in array("q", held)),
    )
    store.set_due(pairs_stage(family), new)
    store.set_due(groups_stage(family), new)


def _packed(some: Iterable[int]) -> bytes:
    return array("q", sorted(set(some))).tobytes()


def _take_marks(store: Store, family: Family, held: Mapping[str, bytes]) -> None:
    store.database.executemany(
        "DELETE FROM mark WHERE family = ? AND mark = ? AND node = ?",
        ((family.name, mark, node) for node, some in held.items() for mark in array("q", some)),
    )


def drop_nodes(store: Store, family: Family, nodes: Sequence[str]) -> None:
    """Take nodes away with their marks and links; their neighbours are due for grouping."""
    for some in parts(nodes):
        within = f"family = ? AND node IN ({marks(len(some))})"
        held = dict(
            store.query(f"SELECT node, marks FROM node WHERE {within}", [family.name, *some])
        )
        _take_marks(store, family, held)
        _revive(store, family, {mark for marked in held.values() for mark in array("q", marked)})
        _empty_components(store, family, some)
        drop_links(store, family, some)
        store.query(f"DELETE FROM node WHERE {within}", [family.name, *some])
        store.drop_keys(pairs_stage(family), some)
        store.drop_keys(groups_stage(family), some)


def _empty_components(store: Store, family: Family, nodes: Sequence[str]) -> None:
    """Let the nodes leave their components: what is left is due, what held only them is gone."""
    components = sorted({name for name in components_of(store, nodes, family).values() if name})
    left = members_of(store, components, family) - set(nodes)
    store.set_due(groups_stage(family), sorted(left))
    alive = {name for name in components_of(store, sorted(left), family).values() if name}
    gone = [name for name in components if name not in alive]
    before = held_by(store, family, gone)
    drop_components(store, family.makes, gone)
    put_lost(store, family, before)


def _revive(store: Store, family: Family, some: set[int]) -> None:
    """Let marks that were common, and no longer are, bring their holders together again."""
    for mark in sorted(some):
        gone = "DELETE FROM common WHERE family = ?1 AND mark = ?2 RETURNING mark"
        if store.query(gone, [family.name, mark]).fetchone():
            holders = store.query(
                "SELECT node FROM mark WHERE family = ? AND mark = ?", [family.name, mark]
            )
            store.set_due(pairs_stage(family), [row[0] for row in holders])


# --- mates ---------------------------------------------------------------------------------------


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
        met[node] = {
            other for other, count in shared.items() if count >= family.at_least and other != node
        }
    return met


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
        if _alive_shared(store, family, left, right) >= family.at_least:
            continue
        if not (family.between and crossing(store, left, right)):
            _drop_link(store, family, left, right)


def _links_within(store: Store, family: Family, nodes: Sequence[str]) -> list[tuple[str, str]]:
    table, condition = link_table(family)
    inside = set(nodes)
    found = set()
    for some in parts(sorted(inside)):
        within = f'"left" IN ({marks(len(some))})'
        sql = f'SELECT "left", "right" FROM {table} WHERE {condition} AND {within}'
        found |= {(left, right) for left, right in store.query(sql, some) if right in inside}
    return sorted(found)


def _alive_shared(store: Store, family: Family, left: str, right: str) -> int:
    sql = (
        "SELECT count(*) FROM mark a JOIN mark b ON b.family = a.family AND b.mark = a.mark"
        " WHERE a.family = ?1 AND a.node = ?2 AND b.node = ?3 AND a.mark IN"
        " (SELECT value FROM json_each(?4)) AND a.mark NOT IN"
        " (SELECT mark FROM common WHERE family = ?1)"
    )
    (held,) = store.query(
        "SELECT marks FROM node WHERE family = ? AND node = ?", [family.name, left]
    ).fetchone()
    listed = str(list(array("q", held)))
    (count,) = store.query(sql, [family.name, left, right, listed]).fetchone()
    return int(count)


# --- links ---------------------------------------------------------------------------------------


def replace_links(
    store: Store, family: Family, nodes: Sequence[str], links: Iterable[Link | Copy]
) -> None:
    """Put the compared nodes' links in place of the old ones; both ends are due for grouping."""
    store.set_due(groups_stage(family), sorted(neighbours(store, family, nodes) | set(nodes)))
    drop_links(store, family, nodes)
    kept = list(links)
    for kind in (Link, Copy):
        store.put(kind, [row for row in kept if isinstance(row, kind)])
    store.set_due(
        groups_stage(family), sorted({end for row in kept for end in (row.left, row.right)})
    )


def drop_links(store: Store, family: Family, nodes: Sequence[str]) -> None:
    """Take away every link of the nodes."""
    table, condition = link_table(family)
    for some in parts(nodes):
        for side in ("left", "right"):
            store.query(
                f'DELETE FROM {table} WHERE {condition} AND "{side}" IN ({marks(len(some))})', some
            )


def _drop_link(store: Store, family: Family, left: str, right: str) -> None:
    table, condition = link_table(family)
    store.query(
        f'DELETE FROM {table} WHERE {condition} AND "left" = ? AND "right" = ?', [left, right]
    )
    store.set_due(groups_stage(family), [left, right])
    reports = [
        row[0]
        for row in store.query(
            "SELECT report FROM node WHERE family = ? AND node IN (?, ?)",
            [family.name, left, right],
        )
    ]
    for other in FAMILIES:
        if kind_of_link(family) in other.between:
            store.set_due(pairs_stage(other), reports)


def joined(store: Store, family: Family, nodes: Sequence[str]) -> set[str]:
    """Return the nodes that are in one component with one of the nodes by a link alone."""
    return neighbours(store, family, nodes, family.joins)


def neighbours(store: Store, family: Family, nodes: Sequence[str], least: float = 0.0) -> set[str]:
    """Return the nodes that a link of at least that score ties to one of the nodes."""
    table, condition = link_table(family)
    if least:
        condition = f"{condition} AND score >= {least}"
    found: set[str] = set()
    for some in parts(nodes):
        for here, there in (("left", "right"), ("right", "left")):
            within = f'"{here}" IN ({marks(len(some))})'
            sql = f'SELECT "{there}" FROM {table} WHERE {condition} AND {within}'
            found.update(row[0] for row in store.query(sql, some))
    return found


def links_among(store: Store, family: Family, nodes: Sequence[str]) -> list[Link] | list[Copy]:
    """Return every link between two of the nodes, in order."""
    inside, (_, condition) = set(nodes), link_table(family)
    if kind_of_link(family) is Copy:
        copies = [row for row in store.get_by(Copy, "left", nodes) if row.right in inside]
        return sorted(copies, key=lambda row: (row.left, row.right, row.left_start))
    found: list[Link] = []
    for some in parts(nodes):
        where = f'{condition} AND "left" IN ({marks(len(some))})'
        found += [row for row in store.get(Link, where, some) if row.right in inside]
    return sorted(found, key=lambda row: (row.left, row.right))


# --- components ----------------------------------------------------------------------------------


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


def set_component(store: Store, family: Family, component: str, nodes: Sequence[str]) -> None:
    """Note that the nodes are one component."""
    for some in parts(nodes):
        sql = f"UPDATE node SET component = ? WHERE family = ? AND node IN ({marks(len(some))})"
        store.query(sql, [component, family.name, *some])


def crossing(store: Store, left: str, right: str) -> list[Copy | Link]:
    """Return what other families found between two reports: copies, linked quotations."""
    first, second = min(left, right), max(left, right)
    copies: list[Copy | Link] = list(store.get(Copy, '"left" = ? AND "right" = ?', [first, second]))
    sql = (
        "family = 'utterances' AND \"left\" IN (SELECT id FROM quotation WHERE report = ?1)"
        ' AND "right" IN (SELECT id FROM quotation WHERE report = ?2)'
    )
    for ends in ((left, right), (right, left)):
        copies += store.get(Link, sql, ends)
    return copies


def linked_reports(store: Store, reports: Sequence[str]) -> set[tuple[str, str]]:
    """Return pairs of reports, one of them given, that copies or linked quotations join."""
    found: set[tuple[str, str]] = set()
    for some in parts(reports):
        within = marks(len(some))
        for here, there in (("left", "right"), ("right", "left")):
            found.update(
                store.query(
                    f'SELECT "{here}", "{there}" FROM copy WHERE "{here}" IN ({within})', some
                )
            )
            sql = (
                f"SELECT DISTINCT a.report, b.report FROM quotation a CROSS JOIN link l ON"
                f" l.\"{here}\" = a.id AND l.family = 'utterances' CROSS JOIN quotation b"
                f' ON b.id = l."{there}" WHERE a.report IN ({within}) AND b.report <> a.report'
            )
            found.update(store.query(sql, some))
    return {(left, right) for left, right in found if left != right}
