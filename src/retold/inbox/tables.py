"""Files of many records: JSON lines, JSON arrays, CSV and TSV, read one record at a time."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.decoding import BOMS, LONGEST_BYTES, decode, too_long
from retold.inbox.raw import Raw
from retold.inbox.records import Record, has_text_field, parse_record, record_id
from retold.model import Failure

TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
"""Extensions of files that hold a record a line."""

ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
# The first records tell a table's encoding.
ENCODING_SAMPLE = 1_000_000


def read_table(path: Path, source: str) -> Iterator[Raw | Failure]:
    """Yield the records of a table, numbered by line (JSON lines) or by row (CSV), from 1.

    Raises:
        OSError: The file cannot be opened or read.
        UnreadableInputError: It is empty, has no text column, or breaks off.

    """
    with path.open("rb") as stream:
        suffix = path.suffix.casefold()
        if suffix in {".csv", ".tsv"}:
            yield from _rows(stream, str(path), source)
        else:
            yield from _lines(stream, str(path), source)


def read_json(body: bytes, name: str, source: str) -> Iterator[Raw | Failure]:
    """Yield a JSON file's one record, or the elements of its array as records.

    Raises:
        UnreadableInputError: The file is empty or not JSON.

    """
    if not body.strip():
        raise UnreadableInputError(name, "empty file")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"[":
        body = _plain(body, name)
        record = parse_record(body, name)
        yield Raw(source=record_id(record) or source, input=name, form="json", body=body)
        return
    try:
        elements = ARRAY.decode(_plain(body, name))
    except (msgspec.DecodeError, RecursionError) as error:
        reason = f"broken or truncated JSON ({str(error)[:80]})"
        raise UnreadableInputError(name, reason) from error
    for number, element in enumerate(elements, 1):
        yield _record(bytes(element), name, source, number)


def _plain(body: bytes, name: str) -> bytes:
    """Return JSON as UTF-8 without a byte order mark, as the standard asks (RFC 8259)."""
    if any(body.startswith(mark) for mark, _ in BOMS):
        return decode(body, name).text.encode("utf-8", "surrogatepass")
    return body


def _lines(stream: BinaryIO, name: str, source: str) -> Iterator[Raw | Failure]:
    number = 0
    while line := stream.readline(LONGEST_BYTES + 1):
        number += 1
        if len(line) > LONGEST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_BYTES)
            reason = too_long(LONGEST_BYTES + 1, "bytes or more")
            yield Failure(input=f"{name}#{number}", stage="inbox", reason=reason)
        elif line.strip():
            yield _record(line.strip().removeprefix(b"\xef\xbb\xbf"), name, source, number)
    if number == 0:
        raise UnreadableInputError(name, "empty file")


def _record(body: bytes, name: str, source: str, number: int) -> Raw | Failure:
    """Return one record of several as an input, or why it is none."""
    shown = f"{name}#{number}"
    try:
        record = parse_record(body, shown)
    except UnreadableInputError as error:
        return Failure(input=error.source, stage="inbox", reason=error.reason)
    own = record_id(record)
    return Raw(source=own or f"{source}#{number}", input=shown, form="record", body=body)


# --- rows ------------------------------------------------------------------------------------


def _rows(stream: BinaryIO, name: str, source: str) -> Iterator[Raw | Failure]:
    sample = stream.read(ENCODING_SAMPLE)
    stream.seek(0)
    encoding = _encoding(sample, name)
    # the mark that parts the header's columns; where a comma is decimal, tables have semicolons
    header = sample.split(b"\n", 1)[0].replace(b"\0", b"")
    delimiter = max(",;\t", key=lambda mark: header.count(mark.encode()))
    csv.field_size_limit(LONGEST_BYTES)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    rows = csv.DictReader(text, delimiter=delimiter, restkey="", restval="")
    try:
        if not has_text_field(rows.fieldnames or ()):
            raise UnreadableInputError(name, "table without a column for the text")
        for number, row in enumerate(rows, 1):
            yield _row(row, name, source, number)
    except csv.Error as error:
        raise UnreadableInputError(f"{name}#{rows.line_num}", f"broken table ({error})") from error
    except UnicodeDecodeError as error:
        raise UnreadableInputError(name, f"wrong encoding: not {encoding}") from error
    finally:
        text.detach()  # who opened the file closes it


def _row(row: Record, name: str, source: str, number: int) -> Raw:
    """Return a row as an input: what it holds, as JSON."""
    fields = {key: value for key, value in row.items() if key and value}
    body = msgspec.json.encode(fields)
    own = record_id({key.casefold(): value for key, value in fields.items()})
    return Raw(
        source=own or f"{source}#{number}", input=f"{name}#{number}", form="record", body=body
    )


def _encoding(sample: bytes, name: str) -> str:
    """Return the encoding of a table from its first records, cut where a line ends."""
    if len(sample) == ENCODING_SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return decode(sample, name).encoding
