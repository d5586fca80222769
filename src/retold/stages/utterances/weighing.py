"""What it costs to make one wording of another, and which changes nobody makes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from retold.lexis.align import Step, differences, nearly_equal
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.nodes import MOST, Node
from retold.stages.utterances.times import Times

Pair = tuple[int, int]
"""The numbers of a parent and of a child."""

CUT = 1.0
"""Cost of leaving words out in one place, however many; of putting a few in; of another word."""

SLIP = 0.5
"""Cost of a misspelt word: a slip of the pen is the likeliest change."""

FEW = 4
"""Words from which what is put in was hardly made up: it was lost elsewhere."""

DEAR = 4.0
"""What it costs besides to put back words that others had: nobody can without another source."""

BACK = 3.0
"""The same of a word that is changed to what others had: now and then somebody mends a slip."""


_CANDIDATES = 8  # parents that are weighed word by word; with all, the same edges are drawn


class Weighed(NamedTuple):
    """What changes cost: `cost` of those that anyone makes, `dear` of those that hardly one does.

    `basis` counts the words in words.
    """

    cost: float
    dear: float
    basis: str


class Others:
    """Which readings had a run of words before a child, its parent left aside."""

    def __init__(self, nodes: Sequence[Node], times: Times) -> None:
        self._texts = [f" {' '.join(node.plain)} " for node in nodes]
        self._known: dict[Keys, frozenset[int]] = {}
        # For each node those that begin after it, and those that begin before it, for sure.
        every = range(len(nodes))
        reports = [node.reports for node in nodes]
        self.later = [
            frozenset(n for n in every if times.begins(own, reports[n])) for own in reports
        ]
        self.earlier = [frozenset(n for n in every if m in self.later[n]) for m in every]
        self._reports = [len(node.reports) for node in nodes]
        self._pairs = [frozenset(pairwise(("", *node.plain, ""))) for node in nodes]

    def told_before(self, child: int) -> int:
        """Return how many reports of other readings may have told it before."""
        return sum(
            count
            for n, count in enumerate(self._reports)
            if n != child and n not in self.later[child]
        )

    def nearest(self, child: int) -> list[int]:
        """Return the readings that leave the least of a child unexplained, of those before it.

        Counted in neighbouring words of the child that they do not have: a cut makes one.
        """
        own = self._pairs[child]
        able = [n for n in range(len(self._pairs)) if n != child and n not in self.later[child]]
        return sorted(able, key=lambda n: (len(own - self._pairs[n]), n))[:_CANDIDATES]

    def had(self, run: Keys, pair: Pair) -> bool:
        """Return whether a run stood elsewhere before: one earlier reading has it, or most have."""
        if run not in self._known:
            text = f" {' '.join(run)} "
            self._known[run] = frozenset(n for n, one in enumerate(self._texts) if text in one)
        later = self.later[pair[1]]
        having = self._known[run] - later - set(pair)
        if having & self.earlier[pair[1]]:
            return True
        return 2 * len(having) > len(self._texts) - len(later | set(pair)) > 1


def weigh(parent: Keys, child: Keys, pair: Pair, others: Others) -> Weighed:
    """Return what it costs to make the child of the parent.

    Source:
        Innovations are free to arise and never undone: Dollo's parsimony, as Farris ("Phylogenetic
        analysis under Dollo's law", 1977) has it; in textual criticism, that a reading is not
        restored by guessing (Maas, "Textkritik", 1927).

    """
    cost = dear = 0.0
    lost = gained = changed = 0
    for step in changed_steps(parent, child):
        left, right = parent[step.i1 : step.i2], child[step.j1 : step.j2]
        both = min(len(left), len(right))
        cost += sum(SLIP if nearly_equal(a, b) else CUT for a, b in zip(left, right, strict=False))
        cost += CUT if len(left) != len(right) else 0.0
        dear += BACK * sum(others.had(run, pair) for run in _changed_runs(child, step, both))
        if len(right) > both and _put_back(child, step.j1 + both, step.j2, (pair, others)):
            dear += DEAR
        lost, gained, changed = lost + len(left) - both, gained + len(right) - both, changed + both
    counts = ((lost, "fewer"), (gained, "more"), (changed, "changed"))
    basis = ", ".join(f"{n} {'word' if n == 1 else 'words'} {kind}" for n, kind in counts if n)
    return Weighed(cost, dear, basis or "other spelling")


def _changed_runs(child: Keys, step: Step, size: int) -> Iterator[Keys]:
    """Yield each changed word with its neighbours: a word alone stands in many places."""
    for at in range(step.j1, step.j1 + size):
        yield child[max(0, at - 1) : at + 2]


def _put_back(child: Keys, start: int, end: int, known: tuple[Pair, Others]) -> bool:
    """Return whether words that the child has more are many, or stood there before."""
    pair, others = known
    before, after = child[max(0, start - 1) : end], child[start : end + 1]
    size = end - start
    return size >= FEW or any(len(run) > size and others.had(run, pair) for run in (before, after))


@lru_cache(maxsize=2 * MOST * MOST)  # each pair is asked for twice, and again for shared changes
def changed_steps(parent: Keys, child: Keys) -> tuple[Step, ...]:
    """Return the steps in which a child differs from a parent.

    What is shown is aligned with more care, in five times the time.
    """
    return tuple(differences(parent, child))
