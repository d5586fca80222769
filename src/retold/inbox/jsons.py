"""JSON: one record, an array of them, what an interface answered, a value a line; one at a time."""

import codecs
import json
from collections.abc import Iterator

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.decoding import BOMS, LONGEST_BYTES, decode, too_long
from retold.inbox.found import CHUNK, Found, Opened
from retold.inbox.raw import Raw
from retold.inbox.records import (
    parse_record,
    record_fetched,
    record_id,
    record_texts,
    without_text,
)
from retold.model import Failure

# Under which name interfaces give the list of what they found: newsapi and GDELT, Media Cloud,
# JSON Feed and ninjs, then what others use.
PACKETS = ("articles", "stories", "items", "results", "data", "docs", "records", "response")
FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
VALUE = json.JSONDecoder()
SPACE = " \t\r\n"


def open_json(found: Found) -> Opened:
    """Yield a JSON file's one record, or each record of its array, packet or run of values.

    An array may be of any length: no more than one element is held in memory.

    Raises:
        UnreadableInputError: The file is empty, not JSON, or breaks off.

    """
    encoding = _marked(found.head())
    if found.head().decode(encoding, "ignore").lstrip()[:1] == "[":
        yield from _array(found, Scanner(_pieces(found, encoding)))
        return
    body = found.whole(LONGEST_BYTES, lambda size: too_long(size, "bytes"))
    if not body.strip():
        raise UnreadableInputError(found.name, "empty file")
    if encoding != "utf-8":  # JSON is UTF-8 without a byte order mark (RFC 8259)
        body = decode(body, found.name).text.encode("utf-8", "surrogatepass")
    yield from _object(found, body)


def open_lines(found: Found) -> Opened:
    """Yield the records of JSON lines, numbered by line from 1.

    Raises:
        UnreadableInputError: The file is empty.

    """
    number = records = 0
    while line := found.stream.readline(LONGEST_BYTES + 1):
        number += 1
        if len(line) > LONGEST_BYTES:
            while line and not line.endswith(b"\n"):
                line = found.stream.readline(LONGEST_BYTES)
            records += 1
            yield found.failure(number, too_long(LONGEST_BYTES + 1, "bytes or more"))
        elif line.strip():
            records += 1
            yield record_in(found, number, line.strip().removeprefix(codecs.BOM_UTF8))
    if not records:
        raise UnreadableInputError(found.name, "empty file")


def record_in(found: Found, number: int, body: bytes) -> Raw | Failure:
    """Return one record of several as an input, or why it is none."""
    try:
        record = parse_record(body, found.name, found.columns)
    except UnreadableInputError as error:
        return found.failure(number, error.reason)
    if not record_texts(record):
        return found.failure(number, without_text(record))
    return found.record(number, record_id(record), body, record_fetched(record))


def _object(found: Found, body: bytes) -> Opened:
    """Yield the record that a file is, or those that it holds."""
    try:
        record = parse_record(body, found.name, found.columns)
    except UnreadableInputError:
        if b"}" not in body.rstrip()[:-1]:
            raise
        yield from _run(found, Scanner(iter([body.decode("utf-8", "surrogateescape")])))
        return
    packet = None if record_texts(record) else _packet(body)
    if packet:
        is_feed = "://jsonfeed.org/version" in str(record.get("version"))
        listing = found._replace(kind="feed entry") if is_feed else found
        yield from _array(listing, Scanner(iter([packet])))
    elif not record_texts(record):
        raise UnreadableInputError(found.name, without_text(record))
    else:
        raw = found.one("json", body)
        source = record_id(record) or found.source
        yield msgspec.structs.replace(raw, source=source, crawled=record_fetched(record))


def _packet(body: bytes) -> str | None:
    """Return the list of records in what an interface answered, or None."""
    try:
        fields = FIELDS.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    for key in PACKETS:
        inner = bytes(fields.get(key, b""))
        if inner[:1] == b"[":
            return inner.decode("utf-8", "surrogateescape")
        if inner[:1] == b"{":  # {"response": {"docs": […]}}
            return _packet(inner)
    return None


# --- values one at a time --------------------------------------------------------------------


class Scanner:
    """Cuts a stream of JSON text into its values; one value at a time is in memory.

    Args:
        pieces: The text, in pieces as they come.

    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._held = ""
        self._at = 0

    def mark(self) -> str:
        """Return the next character that is no space, or "" at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in SPACE:
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def step(self) -> None:
        """Go past the next character."""
        self._at += 1

    def value(self) -> str:
        """Return the value that begins here, and go past it.

        A value that does not end in what is at hand is tried again with another piece, up to the
        longest that a record may be.

        Raises:
            ValueError: It is not JSON, breaks off, or is too long.

        """
        while True:
            try:
                _, end = VALUE.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise ValueError("nested too deep") from error
            except ValueError:
                if len(self._held) - self._at > LONGEST_BYTES or not self._more():
                    raise
            else:
                value = self._held[self._at : end]
                self._at = end
                return value

    def _more(self) -> bool:
        piece = next(self._pieces, "")
        self._held, self._at = self._held[self._at :] + piece, 0
        return bool(piece)


def _array(found: Found, values: Scanner) -> Opened:
    """Yield the elements of an array; where one is broken, nobody can tell where the next begins.

    Raises:
        UnreadableInputError: It is broken or breaks off; the reason names the element.

    """
    values.mark()
    values.step()
    number = 0
    while values.mark() != "]":
        number += 1
        yield _next(found, values, number)
        if values.mark() == ",":
            values.step()
        elif values.mark() != "]":
            raise _broken(found, number, "it breaks off")


def _run(found: Found, values: Scanner) -> Opened:
    """Yield values that follow one another with nothing between them."""
    number = 0
    while values.mark():
        number += 1
        yield _next(found, values, number)


def _next(found: Found, values: Scanner, number: int) -> Raw | Failure:
    try:
        value = values.value()
    except ValueError as error:
        raise _broken(found, number, str(error)[:80]) from error
    return record_in(found, number, value.encode("utf-8", "surrogateescape"))


def _broken(found: Found, number: int, what: str) -> UnreadableInputError:
    return UnreadableInputError(f"{found.name}#{number}", f"broken or truncated JSON ({what})")


def _marked(head: bytes) -> str:
    """Return the encoding that a byte order mark tells; UTF-8 is what JSON is in."""
    return next((encoding for mark, encoding in BOMS if head.startswith(mark)), "utf-8")


def _pieces(found: Found, encoding: str) -> Iterator[str]:
    """Yield the text of a stream; what is not in its encoding fails with its record."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    while chunk := found.stream.read(CHUNK):
        # a piece may hold half a character: an empty text would be taken for the end
        if text := decoder.decode(chunk):
            yield text
