"""What is given: reports as they were read, and people's verdicts. Never rebuilt."""

from hashlib import blake2b
from typing import Literal, TypeAlias

from msgspec import Struct

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


class Region(Struct, frozen=True, omit_defaults=True):
    """What the raw form said of a stretch of text: an extractor's label, a front matter's end.

    `set_off` says that a page prints it as a quotation, in a `blockquote`.
    """

    start: int
    end: int
    role: Role
    set_off: bool = False


class Report(Struct, frozen=True, kw_only=True):
    """One published text as it was read; the text is never altered afterwards.

    `source` is the name it came under (file stem or record id), `form` its raw form, and `layout`
    what that form said of its parts, in order and without overlap. `page` is the address by which
    its versions are known, `version_of` the version before it. `published` is ISO 8601 as
    precise as `published_precision` says, with the zone if one was given; `published_basis` says
    where it was read; `outlet_basis` and `byline_basis` say the same of outlet and byline.
    `fetched` is when it was fetched first (ISO 8601), where what it came in says so.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    section: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    byline_basis: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    published_basis: str | None = None
    updated: str | None = None
    language: str | None = None
    version_of: str | None = None
    form: str = "text"
    layout: tuple[Region, ...] = ()
    page: str | None = None
    fetched: str | None = None

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
    full name of who spoke. `report` is the one that a judged quotation stands in, `start` and
    `end` are its place there: so it is found again in other versions.
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
    start: int | None = None
    end: int | None = None
