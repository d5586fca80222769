"""JSON-LD: what a page's linked data says of the page's own report (schema.org)."""

import json
import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement
from msgspec import Struct

from retold.lexis.addresses import canonical_url
from retold.lexis.lines import folded_line

Linked = dict[str, object]

# schema.org types: a report; failing one, what else may be the page's own matter. Its other
# objects (the site, the publisher, breadcrumbs, comments, pictures) say nothing of the report.
ARTICLE = re.compile(r"article|posting|report|review", re.IGNORECASE)
PAGE = re.compile(r"page\Z|recipe|howto|videoobject|creativework|episode\Z", re.IGNORECASE)
NO_ARTICLE = re.compile(r"jobposting|aggregate|comment", re.IGNORECASE)
OTHER = 2
# Deeper than a graph in a list in an entity no fact is looked for.
DEEPEST = 4
MOST_OBJECTS = 200
# Some wrap the data against parsers of old: `<!-- … -->`, `//<![CDATA[ … //]]>`.
OPENINGS = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
ENDINGS = ("-->", "//]]>", "/*]]>*/", "]]>", ";")
PARTS_OF_A_NAME = ("givenName", "additionalName", "familyName")


class LinkedData(Struct, frozen=True):
    """A page's own article, the objects that date it if it says no date, and all by their ids."""

    article: Linked
    dated: Linked
    by_id: dict[str, Linked]

    def whole(self, value: object) -> object:
        """Return an object with its name and with what its id stands for, each one of a list."""
        if isinstance(value, list):
            return [self.whole(one) for one in value]
        if not isinstance(value, dict):
            return value
        full = {**self.by_id.get(str(value.get("@id")), {}), **value}
        parts = [part for key in PARTS_OF_A_NAME if isinstance(part := full.get(key), str)]
        return full if full.get("name") or not parts else {**full, "name": " ".join(parts)}


def linked_data(tree: HtmlElement, addresses: Iterable[str], titles: Iterable[str]) -> LinkedData:
    """Return what a page's JSON-LD says of its own article.

    Of several articles the page's own has its address, else its headline; of equal ones the one
    that says when it was published, else the first. An article without a date takes that of the
    page (`WebPage`) which it is on.

    Args:
        tree: The page.
        addresses: The page's own addresses, as far as they are known.
        titles: How the page's head and headings call it.

    """
    found = list(_all_objects(tree))[:MOST_OBJECTS]
    by_id: dict[str, Linked] = {}
    for one in found:
        if isinstance(one.get("@id"), str) and len(one) > 1:
            by_id.setdefault(str(one["@id"]), one)
    own = set(map(canonical_url, addresses))
    known = {folded_line(title) for title in titles}
    articles = [one for one in found if _is_article(one)]
    articles.sort(key=lambda one: (_elsewhere(one, own), _title(one) not in known, _undated(one)))
    pages = [one for one in found if PAGE.search(_type(one)) and not _undated(one)]
    pages.sort(key=lambda one: _elsewhere(one, own))
    article = next(iter([*articles, *pages]), {})
    own_pages = [one for one in pages if _elsewhere(one, own) < OTHER]
    dated = next(iter(own_pages), {}) if _undated(article) else article
    return LinkedData(article, dated, by_id)


def name_of(value: object) -> str | None:
    """Return the name of an object, of the first of several, or the string itself."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _all_objects(tree: HtmlElement) -> Iterator[Linked]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold() and script.text:
            try:
                data = json.loads(_unwrapped(script.text), strict=False)
            except (ValueError, RecursionError):  # a site's slip; the meta tags may still tell
                continue
            yield from _objects(data, 0)


def _unwrapped(text: str) -> str:
    text = text.strip()
    for opening in OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for ending in ENDINGS:
        text = text.removesuffix(ending).rstrip()
    return text


def _objects(data: object, depth: int) -> Iterator[Linked]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _type(one: Linked) -> str:
    said = one.get("@type")
    return " ".join(map(str, said)) if isinstance(said, list) else str(said or "")


def _is_article(one: Linked) -> bool:
    kind = _type(one)
    return ARTICLE.search(kind) is not None and NO_ARTICLE.search(kind) is None


def _undated(one: Linked) -> bool:
    return not one.get("datePublished")


def _title(one: Linked) -> str:
    return folded_line(name_of(one.get("headline")) or name_of(one.get("name")) or "")


def _elsewhere(one: Linked, own: set[str]) -> int:
    """Return 0 for an object of the page's own address, 1 if it says none, else `OTHER`."""
    said = {canonical_url(address) for address in _addresses(one)}
    if not own or not said:
        return 1
    return 0 if own & said else OTHER


def _addresses(one: Linked) -> Iterator[str]:
    page = one.get("mainEntityOfPage")
    for value in (one.get("url"), page, page.get("@id") if isinstance(page, dict) else None):
        if isinstance(value, str) and "://" in value:
            yield value
