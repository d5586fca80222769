"""Every link to a page leads to one address; links to two pages never do."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retold.lexis.addresses import LONGEST, canonical_url

PAGE = "https://tern.example/2024/05/ferry-stops"


@pytest.mark.parametrize(
    "url",
    [
        "https://tern.example/2024/05/ferry-stops",
        "  HTTP://WWW.Tern.Example:80/2024/05/ferry-stops/ \n",
        "https://ann:pass@tern.example:443/2024/05/ferry-stops#comments",
        "https://m.tern.example./2024/./x/../05/ferry-stops",
        "https://tern.example/2024/05/ferry-stops?utm_source=letter&utm_medium=mail&fbclid=Ab1",
        "https://tern.example/2024/05/ferry-stops?gclid=1&mc_cid=2&xtor=3&CMP=4&at_medium=RSS",
        "https://tern.example/2024/05/ferry%2Dstop%73?",
        "https://tern.example/2024/05/ferry-stops/amp/",
        "https://tern.example/amp/2024/05/ferry-stops",
        "https://amp.tern.example/2024/05/ferry-stops",
        "https://tern.example/2024/05/ferry-stops?outputType=amp",
        "https://tern.example/2024/05/ferry-stops?amp",
        "https://tern.example/2024/05/ferry-stops?m=1",
        "https://tern.example/2024/05/ferry-stops/print/",
        "https://tern.example/2024/05/ferry-stops?print=true",
        "https://tern.example/2024/05/ferry-stops/index.html",
        "https://tern.example/2024/05/ferry-stops;jsessionid=0AF3",
        "https://tern-example.cdn.ampproject.org/c/s/tern.example/2024/05/ferry-stops",
        "https://www.google.com/amp/s/www.tern.example/2024/05/ferry-stops/amp/",
    ],
)
def test_variants_of_an_address_are_one(url):
    assert canonical_url(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://tern.example/a", "https://tern.example/b"),
        ("https://tern.example/story?id=1", "https://tern.example/story?id=2"),
        ("https://tern.example/?p=1", "https://tern.example/"),
        ("https://tern.example/story?ref=17", "https://tern.example/story?ref=18"),
        ("https://tern.example/story?msid=17", "https://tern.example/story?msid=18"),
        ("https://tern.example/story?page=2", "https://tern.example/story"),
        ("https://tern.example:8080/a", "https://tern.example/a"),
        ("https://news.tern.example/a", "https://tern.example/a"),
        ("https://tern.co.uk/a", "https://m.co.uk/a"),
        ("https://tern.example/print", "https://tern.example/"),
        ("https://tern.example/amp", "https://tern.example/"),
        ("https://tern.example/#!/a", "https://tern.example/#!/b"),
        ("https://tern.example/a%2Fb", "https://tern.example/a/b"),
        ("https://tern.example/A", "https://tern.example/a"),
    ],
)
def test_addresses_of_two_pages_stay_two(one, other):
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    ("url", "common"),
    [
        ("https://tern.example/fähre?ä=ö", "https://tern.example/f%C3%A4hre?%C3%A4=%C3%B6"),
        ("http://tern.example", "https://tern.example/"),
        ("https://[2001:db8::1]:443/a", "https://[2001:db8::1]/a"),
        ("https://tern.example/?b=2&a=1", "https://tern.example/?a=1&b=2"),
        ("https://en.m.tern.example/a", "https://en.tern.example/a"),
        ("https://tern.example/a.amp.html", "https://tern.example/a.html"),
        ("urn:retold:report:1", "urn:retold:report:1"),
        (" ferry notes ", "ferry notes"),
        ("https:///a", "https:///a"),
        ("", ""),
    ],
)
def test_the_common_form(url, common):
    assert canonical_url(url) == common


def test_what_is_too_long_for_an_address_is_left_alone():
    url = "https://tern.example/?utm_source=" + "a" * LONGEST
    assert canonical_url(url) == url


PIECES = st.sampled_from(
    [
        *(
            "https://",
            "http://",
            "www.",
            "m.",
            "amp",
            "tern",
            "example",
            "co",
            "uk",
            ".",
            "..",
            "/",
        ),
        *("?", "&", "#", "!", ":", "@", "443", "%", "%41", "%2f", ";", "=", "[", "]", "\t", "ä"),
        *("\ud800", "utm_source", ".amp", "index.html", "print", "s", "google.com", "/c/s/"),
        ".cdn.ampproject.org",
    ]
)


@example("https://tern.example/..amp")
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_the_common_form_of_any_text_is_its_own(text):
    once = canonical_url(text)
    assert canonical_url(once) == once


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_common_form_of_any_web_address_is_its_own(text):
    once = canonical_url("https://tern.example/" + text)
    assert canonical_url(once) == once
