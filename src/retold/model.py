"""What Retold knows, as frozen values, and what a stage is.

A `Report` and a `Judgement` are given; every other value is derived from them and names the place
it was read from. Places count Unicode code points of `Report.text`, from 0, half open:
`text[start:end]` is always the words shown. Days are ISO 8601 (`2024-03-09`), intervals of days
and of numbers include both ends.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from retold.errors import SpanOutsideReportError

Role: TypeAlias = Literal[
    "headline",
    "standfirst",
    "body",
    "caption",
    "credit",
    "promo",
    "related",
    "byline",
    "bio",
    "wire",
    "correction",
    "meta",
]
"""What a block of a report is; only `headline`, `standfirst`, `body` and `correction` tell news."""

Precision: TypeAlias = Literal[
    "second", "minute", "day", "week", "month", "season", "year", "decade"
]
"""How finely a date is known."""


def content_id(*parts: str) -> str:
    """Return 16 hexadecimal digits that depend on nothing but the parts, on any machine."""
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()


# --- given -----------------------------------------------------------------------------------


class Region(Struct, frozen=True):
    """What the raw form said of a stretch of text: an extractor's label, a front matter's end."""

    start: int
    end: int
    role: Role


class Report(Struct, frozen=True, kw_only=True):
    """One published text as it was read; the text is never altered afterwards.

    `source` is the name it came under (file stem or record id), `form` its raw form, and `layout`
    what that form said of its parts, in order and without overlap. `published` is ISO 8601 as
    precise as `published_precision` says, with the zone if one was given; `published_basis` says
    where it was read.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_precision: Precision | None = None
    published_basis: str | None = None
    updated: str | None = None
    language: str | None = None
    version_of: str | None = None
    form: str = "text"
    layout: tuple[Region, ...] = ()

    @property
    def day(self) -> str | None:
        """The day of publication, or None if it is unknown or known less finely."""
        if self.published is None or self.published_precision in {"month", "year"}:
            return None
        return self.published[:10]


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's verdict; it outranks the program's and is never deleted, only undone.

    `left` and `right` are anchors that outlive a rebuild: a report's id, a quotation's id, or
    `REPORT#NAME` for a person (the name as that report has it). For `speaker`, `value` is the
    full name of who spoke. `report` is the one that a judged quotation stands in.
    """

    id: str
    kind: Literal["same", "different", "unsure", "speaker", "not_speech"]
    left: str
    right: str | None = None
    value: str | None = None
    by: str = ""
    at: str = ""
    because: str = ""
    undone_at: str | None = None
    report: str | None = None


# --- derived from one report -----------------------------------------------------------------


class Placed(Struct, frozen=True, kw_only=True):
    """A stretch of one report's text."""

    report: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the place covers.

        Raises:
            SpanOutsideReportError: `text` is too short to be the report's.

        """
        if not 0 <= self.start <= self.end <= len(text):
            raise SpanOutsideReportError(self.report, self.start, self.end, len(text))
        return text[self.start : self.end]


class Block(Placed, frozen=True, kw_only=True):
    """A paragraph-sized stretch with a role; blocks are in order and do not overlap."""

    role: Role


class Sentence(Placed, frozen=True, kw_only=True):
    """A sentence inside one block; `block` counts the report's blocks from 0."""

    role: Role
    block: int


class Date(Placed, frozen=True, kw_only=True):
    """A time expression, resolved to days; `basis` says against what (`published`, `stated`…).

    Without a resolution `first_day` and `last_day` are None.
    """

    text: str
    first_day: str | None
    last_day: str | None
    precision: Precision | None
    basis: str


class Mention(Placed, frozen=True, kw_only=True):
    """Words that name, describe or stand for a person, or name another kind of source.

    `name` is the fullest name that this report gives the person, None where it is not known who
    is meant. Kinds other than `name nominal pronoun` are never people: an `organisation` has a
    name too. `gender` is what the report's own words show: `he`, `she`, or None.
    """

    text: str
    kind: Literal["name", "nominal", "pronoun", "organisation"]
    name: str | None
    gender: Literal["he", "she"] | None = None


class Quotation(Placed, frozen=True, kw_only=True):
    """The words one report puts in somebody's mouth; the place is inside the marks.

    `speaker_name` is the fullest name in this report of who is said to speak (None: unnamed or
    unknown), `speaker_text` the words that stand for them here. `turn` is the id of the first
    quotation of one turn of speech. `confidence` is the share of speakers that are right among
    those given with the same confidence; 0 where none is given.
    """

    id: str
    text: str
    kind: Literal["direct", "partial", "block", "indirect"]
    turn: str
    speaker_name: str | None = None
    speaker_text: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    venue: str | None = None
    venue_start: int | None = None
    venue_end: int | None = None
    confidence: float = 0.0
    because: tuple[str, ...] = ()
    runner_up: str | None = None


class Statement(Placed, frozen=True, kw_only=True):
    """One fact as one report gives it; `subject` is a name in this report, or words.

    `value` is the plain reading ("41", "2020-10-15"), `low` and `high` the interval's ends as
    text of the same form. `event` holds the words of the happening it belongs to. `as_of` is the
    report's day of publication, or None.
    """

    id: str
    text: str
    subject: str
    property: str
    value: str
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    event: str | None = None


class Profile(Struct, frozen=True, kw_only=True):
    """What a report shows of itself when it meets others: no text, only what is compared.

    `terms` and `title_terms` are (term, weight) pairs in order of the term, each list of length 1
    as a vector; `names` are full names and organisations with the number of their mentions;
    `day` is the day of publication, `credits` the agencies and outlets it names as where it has
    its words from, `proper` those of the terms that it writes as names.
    """

    report: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    day: str | None
    words: int
    terms: tuple[tuple[str, float], ...] = ()
    title_terms: tuple[tuple[str, float], ...] = ()
    names: tuple[tuple[str, int], ...] = ()
    credits: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()


class Naming(Struct, frozen=True, kw_only=True):
    """One person as one report names them: the fullest name, all forms, how often.

    `key` is what namings that may be one person share (the folded last name). `roles` are the
    words that describe the person in this report.
    """

    report: str
    name: str
    key: str
    forms: tuple[str, ...]
    count: int
    gender: Literal["he", "she"] | None = None
    roles: tuple[str, ...] = ()


class Mark(Struct, frozen=True, kw_only=True):
    """A fingerprint by which rows find each other; rows that share some meet in a pair."""

    family: str
    node: str
    report: str
    mark: int


# --- derived from several reports ------------------------------------------------------------


class Copy(Struct, frozen=True, kw_only=True):
    """A stretch of text that two reports share, with its place in both.

    `share` is of the pair: aligned shared words over the words of the shorter report, 0 to 1.
    `origin` is the report that the evidence names as where the words come from, or None.
    """

    id: str
    left: str
    right: str
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    share: float
    origin: str | None = None
    because: tuple[str, ...] = ()


class Link(Struct, frozen=True, kw_only=True):
    """Two rows of one family that belong together as far as `score` (0 to 1) says."""

    family: str
    left: str
    right: str
    score: float
    because: tuple[str, ...]


class Origin(Struct, frozen=True, kw_only=True):
    """Which report a report's text goes back to, itself if to none: copies are counted once."""

    report: str
    origin: str


class Change(Struct, frozen=True):
    """How a reading differs from the base: words of each, and where they stand in this reading.

    `start` and `end` are places in the reading's report. `meaning` says what kind of change of
    meaning it is (`negation`, `number`, `name`, …), None if none shows.
    """

    kind: Literal[
        "cut-start",
        "cut-end",
        "cut-inside",
        "insertion",
        "substitution",
        "spelling",
        "order",
        "merge",
        "case-punctuation",
    ]
    base: str
    here: str
    start: int
    end: int
    meaning: str | None = None


class Reading(Struct, frozen=True):
    """One quotation as a witness of an utterance, with its changes against the base."""

    quotation: str
    changes: tuple[Change, ...]


class Descent(Struct, frozen=True):
    """One edge of a stemma; a node is a tuple of quotation ids with equal readings, or ("?1",)."""

    parent: tuple[str, ...]
    child: tuple[str, ...]
    basis: str
    strength: Literal["strong", "weak"]


class Utterance(Struct, frozen=True, kw_only=True):
    """What was said once: every quotation that retells the same words.

    `text` is the base's words, `first` the earliest quotation in this collection, or None where
    the dates do not tell.
    """

    id: str
    text: str
    base: str
    readings: tuple[Reading, ...]
    first: str | None = None
    stemma: tuple[Descent, ...] = ()


class Episode(Struct, frozen=True):
    """One burst of a story: days from `first` to `last`, None where no report is dated."""

    id: str
    first: str | None
    last: str | None
    reports: tuple[str, ...]


class Story(Struct, frozen=True, kw_only=True):
    """The reports of one continuing matter; the title is one of their headlines."""

    id: str
    title: str
    first: str | None
    last: str | None
    episodes: tuple[Episode, ...]


class Placement(Struct, frozen=True, kw_only=True):
    """A report's place in a story, with the reasons."""

    story: str
    report: str
    score: float
    because: tuple[str, ...]


class Person(Struct, frozen=True, kw_only=True):
    """A person across reports; `names` are all forms met, the fullest first."""

    id: str
    name: str
    names: tuple[str, ...]
    reports: int
    because: tuple[str, ...] = ()


class Appearance(Struct, frozen=True, kw_only=True):
    """That a report's `name` is a person."""

    person: str
    report: str
    name: str


class Bound(Struct, frozen=True, kw_only=True):
    """The days between which an undated report of a story was likely published."""

    report: str
    story: str
    first_day: str | None
    last_day: str | None
    because: tuple[str, ...]


class Event(Placed, frozen=True, kw_only=True):
    """A dated happening that reports of a story mention, shown by a sentence of one of them."""

    id: str
    story: str
    first_day: str
    last_day: str
    precision: Precision
    kind: Literal["happened", "reported"]
    text: str
    reports: tuple[str, ...]


class Given(Struct, frozen=True):
    """A value that a discrepancy sets against others, and the statements that give it."""

    value: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]


class Discrepancy(Struct, frozen=True, kw_only=True):
    """Statements about one thing that cannot, or perhaps cannot, all be true."""

    id: str
    story: str
    subject: str
    property: str
    kind: Literal["conflict", "possible"]
    values: tuple[Given, ...]
    because: tuple[str, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """Work that could not be done on one input, and why; the rest went on."""

    input: str
    stage: str
    reason: str


Row: TypeAlias = Struct
"""Any value above."""

# --- what a stage is -------------------------------------------------------------------------


class Key(Enum):
    """What the rows that a stage works on together share."""

    REPORT = "report"
    SURNAME = "surname"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline: rows that share a key in, new rows out.

    `work` is called with one argument for each type in `reads`, in that order: the one `Report`
    or `Story` that the key names as itself, every other type as a tuple of its rows. It is a
    pure function: no clock, no network, no randomness, no store. So any engine may call it
    anywhere, twice, and in any order, and get the same rows. Raise `version` when its rows change.
    """

    name: str
    by: Key
    reads: tuple[type[Row], ...]
    makes: tuple[type[Row], ...]
    work: Callable[..., Iterable[Row]]
    version: int = 1


class Reach(NamedTuple):
    """How strong ties must be, and how many nodes a component may have.

    A component larger than `largest` is looked at again with the ties of the next level alone,
    and so on; at the last level it stays whole.
    """

    levels: tuple[float, ...] = (0.0,)
    largest: int | None = None


ANYHOW = Reach()
"""Any tie joins, and a component may have any size."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that find each other across reports: marks → meeting → pair → component.

    Two nodes meet when they share `at_least` marks that no more than `too_common` nodes hold:
    a mark that becomes too common takes back the pairs that rest on it alone, so the order of
    arrival does not matter.

    Args:
        name: Names the family's marks and links.
        node: The type of row that meets (`Report` or `Quotation`).
        mark: The in-report stage that makes the marks.
        at_least: How many marks two nodes must share.
        too_common: How many nodes may hold a mark.
        reads: What `compare` is given of each side, in order: the left's, then the right's.
        compare: Two nodes in, the rows that link them out; none if they do not belong together.
        reach: How strong links must be to join nodes, and how many nodes a component may have;
            weaker links are given to `group` where both their ends are in one component anyway.
        between: Rows of other families between the two reports, given to `compare` last.
        group_reads: What `group` is given of all nodes of a component, in order; then its links
            and the judgements on its nodes.
        group: One component in, its rows out.
        makes: The types that `group` makes.
        version: Raised when the rows change.

    """

    name: str
    node: type[Row]
    mark: Stage
    at_least: int
    too_common: int
    reads: tuple[type[Row], ...]
    compare: Callable[..., Iterable[Link | Copy]]
    group_reads: tuple[type[Row], ...]
    group: Callable[..., Iterable[Row]]
    makes: tuple[type[Row], ...]
    between: tuple[type[Row], ...] = ()
    reach: Reach = ANYHOW
    version: int = 1


def in_order(placed: Iterable[Placed]) -> Iterator[Placed]:
    """Yield rows in the order of their places."""
    yield from sorted(placed, key=lambda row: (row.report, row.start, row.end))
