"""When a page was published and updated, where its head does not say: from the page itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from htmldate import find_date
from lxml.html import HtmlElement

from retold.inbox.facts import Facts
from retold.inbox.moments import Moment, read_moment, worded_days
from retold.inbox.selecting import elements, number
from retold.model import Role

TIMES = elements(
    "//time[@datetime or normalize-space()] | //*[@itemprop='datePublished' or"
    " @itemprop='dateModified'][not(self::meta)]"
)
OTHERS = number("number(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li)")
OWN = number("number(ancestor::article or ancestor::main or ancestor::header)")
# How sites mark the two moments, in attributes and in words (English and its neighbours).
PUBLISHED = re.compile(
    r"publish|pubdate|posted|entry-date|post-date|created|first|publié|veröffentlicht|publicad"
    r"|pubblicat|gepubliceerd|publisert|publicerad",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"updat|modif|edited|amended|revis|mis à jour|aktualis|actualiza|aggiornat|bijgewerkt|oppdater"
    r"|uppdater|atualizad|güncelle",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
# A line that is there to say when: the date, a clock, a place, a name or two.
LONGEST_LINE = 120
MOST_WORDS = 16
# Between headline and text stand byline, date, a picture, buttons to share: some ten lines.
ABOVE, BELOW = 12, 2
# Words before a date that say what it is the date of.
LEAD = 40
LAST_DAY = "2100-12-31"


class Seen(NamedTuple):
    """A moment that a page shows."""

    moment: Moment
    updated: bool


class Shown(NamedTuple):
    """A line of the page with its role."""

    text: str
    role: Role


def date_page(facts: Facts, tree: HtmlElement, lines: Sequence[Shown]) -> None:
    """Date a page by its `<time>`, its address, its lines beside the headline, or htmldate.

    A date that the head gives stays, unless the page shows another: then none is given.

    Args:
        facts: What the page's head says; what is found is added.
        tree: The page.
        lines: Its lines in order, with their roles.

    """
    shown = list(_beside_headline(lines))
    if facts.published is None:
        _find(facts, tree, shown)
    elif _contradicted(facts, shown):
        facts.published = None
    if facts.updated is None:
        seen = (*_times(tree), *shown)
        facts.updated = next((one.moment for one in seen if one.updated), None)
    if facts.updated and not (facts.possible(facts.updated) and _after(facts)):
        facts.updated = None


def _after(facts: Facts) -> bool:
    """Tell whether the update is not before the day of publication."""
    if facts.published is None or facts.updated is None:
        return True
    return facts.updated.text[:10] >= facts.published.text[:10]


def _find(facts: Facts, tree: HtmlElement, shown: Sequence[Seen]) -> None:
    """Take the date from the first place that has one."""
    facts.dated(next(_first(_times(tree)), None), "time element")
    facts.dated(_in_address(facts.url), "address")
    facts.dated(next(_first(shown), None), "date line of the page")
    if facts.published is None:
        day = find_date(tree, extensive_search=False, original_date=True, max_date=LAST_DAY)
        facts.dated(read_moment(day), "date found in the page (htmldate)")


def _first(seen: Iterable[Seen]) -> Iterator[Moment]:
    return (one.moment for one in seen if not one.updated)


def _contradicted(facts: Facts, shown: Sequence[Seen]) -> bool:
    """Tell whether the page shows another day than its head gives, and not as that of an update."""
    unmarked = [one.moment for one in shown if not one.updated]
    known = [moment for moment in (facts.published, facts.updated) if moment]
    return bool(unmarked) and not any(
        _near(moment, other) for moment in unmarked for other in known
    )


def _near(moment: Moment, other: Moment) -> bool:
    """Tell whether two moments may be one in some zones, or are not known by the day."""
    if {moment.precision, other.precision} & {"month", "year"}:
        return moment.text.startswith(other.text) or other.text.startswith(moment.text)
    days = (date.fromisoformat(moment.text[:10]), date.fromisoformat(other.text[:10]))
    return abs((days[0] - days[1]).days) <= 1


def _times(tree: HtmlElement) -> Iterator[Seen]:
    """Yield the moments of `<time>`, those first that are marked, then the article's own."""
    ranked = []
    for at, element in enumerate(TIMES(tree)):
        said = element.get("datetime") or element.get("content") or element.text_content()
        moment = read_moment(said)
        if moment is not None:
            words = _beside(element)
            updated = UPDATED.search(words) is not None and not PUBLISHED.search(words)
            marked = PUBLISHED.search(words) is not None
            rank = 0 if marked else 3 if OTHERS(element) else 1 if OWN(element) else 2
            ranked.append((rank, at, Seen(moment, updated)))
    yield from (seen for _, _, seen in sorted(ranked, key=lambda one: one[:2]))


def _beside(element: HtmlElement) -> str:
    """Return the words right before an element, and its attributes with its parent's."""
    parent, before = element.getparent(), element.getprevious()
    words = parent.text if before is None and parent is not None else None
    if before is not None:
        words = before.tail or before.text
    marks = [*element.values(), *(parent.values() if parent is not None else ())]
    return " ".join([str(words or "")[-LEAD:], *map(str, marks)])


def _in_address(url: str | None) -> Moment | None:
    found = ADDRESS.search(url or "")
    return read_moment("-".join(found.groups())) if found else None


def _beside_headline(lines: Sequence[Shown]) -> Iterator[Seen]:
    """Yield the days of lines around the headline and above the text, nearest to it first."""
    first = next((at for at, line in enumerate(lines) if line.role == "body"), len(lines))
    head = next(
        (at for at in range(first, -1, -1) if at < len(lines) and lines[at].role == "headline"),
        max(0, first - BELOW),
    )
    below = range(head + 1, min(first + BELOW, head + ABOVE, len(lines)))
    above = range(head - 1, max(-1, head - 1 - BELOW), -1)
    for at in (*below, *above):
        line = lines[at]
        if line.role not in {"body", "caption"} and _is_short(line.text):
            yield from _in_line(line.text)


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_LINE and line.count(" ") < MOST_WORDS


def _in_line(line: str) -> Iterator[Seen]:
    end = 0
    for start, moment in worded_days(line):
        lead = line[max(end, start - LEAD) : start]
        yield Seen(moment, UPDATED.search(lead) is not None)
        end = start
