"""What stands before a plain text's own words, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.front import find_front


def test_front_matter_ends_at_its_closing_line_and_gives_its_fields():
    text = (
        '---\nTitle: "The Marten: a boat"\ntags: [ferry, "river"]\n'
        "authors:\n  - Ada Lund\n  - Tom Reed\n"
        "summary: |\n  She sails.\n  Again.\n# a remark\nempty:\n---\nThe ferry sails."
    )
    front = find_front(text)
    assert front is not None
    assert text[front.end :] == "\nThe ferry sails."
    assert front.fields == {
        "title": ["The Marten: a boat"],
        "tags": ["ferry", "river"],
        "authors": ["Ada Lund", "Tom Reed"],
        "summary": ["She sails.", "Again.", "# a remark"],
        "empty": [],
    }


def test_front_matter_in_toml_is_read_too():
    front = find_front('+++\ndate = 2024-03-09\ntitle = "The Marten"\n+++\nShe sails.')
    assert front is not None
    assert front.fields == {"date": ["2024-03-09"], "title": ["The Marten"]}


def test_a_date_prefix_is_the_word_and_the_day():
    front = find_front(" date 2024-03-09 The ferry sails.")
    assert front is not None
    assert (front.start, front.end, front.fields) == (1, 16, {"date": ["2024-03-09"]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry sails.",
        "---\nno end",
        "date 2024-03-09",
        "date palms",
        "----\na: b\n----",
        "x\n---\n---",
    ],
)
def test_other_texts_have_nothing_before_them(text):
    assert find_front(text) is None


@given(st.text(st.sampled_from("-+\n :=|>[]\"'a1 date2024-"), max_size=80))
def test_whatever_is_found_lies_in_the_text(text):
    front = find_front(text)
    assert front is None or 0 <= front.start < front.end <= len(text)
