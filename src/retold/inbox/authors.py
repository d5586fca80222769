"""Who wrote a page, where its head does not say: what the page itself marks as the author."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from retold.inbox.facts import clean_names, one_line, split_names
from retold.lexis.bylines import MONTH_TAIL
from retold.lexis.hints import has_any
from retold.lexis.lines import folded_line

# How sites name the element in their style sheets; a word of its own, since `author-bio`,
# `author-posts` and the like hold more than a name.
MARKED = re.compile(
    r"(?:\A|[\s_-])(?:author|byline|contributor)(?:[\s_-]{1,2}(?:name|link|vcard))?(?:\Z|\s)"
    r"|\bpost-author\b|\bentry-author\b|\bfn\b",
    re.IGNORECASE,
)
MARKED_WORDS = ("author", "byline", "contributor", "fn")
"""One of these is in every name that `MARKED` finds."""

TAGS = ("a", "span", "address", "p", "div", "strong", "li")
LONGEST = 80
MOST_NAME_WORDS = 4
# Where a name ends and what its bearer is begins.
ASIDE = re.compile(
    r"\s*(?:[|•·—–(/]|\s-\s|,?\s(?=[a-z]{4,}\b|Senior|Staff|Editor|Contribut|Updated|Published"
    r"|Founder)).*"
)
NOT_NAMES = frozenset(
    ["admin", "administrator", "editor", "editorial", "team", "staff", "guest", "author", "by"]
)


def shown_authors(tree: HtmlElement, outlet: str | None) -> tuple[str, ...]:
    """Return the names in the first element that is marked as the author's, or none.

    An element counts if its `rel`, `itemprop` or class says so and it holds what can be names
    and nothing else: two to four words, each with a capital.
    """
    for element in _marked(tree):
        shown = one_line(" ".join(element.itertext())) or ""
        if not shown or len(shown) > LONGEST:
            continue
        names = [MONTH_TAIL.sub("", ASIDE.sub("", name)) for name in split_names(shown)]
        kept = clean_names([name for name in names if _can_be_name(name, outlet)])
        if kept:
            return kept
    return ()


def without_outlet(names: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    """Return the names that are not the outlet's own."""
    own = folded_line(outlet or "")
    return tuple(name for name in names if folded_line(name) != own) if own else names


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter(*TAGS):
        name = element.get("class")
        if (
            _is_authors(element.get("rel"))
            or _is_authors(element.get("itemprop"))
            or (name and has_any(name.casefold(), MARKED_WORDS) and MARKED.search(name))
        ):
            yield element


def _is_authors(said: str | None) -> bool:
    return said is not None and "author" in said.split()


def _can_be_name(name: str, outlet: str | None) -> bool:
    words = name.split()
    return (
        1 < len(words) <= MOST_NAME_WORDS
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not NOT_NAMES.intersection(name.casefold().split())
        and folded_line(name) != folded_line(outlet or "")
    )
