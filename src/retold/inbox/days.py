"""The days that a page shows, and what it says each is the day of."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from retold.inbox.beside import LONGEST_LINE, WORD, Shown, beside_headline, is_elsewhere, says_when
from retold.inbox.meanings import PUBLISHED, UPDATED, Meaning, meaning_of
from retold.inbox.metas import OF_ANOTHER
from retold.inbox.moments import (
    Manner,
    Moment,
    Written,
    first_figure,
    page_moment,
    worded_days,
)
from retold.inbox.selecting import elements

# Words before a date that say what it is the date of, and a line that is no more than they.
LEAD = 40
MOST_LABEL_WORDS = 4
NEWS_OF_ALL_KINDS = re.compile(r"updates\b", re.IGNORECASE)
# The word may follow, if the line ends with it: `9 March 2024 (updated)`, `2024年3月9日更新`.
LONGEST_TAIL = 24
CLOCK = re.compile(r"\d[:.h時시] ?[0-5]\d(?!\d)|\d ?[ap]\.?m\b", re.IGNORECASE)
MOST_WORDS_BESIDE = 3  # the weekday, `am` and the zone, or a label

# Microdata and RDFa on whatever element (schema.org).
SCHEMA = elements("//@itemprop/.. | //@property/..")
DATES = frozenset(["datePublished", "dateModified", "schema:datePublished", "schema:dateModified"])
LONGEST_SHOWN, MOST_STRETCHES = 120, 10
MOST_TIMES = 200  # a report's own stand before those of two hundred others
# Abbreviations have titles of all sorts; those of hAtom (microformats.org) say what they date.
ABBREVIATED = re.compile(r"(?:\A|\s)(?:published|updated|dt-published|dt-updated)(?:\Z|\s)")
OF_REPORT = frozenset({"article", "main", "header"})

# Languages that put the year first even in figures, and those in which day or month may be first:
# CLDR's short dates.
NEVER_YEAR_LAST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "eu", "fa"})
EITHER_FIRST = frozenset({"en", "fil", "tl"})
# Systems ship with `en-US`, whoever writes; other countries are chosen.
DAY_FIRST_ENGLISH = re.compile(r"en[-_](?:GB|IE|AU|NZ|ZA|IN|NG|KE|GH|PK|SG|HK|MY)\Z", re.IGNORECASE)


class Seen(NamedTuple):
    """A moment that a page shows.

    `means` is what the page says it is the moment of, if it does; `own` tells that it stands where
    the report's own stand; `bare` that little else stands in its line.
    """

    moment: Moment
    means: Meaning | None
    own: bool = True
    bare: bool = False


def page_manner(language: str | None, tree: HtmlElement, lines: Sequence[Shown]) -> Manner:
    """Return how a page writes its days: as the plain ones show, else as its language does."""
    short = (line.text for line in lines if len(line.text) <= LONGEST_LINE and line.role != "body")
    first = first_figure(short)
    code = tree.get("lang") or ""
    if first is None and (language is None or language in EITHER_FIRST):
        first = "day" if DAY_FIRST_ENGLISH.match(code) else None
    elif first is None and language not in NEVER_YEAR_LAST:
        first = "day"
    return Manner(language, first)


def days_beside(lines: Sequence[Shown], manner: Manner) -> list[Seen]:
    """Return the days of the lines beside the headline, those nearest to it first.

    Below the text's first paragraph, which may be a standfirst, there are also links to others: a
    line counts there if it says what its days are of, or is a day and a clock time.
    """
    ranked: list[tuple[int, Seen]] = []
    pending: Meaning | None = None
    for line in beside_headline(lines):
        days = list(worded_days(line.text, manner))
        told = list(_in_line(line.text, days, pending))
        alone = CLOCK.search(line.text) is not None and says_when(line.text)
        if not line.in_text or alone or any(one.means for one in told):
            ranked.extend((line.distance, seen) for seen in told)
        pending = None if days else _lone_label(line.text) or pending
    return [seen for _, seen in sorted(ranked, key=lambda one: one[0])]


def says_update(lines: Sequence[Shown]) -> bool:
    """Tell whether a line beside the headline speaks of an update, its day readable or not."""
    return any(
        UPDATED.search(line.text) and any(map(str.isdigit, line.text))
        for line in beside_headline(lines)
    )


def _in_line(line: str, days: Sequence[Written], pending: Meaning | None) -> Iterator[Seen]:
    """Yield a line's days; `pending` is what a line before said of the first of them."""
    leads = _between(line, days)
    bare = sum(len(WORD.findall(part)) for part in leads) <= MOST_WORDS_BESIDE
    for at, day in enumerate(days):
        means = meaning_of(leads[at][-LEAD:])
        if means is None and at == len(days) - 1:
            means = _trailing(leads[-1])
        yield Seen(day.moment, means or (pending if at == 0 else None), bare=bare)


def _between(line: str, days: Sequence[Written]) -> list[str]:
    """Return what stands before each day, and after the last."""
    starts = [0, *(day.end for day in days)]
    ends = [*(day.start for day in days), len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _trailing(words: str) -> Meaning | None:
    """Return what the words that end a line say of the date before them."""
    short = len(words) <= LONGEST_TAIL and not any(map(str.isdigit, words))
    return meaning_of(words) if short else None


def _lone_label(line: str) -> Meaning | None:
    """Return what a line says of the date in a line after it: `Last update:`, `Published on`."""
    if line.count(" ") >= MOST_LABEL_WORDS or NEWS_OF_ALL_KINDS.search(line):
        return None
    return meaning_of(line)


def seen_times(tree: HtmlElement, beside: Sequence[Seen], manner: Manner) -> list[Seen]:
    """Return the moments of `<time>`, of hAtom, and of microdata and RDFa, the report's own first.

    Of those that stand where the report's own do, first are those marked as its publication, then
    those whose day is also shown beside the headline, then those inside `article` or `main`.

    Args:
        tree: The page.
        beside: The days that it shows beside its headline.
        manner: How it writes its days.

    """
    near = {seen.moment.text: seen.means for seen in reversed(beside)}
    ranked = []
    for at, element in enumerate(islice(_dating_elements(tree), MOST_TIMES)):
        moment = _moment_of(element, manner)
        if moment is None:
            continue
        day = moment.text[:10]
        seen = Seen(moment, _marked(element) or near.get(day), _is_own(element))
        inside = any(one.tag in OF_REPORT for one in element.iterancestors())
        rank = (not seen.own, seen.means != "published", day not in near, not inside, at)
        ranked.append((rank, seen))
    return [seen for _, seen in sorted(ranked, key=lambda one: one[0])]


def _dating_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("time", "abbr"):
        if element.tag == "time" or ABBREVIATED.search(element.get("class") or ""):
            yield element
    for element in SCHEMA(tree):
        named = {element.get("itemprop"), element.get("property")}
        if element.tag not in {"time", "meta"} and DATES & named:
            yield element


def _moment_of(element: HtmlElement, manner: Manner) -> Moment | None:
    said = (element.get("datetime"), element.get("content"), element.get("title"))
    given = next(filter(None, map(page_moment, said)), None)
    shown = _opening(element) if given is None else ""
    return given or next((day.moment for day in worded_days(shown, manner)), None)


def _marked(element: HtmlElement) -> Meaning | None:
    """Return what is said by an element's attributes and its parent's, right before it, or in it.

    What is marked as the publication is it, whatever else is said: a day that is both has two marks
    (WordPress), and some templates write `updated` before every day.
    """
    parent = element.getparent()
    marks = [*element.keys(), *element.values(), *(parent.values() if parent is not None else ())]
    marked = " ".join(map(str, marks))
    if PUBLISHED.search(marked):
        return "published"
    said = meaning_of(f"{_words_before(element)[-LEAD:]} {_opening(element)[:LEAD]}")
    return said or ("updated" if UPDATED.search(marked) else None)


def _words_before(element: HtmlElement) -> str:
    """Return the words right before an element; those of an element before it if it has no date."""
    parent, before = element.getparent(), element.getprevious()
    if before is None:
        return (parent.text if parent is not None else None) or ""
    tail, label = (before.tail or "").strip(), _opening(before)
    return tail or ("" if any(map(str.isdigit, label)) else label)


def _opening(element: HtmlElement) -> str:
    """Return the first words in an element."""
    return "".join(islice(element.itertext(), MOST_STRETCHES))[:LONGEST_SHOWN]


def _is_own(element: HtmlElement) -> bool:
    """Tell whether an element is the report's own; an unmarked one in a list may be of a teaser."""
    if OF_ANOTHER(element) or is_elsewhere(element):
        return False
    listed = any(one.tag == "li" for one in element.iterancestors())
    return not listed or _marked(element) is not None
