"""Whose page an address leads to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.hosts import host_of, picture_host


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Tern.example/ferry?at=noon", "tern.example"),
        ("http://news.tern.example:8080/a", "news.tern.example"),
        ("https://ann@tern.example#top", "tern.example"),
        ("https://[2001:db8::1]/a", "2001:db8::1"),
        ("https://[broken/a", None),
        ("tern.example/ferry", None),
        ("urn:retold:report:1", None),
        ("", None),
        (None, None),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    assert host_of(f"https://{text}") is None or host_of(f"https://{text}") in text.lower()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://images.tern.example/2024/ferry.jpg", "images.tern.example"),
        ("https://d111111abcdef8.cloudfront.net/ferry.jpg", None),
        ("https://i0.wp.com/tern.example/ferry.jpg", None),
        ("ferry.jpg", None),
        (None, None),
    ],
)
def test_a_picture_tells_whose_it_is_unless_its_host_serves_everybody(url, host):
    assert picture_host(url) == host
