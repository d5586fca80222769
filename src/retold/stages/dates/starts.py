"""Where a time expression may begin: a quick look before the whole grammar is tried."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from retold.lexis.calendar import HOLIDAYS
from retold.model import Sentence
from retold.stages.dates.grammar import ANY_WEEKDAY, MONTH, SMALL, UNIT

_SEASONS = "spring|summer|fall|autumn|winter"
_COUNTED = f" {SMALL} {UNIT}"
# What begins an expression, in any case of its letters, and what must follow.
_WORDS: dict[str, str] = {
    "the": r" (?:['’]?\d|next|following|previous|same|past|last|coming|day (?:before|after)"
    rf"|early|mid|late|(?:beginning|start|middle|end) of|(?:first|second|third|fourth)[ -][qh]|"
    rf"{_SEASONS}|twent|thirt|fort|fift|sixt|sevent|eight|ninet)",
    "that": " (?:same|day|night|morn|after|even|week|month|year)",
    "this|last|next": r" \w",
    "past|previous|coming": _COUNTED,
    "early|mid|late": "[ -]",
    "earlier|later": " ",
    "beginning|start|middle|end": " of[ -]",
    "at": f"(?: the (?:end|start|beginning) of | least{_COUNTED})",
    _SEASONS: r"(?: of)? \d",
    "first|second|third|fourth": "[ -](?:quarter|half)",
    "yesterday|tomorrow|today|tonight|overnight": "",
    "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    "|several|many|a few|a couple|a couple of|half a|half an": f" {UNIT}",
    "about|almost|nearly|around|roughly|over|just over|more than|less than|just|only"
    "|exactly": _COUNTED,
    "some": f" (?:{SMALL} )?{UNIT}",
    "|".join(sorted(HOLIDAYS)): "",
}


def _by_letter() -> Iterator[str]:
    """Yield the words by their first letter, which is compared first: most texts' words fail."""
    rests: dict[str, list[str]] = defaultdict(list)
    for words, follows in _WORDS.items():
        for word in words.split("|"):
            rest = re.escape(word[1:]).replace("'", "['’]")
            rests[word[0]].append(f"{rest}{follows}")
    for letter, found in sorted(rests.items()):
        yield f"[{letter}{letter.upper()}](?i:{'|'.join(found)})"


_START = re.compile(
    rf"\W(?=\d|['’]\d|(?=[ADFJMNOSTW])(?:{MONTH}|{ANY_WEEKDAY})|{'|'.join(_by_letter())})"
)


def starts(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, list[int]]]:
    """Yield the sentences in which an expression may begin, by their number, and where.

    Wherever a rule of the grammar matches, a place is given; at most places none does.
    """
    places = [0, *(match.end() for match in _START.finditer(text))]
    first = 0
    for number, sentence in enumerate(sentences):
        first = bisect_left(places, sentence.start, first)
        last = bisect_right(places, sentence.end - 1, first)
        if first < last:
            yield number, places[first:last]
