"""Draw who had whose reading: the cheapest forest over distinct readings, as far as it is sure.

Evidence, the strongest first: the report says whose words they are; its own sentences around them
are another's; both have a change that others do not have; the wording is nearest to one of many
that were there before. A reading with words that no other can have given it goes back to a source
that is not in this collection, drawn as `?`. Where no evidence decides, no edge is drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.model import Descent, Quotation
from retold.stages.utterances.branching import TOP, cheapest_forest
from retold.stages.utterances.edges import Edge, edges_of
from retold.stages.utterances.nodes import Node, nodes_of, one_of
from retold.stages.utterances.shared import shared_changes
from retold.stages.utterances.times import Times
from retold.stages.utterances.weighing import Others, Pair

_LONG = 5_000  # words of all readings together beyond which no descent is worked out
_ROOT = 6.0  # cost of a reading that is had from none
# By how much a parent must be cheaper than the next. Chosen on the simulator's seeds for building,
# so that nine of ten claims are right with dates, and four of five without.
_COPIED = 0.5  # where one of those with the same sentences must be the parent
_SHARED = 1.0  # where both have a change that others do not have
_NEAREST = 1.5  # where nothing but nearness tells, among earlier readings
_UNDATED = 0.5  # the same where dates do not tell: of many that are near, most are later
_MANY = 4  # reports there before, from which the nearest is likelier the source than one not here
_TURNED = 1.0  # by how much the same edge turned round must be dearer, where dates do not tell

_UNNAMED = "\uffff"  # comes after every name
_UNTOLD = "either wording may be the earlier"
_FIRST = "nothing here is known to be earlier"
_MORE = "has words that no reading here can have given it"
_OWN = "its dateline names its own newsroom"


class Scene(NamedTuple):
    """Nodes, the edges that are possible, and the parents in the cheapest forest."""

    nodes: Sequence[Node]
    edges: Mapping[Pair, Edge]
    parents: Sequence[int]
    others: Others
    here: frozenset[str]

    def gap(self, parent: int, child: int) -> float:
        """Return by how much a parent is cheaper than the next that is not had from the child."""
        rest = (
            edge.cost
            for (n, m), edge in self.edges.items()
            if m == child and n != parent and self.parents[n] != child
        )
        return min(rest, default=float("inf")) - self.edges[parent, child].cost


def stemma(rows: Sequence[Quotation], times: Times) -> tuple[Descent, ...]:
    """Return the edges of the stemma of one utterance; empty where the evidence is thin.

    Args:
        rows: The readings.
        times: What is known of their reports.

    Returns:
        Edges in the order of parent and child; a parent `?1`, `?2`… is a source that is not in
        this collection.

    """
    nodes = nodes_of(rows, times)
    here = frozenset[str]().union(*(node.outlets for node in nodes))
    if len(nodes) == 1:
        return tuple(_lost(nodes, {0: ""}, here))
    if sum(len(node.plain) for node in nodes) > _LONG:
        return ()
    others = Others(nodes, times)
    edges = edges_of(nodes, others, times)
    costs = {pair: edge.cost for pair, edge in edges.items()}
    parents = cheapest_forest(len(nodes), costs, _ROOT)
    found = list(_drawn(Scene(nodes, edges, parents, others, here)))
    return tuple(sorted(found, key=lambda d: (d.parent, d.child)))


def _drawn(scene: Scene) -> Iterator[Descent]:
    """Yield the edges that evidence bears out, and lost sources above roots."""
    nodes, edges = scene.nodes, scene.edges
    tops = {n: _why_top(scene, n) for n, parent in enumerate(scene.parents) if parent == TOP}
    for child, parent in enumerate(scene.parents):
        if parent == TOP:
            continue
        edge, back = edges[parent, child], edges.get((child, parent))
        known = edge.kind in {"named", "credited", "same report"}
        if not known and _names_another(nodes[parent], nodes[child], scene.here):
            tops[child] = ""
        elif not known and edge.dear:
            if edge.kind == "words":
                tops[child] = _MORE
        elif not known and not edge.sure and back and back.cost == edge.cost and parent in tops:
            tops[child] = tops[parent] = _UNTOLD
        elif found := _claimed(scene, parent, child):
            yield found
    yield from _lost(nodes, tops, scene.here)


def _claimed(scene: Scene, parent: int, child: int) -> Descent | None:
    """Return an edge if the evidence bears it out."""
    edge, back = scene.edges[parent, child], scene.edges.get((child, parent))
    ends = scene.nodes[parent].ids, scene.nodes[child].ids
    if edge.kind == "credited":
        return Descent(*ends, edge.basis, "weak")
    if edge.kind in {"named", "same report"}:
        return Descent(*ends, edge.basis, "strong")
    if not edge.sure and back is not None and back.cost - edge.cost < _TURNED:
        return None
    if edge.kind == "copied":
        sure = scene.gap(parent, child) >= _COPIED
        return Descent(*ends, edge.basis, "strong") if sure else None
    return _by_words(scene, parent, child)


def _by_words(scene: Scene, parent: int, child: int) -> Descent | None:
    """Return an edge that nothing but the readings' words speak for."""
    edge, gap = scene.edges[parent, child], scene.gap(parent, child)
    ends = scene.nodes[parent].ids, scene.nodes[child].ids
    shared = shared_changes(scene.nodes, scene.edges, parent, child)
    if shared and gap >= _SHARED:
        return Descent(*ends, shared.basis, shared.strength)
    if gap < (_NEAREST if edge.sure else _UNDATED) or scene.others.told_before(child) < _MANY:
        return None
    basis = f"published later; {edge.basis}" if edge.sure else edge.basis
    return Descent(*ends, basis, "weak")


def _why_top(scene: Scene, top: int) -> str:
    """Return why a reading is had from none of the others, in words."""
    if scene.nodes[top].original:
        return _OWN
    sure = any(edge.sure for (_, child), edge in scene.edges.items() if child == top)
    return _MORE if sure else _FIRST


def _names_another(parent: Node, child: Node, here: Iterable[str]) -> bool:
    """Return whether the child names a source that is not here, and the parent does not."""
    return any(s not in parent.sources and not one_of(s, here) for s in child.sources)


def _lost(nodes: Sequence[Node], tops: Mapping[int, str], here: Iterable[str]) -> Iterator[Descent]:
    """Yield supposed sources that are not here: those that are named, and one above other tops."""
    above: dict[str, list[int]] = defaultdict(list)
    for top in sorted(tops):
        away = [source for source in sorted(nodes[top].sources) if not one_of(source, here)]
        above[away[0] if away else _UNNAMED].append(top)
    if len(above[_UNNAMED]) < 2:  # noqa: PLR2004  nothing calls for a source above one reading
        del above[_UNNAMED]
    for count, source in enumerate(sorted(above), start=1):
        for top in above[source]:
            named = nodes[top].sources.get(source)
            basis = f"names {named} as its source" if named else tops[top]
            yield Descent((f"?{count}",), nodes[top].ids, basis, "strong" if named else "weak")
