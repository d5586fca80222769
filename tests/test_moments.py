"""Moments of publication: what was given, as finely as it was given, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.moments import Manner, first_figure, page_moment, read_moment, worded_days


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


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "pl", "ru", "fi", "sw"])
def test_a_month_is_named_in_many_languages(language):
    third = {
        "en": "9 March 2024",
        "de": "9. März 2024",
        "fr": "9 mars 2024",
        "es": "9 de marzo de 2024",
        "it": "9 marzo 2024",
        "pt": "9 de março de 2024",
        "pl": "9 marca 2024",
        "ru": "9 марта 2024 г.",
        "fi": "9. maaliskuuta 2024",
        "sw": "9 Machi 2024",
    }[language]
    for known in (language, None):
        assert [day.moment.text for day in worded_days(third, Manner(known))] == ["2024-03-09"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024. március 9., szombat", "2024-03-09"),
        ("2024 m. kovo 9 d. 10:15", "2024-03-09"),
        ("9 tháng 3, 2024", "2024-03-09"),
        ("2024年3月9日 10時15分", "2024-03-09"),
        ("2024.03.09 10:15", "2024-03-09"),
        ("9 مارس 2024", "2024-03-09"),
        ("9 במרץ 2024", "2024-03-09"),
        ("version 1.2.34.5", None),
        ("12 listopada 2024", None),  # October in Croatian, November in Polish
        ("31 Juni 2024", None),
    ],
)
def test_days_are_written_in_many_ways(text, day):
    assert [one.moment.text for one in worded_days(text)] == ([day] if day else [])


def test_a_month_that_two_languages_share_is_told_by_the_language():
    text = "12. listopada 2024."
    assert [one.moment.text for one in worded_days(text, Manner("hr"))] == ["2024-10-12"]
    assert [one.moment.text for one in worded_days(text, Manner("pl"))] == ["2024-11-12"]


@pytest.mark.parametrize(
    ("text", "manner", "day"),
    [
        ("03/04/2024", Manner(), None),
        ("03/04/2024", Manner("fr", "day"), "2024-04-03"),
        ("03/04/2024", Manner("en", "month"), "2024-03-04"),
        ("25/03/2024", Manner("en", "month"), "2024-03-25"),
        ("09.10.2024", Manner("de"), "2024-10-09"),
        ("09.10.2024", Manner("en"), None),
        ("9.3.24", Manner("de", "day"), "2024-03-09"),
        ("9.3.24", Manner("de"), None),
        ("3/9/24", Manner("en", "month"), "2024-03-09"),
        ("9. 3. 2024", Manner("cs", "day"), "2024-03-09"),
        ("1/2/3/2024", Manner("fr", "day"), None),
    ],
)
def test_figures_are_read_in_the_order_of_the_page(text, manner, day):
    assert [one.moment.text for one in worded_days(text, manner)] == ([day] if day else [])


def test_a_day_that_can_be_read_in_one_way_tells_the_order_of_the_others():
    assert first_figure(["03/04/2024", "25/03/2024", "3/3/2024"]) == "day"
    assert first_figure(["03/25/2024"]) == "month"
    assert first_figure(["03/25/2024", "25/03/2024"]) is None
    assert first_figure(["99/99/2024", "2024-03-25", ""]) is None


def test_days_are_told_with_their_places_and_without_overlap():
    text = "Published 9 March 2024, updated March 11, 2024."
    assert [text[day.start : day.end] for day in worded_days(text)] == [
        "9 March 2024",
        "March 11, 2024",
    ]


@given(st.text(alphabet="0123456789 ./-,年月日March", max_size=60))
def test_places_of_days_are_in_order(text):
    end = 0
    for day in worded_days(text, Manner("de", "day")):
        assert end <= day.start < day.end <= len(text)
        end = day.end


@pytest.mark.parametrize("given", ["1970-01-01T00:00:00Z", "1969-12-31", "1900-01-01", "", None])
def test_what_systems_write_for_want_of_a_date_is_none_on_a_page(given):
    assert page_moment(given) is None
