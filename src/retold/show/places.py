"""What leads to a place or a page, as values."""

from msgspec import Struct


class Link(Struct, frozen=True):
    """Some words that lead to another page."""

    words: str
    href: str


class Cut(Struct, frozen=True):
    """Words of a report with what stands around them; an edge is cut short where `more` says."""

    before: str
    words: str
    after: str
    href: str
    more_before: bool
    more_after: bool
