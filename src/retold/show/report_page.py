"""What a report's page shows: the text, every annotation in its place, and notes beside it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from retold.show.annotate import Note, Paragraph, copied, paragraphs
from retold.show.around import fold_around
from retold.show.labels import (
    QUOTATION_KINDS,
    UNKNOWN_SPEAKER,
    plural,
    property_label,
    shown_date,
    shown_day,
    shown_days,
    sure,
    web_address,
)
from retold.show.lines import known_person, speaker, stated, story_link
from retold.show.near import follow_lines, related_lines
from retold.show.places import Link
from retold.show.points import linked_places
from retold.show.report_values import (
    CorrectionNote,
    DateNote,
    KindLine,
    QuotationNote,
    ReportPage,
    StatementNote,
)
from retold.show.sharing import sharing
from retold.show.shelf import (
    Shelf,
    file_name,
    outlet_of,
    place_href,
    quotation_href,
    report_href,
    utterance_href,
    when,
)
from retold.show.version_page import versions_link
from retold.tables import MentionRow, QuotationRow, ReportRow, StatementRow
from retold.tables_notes import CorrectionRow, DateRow


def report_page(shelf: Shelf, report: ReportRow) -> ReportPage:
    """Return what the report's page shows."""
    story = shelf.story_of(report.id)
    older, newer = report.version_of, shelf.newer.get(report.id)
    numbered = enumerate(shelf.quotations.get(report.id, ()), 1)
    return ReportPage(
        outlet=outlet_of(report),
        outlet_known=report.outlet is not None,
        outlet_basis=report.outlet_basis,
        section=report.section,
        when=when(report),
        basis=report.published_basis,
        updated=shown_date(report.updated) if report.updated else None,
        fetched=shown_date(report.fetched) if report.fetched else None,
        byline=report.byline,
        byline_basis=report.byline_basis,
        address=web_address(report.url),
        address_words=report.url,
        source=report.source,
        language=report.language,
        story=story_link(story) if story else None,
        older=_version(shelf, older),
        newer=_version(shelf, newer),
        text=tuple(fold_around(_paragraphs(shelf, report))),
        quotations=tuple(_quotation(shelf, number, one) for number, one in numbered),
        statements=tuple(_statement(one) for one in shelf.statements.get(report.id, ())),
        dates=tuple(_date(one) for one in shelf.dates.get(report.id, ())),
        sharing=sharing(shelf, report),
        related=related_lines(shelf, report),
        follows=follow_lines(shelf, report),
        versions=Link(*compared) if (compared := versions_link(shelf, report)) else None,
        kind=_kind(report),
        corrections=tuple(_correction(one) for one in shelf.corrections.get(report.id, ())),
    )


def _kind(report: ReportRow) -> KindLine | None:
    if report.kind is None or report.kind_confidence is None:
        return None
    return KindLine(report.kind, sure(report.kind_confidence), report.kind_because)


def _correction(row: CorrectionRow) -> CorrectionNote:
    href = place_href(row.report, row.start, row.end)
    target = None
    if row.target is not None and row.target_start is not None and row.target_end is not None:
        target = Link(row.target, place_href(row.report, row.target_start, row.target_end))
    return CorrectionNote(row.kind, row.text, href, target, row.basis)


def _version(shelf: Shelf, report: str | None) -> Link | None:
    if report is None or report not in shelf.reports:
        return None
    return Link(when(shelf.reports[report]), report_href(report))


def _paragraphs(shelf: Shelf, report: ReportRow) -> tuple[Paragraph, ...]:
    notes = [
        *_quotation_notes(shelf.quotations.get(report.id, ())),
        *_place_notes(shelf, report.id),
    ]
    copies = shelf.copies.get(report.id, ())
    notes += [Note(start, end, ("copied",)) for start, end in copied(copies, report.id)]
    taken = {note.anchor for note in notes}
    found = ((start, f"p-{start}-{end}") for start, end in linked_places(shelf, report.id))
    points = {(start, anchor) for start, anchor in found if anchor not in taken}
    return paragraphs(report.text, shelf.blocks.get(report.id, ()), notes, points)


def _quotation_notes(rows: Sequence[QuotationRow]) -> Iterator[Note]:
    """Yield what is shown of each quotation: its words, and the words that make it one."""
    for number, one in enumerate(rows, 1):
        kinds = ("quote", f"quote-{one.kind}")
        label = speaker(one) or UNKNOWN_SPEAKER
        anchor = f"q-{file_name(one.id)}"
        yield Note(one.start, one.end, kinds, anchor, label, after=number)
        for kind, start, end in (
            ("cue", one.cue_start, one.cue_end),
            ("venue", one.venue_start, one.venue_end),
        ):
            if start is not None and end is not None:
                yield Note(start, end, (kind,))


def _place_notes(shelf: Shelf, report: str) -> Iterator[Note]:
    """Yield one note for each place that is linked to or worth seeing, with all its kinds."""
    found: dict[tuple[int, int], dict[str, str]] = {}
    people: dict[tuple[int, int], str | None] = {}
    for kind, start, end, label in _places(shelf, report):
        found.setdefault((start, end), {})[kind] = label
    for one in shelf.mentions.get(report, ()):
        if one.kind == "name":
            people[one.start, one.end] = known_person(shelf, one.person_id)
    said = sorted((one.end, one.end - one.start) for one in shelf.quotations.get(report, ()))
    last = 0
    for (start, end), kinds in sorted(found.items()):
        free = start >= last and not _ending_in(said, start, end)
        href = people.get((start, end)) if free else None
        last = end if href else last  # a link may not hold or cross another
        label = "; ".join(dict.fromkeys(text for text in kinds.values() if text))
        yield Note(start, end, tuple(kinds), f"p-{start}-{end}", label, href)


def _ending_in(said: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a quotation's number, a link, would come inside the words of a place.

    Args:
        said: Where each quotation ends, and its length, in order.
        start: Where the place begins.
        end: Where it ends.

    """
    here = said[bisect_left(said, (start + 1, 0)) : bisect_left(said, (end + 1, 0))]
    return any(length <= end - start for _, length in here)


def _places(shelf: Shelf, report: str) -> Iterator[tuple[str, int, int, str]]:
    for date in shelf.dates.get(report, ()):
        yield "date", date.start, date.end, _days(date)
    for mention in shelf.mentions.get(report, ()):
        yield mention.kind, mention.start, mention.end, _person(mention)
    for statement in shelf.statements.get(report, ()):
        label = f"{property_label(statement.property)}: {stated(statement)}"
        yield "statement", statement.start, statement.end, label
    for event in shelf.events.get(shelf.reports[report].story or "", ()):
        if event.report == report:
            yield "event", event.start, event.end, ""


def _person(mention: MentionRow) -> str:
    return mention.person if mention.person and mention.person != mention.text else ""


def _days(date: DateRow) -> str:
    return shown_days(date.first_day, date.last_day)


def _quotation(shelf: Shelf, number: int, row: QuotationRow) -> QuotationNote:
    retold = shelf.utterances.get(row.utterance or "") if shelf.retold(row.utterance) else None
    others = plural(len(retold.readings), "reading") if retold else ""
    named = speaker(row)
    return QuotationNote(
        number=number,
        anchor=f"n-{file_name(row.id)}",
        href=quotation_href(row.report, row.id),
        words=row.text,
        speaker=named,
        speaker_words=row.speaker_text if row.speaker_text != named else None,
        speaker_href=known_person(shelf, row.person_id),
        kind=QUOTATION_KINDS.get(row.kind, row.kind),
        cue=row.cue,
        venue=row.venue,
        confidence=sure(row.confidence) if named else "",
        because=row.because,
        runner_up=row.runner_up,
        utterance=Link(others, utterance_href(retold.id)) if retold else None,
    )


def _statement(row: StatementRow) -> StatementNote:
    return StatementNote(
        subject=row.subject,
        property=property_label(row.property),
        value=stated(row),
        href=place_href(row.report, row.start, row.end),
        as_of=shown_day(row.as_of) if row.as_of else None,
        attributed_to=row.attributed_to,
    )


def _date(row: DateRow) -> DateNote:
    return DateNote(
        words=row.text,
        href=place_href(row.report, row.start, row.end),
        days=_days(row),
        basis=row.basis,
    )
