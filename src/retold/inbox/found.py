"""A stream of bytes with a name, found in a folder or in a container, not looked into yet."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, NamedTuple, TypeAlias, cast

from retold.errors import UnknownFieldError, UnreadableInputError
from retold.inbox.raw import Form, Raw
from retold.model import Failure
from retold.trail import UNWATCHED, Trail

STAGE = "inbox"
# The first bytes that tell what a stream is: more than any magic number, and room for a prolog.
SNIFFED = 4_096
# An office file of a thousand pages with pictures; its text has a limit of its own.
LARGEST_DOCUMENT = 64_000_000
# What must lie on disk to be read (a table in an archive): four times the dump of a daily paper
# for a century.
LARGEST_SPOOLED = 16_000_000_000
CHUNK = 1 << 20
PIECE = 1 << 16  # most reports are smaller

Columns: TypeAlias = tuple[tuple[str, str], ...]
"""Which field of ours is in which column of theirs, as a person said."""

FIELDS = (
    "text",
    "title",
    "url",
    "outlet",
    "byline",
    "published",
    "updated",
    "fetched",
    "language",
    "id",
)
"""What of ours may be in a column that a person names."""


def check_fields(columns: Columns) -> None:
    """See that a person named fields that there are.

    Raises:
        UnknownFieldError: One is none of ours, or has no column.

    """
    for ours, theirs in columns:
        if ours not in FIELDS or not theirs:
            raise UnknownFieldError(ours, theirs, list(FIELDS))


class Found(NamedTuple):
    """Something to read.

    Attributes:
        name: What it is called to a person: its path, through containers as through folders.
        source: The name that its report will have, if it holds only one.
        stream: Its bytes, from the start; read once.
        path: Where it lies as a file of its own, or None in a container.
        named: Whether a person named it outright, so that its extension need not be known.
        depth: How many containers it is in.
        kind: What it was taken for.
        columns: What a person said of its columns.
        trail: Who is told how far opening is.

    """

    name: str
    source: str
    stream: io.BufferedReader
    path: Path | None = None
    named: bool = False
    depth: int = 0
    kind: str = ""
    columns: Columns = ()
    trail: Trail = UNWATCHED

    def head(self) -> bytes:
        """Return the first bytes without reading on."""
        return self.stream.peek(SNIFFED)[:SNIFFED]

    def whole(self, limit: int, refuse: Callable[[int], str]) -> bytes:
        """Return all bytes.

        Raises:
            UnreadableInputError: There are more than `limit`; `refuse` words the reason.

        """
        pieces, size = [], 0
        # in pieces, since room for all that is asked for is made at once
        while size <= limit and (piece := self.stream.read(PIECE)):
            pieces.append(piece)
            size += len(piece)
        if size > limit:
            size = self.path.stat().st_size if self.path else size
            raise UnreadableInputError(self.name, refuse(size))
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    @contextmanager
    def laid_out(self) -> Iterator[Path]:
        """Give the bytes as a file of their own for as long as the block runs.

        Raises:
            UnreadableInputError: It lies in a container and is too large to be laid out.

        """
        if self.path:
            yield self.path
            return
        with NamedTemporaryFile(prefix="retold-") as file:
            while chunk := self.stream.read(CHUNK):
                if file.tell() + len(chunk) > LARGEST_SPOOLED:
                    reason = f"over {LARGEST_SPOOLED} bytes in a container"
                    raise UnreadableInputError(self.name, reason)
                file.write(chunk)
                self.trail.moves()
            file.flush()
            yield Path(file.name)

    def inside(self, name: str, source: str, stream: BinaryIO) -> "Found":
        """Return something that this container holds."""
        return Found(
            name=name,
            source=source,
            stream=buffered(stream),
            depth=self.depth + 1,
            columns=self.columns,
            trail=self.trail,
        )

    def one(self, form: Form, body: bytes) -> Raw:
        """Return the one input that this is."""
        return Raw(
            source=self.source,
            input=self.name,
            form=form,
            body=body,
            kind=self.kind,
            columns=self.columns,
        )

    def record(
        self, number: int | str, own: str | None, body: bytes, fetched: str | None = None
    ) -> Raw:
        """Return one input of the many in this, by its own name or by its number, from 1."""
        return Raw(
            source=own or f"{self.source}#{number}",
            input=f"{self.name}#{number}",
            form="record",
            body=body,
            kind=self.kind,
            crawled=fetched,
            columns=self.columns,
        )

    def failure(self, number: int | str, reason: str) -> Failure:
        """Return why one input of the many in this is none."""
        return Failure(input=f"{self.name}#{number}", stage=STAGE, reason=reason)


Opened: TypeAlias = Iterator[Raw | Failure | Found]
"""What is in a stream: inputs, why there is none, or streams to look into."""


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream whose first bytes can be looked at without reading on."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), 1 << 16)
