"""What an input says of its report beside the text, whatever its form."""

import re
from collections.abc import Sequence
from html import unescape

from msgspec import Struct

from retold.inbox.moments import Moment, clock_time

# A byline names a handful of people; longer lists are tags or a staff page.
MOST_AUTHORS = 20
LONGEST_NAME = 80
MOST_NAME_WORDS = 7
# The author's sign, as newsrooms put it after the name: `(obe)`.
SIGN = re.compile(r"\s?\([^\W\d]{2,5}\.?\)\Z")
AND = re.compile(
    r"\s*(?:[;|·•\n]|,? (?:and|und|og|och|et) |,? & |,(?! (?:Jr|Sr|M\.?D|Ph\.?D|II|III)\b))\s*"
)
BY = re.compile(
    r"\s*(?:(?:story|words|written|reported|posted|text) )?(?:by|von|par|por|door|av|af)\s*:?\s+",
    re.IGNORECASE,
)
NOT_A_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|\A\W*\Z|\d{3}", re.IGNORECASE)


class Facts(Struct, kw_only=True):
    """The fields of a report that stand beside its text; None or empty where nothing says.

    `latest` is the day after which no date can be, since the page was fetched before it ended.
    """

    url: str | None = None
    canonical: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    section: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    byline_basis: str | None = None
    published: Moment | None = None
    published_basis: str | None = None
    updated: Moment | None = None
    language: str | None = None
    picture: str | None = None
    latest: str | None = None

    def dated(self, moment: Moment | None, basis: str) -> None:
        """Take a date of publication, unless an earlier and better source gave one."""
        if moment is not None and self.published is None and self.possible(moment):
            self.published, self.published_basis = moment, basis

    def possible(self, moment: Moment | None) -> bool:
        """Tell whether a moment is not after the page was fetched."""
        return moment is None or self.latest is None or moment.text[:10] <= self.latest

    def issued(self, outlet: str | None, basis: str) -> None:
        """Take an outlet's name, unless an earlier and better source gave one."""
        if outlet and not self.outlet:
            self.outlet, self.outlet_basis = outlet, basis

    def written(self, names: tuple[str, ...], basis: str) -> None:
        """Take who wrote it, unless an earlier and better source said so."""
        if names and not self.byline:
            self.byline, self.byline_basis = names, basis

    def given(self, basis: str) -> "Facts":
        """Return the facts, with a basis for what has none yet."""
        self.outlet_basis = self.outlet_basis or (basis if self.outlet else None)
        self.byline_basis = self.byline_basis or (basis if self.byline else None)
        return self

    def fill(self, other: "Facts") -> None:
        """Take from a weaker source what this one does not say."""
        self.url = self.url or other.url
        self.canonical = self.canonical or other.canonical
        self.issued(other.outlet, other.outlet_basis or "")
        self.section = self.section or other.section
        self.title = self.title or other.title
        self.written(other.byline, other.byline_basis or "")
        self.updated = self.updated or other.updated
        self.language = self.language or other.language
        self.dated(other.published, other.published_basis or "")


def is_later(moment: Moment, other: Moment) -> bool:
    """Tell whether a moment is after another one, or has a time on a day of which no more is known.

    Where one has no zone both are compared as the clock on the wall.
    """
    at, before = clock_time(moment), clock_time(other)
    if at is None or before is None:
        day, day_before = moment.text[:10], other.text[:10]
        return day > day_before or (day == day_before and at is not None)
    if at.tzinfo is None or before.tzinfo is None:
        at, before = at.replace(tzinfo=None), before.replace(tzinfo=None)
    coarse = "minute" in {moment.precision, other.precision}
    return at.replace(second=0) > before.replace(second=0) if coarse else at > before


def split_names(listing: str) -> list[str]:
    """Return the names of a byline such as `By Jane Doe, John Roe and Ann Poe`."""
    listing = " ".join(BY.sub("", unescape(listing[:1_000]), count=1).split())
    return [name.strip(" ,.") for name in AND.split(listing)]


def clean_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return each name once, without signs, addresses and what is no name.

    What stands among names and runs on is what the one before it is.
    """
    kept: dict[str, None] = {}
    for name in (SIGN.sub("", name) for name in names):
        if name and len(name) <= LONGEST_NAME and not NOT_A_NAME.search(name):
            kept.setdefault(name, None)
    short = [name for name in kept if name.count(" ") < MOST_NAME_WORDS]
    return tuple(short or kept)[:MOST_AUTHORS]


def one_line(value: str | None) -> str | None:
    """Return the words on one line, or None if there are none."""
    return (" ".join(value.split()) or None) if value else None
