"""Exported tables of what reports say of their changes and times, and of what was changed."""

from msgspec import Struct


class CorrectionRow(Struct, frozen=True, kw_only=True):
    """A note by which a report corrects itself, and the sentence of it that the note names.

    `kind` is `correction`, `clarification`, `update`, `retraction` or `editor's note`; `target` is
    None where the note names no sentence of the report; `basis` says why it is that one, or none.
    """

    report: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    target_start: int | None
    target_end: int | None
    target: str | None
    basis: str


class RevisionRow(Struct, frozen=True, kw_only=True):
    """One change of a report against the version before it; both sides name their place.

    `kind` says what it is in: `quotation`, `number`, `headline`, `note` (of correction), `words`,
    or `beside` (what is no part of the news: bylines, captions, teasers). `change` is
    `other words`, `added`, `left out` or `moved`. A side without words is None; a title that is no
    part of the text has no place.
    """

    report: str
    source: str
    start: int | None
    end: int | None
    text: str | None
    kind: str
    change: str
    version_of: str
    version_source: str
    before_start: int | None
    before_end: int | None
    before: str | None


class Version(Struct, frozen=True, kw_only=True):
    """One version of a report, and what it changed against the one before."""

    report: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    updated: str | None
    fetched: str | None
    version_of: str | None
    changes: tuple[RevisionRow, ...]


class DateRow(Struct, frozen=True, kw_only=True):
    """A time expression; days are None where nothing resolves it."""

    report: str
    source: str
    start: int
    end: int
    text: str
    first_day: str | None
    last_day: str | None
    precision: str | None
    basis: str
