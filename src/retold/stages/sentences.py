"""Cut blocks into sentences."""

import re
from collections.abc import Iterator, Sequence

from retold.lexis.abbreviations import (
    AFTER_DAYTIME,
    DAYTIMES,
    MONTHS,
    NUMBERED,
    OPEN_ENDED,
    OPENERS,
    PRINTED_LARGE,
    TITLES,
)
from retold.model import Block, Report, Sentence

# Runs of stops begin only where no stop stands before, and give nothing back (`++`), so that a
# megabyte of full stops is read once.
STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|\Z)"
    # two sentences glued: the space between them was lost
    r"|(?<=[a-z]{2})[.!?]++[\"”’]?(?=[“\"]?[A-Z][a-z])"
)
NEXT = re.compile(r"\s*([\"'“‘«(\[*_¿¡—–-]{0,4})\s?(\w[\w.’'-]{0,40})?")
BEFORE = re.compile(r"[\w.’'-]{1,40}\Z")
SPACED_CLOSE = re.compile(r"\s(?:''|[\"”’])(?=\s|\Z)")
SPEAKING = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*|the|a|an|her|his|their|one)\s+){1,5}(?:asked|asks|said|says"
    r"|wondered|wrote|writes"
    r"|exclaimed|shouted|yelled|screamed|added|replied|cried|joked|quipped|tweeted|posted"
    r"|recalled)\b"
)
ADDRESS = re.compile(r"www\.|https?:|@|/")
LONGEST_LIST_NUMBER = 2  # `12.` at the head of a line numbers a list, `2024.` is a year
# How far back a word, an opening mark or an address is looked for.
REACH = 40
FAR_REACH = 1_000


def find_sentences(report: Report, blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Yield the sentences of a report's blocks, in order.

    A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the marks
    and brackets that close after it, unless an abbreviation, an initial, a small letter or a
    speech tag (`"Why?" the mayor asked.`) shows that it goes on. Every word of a block is in one
    sentence; a sentence never leaves its block.

    Args:
        report: The report.
        blocks: Its blocks, in order.

    Yields:
        Sentences with the role of their block, whose number (from 0) is `block`.

    """
    text = report.text
    for number, block in enumerate(blocks):
        for start, end in _spans(text, block.start, block.end):
            yield Sentence(report=block.report, start=start, end=end, role=block.role, block=number)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]`, which has no space at its ends."""
    for match in STOP.finditer(text, start, end):
        if match.start() < start:
            continue
        stop = _with_spaced_mark(text, start, match, end)
        if stop < end and _ends(text, start, match, end):
            yield start, stop
            start = _after_space(text, stop)
    if start < end:
        yield start, end


def _after_space(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _with_spaced_mark(text: str, start: int, match: re.Match[str], end: int) -> int:
    """Return the stop's end, with a closing mark set off by a space as in `again . "`."""
    stop = match.end()
    if not text[match.start() - 1 : match.start()].isspace():
        return stop
    mark = SPACED_CLOSE.match(text, stop, end)
    if mark is None:
        return stop
    opened = text.count(mark[0][-1], max(start, stop - FAR_REACH), stop)
    return mark.end() if mark[0][-1] in "'”’" or opened % 2 else stop


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Tell whether the stop ends a sentence."""
    following = NEXT.match(text, match.end(), end)
    word = following[2] or "" if following else ""
    if word[:1].islower():
        return False
    if not text[match.end()].isspace():  # glued
        return _is_glued(text, match)
    if match[0] == ".":
        return _full_stop_ends(text, start, match.start(), word)
    asked = match[0][0] in "!?" and match[0][-1] in "\"”’'"
    return not (asked and SPEAKING.match(text, match.end(), end))


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop between two words is no part of an address or after a title."""
    around = text[max(0, match.start() - REACH) : match.end() + REACH]
    at = min(match.start(), REACH)
    token = around[around.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]
    word = BEFORE.search(around, 0, at)
    known = word is not None and word[0].casefold() in TITLES
    return not known and ADDRESS.search(token) is None


def _full_stop_ends(text: str, start: int, stop: int, following: str) -> bool:
    """Tell whether a bare full stop ends a sentence, from the words on both sides."""
    found = BEFORE.search(text, max(start, stop - REACH), stop)
    if found is None:
        return True
    word = found[0].lstrip("'’-").casefold()
    after = following.casefold().rstrip(".'’")
    if word in TITLES:
        return False
    if word in DAYTIMES:
        return after not in AFTER_DAYTIME
    if word in MONTHS or (word in NUMBERED and not _is_initial(found[0])):
        return bool(following) and not following[0].isdigit()
    if word.isdecimal() and found.start() == start:
        return len(word) > LONGEST_LIST_NUMBER
    return after in OPENERS or not (_is_open_ended(found[0]) or _is_initial(found[0]))


def _is_open_ended(printed: str) -> bool:
    """Tell whether a word is an abbreviation that may end a sentence: `Sat.` and no `sat`."""
    return printed.lstrip("'’-").casefold() in OPEN_ENDED and printed not in PRINTED_LARGE


def _is_initial(word: str) -> bool:
    """Tell whether a word is an initial or several: `J`, `J.R`, `U.S.A`."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isupper() for part in parts)
