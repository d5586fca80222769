"""The whole library: derive anew, forget, and who has which lasting id."""

from collections.abc import Sequence

from retold.model import Appearance
from retold.store.carrying import drop_carried
from retold.store.rows import IN_REPORT_TABLES, TABLE
from retold.store.store import INBOX, Store

GIVEN = {"report", "judgement", "forgotten", "succession"}
"""Tables that are never rebuilt."""

MEETING = {"node", "waiting", "gone", "run", "chunk", "common"}


def wipe(store: Store) -> None:
    """Take away every derived row and the ledger; failures of reading stay."""
    for table in sorted({*TABLE.values(), *MEETING, "carried", "ledger", "reading"} - GIVEN):
        store.query(f"DELETE FROM {table}")
    store.query("DELETE FROM failure WHERE stage <> ?", [INBOX])


def set_all_due(store: Store, stage: str) -> None:
    """Note every report as due."""
    store.query("INSERT INTO ledger (stage, key) SELECT ?, id FROM report", [stage])


def remove_report(store: Store, report: str) -> list[str]:
    """Remove a report and its rows; return the versions that change with it.

    That are the one that may be the latest again, and those for which its verdicts held.
    """
    held = drop_carried(store, report)
    (before,) = store.query("SELECT version_of FROM report WHERE id = ?", [report]).fetchone()
    for table in (*IN_REPORT_TABLES, "vector", "bound", "appearance", "alias"):
        store.query(f"DELETE FROM {table} WHERE report = ?", [report])
    for column in ("report", '"left"', '"right"'):
        pattern = f"DELETE FROM judgement WHERE {column} = ?1 OR {column} LIKE ?1 || '#%'"
        store.query(pattern, [report])
    store.query("UPDATE report SET version_of = ? WHERE version_of = ?", [before, report])
    store.query("DELETE FROM failure WHERE report = ?", [report])
    store.query("DELETE FROM report WHERE id = ?", [report])
    store.query("DELETE FROM ledger WHERE key = ?", [report])
    store.query("INSERT OR IGNORE INTO forgotten (report) VALUES (?)", [report])
    return [*held, *([before] if before else [])]


def identities(store: Store) -> dict[str, dict[str, str]]:
    """Return who has which lasting id now: {kind: {what it holds: id}}."""
    return {kind: dict(store.query(sql)) for kind, sql in _IDENTITIES.items()}


_IDENTITIES = {
    "story": "SELECT report, story FROM placement",
    "utterance": "SELECT quotation, utterance FROM reading",
    "person": "SELECT report || '#' || name, person FROM appearance",
}


def identities_of_surnames(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """Return who is whom under the surname keys: {"REPORT#NAME": person id}."""
    rows = store.get_by(Appearance, "surname", keys)
    return {f"{row.report}#{row.name}": row.person for row in rows}
