"""Namings by the surname that counts: their own, or that of the name they mean in their story."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from retold.model import Alias, Appearance, Company, Naming, Placement
from retold.store.rows import columns, decode
from retold.store.store import Store, marks, parts

# Each asks by one index; with OR between them SQLite would go through the whole tables.
_MOVES = (
    (
        "SELECT n.key, a.key FROM alias a JOIN naming n ON n.report = a.report AND n.name = a.name"
        " WHERE a.key IN ({})"
    ),
    (
        "SELECT n.key, a.key FROM naming n JOIN alias a ON a.report = n.report AND a.name = n.name"
        " WHERE n.key IN ({})"
    ),
    (
        "SELECT n.key, a.surname FROM appearance a JOIN naming n ON n.report = a.report"
        " AND n.name = a.name WHERE a.surname IN ({}) AND n.key <> a.surname"
    ),
    (
        "SELECT n.key, a.surname FROM naming n JOIN appearance a ON a.report = n.report"
        " AND a.name = n.name WHERE n.key IN ({}) AND n.key <> a.surname"
    ),
)
_BYLINE = msgspec.json.Decoder(tuple[str, ...])


class Together(NamedTuple):
    """What is known of the namings that are looked at together."""

    namings: tuple[Naming, ...]
    placements: tuple[Placement, ...]
    aliases: tuple[Alias, ...]
    companies: tuple[Company, ...]


def tied_surnames(store: Store, key: str) -> tuple[str, ...]:
    """Return the surname keys that persons' verdicts tie to a key, itself included, in order."""
    ties = store.surname_ties()
    return ties.get(key, (key,))


def surnames_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the surname keys of the people the reports name, and of those they count as.

    Older versions of the reports count too: they stand where the latest does.
    """
    found: set[str] = set()
    for some in parts(sorted(set(reports))):
        listed = msgspec.json.encode(some).decode()
        for table in ("naming", "alias"):
            sql = (
                "WITH RECURSIVE version (id) AS (SELECT value FROM json_each(?)"
                " UNION SELECT r.version_of"
                " FROM report r JOIN version v ON r.id = v.id WHERE r.version_of IS NOT NULL)"
                f" SELECT DISTINCT key FROM version JOIN {table} ON report = version.id"
            )
            found.update(row[0] for row in store.query(sql, [listed]))
    return sorted(found)


def due_together(store: Store, stage: str, window: Sequence[str]) -> list[str]:
    """Return the keys with those that are due too and take namings from them, or give them some.

    A naming that moves from one surname to another is then seen to move, so that the id it had
    leads on.
    """
    found = set(window)
    for sql in _MOVES:
        for some in parts(window):
            for keys in store.query(sql.format(marks(len(some))), some):
                found.update(keys)
    return sorted(found & {*window, *store.due_among(stage, sorted(found))})


def drop_appearances(store: Store, held: Iterable[str]) -> dict[str, str]:
    """Take away who `REPORT#NAME` was until now, under whatever surname; return it."""
    found: dict[str, str] = {}
    for one in sorted(held):
        at = one.split("#", 1)
        row = store.query("SELECT person FROM appearance WHERE report = ? AND name = ?", at)
        if (known := row.fetchone()) is not None:
            found[one] = known[0]
            store.query("DELETE FROM appearance WHERE report = ? AND name = ?", at)
    return found


def by_surname(store: Store, keys: Sequence[str]) -> Iterator[tuple[str, Together]]:
    """Yield what is known of the namings of each key; tied ones together, under their first."""
    root = {
        other: key
        for tied in {tied_surnames(store, key) for key in keys}
        for other in tied
        for key in tied[:1]
    }
    rows: dict[str, list[Naming]] = defaultdict(list)
    aliases = {(row.report, row.name): row for row in _aliases(store, sorted(root))}
    for row in _namings(store, sorted(root), aliases):
        alias = aliases.get((row.report, row.name))
        key = alias.key if alias else row.key
        if key in root:
            rows[root[key]].append(row)
    placed = _placements(store, sorted({row.report for some in rows.values() for row in some}))
    beside = _beside(store, rows.values(), placed)
    for key, some in sorted(rows.items()):
        reports = sorted({row.report for row in some})
        meant = [aliases[at] for row in some if (at := (row.report, row.name)) in aliases]
        yield (
            key,
            Together(
                tuple(some),
                tuple(placed[report] for report in reports if report in placed),
                tuple(meant),
                tuple(beside[report] for report in reports if report in beside),
            ),
        )


def _aliases(store: Store, keys: Sequence[str]) -> Iterator[Alias]:
    """Yield the aliases that lead to the keys or away from them."""
    yield from store.get_by(Alias, "key", keys)
    names = ", ".join(f"a.{name}" for name in columns(Alias).split(", "))
    for some in parts(keys):
        sql = (
            f"SELECT {names} FROM naming n JOIN alias a ON a.report = n.report AND a.name = n.name"
            f" WHERE n.key IN ({marks(len(some))})"
        )
        yield from (decode(Alias, cells) for cells in store.query(sql, some))


def _namings(
    store: Store, keys: Sequence[str], aliases: Mapping[tuple[str, str], Alias]
) -> list[Naming]:
    """Return the namings with one of the keys or an alias, in order."""
    found = {(row.report, row.name): row for row in store.get_by(Naming, "key", keys)}
    reports = sorted({report for report, name in aliases if (report, name) not in found})
    for row in store.get_by(Naming, "report", reports):
        if (row.report, row.name) in aliases:
            found[row.report, row.name] = row
    return [found[at] for at in sorted(found)]


def _placements(store: Store, reports: Sequence[str]) -> dict[str, Placement]:
    """Return where the reports are placed; an old version stands where its latest does."""
    placed = {row.report: row for row in store.get_by(Placement, "report", reports)}
    latest: dict[str, str] = {}
    for report in reports:
        if report not in placed and (newer := _latest(store, report)) != report:
            latest[report] = newer
    found = {row.report: row for row in store.get_by(Placement, "report", sorted(latest.values()))}
    placed |= {old: replace(found[new], report=old) for old, new in latest.items() if new in found}
    return placed


def _latest(store: Store, report: str) -> str:
    sql = "SELECT id FROM report WHERE version_of = ? ORDER BY number DESC LIMIT 1"
    while (row := store.query(sql, [report]).fetchone()) is not None:
        report = str(row[0])
    return report


def _beside(
    store: Store, groups: Iterable[Sequence[Naming]], placed: Mapping[str, Placement]
) -> dict[str, Company]:
    """Return whom reports name in full, where one surname is named in several stories."""
    wanted: set[str] = set()
    for rows in groups:
        full = {row.report for row in rows if " " in row.name}
        stories = {placed[report].story if report in placed else report for report in full}
        if len(stories) > 1:
            wanted |= full
    return {row.report: row for row in _companies(store, sorted(wanted))}


def _companies(store: Store, reports: Sequence[str]) -> Iterator[Company]:
    for some in parts(reports):
        within = f"IN ({marks(len(some))})"
        people = f"SELECT report, name FROM naming WHERE report {within} AND name LIKE '% %'"
        named = _gathered(store, people, some)
        others = f"SELECT report, name FROM mention WHERE report {within} AND kind = 'organisation'"
        organisations = _gathered(store, others, some)
        sql = f"SELECT id, outlet, byline FROM report WHERE id {within} ORDER BY id"
        for report, outlet, byline in store.query(sql, some):
            yield Company(
                report=report,
                names=tuple(sorted(named[report])),
                outlet=outlet,
                byline=_BYLINE.decode(byline),
                organisations=tuple(sorted(organisations[report])),
            )


def _gathered(store: Store, sql: str, reports: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for report, name in store.query(sql, reports):
        found[report].add(name)
    return found


def moved_aliases(store: Store, stories: Sequence[str], made: Iterable[Alias]) -> list[str]:
    """Return the surname keys that are other ones than before, given the stories' new aliases."""
    before, now = set(store.get_by(Alias, "story", stories)), set(made)
    before.update(store.get_by(Alias, "report", sorted({row.report for row in now})))
    changed = before ^ now
    keys = {row.key for row in changed}
    return sorted(keys.union(surnames_of(store, {row.report for row in changed})))


def held_by_appearances(rows: Iterable[Appearance]) -> dict[str, str]:
    """Return who is whom in appearances: {"REPORT#NAME": person id}."""
    return {f"{row.report}#{row.name}": row.person for row in rows}
