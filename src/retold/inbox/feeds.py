"""Feeds: RSS, RDF, Atom and JSON Feed → their entries, each with what the feed says of it."""

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TypeAlias
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from retold.errors import UnreadableInputError
from retold.inbox.facts import Facts, one_line
from retold.inbox.moments import read_moment
from retold.inbox.records import language_code, names_in

# The largest feeds that are offered (a site's whole archive in full text) have some 5 MB with
# 150,000 tags. The parser takes 30 µs and a kilobyte for a tag: at this limit 20 s and 500 MB.
MOST_TAGS = 500_000
LARGEST_FEED = 8_000_000
MARKUP = re.compile(r"<[a-z/]|&[a-z#]", re.IGNORECASE)
LONGEST_LINE = 2_000  # of a title, an id, a date; what is longer is none
TAG = re.compile(r"<[^<>]{1,1000}>")
BASIS = "feed entry"

Fields: TypeAlias = Mapping[str, object]


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page that a feed, a sitemap or a list names, and what is said of it there.

    `published` and `updated` are as written there; `text` is the entry's own text, often HTML and
    often no more than a teaser. `seen_as` is what changes when the page does: the feed's `updated`,
    the sitemap's `lastmod`.
    """

    url: str | None = None
    id: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    text: str | None = None

    @property
    def seen_as(self) -> str:
        """What the listing says of the page's state."""
        return self.updated or self.published or ""

    def facts(self) -> Facts:
        """Return what the entry says of its report, for where the page itself says nothing."""
        facts = Facts(
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            byline=self.byline,
            updated=read_moment(self.updated),
            language=self.language,
        )
        facts.dated(read_moment(self.published), BASIS)
        return facts

    def record(self) -> bytes:
        """Return the entry as a JSON record, for a report of its own text."""
        return msgspec.json.encode(self)


def listed_facts(said: str) -> Facts:
    """Return what a listing said of a page, as an archive keeps it; nothing if it is no such text.

    Args:
        said: An entry as JSON.

    """
    try:
        return msgspec.json.decode(said, type=Entry).facts()
    except msgspec.DecodeError:
        return Facts()


def web_address(value: object, base: str | None = None) -> str | None:
    """Return an http or https address, joined to its base, or None."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        url = urljoin(base or "", value.strip())
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return url if url.casefold().startswith(("http://", "https://")) else None


def read_feed(body: bytes, name: str, base: str | None = None) -> tuple[Entry, ...]:
    """Return the entries of an RSS, RDF or Atom feed, in its order.

    The parser is feedparser: it lets feeds be as broken as they are, reads no external entity and
    expands none of the feed's own, and opens no address.

    Args:
        body: The feed's bytes.
        name: What to call the feed in an error.
        base: The address it was fetched from, for links that lack theirs.

    Raises:
        UnreadableInputError: It is too large, or nothing of a feed can be made out.

    """
    import feedparser  # type: ignore[import-untyped] # noqa: PLC0415 - no types; loads slowly

    _check_size(body, name)
    try:
        parsed = feedparser.parse(
            io.BytesIO(body), response_headers={"content-location": base or ""}
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        # what its lenient parser lets through of the standard library's on hostile mark-up
        raise UnreadableInputError(name, f"broken feed ({str(error)[:80]})") from error
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableInputError(name, "broken feed: no entry can be made out")
    language = language_code(str(parsed.feed.get("language") or ""))
    return tuple(_entry(item, base, language) for item in parsed.entries)


def _check_size(body: bytes, name: str) -> None:
    if len(body) > LARGEST_FEED:
        raise UnreadableInputError(name, f"a feed of {len(body)} bytes: over {LARGEST_FEED}")
    if body.count(b"<") + body.count(b"&lt;") > MOST_TAGS:
        raise UnreadableInputError(name, f"a feed of more than {MOST_TAGS} tags")


def _entry(item: Fields, base: str | None, language: str | None) -> Entry:
    origin = item.get("source")
    return Entry(
        url=web_address(item.get("feedburner_origlink"), base)
        or web_address(item.get("link"), base),
        id=_line(item.get("id")),
        title=_plain(item.get("title")),
        byline=names_in(item.get("authors") or item.get("author")),
        outlet=_plain(origin.get("title")) if isinstance(origin, dict) else None,
        published=_line(item.get("published")),
        # asked for without being there, feedparser gives `published` and a warning
        updated=_line(item.get("updated")) if "updated" in item else None,
        language=language,
        text=max(_texts(item), key=len) or None,
    )


def _texts(item: Fields) -> Iterator[str]:
    contents = item.get("content")
    for content in contents if isinstance(contents, list) else []:
        yield _marked(content)
    yield _marked(item.get("summary_detail"))


def _marked(content: object) -> str:
    """Return an entry's text; HTML opens with a tag, by which it is known from plain text."""
    if not isinstance(content, dict):
        return ""
    text = str(content.get("value") or "").strip()
    is_html = "html" in str(content.get("type")) and MARKUP.search(text)
    return f"<div>{text}</div>" if is_html and text[0] != "<" else text


def read_json_feed(body: bytes, name: str, base: str | None = None) -> tuple[Entry, ...]:
    """Return the items of a JSON Feed (jsonfeed.org, versions 1 and 1.1), in its order.

    Raises:
        UnreadableInputError: It is too large, not JSON, or has no items.

    """
    _check_size(body, name)
    try:
        feed = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInputError(name, f"broken JSON feed ({str(error)[:80]})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableInputError(name, "JSON, but no feed with items")
    language = language_code(str(feed.get("language") or ""))
    return tuple(_item(item, base, language) for item in items if isinstance(item, dict))


def _item(item: Fields, base: str | None, language: str | None) -> Entry:
    texts = (item.get("content_html"), item.get("content_text"), item.get("summary"))
    return Entry(
        url=web_address(item.get("url"), base) or web_address(item.get("external_url"), base),
        id=_line(item.get("id")),
        title=_plain(item.get("title")),
        byline=names_in(item.get("authors") or item.get("author")),
        published=_line(item.get("date_published")),
        updated=_line(item.get("date_modified")),
        language=language_code(str(item.get("language") or "")) or language,
        text=next((text for text in texts if isinstance(text, str) and text.strip()), None),
    )


def _line(value: object) -> str | None:
    return one_line(str(value)[:LONGEST_LINE]) if isinstance(value, (str, int)) else None


def _plain(value: object) -> str | None:
    """Return a title without mark-up: feeds escape it, some twice."""
    return one_line(TAG.sub("", unescape(value[:LONGEST_LINE]))) if isinstance(value, str) else None
