"""Find the lines of a page in a text that was extracted from it: in order, and by words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from retold.inbox.shown import Line, words_of

# Words of a mark (see `_marks`) by which lines and extracted text meet, and how often a mark may
# occur: boiler plate that stands everywhere says nothing of order.
GRAM = 3
MOST_PLACES = 8
# Share of a line's marks that must lie together in the extracted text: half of a line's words may
# differ where the extractor drops links or joins cells.
LEAST_SHARE = 0.5
# How far marks of one line may drift apart, in words.
DRIFT = 12
MOST_CANDIDATES = 3

Words: TypeAlias = tuple[str, ...]


class Match(NamedTuple):
    """Where a line may stand in the extracted text: words `first` to `last`, `weight` shared."""

    line: int
    first: int
    last: int
    weight: int


def lines_in(lines: Sequence[Line], extracted: str) -> frozenset[int]:
    """Return which lines the extracted text holds.

    Its paragraphs are aligned with the page's lines: about one paragraph in nine equals no line,
    and some equal several (teasers that repeat the first sentence). The heaviest chain of matches
    that keeps the order on both sides holds.
    """
    return _heaviest_chain(_matches(lines, extracted)) if extracted else frozenset()


def _matches(lines: Sequence[Line], extracted: str) -> list[Match]:
    """Return where lines may stand in the extracted text, in the order of the lines."""
    words: list[str] = []
    whole: dict[Words, list[int]] = defaultdict(list)
    for paragraph in extracted.split("\n"):
        found = words_of(paragraph)
        if found and len(whole[found]) < MOST_CANDIDATES:
            whole[found].append(len(words))
        words.extend(found)
    others = (line.words for line in lines if line.words not in whole)
    places = _places(words, {mark for other in others for mark in _marks(other)})
    return [match for at, line in enumerate(lines) for match in _match(at, line, places, whole)]


def _places(words: Sequence[str], wanted: Collection[Words]) -> dict[Words, list[int]]:
    """Return where the marks that lines have stand among the words."""
    places: dict[Words, list[int]] = defaultdict(list)
    for at, mark in enumerate(_marks(words)):
        if mark in wanted and len(places[mark]) < MOST_PLACES:
            places[mark].append(at)
    return places


def _marks(words: Sequence[str]) -> Iterator[Words]:
    return zip(words, words[1:], words[2:], strict=False)


def _match(
    number: int,
    line: Line,
    places: Mapping[Words, list[int]],
    whole: Mapping[Words, list[int]],
) -> Iterator[Match]:
    size = len(line.words)
    if line.words in whole or size < GRAM:
        for at in whole.get(line.words, ()):
            yield Match(number, at, at + size, size)
        return
    shifts: dict[int, int] = {}
    for at, mark in enumerate(_marks(line.words)):
        for place in places.get(mark, ()):
            shifts[place - at] = shifts.get(place - at, 0) + 1
    if not shifts:
        return
    taken: list[int] = []
    for shift, _ in sorted(shifts.items(), key=lambda item: (-item[1], item[0])):
        if len(taken) == MOST_CANDIDATES:
            return
        if any(abs(shift - other) <= DRIFT for other in taken):
            continue
        taken.append(shift)
        near = sum(shifts[at] for at in range(shift - DRIFT, shift + DRIFT + 1) if at in shifts)
        if near >= LEAST_SHARE * (size - GRAM + 1):
            yield Match(number, shift, shift + size, min(near + GRAM - 1, size))


def _heaviest_chain(matches: Sequence[Match]) -> frozenset[int]:
    """Return the lines of the chain of matches with the most words that keeps both orders.

    The chain is the heaviest increasing subsequence; a binary indexed tree over the ends
    (Fenwick, 1994) finds each predecessor in logarithmic time.
    """
    ends = sorted({match.last for match in matches})
    rank = {end: at + 1 for at, end in enumerate(ends)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)
    before: list[int] = []
    waiting: list[tuple[int, int, int]] = []
    for at, match in enumerate(matches):
        if waiting and matches[waiting[0][2]].line != match.line:
            _enter(tree, waiting)
            waiting = []
        weight, last = _best(tree, _rank_below(ends, match))
        before.append(last)
        waiting.append((rank[match.last], weight + match.weight, at))
    _enter(tree, waiting)
    chain = set()
    at = _best(tree, len(ends))[1]
    while at >= 0:
        chain.add(matches[at].line)
        at = before[at]
    return frozenset(chain)


def _rank_below(ends: Sequence[int], match: Match) -> int:
    """Return how many ends lie before the match begins; lines may overlap by a short drift."""
    return bisect_right(ends, match.first + min(DRIFT, (match.last - match.first) // 2))


def _best(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        if tree[rank][0] > best[0]:
            best = tree[rank]
        rank -= rank & -rank
    return best


def _enter(tree: list[tuple[int, int]], entries: Sequence[tuple[int, int, int]]) -> None:
    for rank, weight, at in entries:
        place = rank
        while place < len(tree):
            if weight > tree[place][0]:
                tree[place] = (weight, at)
            place += place & -place
