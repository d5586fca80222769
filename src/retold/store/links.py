"""Links of a family: rows that tie two nodes, and what two reports share."""

from collections.abc import Iterable, Iterator, Sequence

from retold.model import Copy, Family, Likeness, Link
from retold.pipeline import FAMILIES
from retold.store.rows import columns, decode
from retold.store.store import Store, marks, parts
from retold.store.vectors import encoder_of, likenesses

FIRM = 0.5  # score of a link between quotations from which it tells of their reports, too


def pairs_stage(family: Family) -> str:
    """Return the ledger's name for comparing a family's nodes."""
    return f"{family.name}/pairs"


def pairs_version(store: Store, family: Family) -> str:
    """Return with what a family's nodes are compared: its version, and a sentence model's."""
    named = encoder_of(store) if Likeness in family.between else None
    return f"{family.version} {named.id}" if named else str(family.version)


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
    """Put the compared nodes' links in place of the old ones.

    Both ends are due for grouping; what another family makes of links is due where they changed.
    """
    kept = list(links)
    before, now = pairs_of(store, family, nodes), {(row.left, row.right) for row in kept}
    drop_links(store, family, nodes)
    for kind in (Link, Copy):
        store.put(kind, [row for row in kept if isinstance(row, kind)])
    ends = {end for pair in before | now for end in pair}
    store.set_due(groups_stage(family), sorted(ends.union(nodes)))
    _set_others_due(store, family, {end for pair in before ^ now for end in pair})


def pairs_of(store: Store, family: Family, nodes: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs of nodes, one of them given, that a link joins."""
    table, condition = link_table(family)
    found: set[tuple[str, str]] = set()
    for some in parts(nodes):
        for side in ("left", "right"):
            within = f'"{side}" IN ({marks(len(some))})'
            sql = f'SELECT "left", "right" FROM {table} WHERE {condition} AND {within}'
            found.update(store.query(sql, some))
    return found


def _set_others_due(store: Store, family: Family, nodes: Iterable[str]) -> None:
    """Let families that read this one's links compare the nodes' reports anew."""
    others = [
        other
        for other in FAMILIES
        if other.name != family.name and kind_of_link(family) in other.between
    ]
    for other in others:  # its nodes are reports
        for some in parts(sorted(nodes)):
            sql = (
                "SELECT DISTINCT o.node FROM node n JOIN node o"
                " ON o.family = ? AND o.node = n.report"
                f" WHERE n.family = ? AND n.node IN ({marks(len(some))})"
            )
            rows = store.query(sql, [other.name, family.name, *some]).fetchall()
            store.set_due(pairs_stage(other), [row[0] for row in rows])


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
    _set_others_due(store, family, [left, right])


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


def crossing(
    store: Store, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[Copy | Link | Likeness]]:
    """Return what is known between two reports: copies, linked quotations, how alike they mean.

    Args:
        store: The library.
        pairs: Reports; the one with the smaller id first.

    """
    wanted = set(pairs)
    lefts = sorted({left for left, _ in wanted})
    found: dict[tuple[str, str], list[Copy | Link | Likeness]] = {}
    for copy in store.get_by(Copy, "left", lefts):
        if (copy.left, copy.right) in wanted:
            found.setdefault((copy.left, copy.right), []).append(copy)
    for link, ends in _between_quotations(store, lefts):
        if ends in wanted:
            found.setdefault(ends, []).append(link)
    for rows in found.values():
        rows.sort(key=lambda row: (isinstance(row, Link), row.left, row.right, str(row)))
    for alike in likenesses(store, sorted(wanted)):
        found.setdefault((alike.left, alike.right), []).append(alike)
    return found


def _between_quotations(
    store: Store, reports: Sequence[str]
) -> Iterator[tuple[Link, tuple[str, str]]]:
    """Yield links of the reports' quotations with those of reports that come behind, by id."""
    names = ", ".join(f"l.{name}" for name in columns(Link).split(", "))
    for some in parts(reports):
        for here, there in (("left", "right"), ("right", "left")):
            joined = _joined(here, there, len(some))
            sql = f"SELECT {names}, a.report, b.report {joined} AND b.report > a.report"
            for cells in store.query(sql, some):
                yield decode(Link, cells), (str(cells[-2]), str(cells[-1]))


def _joined(here: str, there: str, count: int) -> str:
    """Return what picks links `l` of so many reports' quotations `a` with quotations `b`."""
    return (
        f'FROM quotation a CROSS JOIN link l ON l."{here}" = a.id'
        f" AND l.family = 'utterances' AND l.score >= {FIRM}"
        f' CROSS JOIN quotation b ON b.id = l."{there}" WHERE a.report IN ({marks(count)})'
    )


def linked_reports(store: Store, reports: Sequence[str]) -> set[tuple[str, str]]:
    """Return pairs of reports, one of them given, that copies or linked quotations join."""
    found: set[tuple[str, str]] = set()
    for some in parts(reports):
        for here, there in (("left", "right"), ("right", "left")):
            sql = f'SELECT "left", "right" FROM copy WHERE "{here}" IN ({marks(len(some))})'
            found.update(store.query(sql, some))
            joined = _joined(here, there, len(some))
            found.update(store.query(f"SELECT DISTINCT a.report, b.report {joined}", some))
    return {(left, right) for left, right in found if left != right}
