"""Archives: `.zip` and `.tar`. Their files are read as those of a folder, one after another."""

import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from retold.errors import UnreadableInputError
from retold.inbox.found import STAGE, Found, Opened
from retold.inbox.packed import BROKEN, MOST_TIMES, UNASKED, Unpacked, stem_of
from retold.model import Failure

# The list of an archive's files is held in memory: some 500 bytes each.
MOST_MEMBERS = 2_000_000
OUTSIDE = "a path that leads out of the archive"
TOO_LARGE = f"its files are over {MOST_TIMES} times the size of the archive: this one is not read"
ENCRYPTED = 0x1  # a zip member's flag (APPNOTE.TXT 4.4.4)


def open_zip(found: Found) -> Opened:
    """Yield the files of a zip archive in the order of their names.

    Those that would make all of them far larger than the archive are failures, the others are read.

    Raises:
        UnreadableInputError: It is no sound zip archive.

    """
    with found.laid_out() as path, path.open("rb") as file:
        archive = sound_zip(file, found.name)
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        names = [member.filename for member in members if not member.filename.endswith("/")]
        sources = sources_of(names)
        room = max(UNASKED, MOST_TIMES * file.seek(0, 2))
        for member in members:
            found.trail.moves()
            if member.filename.endswith("/") or not shown(member.filename):
                continue
            if member.file_size > room:
                yield Failure(input=_inside(found, member.filename), stage=STAGE, reason=TOO_LARGE)
                continue
            room -= member.file_size
            yield from _zip_member(found, archive, member, sources[member.filename])


def sound_zip(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """Return a zip archive, its list of files read.

    Raises:
        UnreadableInputError: It is none, or breaks off.

    """
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise UnreadableInputError(name, f"broken or truncated zip archive ({error})") from error
    if len(archive.filelist) > MOST_MEMBERS:
        raise UnreadableInputError(name, f"over {MOST_MEMBERS} files in it")
    return archive


def _zip_member(
    found: Found, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str
) -> Opened:
    name = _inside(found, member.filename)
    reason = _zip_reason(member)
    try:
        with nullcontext() if reason else archive.open(member) as stream:
            if stream:
                yield found.inside(name, source, _guarded(cast("BinaryIO", stream), name))
    except BROKEN as error:
        reason = f"broken file in the archive ({error})"
    if reason:
        yield Failure(input=name, stage=STAGE, reason=reason)


def _zip_reason(member: zipfile.ZipInfo) -> str | None:
    """Return why a member is not read, or None."""
    if unsafe(member.filename):
        return OUTSIDE
    return "protected by a password" if member.flag_bits & ENCRYPTED else None


def open_tar(found: Found) -> Opened:
    """Yield the files of a tar archive in the order in which they lie there.

    Raises:
        UnreadableInputError: It is no tar archive, or breaks off.

    """
    sources = sources_of(list(_names(found)))
    found.stream.seek(0)
    for archive, member in _members(found):
        name = _inside(found, member.name)
        if member.isdir() or not shown(member.name):
            continue
        reason = _tar_reason(member)
        if reason:
            yield Failure(input=name, stage=STAGE, reason=reason)
            continue
        stream = archive.extractfile(member)
        if stream:
            guarded = _guarded(cast("BinaryIO", stream), name)
            yield found.inside(name, sources[member.name], guarded)


def _names(found: Found) -> Iterator[str]:
    """Yield the names of a tar archive's files, as far as it can be read."""
    with suppress(UnreadableInputError):  # it will be raised again where the files are read
        for _, member in _members(found):
            if member.isfile():
                yield member.name


def _members(found: Found) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    """Yield what a tar archive lists; a member's bytes can be read while it is the last one."""
    try:
        with tarfile.open(fileobj=found.stream, mode="r:") as archive:
            for number, member in enumerate(archive):
                if number == MOST_MEMBERS:
                    raise UnreadableInputError(found.name, f"over {MOST_MEMBERS} files in it")
                found.trail.moves()
                yield archive, member
                # the module keeps a list of all it has read
                archive.members.clear()  # type: ignore[attr-defined]
    except BROKEN as error:
        reason = f"broken or truncated tar archive ({error})"
        raise UnreadableInputError(found.name, reason) from error


def _tar_reason(member: tarfile.TarInfo) -> str | None:
    """Return why a member is not read, or None."""
    if unsafe(member.name):
        return OUTSIDE
    if member.issym() or member.islnk():
        return "a link in an archive"
    return None if member.isfile() else "a device or pipe in an archive"


def _inside(found: Found, name: str) -> str:
    """Return what a member is called to a person."""
    return f"{found.name}/{name}"


def _guarded(stream: BinaryIO, name: str) -> BinaryIO:
    """Return a member's bytes so that all that is wrong with them is one kind of error."""
    return cast("BinaryIO", Unpacked(stream, lambda packed: packed, name))


def unsafe(name: str) -> bool:
    """Tell whether a member's path would leave the archive.

    Nothing is unpacked to a folder here, but who packs such paths means harm.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or "\0" in name


def shown(name: str) -> bool:
    """Tell whether a member is no hidden file, nor what macOS adds to archives."""
    parts = PurePosixPath(name).parts
    return not any(part.startswith(".") and part != ".." for part in parts) and (
        "__MACOSX" not in parts
    )


def sources_of(names: Sequence[str]) -> dict[str, str]:
    """Return the source of each file: its stem, or its path where the stem is used twice."""
    stems = Counter(stem_of(name) for name in names)
    return {name: name if stems[stem_of(name)] > 1 else stem_of(name) for name in names}
