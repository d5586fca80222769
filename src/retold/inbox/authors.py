"""Who wrote a page, where its head does not say: what the page itself marks as the author."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from retold.inbox.beside import LINES_BELOW, Shown, beside_headline, is_elsewhere
from retold.inbox.facts import MOST_AUTHORS, Facts, clean_names, one_line, split_names
from retold.lexis.bylines import MONTH_TAIL, byline_names
from retold.lexis.hints import has_any
from retold.lexis.hosts import host_of
from retold.lexis.lines import folded_line

# How sites name the element in their style sheets: `post-author`, `authorName`, `c-author__name`,
# and hCard's `fn` (microformats.org). Not `author-bio`, `author-posts`: they hold more than a name.
MARKED = re.compile(
    r"(?:\A|[\s_-])(?:authors?|byline|contributor)(?:[\s_-](?:info|box))?"
    r"(?:[\s_-]{1,2}(?:names?|link|list|vcard))?(?:\Z|\s)|\bfn\b",
    re.IGNORECASE,
)
MARKED_WORDS = ("author", "byline", "contributor", "fn")
"""One of these is in every name that `MARKED` finds."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# How sites name the pages of those who write for them.
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:a|en|es|i|in)?|auteurs?|journalists?|contributors?|columnists?|writers?"
    r"|reporters?|redakteure?|forfattere?|skribenter|by)/[^/?#]{3,}",
    re.IGNORECASE,
)
OTHER_TRADE = re.compile(
    r"(?:review|edit|check|photo|illustrat|translat|approv)\w{0,8}(?: by)?\s*:?\s*\Z", re.IGNORECASE
)
TAGS = ("a", "span", "address", "p", "div", "strong", "li", "ul", "h3", "h4")
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
# A line that says no more than that the next is the author's name.
LONE_LABEL = re.compile(
    r"(?:(?:article|story|words|written|posted|reported|geschrieben|verfasst|écrit|escrito|scritto"
    r"|geschreven|skrevet|skriven) )?(?:by|von|par|por|di|da|door|av|af|od|autor(?:a|in)?|auteur"
    r"|author|text|texte?|words) ?:?",
    re.IGNORECASE,
)
MARKS = "marked in the page"
LEAST_INITIALS = 3
# Parts of one byline have an ancestor in common so many levels up.
NEAR = 4
MOST_MARKED = 200
MOST_STRETCHES = 20


def shown_authors(tree: HtmlElement, facts: Facts) -> tuple[str, ...]:
    """Return the names in the first element that is the author's, below the headline if one is.

    An element counts if its `rel`, `itemprop` or class says so, or if it leads to an author's
    page, and it holds what can be names: two to four words, each with a capital. Where the first
    holds the outlet's own name, only what stands near it is of the same report.

    Args:
        tree: The page.
        facts: Its title and outlet.

    """
    above: tuple[str, ...] = ()
    near: set[HtmlElement] = set()
    for below, element in islice(_author_elements(tree, facts.title or ""), MOST_MARKED):
        if is_elsewhere(element):
            continue
        names = _names_of(element, facts)
        found = clean_names([name for name in names if _can_be_name(name, facts)])
        if below and found:
            return found if not near or near.intersection(element.iterancestors()) else ()
        above = above or found
        if below and not near and any(is_outlet(name, facts) for name in names):
            near = set(islice(element.iterancestors(), NEAR))
    return above


def settle_byline(facts: Facts, lines: Sequence[Shown]) -> None:
    """Take the byline that the page shows, where it says more than what is known.

    A line beside the headline is the report's own, and outdoes what is only marked somewhere.

    Args:
        facts: What is known so far; the byline is changed.
        lines: All lines of the page in order.

    """
    known = without_outlet(facts.byline, facts)
    if known and facts.byline_basis != MARKS:
        return
    found = _names_beside(lines, facts)
    if not facts.byline and not found:
        anywhere = (byline_names(line.text) for line in lines if line.role == "byline")
        found = clean_names(next(filter(None, anywhere), []))
    if found and not _runs_on(found, known):
        facts.byline, facts.byline_basis = found, "byline of the page"


def without_outlet(names: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """Return the names that are not the outlet's own."""
    return tuple(name for name in names if not is_outlet(name, facts))


def is_outlet(name: str, facts: Facts) -> bool:
    """Tell whether a name is the outlet's: as it calls itself, its initials, or its host."""
    outlet = facts.outlet or ""
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    if len(initials) >= LEAST_INITIALS and name == initials:
        return True
    return folded_line(name) in {folded_line(outlet), folded_line(host_of(facts.url) or "")} - {""}


def _runs_on(found: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether a line shows the names that are known with what is glued to them."""
    return any(name.startswith(one) for name in found for one in known)


def _names_beside(lines: Sequence[Shown], facts: Facts) -> tuple[str, ...]:
    """Return the names of the first byline beside the headline, or below a label that says so."""
    labelled = False
    for line in beside_headline(lines):
        names = split_names(line.text) if labelled else byline_names(line.text)
        below = line.distance < LINES_BELOW and not line.in_text
        labelled = below and LONE_LABEL.fullmatch(line.text) is not None
        if names and line.role not in {"credit", "standfirst"}:
            kept = clean_names([name for name in names if _can_be_name(name, facts)])
            if kept:
                return kept
    return ()


def _author_elements(tree: HtmlElement, title: str) -> Iterator[tuple[bool, HtmlElement]]:
    """Yield what is marked as the author's, each with whether it stands below the headline."""
    headline, below = folded_line(title), False
    for element in tree.iter("h1", *TAGS):
        if element.tag == "h1":
            below = below or folded_line(element.text_content()) == headline
        elif _is_author(element):
            yield below, element


def _is_author(element: HtmlElement) -> bool:
    named, leads = element.get("class"), element.get("href")
    return (
        _says_author(element.get("rel"))
        or _says_author(element.get("itemprop"))
        or bool(named and has_any(named.casefold(), MARKED_WORDS) and _is_marked(named))
        or bool(leads and AUTHOR_PAGE.search(leads))
    ) and not _is_other_trade(element)


def _says_author(said: str | None) -> bool:
    return said is not None and "author" in said.split()


def _is_marked(named: str) -> bool:
    return MARKED.search(CAMEL.sub("-", named)) is not None


def _is_other_trade(element: HtmlElement) -> bool:
    """Tell whether the words right before an element say that its bearer only checked or drew."""
    before, parent = element.getprevious(), element.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else None
    return OTHER_TRADE.search((words or "")[-LONGEST:]) is not None


def _names_of(element: HtmlElement, facts: Facts) -> list[str]:
    """Return the names in an element: its links, else its first stretch with any, else all."""
    links = [" ".join(link.itertext()) for link in islice(element.iter("a"), MOST_AUTHORS)]
    stretches = [text for text in islice(element.itertext(), MOST_STRETCHES) if text.strip()]
    named = [text for text in stretches if any(_can_be_name(one, facts) for one in _names(text))]
    parts = links if len(links) > 1 else [*named, " ".join(stretches)][:1]
    return [name for part in parts for name in _names(part)]


def _names(shown: str) -> list[str]:
    words = one_line(shown) or ""
    names = split_names(words) if len(words) <= LONGEST else []
    return [MONTH_TAIL.sub("", ASIDE.sub("", name)) for name in names]


def _can_be_name(name: str, facts: Facts) -> bool:
    words = name.split()
    return (
        1 < len(words) <= MOST_NAME_WORDS
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and ":" not in name
        and not NOT_NAMES.intersection(name.casefold().split())
        and not is_outlet(name, facts)
    )
