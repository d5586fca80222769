"""Values to table rows and back: which type lies in which table, and how a field is kept."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeAlias, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import Struct

from retold.model import (
    Alias,
    Appearance,
    Block,
    Bound,
    Copy,
    Correction,
    Date,
    Discrepancy,
    Event,
    Judgement,
    Kind,
    Link,
    Mention,
    Naming,
    Origin,
    Person,
    Placed,
    Placement,
    Profile,
    Quotation,
    Report,
    Sentence,
    Statement,
    Story,
    Utterance,
    Vector,
)

Cell: TypeAlias = str | int | float | bytes | None
"""What SQLite holds in one place."""

T = TypeVar("T", bound=Struct)

TABLE: dict[type[Struct], str] = {
    Report: "report",
    Judgement: "judgement",
    Block: "block",
    Sentence: "sentence",
    Date: "date",
    Mention: "mention",
    Naming: "naming",
    Quotation: "quotation",
    Statement: "statement",
    Profile: "profile",
    Vector: "vector",
    Kind: "kind",
    Correction: "correction",
    Link: "link",
    Copy: "copy",
    Origin: "origin",
    Utterance: "utterance",
    Story: "story",
    Placement: "placement",
    Alias: "alias",
    Person: "person",
    Appearance: "appearance",
    Bound: "bound",
    Event: "event",
    Discrepancy: "discrepancy",
}
"""The table of each type of row."""

IN_REPORT_TABLES = (
    "block",
    "sentence",
    "date",
    "mention",
    "naming",
    "quotation",
    "statement",
    "profile",
    "kind",
    "correction",
)
"""Tables whose rows are replaced report by report."""

NUMBERED = {Block, Sentence, Date, Mention, Naming, Correction}
"""Rows without an id: they are kept by their number in the report."""

PLACED: tuple[type[Placed], ...] = (
    Block,
    Sentence,
    Date,
    Mention,
    Quotation,
    Statement,
    Event,
    Correction,
)
"""Rows that name a place, each with the report's words there."""

PLAIN = {str, int, float, bool, bytes, type(None)}


def columns(kind: type[Struct]) -> str:
    """Return the columns of a type's fields, quoted, in order."""
    return ", ".join(f'"{name}"' for name in kind.__struct_fields__)


def is_plain(hint: object) -> bool:
    """Tell whether values of a type are kept as they are, not as JSON."""
    parts = get_args(hint)
    if hint in PLAIN:
        return True
    return bool(parts) and all(part in PLAIN or isinstance(part, str) for part in _leaves(hint))


def _leaves(hint: object) -> Iterable[object]:
    parts = get_args(hint)
    if not parts or not _is_choice(hint):
        return (hint,)
    return [leaf for part in parts for leaf in (_leaves(part) if get_args(part) else (part,))]


def _is_choice(hint: object) -> bool:
    """Tell a union or a literal from a container such as `tuple[str, ...]`."""
    return getattr(hint, "__origin__", None) is not tuple


@cache
def nested_fields(kind: type[Struct]) -> tuple[tuple[int, msgspec.json.Decoder[object]], ...]:
    """Return the positions of the fields that are kept as JSON, each with its decoder."""
    hints = get_type_hints(kind)
    return tuple(
        (at, msgspec.json.Decoder(hints[name]))
        for at, name in enumerate(kind.__struct_fields__)
        if not is_plain(hints[name])
    )


@cache
def encoder(kind: type[Struct]) -> Callable[[Struct], tuple[Cell, ...]]:
    """Return the function that turns a value of the type into its table row."""
    nested = tuple(at for at, _ in nested_fields(kind))
    names = kind.__struct_fields__

    def encode(value: Struct) -> tuple[Cell, ...]:
        cells = [getattr(value, name) for name in names]
        for at in nested:
            cells[at] = msgspec.json.encode(cells[at]).decode()
        return tuple(cells)

    return encode


def decode(kind: type[T], cells: Sequence[Cell]) -> T:
    """Return the value that a table row holds; extra cells at the end are left out."""
    values: list[object] = list(cells[: len(kind.__struct_fields__)])
    for at, decoder in nested_fields(kind):
        cell = values[at]
        values[at] = decoder.decode(cell) if isinstance(cell, str) else ()
    return kind(**dict(zip(kind.__struct_fields__, values, strict=True)))
