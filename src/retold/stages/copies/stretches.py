"""Find the stretches that two sequences of words share: seed, chain, fill the gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from retold.lexis.align import common_words, nearly_equal
from retold.lexis.prints import Hashes
from retold.stages.copies.marks import GRAM, News

GAP = 20  # words that may be put in, left out or changed inside a stretch: a sentence
REPEATS = 3  # places of one run in a report; a refrain beyond that says nothing of where
ACTIVE = 50  # chains a run may join; bounds the work on repetitive text

Places: TypeAlias = np.ndarray[tuple[int], np.dtype[np.intp]]


class Run(NamedTuple):
    """Equal words: `left[i1:i2] == right[j1:j2]`, counted in words, half open."""

    i1: int
    i2: int
    j1: int
    j2: int


class Stretch(NamedTuple):
    """Words that two texts share, counted in words, half open; `shared` of them are equal."""

    i1: int
    i2: int
    j1: int
    j2: int
    shared: int


@dataclass(slots=True)
class _Chain:
    """Runs in the order of both texts with small gaps between them."""

    runs: list[Run] = field(default_factory=list)

    def distance(self, run: Run) -> int | None:
        """Return how much further one text moves on than the other, None if too far."""
        last = self.runs[-1]
        left, right = run.i1 - last.i2, run.j1 - last.j2
        if not (-GRAM < left <= GAP and -GRAM < right <= GAP):
            return None
        return abs(left - right)

    def add(self, run: Run) -> None:
        """Append a run, less the words it has in common with the last one."""
        last = self.runs[-1]
        over = max(0, last.i2 - run.i1, last.j2 - run.j1)
        if run.i1 + over < run.i2:
            self.runs.append(Run(run.i1 + over, run.i2, run.j1 + over, run.j2))

    def size(self) -> int:
        """Return how many words are equal in the runs."""
        return sum(run.i2 - run.i1 for run in self.runs)


def shared_stretches(one: News, two: News) -> list[Stretch]:
    """Return the stretches that both texts hold, in the order of `one`; none overlaps another.

    Runs of four equal words are the seeds; runs that follow each other in both texts within a
    sentence's length form one stretch. The time is near-linear in the words.
    """
    left, right = one.keys, two.keys
    claimed_left, claimed_right = bytearray(len(left)), bytearray(len(right))
    found: list[Stretch] = []
    for chain in sorted(_chains(_runs(one.runs, two.runs)), key=lambda c: (-c.size(), c.runs[0])):
        runs = list(_free(chain.runs, claimed_left, claimed_right))
        if not runs:
            continue
        stretch = _stretch(left, right, runs)
        found.append(stretch)
        claimed_left[stretch.i1 : stretch.i2] = b"\1" * (stretch.i2 - stretch.i1)
        claimed_right[stretch.j1 : stretch.j2] = b"\1" * (stretch.j2 - stretch.j1)
    return sorted(found)


def _runs(left: Hashes, right: Hashes) -> list[Run]:
    """Return the longest runs of equal words on each diagonal, in the order of `left`."""
    at_left, at_right = _seeds(left, right)
    if not len(at_left):
        return []
    order = np.lexsort((at_left, at_left - at_right))
    at_left, at_right = at_left[order], at_right[order]
    breaks = np.flatnonzero((np.diff(at_left) != 1) | (np.diff(at_right) != 1)) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks, [len(at_left)])) - 1
    return sorted(
        Run(int(at_left[a]), int(at_left[b]) + GRAM, int(at_right[a]), int(at_right[b]) + GRAM)
        for a, b in zip(first, last, strict=True)
    )


def _seeds(left: Hashes, right: Hashes) -> tuple[Places, Places]:
    """Return the places of each pair of equal runs, less those that are refrains."""
    order = np.argsort(left, kind="stable")
    low = np.searchsorted(left[order], right, "left")
    count = np.searchsorted(left[order], right, "right") - low
    _, backward, times = np.unique(right, return_inverse=True, return_counts=True)
    count[(count > REPEATS) | (times[backward] > REPEATS)] = 0
    at_right = np.repeat(np.arange(len(right)), count)
    within = np.arange(len(at_right)) - np.repeat(np.cumsum(count) - count, count)
    return order[np.repeat(low, count) + within], at_right


def _chains(runs: Sequence[Run]) -> list[_Chain]:
    done: list[_Chain] = []
    active: list[_Chain] = []
    for run in runs:
        active = [chain for chain in active if run.i1 - chain.runs[-1].i2 <= GAP][-ACTIVE:]
        near = [(d, n) for n, chain in enumerate(active) if (d := chain.distance(run)) is not None]
        if near:
            active[min(near)[1]].add(run)
        else:
            active.append(_Chain([run]))
            done.append(active[-1])
    return done


def _free(runs: Sequence[Run], left: bytearray, right: bytearray) -> Iterator[Run]:
    """Yield the runs no longer stretch holds, as far as they hang together."""
    for run in runs:
        if not any(left[run.i1 : run.i2]) and not any(right[run.j1 : run.j2]):
            yield run


def _stretch(left: Sequence[str], right: Sequence[str], runs: Sequence[Run]) -> Stretch:
    i1, j1 = runs[0].i1, runs[0].j1
    while i1 and j1 and nearly_equal(left[i1 - 1], right[j1 - 1]):
        i1, j1 = i1 - 1, j1 - 1
    i2, j2 = runs[-1].i2, runs[-1].j2
    while i2 < len(left) and j2 < len(right) and nearly_equal(left[i2], right[j2]):
        i2, j2 = i2 + 1, j2 + 1
    shared = (runs[0].i1 - i1) + (i2 - runs[-1].i2) + sum(run.i2 - run.i1 for run in runs)
    for a, b in pairwise(runs):
        shared += len(common_words(left[a.i2 : b.i1], right[a.j2 : b.j1]))
    return Stretch(i1, i2, j1, j2, shared)
