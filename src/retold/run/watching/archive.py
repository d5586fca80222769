"""What was fetched, kept as a WARC file (ISO 28500, WARC 1.1), so that all can be read again.

Each record is a gzip member of its own, written in one go at the end of the file. A process that
is killed leaves at most one member cut off, and everything before it whole.
"""

import gzip
import io
import json
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import to_builtins
from msgspec.structs import replace

from retold.errors import OutputExistsError
from retold.inbox.crawls import ASIDE, LISTED, NO_ADDRESS
from retold.inbox.feeds import Entry
from retold.inbox.net import SOFTWARE, Exchange
from retold.model import content_id

GZIP = b"\x1f\x8b"
HEAD_END = b"\r\n\r\n"
PIECE = 1 << 20
LONGEST_TITLE = 500
# How a body was packed on the way; it is kept unpacked, as Common Crawl does, under these names.
ON_THE_WAY = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Archive:
    """A WARC file that grows at its end.

    Args:
        path: The file, made when the first record comes.
        start: A place up to which it is known to be whole.
        records: How many records that may be reports are before that place.

    Attributes:
        size: Its length in bytes.
        records: How many records in it may be reports: answers, and entries of feeds.
        cut: How many bytes of a record that was cut off were taken away when it was opened.

    Raises:
        OutputExistsError: The file is no archive of gzip members.

    """

    def __init__(self, path: Path, start: int = 0, records: int = 0) -> None:
        self.path = path
        self.size = _whole(path, start) if path.exists() else 0
        self.cut = path.stat().st_size - self.size if path.exists() else 0
        if self.cut:
            with path.open("r+b") as file:
                file.truncate(self.size)
        self.records = records + (_count(path, start) if self.size > start else 0)

    def keep(self, found: Exchange, *, aside: str = "", listed: Entry | None = None) -> None:
        """Append an exchange: its answer, then its request.

        Args:
            found: The exchange.
            aside: What the answer is for, if it is no report.
            listed: What a listing says of the page.

        """
        answer = _record(WarcRecordType.response, found.url, found.at)
        answer.set_bytes_content(_answer(found))
        answer.is_http = True
        if aside:
            answer.headers[ASIDE] = aside
        if listed:
            answer.headers[LISTED] = _facts(listed)
        request = _record(WarcRecordType.request, found.url, found.at)
        request.set_bytes_content(_request(found))
        request.is_http = True
        request.headers["WARC-Concurrent-To"] = str(answer.record_id)
        self._append(answer, request)
        self.records += 1

    def keep_entry(self, entry: Entry, url: str, at: float) -> None:
        """Append an entry whose text is all there is of the report, as a JSON record.

        Args:
            entry: The entry.
            url: Its address.
            at: When its feed was fetched, unix time.

        """
        record = _record(WarcRecordType.conversion, url, at)
        record.set_bytes_content(entry.record())
        record.headers["Content-Type"] = "application/json"
        self._append(record)
        self.records += 1

    def _append(self, *records: WarcRecord) -> None:
        first = [] if self.size else [_about()]
        members = b"".join(_member(record) for record in (*first, *records))
        with self.path.open("ab") as file:
            file.write(members)
        self.size += len(members)


def strike(path: Path, ids: frozenset[str], addresses: Sequence[str]) -> int:
    """Take reports out of an archive, and the listings that name them.

    The archive is written anew beside itself and then put in its place.

    Args:
        path: The archive.
        ids: The reports' ids.
        addresses: Their addresses, or those that stand for entries without one.

    Returns:
        How many answers and entries were taken out.

    """
    gone: set[str | None] = set()
    beside = path.with_name(f".{path.name}-new")  # hidden: no folder is read with it
    with beside.open("wb") as file:
        for record in ArchiveIterator(str(path), parse_http=False):
            if record.headers.get("WARC-Concurrent-To") in gone:
                continue  # the request for what went
            if _id(record) in ids or (ASIDE in record.headers and _names(record, addresses)):
                gone.add(record.record_id)
            else:
                file.write(_member(record))
    beside.replace(path)
    return len(gone)


def _id(record: WarcRecord) -> str:
    """Return the id that a record's report has: a hash of its address and its bytes."""
    url = record.headers.get("WARC-Target-URI") or ""
    body = _content(record)
    if record.is_http:
        body = body.partition(HEAD_END)[2]
    return content_id(url.removeprefix(NO_ADDRESS), blake2b(body, digest_size=16).hexdigest())


def _names(record: WarcRecord, addresses: Sequence[str]) -> bool:
    """Tell whether a listing holds one of the addresses, written out or escaped as in XML."""
    body = _content(record)
    own = [one.removeprefix(NO_ADDRESS) for one in addresses]
    return any(form.encode() in body for one in own for form in (one, one.replace("&", "&amp;")))


def _content(record: WarcRecord) -> bytes:
    """Return what a record holds; it can be written afterwards."""
    record.freeze()
    content = record.reader.read()
    record.reader.seek(0)
    return content


def _whole(path: Path, start: int) -> int:
    """Return where the last whole member ends."""
    end = start
    opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # 16: gzip's header and trailer
    with path.open("rb") as file:
        if file.read(len(GZIP)) not in {GZIP, b""}:
            raise OutputExistsError(str(path), "not an archive of fetched pages")
        file.seek(start)
        while piece := file.read(PIECE):
            while piece:
                try:
                    while opener.decompress(piece, PIECE):
                        piece = opener.unconsumed_tail
                except zlib.error as error:
                    raise OutputExistsError(str(path), f"broken at {end} ({error})") from error
                piece = opener.unused_data
                if opener.eof:
                    end = file.tell() - len(piece)
                    opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    return end


def _count(path: Path, start: int) -> int:
    """Return how many records from a place on may be reports."""
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with path.open("rb") as file:
        file.seek(start)
        return sum(1 for _ in ArchiveIterator(file, record_types=kinds, parse_http=False))


def _member(record: WarcRecord) -> bytes:
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), mtime=0)


def _record(kind: WarcRecordType, url: str, at: float) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=kind)
    record.record_date = datetime.fromtimestamp(int(at), UTC)
    record.headers["WARC-Target-URI"] = url
    return record


def _about() -> WarcRecord:
    """Return the record that says what wrote the file."""
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.warcinfo)
    record.headers["Content-Type"] = "application/warc-fields"
    lines = (f"software: {SOFTWARE}", "format: WARC File Format 1.1", "robots: obey")
    record.set_bytes_content("".join(f"{line}\r\n" for line in lines).encode())
    return record


def _facts(entry: Entry) -> str:
    """Return what a listing says of a page, short and in ASCII, as a record's field must be."""
    title = entry.title[:LONGEST_TITLE] if entry.title else None
    return json.dumps(to_builtins(replace(entry, id=None, url=None, text=None, title=title)))


def _answer(found: Exchange) -> bytes:
    lines = [f"HTTP/1.1 {found.status} {found.reason}".rstrip()]
    for name, value in found.headers:
        shown = f"X-Crawl-{name}" if name.lower() in ON_THE_WAY else name
        lines.append(f"{shown}: {value}")
    lines.append(f"Content-Length: {len(found.body)}")
    return _head(lines) + found.body


def _request(found: Exchange) -> bytes:
    parts = urlsplit(found.url)
    target = urlunsplit(("", "", *parts[2:]))
    sent = [f"{name}: {value}" for name, value in (("Host", parts.netloc), *found.sent)]
    return _head([f"GET {target} HTTP/1.1", *sent])


def _head(lines: list[str]) -> bytes:
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
