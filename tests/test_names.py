"""What is known of names: their parts, genders and short forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.names import (
    classes,
    common_words,
    gender_of,
    given_names,
    parts_of,
    plain,
    roles,
    same_given,
    surname_key,
    surnames,
    titles,
)
from retold.lexis.spellings import skeleton


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Ångström", "angstrom"), ("O’Hara", "o'hara"), ("ŁÓDŹ", "lodz"), ("Şahin", "sahin")],
)
def test_words_are_compared_without_case_and_accents(word, expected):
    assert plain(word) == expected


@pytest.mark.parametrize(
    ("name", "titled", "words", "suffixes"),
    [
        ("Dr. Ann O'Hara-Lee Jr.", ("dr",), ("ann", "o'hara-lee"), ("jr",)),
        ("Ludwig van der Meer", (), ("ludwig", "van", "der", "meer"), ()),
        ("Mrs Senator", ("mrs",), ("senator",), ()),
        ("Orla Benning’s", (), ("orla", "benning"), ()),
        ("", (), (), ()),
    ],
)
def test_a_name_is_taken_apart(name, titled, words, suffixes):
    assert parts_of(name) == (titled, words, suffixes)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Orla Lund", "lund"),
        ("Lund", "lund"),
        ("Kit Lund Sr.", "lund"),
        ("—", "—"),
    ],
)
def test_names_of_one_family_share_a_key(name, key):
    assert surname_key(name) == key


@pytest.mark.parametrize(
    ("one", "other"), [("robert", "bob"), ("bob", "robert"), ("elizabeth", "liz"), ("r", "robert")]
)
def test_short_forms_and_initials_may_be_the_same(one, other):
    assert same_given(one, other)


@pytest.mark.parametrize(("one", "other"), [("robert", "orla"), ("k", "robert"), ("ann", "anna")])
def test_other_given_names_are_not_the_same(one, other):
    assert not same_given(one, other)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs Benning", "she"),
        ("Mr. Robin Benning", "he"),
        ("John Benning", "he"),
        ("Margaret Benning", "she"),
        ("Zzyx Benning", None),
    ],
)
def test_titles_then_given_names_show_a_gender(name, gender):
    assert gender_of(name) == gender


def test_the_lists_hold_what_they_promise():
    assert "margaret" in given_names()
    assert "smith" in surnames()
    assert "although" in common_words()
    assert {"mr", "senator"} <= titles().keys()
    assert roles()["actress"] == "she"
    assert "germany" not in given_names()
    assert {"places", "demonyms", "organisation heads", "calendar"} <= classes().keys()


def test_every_word_of_the_lists_is_plain():
    for words in (given_names(), surnames()):
        assert all(word == plain(word) for word in words)


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_parts(text):
    parts = parts_of(text)
    assert surname_key(text) == (skeleton(parts.words[-1]) if parts.words else plain(text))
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="abcdeé'", min_size=1), st.text(alphabet="abcdeé'", min_size=1))
def test_being_the_same_given_name_goes_both_ways(one, other):
    assert same_given(one, other) == same_given(other, one)
    assert same_given(one, one)
