"""Numbers are read as news writes them, in words, digits or both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.numbers import find_numbers, number_of, whole


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("23", 23),
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("twenty-three", 23),
        ("Forty two", 42),
        ("two hundred and five thousand", 205_000),
        ("one hundred fifty", 150),
        ("three million two hundred thousand", 3_200_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("zero", 0),
    ],
)
def test_what_a_number_is_worth(words, value):
    assert number_of(words) == value


@pytest.mark.parametrize("words", ["", "a", "half", "ferry", "several", "9" * 10_000, "and"])
def test_what_is_no_number(words):
    assert number_of(words) is None


def test_numbers_stand_where_they_are_found():
    text = "Crew No. 3 sold twenty-three tickets, 1,200 posters and one or two oars."
    found = [(text[number.start : number.end], number.value) for number in find_numbers(text)]
    assert found == [("3", 3), ("twenty-three", 23), ("1,200", 1200), ("one", 1), ("two", 2)]


def test_a_stretch_of_the_text_alone_is_read():
    assert [number.value for number in find_numbers("one two three", 4, 7)] == [2]


@pytest.mark.parametrize("text", ["7" * 10_000, "1,2,3,4" * 5_000, "one " * 50_000, "1.2.3.4"])
def test_endless_numbers_are_read_in_time(text):
    assert all(number.value < 10**15 for number in find_numbers(text))


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (1.5, "1.5"), (1e15, "1" + 15 * "0")])
def test_a_number_as_plain_text(value, text):
    assert whole(value) == text


@given(st.integers(0, 10**15 - 1))
def test_digits_are_worth_themselves(value):
    assert number_of(str(value)) == value
    assert whole(float(number_of(str(value)))) == str(value)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    for number in find_numbers(text):
        assert number_of(text[number.start : number.end]) == number.value
