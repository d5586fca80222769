"""Graphs: which nodes links join."""

from collections.abc import Iterable


def components(links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the connected components of a graph, by union-find with path halving.

    Source: Tarjan and van Leeuwen (1984), "Worst-case analysis of set union algorithms".
    """
    above: dict[str, str] = {}

    def root(node: str) -> str:
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for left, right in links:
        one, other = root(left), root(right)
        above[max(one, other)] = min(one, other)
    groups: dict[str, list[str]] = {}
    for node in sorted(above):
        groups.setdefault(root(node), []).append(node)
    return [tuple(groups[key]) for key in sorted(groups)]
