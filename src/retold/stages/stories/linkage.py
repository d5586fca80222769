"""Average linkage over sparse scores: which nodes belong together, whatever the order they come in.

Average linkage joins, again and again, the two groups whose members score highest with each other
on average (Sokal and Michener, 1958). A pair without a score counts 0. The average of a joined
group with a third never exceeds the higher of its two parts', so a heap whose entries are looked
at anew when they come up serves without updates (lazy deletion).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]

UNIT = 10_000  # scores are summed as whole numbers, so that no order of adding changes a sum


def average_linkage(
    nodes: Iterable[str],
    scores: Mapping[Pair, float],
    cut: float,
    together: Iterable[Sequence[str]] = (),
    apart: Iterable[Pair] = (),
) -> list[list[str]]:
    """Return the groups of the nodes, members and groups sorted.

    Args:
        nodes: The nodes, in any order.
        scores: 0 or more a pair of nodes, either way round; other pairs count 0.
        cut: Groups join while their average score is at least this.
        together: Nodes that are one group whatever their scores.
        apart: Pairs that never share a group; they outrank `together`.

    """
    return next(partitions(nodes, scores, (cut,), together, apart))


def partitions(
    nodes: Iterable[str],
    scores: Mapping[Pair, float],
    cuts: Iterable[float],
    together: Iterable[Sequence[str]] = (),
    apart: Iterable[Pair] = (),
) -> Iterator[list[list[str]]]:
    """Yield the groups at each of several cuts, from the highest to the lowest.

    The arguments are those of `average_linkage`. Groups only join as cuts fall, so all cuts
    together cost little more than the lowest.
    """
    order = sorted(set(nodes))
    number = {node: at for at, node in enumerate(order)}
    groups = _Groups(len(order))
    for left, right in apart:
        if left in number and right in number:
            groups.forbid(number[left], number[right])
    for pair in sorted(scores):
        if pair[0] != pair[1] and pair[0] in number and pair[1] in number:
            groups.link(number[pair[0]], number[pair[1]], round(scores[pair] * UNIT))
    for alike in together:
        for one, other in pairwise(sorted(number[node] for node in alike if node in number)):
            groups.join(one, other)
    for cut in cuts:
        groups.agglomerate(cut * UNIT)
        yield [[order[at] for at in sorted(members)] for members in groups.members if members]


class _Groups:
    """Groups of numbered nodes; a group is known by its smallest node."""

    def __init__(self, size: int) -> None:
        self.members: list[list[int]] = [[node] for node in range(size)]
        self._group = list(range(size))
        self._sums: list[dict[int, int]] = [{} for _ in range(size)]
        self._apart: list[set[int]] = [set() for _ in range(size)]

    def link(self, left: int, right: int, score: int) -> None:
        """Keep the score of two nodes; the last one given holds."""
        self._sums[left][right] = self._sums[right][left] = score

    def forbid(self, left: int, right: int) -> None:
        """Keep two nodes from ever sharing a group."""
        self._apart[left].add(right)
        self._apart[right].add(left)

    def agglomerate(self, cut: float) -> None:
        """Join the two closest groups until none are as close as the cut."""
        pairs = ((a, b) for a, sums in enumerate(self._sums) for b in sums if a < b)
        heap = [entry for a, b in pairs if (entry := self._entry(a, b, cut))]
        heapify(heap)
        waiting = {entry[1:] for entry in heap}
        while heap:
            known, a, b = heappop(heap)
            waiting.discard((a, b))
            entry = self._entry(self._group[a], self._group[b], cut)
            if entry == (known, a, b):
                found = (self._entry(a, other, cut) for other in self.join(a, b))
                fresh = [entry for entry in found if entry]
            else:  # one of the two has joined another group since, and the pair is less close
                fresh = [entry] if entry and entry[1:] not in waiting else []
            for entry in fresh:
                heappush(heap, entry)
                waiting.add(entry[1:])

    def _entry(self, a: int, b: int, cut: float) -> tuple[float, int, int] | None:
        """Return the heap's entry of two groups, or None if they cannot join."""
        if a == b or b in self._apart[a] or b not in self._sums[a]:
            return None
        average = self._sums[a][b] / (len(self.members[a]) * len(self.members[b]))
        return (-average, min(a, b), max(a, b)) if average >= cut else None

    def join(self, left: int, right: int) -> list[int]:
        """Make one group of two nodes' groups unless forbidden; return the groups both know."""
        a, b = sorted((self._group[left], self._group[right]))
        if a == b or b in self._apart[a]:
            return []
        for node in self.members[b]:
            self._group[node] = a
        self.members[a] += self.members[b]
        self.members[b] = []
        self._rename_apart(a, b)
        return self._merge_sums(a, b)

    def _rename_apart(self, a: int, b: int) -> None:
        for other in self._apart[b]:
            self._apart[other].discard(b)
            self._apart[other].add(a)
        self._apart[a] |= self._apart[b]
        self._apart[b] = set()

    def _merge_sums(self, a: int, b: int) -> list[int]:
        """Add the scores of group `b` to those of group `a`; return who had scores with `b`."""
        self._sums[a].pop(b, None)
        theirs, self._sums[b] = self._sums[b], {}
        theirs.pop(a, None)
        for other, score in theirs.items():
            del self._sums[other][b]
            self._sums[a][other] = self._sums[other][a] = self._sums[a].get(other, 0) + score
        return sorted(theirs)
