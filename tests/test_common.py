"""What very many reports tell alike is seen to be one, at a cost that grows with their number."""

import json
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import retold
from retold.engine import Here
from retold.pipeline import FAMILIES
from tests.test_run import EXAMPLES, arrived, everything

MANY = 1500  # seven times as many as may hold a mark without its being common
SAID = "We listened to every family that wrote to us, and nearly all of them asked for the boat."
NEWS = f"""The harbour council of Wellmouth voted on Tuesday to keep the small ferry.

"{SAID}" said Clara Fenwick, who chairs the council. The boat carries about ninety passengers on a
weekday and twice as many when there is a market in the town. The vote was nine to four, and work
on the landing stage begins when the ice has gone.

Paper %d, local news."""


def lowered(patch):
    """Let any mark be common that three nodes hold."""
    few = tuple(replace(family, too_common=2) for family in FAMILIES)
    for module in (
        "retold.run.update",
        "retold.run.reports",
        "retold.run.given",
        "retold.store.links",
    ):
        patch.setattr(import_module(module), "FAMILIES", few)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A library of very many reports that print one text, each with a line of its own."""
    folder = tmp_path_factory.mktemp("many")
    with (folder / "wire.jsonl").open("w", encoding="utf-8") as lines:
        for n in range(MANY):
            day = f"2024-03-{2 + n % 27:02}T08:00:00Z" if n != MANY // 2 else "2024-03-01T06:00:00Z"
            record = {"id": f"r{n}", "outlet": f"Paper {n}", "published": day, "text": NEWS % n}
            lines.write(json.dumps(record) + "\n")
    with retold.open(folder / "many.sqlite") as library:
        library.read(folder / "wire.jsonl")
        yield library


def test_a_quotation_in_very_many_reports_is_one_utterance(many):
    (utterance,) = many.export("utterances")
    assert len(utterance.readings) == MANY


def test_a_text_in_very_many_reports_goes_back_to_the_earliest_of_them(many):
    origins = {row.origin for row in many.export("reports")}
    (first,) = [row.id for row in many.export("reports") if row.source.endswith(f"r{MANY // 2}")]
    assert origins == {first}


def test_each_of_very_many_copies_is_compared_with_few(many):
    copies = list(many.export("copies"))
    assert MANY - 1 <= len(copies) <= 3 * MANY


# A report that leaves a story takes its other names along.
MOVED = (
    30,
    2,
    29,
    18,
    7,
    10,
    16,
    28,
    27,
    19,
    25,
    5,
    13,
    6,
    15,
    1,
    8,
    23,
    21,
    3,
    17,
    0,
    12,
    4,
    20,
    24,
    14,
    9,
    11,
    26,
    22,
)


@settings(max_examples=8, deadline=None)
@example(order=[EXAMPLES[n] for n in MOVED], cuts={17, 23})
@given(order=st.permutations(EXAMPLES), cuts=st.sets(st.integers(1, len(EXAMPLES) - 1), max_size=6))
def test_any_order_ends_in_equal_rows_where_marks_are_common(tmp_path_factory, order, cuts):
    folder = tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patch:
        lowered(patch)
        whole, parted = arrived(folder, order, cuts)
    assert whole == parted


@settings(max_examples=5, deadline=None)
@given(gone=st.sets(st.sampled_from(EXAMPLES), min_size=1, max_size=3))
def test_forgetting_where_marks_are_common_leaves_no_trace(tmp_path_factory, gone):
    folder = tmp_path_factory.mktemp("gone")
    kept = [path for path in EXAMPLES if path not in gone]
    with pytest.MonkeyPatch.context() as patch:
        lowered(patch)
        with retold.open(folder / "never", engine=Here()) as library:
            library.read(*kept)
            never = everything(library)
            sources = {row.source for row in library.export("reports")}
        with retold.open(folder / "forgotten", engine=Here()) as library:
            library.read(*kept, *sorted(gone))
            more = {row.source for row in library.export("reports")} - sources
            library.forget(*sorted(more))
            assert everything(library) == never
