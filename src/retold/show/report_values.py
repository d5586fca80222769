"""What a report's page shows, as values: the documented context of its template."""

from msgspec import Struct

from retold.show.around import Part
from retold.show.places import Link
from retold.show.values import NearLine


class QuotationNote(Struct, frozen=True):
    """What is known of a quotation, beside the text."""

    number: int
    anchor: str
    href: str
    words: str
    speaker: str | None
    speaker_words: str | None
    speaker_href: str | None
    kind: str
    cue: str | None
    venue: str | None
    confidence: str
    because: tuple[str, ...]
    runner_up: str | None
    utterance: Link | None


class StatementNote(Struct, frozen=True):
    """A statement of the report, beside the text."""

    subject: str
    property: str
    value: str
    href: str
    as_of: str | None
    attributed_to: str | None


class DateNote(Struct, frozen=True):
    """A time expression and the days it stands for."""

    words: str
    href: str
    days: str
    basis: str


class Shared(Struct, frozen=True, order=True):
    """A shared stretch: where it begins here, its words (cut short if `more`), and both places."""

    start: int
    words: str
    more: bool
    here: str
    there: str


class Sharing(Struct, frozen=True):
    """Another report with words of this one."""

    outlet: str
    when: str
    href: str
    share: str
    origin: str
    because: tuple[str, ...]
    stretches: tuple[Shared, ...]


class FollowLine(Struct, frozen=True):
    """A report that this one corrects, updates or follows, or that does so to this one.

    `words` say so, at the place `href`; `other` is None if it is not in the collection.
    """

    label: str
    words: str
    href: str
    other: Link | None
    because: tuple[str, ...]


class CorrectionNote(Struct, frozen=True):
    """A note by which the report corrects itself, and the words that it corrects, if it names any.

    Both lead to their places; `href` is where the note stands, `target` leads to what it corrects.
    """

    kind: str
    words: str
    href: str
    target: Link | None
    basis: str


class KindLine(Struct, frozen=True):
    """What kind of text the report is, how sure that is, and why."""

    words: str
    confidence: str
    because: tuple[str, ...]


class ReportPage(Struct, frozen=True):
    """One report as it was read, every annotation in its place."""

    outlet: str
    outlet_known: bool
    outlet_basis: str | None
    section: str | None
    when: str
    basis: str | None
    updated: str | None
    fetched: str | None
    byline: tuple[str, ...]
    byline_basis: str | None
    address: str | None
    address_words: str | None
    source: str
    language: str | None
    story: Link | None
    older: Link | None
    newer: Link | None
    text: tuple[Part, ...]
    quotations: tuple[QuotationNote, ...]
    statements: tuple[StatementNote, ...]
    dates: tuple[DateNote, ...]
    sharing: tuple[Sharing, ...]
    related: tuple[NearLine, ...]
    follows: tuple[FollowLine, ...]
    versions: Link | None
    kind: KindLine | None
    corrections: tuple[CorrectionNote, ...]
