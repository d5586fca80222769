"""Open a library file: make it, check it, bring its schema up to date, keep writers apart."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from retold.errors import (
    LibraryBusyError,
    LibraryMissingError,
    NewerLibraryError,
    NotALibraryError,
)

APPLICATION_ID = 0x5265746F  # "Reto": what `file` and SQLite's header show of ours
WAIT_SECONDS = 600.0  # how long a second writer waits: longer than reading 50,000 reports takes
WAL_PAGES = 25_000  # 100 MB of writing are gathered before they go to the file; pages repeat
STEP_SECONDS = 0.2  # how often it looks again
CACHE_KIB = 128 * 1024  # marks of 100,000 reports stay in memory; measured: half the time of 2 MiB


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Return a connection to the library at `path`, its schema up to date.

    Raises:
        LibraryMissingError: There is no file, and none was to be made.
        NotALibraryError: The file is no SQLite database, or another program's.
        NewerLibraryError: Its schema is newer than this program.

    """
    if not path.exists() and not create:
        raise LibraryMissingError(str(path))
    try:
        database = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        _check(path, database)
    except sqlite3.DatabaseError as error:
        raise NotALibraryError(str(path), str(error)) from error
    return database


def _check(path: Path, database: sqlite3.Connection) -> None:
    # In this order: another process may be making the library at this moment.
    (objects,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID and objects:
        raise NotALibraryError(str(path), "another program's database")
    scripts = _scripts()
    if version > len(scripts):
        raise NewerLibraryError(str(path), version, len(scripts))
    if version < len(scripts):
        with writing(path, lambda _: None):
            _migrate(database, scripts)
    database.execute("PRAGMA synchronous = NORMAL")  # with WAL: a crash may lose, never break
    database.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")


def _scripts() -> list[str]:
    """Return the numbered schema scripts, in order."""
    folder = files("retold.store") / "schema"
    named = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in named]


def _migrate(database: sqlite3.Connection, scripts: list[str]) -> None:
    """Apply the scripts that are new to the library, each with its number in one transaction."""
    database.execute("PRAGMA journal_mode = WAL")
    (version,) = database.execute("PRAGMA user_version").fetchone()  # another process may just have
    for number, script in enumerate(scripts[version:], version + 1):
        database.executescript(
            f"BEGIN IMMEDIATE; {script}; PRAGMA application_id = {APPLICATION_ID};"
            f" PRAGMA user_version = {number}; COMMIT;"
        )


@contextmanager
def writing(path: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the library for one writer; another waits, and is told who holds it.

    The lock is the operating system's, on a file beside the library, so it ends with the process
    that holds it, however that ends.

    Raises:
        LibraryBusyError: The other writer did not finish within `WAIT_SECONDS`.

    """
    beside = path.with_name(path.name + "-lock")
    with beside.open("a+", encoding="utf-8") as file:
        _wait(file.fileno(), beside, tell)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def _wait(number: int, beside: Path, tell: Callable[[str], None]) -> None:
    begun, told = time.monotonic(), False
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waited = time.monotonic() - begun
            if waited > WAIT_SECONDS:
                raise LibraryBusyError(str(beside), waited) from None
            if not told:
                holder = beside.read_text(encoding="utf-8").strip() or "unknown"
                tell(f"waiting: process {holder} is writing to this library")
                told = True
            time.sleep(STEP_SECONDS)
        else:
            return
