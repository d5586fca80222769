"""Moments of publication: what was given, as finely as it was given, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.moments import read_moment


@pytest.mark.parametrize(
    ("given", "text", "precision"),
    [
        ("2024-03-09", "2024-03-09", "day"),
        ("20240309", "2024-03-09", "day"),
        ("2024-03", "2024-03", "month"),
        ("1911", "1911", "year"),
        ("2024-03-09T10:15:30Z", "2024-03-09T10:15:30Z", "second"),
        ("2024-03-09T10:15:30.123456+00:00", "2024-03-09T10:15:30Z", "second"),
        ("2024-03-09T10:15:30-0500", "2024-03-09T10:15:30-05:00", "second"),
        ("2024-03-09 10:15", "2024-03-09T10:15", "minute"),
        ("2024-03-09 10:15:30 UTC", "2024-03-09T10:15:30Z", "second"),
        ("20240309T101530Z", "2024-03-09T10:15:30Z", "second"),
        ("2024-03-09T00:00:00Z", "2024-03-09", "day"),
        ("2024-03-09 00:00:00", "2024-03-09", "day"),
        (1700000000.453859, "2023-11-14T22:13:20Z", "second"),
        ("1700000000.453859", "2023-11-14T22:13:20Z", "second"),
        (1700000000000, "2023-11-14T22:13:20Z", "second"),
        ("Sat, 09 Mar 2024 10:15:30 +0100", "2024-03-09T10:15:30+01:00", "second"),
        ("Sat, 09 Mar 2024 10:15:30 GMT", "2024-03-09T10:15:30Z", "second"),
        ("March 9, 2024", "2024-03-09", "day"),
        ("Sept. 9th, 2024 at 10 a.m.", "2024-09-09", "day"),
        ("Saturday 9 March 2024", "2024-03-09", "day"),
        ("2024/3/9", "2024-03-09", "day"),
        ("09.03.2024", "2024-03-09", "day"),
        ("25/03/2024", "2024-03-25", "day"),
        ("03/25/2024", "2024-03-25", "day"),
        ("3/3/2024", "2024-03-03", "day"),
    ],
)
def test_a_moment_is_read_as_finely_as_it_is_given(given, text, precision):
    assert read_moment(given) == (text, precision)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "03/04/2024",  # March or April
        "2024-02-30",
        "1699-12-31",
        "2101-01-01",
        "2024-13-01",
        "31 June 2024",
        17,
        True,
        None,
        float("nan"),
        float("inf"),
        ["2024-03-09"],
        "9999999999999",
        "Sat, 99 Mar 2024 10:15:30 GMT",
    ],
)
def test_what_is_no_moment_or_could_be_two_is_none(given):
    assert read_moment(given) is None


@given(
    st.one_of(
        st.text(max_size=40), st.floats(), st.integers(), st.from_regex(r"[0-9/:. T+-]{1,30}")
    )
)
def test_anything_is_a_moment_of_our_time_or_none(value):
    moment = read_moment(value)
    assert moment is None or 1700 <= int(moment.text[:4]) <= 2100


@given(st.datetimes())
def test_an_iso_moment_comes_back_whole(moment):
    text = moment.isoformat(timespec="seconds")
    found = read_moment(text)
    if 1700 <= moment.year <= 2100:
        assert found is not None
        assert text.startswith(found.text)
    else:
        assert found is None
