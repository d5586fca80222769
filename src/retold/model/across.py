"""What is derived from several reports together."""

from typing import Literal, TypeAlias

from msgspec import Struct

from retold.model.given import Precision
from retold.model.within import Placed


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


class Likeness(Struct, frozen=True, kw_only=True):
    """How alike in meaning a sentence model finds two reports: the cosine of their vectors."""

    left: str
    right: str
    cosine: float


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


class Alias(Struct, frozen=True, kw_only=True):
    """That a report's `name` is in its story another spelling or surname of `meant`.

    `key` is what namings of `meant` share, `because` the evidence in words; `said` tells that a
    report says so itself.
    """

    story: str
    report: str
    name: str
    meant: str
    key: str
    because: str
    said: bool = False


class Company(Struct, frozen=True, kw_only=True):
    """The full names that one report gives, the organisations, and who published and wrote it.

    It is made when people are told apart, and never kept.
    """

    report: str
    names: tuple[str, ...]
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


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
