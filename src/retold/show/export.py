"""Write the rows of a table: JSON lines, CSV, Parquet."""

import csv
import sys
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

import msgspec
from msgspec import Struct

from retold.errors import OutputExistsError
from retold.show.shelf import Source

Form: TypeAlias = Literal["tei", "csv", "json", "annotation"]
"""In which forms an utterance is written (`retold.show.edition`)."""

SUFFIXES: Mapping[Form, str] = {
    "tei": "tei.xml",
    "csv": "csv",
    "json": "json",
    "annotation": "jsonld",
}
"""The last part of a file's name, for each form."""

TimelineForm: TypeAlias = Literal["timelinejs", "ical"]
"""In which forms a timeline is written (`retold.show.chronicle`)."""

TIMELINE_SUFFIXES: Mapping[TimelineForm, str] = {
    "timelinejs": "timelinejs.json",
    "ical": "ics",
}

AT_ONCE = 2000  # rows of a Parquet row group: memory does not grow with the table


def write_rows(library: Source, table: str, form: str, output: Path | None) -> None:
    """Write every row of a table to a file, or to standard output.

    Raises:
        OutputExistsError: Parquet was to be written to standard output, or `output` is a folder.

    """
    if output is not None and output.is_dir():
        raise OutputExistsError(str(output), "is a folder")
    rows = library.export(table)
    if form == "parquet":
        if output is None:
            raise OutputExistsError("standard output", "parquet needs a file: -o FILE")
        _write_parquet(rows, output)
        return
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        (_write_csv if form == "csv" else _write_jsonl)(rows, out)


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write what is made already to a file, or to standard output.

    Raises:
        OutputExistsError: `output` is a folder.

    """
    if output is None:
        sys.stdout.buffer.write(content)
        return
    if output.is_dir():
        raise OutputExistsError(str(output), "is a folder")
    output.write_bytes(content)


def _write_jsonl(rows: Iterable[Struct], out: BinaryIO) -> None:
    encoder = msgspec.json.Encoder()
    out.writelines(encoder.encode(row) + b"\n" for row in rows)


def _write_csv(rows: Iterable[Struct], out: BinaryIO) -> None:
    """Write plain cells as they are, nested ones as JSON."""
    for number, row in enumerate(rows):
        lines = [list(row.__struct_fields__)] if number == 0 else []
        lines.append([_cell(getattr(row, name)) for name in row.__struct_fields__])
        out.writelines(_csv_line(line) for line in lines)


def _csv_line(cells: list[str]) -> bytes:
    buffer: list[str] = []
    csv.writer(_Lines(buffer), lineterminator="\n").writerow(cells)
    return "".join(buffer).encode()


class _Lines:
    """What the csv module writes to."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def write(self, line: str) -> int:
        self.lines.append(line)
        return len(line)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _write_parquet(rows: Iterable[Struct], output: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  a third of a second that no other command should wait for
    from pyarrow import parquet  # noqa: PLC0415

    iterator = iter(rows)
    first = list(islice(iterator, AT_ONCE))
    table = pa.Table.from_pylist([msgspec.to_builtins(row) for row in first])
    with parquet.ParquetWriter(output, table.schema) as writer:
        writer.write_table(table)
        for row_group in iter(lambda: list(islice(iterator, AT_ONCE)), []):
            plain = [msgspec.to_builtins(row) for row in row_group]
            writer.write_table(pa.Table.from_pylist(plain, schema=table.schema))
