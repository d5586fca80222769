"""Which elements of a page the lines of its text come from, and what those say of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from retold.inbox.selecting import texts

# All texts of a page, in its order; what the second elements hold is never shown as text.
TEXTS = texts("/html/body/descendant::text()[normalize-space()]")
NEVER_SHOWN = frozenset(("script", "style", "noscript", "template", "textarea"))
# A line is sought this far ahead of the one before it: two parsers seldom differ by more than a
# hidden list, and a search with no end would cost the square of a hostile page.
NEAR, NEAR_PER_LETTER = 400, 40
DEEPEST = 200

BLOCKS = frozenset(
    """
    p li h1 h2 h3 h4 h5 h6 td th dd dt div figcaption blockquote pre section article aside nav
    footer header main form button label table ul ol dl figure body summary details address
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
KEPT_TAGS = {
    **{
        tag: tag for tag in ("p", "li", "figcaption", "div", "pre", "blockquote", "button", "label")
    },
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th", "dd", "dt"), "cell"),
}
"""Tags by which a line is weighed; any other counts as `other`."""

LANDMARKS = frozenset(
    "article main nav aside footer header form figure blockquote table ul ol".split()  # noqa: SIM905
)
# What the authors of style sheets call the parts of a page: the words that most sites share
# (schema.org's names, the themes of WordPress and other systems, the lists of readability).
NAMED = {
    "body": """articlebody articletext articlecontent bodytext bodycopy storybody storycontent
        entrycontent postcontent postbody body content text copy prose paragraph richtext wysiwyg
        textblock maincontent inhalt texte contenido""",
    "story": """article story post posts entry news artikel noticia single detail live liveblog
        timeline""",
    "aside": """related recommend recommended recommendation recommendations more also teaser
        teasers promo promoted trending popular latest sidebar widget outbrain taboola upnext
        carousel card cards river feed listing list readmore mostread mostviewed similar suggested
        suggestions explore aside rail links series collection""",
    "ad": """ad ads advert advertisement advertising advertorial sponsor sponsored banner commercial
        affiliate dfp gpt adslot adunit anzeige werbung publicidad publicite""",
    "act": """share sharing social newsletter newsletters subscribe subscription subscriber signup
        sign login paywall cookie cookies consent modal popup overlay comment comments disqus button
        buttons btn cta follow toolbar tools donate piano register registration rating poll form
        premium offer""",
    "nav": """nav navbar navigation menu menus breadcrumb breadcrumbs pagination pager header footer
        masthead topbar skip search copyright legal sitemap submenu dropdown logo""",
    "about": """byline bylines author authors bio contributor writer date dates time timestamp
        datetime publish published meta metadata info tag tags topic topics keyword keywords
        category categories label kicker eyebrow overline source credit credits dateline updated""",
    "picture": """caption captions figcaption figure image images img photo photos picture
        pictures
        gallery media video videos player slide slideshow slider embed thumbnail audio""",
    "intro": """headline title titles heading standfirst subtitle subheadline subhead dek deck lead
        lede intro summary excerpt chapo description abstract teasertext point points keypoints
        highlights takeaways bullets""",
    "hidden": """hidden hide visually sr screen reader screenreader offscreen noprint tooltip
        invisible none assistive""",
    "fact": """fact facts factbox infobox box note notes footnote footnotes reference references
        correction disclaimer quote pullquote blockquote aside""",
}
# Where a site says what an element is: for its styles, its tests, its components, for readers.
NAMING = ("class", "id", "itemprop", "data-testid", "data-component")
HINTS = {word: hint for hint, words in NAMED.items() for word in words.split()}
WORDS = re.compile("[a-z]+")
HUMPS = re.compile("[A-Z]?[a-z]+")  # `KeyPoints` is a key and points
LONGEST_CLASS = 300


class Element(NamedTuple):
    """What an element says of the text in it.

    `tag` and `inside` are of the nearest block and of all above it; `near` holds the hints of the
    block and its parent, `far` those of the rest. `group` numbers the block's parent, `outer` the
    parent of that: paragraphs of one body share the one or the other.
    """

    tag: str = "other"
    inside: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    group: int = -1
    outer: int = -1
    block: int = -1
    linked: bool = False
    depth: int = 0


class Place(NamedTuple):
    """Where a line stands in the page: the element of most of it, and its share in links."""

    element: Element
    linked: float


OUTSIDE = Element()
NOWHERE = Place(OUTSIDE, 0.0)


class _Reader:
    """Elements by what they say; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, Element] = {}

    def of(self, element: HtmlElement) -> Element:
        """Return what an element and those above it say."""
        known, chain = self._known, []
        above: HtmlElement | None = element
        found = OUTSIDE
        while above is not None:
            if above in known:
                found = known[above]
                break
            chain.append(above)
            above = above.getparent()
        for one in reversed(chain):
            tag = one.tag
            if tag in BLOCKS:
                found = self._below(found, one, tag)
            elif tag == "a" and not found.linked:
                found = found._replace(linked=True)
            known[one] = found
        return found

    def _below(self, above: Element, element: HtmlElement, tag: str) -> Element:
        if above.depth > DEEPEST:
            return above
        return Element(
            KEPT_TAGS.get(tag, "other"),
            above.inside | {tag} if tag in LANDMARKS else above.inside,
            _named(element),
            above.far | above.near if above.near else above.far,
            above.block,
            above.group,
            len(self._known),
            above.linked,
            above.depth + 1,
        )


def _named(element: HtmlElement) -> frozenset[str]:
    return _hints(" ".join([element.get(name, "") for name in NAMING]))


@lru_cache(maxsize=4096)  # pages of one site name their elements alike
def _hints(said: str) -> frozenset[str]:
    named = said[:LONGEST_CLASS]
    small = named.lower()
    words = WORDS.findall(small)
    if named != small:
        words += map(str.lower, HUMPS.findall(named))
    return frozenset(filter(None, map(HINTS.get, words)))


def find_places(lines: Sequence[str], tree: HtmlElement) -> Iterator[Place]:
    """Yield the place of each line in the page; lines that are not found are nowhere.

    Both sides are read in order with all space left out, since only space is what the extractor
    of lines adds or takes.
    """
    reader = _Reader()
    starts, holders, letters, end = [], [], [], 0
    for text, holder in TEXTS(tree):
        if holder.tag in NEVER_SHOWN:
            continue
        bare = "".join(text.split())
        starts.append(end)
        holders.append(reader.of(holder))
        letters.append(bare)
        end += len(bare)
    page, at = "".join(letters), 0
    for line in lines:
        bare = "".join(line.split())
        found = page.find(bare, at, at + len(bare) + NEAR + NEAR_PER_LETTER * len(bare))
        if found < 0 or not bare:
            yield NOWHERE
            continue
        at = found + len(bare)
        yield _place(starts, holders, found, at)


def _place(starts: Sequence[int], elements: Sequence[Element], start: int, end: int) -> Place:
    first = bisect_right(starts, start) - 1
    if first + 1 == len(starts) or starts[first + 1] >= end:  # nearly always
        element = elements[first]
        return Place(element, 1.0 if element.linked else 0.0)
    last = bisect_right(starts, end - 1) - 1
    sizes = [
        min(end, starts[i + 1] if i + 1 < len(starts) else end) - max(start, starts[i])
        for i in range(first, last + 1)
    ]
    longest = max(range(len(sizes)), key=sizes.__getitem__)
    linked = sum(size for i, size in enumerate(sizes) if elements[first + i].linked)
    return Place(elements[first + longest], linked / (end - start))
