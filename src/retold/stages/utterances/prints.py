"""Tell where the same words are printed otherwise: capitals, and the marks between words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.lexis.align import Step
from retold.model import Change
from retold.stages.utterances.sides import Side, Text

ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_QUOTES = re.compile("[\"'“”‘’«»]")
_DASHES = frozenset("-–—―")
_EDITED = "…[]"  # signs that an editor took words out or put others in
_DASH_RUN = re.compile("-+")


def in_print(left: Side, right: Side) -> Iterator[Change]:
    """Yield where equal words differ in capitals or in the marks between them."""
    flagged: list[tuple[int, int]] = []
    size = left.end - left.first
    for n in range(size):
        i, j = left.first + n, right.first + n
        opens = i == 0 or j == 0 or i - 1 in left.of.seams or j - 1 in right.of.seams
        here, there = left.of.side(i, i + 1).shown, right.of.side(j, j + 1).shown
        if not opens and _plain(here) != _plain(there):
            flagged.append((n, n + 1))
        seam = n + 1 == size or i in left.of.seams or j in right.of.seams
        if not seam and marks(left.of.between(i)) != marks(right.of.between(j)):
            flagged.append((n, n + 2))
    for first, end in _joined(flagged):
        one = left.of.side(left.first + first, left.first + end)
        two = right.of.side(right.first + first, right.first + end)
        yield Change("case-punctuation", one.shown, two.shown, *two.place)


def at_joints(base: Text, here: Text, steps: Sequence[Step]) -> Iterator[Change]:
    """Yield other marks between words that are equal and words that stand for others.

    Args:
        base: The base's words.
        here: The reading's words.
        steps: What leads from the one to the other, in order.

    """
    for one, two in pairwise(steps):
        both = all(step.i1 < step.i2 and step.j1 < step.j2 for step in (one, two))
        both &= (one.i2, one.j2) == (two.i1, two.j1)  # no words that changed places are between
        if not both or one.i2 - 1 in base.seams or one.j2 - 1 in here.seams:
            continue
        left, right = marks(base.between(one.i2 - 1)), marks(here.between(one.j2 - 1))
        if left.strip(_EDITED) != right.strip(_EDITED):
            words, told = base.side(one.i2 - 1, two.i1 + 1), here.side(one.j2 - 1, two.j1 + 1)
            yield Change("case-punctuation", words.shown, told.shown, *told.place)


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‘", "'")


def marks(between: str) -> str:
    """Return the marks between two words, less quotation marks, spaces and kinds of dash."""
    bare = ELLIPSIS.sub("…", _QUOTES.sub("", between))
    marks = "".join("-" if mark in _DASHES else mark for mark in bare if not mark.isspace())
    return _DASH_RUN.sub("-", marks)  # two hyphens are a dash on a typewriter


def ends_sentence(between: str) -> bool:
    """Return whether a sentence ends between two words; an ellipsis is no end."""
    return any(mark in ELLIPSIS.sub("", between) for mark in ".!?")


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in places:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined
