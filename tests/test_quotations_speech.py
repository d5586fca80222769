"""Speech is told from titles, nicknames, terms and headings, and the reason is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.stages.quotations.deciding import NICKNAME, SIGNED, SINGLE, TITLE, UNLIKELY, decide
from retold.stages.quotations.paragraphs import read_paragraphs
from tests.quoting import quoted, rows_of, words_of


def told(text, roles=()):
    """Return each stretch between marks with why it is no speech."""
    report, blocks, sentences, mentions = rows_of(text, roles)
    paragraphs = read_paragraphs(report, blocks, sentences, mentions)
    return [
        (text[one.stretch.start : one.stretch.end], one.why_not)
        for found in decide(paragraphs, text)
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        ("Ada Marlow played her new song “Low Tide” on the quay.", TITLE),
        ("Ada Marlow read from her new book, “A Boat for All.”", TITLE),
        ("She sang to it in a film titled “The Slow Boat,” which Tom Reed made.", TITLE),
        ("The “Low Tide” singer Ada Marlow left the quay.", TITLE),
        ("Robert “Bob” Reed left the quay.", NICKNAME),
        ("The so-called “harbour plan” was dropped.", NICKNAME),
        ("The board dropped the “Slow Boat” scheme and the “Low Quay” scheme.", UNLIKELY),
    ],
)
def test_what_is_no_speech_has_its_reason(text, why_not):
    assert {why for _, why in told(text)} == {why_not}
    assert words_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We sail on Friday,” Ada Marlow said.",
        "Ada Marlow called the plan “a shame and a waste.”",
        "Tom Reed said the crew was “tired.”",
        "Tom Reed said he was “not sure” that the boat would float.",
        "The plan is “a shame,” according to Ada Marlow.",
        "“Who pays for it?” Ada Marlow asked.",
        "The board met on Friday. “A boat for all the people of the harbour",
    ],
)
def test_whole_sentences_and_words_that_a_cue_gives_are_speech(text):
    assert [why for _, why in told(text)] == [""]


SPEECH = "“We wait for the tide and then we sail,” Ada Marlow said."


@pytest.mark.parametrize(
    "heading",
    ["Marlow ‘ready to sail’", "‘A boat for all of us’", "Marlow: ‘We sail on Friday’"],
)
def test_headings_in_single_marks_are_told_by_the_marks_of_the_reports_speech(heading):
    above = told(f"{heading}\n\n{SPEECH}\n\nThe crew left.")
    below = told(f"The crew came.\n\n{SPEECH}\n\n{heading}")
    assert above[0][1] == below[-1][1] == SINGLE


def test_a_line_that_signs_the_quotation_above_is_no_speech():
    text = "The board met.\n\n“We wait for the tide and then we sail.\n\nAda Marlow, the pilot.”"
    assert told(text) == [
        ("We wait for the tide and then we sail.", ""),
        ("Ada Marlow, the pilot.", SIGNED),
    ]


def test_speech_in_single_marks_stays_speech_beside_double_ones():
    text = f"The crew came.\n\n{SPEECH}\n\n‘We sail on Friday,’ said Tom Reed."
    assert [why for _, why in told(text)] == ["", ""]


def test_a_report_that_keeps_single_marks_for_speech_is_read_by_them():
    text = (
        "‘We wait for the tide,’ said Ada Marlow. ‘Then we sail.’\n\n"
        "Tom Reed said the crew was ‘more or less ready’ on Friday."
    )
    assert words_of(text) == ["We wait for the tide,", "Then we sail.", "more or less ready"]


@pytest.mark.parametrize("role", ["headline", "standfirst"])
@pytest.mark.parametrize("words", ["we wait for the tide", "ready"])
def test_a_headlines_words_are_a_quotation_where_one_below_has_them(role, words):
    text = f"Marlow is ‘{words}’ at last\n\n{SPEECH} Tom Reed said she was “ready.”"
    headline = quoted(text, {0: role}.items())[0]
    assert headline.text == words
    assert headline.end < text.index("\n")


PARAGRAPHS = [
    "“We sail on Friday,” Ada Marlow said. “The boat is sound.”",
    "“We wait for the tide and then we sail.”",
    "“The tide was late.",
    "Tom Reed said the crew was “tired” and ‘cold’ on Friday.",
    "‘We sail on Friday,’ said Tom Reed.",
    "Ada Marlow played her song “Low Tide” on the quay.",
    "He dedicated “Low Tide” to the crew.",
    "‘A boat for all of us’",
    "The yard closed. She said nothing.",
    "“",
    "Then it came in.” Tom Reed left.",
    "> The boat is sound.",
]


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4),
)
@settings(deadline=None, max_examples=200)
def test_what_is_added_below_changes_nothing_above_its_own_chain(above, below):
    """The last paragraph above may be gone on with below; those before it stay as they are."""
    text = "\n\n".join(["“We sail again,” Ada Marlow said.", *above])
    last = text.rindex("\n\n") + 2
    longer = "\n\n".join([text, *below])
    assert [row for row in quoted(longer) if row.end < last] == [
        row for row in quoted(text) if row.end < last
    ]
