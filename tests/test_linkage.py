"""Average linkage over sparse scores is what its definition says, and fast."""

from itertools import combinations, pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.stages.stories.linkage import average_linkage


def slow_linkage(nodes, pairs, cut):
    """Average linkage as its definition says, for few nodes."""
    found = [[node] for node in sorted(nodes)]

    def average(left, right):
        both = (pairs.get((a, b), pairs.get((b, a), 0.0)) for a in left for b in right)
        return sum(round(value * 10_000) for value in both) / (len(left) * len(right))

    while len(found) > 1:
        best = max(combinations(found, 2), key=lambda pair: average(*pair))
        if average(*best) < cut * 10_000:
            break
        found = sorted([x for x in found if x not in best] + [sorted(best[0] + best[1])])
    return found


@given(st.integers(0, 10_000), st.sampled_from([0.1, 0.3, 0.6]))
@settings(max_examples=60)
def test_linkage_with_a_heap_is_linkage_by_definition(seed, cut):
    drawn = Random(seed)  # noqa: S311  scores without ties, which have no definition
    nodes = [str(n) for n in range(8)]
    pairs = {pair: drawn.random() for pair in combinations(nodes, 2) if drawn.random() < 0.6}
    assert average_linkage(nodes, pairs, cut) == slow_linkage(nodes, pairs, cut)


def test_a_chain_of_weak_likeness_is_no_one_group():
    nodes = [f"{n:02}" for n in range(40)]
    pairs = dict.fromkeys(pairwise(nodes), 0.5)
    assert max(len(group) for group in average_linkage(nodes, pairs, 0.25)) < 6


def test_twenty_thousand_reports_group_in_seconds():
    drawn = Random(7)  # noqa: S311  any scores do
    nodes = [f"{n:05}" for n in range(20_000)]
    pairs = {}
    for n in range(20_000):
        for _ in range(5):
            other = min(19_999, n + drawn.randint(1, 12))
            if other != n:
                pairs[nodes[n], nodes[other]] = drawn.random()
    found = average_linkage(nodes, pairs, 0.25)
    assert sum(map(len, found)) == 20_000


def test_pairs_kept_apart_and_together_outrank_the_scores():
    nodes, pairs = list("abcd"), {("a", "b"): 1.0, ("c", "d"): 0.01}
    assert average_linkage(nodes, pairs, 0.5, [("c", "d")], [("b", "a")]) == [
        ["a"],
        ["b"],
        ["c", "d"],
    ]
    assert average_linkage(nodes, {}, 0.5, [("a", "b", "c")], [("a", "c")]) == [
        ["a", "b"],
        ["c"],
        ["d"],
    ]


def test_pairs_of_unknown_nodes_and_of_one_node_are_passed_over():
    assert average_linkage("ab", {("a", "x"): 1.0, ("a", "a"): 1.0}, 0.1, [("x", "a")]) == [
        ["a"],
        ["b"],
    ]
