"""An age that stands apart from the name it belongs to goes to that name, or to nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stating import ages, statements


@pytest.mark.parametrize(
    "text",
    [
        "A 43-year-old woman was hurt at the weir. Ada Lund was taken to a hospital.",
        "A 43-year-old was struck by a mast. Ada Lund was pronounced dead at the pier.",
        "A 43-year-old Oxmoor woman died on Friday. The victim was identified as Ada Lund.",
        "The boom killed a 43-year-old rower. The harbour mourns the death of Ada Lund.",
        "A 43-year-old woman is accused of theft. Ada Lund was arrested at the pier.",
        "The mast hit a 43-year-old woman. Doctors identified the woman as Ada Lund.",
        "The mast hit a 43-year-old woman. She was later identified as Ada Lund.",
        "The mast hit a 43-year-old woman and a boy. The woman has been identified as Ada Lund.",
        "A 43-year-old woman who fell from a mast has been identified as Ada Lund.",
    ],
)
def test_a_lead_gives_the_age_of_who_is_named_later(text):
    assert ages(text) == [("Ada Lund", "43")]
    (row,) = [row for row in statements(text) if row.property == "age"]
    assert row.qualifier == "described"


@pytest.mark.parametrize(
    "text",
    [
        # Two names, or two ages, or another part in what happened.
        "A 43-year-old woman was hurt. Ada Lund was taken to a hospital. Bo Oake was hit too.",
        "A 43-year-old woman was hurt. A 20-year-old man was hurt. Ada Lund was hit.",
        "A 43-year-old woman was hurt at the weir. Ada Lund was arrested.",
        "A 43-year-old woman was hurt at the weir. Ada Lund rang the bell.",
        "A 43-year-old woman was hurt. Ada Lund, 50, was hit.",
        "A 43-year-old man was hurt. The girl was identified as Ada Lund.",
    ],
)
def test_whose_age_is_not_clear_is_nobodys(text):
    assert ("Ada Lund", "43") not in ages(text)


def test_after_two_ages_a_description_is_of_neither_name():
    text = "A 15-year-old boy hit an 18-year-old man. Ada Lund sang. The 15-year-old left."
    found = ages(text, [("The 15-year-old", "Ada Lund")])
    assert "Ada Lund" not in {subject for subject, _ in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lund, also known as Red, 43, rows.", [("Ada Lund", "43")]),
        ("Ada Lund, also 43, rows.", [("Ada Lund", "43")]),
        ("Ada Lund,43, rows.", [("Ada Lund", "43")]),
        ("The winner is Ada Lund, 43", [("Ada Lund", "43")]),
        ("The winner was Ada Lund, 43 -- a baker.", [("Ada Lund", "43")]),
        ("Ada Lund, identified by the club as a 43-year-old baker, won.", [("Ada Lund", "43")]),
        ("Ada Lund, a quiet, 43-year-old baker, won.", [("Ada Lund", "43")]),
        ("A 23-year-old man, identified as Tam Veer, won.", [("Tam Veer", "23")]),
        ("The 16-year-old school rower won.", [("16-year-old school rower", "16")]),
        ("A 16-year-old Oxmoor girl won.", [("16-year-old Oxmoor girl", "16")]),
        ("That 13-year-old, Ada Lund’s son Chris, rang.", []),
    ],
)
def test_what_may_stand_between_an_age_and_a_name(text, expected):
    assert ages(text) == expected


def test_a_title_that_ran_into_a_name_is_no_part_of_it():
    assert ages("Evening PostTam Veer, 23, won.") == [("Tam Veer", "23")]
    assert ages("Tam VanderVeer, 23, won.") == [("Tam VanderVeer", "23")]


def test_a_last_name_beside_another_age_is_somebody_else():
    assert ages("Ada Lund, 43, and her son came. Lund, 10, sang.") == [("Ada Lund", "43")]
    assert ages("Lund, 10, sang.") == [("Ada Lund", "10")]


PIECES = (
    "A 43-year-old woman|A 20-year-old|Ada Lund|Bo Oake|was hurt|was arrested|identified as|. "
    "|The victim|he was|, 43,|died|the boy,"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=20).map(" ".join))
def test_every_age_is_of_somebody_and_gives_its_words_back(text):
    rows = [row for row in statements(text) if row.property == "age"]
    assert all(row.subject and text[row.start : row.end] == row.text for row in rows)
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "text", ["A 9-year-old boy was hit. Ada Lund was hit. " * 900, "identified as " * 9000]
)
def test_many_ages_are_passed_in_time(text):
    for row in statements(text):
        assert text[row.start : row.end] == row.text
