"""Long readings, parts of a turn and merged quotations are told apart from the base rightly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.stages.utterances.keys import keys_of
from retold.stages.utterances.readings import readings_of
from retold.stages.utterances.witnesses import Witness
from tests.telling import Told

FERRY = "We will keep the night ferry sailing, and nobody on the island needs to learn to swim."
OVENS = "The bakery ovens have been cold since the flood carried off both of our chimneys."
ROWERS = "Every rower in the harbour club has mended an oar or a lantern this winter."
SPEECH = f"{FERRY} {OVENS} {ROWERS}"


def changes(*reading, base=SPEECH):
    """Return the changes of one turn of speech against a base that two reports give."""
    told = Told().say("a", base).say("b", base).say("c", *reading)
    (utterance,) = [u for u in told.utterances() if u.text == base]
    rows = [r for r in utterance.readings if r.quotation.startswith("c")]
    found = [change for row in rows for change in row.changes]
    assert all(told.texts["c"][c.start : c.end] == c.here for c in found)
    return [(c.kind, c.base, c.here) for c in found]


@pytest.mark.parametrize("reading", ["ovens have been cold", "harbour club has mended an oar"])
def test_a_few_words_out_of_a_speech_are_two_cuts(reading):
    before, after = (part.strip(" .") for part in SPEECH.split(reading))
    assert changes(reading) == [("cut-start", before, ""), ("cut-end", after, "")]


def test_a_misspelt_word_is_found_where_the_rest_is_cut():
    base = "Every rower in the harbour club has mended an oar or a lantern this winter"
    assert changes("Every rower in the harbour club has mended an oar or a lantrn.", base=base) == [
        ("spelling", "lantern", "lantrn"),
        ("cut-end", "this winter", ""),
    ]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (f"{OVENS} {ROWERS} {FERRY}", [("order", FERRY[:-1], FERRY[:-1])]),
        (f"{ROWERS} {FERRY}", [("order", ROWERS[:-1], ROWERS[:-1]), ("cut-end", OVENS[:-1], "")]),
        (f"{OVENS} {ROWERS} {FERRY.replace('night ', '')}",
         [("order", FERRY[:-1], FERRY.replace("night ", "")[:-1]), ("cut-inside", "night", "")]),
        (SPEECH.replace("ovens have", "have ovns"),
         [("order", "ovens", "ovns"), ("spelling", "ovens", "ovns")]),
    ],
)  # fmt: skip
def test_words_that_changed_places(reading, expected):
    assert changes(reading) == expected


def test_the_same_words_lost_and_put_in_far_away_have_not_moved():
    reading = SPEECH.replace("both of ", "").replace("this winter", "both this winter")
    assert changes(reading) == [("cut-inside", "both of", ""), ("insertion", "", "both")]


def test_a_contraction_beside_another_word():
    base = "The ferry stays since there is no bridge, said nobody on the quay that day."
    reading = base.replace("since there is", "because there's")
    assert changes(reading, base=base) == [
        ("substitution", "since", "because"),
        ("spelling", "there is", "there's"),
    ]


def test_words_are_cut_where_the_ellipsis_stands():
    reading = SPEECH.replace("been cold since the flood", "been … the flood")
    base = SPEECH.replace("cold since the flood", "cold on the quay since the flood")
    assert changes(reading, base=base) == [("cut-inside", "cold on the quay since", "…")]


def test_one_word_of_its_own_at_the_end_stands_for_one():
    assert changes("We will keep the night ferry afloat.") == [
        ("substitution", "sailing", "afloat"),
        ("cut-end", SPEECH.partition("sailing, ")[2][:-1], ""),
    ]


def test_parts_of_a_turn_tell_each_change_once():
    assert changes(FERRY, ROWERS) == [("cut-inside", OVENS[:-1], "")]
    head, _, tail = ROWERS.partition(" has ")
    assert changes(f"{OVENS} {head}", f"has {tail} {FERRY}") == [("order", FERRY[:-1], FERRY[:-1])]


def test_a_merged_quotation_tells_its_own_changes_and_where_the_other_begins():
    told = Told().say("a", FERRY).say("b", FERRY).say("d", OVENS).say("e", OVENS)
    told.say("c", f"{FERRY.replace('sailing', 'afloat')} {OVENS.replace('both of ', '')}")
    found = told.utterances()
    assert sorted(u.text for u in found) == sorted([FERRY, OVENS])
    (reading,) = [r for u in found for r in u.readings if r.quotation.startswith("c")]
    merge, cut = reading.changes
    assert (merge.kind, merge.here) == ("merge", FERRY.replace("sailing", "afloat")[:-1])
    assert (cut.kind, cut.base) == ("cut-inside", "both of")
    assert all(told.texts["c"][c.start : c.end] == c.here for c in reading.changes)


def test_a_merged_part_of_the_turn_that_has_the_base_is_a_reading():
    rows = Told().say("a", FERRY, f"{OVENS} {ROWERS}").quotations
    base = Witness((rows[0],), keys_of(FERRY))
    first, second = readings_of(base, rows, {rows[1].id: len(keys_of(OVENS))}, ())
    assert first.changes == ()
    assert "merge" in {change.kind for change in second.changes}


def test_sayings_with_a_frame_in_common_are_told_apart_in_a_merged_one():
    one = "We will repaint the wooden lighthouse beside the harbour as soon as we can."
    two = "We will dredge the muddy millpond behind the orchard as soon as we can."
    told = Told()
    for n in range(3):
        told.say(f"a{n}", one).say(f"b{n}", two)
    told.say("b9", two.replace("dredge", "drain")).say("c", f"{one} {two}")
    assert {one, two} <= {u.text for u in told.utterances()}
    assert len(told.utterances()) == 2


def test_sentences_in_another_order_are_one_saying():
    told = Told().say("a", f"{FERRY} {OVENS}").say("b", f"{OVENS} {FERRY}")
    told.say("c", FERRY).say("d", OVENS)
    kinds = {c.kind for u in told.utterances() for r in u.readings for c in r.changes}
    assert "merge" not in kinds


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*SPEECH.split(), "…", "[the", "crew]", "é"]), max_size=40),
    st.integers(0, 40),
)
def test_whatever_is_cut_turned_or_split_every_place_holds(words, at):
    told = Told().say("a", SPEECH).say("b", SPEECH)
    told.say("c", " ".join(words[:at]), " ".join(words[at:]))
    for reading in (r for u in told.utterances() for r in u.readings):
        for change in reading.changes:
            text = told.texts[reading.quotation[0]]
            assert text[change.start : change.end] == change.here


def test_a_text_with_thousands_of_changes_takes_no_more_than_moments():
    words = [f"w{n * 7919 % 5000}" for n in range(12_000)]
    other = [f"x{n}" if n % 4 == 0 else word for n, word in enumerate(words)]
    told = Told().say("a", " ".join(words)).say("b", " ".join(other[6_000:] + other[:6_000]))
    begun = time.process_time()
    told.utterances()
    assert time.process_time() - begun < 3
