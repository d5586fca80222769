"""Compressed files: `.gz`, `.bz2`, `.xz`, `.zst`, opened as a stream that cannot grow for ever."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from retold.errors import UnreadableInputError
from retold.inbox.found import CHUNK, Found, Opened
from retold.trail import UNWATCHED, Trail

# A crawl of one page hour by hour packs to a 200th, a bomb to a 1,000th (the most that gzip can)
# or less; what takes a second to read need not be asked.
MOST_TIMES = 400
UNASKED = 100_000_000
# In a compressed tar file there are the tar file, and in that compressed files: deeper is a quine.
SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".gzip", ".zstd")
SHORT_FOR_TAR = (".tgz", ".tbz2", ".txz", ".tzst")

# What the libraries raise on bytes that are not theirs, or that break off.
BROKEN = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RecursionError,  # of tarfile, over a header of a header without end
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)

Unpacker = Callable[[BinaryIO], BinaryIO]


class Unpacked(io.RawIOBase):
    """What a stream in a container holds; it can be read from the start again.

    Args:
        packed: The compressed stream.
        unpacker: What opens it.
        name: What to call it in an error.
        trail: Who is told that it moves on.

    """

    def __init__(
        self, packed: BinaryIO, unpacker: Unpacker, name: str, trail: Trail = UNWATCHED
    ) -> None:
        super().__init__()
        self._packed, self._unpacker, self._name, self._trail = packed, unpacker, name, trail
        self._plain = unpacker(packed)
        self._at = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that places can be gone to: forward by reading, back from the start."""
        return True

    def tell(self) -> int:
        """Return the place, in bytes of what it holds."""
        return self._at

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place from the start, or from here."""
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("nobody knows where it ends")
        goal = place + (self._at if whence == io.SEEK_CUR else 0)
        if goal < self._at:
            self._packed.seek(0)
            self._plain = self._unpacker(self._packed)
            self._at = 0
        while self._at < goal and self.read(min(CHUNK, goal - self._at)):
            pass
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer; return how many bytes.

        Raises:
            UnreadableInputError: It breaks off, is broken, or grows beyond measure.

        """
        try:
            count = self._plain.readinto(buffer)  # type: ignore[attr-defined]
        except BROKEN as error:
            raise UnreadableInputError(self._name, f"broken or truncated file ({error})") from error
        self._at += count
        self._trail.moves()
        if self._at > UNASKED and self._at > MOST_TIMES * self._packed.tell():
            reason = f"grows to more than {MOST_TIMES} times its size: not unpacked further"
            raise UnreadableInputError(self._name, reason)
        return int(count)


def _zstandard(stream: BinaryIO) -> BinaryIO:
    # pyarrow's reader, since that of zstandard does not tell a truncated file from a whole one
    import pyarrow as pa  # noqa: PLC0415 - takes 0.3 s to load

    return cast("BinaryIO", pa.CompressedInputStream(stream, "zstd"))


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


def _bzip2(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(stream))


def _xz(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(stream))


def suffix_of(name: str) -> str:
    """Return the extension of a file's name in small letters, or ""."""
    base = name.rpartition("/")[2]
    return base[at:].casefold() if 0 < (at := base.rfind(".")) < len(base) - 1 else ""


def plain_name(name: str) -> str:
    """Return what a compressed file's name is without that: `a.json.gz` is `a.json`."""
    suffix = suffix_of(name)
    if suffix in SHORT_FOR_TAR:
        return name[: -len(suffix)] + ".tar"
    return name[: -len(suffix)] if suffix in SUFFIXES else name


def stem_of(name: str) -> str:
    """Return a file's name without its extension, and without that of its compression."""
    plain = plain_name(name.rpartition("/")[2])
    suffix = suffix_of(plain)
    return plain[: -len(suffix)] if suffix else plain


def _opener(unpacker: Unpacker) -> Callable[[Found], Opened]:
    def opened(found: Found) -> Opened:
        stream = Unpacked(cast("BinaryIO", found.stream), unpacker, found.name, found.trail)
        inner = plain_name(found.name.rpartition("/")[2])
        yield found.inside(f"{found.name}/{inner}", found.source, cast("BinaryIO", stream))

    return opened


open_gzip, open_bzip2 = _opener(_gzip), _opener(_bzip2)
open_xz, open_zstandard = _opener(_xz), _opener(_zstandard)
