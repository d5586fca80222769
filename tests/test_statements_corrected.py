"""What a correction takes back is told apart from what it states, in the usual wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stating import statements


def told(text, kind="age"):
    rows = statements(text, role="correction")
    return [(row.value, row.qualifier) for row in rows if row.property == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An earlier version of this article gave Ada Lund's age as 41.", [("41", "withdrawn")]),
        (
            "An earlier version of this story misstated Ada Lund's age. She is 44, not 41.",
            [("44", None), ("41", "withdrawn")],
        ),
        (
            "An earlier version said that Ada Lund was 41; she is 44.",
            [("41", "withdrawn"), ("44", None)],
        ),
        (
            "Correction: The age of Ada Lund was wrongly given. Ada Lund is 44, not 41.",
            [("44", None), ("41", "withdrawn")],
        ),
        ("A previous version gave the wrong age for Ada Lund, who is 44.", [("44", None)]),
        ("Correction: Ada Lund's age is 44, rather than 41.", [("44", None), ("41", "withdrawn")]),
        ("Correction: Ada Lund, 44, is a rower.", [("44", None)]),
    ],
)
def test_ages(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This story has been corrected to show that five people were injured, not three.",
            [("5", None), ("3", "withdrawn")],
        ),
        (
            "An earlier version incorrectly said that three people were injured.",
            [("3", "withdrawn")],
        ),
        (
            "The report originally said three people were injured, but five people were injured.",
            [("3", "withdrawn"), ("5", None)],
        ),
    ],
)
def test_counts(text, expected):
    assert told(text, "injured") == expected


def test_days():
    said = "An earlier version said the ferry sank on June 3. It sank on June 4, the harbour said."
    assert told(said, "event_date") == [("2023-06-03", "withdrawn"), ("2023-06-04", None)]


def test_what_is_taken_back_keeps_its_place_and_its_owner():
    text = "Correction: Ada Lund is 44, not 41."
    (stated, withdrawn) = statements(text, role="correction")
    assert (stated.subject, withdrawn.subject) == ("Ada Lund", "Ada Lund")
    assert text[withdrawn.start : withdrawn.end] == withdrawn.text == "41"


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version misspelled the name of Ada Lund and of Jonas Pryde. He is 44 per cent.",
        "Correction: The ages of Ada Lund and Jonas Pryde were given as 41 in error.",
        "An earlier version gave Ada Lund's age as 410.",
        "An earlier version gave Ada Lund's age as " + "9" * 10000 + ".",
    ],
)
def test_no_age_is_guessed(text):
    assert told(text) == []


def test_a_report_that_is_no_correction_takes_nothing_back():
    text = "An earlier version of the song gave Ada Lund's age as 41. Ada Lund, 44, was hurt."
    assert "withdrawn" not in {row.qualifier for row in statements(text)}


@given(st.text(alphabet="not age is was 4152 she;.,—correctly earlier version of", max_size=300))
def test_any_words_are_cut_from_the_text(text):
    for row in statements(text, role="correction"):
        assert text[row.start : row.end] == row.text
