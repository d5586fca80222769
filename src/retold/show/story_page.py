"""What a story's page shows."""

from collections.abc import Iterator, Sequence

from retold.show.folding import fold_grid
from retold.show.grid import lay_grid
from retold.show.labels import (
    DISCREPANCY_KINDS,
    EVENT_KINDS,
    plural,
    property_label,
    shown_days,
    shown_value,
)
from retold.show.lines import cut, folded_reports, key_people, known_person, quote, state_line
from retold.show.near import maybe_lines
from retold.show.shelf import Shelf, file_name, moment, outlet_of, place_href, utterance_href, when
from retold.show.svg import draw_timeline
from retold.show.values import (
    Cut,
    Difference,
    DifferenceValue,
    Evidence,
    Happening,
    Link,
    Quote,
    Said,
    SaidLine,
    StoryPage,
)
from retold.tables import (
    DiscrepancyRow,
    EventRow,
    GivenRow,
    ReportRow,
    StatementRow,
    StoryRow,
    UtteranceRow,
)

MOST_GRIDS = 60  # wordings laid out on a page: with ten readings each about 1 MB


def story_page(shelf: Shelf, story: StoryRow) -> StoryPage:
    """Return what the story's page shows."""
    reports = shelf.reports_of(story)
    retold = shelf.retold_in(story)
    events = sorted(
        (one for one in shelf.events.get(story.id, ()) if one.report in shelf.reports),
        key=lambda one: (one.first_day, one.last_day, one.kind, one.report, one.start, one.id),
    )
    return StoryPage(
        state=state_line(story, len(reports), known=all(one.outlet for one in reports)),
        terms=story.terms,
        episodes=tuple(_episodes(story)),
        people=key_people(shelf, reports),
        timeline=draw_timeline(events),
        events=tuple(_happening(shelf, at, one) for at, one in enumerate(events, 1)),
        said=tuple(said(shelf, one) for one in retold[:MOST_GRIDS]),
        said_more=tuple(_said_line(shelf, one) for one in retold[MOST_GRIDS:]),
        quotes=tuple(_once(shelf, reports)),
        differences=tuple(
            difference(shelf, one)
            for one in sorted(shelf.discrepancies.get(story.id, ()), key=_conflicts_first)
        ),
        reports=folded_reports(shelf, reports, {one.report: one.because for one in story.members}),
        maybe=maybe_lines(shelf, story),
    )


def _episodes(story: StoryRow) -> Iterator[str]:
    """Yield a line for each burst, if there is more than one."""
    if len(story.episodes) > 1:
        for one in story.episodes:
            yield f"{shown_days(one.first, one.last)}: {plural(len(one.sources), 'report')}"


def _conflicts_first(row: DiscrepancyRow) -> tuple[bool, str, str, str]:
    return row.kind != "conflict", row.property, row.subject, row.id


def _happening(shelf: Shelf, number: int, event: EventRow) -> Happening:
    return Happening(
        number=number,
        days=shown_days(event.first_day, event.last_day),
        kind=EVENT_KINDS.get(event.kind, event.kind),
        words=event.text,
        href=place_href(event.report, event.start, event.end),
        outlet=outlet_of(shelf.reports[event.report]),
        support=plural(len(event.sources), "report"),
    )


def said(shelf: Shelf, utterance: UtteranceRow) -> Said:
    """Return an utterance for a list, with its wordings aligned."""
    return Said(
        speaker=utterance.person or _speaker(utterance),
        speaker_href=known_person(shelf, utterance.person_id),
        href=utterance_href(utterance.id),
        readings=_readings(utterance),
        grid=fold_grid(lay_grid(utterance)),
    )


def _said_line(shelf: Shelf, utterance: UtteranceRow) -> SaidLine:
    return SaidLine(
        speaker=utterance.person or _speaker(utterance),
        speaker_href=known_person(shelf, utterance.person_id),
        words=utterance.text,
        href=utterance_href(utterance.id),
        readings=_readings(utterance),
    )


def _readings(utterance: UtteranceRow) -> str:
    reports = len({one.report for one in utterance.readings})
    return f"{plural(len(utterance.readings), 'reading')} in {plural(reports, 'report')}"


def _speaker(utterance: UtteranceRow) -> str | None:
    """Return the longest name a reading gives, where the person is not known."""
    named = {one.speaker for one in utterance.readings if one.speaker}
    return max(named, key=lambda name: (len(name), name), default=None)


def _once(shelf: Shelf, reports: Sequence[ReportRow]) -> Iterator[Quote]:
    """Yield the quotations that only one report has, by time and place."""
    for report in reports:
        for one in shelf.quotations.get(report.id, ()):
            if not shelf.retold(one.utterance):
                yield quote(shelf, one)


def difference(shelf: Shelf, row: DiscrepancyRow) -> Difference:
    """Return a discrepancy with the sentences it rests on."""
    sign, label = DISCREPANCY_KINDS.get(row.kind, ("?", row.kind))
    return Difference(
        anchor=f"d-{file_name(row.id)}",
        subject=row.subject,
        property=property_label(row.property),
        sign=sign,
        kind=row.kind,
        label=label,
        values=tuple(_value(shelf, row.property, one) for one in row.values),
        because=row.because,
    )


def _value(shelf: Shelf, kind: str, given: GivenRow) -> DifferenceValue:
    found = [shelf.statement[one] for one in given.statements if one in shelf.statement]
    rows = [one for one in found if one.report in shelf.reports]
    rows.sort(key=lambda one: (moment(shelf.reports[one.report]), one.source, one.start))
    return DifferenceValue(
        value=shown_value(kind, given.value),
        reports=plural(len(given.sources), "report"),
        evidence=tuple(_evidence(shelf, rows)),
    )


def _evidence(shelf: Shelf, statements: Sequence[StatementRow]) -> Iterator[Evidence]:
    """Yield the words that statements stand in, each wording once."""
    groups: dict[str, list[tuple[StatementRow, Cut]]] = {}
    for one in statements:
        shown = cut(shelf, one)
        words = " ".join((shown.before + shown.words + shown.after).split())
        groups.setdefault(words, []).append((one, shown))
    for (first, shown), *others in groups.values():
        report = shelf.reports[first.report]
        yield Evidence(
            outlet=outlet_of(report),
            when=when(report),
            cut=shown,
            attributed_to=first.attributed_to,
            qualifier=first.qualifier,
            also=tuple(
                Link(outlet_of(shelf.reports[one.report]), where.href) for one, where in others
            ),
        )
