"""Graphs: which nodes ties join, and how far."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from retold.model import ANYHOW, Reach

Beside: TypeAlias = Callable[[Sequence[str], float], Mapping[str, Iterable[str]]]
"""Gives the nodes that ties of at least some strength join to each of the nodes asked for."""


class Component(NamedTuple):
    """Nodes that hang together, sorted, and the level of strength at which they were found."""

    level: int
    nodes: tuple[str, ...]


def components(starts: Iterable[str], beside: Beside, reach: Reach = ANYHOW) -> Iterator[Component]:
    """Yield the components that the starting nodes are in, each once.

    What is yielded depends on the ties alone: any node of a component leads to the same one. A
    walk stops as soon as it has met more nodes than a component may have, and no later walk goes
    that way again, so the cost is that of what is yielded and of one overlarge part a level.

    Args:
        starts: Nodes to start from.
        beside: Looks up ties, for many nodes at once.
        reach: Levels of strength, and the largest component.

    """
    done: set[str] = set()
    overlarge: list[set[str]] = [set() for _ in reach.levels]
    for start in starts:
        if start not in done:
            found = _component(start, beside, reach, overlarge)
            done.update(found.nodes)
            yield found


def _component(
    start: str, beside: Beside, reach: Reach, overlarge: Sequence[set[str]]
) -> Component:
    last = len(reach.levels) - 1
    for level in range(last):
        found = _walk(start, beside, (reach.levels[level], reach.largest), overlarge[level])
        if reach.largest is None or (len(found) <= reach.largest and start not in overlarge[level]):
            return Component(level, tuple(sorted(found)))
    found = _walk(start, beside, (reach.levels[last], None), overlarge[last])
    return Component(last, tuple(sorted(found)))


def _walk(
    start: str, beside: Beside, bounds: tuple[float, int | None], overlarge: set[str]
) -> set[str]:
    """Return what hangs together with a node; of an overlarge part, what was met of it."""
    least, largest = bounds
    found, ahead = {start}, [start]
    while ahead:
        if not overlarge.isdisjoint(ahead) or (largest is not None and len(found) > largest):
            overlarge |= found
            break
        near = beside(ahead, least)
        fresh = {other for node in ahead for other in near.get(node, ())} - found
        found |= fresh
        ahead = sorted(fresh)
    return found


def joined_by(links: Iterable[tuple[str, str]]) -> Beside:
    """Return the look-up for links that are all equally strong."""
    near: dict[str, set[str]] = {}
    for left, right in links:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    return lambda nodes, _: {node: near.get(node, ()) for node in nodes}
