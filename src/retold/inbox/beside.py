"""What stands beside a page's headline, where bylines and dates are, and what is of others."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from retold.model import Role

# A line that is there to say who or when: names, the date, a clock, a place.
LONGEST_LINE = 120
MOST_WORDS = 16
# Between headline and text stand byline, date, a picture, buttons to share: some ten lines; above
# the headline, or after the text's first line, only one or two.
LINES_BELOW, LINES_ABOVE, LINES_INTO_TEXT = 12, 2, 2

ELSEWHERE = frozenset({"aside", "nav", "footer"})
OF_OTHERS = re.compile(
    r"(?:\A|[\s_-])(?:comments?|related|recommended|most-?read|teasers?)(?:\Z|[\s_-])",
    re.IGNORECASE,
)


class Shown(NamedTuple):
    """A line of the page with its role."""

    text: str
    role: Role


def beside_headline(lines: Sequence[Shown]) -> Iterator[tuple[int, Shown]]:
    """Yield the short lines around the headline and above the text, in their order.

    Each comes with how far it is from the headline: from 1 below it, farther those above it.

    Args:
        lines: All lines of the page in order.

    """
    shown = next((at for at, line in enumerate(lines) if line.role == "headline"), None)
    under = range(
        shown or 0, len(lines)
    )  # a line above it may be taken for the report's by mistake
    first = next((at for at in under if lines[at].role == "body"), len(lines))
    head = max(0, first - LINES_ABOVE) if shown is None else shown
    end = min(first + LINES_INTO_TEXT, head + LINES_BELOW, len(lines))
    for at in range(max(0, head - LINES_ABOVE), end):
        line = lines[at]
        if at != head and line.role not in {"body", "caption"} and _is_short(line.text):
            yield (at - head if at > head else LINES_BELOW + head - at), line


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_LINE and line.count(" ") < MOST_WORDS


def is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element stands in an aside, among comments, or with what is related."""
    return any(
        one.tag in ELSEWHERE
        or (one.tag != "body" and OF_OTHERS.search(f"{one.get('class')} {one.get('id')}"))
        for one in element.iterancestors()
    )
