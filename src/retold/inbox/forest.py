"""Tell a page's body: boosted trees over the lines' figures, their questions in `lines.json`."""

from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct
from msgspec.json import decode

from retold.inbox.traits import TRAITS, Floats

# Lines that go down the trees together: enough to be fast, few enough to stay in the cache.
AT_ONCE = 1_024


class Tree(Struct, frozen=True, array_like=True):
    """A whole tree: node n leads to 2n + 1, or to 2n + 2 where its trait is above its figure."""

    nodes: list[tuple[str, float]]
    leaves: list[float]


class Weights(Struct, frozen=True):
    """The trees, and the least likelihood that makes a line the body's."""

    least: float
    trees: list[Tree]


class Forest:
    """Trees as arrays, so that all lines go down all trees at once."""

    def __init__(self, weights: Weights) -> None:
        nodes = [tree.nodes for tree in weights.trees]
        number = {name: at for at, name in enumerate(TRAITS)}
        self.least = weights.least
        self.columns = np.array([[number[name] for name, _ in tree] for tree in nodes], np.int64)
        self.above = np.array([[figure for _, figure in tree] for tree in nodes])
        self.leaves = np.array([tree.leaves for tree in weights.trees])

    def body(self, traits: Floats) -> frozenset[int]:
        """Return which lines of a page are its report's body.

        A line that HTML's own words put outside of it (a `footer` or `nav` that is no article's)
        is only if the extractor takes it too.
        """
        footer, nav, article, extracted = (
            traits[:, TRAITS.index(name)] > 0
            for name in ("in footer", "in nav", "in article", "extracted")
        )
        outside = (footer | nav) & ~article & ~extracted
        likely = self.likely(traits) >= self.least
        return frozenset(int(at) for at in (likely & ~outside).nonzero()[0])

    def likely(self, rows: Floats) -> Floats:
        """Return how likely each row is true: the logistic function of its leaves' sum."""
        starts = range(0, len(rows), AT_ONCE)
        odds = [self._odds(rows[start : start + AT_ONCE]) for start in starts]
        likely: Floats = 1 / (1 + np.exp(-np.concatenate([np.zeros(0), *odds])))
        return likely

    def _odds(self, rows: Floats) -> Floats:
        trees = np.arange(len(self.columns))
        lines = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(trees)), np.int64)
        inner = self.columns.shape[1]
        while node[0, 0] < inner:  # all are equally deep
            above = rows[lines, self.columns[trees, node]] > self.above[trees, node]
            node = 2 * node + 1 + above
        odds: Floats = self.leaves[trees, node - inner].sum(axis=1)
        return odds


@cache
def line_forest() -> Forest:
    """Return the forest that ships with the program."""
    content = files("retold").joinpath("weights/lines.json").read_bytes()
    return Forest(decode(content, type=Weights))
