"""The quick look for where a time expression may begin passes over none that the grammar knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.calendar import HOLIDAYS
from retold.model import Sentence
from retold.stages.dates.grammar import ANY
from retold.stages.dates.starts import starts

DATED = (
    "2020-10-15", "10/15/2020", "9/11", "Friday, October 2", "Mon. Oct. 2, 2020", "the 2nd of May",
    "July 3-5", "mid-September 2020", "the end of-June 2020", "Beginning of JANUARY 2019",
    "February last year", "this coming May", "in Sept.", "Next Easter", "SUNDAY night",
    "the previous Monday", "late on Tuesday", "summer 2020", "the spring of 2014", "Fall of 2011",
    "middle of-fall 2012", "the third quarter of 2020", "First half of 2019", "overnight",
    "the day before yesterday", "The day after tomorrow", "Last night", "this morning", "tonight",
    "at the end of this week", "earlier this year", "the past decade", "the last two weeks",
    "the almost 20 summers",
    "past several months", "coming 12 days", "almost a year ago", "Just over half an hour ago",
    "at least a couple of days later", "some two weeks ago", "some years ago", "Many years before",
    "the same day", "that night", "That same week", "the following afternoon", "the 1990s",
    "the late '80s", "early ’90s", "the nineties", "’70s", "2014-2019", "in 2019", "(2011",
)  # fmt: skip


def places(text):
    sentence = Sentence(report="r", start=0, end=len(text), role="body", block=0)
    return {place for _, found in starts(text, [sentence]) for place in found}


@pytest.mark.parametrize("words", [*DATED, *sorted(HOLIDAYS)])
@pytest.mark.parametrize("before", ["", "The ferry ran in ", "“", "—"])
@pytest.mark.parametrize("form", [str, str.upper, str.capitalize])
def test_every_expression_begins_where_one_may(words, before, form):
    text = before + form(words)
    assert {match.start() for match in ANY.finditer(text)} <= places(text)


@pytest.mark.parametrize("words", DATED)
def test_the_examples_are_expressions(words):
    assert ANY.search(f"in {words}")


@given(st.lists(st.sampled_from([*" ".join(DATED).split(), *"-,.(’'"]), max_size=12))
def test_no_mixture_of_their_words_is_passed_over(words):
    text = " ".join(words)
    assert {match.start() for match in ANY.finditer(text)} <= places(text)


def test_most_places_are_passed_over():
    assert places("The rowing club met at a house that some members own.") == {0}


def test_sentences_without_a_place_are_left_out():
    text = "Ada rowed. Ben came on Monday."
    cut = text.index("Ben")
    both = [
        Sentence(report="r", start=start, end=end, role="body", block=0)
        for start, end in ((1, cut), (cut, len(text)))
    ]
    assert list(starts(text, both)) == [(1, [text.index("Monday")])]
