"""A small library of exported rows, made up, for tests of whatever shows rows to people."""

from retold.tables import (
    DescentRow,
    DiscrepancyRow,
    EpisodeRow,
    EventRow,
    GivenRow,
    MemberRow,
    PersonRow,
    StoryRow,
    UtteranceRow,
)
from retold.tables_notes import DateRow
from tests.makers import (
    Rows,
    blocks_of,
    change_row,
    copy_row,
    mention_row,
    place,
    quotation_row,
    reading_row,
    report_row,
    statement_row,
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
