"""The collation as one JSON object: witnesses, stretches with what differs, stemma."""

import json

from msgspec import Struct, to_builtins

from retold.show.edition.collation import Collation, Variant, Witness, address
from retold.tables import DescentRow, ReadingRow


class WitnessRecord(Struct, frozen=True):
    """A report's wording; `readings` are its quotations with their places and changes."""

    id: str
    report: str
    source: str
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    published: str | None
    address: str
    base: bool
    earliest: bool
    text: str
    readings: tuple[ReadingRow, ...]


class Stretch(Struct, frozen=True):
    """Words side by side: what the base has, and what differs with the witnesses that have it."""

    base: str
    variants: tuple[Variant, ...]


class Record(Struct, frozen=True):
    """An utterance with all that is shown of it."""

    id: str
    text: str
    person: str | None
    person_id: str | None
    first: str | None
    witnesses: tuple[WitnessRecord, ...]
    stretches: tuple[Stretch, ...]
    stemma: tuple[DescentRow, ...]


def as_json(value: Struct) -> bytes:
    """Return a value as indented JSON in UTF-8; half a surrogate pair becomes a question mark."""
    shown = json.dumps(to_builtins(value), ensure_ascii=False, indent=2)
    return f"{shown}\n".encode("utf-8", "replace")


def write_json(collation: Collation) -> bytes:
    """Return the collation as indented JSON in UTF-8."""
    utterance = collation.utterance
    record = Record(
        id=utterance.id,
        text=utterance.text,
        person=utterance.person,
        person_id=utterance.person_id,
        first=utterance.first,
        witnesses=tuple(_witness(one) for one in collation.witnesses),
        stretches=tuple(Stretch(one.lem, tuple(one.variants())) for one in collation.segments),
        stemma=utterance.stemma,
    )
    return as_json(record)


def _witness(witness: Witness) -> WitnessRecord:
    reading, report = witness.readings[0], witness.report
    return WitnessRecord(
        id=witness.id,
        report=reading.report,
        source=reading.source,
        outlet=reading.outlet,
        title=report.title if report else None,
        byline=report.byline if report else (),
        published=reading.published,
        address=address(report, reading.report),
        base=witness.is_base,
        earliest=witness.is_first,
        text=witness.text,
        readings=witness.readings,
    )
