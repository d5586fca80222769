"""What stands beside a page's headline, where bylines and dates are, and what is of others."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from retold.inbox.meanings import meaning_of
from retold.inbox.moments import Manner, worded_days
from retold.model import Role

# A line that is there to say who or when: names, the date, a clock, a place.
LONGEST_LINE = 120
MOST_WORDS = 16
# Between headline and text stand byline, date, a picture, buttons to share: some ten lines; above
# the headline only one or two.
LINES_BELOW, LINES_ABOVE = 12, 2

WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS_OF_DATE = 5  # weekday, month, `am`, zone, a label after
ANY_ORDER = Manner(first="day")  # which comes first does not matter for whether there is a day
DAY_AT = len("11:48, Thu, ")

ELSEWHERE = frozenset({"aside", "nav", "footer"})
OF_OTHERS = re.compile(
    r"(?:\A|[\s_-])(?:comments?|related|recommended|most-?read|teasers?)(?:\Z|[\s_-])",
    re.IGNORECASE,
)


class Shown(NamedTuple):
    """A line of the page with its role."""

    text: str
    role: Role


class Beside(NamedTuple):
    """A line near the headline.

    `distance` counts lines from 1 below the headline, farther for those above it; `in_text` tells
    that the text's first paragraph, or a standfirst taken for one, stands above.
    """

    text: str
    role: Role
    distance: int
    in_text: bool


def beside_headline(lines: Sequence[Shown]) -> Iterator[Beside]:
    """Yield the short lines around the headline and above the text's second paragraph, in order.

    Args:
        lines: All lines of the page in order.

    """
    head, first = _headline(lines)
    paragraphs = 0
    for at in range(max(0, head - LINES_ABOVE), min(head + LINES_BELOW, len(lines))):
        line = lines[at]
        prose = line.role == "body" and not says_when(line.text)
        paragraphs += prose and at >= first
        if paragraphs > 1:
            break
        if at != head and line.role != "caption" and not prose and _is_short(line.text):
            distance = at - head if at > head else LINES_BELOW + head - at
            yield Beside(line.text, line.role, distance, paragraphs > 0)


def _headline(lines: Sequence[Shown]) -> tuple[int, int]:
    """Return where the headline is and where the text below it begins.

    Notices above the headline may have been taken for the text. Without a headline it would stand
    two lines above the text.
    """
    heads = [at for at, line in enumerate(lines) if line.role == "headline"]
    start = heads[0] if heads else 0
    under = range(start, len(lines))
    body = (at for at in under if lines[at].role == "body" and not says_when(lines[at].text))
    first = next(body, len(lines))
    return max((at for at in heads if at < first), default=max(0, first - LINES_ABOVE)), first


def says_when(line: str) -> bool:
    """Tell whether a line is a day with little else: at its beginning, or behind what it is of."""
    if len(line) > LONGEST_LINE or len(WORD.findall(line)) > MOST_WORDS_OF_DATE:
        return False
    day = next(worded_days(line, ANY_ORDER), None)
    return day is not None and (day.start <= DAY_AT or meaning_of(line[: day.start]) is not None)


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_LINE and line.count(" ") < MOST_WORDS


def is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element stands in an aside, among comments, or with what is related."""
    return any(
        one.tag in ELSEWHERE
        or (one.tag != "body" and OF_OTHERS.search(f"{one.get('class')} {one.get('id')}"))
        for one in element.iterancestors()
    )
