"""Facts of a page that its head says: its JSON-LD, then its meta tags."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from lxml.html import HtmlElement

from retold.inbox.authors import MARKS, shown_authors, without_outlet
from retold.inbox.facts import Facts, is_later, one_line
from retold.inbox.linked import LinkedData, linked_data, name_of
from retold.inbox.metas import Metas, changes, meta_authors, page_metas, publications
from retold.inbox.moments import Moment, page_moment
from retold.inbox.records import language_code, names_in
from retold.inbox.shown import Shown
from retold.lexis.hints import has_any
from retold.lexis.hosts import host_of
from retold.lexis.lines import folded_line, is_same_title

TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "headline")
DESCRIPTION = ("og:description", "description", "twitter:description")
TAG = re.compile(r"<[^<>]{1,200}>")
# What stands between a title and the site's name.
SITE_MARK = re.compile(r"\s+[|–—•·»-]\s+")
LEAST_SPACES = 2  # a title of three words or more is no site's name
LONGEST_CAPTION = 600
# How sites name the sentence under a headline in their style sheets (English, German, French).
STANDFIRST = re.compile(
    r"standfirst|sub-?title|sub-?head(?:line)?|\bdek\b|\bdeck\b|strapline|article-?(?:intro"
    r"|summary)|chapo",
    re.IGNORECASE,
)
STANDFIRST_WORDS = ("standfirst", "sub", "dek", "deck", "strapline", "intro", "summary", "chapo")
"""One of these is in every name that `STANDFIRST` finds."""


class Head(NamedTuple):
    """What a page's head says: its meta tags and linked data, and the page's own address."""

    metas: Metas
    linked: LinkedData
    url: str | None
    canonical: str | None


def read_head(tree: HtmlElement, url: str | None) -> Head:
    """Return what a page's head says.

    Args:
        tree: The page.
        url: Its address, where the input gives one; else the page's canonical address.

    """
    metas = page_metas(tree)
    canonical = _canonical(tree, metas)
    titles = [metas.get(key) for key in TITLE]
    titles += [heading.text_content() for heading in tree.iter("h1")]
    linked = linked_data(tree, filter(None, (url, canonical)), filter(None, titles))
    return Head(metas, linked, url or canonical, canonical)


def page_facts(tree: HtmlElement, head: Head, latest: str | None = None) -> Facts:
    """Return what a page says of its report beside the text.

    Args:
        tree: The page.
        head: What its head says.
        latest: The day after which no date of it can be, if that is known.

    """
    meta, linked = head.metas, head.linked
    facts = _from_linked(linked, latest)
    facts.canonical, facts.url = head.canonical, head.url
    _fill_from_meta(facts, meta)
    facts.updated = _change(facts, page_moment(linked.dated.get("dateModified")), meta)
    facts.title = _title(tree, meta, facts.title, facts.outlet)
    facts.issued(host_of(facts.url), "address")
    _take_byline(facts, tree, names_in(linked.whole(linked.article.get("author"))), meta)
    facts.section = facts.section or one_line(meta.get("article:section"))
    facts.language = facts.language or language_code(tree.get("lang") or "")
    return facts


def shown_words(tree: HtmlElement, head: Head, facts: Facts) -> Shown:
    """Return the words that the mark-up sets apart: title, description, captions, the body."""
    described = next((head.metas[key] for key in DESCRIPTION if head.metas.get(key)), None)
    captions = [words for caption in tree.iter("figcaption") for words in _lines_of(caption)]
    standfirsts = [words for element in _standfirsts(tree) for words in _lines_of(element)]
    return Shown(
        facts.title,
        described,
        frozenset(map(folded_line, captions)) - {""},
        frozenset(map(folded_line, standfirsts)) - {""},
        frozenset(map(folded_line, facts.byline)),
        frozenset(map(folded_line, _quotes(tree))) - {""},
        _body(head.linked),
    )


def _standfirsts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what a style sheet names so; each name is looked at once."""
    known: dict[str, bool] = {}
    for element in tree.iterdescendants("p", "h2", "h3", "div"):
        name = element.get("class", "")
        if name not in known:
            hinted = has_any(name.casefold(), STANDFIRST_WORDS)
            known[name] = hinted and STANDFIRST.search(name) is not None
        if known[name]:
            yield element


def _quotes(tree: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of what is set off as a quotation; a pull quote only repeats words."""
    for quote in tree.iter("blockquote"):
        if "pull" in (quote.get("class") or "").casefold():
            continue
        paragraphs = list(quote.iter("p"))
        for element in paragraphs or [quote]:
            yield element.text_content()


def _lines_of(element: HtmlElement) -> list[str]:
    """Return an element's words, whole and by its parts, if they are as short as a caption."""
    whole = element.text_content()
    if len(whole) > LONGEST_CAPTION:
        return []
    return [whole, *element.itertext()]


# --- JSON-LD ---------------------------------------------------------------------------------


def _body(linked: LinkedData) -> str:
    """Return the text that JSON-LD gives as the article's body, without mark-up; empty if none."""
    body = linked.article.get("articleBody")
    return TAG.sub(" ", unescape(body)) if isinstance(body, str) else ""


def _from_linked(linked: LinkedData, latest: str | None) -> Facts:
    article = linked.article
    facts = Facts(
        title=one_line(name_of(article.get("headline"))),
        outlet=one_line(name_of(linked.whole(article.get("publisher")))),
        section=one_line(name_of(article.get("articleSection"))),
        language=language_code(name_of(article.get("inLanguage")) or ""),
        latest=latest,
    )
    facts.dated(page_moment(linked.dated.get("datePublished")), "JSON-LD datePublished")
    return facts.given("JSON-LD")


# --- meta tags -------------------------------------------------------------------------------


def _take_byline(facts: Facts, tree: HtmlElement, said: tuple[str, ...], metas: Metas) -> None:
    """Take the authors from the first place that names somebody, failing all the outlet itself."""
    stated = [(said, "JSON-LD"), *((names, "meta author") for names in meta_authors(metas))]
    for names, basis in stated:
        facts.written(without_outlet(names, facts), basis)
    if not facts.byline:
        facts.written(shown_authors(tree, facts), MARKS)
    for names, basis in stated:
        facts.written(names, basis)


def _change(facts: Facts, said: Moment | None, metas: Metas) -> Moment | None:
    """Return the first change after publication that the head says, else the first that it says."""
    found = [one for one in (said, *changes(metas)) if one]
    later = [one for one in found if facts.published is None or is_later(one, facts.published)]
    return next(iter([*later, *found]), None)


def _fill_from_meta(facts: Facts, metas: Metas) -> None:
    for moment, name in publications(metas):
        facts.dated(moment, f"meta {name}")
    facts.issued(one_line(metas.get("og:site_name")), "meta og:site_name")


def _canonical(tree: HtmlElement, meta: Metas) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "") and "://" in (link.get("href") or ""):
            return str(link.get("href"))
    url = meta.get("og:url", "")
    return url if "://" in url else None


def _title(tree: HtmlElement, meta: Metas, headline: str | None, outlet: str | None) -> str | None:
    """Return the title as the page shows it: the `h1` that the head confirms, else the head's."""
    said = [headline, *(meta.get(key) for key in TITLE), tree.findtext(".//title")]
    titles = [title for title in map(one_line, said) if title]
    headings = [shown for h1 in tree.iter("h1") if (shown := one_line(h1.text_content()))]
    headings = [shown for shown in headings if folded_line(shown) != folded_line(outlet or "")]
    for shown in headings:
        if any(is_same_title(shown, title) or _begins(title, shown) for title in titles):
            return shown
    return _without_site(titles[0], outlet) if titles else next(iter(headings), None)


def _begins(title: str, heading: str) -> bool:
    """Tell whether one of the two is the other and more."""
    shorter, longer = sorted((folded_line(title), folded_line(heading)), key=len)
    return longer.startswith(shorter) and shorter.count(" ") >= LEAST_SPACES


def _without_site(title: str, outlet: str | None) -> str:
    """Return a title without the name of the site at its end."""
    parts = SITE_MARK.split(title)
    last = folded_line(parts[-1])
    if len(parts) > 1 and (
        title.rsplit(parts[-1], 1)[0].rstrip().endswith("|") or _is(outlet, last)
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |–—•·»-")
    return title


def _is(outlet: str | None, name: str) -> bool:
    return bool(outlet) and folded_line(outlet or "") in name
