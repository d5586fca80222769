"""What is remembered between two runs of watching: a file of lines, each a thing that happened.

A line is written when it is true, so a process that is killed loses nothing but what it was at;
the lines are read again, the last of them left out if it is cut off. The file can be deleted: then
everything is asked for again, and what is the same is known by its bytes.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from retold.errors import OutputExistsError
from retold.inbox.feeds import Entry


class Asked(Struct, frozen=True, tag=True, omit_defaults=True):
    """A page or a listing that was fetched: what the server and its listing said of its state.

    `leads` are the further listings that it names, which change without it.
    """

    key: str
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    seen_as: str = ""
    leads: tuple[str, ...] = ()


class Waits(Struct, frozen=True, tag=True, omit_defaults=True):
    """A page that is to be fetched, with what is said of it; since when that fails (unix time)."""

    key: str
    url: str
    entry: Entry
    fails_since: float | None = None


class Gone(Struct, frozen=True, tag=True, omit_defaults=True):
    """A page that cannot be fetched, and is not tried again unless its listing says it changed."""

    key: str
    seen_as: str = ""


class Struck(Struct, frozen=True, tag=True):
    """A page whose report was forgotten (a takedown): it is never fetched again."""

    key: str


class Held(Struct, frozen=True, tag=True):
    """A host that asked to be left alone until a moment (unix time)."""

    host: str
    until: float


class Taken(Struct, frozen=True, tag=True):
    """Up to which place of the archive the library has read, and how many records that were."""

    place: int
    records: int


Line: TypeAlias = Asked | Waits | Gone | Struck | Held | Taken

MOST_TIMES = 3  # so many lines a line that still says something, before the file is written anew
DECODER = msgspec.json.Decoder(Line)
ENCODER = msgspec.json.Encoder()


class Journal:
    """The lines of a file, and what stands after the last of them.

    Args:
        path: The file, made when the first line is written.

    Attributes:
        pages: What was asked for, by key (an address in its common form).
        waiting: What is still to be fetched, in the order in which it was found.
        struck: What is never to be fetched again.
        holds: Until when hosts are to be left alone.
        taken: How far the library has read.

    Raises:
        OutputExistsError: The file holds other lines.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pages: dict[str, Asked] = {}
        self.waiting: dict[str, Waits] = {}
        self.struck: dict[str, Struck] = {}
        self.holds: dict[str, float] = {}
        self.taken = Taken(0, 0)
        if path.exists():
            *lines, rest = path.read_bytes().split(b"\n")
            for line in lines:
                self._apply(self._read(line))
            kept = self._kept()
            if rest or len(lines) > MOST_TIMES * len(kept):  # the rest is cut off, or nothing
                self._rewrite(kept)

    def write(self, *lines: Line) -> None:
        """Write down what happened."""
        with self.path.open("ab") as file:
            file.write(b"".join(ENCODER.encode(line) + b"\n" for line in lines))
        for line in lines:
            self._apply(line)

    def is_new(self, key: str, seen_as: str) -> bool:
        """Tell whether a page was never fetched, or its listing says that it changed since."""
        before = self.pages.get(key)
        if key in self.struck:
            return False
        return before is None or bool(seen_as and seen_as != before.seen_as)

    def _read(self, line: bytes) -> Line:
        try:
            decoded: Line = DECODER.decode(line)
        except msgspec.DecodeError as error:
            raise OutputExistsError(str(self.path), f"no journal of watching ({error})") from error
        return decoded

    def _apply(self, line: Line) -> None:
        match line:
            case Asked():
                self.pages[line.key] = line
                self.waiting.pop(line.key, None)
            case Gone():
                self.pages[line.key] = Asked(line.key, seen_as=line.seen_as)
                self.waiting.pop(line.key, None)
            case Waits():
                self.waiting[line.key] = line
            case Struck():
                self.struck[line.key] = line
                self.waiting.pop(line.key, None)
            case Held():
                self.holds[line.host] = line.until
            case Taken():
                self.taken = line

    def _kept(self) -> list[Line]:
        """Return the lines that still say something."""
        kept: list[Line] = [*self.pages.values(), *self.waiting.values(), *self.struck.values()]
        kept += [Held(host, until) for host, until in self.holds.items()]
        return [*kept, self.taken]

    def _rewrite(self, kept: Sequence[Line]) -> None:
        """Leave only these lines; the old file stands until the new one is whole."""
        beside = self.path.with_name(self.path.name + "-new")
        beside.write_bytes(b"".join(ENCODER.encode(line) + b"\n" for line in kept))
        beside.replace(self.path)
