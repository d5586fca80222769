"""How near links put reports depends on their surroundings, on no order, and on little work."""

from itertools import combinations
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Link
from retold.stages.stories.cutting import group_near
from retold.stages.stories.linkage import average_linkage, partitions
from retold.stages.stories.nearness import nearness


def link(left, right, score):
    return Link(family="stories", left=left, right=right, score=score, because=())


def clique(names, score):
    return [link(left, right, score) for left, right in combinations(sorted(names), 2)]


def test_a_link_counts_less_in_a_crowd_of_others():
    alone = nearness([link("a", "b", 0.5)])["a", "b"]
    crowd = [link("a", "b", 0.5), *(link("a", f"x{n}", 0.5) for n in range(9))]
    assert nearness(crowd)["a", "b"] < alone


def test_links_that_agree_count_more_than_links_that_do_not():
    triangle = clique("abc", 0.6)
    ring = [link("a", "b", 0.6), link("b", "c", 0.6), link("c", "d", 0.6), link("a", "d", 0.6)]
    assert nearness(triangle)["a", "b"] > nearness(ring)["a", "b"]


def test_a_surer_link_is_nearer():
    links = [link("a", "b", 0.9), link("a", "c", 0.3), link("b", "c", 0.3)]
    near = nearness(links)
    assert near["a", "b"] > near["a", "c"] == near["b", "c"] > 0


def test_likelihoods_of_nothing_and_of_certainty_do_no_harm():
    near = nearness([link("a", "b", 0.0), link("b", "c", 1.0), link("d", "c", 0.5)])
    assert set(near) <= {("a", "b"), ("b", "c"), ("c", "d")}
    assert all(value > 0 for value in near.values())
    assert nearness([]) == {}


scored = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.05, 1.0),
    max_size=30,
)


@given(scored, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_and_sides_change_nothing(found, shuffled: Random):
    links = [link(str(a), str(b), score) for (a, b), score in found.items()]
    near = nearness(links)
    nodes = [str(n) for n in range(10)]
    groups = group_near(nodes, near)
    turned = [link(row.right, row.left, row.score) for row in links]
    shuffled.shuffle(turned)
    shuffled.shuffle(nodes)
    assert list(nearness(turned).items()) == list(near.items())
    assert group_near(nodes, dict(reversed(near.items()))) == groups
    assert sorted(node for group in groups for node in group) == sorted(nodes)


@given(scored)
@settings(max_examples=40)
def test_each_partition_is_average_linkage_at_its_cut(found):
    nodes = [str(n) for n in range(10)]
    pairs = {(str(a), str(b)): score for (a, b), score in found.items()}
    cuts = (0.9, 0.5, 0.3, 0.1)
    together, apart = [("0", "1")], [("2", "3")]
    expected = [average_linkage(nodes, pairs, cut, together, apart) for cut in cuts]
    assert list(partitions(nodes, pairs, cuts, together, apart)) == expected


def test_two_incidents_of_one_kind_stay_two_stories():
    here, there = [f"h{n}" for n in range(6)], [f"t{n}" for n in range(6)]
    across = [link(a, b, 0.25) for a in here for b in there]
    near = nearness([*clique(here, 0.9), *clique(there, 0.9), *across])
    assert group_near([*here, *there], near) == [here, there]


def test_a_part_of_a_large_component_has_a_cut_of_its_own():
    """Beside a great story of loose links, two tight ones of one field stay two."""
    great = [f"g{n:03}" for n in range(100)]
    here, there = [f"h{n}" for n in range(4)], [f"t{n}" for n in range(4)]
    near = dict.fromkeys(combinations(great, 2), 0.11)
    near |= dict.fromkeys([*combinations(here, 2), *combinations(there, 2)], 2.0)
    near |= {(a, b): 0.15 for a in here for b in there} | {("g000", "h0"): 0.02}
    assert group_near([*great, *here, *there], near) == [great, here, there]


def test_a_story_of_one_report_and_none_at_all():
    assert group_near(["a"], {}) == [["a"]]
    assert group_near([], {}) == []


def crowd(size):
    """Links of so many reports of one form, six each, to any others."""
    drawn = Random(3)  # noqa: S311  any scores do
    links = {}
    for n, _ in ((n, at) for n in range(size) for at in range(3)):
        other = drawn.randrange(size)
        if other != n:
            pair = tuple(sorted((f"{n:05}", f"{other:05}")))
            links[pair] = link(*pair, 0.2 + 0.2 * drawn.random())
    return list(links.values())


def seconds(size):
    links = crowd(size)
    start = process_time()
    groups = group_near([f"{n:05}" for n in range(size)], nearness(links))
    assert max(map(len, groups)) < 50
    return process_time() - start


def test_many_reports_of_one_form_make_no_giant_and_no_quadratic_work():
    assert seconds(8_000) < 30 * max(seconds(1_000), 0.05)  # quadratic work would be 64 times
