"""What a line of a report shows of its own role, and of its shape.

The cues are those of the trade (how English-language newsrooms word such lines) and names of
picture agencies and services, all public knowledge; none is tied to one outlet. A line must be
sure of itself: words that also occur in a report's own prose count only with a second sign.
"""

import re
from collections.abc import Callable

from retold.lexis.buttons import button_role
from retold.lexis.bylines import bio_name, is_contact, is_date_line
from retold.lexis.credits import is_caption, is_credit
from retold.lexis.notices import (
    is_correction,
    is_foreign_pitch,
    is_furniture,
    is_pitch,
    is_poster,
    is_related,
    is_related_heading,
    is_wire,
)
from retold.model import Role

# Longest line a cue may claim; longer ones are prose whatever their first words are.
LONGEST_CUED = 500

FINAL = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]\s]*(?:\[\d{1,3}\]\s?){0,3}\Z")
OPEN_END = re.compile(r"[:;,–—-][\"'”’)\]\s]*\Z")


GLUED = re.compile(r"\w:[\"'“‘]?[A-Z]")
QUOTED_TITLE = re.compile(r"['‘][^'’\n]{3,80}[’'][ ]?[:,]")
INNER_STOP = re.compile(r"[.!?…][\"'”’)]{0,2}\s+[\"'“‘(]?[A-Z]")
SPOKEN = re.compile(r"\b(?:said|says|told|added|wrote|asked|according to)\b", re.IGNORECASE)
OPENS_SENTENCE = re.compile(r"(?:It|He|She|They|We|I|This|These|There|But|And)\b|[(\[]")
NOT_WORDS = re.compile(r"\W+")
# The longest headlines of the trade run to some thirty words; a teaser is one line of a list.
MOST_TITLE_WORDS = 30
MOST_TEASER_WORDS = 16
# An edited headline keeps most of its words; two of one page share fewer.
SAME_TITLE = 0.6
# Shorter lone lines in a text are as often its own subheadings.
LEAST_TEASER_WORDS = 6
# A paragraph of fewer words may be a caption, a list item, a cut-off line.
LEAST_FULL_WORDS = 6


def count_words(line: str) -> int:
    """Return the number of words, as spaces part them."""
    return line.count(" ") + 1


def folded_line(line: str) -> str:
    """Return the line as it is compared: its words in lower case, one space between."""
    return NOT_WORDS.sub(" ", line.casefold()).strip()


def is_same_title(line: str, title: str) -> bool:
    """Tell whether a line is the title, or an edit of it that shares most of its words."""
    here, there = folded_line(line[:LONGEST_CUED]), folded_line(title[:LONGEST_CUED])
    if not here or not there:
        return False
    words, others = set(here.split()), set(there.split())
    return here == there or (
        not ends_sentence(line) and len(words & others) >= SAME_TITLE * max(len(words), len(others))
    )


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return not line[-1:].isalnum() and FINAL.search(line, max(0, len(line) - 20)) is not None


def is_full(line: str) -> bool:
    """Tell whether a line is a paragraph of prose: some words, and the end of a sentence."""
    return count_words(line) >= LEAST_FULL_WORDS and (
        ends_sentence(line) or count_words(line) > MOST_TITLE_WORDS
    )


def opens_small(line: str) -> bool:
    """Tell whether a line begins with a small letter."""
    return line[:1].islower()


def is_title_like(line: str) -> bool:
    """Tell whether a line could stand as a headline: short, no final stop, open at no end."""
    first = line.lstrip("\"'“‘#* ")[:1]
    return (
        (first.isupper() or first.isdigit())
        and count_words(line) <= MOST_TITLE_WORDS
        and not ends_sentence(line)
        and not ends_open(line)
    )


def is_speech(line: str) -> bool:
    """Tell whether a line tells what somebody said."""
    return SPOKEN.search(line) is not None


def ends_open(line: str) -> bool:
    """Tell whether a line leads on to the next: a colon, a semicolon, a comma, a dash."""
    return not line[-1:].isalnum() and OPEN_END.search(line, max(0, len(line) - 8)) is not None


def is_subheading(line: str) -> bool:
    """Tell whether a line may be the report's own subheading: a title of few words."""
    return count_words(line) < LEAST_TEASER_WORDS


def is_teaser_like(line: str) -> bool:
    """Tell whether a line reads like another report's title: no speech, one run of words."""
    if len(line) > LONGEST_CUED or not is_title_like(line):
        return False
    if OPENS_SENTENCE.match(line) or is_date_line(line):
        return False
    if GLUED.search(line) or QUOTED_TITLE.match(line):
        return True
    return (
        LEAST_TEASER_WORDS <= count_words(line) <= MOST_TEASER_WORDS
        and INNER_STOP.search(line) is None
        and SPOKEN.search(line) is None
    )


def role_of(line: str) -> Role | None:
    """Return the role that a line's own words show, or None where it may be prose.

    Args:
        line: One line or paragraph, without space around it.

    """
    if len(line) > LONGEST_CUED:
        return "caption" if is_caption(line) else None
    if button := button_role(line):
        return button
    for recognise, role in RECOGNISERS:
        if recognise(line):
            return role
    return None


def _is_bio(line: str) -> bool:
    return bio_name(line) is not None or is_contact(line)


RECOGNISERS: tuple[tuple[Callable[[str], bool], Role], ...] = (
    (is_correction, "correction"),
    (is_wire, "wire"),
    (is_related_heading, "related"),
    (is_related, "related"),
    (is_furniture, "promo"),
    (is_pitch, "promo"),
    (is_foreign_pitch, "promo"),
    (is_poster, "credit"),
    (is_credit, "credit"),
    (is_caption, "caption"),
    (_is_bio, "bio"),
)
"""Which cue gives which role; the first that fits holds."""
