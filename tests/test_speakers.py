"""Speakers: whose words they are, by which cue, where said first, and what a person judged."""

import pytest

from retold.model import Judgement
from tests.quoting import quoted


def test_the_words_that_stand_for_the_speaker_are_those_of_the_sentence():
    first, second = quoted(
        "Tom Reed came early.\n\n“The boat is sound,” he said.\n\n"
        "“We sail on Friday,” Ada Marlow added."
    )
    assert (first.speaker_text, first.speaker_name) == ("he", "Tom Reed")
    assert (second.speaker_text, second.speaker_name) == ("Ada Marlow", "Ada Marlow")
    assert 0 < first.confidence < second.confidence <= 1


def test_a_pronoun_is_not_given_a_name_of_the_other_gender():
    rows = quoted("“The boat is sound,” Tom Reed said.\n\n“We sail on Friday,” she said.")
    assert rows[1].speaker_name != "Tom Reed"


def test_a_pronoun_without_a_name_takes_the_name_that_leads_its_own_paragraph():
    text = (
        "“The boat is sound,” Ada Marlow said.\n\n"
        "On deck, Tom Reed had to begin three times. “We sail on Friday,” he said at last."
    )
    assert [row.speaker_name for row in quoted(text)] == ["Ada Marlow", "Tom Reed"]


def test_of_two_who_speak_together_neither_is_the_speaker():
    (row,) = quoted("Ada Marlow and Tom Reed said in a letter: “We sail on Friday.”")
    assert row.speaker_text == "Ada Marlow and Tom Reed"
    assert row.speaker_name is None


def test_titles_in_front_and_appositions_behind_belong_to_the_speakers_words():
    (row,) = quoted("“We sail on Friday,” said former mayor Tom Reed, a retired pilot.")
    assert row.speaker_text == "former mayor Tom Reed, a retired pilot"
    assert row.speaker_name == "Tom Reed"


def test_an_unnamed_speaker_has_words_and_no_name():
    (row,) = quoted("“We sail on Friday,” one of the pilots said.")
    assert row.speaker_name is None
    assert row.speaker_text == "one of the pilots"


def test_words_that_nobody_says_have_no_speaker():
    rows = quoted("“Nothing here. Nobody there. All is quiet on the quay.”")
    assert all(row.speaker_text is None and row.confidence == 0 for row in rows)


@pytest.mark.parametrize(
    ("text", "cue", "venue"),
    [
        ("“We sail on Friday,” Marlow told the Quay Gazette.", "told", "the Quay Gazette"),
        ("“We sail on Friday,” Marlow told the Gazette in March.", "told", "the Gazette in March"),
        ("Marlow wrote in a letter: “We sail on Friday.”", "wrote", "in a letter"),
        ("“We sail on Friday,” Marlow said in a statement.", "said", "in a statement"),
        ("“We sail on Friday,” Marlow said on Monday.", "said", "on Monday"),
        ("“We sail on Friday,” Marlow said.", "said", None),
        ("In a statement, Marlow said: “We sail on Friday.”", "said", "In a statement"),
        ("“We sail on Friday,” according to Marlow.", "according to", None),
    ],
)
def test_cue_and_venue_stand_in_the_text(text, cue, venue):
    (row,) = quoted(text)
    assert (row.cue, row.venue) == (cue, venue)
    assert text[row.cue_start : row.cue_end] == cue
    if venue is not None:
        assert text[row.venue_start : row.venue_end] == venue


def test_the_reasons_name_the_cue():
    (row,) = quoted("“We sail on Friday,” Marlow said.")
    assert row.because == ("'said' stands next to it, of 'Marlow'",)


def test_the_runner_up_is_another_person():
    (row,) = quoted("“We sail on Friday,” Marlow said while Tom Reed listened.")
    assert row.runner_up == "Tom Reed"


def judgement(row, kind, value=None, undone=None):
    return Judgement(id="j", kind=kind, left=row.id, value=value, undone_at=undone)


def test_a_persons_judgement_of_the_speaker_outranks_the_program():
    text = "“We sail on Friday,” Marlow said."
    (row,) = quoted(text)
    (judged,) = quoted(text, judgements=[judgement(row, "speaker", "Tom Reed")])
    assert (judged.speaker_name, judged.confidence) == ("Tom Reed", 1.0)
    assert judged.because == ("a person judged the speaker",)


def test_words_a_person_judged_no_speech_are_left_out_and_the_rest_stays():
    text = "“We sail on Friday,” Marlow said.\n\n“Not in this wind,” Tom Reed replied."
    first, second = quoted(text)
    assert quoted(text, judgements=[judgement(first, "not_speech")]) == [second]


@pytest.mark.parametrize("kind", ["speaker", "not_speech"])
def test_a_judgement_undone_counts_no_more(kind):
    text = "“We sail on Friday,” Marlow said."
    rows = quoted(text)
    undone = judgement(rows[0], kind, "Tom Reed", undone="2024-01-01")
    assert quoted(text, judgements=[undone]) == rows
