"""What a story's page shows."""

from collections.abc import Iterator, Mapping, Sequence

from retold.show.differences import differences
from retold.show.export import TIMELINE_SUFFIXES, TimelineForm
from retold.show.folding import fold_grid
from retold.show.grid import lay_grid
from retold.show.labels import (
    EVENT_KINDS,
    plural,
    shown_days,
)
from retold.show.lines import folded_reports, key_people, known_person, quote, state_line
from retold.show.near import maybe_lines
from retold.show.places import Link
from retold.show.shelf import (
    Shelf,
    by_day,
    outlet_of,
    place_href,
    story_href,
    utterance_href,
)
from retold.show.svg import draw_timeline
from retold.show.values import (
    Happening,
    Quote,
    Said,
    SaidLine,
    StoryPage,
)
from retold.tables import (
    EventRow,
    ReportRow,
    StoryRow,
    UtteranceRow,
)

FORM_NAMES: Mapping[TimelineForm, str] = {"timelinejs": "TimelineJS", "ical": "iCalendar"}
MOST_GRIDS = 60  # wordings laid out on a page: with ten readings each about 1 MB


def story_page(shelf: Shelf, story: StoryRow) -> StoryPage:
    """Return what the story's page shows."""
    reports = shelf.reports_of(story)
    retold = shelf.retold_in(story)
    events = sorted(
        (one for one in shelf.events.get(story.id, ()) if one.report in shelf.reports),
        key=by_day,
    )
    return StoryPage(
        state=state_line(story, len(reports), known=all(one.outlet for one in reports)),
        terms=story.terms,
        episodes=tuple(_episodes(story)),
        people=key_people(shelf, reports),
        timeline=draw_timeline(events),
        files=tuple(_files(story)) if events else (),
        events=tuple(_happening(shelf, at, one) for at, one in enumerate(events, 1)),
        said=tuple(said(shelf, one) for one in retold[:MOST_GRIDS]),
        said_more=tuple(_said_line(shelf, one) for one in retold[MOST_GRIDS:]),
        quotes=tuple(_once(shelf, reports)),
        differences=tuple(differences(shelf, story.id)),
        reports=folded_reports(shelf, reports, {one.report: one.because for one in story.members}),
        maybe=maybe_lines(shelf, story),
    )


def _episodes(story: StoryRow) -> Iterator[str]:
    """Yield a line for each burst, if there is more than one."""
    if len(story.episodes) > 1:
        for one in story.episodes:
            yield f"{shown_days(one.first, one.last)}: {plural(len(one.sources), 'report')}"


def _files(story: StoryRow) -> Iterator[Link]:
    for form, suffix in TIMELINE_SUFFIXES.items():
        name = story_href(story.id).removesuffix("html") + suffix
        yield Link(FORM_NAMES[form], name)


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
