"""Readings that differ in a word still meet, and reports that set two sayings apart are heard."""

import time

import pytest

from retold.stages.utterances import compare_quotations, mark_quotations
from tests.telling import Told


@pytest.mark.parametrize(
    "reading",
    [
        "The regatta clearly needs a lantern.",
        "The regatta needs … a lantern,",
        "The regatta needs a lantren.",
    ],
)
def test_a_single_sentence_with_a_word_changed_meets_the_other(reading):
    told = Told().say("a", "The regatta needs a lantern.").say("b", reading)
    assert len(told.utterances()) == 1


def test_a_half_joins_those_that_give_it_otherwise_at_the_seam():
    told = Told().say("a", "The orchard flooded twice in the spring, and so it goes on.")
    told.say("b", "The orchard has flooded twice in spring,", "and so it goes on.")
    assert len(told.utterances()) == 1


def test_what_reports_set_apart_is_not_made_one_by_a_report_that_runs_it_together():
    one = "The harbour wall leaks at every spring tide."
    two = "Our brass band rehearses beneath the granary clock."
    told = Told()
    for report in "abc":
        told.say(report, one).say(report, two)
    told.say("d", f"{one} {two}")
    assert sorted(u.text for u in told.utterances()) == sorted((one, two))


def test_two_hyphens_are_a_dash():
    told = Told().say("a", "The mill closed – and the ferry with it, said the weavers of Elmford.")
    told.say("b", "The mill closed -- and the ferry with it, said the weavers of Elmford.")
    (utterance,) = told.utterances()
    assert [reading.changes for reading in utterance.readings] == [(), ()]


def test_two_sayings_that_few_run_together_stay_two():
    one = "The harbour wall leaks at every spring tide."
    two = "Our brass band rehearses beneath the granary clock."
    told = Told()
    for report in "abc":
        told.say(report, one).say(report + "2", two)
    told.say("d", f"{one} {two}").say("e", f"{one} {two.replace('brass', 'bras')}")
    assert sorted(u.text for u in told.utterances()) == sorted((one, two))


def test_a_speech_that_most_give_whole_is_one():
    one = "The harbour wall leaks at every spring tide."
    two = "Our brass band rehearses beneath the granary clock."
    told = Told().say("a", one).say("b", two).say("c", one).say("d", two)
    for report in "efg":
        told.say(report, f"{one} {two}")
    assert len(told.utterances()) == 1


def test_few_words_that_two_utterances_end_on_do_not_make_them_one():
    told, last = Told(), "and then we will see."
    for n, first in enumerate(("We asked the weavers to mend it", "We asked the choir to rent it")):
        told.say(f"a{n}", f"{first}, {last}").say(f"b{n}", first, last).say(f"c{n}", first, last)
    assert len(told.utterances()) == 2


@pytest.mark.parametrize(
    ("one", "two", "linked"),
    [
        ("Robert Quill", "Bernard Quill", False),
        ("Robert Quill", "Quill", True),
        ("Robert Quill", "Mr. Quill", True),
        ("Robert Quill", "Bob Quill", True),
        ("Robert Quill", "R. Quill", True),
    ],
)
def test_a_full_name_with_another_given_name_is_another_speaker(one, two, linked):
    told = Told().say("a", "a wretched sluice", speaker=one)
    told.say("b", "a wretched sluice", speaker=two)
    assert (len(told.utterances()) == 1) is linked


def test_a_saying_told_in_other_pieces_shows_where_two_are_run_together():
    first = "The harbour wall leaks at every spring tide and nobody on the council minds."
    last = "Our brass band rehearses beneath the granary clock."
    told = Told().say("a", f"{first} {last}").say("b", last)
    for report in "cdefg":
        told.say(report, first)
    assert sorted(u.text for u in told.utterances()) == sorted((first, last))


WALL = "The harbour wall leaks at every spring tide and nobody minds."


def test_few_words_are_of_the_only_utterance_that_has_them():
    told = Told().say("a", WALL, day="2024-03-09").say("b", "nobody minds", day="2024-03-10")
    assert len(told.utterances()) == 1


@pytest.mark.parametrize(
    ("other", "day", "speaker"),
    [
        ("Nobody minds the eels in the granary.", "2024-03-10", "Mara Quill"),
        ("Granary.", "2025-03-10", "Mara Quill"),
        ("Granary.", "2024-03-10", "Osric Vane"),
    ],
)
def test_few_words_that_may_be_of_another_utterance_are_one_of_their_own(other, day, speaker):
    told = Told().say("a", WALL, day="2024-03-09").say("c", other, day="2024-03-09")
    told.say("b", "nobody minds", day=day, speaker=speaker)
    assert len(told.utterances()) == 3


def test_a_sentence_of_plain_words_meets_one_that_lost_some():
    told = Told().say("a", "They have got to be able to win.").say("b", "They have be able to win.")
    assert len(told.utterances()) == 1


def test_a_cut_that_another_puts_its_cue_in_runs_nothing_together():
    told = Told().say("a", "We will mend the sluice", "before the eels come back.")
    told.say("b", "We will mend the sluice … before the eels come back.")
    told.say("c", "We will mend the old sluice before the eels come back.")
    assert len(told.utterances()) == 1


def test_two_quotations_equal_but_for_one_character_are_one_utterance():
    told = Told().say("a", WALL).say("b", WALL.replace("leaks", "leaky"))
    assert len(told.utterances()) == 1


def test_a_quotation_of_a_hundred_thousand_words_meets_its_retelling_in_a_moment():
    words = [f"w{n * 7919 % 50_000}" for n in range(100_000)]
    changed = [*words[:40_000], "kelp", *words[40_001:]]
    begun = time.process_time()
    told = Told().say("a", " ".join(words)).say("b", " ".join(changed))
    marks = [{mark.mark for mark in mark_quotations([row])} for row in told.quotations]
    assert len(marks[0] & marks[1]) > 0.9 * len(marks[0])
    assert list(compare_quotations(*told.quotations))
    assert time.process_time() - begun < 10
