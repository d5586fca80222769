"""The library as one object: what is given, the ledger, and transactions."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from msgspec import Struct

from retold.lexis.addresses import canonical_url
from retold.lexis.graph import components, joined_by
from retold.model import Failure, Judgement, Report
from retold.store.opening import connect, writing
from retold.store.rows import TABLE, Cell, columns, decode, encoder

T = TypeVar("T", bound=Struct)

INBOX = "inbox"  # the stage that failures of reading are kept under
AT_ONCE = 500  # names in one IN (…): well under SQLite's limit of 32,766 variables


def marks(count: int) -> str:
    """Return `?, ?, …` for an IN clause."""
    return ", ".join("?" * count)


def parts(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the items in runs short enough for one statement."""
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]


class Store:
    """A library file, open. Close it, or use it in a `with` statement.

    Args:
        path: The file.
        create: Whether to make it if it is missing.
        tell: Called with a line for a person when something takes waiting.

    """

    def __init__(
        self, path: Path, *, create: bool = False, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self.path = path
        self.tell = tell
        self.database = connect(path, create=create)

    def __enter__(self) -> Self:
        """Return the open store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer for as long as the block runs; others wait."""
        with writing(self.path, self.tell):
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let everything in the block happen, or nothing."""
        self.database.execute("BEGIN IMMEDIATE")
        with self.database:  # commits at the end, rolls back at an error
            yield

    # --- plain rows -----------------------------------------------------------------------------

    def query(self, sql: str, values: Iterable[Cell] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.database.execute(sql, tuple(values))

    def put(self, kind: type[T], rows: Iterable[T], **fixed: str) -> None:
        """Insert rows of one type; `fixed` fills columns that the type does not have."""
        encode, names = encoder(kind), [columns(kind), *fixed]
        places = marks(len(kind.__struct_fields__) + len(fixed))
        more = tuple(fixed.values())
        self.database.executemany(
            f"INSERT INTO {TABLE[kind]} ({', '.join(names)}) VALUES ({places})",
            (encode(row) + more for row in rows),
        )

    def put_numbered(self, kind: type[T], rows: Iterable[T]) -> None:
        """Insert rows of one type, each with a number that tells it from the others."""
        encode, places = encoder(kind), marks(len(kind.__struct_fields__) + 1)
        self.database.executemany(
            f"INSERT INTO {TABLE[kind]} ({columns(kind)}, number) VALUES ({places})",
            ((*encode(row), number) for number, row in enumerate(rows)),
        )

    def get(self, kind: type[T], where: str = "1", values: Iterable[Cell] = ()) -> Iterator[T]:
        """Yield the rows of one type that fit a condition, in the table's order."""
        sql = f"SELECT {columns(kind)} FROM {TABLE[kind]} WHERE {where}"
        for cells in self.query(sql, values):
            yield decode(kind, cells)

    def get_by(self, kind: type[T], column: str, keys: Sequence[str]) -> Iterator[T]:
        """Yield the rows of one type whose column holds one of the keys."""
        for some in parts(keys):
            yield from self.get(kind, f'"{column}" IN ({marks(len(some))})', some)

    # --- what is given --------------------------------------------------------------------------

    def known(self, report: str) -> bool:
        """Tell whether a report was read before, or forgotten on purpose."""
        sql = (
            "SELECT 1 FROM report WHERE id = ?1 UNION ALL SELECT 1 FROM forgotten WHERE report = ?1"
        )
        return self.query(sql, [report]).fetchone() is not None

    def versions(self, report: Report) -> list[Report]:
        """Return what is known by a report's address, each version after the one before.

        Libraries made before addresses were put in canonical form hold them as they were given.
        """
        ends = [report.page, report.url]
        known = {row.version_of: row for row in self.get(Report, "page IN (?, ?)", ends)}
        line: list[Report] = []
        while (row := known.pop(line[-1].id if line else None, None)) is not None:
            line.append(row)
        return line

    def set_version_of(self, report: str, before: str | None) -> None:
        """Note which version a report comes after."""
        self.query("UPDATE report SET version_of = ? WHERE id = ?", [before, report])

    def set_fetched(self, report: str, fetched: str | None) -> None:
        """Note when a report was fetched."""
        self.query("UPDATE report SET fetched = ? WHERE id = ?", [fetched, report])

    def judgements(self) -> list[Judgement]:
        """Return the verdicts that stand, in the order they were given."""
        return list(self.get(Judgement, "undone_at IS NULL ORDER BY at, id"))

    def not_superseded(self, reports: Sequence[str]) -> set[str]:
        """Return which of the reports have no newer version."""
        sql = f"SELECT version_of FROM report WHERE version_of IN ({marks(len(reports))})"
        return set(reports) - {row[0] for row in self.query(sql, reports)}

    def surname_ties(self) -> dict[str, tuple[str, ...]]:
        """Return which surname keys verdicts on persons tie together."""
        pairs = []
        for row in self.judgements():
            if row.kind == "same" and row.right and "#" in row.left:
                ends = [self._surname(anchor) for anchor in (row.left, row.right)]
                pairs += [(ends[0], ends[1])] if ends[0] and ends[1] else []
        ties = [(left, right) for left, right in pairs if left and right]
        starts = sorted({key for tie in ties for key in tie})
        groups = components(starts, joined_by(ties))
        return {key: group.nodes for group in groups for key in group.nodes}

    def _surname(self, anchor: str) -> str | None:
        report, _, name = anchor.partition("#")
        sql = (
            "SELECT key FROM alias WHERE report = ?1 AND name = ?2 UNION ALL"
            " SELECT key FROM naming WHERE report = ?1 AND name = ?2"
        )
        found = self.query(sql, [report, name]).fetchone()
        return found[0] if found else None

    def scrub(self) -> None:
        """Overwrite what was deleted, so that a takedown leaves no words in the file."""
        self.query("INSERT INTO found (found) VALUES ('rebuild')")
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        self.query("VACUUM")
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def count(self, table: str) -> int:
        """Return how many rows a table of ours has."""
        (number,) = self.query(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

    def report_ids(self, name: str) -> list[str]:
        """Return the ids of the reports that bear an id, a source or a URL, the latest last.

        Variants of an address (see `canonical_url`) name the same reports.
        """
        sql = (
            "SELECT id FROM report WHERE id = ?1 OR source = ?1 OR url = ?1 OR page = ?2"
            " ORDER BY id NOT IN (SELECT version_of FROM report WHERE version_of IS NOT NULL),"
            " number"
        )
        return [row[0] for row in self.query(sql, [name, canonical_url(name)])]

    # --- the ledger -----------------------------------------------------------------------------

    def set_due(self, stage: str, keys: Iterable[str]) -> None:
        """Note that a stage has work to do on the keys."""
        self.database.executemany(
            "INSERT INTO ledger (stage, key) VALUES (?, ?)"
            " ON CONFLICT (stage, key) DO UPDATE SET version = NULL",
            ((stage, key) for key in keys),
        )

    def set_done(self, stage: str, version: str, keys: Iterable[str]) -> None:
        """Note that a stage did its work on the keys, with which version."""
        self.database.executemany(
            "INSERT INTO ledger (stage, key, version) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (stage, key) DO UPDATE SET version = ?3",
            ((stage, key, version) for key in keys),
        )

    def drop_keys(self, stage: str, keys: Iterable[str]) -> None:
        """Strike keys that are no more from the ledger."""
        self.database.executemany(
            "DELETE FROM ledger WHERE stage = ? AND key = ?", ((stage, key) for key in keys)
        )

    def due_among(self, stage: str, keys: Sequence[str]) -> set[str]:
        """Return which of the keys the stage has work to do on."""
        found: set[str] = set()
        for some in parts(keys):
            within = f"key IN ({marks(len(some))})"
            sql = f"SELECT key FROM ledger WHERE version IS NULL AND stage = ? AND {within}"
            found.update(row[0] for row in self.query(sql, [stage, *some]))
        return found

    def set_stale_due(self, stage: str, version: str) -> None:
        """Note as due what another version of the stage did."""
        self.query(
            "UPDATE ledger SET version = NULL WHERE stage = ? AND version <> ?", [stage, version]
        )

    def due(self, stage: str, limit: int = -1) -> list[str]:
        """Return keys that the stage has work to do on, in order, at most `limit`."""
        sql = "SELECT key FROM ledger WHERE version IS NULL AND stage = ? ORDER BY key LIMIT ?"
        return [row[0] for row in self.query(sql, [stage, limit])]

    def due_count(self, stage: str) -> int:
        """Return on how many keys the stage has work to do."""
        sql = "SELECT count(*) FROM ledger WHERE version IS NULL AND stage = ?"
        (number,) = self.query(sql, [stage]).fetchone()
        return int(number)

    # --- failures -------------------------------------------------------------------------------

    def drop_failures(self, stage: str, inputs: Iterable[str]) -> None:
        """Strike failures of work that is done anew."""
        self.database.executemany(
            "DELETE FROM failure WHERE stage = ? AND input = ?", ((stage, name) for name in inputs)
        )

    def put_failures(self, failures: Iterable[Failure], report: str | None = None) -> None:
        """Keep what could not be done; the same failure is kept once."""
        self.database.executemany(
            "INSERT INTO failure (input, stage, reason, report) SELECT ?1, ?2, ?3, ?4"
            " WHERE NOT EXISTS"
            " (SELECT 1 FROM failure WHERE input = ?1 AND stage = ?2 AND reason = ?3)",
            ((row.input, row.stage, row.reason, report) for row in failures),
        )
