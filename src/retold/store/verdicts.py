"""What people's verdicts name in a library, and which rows wait for one."""

from collections.abc import Sequence
from typing import NamedTuple

from retold.model import Family, Judgement
from retold.store.asking import heir
from retold.store.store import Store


class Anchor(NamedTuple):
    """What a verdict holds on to: the kind of row, and the id that outlives a rebuild."""

    kind: str
    name: str


_ASKED = {
    "quotation": Anchor("quotation", "SELECT id FROM quotation WHERE id = ?"),
    "utterance": Anchor("quotation", "SELECT base FROM utterance WHERE id = ?"),
    "story": Anchor("report", "SELECT min(report) FROM placement WHERE story = ?"),
    "person": Anchor(
        "person", "SELECT min(report || '#' || name) FROM appearance WHERE person = ?"
    ),
}
_LASTING = {"utterance", "story", "person"}


def anchor_of(store: Store, name: str) -> Anchor | None:
    """Return what a verdict on a row holds on to, or None if there is no such row."""
    if reports := store.report_ids(name):
        return Anchor("report", reports[-1])
    for table, (kind, sql) in _ASKED.items():
        current = heir(store, table, name) if table in _LASTING else name
        row = store.query(sql, [current]).fetchone()
        if row and row[0]:
            return Anchor(kind, row[0])
    return None


def report_of_quotation(store: Store, quotation: str) -> str | None:
    """Return the report that a quotation stands in, also one that was judged to be no speech."""
    sql = (
        "SELECT report FROM quotation WHERE id = ?1 UNION ALL"
        ' SELECT report FROM judgement WHERE "left" = ?1 AND report IS NOT NULL'
    )
    row = store.query(sql, [quotation]).fetchone()
    return row[0] if row else None


def nodes_named(store: Store, family: Family, names: Sequence[str]) -> list[str]:
    """Return which of two names are nodes of the family."""
    sql = "SELECT node FROM node WHERE family = ? AND node IN (?, ?)"
    return [row[0] for row in store.query(sql, [family.name, *names])]


def undo(store: Store, judgement: Judgement, at: str) -> None:
    """Note when a verdict was taken back."""
    store.query("UPDATE judgement SET undone_at = ? WHERE id = ?", [at, judgement.id])
