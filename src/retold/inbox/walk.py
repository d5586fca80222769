"""Find the inputs under the paths that a person names."""

import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from retold.inbox.crawls import open_crawl
from retold.inbox.found import STAGE, Columns, Found, buffered
from retold.inbox.openers import KINDS, open_found, said
from retold.inbox.packed import stem_of
from retold.inbox.raw import Raw
from retold.model import Failure
from retold.trail import UNWATCHED, Trail

# What SQLite and Retold put beside a database while it is open, and what `retold watch` remembers.
BESIDE = re.compile(r"-(?:wal|shm|journal|lock)\Z|\.\w+-watch(?:-new)?\Z")


def find_inputs(paths: Sequence[Path], columns: Columns = ()) -> Iterator[Raw | Failure]:
    """Yield every input under the paths; what cannot be opened is a `Failure`, the rest goes on.

    Folders are walked in the order of names, hidden files left out. What holds many inputs (a
    table, an archive, a crawl) yields them one at a time. A file that is named outright is read
    whatever its extension; in a folder one of an unknown kind is a failure, so that nothing goes
    missing silently. Libraries of ours are passed over in a folder: they are often made there.

    Args:
        paths: Files and folders, each an input of its own: a file stem that is used twice under
            one of them gives way to the file's path below it.
        columns: Which field of ours is in which column or key of theirs.

    Yields:
        Inputs whose `source` is the record's own id, else the stem (`stem#row` in a table).

    """
    for file in find_files(paths):
        yield from open_file(file, columns)


class File(NamedTuple):
    """A file to read: its path, the name of its report, and whether a person named it outright."""

    path: Path
    source: str
    named: bool


def find_files(paths: Sequence[Path]) -> Iterator[File | Failure]:
    """Yield every file under the paths, as `find_inputs` reads them."""
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:  # a folder above it is closed to us
            yield _failure(path, said(error))
            continue
        if is_folder:
            yield from _folder(path)
        else:
            yield File(path, stem_of(path.name), named=True)


def _folder(root: Path) -> Iterator[File | Failure]:
    found = list(_walk(root, frozenset()))
    stems = Counter(stem_of(item.name) for item in found if isinstance(item, Path))
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            stem = stem_of(item.name)
            source = item.relative_to(root).as_posix() if stems[stem] > 1 else stem
            yield File(item, source, named=False)


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Failure]:
    """Yield files in the order of names; a link to a folder above itself is a failure."""
    try:
        here = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _failure(folder, said(error))
        return
    mark = (here.st_dev, here.st_ino)
    if mark in above:
        yield _failure(folder, "a link that loops back to a folder above")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(folder, entry, above | {mark})


def _entry(
    folder: Path, entry: os.DirEntry[str], above: frozenset[tuple[int, int]]
) -> Iterator[Path | Failure]:
    path = folder / entry.name
    try:
        is_folder = entry.is_dir()
    except OSError as error:  # a link that points to itself
        yield _failure(path, said(error))
        return
    if is_folder:
        yield from _walk(path, above)
    elif not BESIDE.search(entry.name):
        yield path


def open_file(
    file: File | Failure, columns: Columns = (), trail: Trail = UNWATCHED
) -> Iterator[Raw | Failure]:
    """Yield a file's inputs; what goes wrong on the way is a failure of that file.

    Args:
        file: The file, or why there is none.
        columns: Which field of ours is in which column or key of theirs.
        trail: Who is told how far it is.

    """
    if isinstance(file, Failure):
        yield file
        return
    path = file.path
    if not path.is_file():
        yield _failure(path, "no such file" if not path.exists() else "not a file")
        return
    try:
        stream = buffered(cast("BinaryIO", _Moving(path, trail)))
    except OSError as error:
        yield _failure(path, said(error))
        return
    with stream:
        found = Found(
            str(path), file.source, stream, path, file.named, columns=columns, trail=trail
        )
        yield from open_found(found)


class _Moving(io.FileIO):
    """A file that tells of each piece that is read."""

    def __init__(self, path: Path, trail: Trail) -> None:
        super().__init__(path)
        self._trail = trail

    def readinto(self, buffer: bytearray) -> int | None:  # type: ignore[override]
        """Read into a buffer; return how many bytes."""
        self._trail.moves()
        return super().readinto(buffer)


def find_fetched(path: Path, start: int, before: int) -> Iterator[Raw | Failure]:
    """Yield what was added to a crawl of our own since it was read last.

    Args:
        path: The WARC file.
        start: Where what is new begins.
        before: How many records of what was fetched are before it.

    Yields:
        The inputs that `find_inputs` yields of that part, with the same names.

    """
    kind = next(kind for kind in KINDS if kind.opens is open_crawl)
    with path.open("rb") as stream:
        found = Found(str(path), stem_of(path.name), stream, path, kind=kind.called)
        for one in open_crawl(found, start, before):
            if not isinstance(one, Found):
                yield one


def _failure(path: Path, reason: str) -> Failure:
    return Failure(input=str(path), stage=STAGE, reason=reason)
