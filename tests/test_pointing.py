"""Words that point at an earlier report are found, and what only looks like them is not."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.pointing import pointers


def found(text, outlet="Harbour Post", said=()):
    return [(one.kind, text[one.start : one.end]) for one in pointers(text, outlet, said)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "An earlier version of this article gave the wrong day.",
            "correction",
            "An earlier version of this article",
        ),
        (
            "The ferry left.\n\nCorrection: the quay is at Oxmoor, not Kelsey.",
            "correction",
            "Correction",
        ),
        ("Clarification (3 May): the trust owns her.", "correction", "Clarification (3 May)"),
        (
            "This story has been corrected to give her age.",
            "correction",
            "This story has been corrected",
        ),
        ("This article was updated on Monday with a reply.", "update", "This article was updated"),
        ("The bell rang.\nUpdated to include a comment.", "update", "Updated"),
        ("UPDATE: the ferry has left.", "update", "UPDATE"),
        (
            "An earlier version of this story was updated with a reply.",
            "update",
            "An earlier version of this story",
        ),
        ("She sank, as we reported on Tuesday, in May.", "follow-up", "as we reported on Tuesday"),
        ("She sank (see our report of 3 May).", "follow-up", "see our report of 3 May"),
        (
            "As the Harbour Post first reported last week, she sank.",
            "follow-up",
            "As the Harbour Post first reported last week",
        ),
        ("This newspaper first revealed the leak.", "follow-up", "This newspaper first revealed"),
        (
            "It follows our report of 2 March on the quay.",
            "follow-up",
            "follows our report of 2 March on the quay",
        ),
        ("In our earlier story, the crew was named.", "follow-up", "our earlier story"),
    ],
)
def test_what_points_at_an_earlier_report(text, kind, words):
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The council made a correction to its budget.",
        "Police reported a theft on Tuesday.",
        "We reported to the harbour at six, he wrote.",
        "The Oxmoor Echo first reported the sinking.",
        "She updated to a newer boat last year.",
        "The trust published our accounts in May.",
        "He read our minds.",
        "",
    ],
)
def test_what_points_at_none(text):
    assert found(text) == []


def test_who_speaks_in_a_quotation_is_not_the_outlet():
    text = "“As we reported on Monday, all is well,” the harbour master said."
    assert found(text) == [("follow-up", "As we reported on Monday")]
    assert found(text, said=[(1, 38)]) == []


@given(st.text(alphabet="as we reported on. Correction:\n", max_size=200), st.text(max_size=8))
def test_pointers_lie_in_the_text_in_order(text, outlet):
    rows = list(pointers(text, outlet, ()))
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
    assert all(one.end <= other.start for one, other in pairwise(rows))


@pytest.mark.parametrize(
    "piece", ["as we reported ", "correction ", "our our our ", "\n(", "update"]
)
def test_long_hostile_text_takes_no_time(piece):
    begun = time.process_time()
    list(pointers(piece * 60_000, "As We", ()))
    assert time.process_time() - begun < 2
