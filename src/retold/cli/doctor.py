"""What `retold doctor` looks at."""

import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from retold.errors import RetoldError

OLDEST_SQLITE = (3, 38, 0)  # the first with the ->> operator, which the exported views use


def checks(library: Path) -> Iterator[tuple[bool, str]]:
    """Yield each check with a line that says what was found."""
    yield True, f"retold {version('retold')} on Python {sys.version.split()[0]}"
    known = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    yield known, f"SQLite {sqlite3.sqlite_version} (at least {'.'.join(map(str, OLDEST_SQLITE))})"
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    yield "ENABLE_FTS5" in options, "SQLite's full-text search (FTS5)"
    from retold.encoder import is_installed  # noqa: PLC0415  as below: it loads numpy

    installed = "installed" if is_installed() else "not installed"
    yield True, f"extra semantic (an encoder beside the words): {installed}"
    if not library.exists():
        yield True, f"{library}: no library yet; `retold read INPUT...` makes one"
        return
    from retold.library import open_library  # noqa: PLC0415  help must not wait for the engine

    try:
        with open_library(library, create=False) as held:
            counts, unsound, used = held.counts(), held.verify(), held.encoder()
    except RetoldError as error:
        yield False, str(error)
        return
    yield True, f"{library}: {counts['reports']:,} reports in {counts['stories']:,} stories"
    if used:
        yield Path(used.folder).exists(), f"encoder {used.folder}: {used.reports:,} vectors"
    yield not unsound, f"{len(unsound)} places or rows that do not hold (`retold verify`)"
