"""Boosted trees, learned: logistic loss, trees of one depth, thresholds at quantiles.

Gradient boosting with second derivatives (Friedman, 2001; Chen and Guestrin, 2016), over
histograms. Rows and columns are drawn by a seeded generator, so the same rows give the same trees.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

TREES, DEPTH, RATE = 120, 5, 0.1
BINS = 32
PENALTY = 5.0  # on squared leaves
LEAST = 10.0  # weight of rows in a leaf, as second derivatives
ROWS, COLUMNS = 0.7, 0.5  # the part each tree sees


class Tree(NamedTuple):
    """A whole tree in the order of a heap: node n goes on to 2n + 1, or 2n + 2 if above."""

    column: list[int]
    above: list[float]
    leaf: list[float]


class Cut(NamedTuple):
    """Rows cut at thresholds: `bins` numbers the stretch that each figure falls in."""

    bins: Whole
    edges: list[Floats]


def cut(rows: Floats) -> Cut:
    """Return the rows with each figure's stretch between quantiles of its column."""
    at = np.linspace(0, 1, BINS + 1)[1:-1]
    edges = [np.unique(np.quantile(column, at, method="lower")) for column in rows.T]
    bins = [np.searchsorted(edge, column) for edge, column in zip(edges, rows.T, strict=True)]
    return Cut(np.array(bins, dtype=np.int64), edges)


def fit_trees(rows: Floats, true: Floats, weight: Floats) -> list[Tree]:
    """Return the trees whose leaves sum to the log odds that a row is true."""
    seen = cut(rows)
    draw = np.random.default_rng(1)
    odds = np.zeros(len(rows))
    trees = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-odds))
        some = draw.random(len(rows)) < ROWS
        columns = np.flatnonzero(draw.random(len(seen.bins)) < COLUMNS)
        slope = weight * (true - likely)
        curve = weight * likely * (1 - likely)
        tree, place = _grow(seen, columns, slope * some, curve * some)
        odds += np.array(tree.leaf)[place]
        trees.append(tree)
    return trees


def _grow(seen: Cut, columns: Whole, slope: Floats, curve: Floats) -> tuple[Tree, Whole]:
    """Return one tree, and the leaf that each row ends in."""
    node = np.zeros(len(slope), dtype=np.int64)
    column: list[int] = []
    above: list[float] = []
    for level in range(DEPTH):
        choice, stretch = _best_splits(seen, columns, node, (slope, curve), 2**level)
        column += [int(one) for one in choice]
        above += [_edge(seen, c, s) for c, s in zip(choice, stretch, strict=True)]
        node = 2 * node + (seen.bins[choice[node], np.arange(len(node))] > stretch[node])
    gain = np.bincount(node, slope, 2**DEPTH)
    bend = np.bincount(node, curve, 2**DEPTH)
    leaf = RATE * gain / (bend + PENALTY)
    return Tree(column, above, [round(float(one), 4) for one in leaf]), node


def _best_splits(
    seen: Cut, columns: Whole, node: Whole, pull: tuple[Floats, Floats], nodes: int
) -> tuple[Whole, Whole]:
    """Return for each node the column and the stretch to split after; none splits: all go left."""
    best = np.zeros(nodes)
    choice, stretch = np.zeros(nodes, np.int64), np.full(nodes, BINS, np.int64)
    for one in columns:
        key = node * BINS + seen.bins[one]
        sums = [np.bincount(key, part, nodes * BINS).reshape(nodes, BINS) for part in pull]
        (slope, curve), whole = (
            [np.cumsum(part, axis=1) for part in sums],
            [part.sum(axis=1, keepdims=True) for part in sums],
        )
        rest = (whole[0] - slope, whole[1] - curve)
        gain = slope**2 / (curve + PENALTY) + rest[0] ** 2 / (rest[1] + PENALTY)
        gain -= whole[0] ** 2 / (whole[1] + PENALTY)
        gain[(curve < LEAST) | (rest[1] < LEAST)] = 0.0
        at = gain.argmax(axis=1)
        top = gain[np.arange(nodes), at]
        better = top > best
        best[better], choice[better], stretch[better] = top[better], one, at[better]
    return choice, stretch


def _edge(seen: Cut, column: int, stretch: int) -> float:
    edges = seen.edges[column]
    return float(edges[stretch]) if stretch < len(edges) else float("1e9")
