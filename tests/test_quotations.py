"""Quotations: which words are speech, in which turn, of which kind, and in any text."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.quoting import quoted, said, words_of


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry will run in June,” Ada Marlow said.",
        "“The ferry will run in June,” said Ada Marlow.",
        '"The ferry will run in June," said Ada Marlow.',
        "''The ferry will run in June,'' said Ada Marlow.",
        "``The ferry will run in June,'' said Ada Marlow.",
        "„The ferry will run in June,“ said Ada Marlow.",
        "«The ferry will run in June,» said Ada Marlow.",
        "‘The ferry will run in June,’ said Ada Marlow.",
        "'The ferry will run in June,' said Ada Marlow.",
        '“The ferry will run in June," said Ada Marlow.',
        "“The ferry will run in June,“ said Ada Marlow.",
        "Ada Marlow said: “The ferry will run in June,”",
        "Ada Marlow told reporters, “The ferry will run in June,”",
        "Ada Marlow, who built her, said: “The ferry will run in June,”",
        "Ada Marlow, 41, the yard's owner, said: “The ferry will run in June,”",
        "“The ferry will run in June,” according to Ada Marlow.",
        "“The ferry will run in June,” Ada Marlow, the owner, told the board.",
        "Ada Marlow wrote on Friday: “The ferry will run in June,”",
        "Ada Marlow: “The ferry will run in June,”",
        "In a letter to Tom Reed, Ada Marlow said, “The ferry will run in June,”",
        "“The ferry will run in June,” Ada Marlow said while Tom Reed listened.",
    ],
)
def test_the_words_and_the_speaker_of_one_sentence(sentence):
    assert said(sentence) == [("The ferry will run in June,", "Ada Marlow")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“He told me ‘no’ and left,” said Reed.", ["He told me ‘no’ and left,"]),
        ("‘He told me “no” and left,’ said Reed.", ["He told me “no” and left,"]),
        ("“He told me “no” and left,” said Reed.", ["He told me “no” and left,"]),
        ("'It is the players' boat, not ours,' said Reed.", ["It is the players' boat, not ours,"]),
        ("‘It’s the boat’s last trip,’ said Reed.", ["It’s the boat’s last trip,"]),
        ("Reed's boat and the crews' oars were lost.", []),
        ("Rock 'n' roll of the '90s was played at the yard's fair.", []),
        ('Reed said the plank is 12" long and 3" wide.', []),
        ('Reed said: "The plank is 12" long."', ['The plank is 12" long.']),
        ("Reed said: “Wait for the tide. Then sail", ["Wait for the tide. Then sail"]),
        ("Reed said “” and “ ” at the quay.", []),
    ],
)
def test_marks_inside_marks_and_marks_that_are_none(text, words):
    assert words_of(text) == words


def test_a_quotation_split_by_its_cue_is_one_turn():
    first, second = quoted("“We waited all night,” Ada Marlow said. “Then the tide came in.”")
    assert first.turn == second.turn == first.id
    assert second.speaker_name == "Ada Marlow"
    assert second.kind == "direct"


def test_a_quotation_that_opens_again_in_each_paragraph_is_one_turn_of_a_row_each():
    text = (
        "“We waited all night,” Ada Marlow said. “Nobody slept.\n\n"
        "“The tide was late. We sang to it.\n\n“Then it came in.”\n\nTom Reed left."
    )
    rows = quoted(text)
    assert [row.text for row in rows][1:] == [
        "Nobody slept.",
        "The tide was late. We sang to it.",
        "Then it came in.",
    ]
    assert {row.turn for row in rows} == {rows[0].id}
    assert {row.speaker_name for row in rows} == {"Ada Marlow"}


def test_single_marks_open_again_in_each_paragraph_too():
    text = (
        "Ada Marlow answers at length.\n\n"
        "‘We waited. It’s late.\n\n‘Then the tide came in,’ she says."
    )
    assert words_of(text) == ["We waited. It’s late.", "Then the tide came in,"]
    assert len({row.turn for row in quoted(text)}) == 1


def test_a_paragraph_that_is_only_a_quotation_goes_on_from_the_last_speaker():
    text = (
        "“The ferry will run in June,” Ada Marlow said at the quay.\n\n"
        "“We have the crew, and we have the coal for a whole summer.”"
    )
    rows = quoted(text)
    assert [row.speaker_name for row in rows] == ["Ada Marlow"] * 2
    assert rows[1].turn == rows[0].id


def test_a_quotation_that_closes_without_opening_begins_behind_its_cue():
    text = "“The ferry will run in June,” Ada Marlow said. We have the crew. We have the coal.”"
    assert words_of(text) == ["The ferry will run in June,", "We have the crew. We have the coal."]


def test_a_paragraph_that_takes_up_a_quotation_without_a_mark_is_speech_to_its_mark():
    text = (
        "Ada Marlow said: “We waited all night.\n\nThen the tide came in at last.” Tom Reed left."
    )
    assert words_of(text) == ["We waited all night.", "Then the tide came in at last."]


def test_a_paragraph_set_off_is_a_block():
    text = (
        "Ada Marlow lists the causes:\n\n"
        "> A cracked plank, and a boiler that nobody had loved.\n\nReed left."
    )
    (row,) = quoted(text)
    assert row.text == "A cracked plank, and a boiler that nobody had loved."
    assert row.kind == "block"
    assert row.speaker_name == "Ada Marlow"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marlow played her new song “Low Tide” on the quay.",
        "The band closed with the single “Slow Boat Home” as Reed left.",
        "The “Low Tide” singer Ada Marlow left the quay.",
        "Robert “Bob” Reed left the quay.",
        "The so-called “harbour plan” was dropped.",
        "The boat, known to all as “Old Bess”, left the quay.",
    ],
)
def test_titles_nicknames_and_terms_are_no_speech(text):
    assert words_of(text) == []


def test_what_is_a_title_once_is_one_in_the_rest_of_the_report():
    text = "Marlow's song “Low Tide” is new.\n\nMarlow dedicated “Low Tide” to the crew."
    assert words_of(text) == []


def test_a_few_words_that_a_cue_gives_to_somebody_are_partial():
    (row,) = quoted("Ada Marlow said the boat was “more or less afloat” on Friday.")
    assert row.kind == "partial"
    assert row.speaker_name == "Ada Marlow"


@pytest.mark.parametrize("role", ["promo", "related", "meta", "caption", "credit", "byline", "bio"])
def test_only_what_tells_news_is_read(role):
    text = "“The ferry will run in June,” Ada Marlow said."
    assert words_of(text, {0: role}.items()) == []


@pytest.mark.parametrize("role", ["headline", "standfirst", "body", "correction"])
def test_headlines_and_corrections_are_read(role):
    text = "“The ferry will run in June,” Ada Marlow said."
    assert len(quoted(text, {0: role}.items())) == 1


def test_a_headline_takes_the_speaker_that_its_words_have_below():
    text = (
        "‘We sang to the tide’: a night at the quay\n\n"
        "“We sang to the tide, and it came in,” Ada Marlow said."
    )
    headline, below = quoted(text, {0: "headline"}.items())
    assert headline.text == "We sang to the tide"
    assert headline.speaker_name == below.speaker_name == "Ada Marlow"
    assert "the same words stand again with their speaker" in headline.because


MARKS = ["“", "”", '"', "'", "‘", "’", "„", "«", "»", "''", "``", "> ", "12"]
PIECES = [
    *MARKS,
    "Marlow",
    "said",
    " ",
    " ",
    ", ",
    ". ",
    ": ",
    "\n\n",
    "the boat",
    "he",
    "who",
    "(",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@example("‘Marlow: the boat“``'”")
@given(TEXTS)
@settings(deadline=None)
def test_every_place_gives_its_words_back_in_order_without_overlap(text):
    rows = quoted(text)
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.text.strip() == row.text != ""
        if row.speaker_text is not None:
            assert text[row.speaker_start : row.speaker_end] == row.speaker_text
        if row.cue is not None:
            assert text[row.cue_start : row.cue_end] == row.cue
        assert 0 <= row.confidence <= 1
    assert all(a.end < b.start for a, b in pairwise(rows))
    assert {row.turn for row in rows} <= {row.id for row in rows}


@given(TEXTS)
@settings(deadline=None)
def test_the_same_report_gives_the_same_rows(text):
    assert quoted(text) == quoted(text)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_read(text):
    assert all(text[row.start : row.end] == row.text for row in quoted(text))


@pytest.mark.parametrize(
    "behind",
    [
        "Tom Reed said: “Not in this wind.”",
        "The song “Not in this wind” was played.",
        "“",
        "The yard closed.",
    ],
)
def test_what_is_added_below_changes_nothing_above(behind):
    text = "“We sail on Friday,” Marlow said. “The boat is sound.”\n\nThe crew left."
    assert quoted(f"{text}\n\n{behind}")[:2] == quoted(text)
