"""News items in XML: NewsML-G2 (IPTC, 2.x) with NITF or XHTML in it, and NITF alone."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree
from msgspec.structs import replace

from retold.errors import UnreadableInputError
from retold.inbox.decoding import LONGEST_BYTES, too_long
from retold.inbox.facts import Facts, clean_names, split_names
from retold.inbox.found import LARGEST_DOCUMENT, Found, Opened
from retold.inbox.listings import open_listing
from retold.inbox.markup import (
    Element,
    find_all,
    local_name,
    paragraphs,
    parse_xml,
    refuse_entities,
    root_name,
    value_at,
    words_at,
    words_of,
)
from retold.inbox.moments import read_moment
from retold.inbox.records import language_code

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2")
PARTS = ("div", "section", "article", "body", "block", "ul", "ol", "table", "tr", "td", "th")
BLOCKS = frozenset(("p", "li", "dt", "dd", "blockquote", "bq", "pre", *HEADINGS, *PARTS))
# Pictures with captions stay; what is for machines does not.
SKIPPED = frozenset({"script", "style", "head", "body.head", "hedline", "media-metadata"})
# A message's header has some tens of elements.
MOST_BESIDE = 100_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Item(NamedTuple):
    """A news item: its words, a paragraph a line with an empty line between, and its facts."""

    text: str
    facts: Facts


def open_xml(found: Found) -> Opened:
    """Yield what an XML file holds, by the name of its first element.

    Raises:
        UnreadableInputError: It is not well-formed, or of no kind that is read.

    """
    head = found.head()
    refuse_entities(head, found.name)
    name = root_name(head.replace(b"\0", b""))  # UTF-16 has one beside each letter
    opener = ROOTS.get(name)
    if opener is None:
        raise UnreadableInputError(found.name, f"XML of a kind that is not read ({name or 'none'})")
    yield from opener(found)


def _items(found: Found) -> Opened:
    """Yield the items of a news message one at a time; what has been read is let go."""
    number = beside = 0
    for element in _ended(found):
        beside += 1
        if local_name(element) == "newsItem":
            number, beside = number + 1, 0
            body = etree.tostring(element, with_tail=False)
            raw = replace(found.one("newsml", body), source=_guid(element) or found.source)
            yield replace(raw, input=f"{raw.input}#{number}")
        _let_go(element)
        if beside > MOST_BESIDE:
            break
    if beside > MOST_BESIDE or not number:
        raise UnreadableInputError(found.name, "no news item in it, or none for long")


def _ended(found: Found) -> Iterator[Element]:
    """Yield each news item, and each element beside them, when it ends.

    Raises:
        UnreadableInputError: It is not well-formed.

    """
    depth = 0
    try:
        walk = etree.iterparse(
            found.stream, events=("start", "end"), resolve_entities=False, no_network=True
        )
        for event, element in walk:
            if local_name(element) == "newsItem":
                depth += 1 if event == "start" else -1
            if event == "end" and not depth:
                yield element
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = f"broken XML ({str(error)[:80]})"
        raise UnreadableInputError(found.name, reason) from error


def _let_go(element: Element) -> None:
    """Empty an element that was read, and take away what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _guid(item: Element) -> str | None:
    return (item.get("guid") or "").strip() or None


def _whole(found: Found) -> Opened:
    limit = LARGEST_DOCUMENT
    yield found.one("newsml", found.whole(limit, lambda size: too_long(size, "bytes")))


def _page(found: Found) -> Opened:
    yield found.one("html", found.whole(LONGEST_BYTES, lambda size: too_long(size, "bytes")))


ROOTS: dict[str, Callable[[Found], Opened]] = {
    "newsItem": _items,
    "newsMessage": _items,
    "nitf": _whole,
    "html": _page,
    "rss": open_listing,
    "feed": open_listing,
    "RDF": open_listing,
    "urlset": open_listing,
    "sitemapindex": open_listing,
    "opml": open_listing,
}
"""What an XML file is, by its first element."""


def read_news_item(body: bytes, name: str) -> Item:
    """Return the text and the facts of a news item or a NITF document.

    Raises:
        UnreadableInputError: It is not well-formed, or has no text in it.

    """
    root = parse_xml(body, name)
    lines = [line for content in _contents(root) for line in paragraphs(content, BLOCKS, SKIPPED)]
    if not lines:
        raise UnreadableInputError(name, "news item without text (a picture, film or package)")
    facts = _nitf_facts(root)
    if local_name(root) != "nitf":
        item = _item_facts(root)
        item.fill(facts)
        facts = item
    return Item("\n\n".join(lines), facts)


def _contents(root: Element) -> list[Element]:
    """Return the elements that hold the text: the first of the ways in which it is given."""
    for path in ("body.content", "inlineXML", "inlineData"):
        found = [one for one in find_all(root, path) if words_of(one)]
        if found:
            return found if path == "body.content" else found[:1]
    return []


def _item_facts(root: Element) -> Facts:
    """Return what the metadata of a news item say (NewsML-G2 2.x, itemMeta and contentMeta)."""
    created, version = (
        read_moment(next(iter(words_at(root, *paths)), None))
        for paths in (
            ("itemMeta/firstCreated", "contentMeta/contentCreated"),
            ("itemMeta/versionCreated",),
        )
    )
    names = words_at(root, "contentMeta/by", "contentMeta/creator/name")
    outlet = words_at(root, "itemMeta/provider/name", "contentMeta/infoSource/name")
    outlet += words_at(root, "rightsInfo/copyrightHolder/name")
    guid = _guid(root)
    facts = Facts(
        url=guid if guid and guid.startswith(("http:", "https:")) else None,
        title=next(iter(words_at(root, "contentMeta/headline", "itemMeta/title")), None),
        byline=clean_names([name for said in names for name in split_names(said)]),
        outlet=next(iter(outlet), None) or value_at(root, "itemMeta/provider", "literal"),
        updated=version,
        language=_language(value_at(root, "contentMeta/language", "tag") or root.get(LANGUAGE)),
    )
    facts.dated(created, "firstCreated of the news item")
    facts.dated(version, "versionCreated of the news item")
    return facts


def _nitf_facts(root: Element) -> Facts:
    """Return what the head of a NITF document says (IPTC, 3.x)."""
    names = words_at(root, "byline/person", "byline")
    facts = Facts(
        title=next(iter(words_at(root, "hedline/hl1", "head/title")), None),
        byline=clean_names([name for said in names for name in split_names(said)]),
        outlet=value_at(root, "head/pubdata", "name"),
    )
    for path, attribute in (
        ("docdata/date.release", "norm"),
        ("docdata/date.issue", "norm"),
        ("head/pubdata", "date.publication"),
    ):
        facts.dated(read_moment(value_at(root, path, attribute)), f"{path} of NITF")
    return facts


def _language(tag: str | None) -> str | None:
    return language_code(tag) if tag else None
