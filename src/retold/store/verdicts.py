"""What people's verdicts name in a library, and which rows wait for one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from retold.model import Family, Judgement
from retold.store.asking import heir
from retold.store.store import Store


class Anchor(NamedTuple):
    """What a verdict holds on to: the kind of row, and the id that outlives a rebuild."""

    kind: str
    name: str


PLACE = "#p-"
"""Stands between a report and a place in it, as in the addresses of the site."""

_ASKED = {
    "quotation": Anchor("quotation", "SELECT id FROM quotation WHERE id = ?"),
    "utterance": Anchor("quotation", "SELECT base FROM utterance WHERE id = ?"),
    "story": Anchor("report", "SELECT min(report) FROM placement WHERE story = ?"),
    "statement": Anchor(
        "statement",
        f"SELECT report || '{PLACE}' || start || '-' || \"end\" FROM statement WHERE id = ?",
    ),
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
    return _naming(store, name)


def _naming(store: Store, name: str) -> Anchor | None:
    """Return what `REPORT#NAME` means: a person as one report names them, under any of the forms.

    So one row of people that is two persons can be divided.
    """
    report, sign, called = name.rpartition("#")
    reports = store.report_ids(report) if sign else []
    sql = (
        "SELECT name FROM naming n WHERE report = ?1 AND (name = ?2"
        " OR EXISTS (SELECT 1 FROM json_each(n.forms) WHERE value = ?2)) ORDER BY name <> ?2, name"
    )
    row = store.query(sql, [reports[-1], called]).fetchone() if reports else None
    return Anchor("person", f"{reports[-1]}#{row[0]}") if row else None


class Stand(NamedTuple):
    """Where a quotation stands, in code points."""

    report: str
    start: int | None
    end: int | None


def place_of_quotation(store: Store, quotation: str) -> Stand | None:
    """Return where a quotation stands, also one that was judged to be no speech."""
    sql = (
        'SELECT report, start, "end" FROM quotation WHERE id = ?1 UNION ALL'
        ' SELECT report, start, "end" FROM judgement WHERE "left" = ?1 AND report IS NOT NULL'
    )
    row = store.query(sql, [quotation]).fetchone()
    return Stand(*row) if row else None


def nodes_named(store: Store, family: Family, names: Sequence[str]) -> list[str]:
    """Return which of some names are nodes of the family."""
    listed = msgspec.json.encode(names).decode()
    sql = "SELECT node FROM node WHERE family = ? AND node IN (SELECT value FROM json_each(?))"
    return [row[0] for row in store.query(sql, [family.name, listed])]


def undo(store: Store, judgement: Judgement, at: str) -> None:
    """Note when a verdict was taken back."""
    store.query("UPDATE judgement SET undone_at = ? WHERE id = ?", [at, judgement.id])


def person_verdicts(store: Store) -> list[Judgement]:
    """Return the verdicts on persons, those on an older version on its latest one, too.

    A person of the older one keeps the verdict: there the name may be another's.
    """
    given = [row for row in store.judgements() if "#" in row.left and PLACE not in row.left]
    ends = sorted({end for row in given for end in (row.left, row.right or "")})
    latest = latest_versions(store, sorted({end.partition("#")[0] for end in ends}))
    moved = {end: _moved(store, end, latest) for end in ends}
    for row in list(given):
        left, right = moved[row.left], moved[row.right or ""]
        if (left, right) != (row.left, row.right):
            given.append(replace(row, left=left, right=right))
    return given


def _moved(store: Store, anchor: str, latest: Mapping[str, str]) -> str:
    """Return the anchor in the latest version, if that names somebody so, else as it is."""
    report, _, name = anchor.partition("#")
    newest = latest.get(report, report)
    sql = "SELECT 1 FROM naming WHERE report = ? AND name = ?"
    named = newest != report and store.query(sql, [newest, name]).fetchone()
    return f"{newest}#{name}" if named else anchor


def latest_verdicts(store: Store, verdicts: Sequence[Judgement]) -> list[Judgement]:
    """Return verdicts on two reports as verdicts on the latest versions of them."""
    ends = sorted({end for row in verdicts for end in (row.left, row.right or "")})
    latest = latest_versions(store, ends)
    moved = ((row, latest[row.left], latest[row.right or ""]) for row in verdicts)
    return [
        replace(row, left=min(left, right), right=max(left, right)) for row, left, right in moved
    ]


def latest_versions(store: Store, reports: Sequence[str]) -> dict[str, str]:
    """Return the latest version of each report; what is no report leads to itself."""
    sql = (
        "WITH RECURSIVE version (first, id) AS (SELECT value, value FROM json_each(?)"
        " UNION SELECT v.first, r.id FROM version v JOIN report r ON r.version_of = v.id)"
        " SELECT first, v.id FROM version v"
        " WHERE NOT EXISTS (SELECT 1 FROM report n WHERE n.version_of = v.id)"
    )
    return dict(store.query(sql, [msgspec.json.encode(reports).decode()]))
