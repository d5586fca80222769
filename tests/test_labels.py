"""Labels say what is known, no finer and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.show.labels import (
    plural,
    property_label,
    shown_date,
    shown_day,
    shown_days,
    shown_value,
    sure,
    web_address,
)


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (None, "date not known"),
        ("", "date not known"),
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-03", "3 May 2024"),
        ("2024-05-03T14:05", "3 May 2024, 14:05"),
        ("2024-05-03T14:05:09Z", "3 May 2024, 14:05 UTC"),
        ("2024-05-03T14:05-04:00", "3 May 2024, 14:05 −04:00"),
        ("2024-05-03T14:05:09.123+05:30", "3 May 2024, 14:05 +05:30"),
        ("2024-17-03", "2024-17-03"),
        ("last week", "last week"),
    ],
)
def test_a_date_is_shown_as_finely_as_it_is_known(published, said):
    assert shown_date(published) == said


def test_a_day_is_shown_without_its_time():
    assert shown_day("2024-05-03T14:05Z") == "3 May 2024"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-05-03", "2024-05-03", "3 May 2024"),
        ("2024-05-03", "2024-05-19", "3 – 19 May 2024"),
        ("2024-04-28", "2024-05-19", "28 April – 19 May 2024"),
        ("2022-12-31", "2024-01-01", "31 December 2022 – 1 January 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-27", "1 – 27 February 2023"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-06-30", "1 January – 30 June 2024"),
        ("2024-13-01", "2024-13-31", "2024-13-01 – 2024-13-31"),
        ("0000-01-01", "0000-01-31", "1 – 31 January 0000"),
        (None, "2024-05-03", "3 May 2024"),
        (None, None, "date not known"),
    ],
)
def test_an_interval_names_what_its_ends_share_once(first, last, said):
    assert shown_days(first, last) == said


@pytest.mark.parametrize("url", ["http://tide.example/a", "https://tide.example:8080/a?b=c#d"])
def test_a_web_address_may_be_a_link(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://tide.example/%0aalert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "//tide.example/a",
        "tide.example",
        "https://",
        "https://[broken",
        'https://tide.example/"onclick="x',
        "https://tide.example/ a",
        "\x01https://tide.example/",
    ],
)
def test_anything_else_is_no_link(url):
    assert web_address(url) is None


@given(st.text())
def test_no_text_breaks_an_address_or_a_date(text):
    assert web_address(text) in {None, text}
    assert shown_date(text)


def test_counts_take_their_noun():
    assert [plural(1, "copy", "copies"), plural(1200, "report")] == ["1 copy", "1,200 reports"]


def test_an_unknown_property_is_named_without_underscores():
    assert property_label("water_level") == "water level"


@pytest.mark.parametrize(
    ("kind", "value", "unit", "said"),
    [
        ("age", "41", "year", "41"),
        ("event_date", "2020-10-15", "day", "15 October 2020"),
        ("event_date", "2020-09-01/2020-09-30", "day", "September 2020"),
        ("amount", "2300000", "GBP", "2,300,000 GBP"),
        ("killed", "2", "person", "2"),
        ("place", "Wicken", None, "Wicken"),
    ],
)
def test_a_value_is_shown_as_it_is_read(kind, value, unit, said):
    assert shown_value(kind, value, unit) == said


def test_nothing_is_sure_to_a_hundred_percent():
    assert [sure(0.0), sure(0.914), sure(0.9949), sure(1.0)] == ["0%", "91%", "99%", ">99%"]
