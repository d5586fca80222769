"""Meta tags of a page: by which names they give its moments and its authors.

Names are those of Open Graph, Dublin Core, Highwire Press (`citation_…`), schema.org and of common
services, then whatever says in its name what it is (`x-publish-date`).
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from retold.inbox.facts import clean_names, split_names
from retold.inbox.moments import Moment, page_moment
from retold.inbox.selecting import number

Metas = dict[str, str]

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publication_date",
    "publish-date",
    "publishdate",
    "published_time",
    "pubdate",
    "pub_date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
)
# "A point or period of time associated with an event in the lifecycle of the resource" (DCMI):
# mostly the publication, but some systems write the last change.
SOME_DATE = ("dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date")
UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "dc.modified",
    "last-modified",
)
SAYS_PUBLISHED = re.compile(r"publish|publicat|(?:\b|_)pub[-_.:]?date")
COARSE = frozenset({"month", "year"})
SAYS_UPDATED = re.compile(r"modif|updat|lastmod|revised")
AUTHOR = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
)
SAYS_AUTHOR = re.compile(r"(?:\b|[_.-]|article)authors?(?:[_.-]?names?)?\Z")
# What WordPress tells messengers to show beside a link (Yoast): a label and its value.
LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
WRITTEN_BY = re.compile(
    r"written|author|(?:ge)?schr(?:ie|ij|e)ven|verfasst|écrit|escrit|scritto|skrevet|skriv|napisa"
    r"|napsal|yazan|kirjoittan|автор|ditulis|執筆|作者|작성",
    re.IGNORECASE,
)
# An item of a list, a comment, a product within the page has moments of its own (microdata).
OF_ANOTHER = number(
    "boolean(ancestor::*[@itemscope][1][not(contains(@itemtype, 'Article')) and"
    " not(contains(@itemtype, 'Posting')) and not(contains(@itemtype, 'Page')) and"
    " not(contains(@itemtype, 'CreativeWork')) and @itemtype])"
)


def page_metas(tree: HtmlElement) -> Metas:
    """Return a page's meta tags, the first of each name; names are in small letters."""
    found: Metas = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or _other_name(tag)).casefold()
        content = (tag.get("content") or "").strip()
        if name in found and name in AUTHOR:  # Open Graph and Highwire repeat it for each
            found[name] += f"; {content}"
        elif name and content:
            found.setdefault(name, content)
    return found


def _other_name(tag: HtmlElement) -> str:
    if (tag.get("http-equiv") or "").casefold() == "last-modified":
        return "last-modified"
    return "" if OF_ANOTHER(tag) else tag.get("itemprop") or ""


def publications(metas: Metas) -> Iterator[tuple[Moment, str]]:
    """Yield the moments of publication with the name of each, the surest first."""
    yield from _moments(metas, PUBLISHED)
    others = sorted(set(metas).difference(PUBLISHED))
    named = (name for name in others if SAYS_PUBLISHED.search(name))
    named = (name for name in named if not SAYS_UPDATED.search(name))
    said = [one for one in _moments(metas, named) if one[0].precision not in COARSE]
    if len({moment.text[:10] for moment, _ in said}) == 1:  # several may be of several things
        yield said[0]
    yield from _moments(metas, SOME_DATE)


def changes(metas: Metas) -> Iterator[Moment]:
    """Yield the moments of change, the surest first."""
    named = sorted(name for name in metas if SAYS_UPDATED.search(name))
    yield from (moment for moment, _ in _moments(metas, (*UPDATED, *named)))


def meta_authors(metas: Metas) -> Iterator[tuple[str, ...]]:
    """Yield the names that each kind of tag gives, the surest first."""
    usual = [metas.get(name, "") for name in AUTHOR]
    others = [metas[name] for name in sorted(metas) if SAYS_AUTHOR.search(name)]
    beside = [
        metas.get(value, "") for label, value in LABELS if WRITTEN_BY.search(metas.get(label, ""))
    ]
    for said in (*usual, *others, *beside):
        names = clean_names(split_names(said))
        if names:
            yield names


def _moments(metas: Metas, names: Iterable[str]) -> Iterator[tuple[Moment, str]]:
    for name in names:
        moment = page_moment(metas.get(name))
        if moment is not None:
            yield moment, name
