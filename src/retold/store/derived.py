"""Rows that were made: replaced whole under their key, never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct

from retold.model import (
    Appearance,
    Failure,
    Family,
    Judgement,
    Key,
    Mark,
    Naming,
    Origin,
    Placement,
    Report,
    Row,
    Stage,
    Story,
    Utterance,
)
from retold.pipeline import ACROSS
from retold.store.rows import IN_REPORT_TABLES, NUMBERED, TABLE, decode
from retold.store.rows import columns as columns_of
from retold.store.store import INBOX, Store, marks, parts

T = TypeVar("T", bound=Struct)

Arguments: TypeAlias = tuple[object, ...]
"""What a stage's work is called with."""

COLUMN = {Key.REPORT: "report", Key.SURNAME: "surname", Key.STORY: "story"}
"""The column by which the rows of a stage are replaced."""


def by_type(rows: Iterable[Row]) -> dict[type[Row], list[Row]]:
    """Return the rows sorted into lists by their type."""
    found: dict[type[Row], list[Row]] = defaultdict(list)
    for row in rows:
        found[type(row)].append(row)
    return found


def replace_reports(store: Store, made: Sequence[tuple[Report, Sequence[Row]]]) -> None:
    """Put the rows that the in-report stages made of some reports in place of the old ones."""
    ids = [report.id for report, _ in made]
    for table in (*IN_REPORT_TABLES, "failure"):
        store.query(f"DELETE FROM {table} WHERE report IN ({marks(len(ids))})", ids)
    for report, rows in made:
        store.put_failures((row for row in rows if isinstance(row, Failure)), report.id)
    for kind, some in by_type(row for _, rows in made for row in rows).items():
        if kind in NUMBERED:
            store.put_numbered(kind, some)
        elif kind is not Mark and kind is not Failure:
            store.put(kind, some)


def tied_surnames(store: Store, key: str) -> tuple[str, ...]:
    """Return the surname keys that persons' verdicts tie to a key, itself included, in order."""
    ties = store.surname_ties()
    return ties.get(key, (key,))


def replace_keyed(store: Store, stage: Stage, keys: Sequence[str], rows: Iterable[Row]) -> None:
    """Put the rows of a stage under one key in place of those under it and the keys tied to it."""
    column = COLUMN[stage.by]
    for kind in stage.makes:
        sql = f"DELETE FROM {TABLE[kind]} WHERE {column} IN ({marks(len(keys))})"
        store.query(sql, keys)
    for kind, some in by_type(rows).items():
        if kind is Failure:
            store.put_failures(row for row in some if isinstance(row, Failure))
        elif stage.by is Key.SURNAME:
            store.put(kind, some, surname=keys[0])
        else:
            store.put(kind, some)


def replace_component(
    store: Store, makes: Sequence[type[Row]], component: str, rows: Iterable[Row]
) -> None:
    """Put the rows made of one component in its place."""
    for kind, some in by_type(rows).items():
        if kind is Failure:
            store.put_failures(row for row in some if isinstance(row, Failure))
        if kind in makes:
            store.put(kind, some, component=component)
        if kind is Utterance:
            store.database.executemany(
                "INSERT INTO reading (quotation, utterance) VALUES (?, ?)",
                (
                    (reading.quotation, row.id)
                    for row in some
                    if isinstance(row, Utterance)
                    for reading in row.readings
                ),
            )


def drop_components(store: Store, makes: Sequence[type[Row]], components: Sequence[str]) -> None:
    """Take away the rows made of components that are no more."""
    for some in parts(components):
        within = f"component IN ({marks(len(some))})"
        if Utterance in makes:
            sql = (
                f"DELETE FROM reading WHERE utterance IN (SELECT id FROM utterance WHERE {within})"
            )
            store.query(sql, some)
        for kind in makes:
            store.query(f"DELETE FROM {TABLE[kind]} WHERE {within}", some)


HELD = {
    Story: "SELECT report, story FROM placement WHERE component IN ({})",
    Utterance: "SELECT r.quotation, r.utterance FROM utterance u JOIN reading r"
    " ON r.utterance = u.id WHERE u.component IN ({})",
    Origin: "SELECT report, origin FROM origin WHERE component IN ({})",
}
"""How to ask what the rows of components hold."""


def held_by(store: Store, family: Family, components: Sequence[str]) -> dict[str, str]:
    """Return what the components' rows hold, each with the lasting id of what holds it."""
    (sql,) = [HELD[kind] for kind in family.makes if kind in HELD]
    found: dict[str, str] = {}
    for some in parts(components):
        found.update(store.query(sql.format(marks(len(some))), some))
    return found


def put_lost(store: Store, family: Family, before: Mapping[str, str]) -> None:
    """Write down that ids are gone with all that they held."""
    if Story in family.makes:
        put_successions(store, "story", before, {})
        drop_stories(store, sorted(set(before.values())))
    elif Utterance in family.makes:
        put_successions(store, "utterance", before, {})


def drop_stories(store: Store, stories: Sequence[str]) -> None:
    """Take away all that was made of stories that are no more."""
    for stage in ACROSS:
        if stage.by is Key.STORY:
            store.drop_keys(stage.name, stories)
            for some in parts(stories):
                for kind in stage.makes:
                    sql = f"DELETE FROM {TABLE[kind]} WHERE story IN ({marks(len(some))})"
                    store.query(sql, some)


# --- what a stage is called with -----------------------------------------------------------------


def arguments(store: Store, stage: Stage, keys: Sequence[str]) -> Mapping[str, Arguments]:
    """Return what the stage is called with for each key that still has rows."""
    if stage.by is Key.STORY:
        return _by_story(store, stage.reads, keys)
    return _by_surname(store, stage.reads, keys)


def _by_story(
    store: Store, reads: Sequence[type[Row]], keys: Sequence[str]
) -> dict[str, Arguments]:
    found: dict[str, list[object]] = {row.id: [row] for row in store.get_by(Story, "id", keys)}
    alive = sorted(found)
    for kind in reads[1:]:
        rows = _of_stories(store, kind, alive)
        for story in alive:
            found[story].append(tuple(rows.get(story, ())))
    return {story: tuple(found[story]) for story in alive}


def _of_stories(store: Store, kind: type[T], stories: Sequence[str]) -> dict[str, list[T]]:
    """Return the rows of the stories' reports, in the order of report and place."""
    found: dict[str, list[T]] = defaultdict(list)
    column = "id" if kind is Report else "report"
    order = ", start" if "start" in kind.__struct_fields__ else ""
    names = ", ".join(f"t.{name}" for name in columns_of(kind).split(", "))
    for some in parts(stories):
        sql = (
            f"SELECT {names}, p.story FROM placement p"
            f" JOIN {TABLE[kind]} t ON t.{column} = p.report"
            f" WHERE p.story IN ({marks(len(some))}) ORDER BY p.report{order}"
        )
        for cells in store.query(sql, some):
            found[str(cells[-1])].append(decode(kind, cells))
    return found


def _by_surname(
    store: Store, reads: Sequence[type[Row]], keys: Sequence[str]
) -> dict[str, Arguments]:
    root = {key: tied[0] for key in keys for tied in (tied_surnames(store, key),)}
    every = sorted({other for key in keys for other in tied_surnames(store, key)})
    namings: dict[str, list[Naming]] = defaultdict(list)
    for row in sorted(store.get_by(Naming, "key", every), key=lambda row: (row.report, row.name)):
        namings[root.get(row.key, row.key)].append(row)
    reports = sorted({row.report for rows in namings.values() for row in rows})
    placed = {row.report: row for row in store.get_by(Placement, "report", reports)}
    verdicts = tuple(row for row in store.judgements() if "#" in row.left)
    found: dict[str, Arguments] = {}
    for key, rows in namings.items():
        here = sorted({row.report for row in rows})
        given: dict[type[Row], tuple[Row, ...]] = {
            Naming: tuple(rows),
            Placement: tuple(placed[report] for report in here if report in placed),
            Judgement: verdicts,
        }
        found[key] = tuple(given[kind] for kind in reads)
    return found


# --- what depends on what ------------------------------------------------------------------------


def stories_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the stories that the reports are placed in."""
    found = {row.story for row in store.get_by(Placement, "report", sorted(set(reports)))}
    return sorted(found)


def surnames_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the surname keys of the people the reports name."""
    found: set[str] = set()
    for some in parts(sorted(set(reports))):
        sql = f"SELECT DISTINCT key FROM naming WHERE report IN ({marks(len(some))})"
        found.update(row[0] for row in store.query(sql, some))
    return sorted(found)


def identities(store: Store) -> dict[str, dict[str, str]]:
    """Return who has which lasting id now: {kind: {what it holds: id}}."""
    return {kind: dict(store.query(sql)) for kind, sql in _IDENTITIES.items()}


_IDENTITIES = {
    "story": "SELECT report, story FROM placement",
    "utterance": "SELECT quotation, utterance FROM reading",
    "person": "SELECT report || '#' || name, person FROM appearance",
}


def put_successions(
    store: Store, kind: str, before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Write down where each id that is gone leads: to the one that holds most of what it held."""
    alive = set(now.values())
    heirs: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for held, old in sorted(before.items()):
        if old not in alive and (held in now or not now):
            heirs[old][now.get(held, "")] += 1
    for old, counts in sorted(heirs.items()):
        new = min(counts, key=lambda heir: (not heir, -counts[heir], heir))
        store.query(
            "INSERT INTO succession (kind, old, new) VALUES (?, ?, ?)", [kind, old, new or None]
        )


# --- all of it -----------------------------------------------------------------------------------

GIVEN = {"report", "judgement", "forgotten", "succession"}
"""Tables that are never rebuilt."""


def wipe(store: Store) -> None:
    """Take away every derived row and the ledger; failures of reading stay."""
    tables = [*(set(TABLE.values()) - GIVEN), "ledger", "node", "mark", "common", "reading"]
    for table in sorted(tables):
        store.query(f"DELETE FROM {table}")
    store.query("DELETE FROM failure WHERE stage <> ?", [INBOX])


def set_all_due(store: Store, stage: str) -> None:
    """Note every report as due."""
    store.query("INSERT INTO ledger (stage, key) SELECT ?, id FROM report", [stage])


def remove_report(store: Store, report: str) -> list[str]:
    """Remove a report and its rows; return the version that now is the latest again."""
    (before,) = store.query("SELECT version_of FROM report WHERE id = ?", [report]).fetchone()
    for table in (*IN_REPORT_TABLES, "bound", "appearance"):
        store.query(f"DELETE FROM {table} WHERE report = ?", [report])
    for column in ("report", '"left"', '"right"'):
        pattern = f"DELETE FROM judgement WHERE {column} = ?1 OR {column} LIKE ?1 || '#%'"
        store.query(pattern, [report])
    store.query("UPDATE report SET version_of = ? WHERE version_of = ?", [before, report])
    store.query("DELETE FROM failure WHERE report = ?", [report])
    store.query("DELETE FROM report WHERE id = ?", [report])
    store.query("DELETE FROM ledger WHERE key = ?", [report])
    store.query("INSERT OR IGNORE INTO forgotten (report) VALUES (?)", [report])
    return [before] if before else []


def identities_of_surnames(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """Return who is whom under the surname keys: {"REPORT#NAME": person id}."""
    rows = store.get_by(Appearance, "surname", keys)
    return {f"{row.report}#{row.name}": row.person for row in rows}
