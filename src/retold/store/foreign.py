"""Databases that are not ours: their tables and rows, opened for reading only."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from retold.errors import UnreadableInputError
from retold.store.opening import APPLICATION_ID

# As long as the longest report may be in bytes (`inbox/decoding.py`); the rest of a row is small.
LONGEST_CELL = 64_000_000


class Foreign:
    """Another program's SQLite database; use it in a `with` statement.

    Args:
        path: Its file.
        name: What to call it in an error.

    Attributes:
        is_library: Whether it is a library of ours after all; known once it is open.

    """

    is_library: bool

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        # a database in use has newer rows in a file beside it, which `immutable` would leave out;
        # without it SQLite would put such a file beside a database that is only looked at
        beside = path.with_name(f"{path.name}-wal").exists()
        mode = "mode=ro" if beside else "mode=ro&immutable=1"
        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        self._database.text_factory = _text
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)

    def __enter__(self) -> Self:
        """Return the open database.

        Raises:
            UnreadableInputError: It is no sound database.

        """
        try:
            self._database.execute("PRAGMA trusted_schema = OFF")
            (number,) = self._database.execute("PRAGMA application_id").fetchone()
        except sqlite3.Error as error:
            self._database.close()
            raise self._broken(error) from error
        self.is_library = number == APPLICATION_ID
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._database.close()

    def tables(self) -> dict[str, list[str]]:
        """Return the names of each table's columns, in the order of the tables' names.

        Raises:
            UnreadableInputError: The database is broken.

        """
        listed = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        columns = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
        names = [str(name) for (name,) in self._rows(listed)]
        return {
            name: [str(column) for (column,) in self._rows(columns, [name])]
            for name in names
            if not name.startswith("sqlite_")
        }

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        """Yield a table's rows in its own order; bytes that are no text are left out.

        Raises:
            UnreadableInputError: The database is broken.

        """
        quoted = table.replace('"', '""')
        names = self.tables()[table]
        for cells in self._rows(f'SELECT * FROM "{quoted}"'):
            yield {
                name: cell
                for name, cell in zip(names, cells, strict=False)
                if not isinstance(cell, bytes)
            }

    def _rows(self, sql: str, values: Sequence[str] = ()) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._database.execute(sql, values)
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter: names that are no text
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> UnreadableInputError:
        return UnreadableInputError(self._name, f"broken database ({error})")


def _text(stored: bytes) -> str:
    """Return a cell's text; what is not UTF-8 in it is U+FFFD."""
    return stored.decode("utf-8", "replace")
