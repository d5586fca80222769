"""Readings that differ in a word still meet, and reports that set two sayings apart are heard."""

import pytest

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
