"""Judged quotations in other versions of their report: which quotation there has their words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from retold.model import Judgement
from retold.store.store import Store, parts


class Judged(NamedTuple):
    """A quotation that a verdict names, and its place: `here` is the report it stands in."""

    id: str
    here: str
    start: int
    end: int


class Carried(NamedTuple):
    """That `new` of the version `report` has the words of a judged quotation, or that none has."""

    old: str
    here: str
    report: str
    new: str | None


def judged_quotations(store: Store) -> list[Judged]:
    """Return the quotations that verdicts name, of reports that have several versions.

    One that is judged to be no speech has no row: its place is kept with the verdict.
    """
    sql = (
        'WITH named AS (SELECT j."left" AS id, j.report, j.start, j."end" FROM judgement j'
        " WHERE j.report IS NOT NULL AND j.start IS NOT NULL AND j.undone_at IS NULL"
        ' UNION SELECT q.id, q.report, q.start, q."end" FROM judgement j'
        ' JOIN quotation q ON q.id IN (j."left", j."right") WHERE j.undone_at IS NULL)'
        ' SELECT n.id, n.report, n.start, n."end" FROM named n JOIN report r ON r.id = n.report'
        " WHERE r.version_of IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM report v WHERE v.version_of = r.id) ORDER BY n.id"
    )
    return [Judged(*row) for row in store.query(sql)]


def known_carried(store: Store) -> set[tuple[str, str]]:
    """Return which quotations were looked for in which version: texts do not change."""
    return set(store.query("SELECT old, report FROM carried"))


def put_carried(store: Store, rows: Iterable[Carried]) -> None:
    """Keep where judged quotations stand in other versions."""
    sql = "INSERT INTO carried (old, here, report, new) VALUES (?, ?, ?, ?)"
    store.database.executemany(sql, rows)


def drop_carried(store: Store, report: str) -> list[str]:
    """Take away what is known of a report's quotations; return the versions they stood in, too."""
    sql = "SELECT DISTINCT report FROM carried WHERE here = ? AND new IS NOT NULL ORDER BY report"
    reports = [row[0] for row in store.query(sql, [report])]
    store.query("DELETE FROM carried WHERE here = ?1 OR report = ?1", [report])
    return reports


def carried_to(store: Store, names: Sequence[str]) -> list[Carried]:
    """Return where the words of some judged quotations stand in other versions."""
    listed = msgspec.json.encode(names).decode()
    sql = (
        "SELECT old, here, report, new FROM carried WHERE new IS NOT NULL"
        " AND old IN (SELECT value FROM json_each(?)) ORDER BY old, report"
    )
    return [Carried(*row) for row in store.query(sql, [listed])]


def carried_verdicts(store: Store, reports: Sequence[str]) -> list[Judgement]:
    """Return verdicts on one quotation of another version as verdicts on those of the reports."""
    found: list[Judgement] = []
    for some in parts(reports):
        listed = msgspec.json.encode(some).decode()
        sql = (
            "SELECT old, here, report, new FROM carried WHERE new IS NOT NULL"
            " AND report IN (SELECT value FROM json_each(?))"
        )
        rows = [Carried(*row) for row in store.query(sql, [listed])]
        verdicts = store.get_by(Judgement, "left", sorted({row.old for row in rows}))
        known = [row for row in verdicts if row.right is None and row.undone_at is None]
        found += [
            msgspec.structs.replace(verdict, left=row.new or "", report=row.report)
            for verdict in known
            for row in rows
            if row.old == verdict.left
        ]
    return found


def latest_quotations(store: Store, verdicts: Sequence[Judgement]) -> list[Judgement]:
    """Return verdicts on two quotations as verdicts on those in the latest versions."""
    ends = sorted({end for row in verdicts for end in (row.left, row.right or "")})
    found = carried_to(store, ends)
    current = store.not_superseded(sorted({row.report for row in found})) if found else set()
    latest = {row.old: row.new for row in found if row.report in current}
    moved = (
        sorted((latest.get(row.left) or row.left, latest.get(row.right or "") or row.right or ""))
        for row in verdicts
    )
    return [
        msgspec.structs.replace(row, left=left, right=right)
        for row, (left, right) in zip(verdicts, moved, strict=True)
    ]
