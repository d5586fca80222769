"""Exported tables of what reports say of their changes and times, and of what was changed."""

from collections.abc import Iterable

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
    """One version of a report, and what it changed against the one before.

    `silent` says that its news changed, and that it says neither that it was updated nor corrected.
    """

    report: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    updated: str | None
    fetched: str | None
    text: str
    version_of: str | None
    silent: bool
    changes: tuple[RevisionRow, ...]


def is_silent(
    before: tuple[str | None, str | None],
    here: tuple[str | None, str | None],
    changes: Iterable[RevisionRow],
) -> bool:
    """Tell whether the news changed in a version that says neither when nor that it did.

    Args:
        before: When the version before says that it was published and updated.
        here: When this one says so.
        changes: What it changed.

    """
    kinds = {row.kind for row in changes} - {"beside"}
    return bool(kinds) and "note" not in kinds and before == here


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
