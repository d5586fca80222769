"""Who holds which mark is known, however nodes came and went."""

from collections import defaultdict
from itertools import count
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.pipeline import COPIES, STORIES
from retold.store import Store, postings
from retold.store.nodes import Node, drop_nodes, replace_nodes
from retold.store.postings import holders, settle, settled_holders

MARKS = st.sets(st.integers(0, 30), max_size=8)
STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "settle"]), st.integers(0, 9), MARKS), max_size=40
)
SMALL = {"CHUNK": 3, "SLAB": 6, "WAITING": 2}  # so that a few marks are many chunks and runs


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Give libraries that hold nothing."""
    folder, number = tmp_path_factory.mktemp("postings"), count()
    return lambda: Store(folder / f"{next(number)}.sqlite", create=True)


def put(store, family, node, some):
    with store.transaction():
        replace_nodes(store, family, [node], {node: Node(node, sorted(some))})


def held_in(store, family):
    """Return who holds which marks, by the rows of nodes."""
    sql = "SELECT number, marks FROM node WHERE family = ?"
    found = defaultdict(set)
    for number, packed in store.query(sql, [family.name]):
        for mark in np.frombuffer(packed, np.int64).tolist():
            found[mark].add(number)
    return found


def told(some):
    """Return the same by postings, and that none is there twice."""
    pairs = list(zip(some.marks.tolist(), some.nodes.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
    assert some.marks.tolist() == sorted(some.marks.tolist())
    found = defaultdict(set)
    for mark, node in pairs:
        found[mark].add(node)
    return found


@given(STEPS)
def test_holders_are_those_of_the_nodes_that_there_are(fresh, steps):
    with fresh() as store, patch.multiple(postings, **SMALL):
        ever = {0}
        for step, which, some in steps:
            node = f"report-{which}"
            if step == "put":
                put(store, STORIES, node, some)
            elif step == "drop":
                with store.transaction():
                    drop_nodes(store, STORIES, [node])
            else:
                settle(store, STORIES)
            ever |= set(held_in(store, STORIES))
        asked = np.array(sorted(ever), np.int64)
        assert told(holders(store, STORIES, asked)) == held_in(store, STORIES)
        settle(store, STORIES)
        assert told(settled_holders(store, STORIES, asked)) == held_in(store, STORIES)


def test_families_do_not_hold_each_others_marks(fresh):
    with fresh() as store:
        put(store, STORIES, "one", {1, 2})
        put(store, COPIES, "one", {1, 2})
        settle(store, STORIES)
        settle(store, COPIES)
        asked = np.array(sorted(held_in(store, STORIES)), np.int64)
        assert told(settled_holders(store, STORIES, asked)) == held_in(store, STORIES)
        assert not told(settled_holders(store, COPIES, asked))


def test_a_node_that_waits_is_found_but_not_settled(fresh):
    with fresh() as store:
        put(store, STORIES, "one", {1})
        asked = np.array(sorted(held_in(store, STORIES)), np.int64)
        assert told(holders(store, STORIES, asked))
        assert not told(settled_holders(store, STORIES, asked))


def test_runs_stay_few_and_what_is_gone_leaves_the_file(fresh):
    with fresh() as store:
        for number in range(100):
            put(store, STORIES, f"report-{number}", {number, number + 1})
            settle(store, STORIES)
        assert store.count("run") <= 7  # the logarithm of a hundred
        for number in range(100):
            put(store, STORIES, f"report-{number}", {number + 2})
            settle(store, STORIES)
        (kept,) = store.query("SELECT sum(length(nodes)) / 4 FROM chunk").fetchone()
        assert kept < 200  # a hundred are there, and of those gone not as many
        assert store.count("waiting") == 0


def test_no_number_is_given_twice_while_a_run_holds_it(fresh):
    with fresh() as store:
        put(store, STORIES, "one", {1})
        settle(store, STORIES)
        with store.transaction():
            drop_nodes(store, STORIES, ["one"])
        put(store, STORIES, "two", {2})
        asked = np.array(sorted(held_in(store, STORIES)), np.int64)
        assert told(holders(store, STORIES, asked)) == held_in(store, STORIES)
        (number,) = store.query("SELECT number FROM node").fetchone()
        assert number == 2
