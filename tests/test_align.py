"""Words of two texts are set side by side, and nothing is lost on the way."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.align import align, common_words, nearly_equal, tokens

WORDS = st.lists(st.sampled_from(["the", "ferry", "left", "at", "noon", "again", "kelp"]))


def differences(left, right):
    one, two = left.split(), right.split()
    return [
        (" ".join(one[s.i1 : s.i2]), " ".join(two[s.j1 : s.j2]))
        for s in align(one, two)
        if s.tag != "equal"
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the ferry left at noon", "the ferry left at noon", []),
        ("the ferry left", "the ferry had left", [("", "had")]),
        ("the ferry left at noon", "the ferry left", [("at noon", "")]),
        ("the red ferry left", "the blue ferry left", [("red", "blue")]),
        ("", "the ferry", [("", "the ferry")]),
        ("", "", []),
    ],
)
def test_what_differs(left, right, expected):
    assert differences(left, right) == expected


def test_a_word_that_is_equal_by_chance_inside_a_difference_is_part_of_it():
    left = "we rowed right across the wide cold lake at dawn"
    right = "we rowed against everybody else the hopes of anybody at dawn"
    assert differences(left, right) == [
        ("right across the wide cold lake", "against everybody else the hopes of anybody")
    ]


@given(WORDS, WORDS)
def test_steps_cover_both_texts_in_order(left, right):
    i = j = 0
    last = None
    for step in align(left, right):
        assert (step.i1, step.j1) == (i, j)
        assert step.tag != last
        if step.tag == "equal":
            assert left[step.i1 : step.i2] == right[step.j1 : step.j2] != []
        i, j, last = step.i2, step.j2, step.tag
    assert (i, j) == (len(left), len(right))


@given(WORDS)
def test_a_text_equals_itself(words):
    assert all(step.tag == "equal" for step in align(words, words))


@given(st.text())
def test_tokens_name_their_places(text):
    found = tokens(text)
    assert all(text[token.start : token.end].strip() for token in found)
    assert list(found) == sorted(found, key=lambda token: token.start)


def test_tokens_of_a_part_have_places_in_the_whole():
    text = "İzmir: “Don’t row,” she said."
    start = text.index("Don")
    assert [(t.key, text[t.start : t.end]) for t in tokens(text, start)] == [
        ("don't", "Don’t"),
        ("row", "row"),
        ("she", "she"),
        ("said", "said"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("through", "though", True),
        ("harbour", "harbor", True),
        ("no", "so", False),
        ("1984", "1985", False),
        ("north", "north", True),
        ("orchard", "harbour", False),
    ],
)
def test_slips_of_the_pen(left, right, expected):
    assert nearly_equal(left, right) is expected


def test_slips_count_as_words_in_common():
    found = common_words(["we", "gone", "through", "it"], ["we", "gone", "though", "this"])
    assert found == ["we", "gone", "through"]


def test_words_that_stand_together_are_kept_together():
    base = "the kind of deep cold you only hear about the kind of cold we feared"
    assert differences(base, "the kind of cold") == [
        ("the kind of deep cold you only hear about", ""),
        ("we feared", ""),
    ]


@pytest.mark.parametrize("other", [50_000, 99_999])
def test_a_hundred_thousand_words_are_aligned_within_a_second(other):
    left = [f"w{n * 7919 % 5000}" for n in range(100_000)]
    right = [*left[:other], "kelp", *left[other + 1 :]]
    begun = time.process_time()
    steps = align(left, right)
    assert sum(step.i2 - step.i1 for step in steps if step.tag == "equal") >= 99_990
    assert time.process_time() - begun < 1


def test_long_texts_are_tied_together_at_runs_that_stand_once_in_each():
    left = [f"w{n}" for n in range(30_000)]
    right = ["x", *left[:9_000], "y", *left[9_500:20_000], *left[20_003:], "z"]
    begun = time.process_time()
    steps = align(left, right)
    assert [(s.i1, s.i2, right[s.j1 : s.j2]) for s in steps if s.tag != "equal"] == [
        (0, 0, ["x"]),
        (9_000, 9_500, ["y"]),
        (20_000, 20_003, []),
        (30_000, 30_000, ["z"]),
    ]
    assert len(common_words(left, right)) == 29_497
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("size", [30, 400, 3_000])
def test_texts_of_any_length_are_aligned_alike(size):
    left = [f"w{n}" for n in range(size)]
    right = [*left[: size // 3], "kelp", *left[size // 2 :]]
    assert [(s.tag, s.i1, s.i2) for s in align(left, right)] == [
        ("equal", 0, size // 3),
        ("replace", size // 3, size // 2),
        ("equal", size // 2, size),
    ]


def test_texts_that_have_nothing_to_hold_on_to_are_not_aligned_for_ever():
    begun = time.process_time()
    assert len(align(["a", "b"] * 50_000, ["c", "b"] * 50_000)) <= 3
    assert time.process_time() - begun < 1
