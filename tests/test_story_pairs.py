"""Reports of one matter meet and score high, with reasons; look-alikes score lower."""

import msgspec
import pytest

from retold.model import Copy, Link
from retold.pipeline import STORIES
from retold.stages.stories import compare_profiles, find_stories, mark_profile
from tests.matters import FERRY, FERRY_AGAIN, FERRY_ELSEWHERE, ORCHARD, profile


def score(left, right, between=()):
    found = tuple(compare_profiles(left, right, between))
    return found[0].score if found else 0.0


def met(left, right):
    marks = [{row.mark for row in mark_profile((one,))} for one in (left, right)]
    return len(marks[0] & marks[1]) >= STORIES.at_least


# --- meeting ---------------------------------------------------------------------------------


def test_reports_of_one_matter_meet_over_years_and_without_a_date():
    first = profile("a", FERRY, "2021-04-12")
    assert met(first, profile("b", FERRY_AGAIN, "2024-06-17"))
    assert met(first, profile("c", FERRY_AGAIN))
    assert not met(first, profile("d", ORCHARD, "2021-04-12"))


def test_a_report_has_few_marks_and_each_once():
    rows = list(mark_profile((profile("a", FERRY + ORCHARD, "2021-04-12"),)))
    marks = [row.mark for row in rows]
    assert marks == sorted(set(marks))
    assert len(marks) <= 122
    assert all(0 <= mark < 2**63 for mark in marks)
    assert {(row.family, row.node, row.report) for row in rows} == {("stories", "a", "a")}


@pytest.mark.parametrize("day", ["2024-99-99", "", "0000-00-00", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_does_no_harm(day):
    odd = msgspec.structs.replace(profile("a", FERRY), day=day)
    assert list(mark_profile((odd,)))
    assert score(odd, profile("b", FERRY_AGAIN, "2024-01-01")) > 0
    assert list(find_stories((odd,), (), ()))


def test_an_empty_report_has_no_marks_and_no_links():
    empty = profile("a", "")
    assert list(mark_profile((empty,))) == []
    assert score(empty, profile("b", FERRY)) == score(empty, profile("b", "")) == 0.0


# --- pairs -----------------------------------------------------------------------------------


def test_one_matter_scores_high_and_another_is_no_link():
    assert score(profile("a", FERRY), profile("b", FERRY_AGAIN)) > 0.3
    assert score(profile("a", FERRY), profile("b", ORCHARD)) == 0.0


def test_a_pair_scores_the_same_either_way_round():
    one, two = profile("b", FERRY, "2024-01-01"), profile("a", FERRY_AGAIN)
    (there,), (back,) = compare_profiles(one, two, ()), compare_profiles(two, one, ())
    assert there == back
    assert (there.left, there.right) == ("a", "b")


@pytest.mark.parametrize(("day", "other"), [("Friday", "Monday"), ("Saturday", "Sunday")])
def test_one_day_of_the_week_speaks_for_one_matter_and_another_against(day, other):
    on_day = profile("a", f"{FERRY} She left on {day}.")
    same, clash = (profile("b", f"{FERRY_AGAIN} That was on {x}.") for x in (day, other))
    plain = score(on_day, profile("b", FERRY_AGAIN))
    assert score(on_day, clash) < plain < score(on_day, same)
    (row,) = compare_profiles(on_day, same, ())
    assert row.because != next(compare_profiles(on_day, clash, ())).because


def test_undated_reports_of_one_day_share_marks_that_those_of_another_do_not():
    marks = [
        {row.mark for row in mark_profile((profile("a", f"{FERRY} {said}"),))}
        for said in ("She left on Friday.", "She came on Friday.", "She left on Monday.")
    ]
    assert len(marks[0] & marks[1]) > len(marks[0] & marks[2])


def test_losing_the_names_lowers_the_score():
    left, right = profile("a", FERRY), profile("b", FERRY_AGAIN)
    plain = profile("b", FERRY_AGAIN.replace("Ada Lund", "Somebody").replace("Marten", "boat"))
    assert score(left, plain) < score(left, right)


def test_a_look_alike_elsewhere_scores_lower_than_the_same_matter_in_other_words():
    left = profile("a", FERRY)
    alike = score(left, profile("b", FERRY_ELSEWHERE))
    assert alike < score(left, profile("b", FERRY_AGAIN))


def test_days_apart_lower_the_score_until_it_does_not_matter():
    left = profile("a", FERRY, "2024-01-01")
    days = ("2024-01-02", "2024-01-06", "2024-01-15", "2025-01-01", "2030-01-01")
    scores = [score(left, profile("b", FERRY_AGAIN, day)) for day in days]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == scores[-2] > 0.1
    assert scores[0] > score(left, profile("b", FERRY_AGAIN)) == scores[-1]


def test_copies_and_quotations_raise_the_score():
    left, right = profile("a", FERRY), profile("b", FERRY_ELSEWHERE)
    copy = Copy(
        id="c",
        left="a",
        right="b",
        left_start=0,
        left_end=9,
        right_start=0,
        right_end=9,
        share=0.5,
    )
    quotations = Link(family="utterances", left="q1", right="q2", score=1.0, because=())
    alone = score(left, right)
    assert alone < score(left, right, (quotations,)) < score(left, right, (quotations, copy))


def test_reasons_say_what_the_two_share():
    left, right = profile("a", FERRY, "2024-01-01"), profile("b", FERRY_AGAIN, "2024-01-03")
    named = [msgspec.structs.replace(x, names=(("Ada Lund", 2),)) for x in (left, right)]
    (row,) = compare_profiles(*named, ())
    words = " | ".join(row.because)
    assert "same names: Ada Lund" in words
    assert "same rare words: " in words
    assert row.because[-1] == "2 days apart"


def test_what_is_kept_between_calls_changes_nothing():
    other = profile("a", ORCHARD)
    before = score(profile("a", FERRY), profile("b", FERRY_AGAIN))
    assert score(other, profile("b", FERRY_AGAIN)) == 0.0
    assert score(profile("a", FERRY), profile("b", FERRY_AGAIN)) == before


def test_reasons_show_words_as_a_report_has_them():
    left, right = profile("a", FERRY), profile("b", FERRY_AGAIN)
    shared = sorted({word for word, _ in left.terms} & {word for word, _ in right.terms})
    forms = tuple((word, f"{word.upper()}S") for word in shared)
    left, right = (msgspec.structs.replace(one, written=forms) for one in (left, right))
    (row,) = compare_profiles(left, right, ())
    said = next(reason for reason in row.because if reason.startswith("same rare words: "))
    assert set(said.removeprefix("same rare words: ").split(", ")) <= {form for _, form in forms}


def test_a_word_in_capitals_is_shown_as_the_other_report_has_it():
    left, right = profile("a", FERRY), profile("b", FERRY_AGAIN)
    loud = tuple((word, word.upper()) for word, _ in left.terms)
    plain = msgspec.structs.replace(right, written=())
    (row,) = compare_profiles(msgspec.structs.replace(left, written=loud), plain, ())
    (said,) = [reason for reason in row.because if reason.startswith("same rare words: ")]
    assert said == said.lower()
