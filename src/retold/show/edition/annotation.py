"""The readings as W3C Web Annotations, one for each, that find their words in the reports.

Web Annotation Data Model, W3C Recommendation of 23 February 2017: section 4.2.4 (text quote
selector), 4.2.5 (text position selector), 5.2 (annotation page).
"""

from msgspec import Struct

from retold.show.edition.collation import Collation, Witness, address
from retold.show.edition.record import as_json
from retold.tables import ReadingRow, ReportRow, UtteranceRow

AROUND = 32  # code points before and after the words, as in the client of Hypothesis


class Quoted(Struct, frozen=True):
    """The words themselves, with those around them; white space as in the report."""

    prefix: str
    exact: str
    suffix: str
    type: str = "TextQuoteSelector"


class Positioned(Struct, frozen=True):
    """Where the words stand in the report's text as Retold holds it, in code points, half open."""

    start: int
    end: int
    type: str = "TextPositionSelector"


class Target(Struct, frozen=True):
    """The words in their report; each selector alone finds them."""

    source: str
    selector: tuple[Quoted, Positioned]
    type: str = "SpecificResource"


class Body(Struct, frozen=True):
    """A plain value: a kind of change, or which utterance this is a reading of."""

    value: str
    purpose: str
    type: str = "TextualBody"
    format: str = "text/plain"


class Annotation(Struct, frozen=True):
    """One reading."""

    id: str
    body: tuple[Body, ...]
    target: Target
    type: str = "Annotation"
    motivation: str = "identifying"


class AnnotationPage(Struct, frozen=True, kw_only=True, rename={"context": "@context"}):
    """All readings of an utterance, by time."""

    context: str = "http://www.w3.org/ns/anno.jsonld"
    id: str
    type: str = "AnnotationPage"
    items: tuple[Annotation, ...]


def annotations(collation: Collation) -> bytes:
    """Return an annotation page in UTF-8: the utterance's words identify, kinds of change tag."""
    utterance = collation.utterance
    page = AnnotationPage(
        id=f"urn:retold:utterance:{utterance.id}",
        items=tuple(
            _annotation(utterance, witness, reading)
            for witness in collation.witnesses
            for reading in witness.readings
        ),
    )
    return as_json(page)


def _annotation(utterance: UtteranceRow, witness: Witness, reading: ReadingRow) -> Annotation:
    tags = [one.kind for one in reading.changes]
    tags += [f"meaning: {one.meaning}" for one in reading.changes if one.meaning]
    return Annotation(
        id=f"urn:retold:quotation:{reading.quotation}",
        body=(
            Body(utterance.text, "identifying"),
            *(Body(tag, "tagging") for tag in dict.fromkeys(tags)),
        ),
        target=Target(
            source=address(witness.report, reading.report),
            selector=(_quoted(witness.report, reading), Positioned(reading.start, reading.end)),
        ),
    )


def _quoted(report: ReportRow | None, reading: ReadingRow) -> Quoted:
    text = report.text if report else ""
    return Quoted(
        prefix=text[max(0, reading.start - AROUND) : reading.start],
        exact=reading.text,
        suffix=text[reading.end : reading.end + AROUND],
    )
