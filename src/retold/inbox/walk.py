"""Find the inputs under the paths that a person names."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from retold.errors import UnreadableInputError
from retold.inbox.decoding import LONGEST_BYTES, is_binary, too_long
from retold.inbox.raw import Form, Raw
from retold.inbox.tables import TABLES, read_json, read_table
from retold.model import Failure

FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Which raw form a file's extension tells; `.json` and tables are looked into."""

STAGE = "inbox"
# A library is what Retold writes, never what it reads.
LIBRARY = ".sqlite"


def find_inputs(paths: Sequence[Path]) -> Iterator[Raw | Failure]:
    """Yield every input under the paths; what cannot be opened is a `Failure`, the rest goes on.

    Folders are walked in the order of names, hidden files left out. A table (`.jsonl .ndjson
    .csv .tsv`) or a JSON array yields an input for each of its records, read one at a time. A
    file that is named outright is read whatever its extension; in a folder one with an unknown
    extension is a failure, so that nothing goes missing silently.

    Args:
        paths: Files and folders, each an input of its own: a file stem that is used twice under
            one of them gives way to the file's path below it.

    Yields:
        Inputs whose `source` is the record's own id, else the stem (`stem#row` in a table).

    """
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:  # a folder above it is closed to us
            yield Failure(input=str(path), stage=STAGE, reason=said(error))
            continue
        yield from _folder(path) if is_folder else _file(path, path.stem, named=True)


def _folder(root: Path) -> Iterator[Raw | Failure]:
    found = list(_walk(root, frozenset()))
    stems = Counter(item.stem for item in found if isinstance(item, Path))
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            shared = stems[item.stem] > 1
            source = item.relative_to(root).as_posix() if shared else item.stem
            yield from _file(item, source, named=False)


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Failure]:
    """Yield files in the order of names; a link to a folder above itself is a failure."""
    try:
        here = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(input=str(folder), stage=STAGE, reason=said(error))
        return
    mark = (here.st_dev, here.st_ino)
    if mark in above:
        yield Failure(
            input=str(folder), stage=STAGE, reason="a link that loops back to a folder above"
        )
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
        yield Failure(input=str(path), stage=STAGE, reason=said(error))
        return
    if is_folder:
        yield from _walk(path, above)
    elif not path.suffix.startswith(LIBRARY):
        yield path


def said(error: OSError) -> str:
    """Return the system's reason in its own words, in small letters."""
    return (error.strerror or str(error)).casefold()


def _file(path: Path, source: str, *, named: bool) -> Iterator[Raw | Failure]:
    """Yield a file's inputs; what goes wrong on the way is a failure of that file."""
    suffix = path.suffix.casefold()
    try:
        if suffix in TABLES:
            yield from read_table(path, source)
        elif suffix == ".json":
            yield from read_json(_bytes(path), str(path), source)
        else:
            yield _single(path, source, suffix, named=named)
    except OSError as error:
        yield Failure(input=str(path), stage=STAGE, reason=said(error))
    except UnreadableInputError as error:
        yield Failure(input=error.source, stage=STAGE, reason=error.reason)


def _single(path: Path, source: str, suffix: str, *, named: bool) -> Raw:
    form = FORMS.get(suffix, "text")
    body = _bytes(path)
    if suffix not in FORMS and (is_binary(body) or not (named or not suffix)):
        reason = f"not a kind of file that is read ({suffix or 'binary'})"
        raise UnreadableInputError(str(path), reason)
    return Raw(source=source, input=str(path), form=form, body=body)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        reason = "no such file" if not path.exists() else "not a file"
        raise UnreadableInputError(str(path), reason)
    size = path.stat().st_size
    if size > LONGEST_BYTES:
        raise UnreadableInputError(str(path), too_long(size, "bytes"))
    return path.read_bytes()
