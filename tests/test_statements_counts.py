"""How many were killed or hurt is what the whole report tells, and no more than it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stating import statements


def counts(text, kinds=("killed", "injured")):
    return [
        (row.property, row.value, row.high, row.qualifier)
        for row in statements(text)
        if row.property in kinds
    ]


def values(text, kind):
    return [value for _, value, _, _ in counts(text, (kind,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mother and her two sons were killed when the wall fell.", ["3"]),
        ("Two men and a woman died in the fire.", ["3"]),
        ("Divers found two rowers and one woman dead.", ["3"]),
        ("The skipper killed two passengers and then himself.", ["3"]),
        ("One rower died at the pier. A third victim died at the hospital.", ["3"]),
        ("One man was killed at the weir. The other died later.", ["2"]),
        ("No one was killed when the barn fell.", ["0"]),
        ("There were no deaths.", ["0"]),
    ],
)
def test_how_many_died(text, expected):
    assert values(text, "killed") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three women and two men were hurt.", ["5"]),
        ("Five people were shot near the ferry.", ["5"]),
        ("No injuries were reported.", ["0"]),
        ("Nobody was hurt when the mast broke.", ["0"]),
        ("Nobody was hurt at the pier. Two rowers were hurt at the weir.", ["2"]),
        ("Two rowers were killed and three others were hurt.", ["3"]),
    ],
)
def test_how_many_were_hurt(text, expected):
    assert values(text, "injured") == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man was killed when the crane fell.",
        "The crane fell, killing a 43-year-old man.",
        "Police look into the death of a man.",
        "A local teacher has died.",
        "Ada Lund died at the hospital.",
        "A man died at the weir. The man was pronounced dead at 9 a.m.",
    ],
)
def test_one_who_is_killed_is_at_least_one(text):
    assert counts(text) == [("killed", "1", None, "implied")]


@pytest.mark.parametrize(
    "text",
    ["A boy was shot in the leg.", "The mast fell and injured a woman.", "A rower was wounded."],
)
def test_one_who_is_hurt_is_at_least_one(text):
    assert counts(text) == [("injured", "1", None, "implied")]


@pytest.mark.parametrize(
    "text",
    [
        "A man died at the weir. A woman died at the pier.",  # they are not the same
        "A 24-year-old died. Later a 30-year-old died.",
        "Ada Lund died. Bo Oake was found dead.",
        "Another man was killed.",
        "A man was killed before the gunman took his own life.",
        "It could have killed a man.",
        "He tried to kill a man.",
        "She is charged with the attempted murder of two teenagers.",
        "Ten people were killed in separate crashes.",
        "A string of storms left three people dead.",
        "Last year, at least four children died.",
        "In 2012, 13 people died.",
        "An earlier crash killed a man.",
        "Two others died.",  # beside whom?
    ],
)
def test_whose_number_is_not_known_is_not_counted(text):
    assert values(text, "killed") == []


def test_a_number_outdoes_what_is_implied():
    text = "A man was killed at the weir. Three people were killed in all."
    assert values(text, "killed") == ["3"]


def test_people_shot_may_be_dead_where_somebody_died():
    assert values("Five people were shot. One of them died.", "injured") == []


def test_one_count_found_twice_is_one_statement():
    assert values("Two men were shot and critically wounded.", "injured") == ["2"]


def test_who_is_hurt_at_first_may_die_later():
    assert values("A boy was hurt. The boy died on Friday.", "injured") == []


def test_a_count_has_the_words_of_its_sentence():
    (row,) = statements("A man was killed when the crane fell.")
    assert row.event == "man killed crane fell"
    assert row.text == "A man"


PIECES = (
    "A man|Two women|and|her two sons|were killed|was shot|died|no one|the other|a third victim"
    "|killing|another|.|himself|in 2012|Ada Lund|could have|hurt|people"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map(" ".join))
def test_counts_give_their_words_back(text):
    rows = statements(text)
    assert all(text[row.start : row.end] == row.text for row in rows)
    assert all(row.value.isdecimal() for row in rows if row.property in {"killed", "injured"})
    assert len({row.id for row in rows}) == len(rows)
    assert rows == statements(text)


@pytest.mark.parametrize(
    "text",
    ["a man and " * 9000, "was killed " * 9000, "two men, " * 9000 + "died", "killed a " * 9000],
)
def test_long_lists_are_passed_in_time(text):
    for row in statements(text):
        assert text[row.start : row.end] == row.text
