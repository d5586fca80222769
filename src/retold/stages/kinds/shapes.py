"""Forms by which a kind of report shows itself: turns, times, headings, who speaks in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.lexis.hints import has_any
from retold.stages.kinds.reading import Reading
from retold.stages.kinds.sign import STRONG, SURE, WEAK, Sign

TIME = re.compile(
    r"\A\W{0,3}(?:(?:updated|posted)[ ]?(?:at)?[ ]?)?\d{1,2}(?:[:.h]\d\d)?[ ]?"
    r"(?:(?:a\.?m\.?|p\.?m\.?|noon)\b|(?<=\d\d)(?=\W|\Z))[ ]?(?:[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\d[:.h]\d\d|[ap]\.?m", re.IGNORECASE)
TURN = re.compile(r"\A(?:[QA]\s?[:.]|[A-Z][\w.’' -]{0,30}:\s)")
ITEM = re.compile(r"\A(?:[-*•‣▪–]|\d{1,2}[.)])\s")
SENTENCE_END = re.compile(r"[.!?…:;,\"”’)]\W*\Z")
FIRST = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us|we['’](?:re|ve|ll|d))\b(?![.:])", re.IGNORECASE
)
YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
ARGUED = re.compile(
    r"\b(?:should(?:n['’]t)?|must(?:n['’]t)?|ought|need to|needs to|let us|let['’]s|surely"
    r"|of course|simply|frankly|too often|enough is enough|deserves?|imagine|perhaps|better than"
    r"|it is (?:time|high time|no|not|wrong|absurd|right)"
    r"|the (?:truth|fact|problem|trouble|point|answer) is)\b",
    re.IGNORECASE,
)
# One of these is in every sentence, in small letters, that `ARGUED` finds.
ARGUED_WORDS = (
    *("should", "must", "ought", "need to", "needs to", "let us", "let's", "let’s", "surely"),
    *("of course", "simply", "frankly", "too often", "enough is enough", "deserve", "imagine"),
    *("perhaps", "better than", "it is", "truth is", "fact is", "problem is", "trouble is"),
    *("point is", "answer is"),
)
TOLD = re.compile(
    r"\b(?:said|told|according to|announced|confirmed|reported|police|officials?|spokes\w+)\b"
    r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.IGNORECASE,
)
LONGEST_HEADING = 60
LONGEST_QUESTION = 200
# Counts and shares from which a form is one: fewer stand in any report.
TIMES, FEW_TIMES = 3, 2
TURNS = 3
PART = 0.15  # of the paragraphs
HEADINGS = 3
ITEMS = 4
MOST_I, MUCH_I = 0.3, 0.12
LEAST_OWN = 4
ARGUING, MUCH_ARGUING = 0.2, 0.3
TELLING = 0.25


def shaped(reading: Reading) -> Iterator[Sign]:
    """Yield what the forms of a report say."""
    yield from _times(reading.paragraphs)
    yield from _turns(reading.paragraphs)
    yield from _lists(reading)
    yield from _voice(reading)


def _times(paragraphs: Sequence[str]) -> Iterator[Sign]:
    """Yield whether a time of day stands before paragraphs."""
    found = [match[0] for one in paragraphs if (match := TIME.match(one))]
    times = sum(CLOCK.search(one) is not None for one in found)
    if times >= max(FEW_TIMES, PART * len(paragraphs)):
        weight = SURE if times >= TIMES else WEAK
        yield Sign("live blog", weight, f"{times} paragraphs begin with a time of day")


def _turns(paragraphs: Sequence[str]) -> Iterator[Sign]:
    """Yield whether questions and answers take turns."""
    turns = [pair for pair in pairwise(paragraphs) if _asks(pair[0]) and not _asks(pair[1])]
    asked = len(turns)
    # Questions that nobody answers for himself are the headings of an explainer.
    personal = sum(
        YOU.search(one) is not None or FIRST.search(other) is not None for one, other in turns
    )
    marked = sum(TURN.match(one) is not None for one in paragraphs)
    if asked >= max(TURNS, PART * len(paragraphs)) and 3 * personal >= asked:
        yield Sign("interview", SURE, f"{asked} paragraphs ask, and the next answers")
    elif asked and marked >= 2 * TURNS:
        yield Sign("interview", STRONG, f"{marked} paragraphs name who speaks")


def _asks(paragraph: str) -> bool:
    return paragraph.endswith(("?", "?”", '?"')) and len(paragraph) <= LONGEST_QUESTION


def _lists(reading: Reading) -> Iterator[Sign]:
    """Yield whether the text is a list, or many short pieces under headings."""
    lines = [line for one in reading.paragraphs for line in one.splitlines()]
    items = sum(ITEM.match(line) is not None for line in lines)
    if items >= ITEMS and 2 * items >= len(lines):
        yield Sign("round-up", STRONG, f"{items} of its lines are items of a list")
    told = reading.paragraphs[1:]  # the first may be the headline
    headings = sum(
        len(one) <= LONGEST_HEADING
        and SENTENCE_END.search(one) is None
        and TIME.match(one) is None
        and SENTENCE_END.search(other) is not None
        for one, other in pairwise(told)
    )
    if headings >= HEADINGS:
        yield Sign("round-up", WEAK, f"{headings} headings")


def _voice(reading: Reading) -> Iterator[Sign]:
    """Yield whether the writer speaks and argues, or tells what others did and said."""
    own = reading.own
    if not own or not reading.english:
        return
    first = sum(FIRST.search(one) is not None for one in own) / len(own)
    argued = sum(map(_argues, own)) / len(own)
    told = sum(TOLD.search(one) is not None for one in own)
    if len(own) >= LEAST_OWN and first >= MUCH_I:
        weight = STRONG if first >= MOST_I else WEAK
        yield Sign("opinion", weight, f"the writer speaks in {first:.0%} of the sentences")
    if len(own) >= LEAST_OWN and argued >= ARGUING:
        weight = STRONG if argued >= MUCH_ARGUING else WEAK
        yield Sign("opinion", weight, f"{argued:.0%} of the sentences argue")
    if told / len(own) >= TELLING or reading.spoken:
        yield Sign("news", WEAK, "it tells what others said or did, and when")


def _argues(sentence: str) -> bool:
    return has_any(sentence.casefold(), ARGUED_WORDS) and ARGUED.search(sentence) is not None
