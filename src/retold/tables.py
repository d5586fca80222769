"""The exported tables: one frozen value a table, its fields the columns that scripts hold on to.

Rows name their place by `report`, `start` and `end` (code points, half open), and their input by
`source`. What a later stage knows (persons, utterances) is joined in here. Fields may be added;
one that stands here keeps its name and meaning.
"""

from typing import TypeAlias

from msgspec import Struct

from retold.model import Descent, Failure, Judgement
from retold.tables_found import FollowUpRow, RelatedRow, SuccessionRow, VerdictRow
from retold.tables_notes import CorrectionRow, DateRow, RevisionRow

DescentRow: TypeAlias = Descent
JudgementRow: TypeAlias = Judgement
FailureRow: TypeAlias = Failure


class ReportRow(Struct, frozen=True, kw_only=True):
    """A report as it was read; `origin` is the report its text goes back to (itself if none).

    `kind` says what kind of text it is, None where that cannot be told.
    """

    id: str
    source: str
    url: str | None
    outlet: str | None
    outlet_basis: str | None
    section: str | None
    title: str | None
    byline: tuple[str, ...]
    byline_basis: str | None
    published: str | None
    published_precision: str | None
    published_basis: str | None
    updated: str | None
    fetched: str | None
    language: str | None
    text: str
    version_of: str | None
    form: str
    origin: str
    story: str | None
    kind: str | None
    kind_confidence: float | None
    kind_because: tuple[str, ...]


class BlockRow(Struct, frozen=True, kw_only=True):
    """A paragraph-sized stretch of a report, with its role."""

    report: str
    source: str
    start: int
    end: int
    role: str
    language: str | None
    text: str


class QuotationRow(Struct, frozen=True, kw_only=True):
    """Words one report puts in somebody's mouth; the place is inside the marks."""

    id: str
    report: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    turn: str
    speaker_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    person: str | None
    person_id: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    venue: str | None
    venue_start: int | None
    venue_end: int | None
    confidence: float
    because: tuple[str, ...]
    runner_up: str | None
    utterance: str | None


class ChangeRow(Struct, frozen=True, kw_only=True):
    """How a reading differs from the base; the place is in the reading's report."""

    kind: str
    base: str
    here: str
    start: int
    end: int
    meaning: str | None


class ReadingRow(Struct, frozen=True, kw_only=True):
    """One witness of an utterance."""

    quotation: str
    source: str
    published: str | None
    text: str
    speaker: str | None
    changes: tuple[ChangeRow, ...]
    report: str
    outlet: str | None
    start: int
    end: int


class UtteranceRow(Struct, frozen=True, kw_only=True):
    """What was said once, with every reading of it; `first` is the earliest in this collection."""

    id: str
    text: str
    person: str | None
    person_id: str | None
    readings: tuple[ReadingRow, ...]
    first: str | None
    stemma: tuple[DescentRow, ...]


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person; `reports` counts the latest versions that name them."""

    id: str
    name: str
    names: tuple[str, ...]
    reports: int
    because: tuple[str, ...]


class MentionRow(Struct, frozen=True, kw_only=True):
    """Words that name, describe or stand for a person."""

    report: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    person: str | None
    person_id: str | None


class CopyRow(Struct, frozen=True, kw_only=True):
    """A stretch of text two reports share; `share` is the pair's, the same on each of its rows."""

    id: str
    left: str
    right: str
    left_source: str
    right_source: str
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    share: float
    origin_source: str | None
    because: tuple[str, ...]


class EpisodeRow(Struct, frozen=True, kw_only=True):
    """One burst of a story."""

    id: str
    first: str | None
    last: str | None
    sources: tuple[str, ...]


class MemberRow(Struct, frozen=True, kw_only=True):
    """A report's place in a story, with the reasons."""

    source: str
    report: str
    score: float
    because: tuple[str, ...]


class StoryRow(Struct, frozen=True, kw_only=True):
    """The reports of one matter; `origins` counts copies once, `terms` set it apart."""

    id: str
    title: str
    first: str | None
    last: str | None
    episodes: tuple[EpisodeRow, ...]
    sources: tuple[str, ...]
    members: tuple[MemberRow, ...]
    origins: int
    outlets: int
    terms: tuple[str, ...] = ()


class StatementRow(Struct, frozen=True, kw_only=True):
    """One fact as one report gives it."""

    id: str
    report: str
    source: str
    start: int
    end: int
    text: str
    subject: str
    person_id: str | None
    property: str
    value: str
    low: str | None
    high: str | None
    unit: str | None
    qualifier: str | None
    as_of: str | None
    attributed_to: str | None
    event: str | None


class GivenRow(Struct, frozen=True, kw_only=True):
    """One of the values that disagree, with the statements and reports that give it."""

    value: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]


class DiscrepancyRow(Struct, frozen=True, kw_only=True):
    """Statements about one thing that cannot, or perhaps cannot, all be true.

    `verdicts` are what people judged of them; they stand beside the values and change none.
    """

    id: str
    story: str
    subject: str
    property: str
    kind: str
    values: tuple[GivenRow, ...]
    because: tuple[str, ...]
    verdicts: tuple[VerdictRow, ...] = ()


class EventRow(Struct, frozen=True, kw_only=True):
    """A dated happening, with the sentence shown for it and the reports that support it."""

    id: str
    story: str
    first_day: str
    last_day: str
    precision: str
    kind: str
    report: str
    source: str
    start: int
    end: int
    text: str
    sources: tuple[str, ...]


TABLES: dict[str, type[Struct]] = {
    "reports": ReportRow,
    "blocks": BlockRow,
    "quotations": QuotationRow,
    "utterances": UtteranceRow,
    "people": PersonRow,
    "mentions": MentionRow,
    "copies": CopyRow,
    "stories": StoryRow,
    "statements": StatementRow,
    "discrepancies": DiscrepancyRow,
    "events": EventRow,
    "dates": DateRow,
    "corrections": CorrectionRow,
    "revisions": RevisionRow,
    "related": RelatedRow,
    "follow_ups": FollowUpRow,
    "successions": SuccessionRow,
    "judgements": JudgementRow,
    "failures": FailureRow,
}
"""Every table that can be exported, by its name."""

Table: TypeAlias = Struct
"""Any row above."""
