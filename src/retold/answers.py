"""What a library answers with, beyond plain rows: what shows itself in a notebook, and hits."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio

from retold.errors import NotFoundError, WrongDayError
from retold.following import follow_ups
from retold.key_terms import with_terms
from retold.lexis.words import folded, words
from retold.model import Apart, Block, KindName, Link, Mention, Profile, Report, Sentence
from retold.pipeline import STORIES
from retold.relating import related
from retold.revising import revisions
from retold.ruling import with_verdicts
from retold.show.notebook import grid_html, story_html
from retold.stages.quotations import set_apart
from retold.store import Store
from retold.store.asking import export, export_by, heir, matching, search
from retold.store.history import all_successions, history
from retold.store.matters import Asked, matters
from retold.store.meeting import sharing_marks
from retold.store.near import all_reports
from retold.tables import (
    DiscrepancyRow,
    QuotationRow,
    ReportRow,
    StoryRow,
    UtteranceRow,
)
from retold.tables_found import FollowUpRow, RelatedRow, SuccessionRow
from retold.tables_notes import RevisionRow

T = TypeVar("T", bound=Struct)

NEAR = 50  # reports whose quotations are looked through, best full-text match first
ALIKE = 60.0  # least partial ratio (0 to 100, rapidfuzz) at which words are taken for an utterance
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
CONTEXT = 60  # code points shown on both sides of a hit


class Story(StoryRow, frozen=True, kw_only=True):
    """A story that shows itself in a notebook.

    `new_origins` counts those of its origins that have a report of the days asked for.
    """

    new_origins: int

    def _repr_html_(self) -> str:
        return story_html(self)


class Utterance(UtteranceRow, frozen=True, kw_only=True):
    """What was said once, with every reading; shows its grid in a notebook."""

    def _repr_html_(self) -> str:
        return grid_html(self)


class Hit(Struct, frozen=True, kw_only=True):
    """A place that answers a search; `text` is the report's `text[start:end]` with some context.

    A hit in the title alone, or a report found by likeness, has no place.
    """

    report: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    start: int | None
    end: int | None
    text: str
    because: tuple[str, ...] = ()


OF_REPORTS: dict[type[Struct], Callable[[Store, Sequence[str]], Iterator[Struct]]] = {
    RelatedRow: related,
    FollowUpRow: follow_ups,
    RevisionRow: revisions,
}
"""Rows that are found report by report when they are asked for."""


def exported(store: Store, kind: type[Struct]) -> Iterator[Struct]:
    """Yield the rows of an exported table: those of its view, or found now."""
    if kind in OF_REPORTS:
        return OF_REPORTS[kind](store, all_reports(store))
    if kind is StoryRow:
        return with_terms(store, export(store, StoryRow))
    if kind is DiscrepancyRow:
        return with_verdicts(store, export(store, DiscrepancyRow))
    if kind is SuccessionRow:
        return all_successions(store)
    return export(store, kind)


def shown_as(kind: type[T], row: Struct) -> T:
    """Return a row as the kind that shows itself."""
    return kind(**{name: getattr(row, name) for name in row.__struct_fields__})


def likeness(store: Store, report: str, others: Sequence[str]) -> dict[str, Link]:
    """Return how each of the other reports is linked to one, where anything links them."""
    profiles = {row.report: row for row in store.get_by(Profile, "report", [report, *others])}
    found = {}
    for other in others:
        left, right = sorted((report, other))
        for link in STORIES.compare(profiles[left], profiles[right], ()):
            if isinstance(link, Link):
                found[other] = link
    return found


def nearest_utterance(text: str, rows: Sequence[QuotationRow]) -> str | None:
    """Return the utterance whose reading holds the words best, also misremembered ones."""
    sought = " ".join(folded(word.text) for word in words(text))
    best: tuple[float, int, str] | None = None
    for row in rows:
        here = " ".join(folded(word.text) for word in words(row.text))
        short = min(len(here), len(sought)) / max(len(sought), 1)
        near = partial_ratio(sought, here) * min(1.0, short)
        if row.utterance and near >= ALIKE and (best is None or (near, len(here)) > best[:2]):
            best = near, len(here), row.utterance
    return best[2] if best else None


def hit_of(report: ReportRow, place: tuple[int, int] | None, because: tuple[str, ...] = ()) -> Hit:
    """Return a hit with the words around its place."""
    start, end = place or (0, 0)
    shown = report.text[max(0, start - CONTEXT) : end + CONTEXT]
    return Hit(
        report=report.id,
        source=report.source,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        start=place[0] if place else None,
        end=place[1] if place else None,
        text=" ".join(shown.split()) if place else "",
        because=because,
    )


def apart(store: Store, name: str) -> list[Apart]:
    """Return what a report has between quotation marks and the program takes for no speech.

    Raises:
        NotFoundError: There is no such report.

    """
    ids = [find_report(store, name)]
    (report,) = store.get_by(Report, "id", ids)
    blocks = list(store.get_by(Block, "report", ids))
    sentences = list(store.get_by(Sentence, "report", ids))
    mentions = list(store.get_by(Mention, "report", ids))
    return list(set_apart(report, blocks, sentences, mentions))


def find_utterance(store: Store, text: str) -> str | None:
    """Return the id of the utterance that an id or some words name."""
    if (known := heir(store, "utterance", text)) is not None:
        return known
    query = matching(" ".join(word.text for word in words(text)), " OR ")
    reports = [found.report for found in search(store, query, NEAR)]
    return nearest_utterance(text, list(export_by(store, QuotationRow, "report", reports)))


def find_report(store: Store, name: str) -> str:
    """Return the id of the report, in its latest version, that an id, source or URL names.

    Raises:
        NotFoundError: There is none.

    """
    ids = store.report_ids(name)
    if not ids:
        raise NotFoundError("report", name)
    return ids[-1]


def find_story(store: Store, name: str) -> str:
    """Return the id of the story that an id (old ones lead on) or a report names.

    Raises:
        NotFoundError: There is none.

    """
    if (found := heir(store, "story", name)) is not None:
        return found
    rows = export_by(store, ReportRow, "id", store.report_ids(name))
    placed = [row.story for row in rows if row.story]
    if not placed:
        raise NotFoundError("story", name)
    return placed[0]


def listed(store: Store, asked: Asked) -> list[Story]:
    """Return the stories asked for, in the order asked for.

    Raises:
        WrongDayError: A day is not written as days are.

    """
    for day in (asked.since, asked.until):
        if day is not None and not DAY.fullmatch(day):
            raise WrongDayError(day)
    return told_stories(store, dict(matters(store, asked)))


def past_of(store: Store, name: str) -> list[SuccessionRow]:
    """Return which ids led to a story's, and where they lead.

    Raises:
        NotFoundError: There is no such story, and there was none.

    """
    if rows := history(store, "story", name):
        return rows
    return history(store, "story", find_story(store, name))


def told_stories(store: Store, origins: Mapping[str, int | None]) -> list[Story]:
    """Return stories with their key terms, in the order given: {id: new origins, None for all}."""
    rows = {row.id: row for row in export_by(store, StoryRow, "id", sorted(origins))}
    ordered = with_terms(store, (rows[story] for story in origins))
    return [_story(row, origins[row.id]) for row in ordered]


def _story(row: StoryRow, new: int | None) -> Story:
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    return Story(**fields, new_origins=row.origins if new is None else new)


def hits(store: Store, text: str, limit: int, kind: KindName | None) -> list[Hit]:
    """Return the reports that hold the words, each with the place of the first."""
    found = search(store, matching(text), limit, kind)
    rows = {row.id: row for row in export_by(store, ReportRow, "id", [one.report for one in found])}
    return [hit_of(rows[one.report], one.places[0] if one.places else None) for one in found]


def alike(store: Store, report: str, limit: int) -> list[Hit]:
    """Return the reports most alike to one, each with what they share.

    Raises:
        NotFoundError: There is no such report.

    """
    known = find_report(store, report)
    links = likeness(store, known, sharing_marks(store, STORIES, known, 4 * limit))
    best = sorted(links.items(), key=lambda pair: (-pair[1].score, pair[0]))[:limit]
    rows = {row.id: row for row in export_by(store, ReportRow, "id", [name for name, _ in best])}
    return [hit_of(rows[name], None, link.because) for name, link in best]
