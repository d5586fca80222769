"""Where words were first said: to whom, in which post, statement, interview, court or place."""

import pytest

from tests.quoting import quoted


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        ("said in an interview", "in an interview"),
        ("said in an interview with the Quay Gazette", "in an interview with the Quay Gazette"),
        ("said on Friday in a post on Instagram", "in a post on Instagram"),
        ("said Friday at the Tide Hall", "at the Tide Hall"),
        ("said Friday", "Friday"),
        ("said in court papers", "in court papers"),
        ("testified in court on Monday", "in court on Monday"),
        ("wrote in a blog post", "in a blog post"),
        ("wrote on her page on Sunday", "on her page on Sunday"),
        ("said on stage at the Tide Hall", "on stage at the Tide Hall"),
        ("said in one of her speeches", "in one of her speeches"),
        ("said to reporters", "reporters"),
        ("told People", "People"),
        ("told the Quay Gazette", "the Quay Gazette"),
        ("told Dr. Quill", "Dr. Quill"),
        ("told the U.S. Coast Guard", "the U.S. Coast Guard"),
        ("said with a smile", None),
        ("said in what she calls a whisper", None),
        ("pointed to Quill", None),
    ],
)
@pytest.mark.parametrize("after", [".", ". The crew left."])
def test_a_venue_behind_the_cue(behind, venue, after):
    (row,) = quoted(f"“The boat is sound and we sail,” Marlow {behind}{after}")
    assert row.venue == venue


@pytest.mark.parametrize(
    ("before", "venue"),
    [
        ("In a statement", "In a statement"),
        ("In a statement to the Quay Gazette", "In a statement to the Quay Gazette"),
        ("But in a call with reporters on May 2", "in a call with reporters on May 2"),
        ("Later, in a letter to the board", "in a letter to the board"),
        ("Speaking to the Quay Gazette", "to the Quay Gazette"),
        ("In June", None),
        ("In the end", None),
    ],
)
def test_a_venue_before_the_speaker(before, venue):
    text = f"{before}, Ada Marlow said: “The boat is sound and we sail.”"
    (row,) = quoted(text)
    assert row.venue == venue
    if venue is not None:
        assert text[row.venue_start : row.venue_end] == venue


def test_a_venue_ends_where_other_words_are_quoted():
    text = "“We sail,” Marlow said in a letter “to the tide” on Friday."
    first = quoted(text)[0]
    assert first.venue == "in a letter"
