"""Makers of exported rows, with words and places cut from a made-up report's text."""

from retold.tables import (
    BlockRow,
    ChangeRow,
    CopyRow,
    MentionRow,
    QuotationRow,
    ReadingRow,
    ReportRow,
    StatementRow,
)


class Rows:
    """Exported rows by table, as a library gives them."""

    def __init__(self, tables):
        self.tables = tables

    def export(self, table):
        """Yield the rows of a table."""
        return iter(self.tables.get(table, ()))

    def with_rows(self, table, rows):
        """Return the library with other rows in a table."""
        return Rows({**self.tables, table: list(rows)})


def report_row(source, text, **fields):
    known = {
        "id": f"r{source}",
        "source": source,
        "url": f"https://{source}.example/bell",
        "outlet": None,
        "outlet_basis": None,
        "section": None,
        "title": text.partition("\n")[0],
        "byline": (),
        "byline_basis": None,
        "fetched": None,
        "published": None,
        "published_precision": None,
        "published_basis": None,
        "updated": None,
        "language": "en",
        "text": text,
        "version_of": None,
        "form": "text",
        "origin": f"r{source}",
        "story": "s1",
        "kind": None,
        "kind_confidence": None,
        "kind_because": (),
    }
    return ReportRow(**{**known, **fields})


def blocks_of(report):
    at, rows = 0, []
    for number, part in enumerate(report.text.split("\n\n")):
        role = "headline" if number == 0 else "body"
        role = "byline" if part.startswith("By ") else "credit" if "Photo" in part else role
        place = {"start": at, "end": at + len(part), "text": part, "role": role, "language": None}
        rows.append(BlockRow(report=report.id, source=report.source, **place))
        at += len(part) + 2
    return rows


def place(report, words):
    start = report.text.index(words)
    return {
        "report": report.id,
        "source": report.source,
        "start": start,
        "end": start + len(words),
        "text": words,
    }


def quotation_row(report, words, speaker, **fields):
    where = place(report, speaker) if speaker else None
    known = {
        "id": f"q{report.source}",
        "kind": "direct",
        "turn": f"q{report.source}",
        "speaker_text": speaker,
        "speaker_start": where and where["start"],
        "speaker_end": where and where["end"],
        "speaker_name": speaker,
        "person": "Ines Calder" if speaker else None,
        "person_id": "p1" if speaker else None,
        "cue": "said",
        "cue_start": report.text.index("said"),
        "cue_end": report.text.index("said") + 4,
        "venue": None,
        "venue_start": None,
        "venue_end": None,
        "confidence": 0.92 if speaker else 0.0,
        "because": ("the name stands beside the cue",) if speaker else (),
        "runner_up": "Oren Vale" if speaker else None,
        "utterance": "u1",
        **place(report, words),
    }
    return QuotationRow(**{**known, **fields})


def reading_row(report, quotation, *changes):
    return ReadingRow(
        quotation=quotation.id,
        source=report.source,
        published=report.published,
        text=quotation.text,
        speaker=quotation.person,
        changes=changes,
        report=report.id,
        outlet=report.outlet,
        start=quotation.start,
        end=quotation.end,
    )


def change_row(report, kind, base, here, meaning=None):
    start = report.text.rindex(here)
    return ChangeRow(
        kind=kind, base=base, here=here, start=start, end=start + len(here), meaning=meaning
    )


def statement_row(report, words, value, **fields):
    known = {
        "id": f"st{report.source}{value}",
        "subject": "Ines Calder",
        "person_id": "p1",
        "property": "age",
        "value": value,
        "low": value,
        "high": value,
        "unit": None,
        "qualifier": None,
        "as_of": report.published and report.published[:10],
        "attributed_to": None,
        "event": None,
        **place(report, words),
    }
    return StatementRow(**{**known, **fields})


def copy_row(left, right, words):
    one, other = place(left, words), place(right, words)
    return CopyRow(
        id=f"c{left.source}{right.source}",
        left=left.id,
        right=right.id,
        left_source=left.source,
        right_source=right.source,
        left_start=one["start"],
        left_end=one["end"],
        right_start=other["start"],
        right_end=other["end"],
        share=0.81,
        origin_source=left.source,
        because=("shares 11 words in order",),
    )


def mention_row(report, words, kind="name"):
    return MentionRow(kind=kind, person="Ines Calder", person_id="p1", **place(report, words))


def poisoned(value, words):
    """Return a row, or a tuple of rows, with words put behind every text in it."""
    if isinstance(value, str):
        return value + words
    if isinstance(value, tuple):
        return tuple(poisoned(one, words) for one in value)
    if hasattr(value, "__struct_fields__"):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(**{name: poisoned(one, words) for name, one in fields.items()})
    return value


def poison(rows, words):
    """Return the rows with words behind every text; what names another row still names it."""
    tables = rows.tables.items()
    return Rows({name: [poisoned(row, words) for row in found] for name, found in tables})
