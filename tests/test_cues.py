"""The cue lexicon knows the forms of verbs that bring words in, and their manner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.cues import BARE, CUES, PARTICLES, VERBS, word_set


@pytest.mark.parametrize(
    ("form", "verb", "manner"),
    [
        ("said", "say", "say"),
        ("says", "say", "say"),
        ("told", "tell", "tell"),
        ("wrote", "write", "write"),
        ("captioned", "caption", "write"),
        ("tweeted", "tweet", "write"),
        ("replies", "reply", "say"),
        ("replied", "reply", "say"),
        ("admitted", "admit", "say"),
        ("stressing", "stress", "say"),
        ("stresses", "stress", "say"),
        ("continuing", "continue", "add"),
        ("queried", "query", "ask"),
        ("dubbed", "dub", "call"),
        ("whispered", "whisper", "voice"),
        ("thought", "think", "think"),
    ],
)
def test_a_form_leads_to_its_verb_and_manner(form, verb, manner):
    assert CUES[form] == (verb, manner)


@pytest.mark.parametrize("word", ["ferry", "sayed", "tellen", "writed", "wrotes", ""])
def test_other_words_are_no_cues(word):
    assert word not in CUES


def test_every_verb_is_known_in_its_base_form():
    assert set(CUES) >= BARE
    assert {verb for verbs in VERBS.values() for verb in verbs.split()} == BARE


def test_verbs_that_need_a_particle_are_verbs():
    assert set(PARTICLES) <= BARE


@given(st.lists(st.text("abc", min_size=1)))
def test_a_word_set_holds_the_words_of_its_line(words):
    assert word_set(" ".join(words)) == frozenset(words)
