"""Exported tables that no view holds: their rows are found when they are asked for."""

from msgspec import Struct


class RelatedRow(Struct, frozen=True, kw_only=True):
    """A report near to another one, outside its episode; `other` is seen from `report`."""

    report: str
    source: str
    other: str
    other_source: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str
    relation: str
    score: float
    because: tuple[str, ...]


class FollowUpRow(Struct, frozen=True, kw_only=True):
    """Words by which a report says that it corrects, updates or follows up another one.

    `follows` is that one, None if it is not in this collection, or cannot be told.
    """

    report: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    follows: str | None
    follows_source: str | None
    because: tuple[str, ...]


class SuccessionRow(Struct, frozen=True, kw_only=True):
    """An id that was given up, and the one that it led to then; None: all it held is forgotten."""

    kind: str
    old: str
    new: str | None


class VerdictRow(Struct, frozen=True, kw_only=True):
    """What a person judged of two of the values: whether they are of one thing."""

    judgement: str
    kind: str
    values: tuple[str, ...]
    by: str
    at: str
    because: str


class EncoderRow(Struct, frozen=True):
    """The sentence model that a library uses: its folder, a hash of it, reports with a vector."""

    folder: str
    id: str
    reports: int
