"""A small library of exported rows, made up, for tests of whatever shows rows to people."""

from retold.tables import (
    BlockRow,
    ChangeRow,
    CopyRow,
    DateRow,
    DescentRow,
    DiscrepancyRow,
    EpisodeRow,
    EventRow,
    GivenRow,
    MemberRow,
    MentionRow,
    PersonRow,
    QuotationRow,
    ReadingRow,
    ReportRow,
    StatementRow,
    StoryRow,
    UtteranceRow,
)

MORNING = """Ferry bell returns to Wicken Quay

By Ada Thorne

The old bell of the Wicken ferry, 112, rang again on Tuesday.
“We never meant to lose it, and we will not lose it twice,” harbour master Ines Calder said. \
She turned 61 this spring.

Photo: Oren Vale"""

EVENING = """Wicken bell back on its post

WICKEN — The old bell of the Wicken ferry rang again on Tuesday.
“We never meant to lose it and will not lose it again,” said Calder, 63, at the quay."""

COPYING = """Bell is back

The old bell of the Wicken ferry rang again on Tuesday.
“We will not lose it again,” Calder said."""


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
        "title": text.partition("\n")[0],
        "byline": (),
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
    }
    return ReportRow(**{**known, **fields})


def blocks_of(report):
    at, rows = 0, []
    for number, part in enumerate(report.text.split("\n\n")):
        role = "headline" if number == 0 else "body"
        role = "byline" if part.startswith("By ") else "credit" if "Photo" in part else role
        place = {"start": at, "end": at + len(part), "text": part, "role": role}
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


def make_rows():
    """Return one story of three reports: a base, a variant and a copy; and an old version."""
    morning = report_row(
        "morning",
        MORNING,
        outlet="Morning Tide",
        byline=("Ada Thorne",),
        published="2024-05-07T06:30+02:00",
        published_precision="minute",
        published_basis="given",
    )
    evening = report_row("evening", EVENING, outlet="Evening Post", published="2024-05-07T18:05Z")
    copying = report_row("copying", COPYING, published="2024-05", origin="revening", url=None)
    older = report_row("draft", "A bell", outlet="Morning Tide", story=None)
    morning = _with(morning, version_of=older.id)
    reports = [morning, evening, copying]
    said = [
        quotation_row(
            morning, "We never meant to lose it, and we will not lose it twice,", "Ines Calder"
        ),
        quotation_row(evening, "We never meant to lose it and will not lose it again,", "Calder"),
        quotation_row(copying, "We will not lose it again,", None, kind="partial"),
    ]
    ages = [statement_row(morning, "61", "61"), statement_row(evening, "63", "63")]
    happened = place(evening, "The old bell of the Wicken ferry rang again on Tuesday.")
    return Rows(
        {
            "reports": [*reports, older],
            "blocks": [row for report in reports for row in blocks_of(report)],
            "quotations": said,
            "utterances": [_utterance(reports, said)],
            "people": [
                PersonRow(
                    id="p1",
                    name="Ines Calder",
                    names=("Ines Calder", "Calder"),
                    reports=3,
                    because=("same last name in one story",),
                )
            ],
            "mentions": [
                mention_row(morning, "Ines Calder"),
                mention_row(morning, "She", "pronoun"),
                mention_row(evening, "Calder"),
                mention_row(copying, "Calder"),
            ],
            "copies": [
                copy_row(
                    evening, copying, "The old bell of the Wicken ferry rang again on Tuesday."
                )
            ],
            "stories": [_story(reports)],
            "statements": ages,
            "discrepancies": [_discrepancy(ages)],
            "events": [
                EventRow(
                    id="e1",
                    story="s1",
                    first_day="2024-05-07",
                    last_day="2024-05-07",
                    precision="day",
                    kind="happened",
                    sources=("morning", "evening", "copying"),
                    **happened,
                ),
                EventRow(
                    id="e2",
                    story="s1",
                    first_day="2024-03-01",
                    last_day="2024-05-31",
                    precision="season",
                    kind="reported",
                    sources=("morning",),
                    **place(morning, "She turned 61 this spring."),
                ),
            ],
            "dates": [
                DateRow(
                    first_day="2024-05-07",
                    last_day="2024-05-07",
                    precision="day",
                    basis="published",
                    **place(morning, "Tuesday"),
                )
            ],
        }
    )


def _with(row, **fields):
    values = {name: getattr(row, name) for name in row.__struct_fields__}
    return type(row)(**{**values, **fields})


def _utterance(reports, said):
    morning, evening, copying = reports
    return UtteranceRow(
        id="u1",
        text=said[0].text,
        person="Ines Calder",
        person_id="p1",
        first="qmorning",
        readings=(
            reading_row(morning, said[0]),
            reading_row(
                evening,
                said[1],
                change_row(evening, "substitution", "twice", "again", "quantity"),
            ),
            reading_row(copying, said[2]),
        ),
        stemma=(
            DescentRow(parent=("?1",), child=("qmorning",), basis="dates", strength="weak"),
            DescentRow(parent=("?1",), child=("qevening",), basis="again", strength="strong"),
            DescentRow(
                parent=("qevening",), child=("qcopying",), basis="copied text", strength="strong"
            ),
        ),
    )


def _story(reports):
    sources = tuple(report.source for report in reports)
    return StoryRow(
        id="s1",
        title="Ferry bell returns to Wicken Quay",
        first="2024-05-07",
        last="2024-05-19",
        episodes=(EpisodeRow(id="ep1", first="2024-05-07", last="2024-05-07", sources=sources),),
        sources=sources,
        members=tuple(
            MemberRow(source=one.source, report=one.id, score=0.9, because=("same names",))
            for one in reports
        ),
        origins=2,
        outlets=2,
    )


def _discrepancy(ages):
    values = tuple(
        GivenRow(value=one.value, statements=(one.id,), sources=(one.source,)) for one in ages
    )
    return DiscrepancyRow(
        id="d1",
        story="s1",
        subject="Ines Calder",
        property="age",
        kind="conflict",
        values=values,
        because=("0 days apart",),
    )


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
