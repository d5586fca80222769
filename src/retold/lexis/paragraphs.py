"""Paragraphs of two versions of a text: which go together, and which of those have moved."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from retold.lexis.align import Token, align, tokens

Span: TypeAlias = tuple[int, int]

# Half of the words in common, of both together (Dice 1945): less is another paragraph.
ALIKE = 0.5
# Paragraphs that are compared each with each; a page has fewer that changed.
MOST = 150
MOST_WORDS = 2_000_000  # compared in all: about a second; lines of a megabyte are no paragraphs
# Fewer words are found again elsewhere by chance.
LEAST_MOVED = 6


class Paragraph(NamedTuple):
    """Words `start:end` of a text, counted in words, and how they are compared."""

    start: int
    end: int
    keys: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Its words."""
        return self.start, self.end


class Pair(NamedTuple):
    """Two paragraphs that go together; `moved` if others stand in their old order around it."""

    old: Span
    new: Span
    moved: bool


class Matched(NamedTuple):
    """The pairs in the new order, and what is in one version alone."""

    pairs: list[Pair]
    gone: list[Span]
    fresh: list[Span]


def match(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Matched:
    """Return which paragraphs of two versions go together.

    Equal ones first, then those with most words in common. Those that a longest series in the
    order of both leaves out have moved.
    """
    found = dict(_equal(old, new))
    equal = set(found.values())
    left = [i for i in range(len(old)) if i not in equal]
    right = [j for j in range(len(new)) if j not in found]
    found |= dict(_alike(old, new, left[:MOST], right[:MOST]))
    line = [(j, found[j]) for j in sorted(found)]
    kept = _in_order([i for _, i in line])
    pairs = [
        Pair(old[i].span, new[j].span, i not in kept and len(new[j].keys) >= LEAST_MOVED)
        for j, i in line
    ]
    held = set(found.values())
    return Matched(
        pairs,
        [one.span for i, one in enumerate(old) if i not in held],
        [one.span for j, one in enumerate(new) if j not in found],
    )


def _equal(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal paragraphs, the first with the first: (new, old)."""
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for i, one in enumerate(old):
        waiting[one.keys].append(i)
    for j, one in enumerate(new):
        if waiting[one.keys]:
            yield j, waiting[one.keys].popleft()


def _alike(
    old: Sequence[Paragraph], new: Sequence[Paragraph], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of paragraphs alike, the most alike first: (new, old)."""
    bags = {j: Counter(new[j].keys) for j in right}
    scores = []
    looked_at = 0
    for i in left:
        bag = Counter(old[i].keys)
        for j in right:
            sizes = len(old[i].keys), len(new[j].keys)
            if looked_at > MOST_WORDS or 2 * min(sizes) < ALIKE * sum(sizes):
                continue
            looked_at += min(sizes)
            share = 2 * (bag & bags[j]).total() / sum(sizes)
            if share >= ALIKE:
                scores.append((-share, abs(i - j), i, j))
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(scores):
        if taken.isdisjoint({("old", i), ("new", j)}):
            taken |= {("old", i), ("new", j)}
            yield j, i


def _in_order(line: Sequence[int]) -> set[int]:
    """Return a longest increasing series of numbers (Schensted 1961)."""
    lowest: list[int] = []
    before: dict[int, int | None] = {}
    for number in line:
        place = bisect_left(lowest, number)
        before[number] = lowest[place - 1] if place else None
        lowest[place : place + 1] = [number]
    kept: set[int] = set()
    last = lowest[-1] if lowest else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def lines_of(text: str, words: Sequence[Token]) -> list[Paragraph]:
    """Return the lines of a text that have words.

    Args:
        text: The text.
        words: Its words, as `retold.lexis.align.tokens` gives them.

    """
    starts = [0]
    for number, (one, other) in enumerate(pairwise(words), 1):
        if "\n" in text[one.end : other.start]:
            starts.append(number)
    ends = [*starts[1:], len(words)]
    return [
        Paragraph(start, end, tuple(word.key for word in words[start:end]))
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]


def equal_words(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, int]:
    """Return which word of a new version each word of an old one still stands as, by number."""
    left = {one.start: one.keys for one in old}
    right = {one.start: one.keys for one in new}
    return {
        pair.old[0] + step.i1 + n: pair.new[0] + step.j1 + n
        for pair in match(old, new).pairs
        for step in align(left[pair.old[0]], right[pair.new[0]])
        if step.tag == "equal"
        for n in range(step.i2 - step.i1)
    }


def moved_places(old: str, new: str, places: Iterable[Span]) -> dict[Span, Span]:
    """Return where places of an old version stand in a new one, of those whose words are the same.

    Args:
        old: The text of the old version.
        new: The text of the new one.
        places: Places in the old one, in code points.

    """
    left, right = tokens(old), tokens(new)
    there = equal_words(lines_of(old, left), lines_of(new, right))
    starts = [word.start for word in left]
    found: dict[Span, Span] = {}
    for start, end in places:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        here = [there[number] for number in range(first, last) if number in there]
        if here and here == list(range(here[0], here[0] + last - first)):
            before, behind = left[first].start - start, end - left[last - 1].end
            found[start, end] = right[here[0]].start - before, right[here[-1]].end + behind
    return found
