"""Draw who had whose reading: the cheapest forest over distinct readings.

A reading is had from another if little separates them. Cuts and slips are ordinary in both
directions, putting back lost words is dear. Where the report says whose words they are, two
share an error, or one was published earlier, that decides; where nothing does, a supposed lost
source stands above both, or no edge is drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from retold.lexis.align import align, nearly_equal
from retold.model import Descent, Quotation
from retold.stages.utterances.branching import TOP, cheapest_forest
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.meaning import expanded
from retold.stages.utterances.sources import outlet_key, same_outlet, sources_of
from retold.stages.utterances.times import Times
from retold.stages.utterances.witnesses import witnesses

_MOST = 40  # readings drawn; of more, those that most reports and the longest give
_LONG = 5_000  # words of all readings together beyond which no descent is worked out
_ROOT = 6.0  # cost of a reading that is had from none
_NEAR = 3.0  # cost within which a reading is another one of the same report, cut or misspelt
_CUT = 1.0  # cost of leaving words out in one place, however many
_FEW = 3  # words from which putting back or in is dear
_DEAR = 4.0  # what it costs besides
_MARGIN = 1.5  # by which a parent not known to be earlier must be cheaper: more than one cut
_SLIP = 0.5  # cost of a misspelt word, against 1 for another word

_UNTOLD = "either wording may be the earlier"


class Node(NamedTuple):
    """Equal readings: their quotations, words, reports and outlets, and the sources they name.

    `plain` are the words with contractions written out, `credited` the outlets that the reports
    credit with something, be it another stretch or a picture.
    """

    ids: tuple[str, ...]
    plain: Keys
    reports: tuple[str, ...]
    outlets: frozenset[str]
    sources: dict[str, str]
    credited: frozenset[str]


class Edge(NamedTuple):
    """What separates a child from its parent, and the evidence that it comes from there."""

    cost: float
    basis: str
    strength: Literal["strong", "weak"]


def stemma(rows: Sequence[Quotation], times: Times) -> tuple[Descent, ...]:
    """Return the edges of the stemma of one utterance; empty where the evidence is thin.

    Args:
        rows: The readings.
        times: What is known of their reports.

    Returns:
        Edges in the order of parent and child; a parent `?1`, `?2`… is a source that is not in
        this collection.

    """
    nodes = _nodes(rows, times)
    if len(nodes) == 1:
        return tuple(_lost(nodes, {0: [0]}, nodes[0].outlets))
    if sum(len(node.plain) for node in nodes) > _LONG:
        return ()
    edges = {
        (n, m): edge
        for n, parent in enumerate(nodes)
        for m, child in enumerate(nodes)
        if n != m and (edge := _edge(parent, child, times)) is not None
    }
    edges = _with_shared_slips(nodes, edges)
    costs = {pair: edge.cost for pair, edge in edges.items()}
    parents = cheapest_forest(len(nodes), costs, _ROOT)
    found = list(_drawn(nodes, edges, parents))
    return tuple(sorted(found, key=lambda d: (d.parent, d.child)))


def _nodes(rows: Sequence[Quotation], times: Times) -> list[Node]:
    """Return the distinct readings in the order of their smallest ids."""
    turns: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for row in rows:
        turns[row.report, row.turn].append(row)
    equal: dict[Keys, list[Quotation]] = defaultdict(list)
    for witness in witnesses(rows):
        part = witness.parts[0]
        equal[witness.keys] += turns[part.report, part.turn]
    told = sorted(equal, key=lambda keys: (-len({r.report for r in equal[keys]}), -len(keys), keys))
    nodes = [_node(keys, equal[keys], times) for keys in told[:_MOST]]
    return sorted(nodes, key=lambda node: node.ids)


def _node(keys: Keys, rows: Sequence[Quotation], times: Times) -> Node:
    by_report: dict[str, list[Quotation]] = defaultdict(list)
    for row in rows:
        by_report[row.report].append(row)
    reports = sorted(by_report)
    sources: dict[str, str] = {}
    for report in reports:
        sources |= sources_of(by_report[report], times.profiles.get(report))
    profiles = [times.profiles[report] for report in reports if report in times.profiles]
    return Node(
        ids=tuple(sorted(row.id for row in rows)),
        plain=tuple(expanded(keys)),
        reports=tuple(reports),
        outlets=frozenset(outlet_key(p.outlet) for p in profiles if p.outlet),
        sources=sources,
        credited=frozenset(outlet_key(name) for p in profiles for name in p.credits),
    )


def _edge(parent: Node, child: Node, times: Times) -> Edge | None:
    """Return what it takes to have the child from the parent, None if it was there before."""
    named = [s for s in sorted(child.sources) if _one_of(s, parent.outlets)]
    if named:
        return Edge(0.0, f"names {child.sources[named[0]]} as its source", "strong")
    if any(all(times.before(one, two) for two in parent.reports) for one in child.reports):
        return None
    edge, back = _weighed(parent.plain, child.plain), _weighed(child.plain, parent.plain)
    near = edge.cost <= min(back.cost, _NEAR)
    if near and set(parent.reports) & set(child.reports):
        return Edge(_SLIP, "stands in the same report", "strong")
    if parent.outlets & child.credited and not child.outlets & parent.credited:
        return Edge(edge.cost / 2, f"credits the other's outlet; {edge.basis}", edge.strength)
    later = any(all(times.before(two, one) for one in child.reports) for two in parent.reports)
    return edge if later else Edge(edge.cost + _MARGIN, edge.basis, edge.strength)


def _one_of(source: str, outlets: Iterable[str]) -> bool:
    """Return whether a source is one of some outlets, as far as their names go."""
    return any(same_outlet(source, outlet) for outlet in outlets)


@lru_cache(maxsize=2 * _MOST * _MOST)  # each pair is weighed both ways, and each way twice
def _weighed(parent: Keys, child: Keys) -> Edge:
    cost, lost, gained, changed = 0.0, 0, 0, 0
    for step in align(parent, child):
        left, right = parent[step.i1 : step.i2], child[step.j1 : step.j2]
        if step.tag == "equal":
            continue
        both = min(len(left), len(right))
        cost += sum(_SLIP if nearly_equal(a, b) else 1.0 for a, b in zip(left, right, strict=False))
        cost += _CUT if len(left) > both else 0.0
        put_in = len(right) - both
        cost += put_in + (_DEAR if put_in >= _FEW else 0.0)
        lost, gained, changed = lost + len(left) - both, gained + put_in, changed + both
    counts = ((lost, "fewer"), (gained, "more"), (changed, "changed"))
    basis = ", ".join(f"{n} {'word' if n == 1 else 'words'} {kind}" for n, kind in counts if n)
    return Edge(cost, basis or "other spelling", "weak")


def _with_shared_slips(
    nodes: Sequence[Node], edges: Mapping[tuple[int, int], Edge]
) -> dict[tuple[int, int], Edge]:
    """Return the edges, strong where both nodes have a wording that others do not have."""
    longest = max((node.plain for node in nodes), key=len, default=())
    slips = [_slips(longest, node.plain) for node in nodes]
    told = Counter(slip for own in slips for slip in own)
    found = dict(edges)
    for (n, m), edge in edges.items():
        shared = sorted(s for s in slips[n] & slips[m] if told[s] < len(nodes))
        if shared and edge.strength == "weak":
            words = "; ".join(f"“{here}” for “{base}”" for _, base, here in shared)
            found[n, m] = Edge(edge.cost, f"both have {words}", "strong")
    return found


def _slips(longest: Keys, text: Keys) -> frozenset[tuple[int, str, str]]:
    """Return the words that a text has for others, with their place in the longest text."""
    return frozenset(
        (step.i1, " ".join(longest[step.i1 : step.i2]), " ".join(text[step.j1 : step.j2]))
        for step in align(longest, text)
        if step.tag == "replace"
    )


def _drawn(
    nodes: Sequence[Node], edges: Mapping[tuple[int, int], Edge], parents: Sequence[int]
) -> Iterator[Descent]:
    """Yield the edges that evidence bears out, and lost sources above roots."""
    here = frozenset[str]().union(*(node.outlets for node in nodes))
    tops: dict[int, list[int]] = {n: [n] for n, parent in enumerate(parents) if parent == TOP}
    for child, parent in enumerate(parents):
        if parent == TOP:
            continue
        edge, back = edges[parent, child], edges.get((child, parent))
        strong = edge.strength == "strong" and (back is None or back.cost >= edge.cost)
        if not strong and back is not None and back.cost == edge.cost:
            if parent in tops:
                tops[parent].append(child)
        elif not strong and _names_another(nodes[parent], nodes[child], here):
            tops[child] = [child]
        elif strong or back is None or (back.cost > edge.cost and _only(parent, child, edges)):
            basis = edge.basis if strong or back is not None else f"published later; {edge.basis}"
            strength: Literal["strong", "weak"] = "strong" if strong else "weak"
            yield Descent(nodes[parent].ids, nodes[child].ids, basis, strength)
    yield from _lost(nodes, tops, here)


def _names_another(parent: Node, child: Node, here: Iterable[str]) -> bool:
    """Return whether the child names a source that is not here, and the parent does not."""
    return any(s not in parent.sources and not _one_of(s, here) for s in child.sources)


def _only(parent: int, child: int, edges: Mapping[tuple[int, int], Edge]) -> bool:
    """Return whether no other parent is nearly as cheap."""
    cost = edges[parent, child].cost + _MARGIN
    return not any(
        edge.cost <= cost for (n, m), edge in edges.items() if m == child and n != parent
    )


def _lost(
    nodes: Sequence[Node], tops: Mapping[int, Sequence[int]], here: Iterable[str]
) -> Iterator[Descent]:
    """Yield supposed sources that are not here: those that are named, and those of equal roots."""
    above: dict[str, list[int]] = defaultdict(list)
    for top, equal in sorted(tops.items()):
        away = [s for n in equal for s in sorted(nodes[n].sources) if not _one_of(s, here)]
        if away or len(equal) > 1:
            above[away[0] if away else f"\uffff{top:09}"] += equal  # unnamed ones come last
    for count, source in enumerate(sorted(above), start=1):
        for n in above[source]:
            named = nodes[n].sources.get(source)
            basis = f"names {named} as its source" if named else _UNTOLD
            yield Descent((f"?{count}",), nodes[n].ids, basis, "strong" if named else "weak")
