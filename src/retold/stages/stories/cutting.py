"""Where average linkage stops: at the cut that leaves each report nearer to its own than to others.

One cut does not fit all: where a field is told for years, groups stop joining early, and where
a great story has many sides, late. So every component looks at several cuts and takes the one at
which its reports lie best: much nearer to their own group than to the next one. It is the idea of
the silhouette (Rousseeuw, 1987) with nearness in place of distance. A usual cut holds unless a
component's reports speak against it.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log

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
    best, found = float("-inf"), [[node] for node in beside]
    for cut, groups in zip(CUTS, partitions(beside, near, CUTS, together, apart), strict=True):
        worth = _margin(groups, beside) - FIRM * log(cut / USUAL) ** 2
        if worth > best:
            best, found = worth, groups
    return found


def _margin(groups: Sequence[Sequence[str]], beside: Mapping[str, Mapping[str, float]]) -> float:
    """Return how much nearer all reports are to their own groups than to the next, together."""
    where = {node: at for at, group in enumerate(groups) for node in group}
    total = 0.0
    for node, others in beside.items():
        sums: dict[int, float] = {}
        for other, value in others.items():
            sums[where[other]] = sums.get(where[other], 0.0) + value
        mine = where[node]
        own = sums.pop(mine, 0.0) / max(1, len(groups[mine]) - 1)
        total += own - NEXT * max(
            (value / len(groups[at]) for at, value in sums.items()), default=0.0
        )
    return total
