"""What an utterance's page shows."""

from collections.abc import Iterator, Mapping, Sequence

from retold.show.folding import fold_grid
from retold.show.grid import lay_grid
from retold.show.labels import CHANGES, UNKNOWN_DATE, shown_day
from retold.show.lines import story_link
from retold.show.shelf import Shelf, outlet_of, quotation_href, when
from retold.show.story_page import said
from retold.show.svg import Witness, draw_stemma
from retold.show.values import ChangeLine, DescentLine, Link, UtterancePage
from retold.tables import ReadingRow, UtteranceRow

STRENGTHS = {"strong": "strong evidence", "weak": "weak evidence"}


def utterance_page(shelf: Shelf, utterance: UtteranceRow) -> UtterancePage:
    """Return what the utterance's page shows."""
    grid = lay_grid(utterance)
    readings = [one for row in grid.rows for one in row.readings]
    known = {one.quotation: one for one in readings}
    first = known.get(utterance.first or "")
    names = {
        one.quotation: Witness(outlet_of(one), shown_day(one.published), one.report)
        for one in readings
    }
    who = said(shelf, utterance)
    return UtterancePage(
        speaker=who.speaker,
        speaker_href=who.speaker_href,
        words=utterance.text,
        first=reading_link(first) if first else None,
        first_when=when(first) if first else UNKNOWN_DATE,
        grid=fold_grid(grid),
        changes=tuple(sorted((line for one in readings for line in _changes(one)), key=_kind)),
        stemma=draw_stemma(utterance.stemma, [one.quotation for one in readings], names),
        descents=tuple(
            DescentLine(
                parent=_side(one.parent, known),
                child=_side(one.child, known),
                basis=one.basis,
                strength=STRENGTHS.get(one.strength, one.strength),
            )
            for one in utterance.stemma
        ),
        stories=tuple(_stories(shelf, utterance)),
    )


def _side(node: Sequence[str], known: Mapping[str, ReadingRow]) -> tuple[Link, ...]:
    """Return one link for each report of a node, to the first of its readings."""
    first: dict[str, ReadingRow] = {}
    for reading in (known[key] for key in node if key in known):
        first.setdefault(reading.report, reading)
    return tuple(reading_link(one) for one in first.values())


def reading_link(reading: ReadingRow) -> Link:
    """Return the way to a reading in its report."""
    return Link(outlet_of(reading), quotation_href(reading.report, reading.quotation))


def _changes(reading: ReadingRow) -> Iterator[ChangeLine]:
    for one in reading.changes:
        sign, label = CHANGES.get(one.kind, ("*", one.kind))
        yield ChangeLine(
            sign=sign,
            label=label,
            base=one.base,
            here=one.here,
            meaning=one.meaning,
            outlet=outlet_of(reading),
            href=quotation_href(reading.report, reading.quotation),
        )


def _kind(line: ChangeLine) -> int:
    """Put changes in the order in which their kinds are listed."""
    labels = [label for _, label in CHANGES.values()]
    return labels.index(line.label) if line.label in labels else len(labels)


def _stories(shelf: Shelf, utterance: UtteranceRow) -> Iterator[Link]:
    """Yield the stories whose reports have a reading, newest first."""
    reports = {one.report for one in utterance.readings}
    for story in shelf.stories.values():
        if reports & {member.report for member in story.members}:
            yield story_link(story)
