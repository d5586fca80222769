"""Whom the layout and the grammar of a sentence make the speaker."""

import pytest

from tests.quoting import quoted, said


def speaker_words(text):
    return [row.speaker_text for row in quoted(text)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Said Ada Marlow, “We will mend the pier this spring.”", "Ada Marlow"),
        (
            "Citing the storm as a warning to “all who sail unlit,” Ada Marlow asked for help.",
            "Ada Marlow",
        ),
        (
            "Ada Marlow, the head of the rowing club, said the race would be “the best one yet.”",
            "Ada Marlow, the head of the rowing club",
        ),
        (
            "Ada Marlow, at a hearing in March, said the boats were “older than the pier itself.”",
            "Ada Marlow",
        ),
        (
            "An officer who asked to stay unnamed said the lights were “never once repaired.”",
            "An officer who asked to stay unnamed",
        ),
        (
            "As Ada Marlow, the harbour master, put it, “a pier is no parking place.”",
            "Ada Marlow, the harbour master",
        ),
        ("“The gate was never locked at night,” the report read.", "the report"),
        (
            "On Friday, Ada Marlow called the rowers together, saying the race was “off for good.”",
            "Ada Marlow",
        ),
        ("The former mayor calls it “a bridge to nowhere at all.”", "The former mayor"),
    ],
)
def test_the_subject_of_the_cue_speaks(sentence, speaker):
    assert speaker_words(sentence)[:1] == [speaker]


def test_an_aside_between_dashes_has_its_own_speaker():
    text = (
        "Though there was anger — some people said the posters made them “uneasy” — Ada Marlow said"
        " that she looked at the “good will of the town.”"
    )
    assert speaker_words(text) == ["some people", "Ada Marlow"]


def test_a_list_of_sayings_is_signed_by_the_names_behind_them():
    text = (
        "“The river knows your name before you know its own.” Ada Marlow"
        " “You cannot row a boat from the bank, so get in.” Tom Reed"
        " “Rain is only practice for swimming in the sea.” Ada Marlow"
    )
    assert [name for _, name in said(text)] == ["Ada Marlow", "Tom Reed", "Ada Marlow"]


def test_a_signature_has_no_cue_and_says_that_it_signs():
    text = (
        "“The river knows your name before you know its own.” Ada Marlow"
        " “You cannot row a boat from the bank, so get in.” Tom Reed"
    )
    first, _ = quoted(text)
    assert (first.cue, first.cue_start) == (None, None)
    assert first.because == ("'Ada Marlow' signs it",)


def test_only_names_sign():
    rows = quoted("“Swipe left below to view more boats of the club.” Swipe")
    assert not any("signs" in reason for row in rows for reason in row.because)


@pytest.mark.parametrize("signature", ["— Ada Marlow, rower", "Ada Marlow"])
def test_a_line_below_signs_the_quotation_above(signature):
    text = (
        "The council voted on Monday and the rowers were not asked.\n\n"
        "“We will sail in all weathers, and nobody will pay more for it.”\n\n"
        f"{signature}\n\n"
        "The club had asked for two boats."
    )
    (row,) = quoted(text)
    assert row.speaker_name == "Ada Marlow"
    assert row.because == (f"'{row.speaker_text}' stands in a paragraph behind",)


def test_a_heading_below_signs_nothing():
    text = (
        "“We will sail in all weathers,” Tom Reed told the council.\n\n"
        "“Nobody will pay more for it, and nobody will wait.”\n\n"
        "Ada Marlow was not there. She had sailed at noon, and nobody knew where she had gone."
    )
    assert [name for _, name in said(text)] == ["Tom Reed", "Tom Reed"]


def test_labels_inside_the_marks_are_not_said_but_name_who_speaks():
    text = (
        "The debate was long. A transcript follows:\n\n"
        "“MARLOW: Thank you all. I have come to speak about the ferry.\n\n"
        "“REED: It is older than the council, and it works better.\n\n"
        "“I have read the report twice. I am told that you have not.\n\n"
        "“MARLOW: I have read enough of it.”"
    )
    rows = quoted(text)
    assert [row.text.split()[0] for row in rows] == ["Thank", "It", "I", "I"]
    assert [row.speaker_text for row in rows] == ["MARLOW", "REED", "REED", "MARLOW"]


def test_a_colon_inside_a_single_quotation_is_no_label():
    text = "“Remember: the pier closes at noon,” Ada Marlow said."
    assert said(text) == [("Remember: the pier closes at noon,", "Ada Marlow")]


def test_who_stands_for_nobody_that_another_paragraph_names():
    text = (
        "Ada Marlow wrote this.\n\n"
        "The pier was full of neighbours from both sides of the river who vowed to keep it "
        "“open to all of us”."
    )
    (row,) = quoted(text)
    assert (row.speaker_text, row.speaker_name) == ("who", None)


@pytest.mark.parametrize("label", ["LIVE", "latest", "Exclusive"])
def test_the_label_of_a_headline_speaks_nothing(label):
    text = f"Harbour fire {label}: Crews ‘see walls of smoke’ as the pier burns"
    assert {row.speaker_text for row in quoted(text, {0: "headline"})} <= {None}


def test_who_stands_before_the_colon_of_a_headline_speaks():
    text = "Harbour crews: We ‘see walls of smoke’ as the pier burns"
    assert [row.speaker_text for row in quoted(text, {0: "headline"})] == ["Harbour crews"]
