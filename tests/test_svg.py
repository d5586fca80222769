"""The drawings place what they are given inside themselves, in order of time."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.show.stemma import LABEL, Witness, draw_stemma
from retold.show.svg import MOST_ROWS, ROW, draw_timeline
from retold.tables import DescentRow, EventRow


def event(first, last=None, kind="happened", text="the bell rang"):
    return EventRow(
        id=f"{first}{last}",
        story="s",
        first_day=first,
        last_day=last or first,
        precision="day",
        kind=kind,
        report="r",
        source="r",
        start=0,
        end=len(text),
        text=text,
        sources=("r",),
    )


def descent(parent, child, strength="strong"):
    return DescentRow(
        parent=tuple(parent.split()), child=tuple(child.split()), basis="b", strength=strength
    )


NAMES = {name: Witness(f"Outlet {name}", "3 May 2024", f"r{name}") for name in "abcd"}


def test_a_later_event_stands_further_right():
    marks = draw_timeline([event("2024-05-01"), event("2024-05-02"), event("2024-06-01")]).marks
    assert [mark.number for mark in marks] == [1, 2, 3]
    assert marks[0].x < marks[1].x < marks[2].x


def test_an_interval_is_a_bar_over_its_days():
    days = draw_timeline([event("2024-05-01", "2024-05-11"), event("2024-05-11")])
    bar, point = days.marks
    assert bar.x + bar.width == pytest.approx(point.x + point.width)
    assert bar.width > point.width


def test_kinds_have_lanes_of_their_own():
    drawn = draw_timeline([event("2024-05-01"), event("2024-05-01", kind="reported")])
    assert [lane.label for lane in drawn.lanes] == ["happened", "reported"]
    upper, lower = drawn.lanes
    assert upper.y + upper.height <= lower.y


def test_days_that_no_calendar_knows_are_left_to_the_list():
    drawn = draw_timeline([event("unknown"), event("2024-05-01")])
    assert [mark.number for mark in drawn.marks] == [2]
    assert draw_timeline([event("2024-13-01")]) is None
    assert draw_timeline([]) is None


def test_ticks_name_the_first_and_the_last_day():
    ticks = draw_timeline([event("2023-12-30"), event("2024-05-01")]).ticks
    assert (ticks[0].label, ticks[-1].label) == ("30 Dec 2023", "1 May 2024")
    assert [tick.label for tick in draw_timeline([event("2024-05-01")]).ticks] == ["1 May 2024"]


DAYS = st.dates().map(str)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=60))
def test_marks_stay_inside_and_cover_each_other_only_in_the_last_row(days):
    drawn = draw_timeline([event(*pair) for pair in days])
    last = 5 + 8 + (MOST_ROWS - 1) * ROW
    for mark in drawn.marks:
        assert mark.x >= 0
        assert mark.x + mark.width <= drawn.width
        assert mark.y + ROW <= drawn.height
    for one, other in combinations(drawn.marks, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y != other.y or one.y == last


def test_a_stemma_runs_from_left_to_right():
    drawn = draw_stemma([descent("a", "b"), descent("b", "c")], ["a", "b", "c"], NAMES)
    assert [node.lines[0] for node in drawn.nodes] == ["Outlet a", "Outlet b", "Outlet c"]
    assert drawn.nodes[0].x < drawn.nodes[1].x < drawn.nodes[2].x


def test_a_supposed_source_is_said_not_to_be_here():
    drawn = draw_stemma([descent("?1", "a"), descent("?1", "b", "weak")], ["a", "b"], NAMES)
    lost = drawn.nodes[0]
    assert (lost.lost, lost.lines) == (True, ("not in this collection",))
    assert [edge.weak for edge in drawn.edges] == [False, True]


TIMES = {
    name: Witness(f"Outlet {name}", day, f"r{name}", f"{day}~")
    for name, day in zip("abcd", ["2024-05-01", "2024-05-02", "2024-06-30", "2024"], strict=True)
}


def test_what_was_published_later_stands_further_right_wherever_it_comes_from():
    edges = [descent("a", "c"), descent("a", "b"), descent("b", "d")]
    drawn = draw_stemma(edges, "abcd", TIMES)
    at = {node.lines[0][-1]: node.x for node in drawn.nodes}
    assert at["a"] < at["b"] < at["c"] < at["d"]
    assert next((tick.label, tick.x) for tick in drawn.ticks) == ("1 May 2024", at["a"])
    assert "30 Jun 2024" in [tick.label for tick in drawn.ticks]


def test_a_supposed_source_stands_before_what_comes_from_it():
    drawn = draw_stemma([descent("?1", "b"), descent("?1", "c")], "bc", TIMES)
    lost, *others = drawn.nodes
    assert all(lost.x < node.x for node in others)
    assert (lost.dated, others[0].dated) == (False, True)


@given(st.lists(st.sampled_from(["", "2024", "2024-05", "2024-05-07", "2024-05-07T08:00", "?"])))
def test_a_child_is_never_left_of_its_parent(days):
    order = [f"q{at}" for at in range(len(days) + 1)]
    names = {
        one: Witness(one, day, one, f"{day}~") for one, day in zip(order, ["", *days], strict=True)
    }
    edges = [descent(order[(at - 1) // 2], order[at]) for at in range(1, len(order))]
    drawn = draw_stemma(edges, order, names)
    at = {node.lines[0]: node.x for node in drawn.nodes} if drawn else {}
    assert all(at[edge.parent[0]] < at[edge.child[0]] for edge in edges)


def test_equal_readings_are_one_node_that_counts_them():
    drawn = draw_stemma([descent("a b", "c")], ["a", "b", "c"], NAMES)
    assert drawn.nodes[0].lines == ("Outlet a +1", "3 May 2024")


def test_a_node_is_named_by_the_earliest_of_its_readings():
    drawn = draw_stemma([descent("c a", "d")], "abcd", TIMES)
    assert drawn.nodes[0].lines == ("Outlet a +1", "2024-05-01")


def test_parts_of_one_report_count_once():
    names = {**NAMES, "b": NAMES["a"]}
    drawn = draw_stemma([descent("a b", "c")], ["a", "b", "c"], names)
    assert drawn.nodes[0].lines == ("Outlet a", "3 May 2024")


def test_a_long_name_is_cut_short():
    names = {**NAMES, "a": Witness("The " + "Very " * 40 + "Old Bell", "3 May 2024", "ra")}
    line = draw_stemma([descent("a", "b")], ["a", "b"], names).nodes[0].lines[0]
    assert line.endswith("…")
    assert len(line) <= 28


def test_no_edges_are_no_drawing():
    assert draw_stemma([], ["a"], NAMES) is None


def test_a_circle_does_not_hang():
    drawn = draw_stemma([descent("a", "b"), descent("b", "a")], ["a", "b"], NAMES)
    assert len(drawn.nodes) == 2


EDGES = st.lists(st.tuples(st.sampled_from("abcd?"), st.sampled_from("abcd?")), min_size=1)


@given(EDGES)
def test_nodes_never_stand_on_each_other(pairs):
    drawn = draw_stemma([descent(*pair) for pair in pairs], "abcd", NAMES)
    spots = [(node.x, node.y) for node in drawn.nodes]
    assert len(spots) == len(set(spots))
    assert len({y for _, y in spots}) == len(spots), "each node has a line of its own"
    assert all(0 <= x <= drawn.width - LABEL for x, _ in spots)
    assert all(0 <= y <= drawn.height for _, y in spots)


@given(EDGES)
def test_the_order_of_edges_does_not_matter(pairs):
    edges = [descent(*pair) for pair in pairs]
    one = draw_stemma(edges, "abcd", NAMES)
    other = draw_stemma(edges[::-1], "abcd", NAMES)
    assert one.nodes == other.nodes
