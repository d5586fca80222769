"""The cheapest forest: a parent for each node, so that edges and roots together cost least."""

from collections.abc import Mapping

Edges = dict[tuple[int, int], float]
"""What an edge from a parent to a child costs."""

TOP = -1
"""The parent of roots."""


def cheapest_forest(size: int, edges: Mapping[tuple[int, int], float], root: float) -> list[int]:
    """Return the parent of each of `size` nodes, `TOP` for a root.

    Of equally cheap parents the smallest is taken.

    Args:
        size: How many nodes there are, numbered from 0.
        edges: The cost of each edge (parent, child) that is possible.
        root: What it costs to be a root.

    Source:
        Chu and Liu (1965), Edmonds (1967), by contraction of cycles.

    """
    every = {edge: cost for edge, cost in edges.items() if edge[0] != edge[1]}
    every |= {(TOP, node): root for node in range(size)}
    parents = _branching(list(range(size)), every, size)
    return [parents[node] for node in range(size)]


def _branching(nodes: list[int], edges: Edges, fresh: int) -> dict[int, int]:
    best: dict[int, tuple[float, int]] = {}
    for (parent, child), cost in edges.items():
        if child not in best or (cost, parent) < best[child]:
            best[child] = cost, parent
    parents = {node: best[node][1] for node in nodes}
    cycle = _cycle(parents)
    if not cycle:
        return parents
    inner, entries, exits = _contracted(edges, parents, cycle, fresh)
    rest = [node for node in nodes if node not in cycle]
    found = _branching([*rest, fresh], inner, fresh + 1)
    broken = entries[found[fresh]]
    chosen = {node: parents[node] for node in cycle}
    chosen[broken] = found.pop(fresh)
    for node, parent in found.items():
        chosen[node] = exits[node] if parent == fresh else parent
    return chosen


def _contracted(
    edges: Edges, parents: Mapping[int, int], cycle: set[int], fresh: int
) -> tuple[Edges, dict[int, int], dict[int, int]]:
    """Return the edges with a cycle as one node, and which of its nodes they enter and leave."""
    inner: Edges = {}
    entries: dict[int, int] = {}
    exits: dict[int, int] = {}
    for (parent, child), cost in sorted(edges.items()):
        if parent in cycle and child in cycle:
            continue
        if child in cycle:
            saved = cost - edges[parents[child], child]
            if saved < inner.get((parent, fresh), float("inf")):
                inner[parent, fresh] = saved
                entries[parent] = child
        elif parent in cycle:
            if cost < inner.get((fresh, child), float("inf")):
                inner[fresh, child] = cost
                exits[child] = parent
        else:
            inner[parent, child] = cost
    return inner, entries, exits


def _cycle(parents: Mapping[int, int]) -> set[int]:
    done: set[int] = set()
    for start in sorted(parents):
        path: list[int] = []
        node = start
        while node in parents and node not in done and node not in path:
            path.append(node)
            node = parents[node]
        if node in path:
            return set(path[path.index(node) :])
        done.update(path)
    return set()
