"""Pages: HTML → the page's text as lines, what each line is, and the facts of its head."""

import re
from itertools import islice
from typing import NamedTuple, cast

from lxml.etree import ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from retold.errors import UnreadableInputError
from retold.inbox.aligning import lines_in
from retold.inbox.authors import settle_byline
from retold.inbox.beside import Shown as Told
from retold.inbox.dating import date_page
from retold.inbox.decoding import normalized
from retold.inbox.elements import Place, find_places
from retold.inbox.facts import Facts
from retold.inbox.forest import line_forest
from retold.inbox.head import page_facts, read_head, shown_words
from retold.inbox.layout import find_cue, label_lines
from retold.inbox.selecting import number
from retold.inbox.shown import Line, Shown, lines_of
from retold.inbox.traits import Floats, Known, line_traits
from retold.lexis.bylines import is_date_line
from retold.lexis.language import settled_language
from retold.model import Region, Role

# A line of a menu: wholly a link, shorter than a teaser's sentence, and nothing that trafilatura
# takes. No cue but an hour is sought in it.
MOST_MENU_WORDS = 12
# News pages have some hundred to five thousand elements; the time that trafilatura takes grows
# with their square, and reaches a second at some 40,000.
MOST_ELEMENTS = 30_000
FIRST_PARAGRAPHS = 12  # enough to tell the language by
COUNT = number("count(//*)")
# What XML cannot hold (XML 1.0, section 2.2); the parser ends at some of it.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
PARSER = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
BODY = Extractor(output_format="python", fast=True, comments=False)
# What trafilatura takes out of each of the copies that it makes of a page (`MANUALLY_CLEANED`);
# once is enough, and halves its time. Not `form`: some systems put the whole page into one.
NEVER_BODY = tuple(
    """
    script style svg template link meta noscript iframe option select head nav footer aside menu
    button input label legend datalist dialog canvas output progress textarea use
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
# Before the `alt` of a picture's tag. The tag's other parts can be read in one way only.
ALT = re.compile(
    r"""(<(?:img|area|amp-img|picture|input)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\s)(?=alt\s*=)""",
    re.IGNORECASE,
)


class Page(NamedTuple):
    """A page as it was read: its text for good, what its lines are, and its facts."""

    text: str
    layout: tuple[Region, ...]
    facts: Facts


class Seen(NamedTuple):
    """The lines of a page, the role that each shows by its words, and its figures."""

    lines: tuple[Line, ...]
    cues: tuple[Role | None, ...]
    traits: Floats


def page_text(markup: str) -> str:
    """Return all text of a page as lines, without list bullets and alternative texts.

    The `alt` attributes are renamed first: told to leave them out, resiliparse leaves out their
    figures with the captions.
    """
    renamed = HTMLTree.parse(ALT.sub(r"\1data-", markup))
    return extract_plain_text(renamed, preserve_formatting=True, list_bullets=False)


def page_tree(markup: str, name: str) -> HtmlElement:
    """Return the elements of a page, or of a fragment as feeds and databases hold it.

    Not by trafilatura's `load_html`, which looks for control characters with a pattern that takes
    half as long as the parser.

    Raises:
        UnreadableInputError: No page can be made out.

    """
    body = markup.encode("utf-8", "replace").translate(None, CONTROLS)
    try:
        return cast("HtmlElement", document_fromstring(body, parser=PARSER))
    except ParserError as error:
        raise UnreadableInputError(name, "HTML that no parser can make out") from error


def read_page(markup: str, name: str, url: str | None, latest: str | None = None) -> Page:
    """Return a page's text, layout and facts.

    The text is all that the page shows, a line for each stretch it sets apart (resiliparse,
    Bevendorff et al., 2018); what is the report's body is found by trafilatura (Barbaresi, 2021)
    and only labelled, so nothing is lost and every place holds.

    Args:
        markup: The page's HTML.
        name: What to call the input in an error.
        url: The page's address, if the input gives one.
        latest: The day after which no date of it can be, if a crawl tells when it was fetched.

    Raises:
        UnreadableInputError: No page can be made out, or it shows no text.

    """
    text = normalized(page_text(markup), name)
    tree = page_tree(markup, name)
    head = read_head(tree, url)
    facts = page_facts(tree, head, latest)
    shown = shown_words(tree, head, facts)
    layout = _layout(text, tree, shown)
    lines = [Told(text[part.start : part.end], part.role) for part in layout]
    settle_byline(facts, lines)
    facts.language = settled_language(facts.language, _prose(text, layout))
    date_page(facts, tree, lines)
    return Page(text, layout, facts)


def seen_page(text: str, tree: HtmlElement, shown: Shown) -> Seen:
    """Return the lines of a page and all that tells the body from the rest."""
    lines = tuple(lines_of(text))
    places = tuple(find_places([line.text for line in lines], tree))
    said = lines_in(lines, shown.said)
    known = Known(lines_in(lines, extracted_body(tree)), said, shown)
    cues = tuple(
        _cue(line.text, menu=at not in known.extracted and _is_menu(line, place))
        for at, (line, place) in enumerate(zip(lines, places, strict=True))
    )
    return Seen(lines, cues, line_traits(lines, places, cues, known))


def _cue(text: str, *, menu: bool) -> Role | None:
    """Return the role that a line shows; of a menu's entries only hours, which lead to posts."""
    if not menu:
        return find_cue(text)
    return "meta" if text[0].isdigit() and is_date_line(text) else None


def _is_menu(line: Line, place: Place) -> bool:
    return place.linked == 1.0 and len(line.words) < MOST_MENU_WORDS


def extracted_body(tree: HtmlElement) -> str:
    """Return what trafilatura takes for the body; nothing for a page too large for it.

    The tree loses what no extractor looks at.
    """
    if COUNT(tree) > MOST_ELEMENTS:
        return ""
    strip_elements(tree, *NEVER_BODY, with_tail=False)
    found = bare_extraction(tree, options=BODY)
    return getattr(found, "text", None) or ""


def _layout(text: str, tree: HtmlElement, shown: Shown) -> tuple[Region, ...]:
    seen = seen_page(text, tree, shown)
    return label_lines(seen.lines, seen.cues, line_forest().body(seen.traits), shown)


def _prose(text: str, layout: tuple[Region, ...]) -> str:
    """Return the first paragraphs of the body."""
    body = (text[part.start : part.end] for part in layout if part.role == "body")
    return "\n".join(islice(body, FIRST_PARAGRAPHS))
