"""Exported tables of what reports say of their own changes."""

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
