"""What names pages instead of being one: feeds, sitemaps, outlines, lists of addresses."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from lxml import etree
from msgspec import Struct

from retold.errors import UnreadableInputError
from retold.inbox.decoding import LONGEST_BYTES, too_long
from retold.inbox.facts import one_line
from retold.inbox.feeds import LARGEST_FEED, Entry, read_feed, read_json_feed, web_address
from retold.inbox.found import Found, Opened
from retold.inbox.markup import Element, local_name
from retold.inbox.records import language_code

Kind: TypeAlias = Literal["feed", "sitemap", "outline", "addresses", "front page"]

# sitemaps.org: at most 50,000 addresses and 50 MB a sitemap.
MOST_PAGES = 50_000
LARGEST = 52_428_800
# 50,000 pages with all fields of news and images have 600,000 elements.
MOST_ELEMENTS = 1_000_000
# What a file is shows in its first element; declarations before it are shorter than this.
HEAD = 8_192
BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
ROOT = re.compile(r"\s*<(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)
JSON_FEED = re.compile(r"\s*\{.*\"https?:\\?/\\?/jsonfeed\.org\\?/version", re.DOTALL)
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
NAMES_ONLY = "a list of addresses without texts: `retold watch` with this file fetches them"
NO_TEXT = "a feed entry without text: `retold watch` fetches its page"
REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,8}|[0-9]{1,8});?", re.IGNORECASE)
SURROGATES, LAST_CHARACTER = range(0xD800, 0xE000), 0x10FFFF
FEED_TYPES = frozenset(
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
)
GZIP = b"\x1f\x8b"


class Listing(Struct, frozen=True):
    """What a listing names: pages, and further listings.

    `unsure` are addresses that may lead to either: a list of addresses does not say.
    """

    kind: Kind
    entries: tuple[Entry, ...] = ()
    listings: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def read_listing(body: bytes, name: str, base: str | None = None) -> Listing | None:
    """Return what a feed, sitemap, outline or list of addresses names; None if it is none of them.

    Pure but for the bytes in hand. XML is read without entities, external files or network, and
    not deeper than lxml's own limit (256 elements).

    Args:
        body: The bytes as they were fetched or lie in a file; gzip is opened once.
        name: What to call the listing in an error.
        base: The address it was fetched from.

    Raises:
        UnreadableInputError: It is such a listing, but broken or too large.

    """
    body = _opened(body, name)
    kind = listing_kind(body)
    return READERS[kind](REFERENCE.sub(_character, body), name, base) if kind else None


def _character(reference: re.Match[bytes]) -> bytes:
    """Return a reference to a character, or U+FFFD for one that no text can hold."""
    number = reference[1].lower()
    code = int(number[1:], 16) if number.startswith(b"x") else int(number)
    return b"&#xFFFD;" if code == 0 or code in SURROGATES or code > LAST_CHARACTER else reference[0]


def open_listing(found: Found) -> Opened:
    """Yield the entries of a feed that lies in a file, for `retold read`.

    Raises:
        UnreadableInputError: It is broken, or names pages and holds none.

    """
    body = found.whole(LARGEST_FEED, lambda size: f"{size} bytes: over {LARGEST_FEED}")
    listing = read_listing(body, found.name)
    if listing is None or not listing.entries or listing.kind != "feed":
        raise UnreadableInputError(found.name, NAMES_ONLY)
    found = found._replace(kind="feed entry")
    for number, entry in enumerate(listing.entries, 1):
        if entry.text is None:
            yield found.failure(number, NO_TEXT)
        else:
            yield found.record(number, entry.id or entry.url, entry.record())


def open_text(found: Found) -> Opened:
    """Yield a text.

    Raises:
        UnreadableInputError: It is too long, or a list of addresses.

    """
    body = found.whole(LONGEST_BYTES, lambda size: too_long(size, "bytes"))
    if listing_kind(body) == "addresses":
        raise UnreadableInputError(found.name, NAMES_ONLY)
    yield found.one("text", body)


def offered_feeds(body: bytes, base: str) -> Listing | None:
    """Return the feeds that a front page offers in its head; None if it offers none.

    A front page is no report. Feeds of readers' comments are left out.

    Args:
        body: The page's bytes.
        base: Its address.

    """
    page = etree.HTML(body, etree.HTMLParser(no_network=True)) if body.strip() else None
    feeds = [
        web_address(link.get("href"), base)
        for link in (page.iter("link") if page is not None else ())
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").lower() in FEED_TYPES
        and "comment" not in f"{link.get('href')} {link.get('title')}".lower()
    ]
    found = _once(feeds)
    return Listing("front page", listings=found) if found else None


def listing_kind(body: bytes) -> str | None:
    """Return which reader a listing needs, from how its bytes begin; None if it is none."""
    # without NUL, text in UTF-16 and UTF-32 shows its ASCII letters too
    head = body[:HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xfe\xff \t\r\n")
    if JSON_FEED.match(head):
        return "json feed"
    while found := BEFORE_ROOT.match(head):
        head = head[found.end() :]
    if root := ROOT.match(head):
        return root[1].lower()
    return "addresses" if ADDRESS.match(_first_line(head)) and not _is_mixed(body) else None


def _first_line(head: str) -> str:
    lines = (line.strip() for line in head.splitlines())
    return next((line for line in lines if line and not line.startswith("#")), "")


def _is_mixed(body: bytes) -> bool:
    """Tell whether lines are something else than addresses and comments."""
    lines = (line.strip() for line in body.decode("utf-8", "replace").splitlines())
    return any(line and line[0] != "#" and not ADDRESS.fullmatch(line) for line in lines)


def _opened(body: bytes, name: str) -> bytes:
    """Return what a gzip file holds, up to the size of a listing."""
    if not body.startswith(GZIP):
        return body
    opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # 16: gzip's header and trailer
    try:
        plain = opener.decompress(body, LARGEST)
    except zlib.error as error:
        raise UnreadableInputError(name, f"broken gzip ({error})") from error
    if not opener.eof:
        reason = f"over {LARGEST} bytes when opened" if opener.unconsumed_tail else "cut off"
        raise UnreadableInputError(name, f"gzip file: {reason}")
    return plain


# --- sitemaps and outlines -------------------------------------------------------------------


def _elements(body: bytes, name: str, tag: str) -> Iterator[Element]:
    """Yield the elements of a name, in any namespace, and empty each when it was used."""
    if len(body) > LARGEST:
        raise UnreadableInputError(name, f"{len(body)} bytes: over {LARGEST}")
    ends = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    try:
        for number, (_, element) in enumerate(ends):
            if number == MOST_ELEMENTS:
                raise UnreadableInputError(name, f"more than {MOST_ELEMENTS} elements")
            if local_name(element) == tag:
                yield element
                element.clear()
    except (etree.XMLSyntaxError, LookupError) as error:
        raise UnreadableInputError(name, f"broken XML ({str(error)[:80]})") from error


def _read_sitemap(body: bytes, name: str, base: str | None) -> Listing:
    """Read a sitemap with its news fields (sitemaps.org; Google's news sitemaps 0.9)."""
    entries: list[Entry] = []
    for element in _elements(body, name, "url"):
        said = _fields(element)
        url = web_address(said.get("loc"), base)
        if url and len(entries) < MOST_PAGES:
            entries.append(
                Entry(
                    url=url,
                    title=said.get("title"),
                    outlet=said.get("name"),
                    published=said.get("publication_date"),
                    updated=said.get("lastmod"),
                    language=language_code(said.get("language") or ""),
                )
            )
    return Listing("sitemap", entries=tuple(entries))


def _read_index(body: bytes, name: str, base: str | None) -> Listing:
    """Read an index of sitemaps."""
    places = [
        web_address(_fields(one).get("loc"), base) for one in _elements(body, name, "sitemap")
    ]
    return Listing("sitemap", listings=_once(places))


def _fields(element: Element) -> dict[str, str]:
    """Return the first text under each element's own name, whatever its namespace."""
    found: dict[str, str] = {}
    for one in element.iterdescendants():
        words = one_line(one.text) if isinstance(one.tag, str) else None
        # an image's or a video's own title and place are not the page's
        parent = one.getparent()
        is_aside = parent is not None and "news" not in str(parent.tag) and parent is not element
        if words and not is_aside:
            found.setdefault(local_name(one).lower(), words)
    return found


def _read_outline(body: bytes, name: str, base: str | None) -> Listing:
    """Read the feeds of an OPML file (opml.org, `xmlUrl` of its outlines)."""
    places = [
        web_address(value, base)
        for outline in _elements(body, name, "outline")
        for key, value in outline.items()
        if str(key).casefold() == "xmlurl"
    ]
    return Listing("outline", listings=_once(places))


def _read_addresses(body: bytes, _: str, __: str | None) -> Listing:
    """Read a list of addresses, one a line; `#` begins a comment."""
    lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines())
    return Listing("addresses", unsure=_once([line for line in lines if ADDRESS.match(line)]))


def _read_feed(body: bytes, name: str, base: str | None) -> Listing:
    return Listing("feed", entries=read_feed(body, name, base)[:MOST_PAGES])


def _read_json_feed(body: bytes, name: str, base: str | None) -> Listing:
    return Listing("feed", entries=read_json_feed(body, name, base)[:MOST_PAGES])


def _once(places: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for place in places if place))[:MOST_PAGES]


Reader: TypeAlias = Callable[[bytes, str, str | None], Listing]
READERS: dict[str, Reader] = {
    "rss": _read_feed,
    "feed": _read_feed,
    "rdf": _read_feed,
    "json feed": _read_json_feed,
    "urlset": _read_sitemap,
    "sitemapindex": _read_index,
    "opml": _read_outline,
    "addresses": _read_addresses,
}
"""Which reader a first element asks for."""
