"""Words that the layout gives to somebody: interviews, transcripts, posts, what is set off."""

import pytest

from retold.inbox import Raw, read_input
from retold.model import Mention, Region, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations import find_quotations
from retold.stages.sentences import find_sentences
from tests.quoting import quoted, said, words_of

TALK = (
    "Ada Marlow came to the quay to talk.\n\n"
    "{them} Why does she sail in June?\n\n"
    "{her} The boat will be sound by then.\n\n"
    "And the crew is hired.\n\n"
    "{them} Who pays for the coal?\n\n"
    "{her} The trust has paid for it.\n\n"
    "The board meets on Friday."
)


@pytest.mark.parametrize(
    ("them", "her"),
    [
        ("Quay Gazette:", "Ada Marlow:"),
        ("Tom Reed:", "Marlow:"),
        ("**Tom Reed:**", "**Ada Marlow:**"),
        ("**Tom Reed**:", "**Ada Marlow**:"),
    ],
)
def test_the_turns_of_an_interview_belong_to_those_its_labels_name(them, her):
    rows = [row for row in quoted(TALK.format(them=them, her=her)) if "Marlow" in row.speaker_text]
    assert [row.text for row in rows] == [
        "The boat will be sound by then.",
        "And the crew is hired.",
        "The trust has paid for it.",
    ]
    assert {row.speaker_name for row in rows} == {"Ada Marlow"}
    assert rows[0].turn == rows[1].turn != rows[2].turn


def test_a_transcript_labels_in_capitals():
    rows = quoted(TALK.format(them="THE COURT:", her="MR. QUILL:"))
    assert [row.speaker_text for row in rows][:2] == ["THE COURT", "QUILL"]
    assert rows[0].text == "Why does she sail in June?"


def test_what_stands_in_brackets_between_turns_is_not_said():
    text = TALK.format(them="Tom Reed:", her="Ada Marlow:").replace(
        "And the crew is hired.", "(The bell of the ferry rings.)"
    )
    assert "The boat will be sound by then." in words_of(text)
    assert not any("bell" in words for words in words_of(text))


def test_labels_that_are_no_names_make_no_turns():
    assert words_of(TALK.format(them="Berth:", her="Fare:")) == []


def test_question_and_answer_are_turns_of_speakers_without_a_name():
    rows = quoted(TALK.format(them="Q:", her="A:"))
    assert {row.speaker_text for row in rows} == {"Q", "A"}
    assert {row.speaker_name for row in rows} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marlow: The boat will be sound.\n\nTom Reed: The coal is paid for.",
        "Ada Marlow: 12.\n\nTom Reed: 9.\n\nAda Marlow: 14.\n\nTom Reed: 11.",
        "Ada Marlow: The boat is sound.\n\nAda Marlow: The crew is hired.\n\nAda Marlow: We sail.",
    ],
)
def test_two_labels_a_tally_or_one_name_again_make_no_interview(text):
    assert words_of(text) == []


def test_labels_before_marked_words_leave_the_marks_as_they_are():
    text = TALK.format(them="Tom Reed:", her="Ada Marlow:").replace(
        "Who pays for the coal?", "“Who pays for the coal?”"
    )
    assert "Who pays for the coal?" in words_of(text)


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize("date", ["", " May 3, 2021", " 3 May 2021"])
def test_a_post_belongs_to_whoever_signed_it(between, date):
    text = (
        f"The trust has news.\n\nWe sail in June. Come and see.{between}"
        f"— Ada Marlow (@adamarlow){date}\n\nTom Reed left."
    )
    assert said(text) == [("We sail in June. Come and see.", "Ada Marlow")]


def test_a_dash_and_a_name_without_a_handle_sign_no_post():
    assert words_of("We sail in June. Come and see. — Ada Marlow\n\nTom Reed left.") == []


PAGE = (
    "<html><head><title>Ferry to sail in June</title></head><body><article>"
    "<h1>Ferry to sail in June</h1><p>The harbour board met on Friday to hear what the yard wants "
    "to do with the old boat this summer, and forty people came.</p>"
    "<p>Ada Marlow wrote to the board:</p>{quote}"
    "<p>The board said nothing about the letter, which was read out in full to the room.</p>"
    "<p>Tom Quill went home to his orchard on the hill without a word about the coal.</p>"
    "</article></body></html>"
)
WORDS = "The boat is sound, the crew is hired, and the coal is paid for."
MORE = "She sails in June whatever the weather does."


def rows_of_page(markup):
    report = read_input(Raw(source="r", input="r.html", form="html", body=markup.encode()))
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    mentions = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    mentions.sort(key=lambda row: (row.start, row.end))
    rows = find_quotations(report, blocks, sentences, mentions, [])
    return [row for row in rows if row.kind != "indirect"]


def test_what_a_page_sets_off_is_a_block_of_one_turn():
    quote = f"<blockquote><p>{WORDS}</p><p>{MORE}</p></blockquote>"
    first, second = rows_of_page(PAGE.format(quote=quote))
    assert (first.text, second.text) == (WORDS, MORE)
    assert (first.kind, second.kind) == ("block", "block")
    assert first.speaker_name == second.speaker_name == "Ada Marlow"
    assert first.turn == second.turn


@pytest.mark.parametrize(
    "quote",
    [f"<p>{WORDS}</p>", f"<blockquote class='pullquote'><p>{WORDS}</p></blockquote>"],
)
def test_plain_paragraphs_and_pull_quotes_are_none(quote):
    assert rows_of_page(PAGE.format(quote=quote)) == []


def test_words_set_off_that_nobody_is_near_to_say_are_no_quotation():
    text = "It rained.\n\nThe boat is sound.\n\nIt rained."
    layout = (Region(0, 10, "body"), Region(12, 30, "body", set_off=True), Region(32, 42, "body"))
    report = Report(id="r", source="s", text=text, layout=layout)
    assert list(find_quotations(report, list(find_blocks(report)), [], [], [])) == []


def test_a_handle_that_wrote_is_a_speaker_without_a_name():
    (row,) = quoted("The yard closed.\n\n@tideclub wrote: “It was cold and wet on the quay.”")
    assert row.speaker_text == "tideclub"
    assert row.speaker_name is None
    assert row.cue == "wrote"
