"""Quotations that retell the same words are readings of one utterance, with their changes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Judgement, Link, Quotation
from retold.stages.utterances import find_utterances
from tests.telling import Told

OATH = "We will keep the night ferry sailing, and nobody on the island needs to learn to swim."
FRAGMENT = "nobody on the island needs to learn to swim"
OTHER = "The bakery ovens have been cold since the flood carried off both of our chimneys."


@pytest.mark.parametrize(
    "reading",
    [
        OATH.upper(),
        FRAGMENT,
        "needs to learn to swim",
        OATH.replace("ferry", "fery"),
        OATH.replace("learn to swim", "learn swimming"),
        "We will keep the night ferry sailing … and nobody needs to learn to swim",
        OATH + " That is a promise to the bakery, too.",
    ],
)
def test_a_retelling_is_a_reading_of_the_same_utterance(reading):
    told = Told().say("a", OATH).say("b", reading)
    assert told.groups() == [sorted([OATH, reading])]


@pytest.mark.parametrize(
    ("left", "one", "right", "two", "linked"),
    [
        (OATH, "Mara Quill", OTHER, "Mara Quill", False),
        (OATH, "Mara Quill", OATH, None, True),
        (OATH, "Mara Quill", OATH, "Osric Vane", True),
        (FRAGMENT, "Mara Quill", OATH, "Captain Quill", True),
        ("a disgrace", "Tobias Fenn Sr.", "a disgrace", "Tobias Fenn", True),
        # a person who changed her last name, and one with an accent
        (FRAGMENT, "Mara Quill", OATH, "Mara Vane", True),
        (OATH, "Zoë Łącka", FRAGMENT, "Zoe Łacka", True),
        # what many people say alike
        ("Our thoughts and prayers are with the families", "Mara Quill",
         "Our thoughts and prayers are with the families", "Osric Vane", False),
        ("We take these allegations very seriously", "Mara Quill",
         "We take these allegations very seriously", None, False),
        # short words are the same only from the same mouth
        ("a disgrace", "Mara Quill", "A disgrace.", "Mara Quill", True),
        ("a disgrace", "Mara Quill", "a disgrace", "Osric Vane", False),
        ("a disgrace", "Mara Quill", "a disgrace", None, False),
        ("a disgrace", "Mara Quill", "It was a disgrace to the island", "Mara Quill", False),
        ("I have never seen anything like the flood", "Mara Quill",
         "I have never seen anything as odd as this", "Mara Quill", False),
    ],
)  # fmt: skip
def test_which_quotations_meet(left, one, right, two, linked):
    told = Told().say("a", left, speaker=one).say("b", right, speaker=two)
    assert bool(told.links()) is linked


def test_a_link_tells_its_reasons():
    (link,) = Told().say("a", OATH).say("b", FRAGMENT).links()
    assert link.because == ("shares 9 of 9 words", "both by Mara Quill")
    assert 0.9 < link.score <= 1
    assert link.left < link.right


def test_a_quotation_without_links_is_an_utterance_of_its_own():
    (utterance,) = Told().say("a", OATH).utterances()
    assert (utterance.text, utterance.base) == (OATH, "a-000")
    assert [r.quotation for r in utterance.readings] == ["a-000"]
    assert utterance.stemma == ()


def test_the_base_is_the_longest_reading():
    told = Told().say("a", FRAGMENT).say("b", OATH).say("c", FRAGMENT)
    (utterance,) = told.utterances()
    assert utterance.text == OATH
    assert utterance.base == "b-001"


def test_of_equally_long_readings_the_base_is_the_one_without_a_misprint():
    told = Told().say("a", OATH.replace("island", "islund")).say("b", OATH)
    assert told.utterances()[0].text == OATH


def test_readings_stand_in_order_of_time():
    told = Told().say("a", OATH, day="2024-03-09").say("b", OATH).say("c", OATH, day="2024-03-08")
    (utterance,) = told.utterances()
    assert [r.quotation[0] for r in utterance.readings] == ["c", "a", "b"]
    assert utterance.first == "c-002"


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("2024-03-09T08:00:00Z", "2024-03-09T08:30:00+01:00", "b"),
        ("2024-03-09T08:00:00Z", "2024-03-10", "a"),
        ("2024-03-09T08:00:00Z", "2024-03-09", None),
        ("2024-03-09T08:00:00", "2024-03-10T08:00:00Z", "a"),
    ],
)
def test_times_are_compared_as_far_as_they_are_known(one, two, first):
    told = Told().say("a", OATH, day=one).say("b", OATH, day=two)
    found = told.utterances()[0].first
    assert (found and found[0]) == first


@pytest.mark.parametrize("days", [("2024-03-08", "2024-03-08"), (None, None)])
def test_nobody_is_first_where_the_dates_do_not_tell(days):
    told = Told().say("a", OATH, day=days[0]).say("b", OATH, day=days[1])
    assert told.utterances()[0].first is None


def test_parts_that_a_cue_splits_are_readings_of_one_utterance_without_cuts():
    first, second = (
        "We will keep the night ferry sailing",
        "and nobody on the island needs to learn to swim",
    )
    told = Told().say("a", first, second).say("b", f"{first}, {second}.")
    (utterance,) = told.utterances()
    assert len(utterance.readings) == 3
    assert all(r.changes == () for r in utterance.readings)


def test_a_short_part_comes_with_the_rest_of_its_turn():
    told = Told().say("a", "It was a squall", OATH).say("b", f"It was a squall. {OATH}")
    assert len(told.groups()) == 1


def test_a_part_that_others_have_alone_is_an_utterance_of_its_own():
    told = Told().say("a", OATH, OTHER).say("b", OTHER).say("c", OATH)
    assert told.groups() == sorted([[OATH, OATH], [OTHER, OTHER]])


def test_a_part_that_few_go_on_to_is_an_utterance_of_its_own():
    told = Told().say("a", OATH, OTHER).say("b", OATH)
    assert len(told.groups()) == 1
    assert len(told.say("c", OATH).groups()) == 2


def test_phrases_taken_out_of_a_speech_stay_apart():
    told = Told().say("a", "a splendid ferry", "a wretched bakery", kind="partial")
    assert len(told.groups()) == 2


def test_a_quotation_that_runs_two_together_does_not_make_them_one():
    merged = f"{OATH[:-1]} … {OTHER}"
    told = Told().say("a", OATH).say("b", OTHER).say("c", merged).say("d", OATH).say("e", OTHER)
    found = told.utterances()
    assert sorted(len(u.readings) for u in found) == [2, 3]
    assert sorted(u.text for u in found) == sorted([OATH, OTHER])
    kinds = [c.kind for u in found for r in u.readings for c in r.changes]
    assert kinds == ["merge"]


def test_a_full_speech_and_its_fragments_are_one_utterance():
    told = Told().say("a", f"{OATH} {OTHER}").say("b", OATH).say("c", OTHER)
    assert len(told.groups()) == 1


def test_paragraphs_of_a_statement_stay_utterances_of_their_own():
    told = Told().say("a", OATH, kind="block").say("b", OATH)
    told.quotations.append(told.quotations[0].__class__(
        id="a-long", report="a", start=500, end=500 + len(OTHER), text=OTHER, kind="block",
        turn=told.quotations[0].turn, speaker_name="Mara Quill",
    ))  # fmt: skip
    assert len(told.groups()) == 2


def test_a_headline_repeats_the_body_of_its_report():
    told = Told().say("a", "needs to swim", speaker=None).say("a", f"Nobody needs to swim, {OATH}")
    assert len(told.groups()) == 1


def verdict(kind, left, right, undone_at=None):
    return Judgement(id="j", kind=kind, left=left, right=right, undone_at=undone_at)


def test_a_person_s_verdict_outranks():
    told = Told().say("a", OATH).say("b", OATH).say("c", OTHER)
    assert told.groups(verdict("different", "b-001", "a-000")) == sorted([[OATH], [OATH], [OTHER]])
    assert told.groups(verdict("same", "c-002", "a-000")) == [sorted([OATH, OATH, OTHER])]
    undone = verdict("different", "a-000", "b-001", "2024-03-09")
    assert told.groups(undone) == sorted([[OATH, OATH], [OTHER]])


@settings(max_examples=30)
@given(st.permutations(range(5)))
def test_the_order_of_rows_does_not_matter(order):
    told = (
        Told()
        .say("a", OATH)
        .say("b", FRAGMENT)
        .say("c", f"{OATH} {OTHER}")
        .say("d", OTHER)
        .say("e", "Well")
    )
    straight = told.utterances()
    told.quotations = [told.quotations[n] for n in order]
    assert told.utterances() == straight


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="ab 1.’…“é", max_size=30), min_size=1, max_size=4))
def test_any_words_become_utterances_and_every_place_holds(texts):
    told = Told()
    for n, text in enumerate(texts):
        told.say(f"r{n}", text, text[:5])
    found = told.utterances()
    assert sorted(r.quotation for u in found for r in u.readings) == sorted(
        q.id for q in told.quotations
    )
    reports = {q.id: q.report for q in told.quotations}
    for reading in (r for u in found for r in u.readings):
        for change in reading.changes:
            assert told.texts[reports[reading.quotation]][change.start : change.end] == change.here


def test_ten_thousand_equal_quotations_take_no_more_than_a_moment():
    rows = [
        Quotation(id=f"{n:05}", report=f"r{n}", start=0, end=len(OATH), text=OATH, kind="direct",
                  turn=f"{n:05}")
        for n in range(10_000)
    ]  # fmt: skip
    links = [
        Link(family="utterances", left="00000", right=row.id, score=1.0, because=())
        for row in rows[1:]
    ]
    begun = time.process_time()
    (utterance,) = find_utterances(rows, (), links, ())
    assert len(utterance.readings) == 10_000
    assert time.process_time() - begun < 2


def test_very_long_quotations_take_no_more_than_a_moment():
    words = [f"w{n * 7919 % 5000}" for n in range(20_000)]
    told = (
        Told()
        .say("a", " ".join(words))
        .say("b", " ".join([*words[:9_000], "kelp", *words[9_001:]]))
    )
    begun = time.process_time()
    (utterance,) = told.utterances()
    assert [len(r.changes) for r in utterance.readings] == [0, 1]
    assert time.process_time() - begun < 2
