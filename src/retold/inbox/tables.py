"""Tables: CSV and TSV, Parquet, SQLite; read one row at a time."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.decoding import LONGEST_BYTES, decode, too_long
from retold.inbox.found import CHUNK, Found, Opened
from retold.inbox.raw import Raw
from retold.inbox.records import (
    URL,
    has_text_field,
    plain,
    record_fetched,
    record_id,
    record_texts,
    usual,
    without_text,
)
from retold.model import Failure

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

# The first records tell a table's encoding.
ENCODING_SAMPLE = 1_000_000
# SQLite's own default; the widest tables of news have some hundred.
MOST_COLUMNS = 2_000
# Rows of Parquet at a time: at 5 kB a text some 300 kB.
BATCH = 64

LIBRARY = "a Retold library, not reports: open it with `--library`"

Row = Mapping[str, object]


def open_csv(found: Found) -> Opened:
    """Yield the rows of a CSV or TSV table, numbered from 1.

    Raises:
        UnreadableInputError: It has no column for the text, too many columns, or is broken.

    """
    sample = found.stream.read(ENCODING_SAMPLE)
    found.stream.seek(0)
    encoding = _encoding(sample, found.name)
    # the mark that parts the header's columns; where a comma is decimal, tables have semicolons
    header = sample.split(b"\n", 1)[0].replace(b"\0", b"")
    delimiter = max(",;\t", key=lambda mark: header.count(mark.encode()))
    csv.field_size_limit(LONGEST_BYTES)
    text = io.TextIOWrapper(found.stream, encoding=encoding, errors="replace", newline="")
    rows = csv.reader(_lines(text, found.name), delimiter=delimiter)
    try:
        names = next(rows, [])
        check_columns(found, names)
        for number, row in enumerate(filter(None, rows), 1):
            yield row_in(found, number, dict(zip(names, row, strict=False)))
    except csv.Error as error:
        raise UnreadableInputError(
            f"{found.name}#{rows.line_num}", f"broken table ({error})"
        ) from error
    finally:
        text.detach()  # who opened the file closes it


def open_parquet(found: Found) -> Opened:
    """Yield the rows of a Parquet table, numbered from 1.

    Raises:
        UnreadableInputError: It is broken, or has no column for the text.

    """
    import pyarrow as pa  # noqa: PLC0415 - takes 0.3 s to load
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - the same

    with found.laid_out() as path, path.open("rb") as file:
        try:
            # else all groups of rows that are to come are held, or one of them whole
            table = ParquetFile(file, pre_buffer=False, buffer_size=CHUNK)
            schema = table.schema_arrow
            check_columns(found, schema.names)
            kept = [field.name for field in schema if not _is_numbers(field.type)]
            for number, row in enumerate(_parquet_rows(table, kept), 1):
                yield row_in(found, number, row)
        # what its readers raise on broken files; pyarrow's own errors are ValueErrors mostly
        except (pa.ArrowException, ValueError, OSError, LookupError, TypeError) as error:
            reason = f"broken table ({str(error)[:80]})"
            raise UnreadableInputError(found.name, reason) from error


def _parquet_rows(table: "ParquetFile", columns: list[str]) -> Iterator[Row]:
    """Yield the rows of a table, a group of rows after the other."""
    for group in range(table.num_row_groups):
        for batch in table.iter_batches(BATCH, [group], columns, use_threads=False):
            yield from batch.to_pylist()


def _is_numbers(kind: object) -> bool:
    """Tell whether a column holds vectors or bytes, which say nothing that is read."""
    said = str(kind)
    return "binary" in said or (
        said.startswith(("list", "fixed_size_list", "large_list"))
        and (any(name in said for name in ("float", "double", "int")))
    )


def open_database(found: Found) -> Opened:
    """Yield the rows of each table of an SQLite database that has a column for the text.

    Raises:
        UnreadableInputError: It is one of our libraries, broken, or has no such table.

    """
    from retold.store.foreign import Foreign  # noqa: PLC0415 - its own room; only for such files

    with found.laid_out() as path, Foreign(path, found.name) as database:
        if database.is_library:
            if found.named:
                raise UnreadableInputError(found.name, LIBRARY)
            return  # it is often made in the folder that is read
        tables = database.tables()
        telling = [name for name in tables if has_text_field(tables[name], found.columns)]
        if not telling:
            columns = [column for name in tables for column in tables[name]]
            raise UnreadableInputError(found.name, _no_text(columns, ", ".join(tables) or "none"))
        for name in telling:
            check_columns(found, tables[name])
            for number, row in enumerate(database.rows(name), 1):
                where = number if len(telling) == 1 else f"{name}#{number}"
                yield row_in(found, where, row)


def check_columns(found: Found, names: Iterable[str]) -> None:
    """See that a table can be read.

    Raises:
        UnreadableInputError: It has no column for the text, not one that a person named, or more
            columns than any table of news.

    """
    columns = list(names)
    if len(columns) > MOST_COLUMNS:
        raise UnreadableInputError(found.name, f"{len(columns)} columns: over {MOST_COLUMNS}")
    lacking = [theirs for _, theirs in found.columns if theirs not in columns]
    if lacking:
        reason = f"no column {lacking[0]!r}; there are {', '.join(columns)[:200]}"
        raise UnreadableInputError(found.name, reason)
    if not has_text_field(columns, found.columns):
        raise UnreadableInputError(found.name, _no_text(columns, ", ".join(columns)))


def _no_text(columns: Iterable[str], shown: str) -> str:
    """Return why a table is not read, and how its texts may be had."""
    # lists of GDELT have no header: there the first row stands for the names
    lists = any(plain(name) in URL or "://" in name for name in columns)
    fetch = ", or give its addresses to `retold watch`" * lists
    lacks = "table without a column for the text"
    return f"{lacks} ({shown[:200]}): name it with `--map text=COLUMN`{fetch}"


def row_in(found: Found, number: int | str, row: Row) -> Raw | Failure:
    """Return a row as an input: what it holds, as JSON; or why it is none."""
    fields = {key: value for key, value in row.items() if key and value}
    try:
        body = msgspec.json.encode(fields, enc_hook=str)
    except (ValueError, TypeError, RecursionError) as error:  # lone surrogates, huge numbers
        return found.failure(number, f"broken row ({str(error)[:80]})")
    record = usual(fields, found.columns)
    if not record_texts(record):
        return found.failure(number, without_text(record))
    return found.record(number, record_id(record), body, record_fetched(record))


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    """Yield a table's lines.

    Raises:
        UnreadableInputError: One is longer than any record.

    """
    while line := text.readline(LONGEST_BYTES + 1):
        if len(line) > LONGEST_BYTES:
            raise UnreadableInputError(name, too_long(LONGEST_BYTES + 1, "characters or more"))
        yield line


def _encoding(sample: bytes, name: str) -> str:
    """Return the encoding of a table from its first records, cut where a line ends."""
    if len(sample) == ENCODING_SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return decode(sample, name).encoding
