"""What is derived from one report, each row with its place in it."""

from typing import Literal, TypeAlias

from msgspec import Struct

from retold.errors import SpanOutsideReportError
from retold.model.given import Precision, Role


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
    """A paragraph-sized stretch with a role; blocks are in order and do not overlap.

    `language` is the ISO 639-1 code of a long one's language, None where that is unsure.
    """

    role: Role
    language: str | None = None


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

    Of kind `indirect` are words of the report's own that say what somebody said.

    `speaker_name` is the fullest name in this report of who is said to speak (None: unnamed or
    unknown), `speaker_text` the words that stand for them here. `turn` is the id of the first
    quotation of one turn of speech. `confidence` is the share of speakers that are right among
    those given with the same confidence; 0 where none is given. For indirect ones it is how often
    the place is right too.
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


class Apart(Placed, frozen=True, kw_only=True):
    """Words between quotation marks that are taken for no speech; `because` says why."""

    text: str
    because: str


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


CorrectionKind: TypeAlias = Literal[
    "correction", "clarification", "update", "retraction", "editor's note"
]
"""What a note says of the report that it stands in."""


class Correction(Placed, frozen=True, kw_only=True):
    """A note by which a report corrects itself.

    `target_start` and `target_end` are the place of the sentence of the report that it names, None
    where it names none; `basis` says why.
    """

    kind: CorrectionKind
    target_start: int | None = None
    target_end: int | None = None
    basis: str = ""


KindName: TypeAlias = Literal[
    "news",
    "opinion",
    "live blog",
    "round-up",
    "interview",
    "press release",
    "agency",
    "correction",
    "obituary",
]
"""What kind of text a report is."""


class Kind(Struct, frozen=True, kw_only=True):
    """What kind of text a report is, None where that cannot be told.

    `confidence` is the share of the likeliest kind among all, 0 to 1.
    """

    report: str
    kind: KindName | None
    confidence: float
    because: tuple[str, ...] = ()


class Profile(Struct, frozen=True, kw_only=True):
    """What a report shows of itself when it meets others: no text, only what is compared.

    `terms` and `title_terms` are (term, weight) pairs in order of the term, each list of length 1
    as a vector; `names` are full names and organisations with the number of their mentions;
    `day` is the day of publication, `credits` the agencies and outlets it names as where it has
    its words from, the one of its dateline too, `proper` those of the terms that it writes as
    names, `written` pairs of a term and the word that stands for it in this report, where that is
    another one than the term. `own` holds eight hexadecimal digits for each sentence of its own,
    without quotations, by which reports are seen to share sentences.
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
    own: str = ""
    written: tuple[tuple[str, str], ...] = ()


class Vector(Struct, frozen=True, kw_only=True):
    """What a report means to a sentence model: 32-bit floats, of length 1; none without words."""

    report: str
    encoder: str
    numbers: bytes


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
