"""Pages: HTML → the page's text as lines, what each line is, and the facts of its head."""

from typing import NamedTuple

from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction, load_html

from retold.errors import UnreadableInputError
from retold.inbox.decoding import normalized
from retold.inbox.facts import Facts, clean_names
from retold.inbox.head import article_body, page_facts, shown_words
from retold.inbox.layout import Shown, label_lines
from retold.lexis.bylines import byline_names
from retold.model import Region

# A shorter `articleBody` is a summary. Where it covers this much more of the page than what is
# extracted, the extractor lost the body; else it is often cut short or worded for machines.
LEAST_BODY = 800
FAR_MORE = 1.3


class Page(NamedTuple):
    """A page as it was read: its text for good, what its lines are, and its facts."""

    text: str
    layout: tuple[Region, ...]
    facts: Facts


def page_text(markup: str) -> str:
    """Return all text of a page as lines, without list bullets and alternative texts.

    The `alt` attributes are taken off first: told to leave them out, resiliparse leaves out
    their figures with the captions.
    """
    tree = HTMLTree.parse(markup)
    if tree.document is not None:
        for pictured in tree.document.query_selector_all("[alt]"):
            del pictured["alt"]
    return extract_plain_text(tree, preserve_formatting=True, list_bullets=False)


def read_page(markup: str, name: str, url: str | None) -> Page:
    """Return a page's text, layout and facts.

    The text is all that the page shows, a line for each stretch it sets apart (resiliparse,
    Bevendorff et al., 2018); what is the report's body is found by trafilatura (Barbaresi, 2021)
    and only labelled, so nothing is lost and every place holds.

    Args:
        markup: The page's HTML.
        name: What to call the input in an error.
        url: The page's address, if the input gives one.

    Raises:
        UnreadableInputError: No page can be made out, or it shows no text.

    """
    text = normalized(page_text(markup), name)
    tree = load_html(markup)
    if tree is None:  # a fragment, as feeds and databases hold it
        tree = load_html(f"<html><body><div>{markup}</div></body></html>")
    if not isinstance(tree, HtmlElement):
        raise UnreadableInputError(name, "HTML that no parser can make out")
    facts = page_facts(tree, url)
    shown = shown_words(tree, facts)
    layout = _layout(text, tree, shown)
    facts.byline = facts.byline or _byline(text, layout)
    return Page(text, layout, facts)


def _layout(text: str, tree: HtmlElement, shown: Shown) -> tuple[Region, ...]:
    """Label the lines as extracted, or by the body that JSON-LD gives if that is far more."""
    extraction = bare_extraction(tree, include_comments=False)
    layout = label_lines(text, getattr(extraction, "text", None) or "", shown)
    said = article_body(tree)
    if len(said) < max(LEAST_BODY, FAR_MORE * _size(layout)):
        return layout
    by_said = label_lines(text, said, shown)
    return by_said if _size(by_said) >= FAR_MORE * _size(layout) else layout


def _size(layout: tuple[Region, ...]) -> int:
    return sum(part.end - part.start for part in layout if part.role == "body")


def _byline(text: str, layout: tuple[Region, ...]) -> tuple[str, ...]:
    """Return the names of the first byline that the page shows."""
    lines = (text[part.start : part.end] for part in layout if part.role == "byline")
    return clean_names(next(filter(None, map(byline_names, lines)), []))
