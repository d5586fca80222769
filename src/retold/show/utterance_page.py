"""What an utterance's page shows."""

from collections.abc import Iterator, Mapping, Sequence

from retold.show.bases import against_each
from retold.show.export import SUFFIXES, Form
from retold.show.grid import lay_grid
from retold.show.labels import CHANGES, SIGNS, UNKNOWN_DATE, shown_day
from retold.show.lines import story_link
from retold.show.places import Link
from retold.show.shelf import Shelf, moment, outlet_of, quotation_href, utterance_href, when
from retold.show.stemma import Witness, draw_stemma
from retold.show.story_page import said
from retold.show.values import ChangeLine, DescentLine, UtterancePage
from retold.tables import ReadingRow, UtteranceRow

FORM_NAMES: Mapping[Form, str] = {
    "tei": "TEI critical apparatus",
    "csv": "the grid as CSV",
    "json": "JSON",
    "annotation": "Web Annotation",
}
STRENGTHS = {"strong": "strong evidence", "weak": "weak evidence"}


def utterance_page(shelf: Shelf, utterance: UtteranceRow) -> UtterancePage:
    """Return what the utterance's page shows."""
    readings = [one for row in lay_grid(utterance).rows for one in row.readings]
    known = {one.quotation: one for one in readings}
    first = known.get(utterance.first or "")
    names = {one.quotation: _witness(one) for one in readings}
    who = said(shelf, utterance)
    return UtterancePage(
        speaker=who.speaker,
        speaker_href=who.speaker_href,
        words=utterance.text,
        first=reading_link(first) if first else None,
        first_when=when(first) if first else UNKNOWN_DATE,
        first_dated=all(one.published for one in readings),
        bases=against_each(utterance, {one.id: one.origin for one in shelf.reports.values()}),
        copies=dict(_copies(shelf, readings)),
        signs=tuple(SIGNS.items()),
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
        unresolved=tuple(_unresolved(utterance, readings)),
        stories=tuple(_stories(shelf, utterance)),
        files=tuple(_files(utterance)),
    )


def _witness(reading: ReadingRow) -> Witness:
    return Witness(
        outlet=outlet_of(reading),
        day=shown_day(reading.published),
        report=reading.report,
        moment=moment(reading),
        href=quotation_href(reading.report, reading.quotation),
    )


def _copies(shelf: Shelf, readings: Sequence[ReadingRow]) -> Iterator[tuple[str, str]]:
    """Yield the reports that copy another, each with the outlet of that one."""
    for report in (shelf.reports[one.report] for one in readings if one.report in shelf.reports):
        if report.origin != report.id and report.origin in shelf.reports:
            yield report.id, outlet_of(shelf.reports[report.origin])


def _unresolved(utterance: UtteranceRow, readings: Sequence[ReadingRow]) -> Iterator[Link]:
    """Yield each report whose reading no edge of the stemma has, by time."""
    drawn = {one for edge in utterance.stemma for node in (edge.parent, edge.child) for one in node}
    reports = {one.report for one in readings if one.quotation in drawn}
    first = {one.report: one for one in reversed(readings) if one.report not in reports}
    yield from (reading_link(one) for one in reversed(first.values()))


def _files(utterance: UtteranceRow) -> Iterator[Link]:
    for form, suffix in SUFFIXES.items():
        name = utterance_href(utterance.id).removesuffix("html") + suffix
        yield Link(FORM_NAMES[form], name)


def _side(node: Sequence[str], known: Mapping[str, ReadingRow]) -> tuple[Link, ...]:
    """Return one link for each report of a node, to the first of its readings."""
    first: dict[str, ReadingRow] = {}
    for reading in sorted((known[key] for key in node if key in known), key=moment):
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
