"""Where average linkage stops: at the cut that leaves each report nearer to its own than to others.

One cut does not fit all: where a field is told for years, groups stop joining early, and where
a great story has many sides, late. So every component looks at several cuts and takes the one at
which its reports lie best: much nearer to their own group than to the next one. It is the idea of
the silhouette (Rousseeuw, 1987) with nearness in place of distance. A usual cut holds unless a
component's reports speak against it. Each group so found is then looked at once more in the same
way, its component's cut as the usual one: a large component has fine and coarse parts (without it
allsides-dev loses .012 of B-cubed F1).
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import TypeAlias

from retold.stages.stories.linkage import Pair, partitions

# What is tried, from fine to coarse, each a fifth below the one before.
CUTS = tuple(round(0.8**step, 4) for step in range(14))
# The cut of a component that has nothing to say, and how many reports' worth of nearness it takes
# to move it by a factor of e. Chosen by leaving one set out; 3 does a little better where one field
# is told (allsides-dev), 10 where great stories are (ecbplus-dev).
USUAL = 0.1
FIRM = 6.0
# How much the next group counts against a report's own; a little less than all, since that group
# is the nearest of many.
NEXT = 0.9

Groups: TypeAlias = Sequence[list[str]]
Beside: TypeAlias = Mapping[str, Mapping[str, float]]


def group_near(
    nodes: Iterable[str],
    near: Mapping[Pair, float],
    together: Iterable[Sequence[str]] = (),
    apart: Iterable[Pair] = (),
) -> list[list[str]]:
    """Return the groups of a component's nodes, members and groups sorted.

    Args:
        nodes: The nodes, in any order.
        near: How near two nodes are, 0 or more, the smaller first; other pairs are not near.
        together: Nodes that are one group however near they are.
        apart: Pairs that never share a group; they outrank `together`.

    """
    beside: dict[str, dict[str, float]] = {node: {} for node in sorted(set(nodes))}
    for (left, right), value in sorted(near.items()):
        beside[left][right] = beside[right][left] = value
    levels = list(partitions(beside, near, CUTS, together, apart))
    best = _best(levels, beside, {}, _prior(USUAL))
    where = _where(levels[best])
    beyond = {node: _sides(node, levels[best], where, beside)[1] for node in beside}
    costs = _prior(CUTS[best])
    found: list[list[str]] = []
    for inside in _within(levels[: best + 1], where):
        found += inside[_best(inside, beside, beyond, costs)]
    return sorted(found)


def _within(levels: Sequence[Groups], where: Mapping[str, int]) -> list[list[list[list[str]]]]:
    """Return for each group of the last level its parts at each level."""
    found: list[list[list[list[str]]]] = [[[] for _ in levels] for _ in levels[-1]]
    for at, level in enumerate(levels):
        for part in level:
            found[where[part[0]]][at].append(part)
    return found


def _prior(usual: float) -> list[float]:
    """Return what each cut costs: more, the farther it is from the usual one."""
    return [FIRM * log(cut / usual) ** 2 for cut in CUTS]


def _best(
    levels: Sequence[Groups], beside: Beside, beyond: Mapping[str, float], costs: Sequence[float]
) -> int:
    """Return at which level nodes lie best; of equals the finest."""
    worth = [
        _margin(groups, beside, beyond) - cost for groups, cost in zip(levels, costs, strict=False)
    ]
    return worth.index(max(worth))


def _where(groups: Groups) -> dict[str, int]:
    return {node: at for at, group in enumerate(groups) for node in group}


def _margin(groups: Groups, beside: Beside, beyond: Mapping[str, float]) -> float:
    """Return how much nearer all nodes are to their own groups than to the next, together.

    `beyond` says how near each is to the nearest group that is not among these.
    """
    where = _where(groups)
    total = 0.0
    for node in where:
        own, other = _sides(node, groups, where, beside)
        total += own - NEXT * max(other, beyond.get(node, 0.0))
    return total


def _sides(
    node: str, groups: Groups, where: Mapping[str, int], beside: Beside
) -> tuple[float, float]:
    """Return how near a node is to its own group, and to the nearest other, on average."""
    sums: dict[int, float] = {}
    for other, value in beside[node].items():
        if other in where:
            sums[where[other]] = sums.get(where[other], 0.0) + value
    mine = where[node]
    own = sums.pop(mine, 0.0) / max(1, len(groups[mine]) - 1)
    return own, max((value / len(groups[at]) for at, value in sums.items()), default=0.0)
