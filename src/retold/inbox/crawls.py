"""Crawls: WARC files (plain, gzip, zstd) and WACZ, with addresses and times of fetching."""

from collections.abc import Callable, Generator, Iterator
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from retold.errors import UnreadableInputError
from retold.inbox.archives import open_zip
from retold.inbox.decoding import LONGEST_BYTES, too_long
from retold.inbox.found import CHUNK, STAGE, Found, Opened
from retold.inbox.raw import Form, Raw
from retold.inbox.records import parse_record, record_texts
from retold.inbox.revisits import Revisits
from retold.model import Failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

Taking: TypeAlias = Generator[Raw | Failure, None, bool]
Take: TypeAlias = Callable[[int, "WarcRecord", int], Taking]
"""What is done with a record, given its number, itself and its place.

It returns whether the rest of the record cannot be passed over: what unpacks without end.
"""

FORMS: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/ld+json": "json",
}
"""Which records may hold reports; pictures, styles and scripts do not."""

# What `retold watch` writes beside what the standard names: what a feed or a sitemap says of the
# page, as JSON; that an answer is no report, but a listing or a robots.txt; entries of a feed that
# have no address.
LISTED = "Retold-Listed"
ASIDE = "Retold-Aside"
NO_ADDRESS = "urn:retold:entry:"
WEB = ("http:", "https:")

# How records begin, in the three ways in which they are kept: after a broken one the next is
# looked for by these (WARC 1.1; RFC 1952; RFC 8878).
PLAIN = b"WARC/1."
STARTS = (PLAIN, b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")
LONGEST_START = max(map(len, STARTS))
NONE = "no WARC records of pages in it"
FETCHED = range(200, 300)  # HTTP status codes of an answer that is the page
# Broken records in one file; each costs a look through what follows.
MOST_BROKEN = 1_000
# What a record that was cut in the midst has in it: how the next one begins.
NEXT = b"\r\nWARC-Type: "
BREAKS_OFF = "the record breaks off"
# What is larger is no page and no document, but a film or a dump.
LARGEST_RECORD = 1_000_000_000


def open_crawl(found: Found, start: int = 0, before: int = 0) -> Opened:
    """Yield the pages of a WARC file, numbered among its records of what was fetched, from 1.

    A record that is broken is a failure, and reading goes on where the next begins. A record that
    says that a page was the same as another (a revisit: WARC 1.1, section 6.7) is a report where
    that other has another address; for them the file is gone through once more.

    Args:
        found: The file.
        start: The place where the first record to be read begins.
        before: How many records of what was fetched are before it.

    Raises:
        UnreadableInputError: Nothing in it is a WARC record.

    """
    numbers, taking = count(before + 1), _Taking(found)
    yield from _through(found, start, numbers, taking.first)
    if next(numbers) == 1:
        raise UnreadableInputError(found.name, NONE)
    if taking.revisits:
        again = _through(found, start, count(before + 1), taking.again)
        yield from (one for one in again if isinstance(one, Raw))
        yield from taking.revisits.left(found)


class _Taking:
    """What is taken of the records of a crawl: first their pages, then those of its revisits."""

    def __init__(self, found: Found) -> None:
        from fastwarc.warc import WarcRecordType  # noqa: PLC0415 - only for such files

        self.revisits = Revisits(WarcRecordType.revisit)
        self._found = found
        # members of compressed files end by themselves
        self._is_plain = found.head().startswith(PLAIN)

    def first(self, number: int, record: "WarcRecord", at: int) -> Taking:
        """Yield the page of a record; note what only says that a page was the same."""
        if self.revisits.note(number, record):
            return False
        taken = _taken(self._found, number, record, at)
        if self._is_plain and isinstance(taken, Raw) and _runs_on(record, taken.body):
            raise OSError(BREAKS_OFF)
        if taken is not None:
            yield taken
        return isinstance(taken, Failure) and _is_encoded(record)

    def again(self, number: int, record: "WarcRecord", at: int) -> Taking:
        """Yield the page of a record for each other address at which it was the same."""
        same = self.revisits.same_as(record)
        taken = _taken(self._found, number, record, at) if same else None
        if isinstance(taken, Raw):
            yield from self.revisits.pages(self._found, taken, same)
        return isinstance(taken, Failure) and _is_encoded(record)


def _through(
    found: Found, start: int, numbers: "count[int]", take: Take
) -> Iterator[Raw | Failure]:
    """Yield what is taken of each record from a place on, and of each that is broken why."""
    for _ in range(MOST_BROKEN):
        place: int | None = start
        number = taken = 0
        try:
            for record, at in _records(found, start):
                place, number = at, next(numbers)
                if (yield from take(number, record, at)):
                    break
                taken, number = number, 0
            else:
                return
        except OSError as error:
            if taken and not number:  # what comes after the last that was taken
                place = _broken(found, at)
            number = number or next(numbers)
            if number == 1 and not _looks_like_crawl(found):
                raise UnreadableInputError(found.name, NONE) from error
            yield found.failure(number, f"broken or truncated record ({error})")
        following = None if place is None else _next_start(found, place + 1)
        if following is None:
            return
        start = following


def _broken(found: Found, place: int) -> int | None:
    """Return where the record begins that is broken, after one that was taken.

    What is not compressed is often cut off in the midst: then the next begins in what was taken.
    """
    following = _next_start(found, place + 1)
    if following is None:
        return None
    found.stream.seek(following)
    return place if found.stream.read(len(PLAIN)) == PLAIN else following


def open_wacz(found: Found) -> Opened:
    """Yield the WARC files of a WACZ package (its `archive` folder: WACZ 1.1.1)."""
    for one in open_zip(found):
        if not isinstance(one, Found) or one.name.startswith(f"{found.name}/archive/"):
            yield one


def _records(found: Found, start: int) -> Iterator[tuple["WarcRecord", int]]:
    """Yield the records of what was fetched from a place on, each with its own place."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only for such files

    kinds = (
        WarcRecordType.response
        | WarcRecordType.resource
        | WarcRecordType.conversion
        | WarcRecordType.revisit
    )
    found.stream.seek(start)
    # a file of its own is read without a detour through Python
    stream = found.path if start == 0 and found.path else cast("BinaryIO", found.stream)
    for record in ArchiveIterator(stream, record_types=kinds, auto_decode="all"):
        found.trail.moves()
        yield record, start + record.stream_pos


def _taken(found: Found, number: int, record: "WarcRecord", at: int) -> Raw | Failure | None:
    """Return the page of a record, if it holds one.

    Raises:
        OSError: The record is longer than its file: where the next begins has to be looked for.

    """
    said = {name.lower(): value for name, value in record.headers.items()}
    url = said.get("warc-target-uri", "").strip("<>")
    is_report = url.startswith((*WEB, NO_ADDRESS)) and ASIDE.lower() not in said
    form = _form(record) if is_report else None
    if form is None:
        return None
    size = record.content_length
    if size >= LARGEST_RECORD and _ends_before(found, at + size):
        raise OSError(BREAKS_OFF)
    body = record.reader.read(LONGEST_BYTES + 1) if size < LARGEST_RECORD else b""
    input_name = f"{found.name}#{number} {url}"
    if len(body) > LONGEST_BYTES or size >= LARGEST_RECORD:
        reason = too_long(max(size, len(body)), "bytes")
        return Failure(input=input_name, stage=STAGE, reason=reason)
    if len(body) < size and not _is_encoded(record):
        raise OSError(BREAKS_OFF)
    if form == "json" and not _tells(body):
        return None
    return Raw(
        source=_source(found, number, url),
        input=input_name,
        form=form,
        body=body,
        kind=found.kind,
        url=url if url.startswith(WEB) else None,
        listed=said.get(LISTED.lower()),
        crawled=said.get("warc-date"),
        charset=record.http_charset,
        columns=found.columns,
    )


def _runs_on(record: "WarcRecord", body: bytes) -> bool:
    """Tell whether a record was cut and has the next one in it."""
    headers = record.http_headers
    return NEXT in body or (headers is not None and "WARC-Type" in headers)


def _ends_before(found: Found, place: int) -> bool:
    """Tell whether a crawl that is not compressed ends before a place."""
    if found.path is None:
        return False
    with found.path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN and found.path.stat().st_size < place


def _source(found: Found, number: int, url: str) -> str:
    """Return the name of a record's report; an entry without an address has its own id."""
    own = url.removeprefix(NO_ADDRESS)
    return f"{found.source}#{number}" if own == url else own


def _form(record: "WarcRecord") -> Form | None:
    """Return the form of what was fetched, or None where it is no page or was not given out."""
    kind: str | None = record.http_content_type
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code not in FETCHED:
            return None
    else:
        kind = record.headers.get("Content-Type")
    return FORMS.get((kind or "").partition(";")[0].strip().casefold())


def _is_encoded(record: "WarcRecord") -> bool:
    headers = record.http_headers
    encodings = ("Content-Encoding", "Transfer-Encoding")
    return headers is not None and any(headers.get(name) for name in encodings)


def _tells(body: bytes) -> bool:
    """Tell whether what a page fetched for itself is a record with a text."""
    try:
        return bool(record_texts(parse_record(body, "")))
    except UnreadableInputError:
        return False


def _looks_like_crawl(found: Found) -> bool:
    found.stream.seek(0)
    return found.head().startswith(STARTS)


def _next_start(found: Found, place: int) -> int | None:
    """Return where the next record may begin, or None; all begin as the first does."""
    found.stream.seek(0)
    head = found.stream.read(LONGEST_START)
    marks = [mark for mark in STARTS if head.startswith(mark)] or STARTS
    found.stream.seek(place)
    held = b""
    while chunk := found.stream.read(CHUNK):
        held = held[-LONGEST_START:] + chunk
        starts = [at for mark in marks if (at := held.find(mark)) >= 0]
        if starts:
            return found.stream.tell() - len(held) + min(starts)
    return None
