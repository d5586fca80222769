"""Weights of features, learned: a logistic regression and a conditional logit, both convex.

Each has a penalty on squared weights and is minimised by L-BFGS from zero (scipy), so that the
same rows give the same weights.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

Floats = NDArray[np.float64]
Features = Sequence[str]
RARE = 4  # a feature seen less often is left out
SMALL = 0.01  # smaller weights change no answer
BINS = 20  # of equal size, before those that fall are joined


class Marked(NamedTuple):
    """An answer's share or likelihood, and whether it is right."""

    share: float
    right: bool


def fit_logistic(rows: Sequence[Features], true: Sequence[bool], prior: float) -> dict[str, float]:
    """Return the weights of a logistic regression.

    Args:
        rows: The features of each case.
        true: Whether each is what is sought.
        prior: The weight of the squared weights.

    """
    names, matrix = _matrix(rows)
    sign = np.where(np.array(true), 1.0, -1.0)

    def loss(figures: Floats) -> tuple[float, Floats]:
        margin = sign * (matrix @ figures)
        value = float(np.sum(np.logaddexp(0, -margin)) + prior / 2 * figures @ figures)
        slope = -sign / (1 + np.exp(margin))
        return value, matrix.T @ slope + prior * figures

    return _minimum(loss, names)


def fit_choice(
    groups: Sequence[Sequence[Features]], right: Sequence[Sequence[bool]], prior: float
) -> dict[str, float]:
    """Return the weights of a conditional logit: one of each group is chosen (McFadden 1974).

    Args:
        groups: The features of each that may be chosen, by choice.
        right: Which of them are right; at least one of each group.
        prior: The weight of the squared weights.

    """
    names, matrix = _matrix([row for group in groups for row in group])
    sizes = [len(group) for group in groups]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    correct = np.array([one for some in right for one in some])

    def loss(figures: Floats) -> tuple[float, Floats]:
        scores = matrix @ figures
        scores -= np.maximum.reduceat(scores, starts)[group]
        raw = np.exp(scores)
        whole = np.add.reduceat(raw, starts)
        hit = np.add.reduceat(np.where(correct, raw, 0.0), starts) + 1e-12
        value = float(np.sum(np.log(whole) - np.log(hit)) + prior / 2 * figures @ figures)
        slope = raw / whole[group] - np.where(correct, raw / hit[group], 0.0)
        return value, matrix.T @ slope + prior * figures

    return _minimum(loss, names)


def calibration(marked: Sequence[Marked]) -> tuple[tuple[float, float], ...]:
    """Return (share, part right) points, rising: pool adjacent violators over equal bins."""
    ordered = sorted(marked)
    size = max(1, len(ordered) // BINS)
    pools: list[list[Marked]] = []
    for at in range(0, len(ordered), size):
        pools.append(list(ordered[at : at + size]))
        while len(pools) > 1 and part_right(pools[-2]) >= part_right(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    shares = (round(float(np.mean([one.share for one in pool])), 3) for pool in pools)
    parts = (round(part_right(pool), 3) for pool in pools)
    return tuple(zip(shares, parts, strict=True))


def part_right(some: Sequence[Marked]) -> float:
    """Return which part of the answers is right."""
    return float(np.mean([one.right for one in some]))


def _matrix(rows: Sequence[Features]) -> tuple[list[str], csr_matrix]:
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    number = {name: at for at, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    pointers = np.concatenate([[0], np.cumsum([len(one) for one in columns])])
    flat = np.array([column for one in columns for column in one])
    return names, csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(names)))


def _minimum(
    loss: Callable[[Floats], tuple[float, Floats]], names: Sequence[str]
) -> dict[str, float]:
    options = {"maxiter": 200}
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=options)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, best.x, strict=True)
        if abs(weight) >= SMALL
    }
