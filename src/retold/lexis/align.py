"""Words of two texts set side by side: which are equal, which stand for each other.

Words are compared folded and without punctuation; places lead back to the words as they stand.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import Indel, Levenshtein

from retold.lexis.words import WORD, folded, words

Tag: TypeAlias = Literal["equal", "replace", "delete", "insert"]

_KEPT = 2_000  # code points of a text whose words are kept for a while: a long quotation
_SLIP = 4  # letters for each edit that a slip may have; shorter words are other words
_TIDY = 40_000  # pairs of words aligned by their longest equal run first: 200 by 200, about 1 ms
_AT_ONCE = 4_000_000  # pairs of words aligned in one go: 2,000 by 2,000 take about 1 ms
_ANCHOR = 3  # words in a run that, where it stands once in each text, ties the two together


class Step(NamedTuple):
    """`left[i1:i2]` stands against `right[j1:j2]`, counted in words, half open."""

    tag: Tag
    i1: int
    i2: int
    j1: int
    j2: int


class Token(NamedTuple):
    """A word as it is compared, and its place in the text, in code points."""

    key: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> Sequence[Token]:
    """Return the words of `text[start:end]`, folded, with their places in `text`."""
    if start == 0 and end is None and len(text) <= _KEPT:
        return _kept_tokens(text)
    return _tokens(text, start, len(text) if end is None else end)


@lru_cache(maxsize=2048)  # a quotation is set beside one after another: 10 MB of 30 words each
def _kept_tokens(text: str) -> Sequence[Token]:
    return tuple(_tokens(text, 0, len(text)))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    compared = folded(text[start:end])
    if len(compared) != end - start:  # a few letters change length when they are folded
        return [Token(folded(word), at, to) for word, at, to in words(text, start, end)]
    return [
        Token(match[0], start + match.start(), start + match.end())
        for match in WORD.finditer(compared)
    ]


def nearly_equal(left: str, right: str) -> bool:
    """Return whether two folded words are one word but for a slip of the pen.

    One edit in four letters, and at least four letters: `mourn` and `mount` are, `no` and `so`
    are not. Numbers must be equal.
    """
    if left == right:
        return True
    shorter = min(len(left), len(right))
    if shorter < _SLIP or left.isdigit() or right.isdigit():
        return False
    most = shorter // _SLIP
    return Levenshtein.distance(left, right, score_cutoff=most) <= most


def align(left: Sequence[str], right: Sequence[str], *, tidy: bool = True) -> list[Step]:
    """Return the steps that lead from `left` to `right`, in order, covering both.

    Two steps in a row never have one tag. A few equal words between two longer differences are
    part of the difference: they stand there by chance. With `tidy` off it is ten times faster,
    and equal runs may be torn apart: enough to weigh what two texts share.

    Source:
        The longest equal run first, then what is left and right of it (Ratcliff and Metzener
        1988, in difflib), since writers cut and keep words that stand together. Longer texts:
        longest common subsequence, bit-parallel (Hyyrö 2004, in rapidfuzz); long ones are first
        cut at runs that stand once in each (patience diff, Cohen).

    """
    if left and list(left) == list(right):
        return [Step("equal", 0, len(left), 0, len(right))]
    steps: list[Step] = []
    quick = not tidy and len(left) * len(right) <= _AT_ONCE
    for i1, i2, j1, j2 in (_subsequence if quick else _equal)(left, right):
        i, j = (steps[-1].i2, steps[-1].j2) if steps else (0, 0)
        if i1 > i or j1 > j:
            steps.append(_differ(i, i1, j, j1))
        elif steps:
            last = steps.pop()
            i1, j1 = last.i1, last.j1  # noqa: PLW2901  two equal runs that touch are one
        steps.append(Step("equal", i1, i2, j1, j2))
    i, j = (steps[-1].i2, steps[-1].j2) if steps else (0, 0)
    if i < len(left) or j < len(right):
        steps.append(_differ(i, len(left), j, len(right)))
    return _without_chance(steps)


def common_words(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Return the words that two texts have in common in their order, slips included.

    Faster than `align`, and at least as many words: the longest common subsequence.
    """
    if len(left) * len(right) > _AT_ONCE:
        runs: Iterable[tuple[int, int, int, int]] = _equal(left, right)
    else:
        runs = _subsequence(left, right)
    found: list[str] = []
    i = j = 0
    for i1, i2, j1, j2 in (*runs, (len(left), len(left), len(right), len(right))):
        slips = zip(left[i:i1], right[j:j1], strict=False)
        found += [one for one, two in slips if nearly_equal(one, two)]
        found += left[i1:i2]
        i, j = i2, j2
    return found


def differences(left: Sequence[str], right: Sequence[str]) -> Iterator[Step]:
    """Yield the steps in which `right` differs from `left`, in order.

    Faster than `align` and with less care: by the longest common subsequence.
    """
    i = j = 0
    for i1, i2, j1, j2 in (*_subsequence(left, right), (len(left), 0, len(right), 0)):
        if i1 > i or j1 > j:
            yield _differ(i, i1, j, j1)
        i, j = i2, j2


def _subsequence(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of the longest common subsequence, in order (Hyyrö 2004, in rapidfuzz)."""
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            yield code.src_start, code.src_end, code.dest_start, code.dest_end


def _equal(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield equal runs of both in order; of long texts those at the ends first."""
    if len(left) * len(right) <= _TIDY:
        yield from _between(left, right, (0, len(left), 0, len(right)))
        return
    shorter = min(len(left), len(right))
    head = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if left[-1 - n] != right[-1 - n]), rest)
    if head:
        yield 0, head, 0, head
    i, j = len(left) - tail, len(right) - tail
    yield from _between(left, right, (head, i, head, j))
    if tail:
        yield i, len(left), j, len(right)


def _between(
    left: Sequence[str], right: Sequence[str], part: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    i1, i2, j1, j2 = part
    if i1 == i2 or j1 == j2:
        return
    if (i2 - i1) * (j2 - j1) <= _TIDY:
        blocks = SequenceMatcher(None, left[i1:i2], right[j1:j2], autojunk=False)
        for i, j, size in blocks.get_matching_blocks():
            if size:
                yield i1 + i, i1 + i + size, j1 + j, j1 + j + size
        return
    if (i2 - i1) * (j2 - j1) <= _AT_ONCE:
        for start, end, other, to in _subsequence(left[i1:i2], right[j1:j2]):
            yield i1 + start, i1 + end, j1 + other, j1 + to
        return
    for i, j in _anchors(left[i1:i2], right[j1:j2]):
        at, to = i + part[0], j + part[2]
        if at < i1 or to < j1:
            continue
        yield from _small(left, right, (i1, at, j1, to))
        yield at, at + _ANCHOR, to, to + _ANCHOR
        i1, j1 = at + _ANCHOR, to + _ANCHOR
    yield from _small(left, right, (i1, i2, j1, j2))


def _small(
    left: Sequence[str], right: Sequence[str], part: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the equal runs of a part, none if it is too large to be aligned in one go."""
    if (part[1] - part[0]) * (part[3] - part[2]) <= _AT_ONCE:
        yield from _between(left, right, part)


def _anchors(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest series, in the order of both, of runs that stand once in each."""
    here, there = _once(left), _once(right)
    pairs = sorted((at, there[run]) for run, at in here.items() if run in there)
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(lowest, j)
        before.append(ends[place - 1] if place else -1)
        lowest[place : place + 1] = [j]
        ends[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _once(text: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return where each run of three words stands, of those that stand once."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(text) - _ANCHOR + 1):
        run = tuple(text[at : at + _ANCHOR])
        found[run] = -1 if run in found else at
    return {run: at for run, at in found.items() if at >= 0}


def _differ(i1: int, i2: int, j1: int, j2: int) -> Step:
    tag: Tag = "insert" if i1 == i2 else "delete" if j1 == j2 else "replace"
    return Step(tag, i1, i2, j1, j2)


def _without_chance(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with equal words taken as different where both sides differ by more."""
    kept: list[Step] = []
    for n, step in enumerate(steps):
        kept.append(step)
        if step.tag == "equal" and 0 < n < len(steps) - 1:
            few = 2 * (step.i2 - step.i1)
            if min(_size(steps[n - 1]), _size(steps[n + 1])) > few:
                kept[-1] = _differ(*step[1:])
        if len(kept) > 1 and kept[-1].tag != "equal" and kept[-2].tag != "equal":
            last = kept.pop()
            kept[-1] = _differ(kept[-1].i1, last.i2, kept[-1].j1, last.j2)
    return kept


def _size(step: Step) -> int:
    return max(step.i2 - step.i1, step.j2 - step.j1)
