"""Weigh features in groups: most groups come again, and their sums are kept."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import repeat
from typing import TypeAlias

Names: TypeAlias = tuple[str, ...]
"""The features of a group."""

Scale: TypeAlias = Callable[[Names], float]
"""Returns what a group of features weighs."""

KEPT = 65536  # groups; 840 reports hold no more than half of that


def scale(figures: Mapping[str, float]) -> Scale:
    """Return what weighs a group of features, each by its figure, 0 where it has none."""

    @lru_cache(maxsize=KEPT)
    def weigh(group: Names) -> float:
        return sum(map(figures.get, group, repeat(0.0)))

    return weigh
