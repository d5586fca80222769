"""Links of a family: rows that tie two nodes, and what two reports share."""

from collections.abc import Iterable, Sequence

from retold.model import Copy, Family, Link
from retold.pipeline import FAMILIES
from retold.store.store import Store, marks, parts

FIRM = 0.5  # score of a link between quotations from which it tells of their reports, too


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


def drop_link(store: Store, family: Family, left: str, right: str) -> None:
    """Take one link back; both ends, and what rests on the link in other families, are due."""
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


def neighbours(store: Store, family: Family, nodes: Sequence[str]) -> set[str]:
    """Return the nodes that a link joins to one of the nodes."""
    table, condition = link_table(family)
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


def crossing(store: Store, left: str, right: str) -> list[Copy | Link]:
    """Return what other families found between two reports: copies, linked quotations."""
    first, second = min(left, right), max(left, right)
    copies: list[Copy | Link] = list(store.get(Copy, '"left" = ? AND "right" = ?', [first, second]))
    sql = (
        f"family = 'utterances' AND score >= {FIRM}"
        ' AND "left" IN (SELECT id FROM quotation WHERE report = ?1)'
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
                f" l.\"{here}\" = a.id AND l.family = 'utterances'"
                f" AND l.score >= {FIRM} CROSS JOIN quotation b"
                f' ON b.id = l."{there}" WHERE a.report IN ({within}) AND b.report <> a.report'
            )
            found.update(store.query(sql, some))
    return {(left, right) for left, right in found if left != right}
