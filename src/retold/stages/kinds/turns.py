"""Who and what takes turns in a report: times of day, questions and answers, speakers, topics."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.stages.kinds.reading import Reading
from retold.stages.kinds.sign import FAIR, STRONG, SURE, WEAK, Sign

# `Update, 10:40 p.m.:`, `14.32`, `9 a.m. —`; no day (`12.10.2025`) and no score (`3:0`).
TIME = re.compile(
    r"\A\W{0,3}(?:(?:updated?|posted|published|at|um)\b[ ,:]{0,3}){0,2}"
    r"(\d{1,2})(?:[:.h](\d\d)(?![\d%]|[.:]\d))?[ ]?"
    r"(?:([ap])\.?m\b\.?|noon\b|(?<=[:.h]\d\d)(?=\W|\Z))(?! ?(?:per cent|%|million|billion))",
    re.IGNORECASE,
)
# How a text of a match counts: minutes (`45+1'`), or what is still to go.
COUNTED = re.compile(
    r"\A\W{0,2}(?:\d{1,3}(?:\+\d{1,2})?(?:['’′]| ?min(?:s|\.|utes?)?\b)(?=\W)"
    r"|\d{1,3} ?(?:km|miles?|laps?|overs?|holes?) (?:to go|gone)\b)",
    re.IGNORECASE,
)
# `Q:`, `JANE DOE:`, `Courier:`; an interview names its speakers again and again.
LABEL = re.compile(r"([QA]|[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){0,4})\s?[:.](?=\s)")
# What stands before an item of a round-up: `Bowls: …`, `HARROW — …`, `JOHN ROE, 41, …`.
TOPIC = re.compile(
    r"([A-Z][^.:!?\n“”\"]{1,40}?)(?::| [—–-])\s+[^\s“„«‘\"']|((?:[A-Z][A-Z.’'-]+[ ,]+){2,})"
)
ITEM = re.compile(r"\A(?:[-*•‣▪–]|\d{1,2}[.)])\s")
# A question that is answered on the same line.
ASKED_FIRST = re.compile(r"(?:\d{1,2}[.)] )?([A-Z][^.!?\n]{6,160}\?)[”\"]?\s+(?=\S+ \S)")
SENTENCE_END = re.compile(r"[.!?…:;,\"”’)]\W*\Z")
FIRST = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us|we['’](?:re|ve|ll|d))\b(?![.:])", re.IGNORECASE
)
YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
LONGEST_HEADING = 60
LONGEST_QUESTION = 200
NOON, HOUR, DAY = 12, 60, 24
# Counts and shares from which a form is one: fewer stand in any report.
TIMES, FEW_TIMES = 3, 2
TURNS = 3
PART, ASKING = 0.15, 0.2  # of the lines
HALF = 0.5
ORDERED = 0.75  # of the steps from time to time; entries are filed one after another
HEADINGS, HEADED = 3, 0.3
ITEMS, TOPICS = 4, 3
SPEAKERS = range(2, 6)
AGAIN, SPOKEN_LINES = 2, 5


def taken(reading: Reading) -> Iterator[Sign]:
    """Yield what takes turns in a report."""
    yield from _times(reading.lines)
    yield from _questions(reading)
    yield from _speakers(reading.lines)
    yield from _topics(reading)


def _times(lines: Sequence[str]) -> Iterator[Sign]:
    """Yield whether entries stand under times of day that go one way."""
    counted = sum(COUNTED.match(one) is not None for one in lines)
    if counted > TIMES and counted >= PART * len(lines):
        yield Sign("live blog", SURE, f"{counted} entries count minutes or what is to go")
    minutes = [at for line in lines if (at := _minute(line)) is not None]
    times = len(set(minutes))
    steps = [later - earlier for earlier, later in pairwise(minutes) if later != earlier]
    ordered = max(sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    if times < max(FEW_TIMES, PART * len(lines)) or ordered < ORDERED * len(steps):
        return
    weight = SURE if times >= TIMES else WEAK
    yield Sign("live blog", weight, f"{times} entries begin with a time of day")


def _minute(line: str) -> int | None:
    """Return the minute of the day that a line begins with, None if it begins with none."""
    found = TIME.match(line)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > DAY or minute >= HOUR:
        return None
    if found[3]:
        hour = hour % NOON + (NOON if found[3] in "pP" else 0)
    return hour * HOUR + minute


def _questions(reading: Reading) -> Iterator[Sign]:
    """Yield whether somebody is asked and answers."""
    lines = reading.lines
    turns = [pair for pair in pairwise(lines) if _asks(pair[0]) and not _only_asks(pair[1])]
    first = ((ASKED_FIRST.match(line), line) for line in lines)
    turns += [(found[1], line[found.end() :]) for found, line in first if found]
    asked = len(turns)
    if asked >= max(TURNS, ASKING * len(lines)) and _is_personal(turns):
        yield Sign("interview", SURE, f"{asked} questions are asked and answered")


def _only_asks(line: str) -> bool:
    """Tell whether a line is one question; an answer may end in one (`The same. What else?`)."""
    return _asks(line) and not any(mark in line[:-1] for mark in ".!?")


def _is_personal(turns: Sequence[tuple[str, str]]) -> bool:
    """Tell whether somebody answers for himself.

    Questions that nobody answers so are the headings of an explainer; those that a reader asks
    (`How do I …?`) or that are answered to a reader (`You can …`) are a guide's.
    """
    personal = sum(bool(YOU.search(one) or FIRST.search(other)) for one, other in turns)
    readers = sum(FIRST.search(one) is not None for one, _ in turns)
    own = sum(FIRST.search(other) is not None for _, other in turns)
    told = sum(YOU.search(other) is not None for _, other in turns)
    return 3 * personal >= len(turns) and 4 * readers < len(turns) and told <= 2 * own + 1


def _asks(line: str) -> bool:
    return line.endswith(("?", "?”", '?"')) and len(line) <= LONGEST_QUESTION


def _speakers(lines: Sequence[str]) -> Iterator[Sign]:
    """Yield whether lines name who speaks, in turns, and one of them asks."""
    named = [(found[1], line) for line in lines if (found := LABEL.match(line))]
    counts = Counter(name for name, _ in named)
    again = {name for name, count in counts.items() if count >= AGAIN}
    spoken = sum(counts[name] for name in again)
    if len(again) not in SPEAKERS or spoken < max(SPOKEN_LINES, PART * len(lines)):
        return
    turns = sum(one != other for (one, _), (other, _) in pairwise(named))
    # Lists have labels as well (`Price: …`); who interviews asks again and again.
    asking = Counter(name for name, line in named if _asks(line))
    asks = any(2 * asking[name] >= counts[name] for name in again)
    if asks and turns >= HALF * (len(named) - 1):
        yield Sign("interview", SURE, f"{spoken} lines name who speaks, in turns")


def _topics(reading: Reading) -> Iterator[Sign]:
    """Yield whether the text is a list, or short pieces under names or headings of their own."""
    lines = reading.lines
    items = sum(ITEM.match(line) is not None for line in lines)
    if items >= ITEMS and 2 * items >= len(lines):
        yield Sign("round-up", FAIR, f"{items} of its lines are items of a list")
    plain = [line for line in lines if _minute(line) is None and not _asks(line)]
    names = [found[1] or found[2] for line in plain if (found := TOPIC.match(line))]
    once = sum(count == 1 for count in Counter(names).values())
    if once >= TOPICS and once >= HALF * len(lines) and 2 * once > len(names):
        yield Sign("round-up", STRONG, f"{once} pieces begin with what they are about")
    headings = sum(_is_heading(one, other) for one, other in pairwise(plain))
    if headings >= max(HEADINGS, HEADED * len(plain)):
        yield Sign("round-up", FAIR, f"{headings} headings")


def _is_heading(line: str, below: str) -> bool:
    return (
        len(line) <= LONGEST_HEADING
        and SENTENCE_END.search(line) is None
        and SENTENCE_END.search(below) is not None
    )
