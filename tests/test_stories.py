"""Reports of one matter become one story, in whatever order they come; look-alikes stay apart."""

from itertools import combinations
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Block, Copy, Judgement, Link, Placement, Profile, Report, Story
from retold.pipeline import STORIES
from retold.stages.profiles import find_profile
from retold.stages.stories import compare_profiles, find_stories, mark_profile

FERRY = (
    "The ferry Marten sails again after twelve years in the Kelsey yard. Ada Lund of the Marten "
    "trust said the boiler of the ferry was sound. Oxmoor council paid for the Marten's paint."
)
FERRY_AGAIN = (
    "Children from Oxmoor cheered when the ferry Marten left the quay. The boiler from the Kelsey "
    "yard held, said Ada Lund, who leads the Marten trust."
)
FERRY_ELSEWHERE = (
    "The ferry Heron sails again after nine years in the Dunmore yard. Otto Brandt of the Heron "
    "trust said the boiler of the ferry was sound. Tavistow council paid for the Heron's paint."
)
ORCHARD = (
    "A pear thought lost for a century grows in an orchard at Tresk. Jonas Pryde, a retired "
    "teacher, bit into the pear and sent cuttings from Tresk to the college at Almery."
)


def profile(report, text, day=None, title=None):
    told = Report(
        id=report,
        source=f"source-{report}",
        text=text,
        title=title,
        published=day,
        published_precision="day" if day else None,
    )
    blocks = (Block(report=report, start=0, end=len(text), role="body"),)
    (found,) = find_profile(told, blocks, ())
    return found


def bare(report, day=None, title=None):
    return Profile(
        report=report,
        source=f"source-{report}",
        url=None,
        outlet=None,
        title=title,
        published=day,
        day=day,
        words=100,
    )


def link(left, right, score, *because):
    return Link(family="stories", left=left, right=right, score=score, because=because)


def judged(kind, left, right, at="2024-01-01", **other):
    return Judgement(id=f"{kind}{left}{right}", kind=kind, left=left, right=right, at=at, **other)


def score(left, right, between=()):
    found = tuple(compare_profiles(left, right, between))
    return found[0].score if found else 0.0


def met(left, right):
    marks = [{row.mark for row in mark_profile((one,))} for one in (left, right)]
    return len(marks[0] & marks[1]) >= STORIES.at_least


def told(profiles):
    """Every pair compared and grouped: who is with whom."""
    links = [
        row
        for left, right in combinations(profiles, 2)
        for row in compare_profiles(left, right, ())
    ]
    return groups(find_stories(profiles, links, ()))


def groups(rows):
    held = {}
    for row in rows:
        if isinstance(row, Placement):
            held.setdefault(row.story, set()).add(row.report)
    return sorted(sorted(group) for group in held.values())


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
    assert len(marks) <= 42
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
    assert scores[0] > score(left, profile("b", FERRY_AGAIN)) > scores[-1]


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


# --- stories ---------------------------------------------------------------------------------


def test_one_matter_over_years_is_one_story_of_several_episodes():
    profiles = (
        profile("a", FERRY, "2021-04-12"),
        profile("b", FERRY, "2021-04-13"),
        profile("c", FERRY_AGAIN, "2024-06-17"),
        profile("d", ORCHARD, "2021-04-12"),
    )
    assert told(profiles) == [["a", "b", "c"], ["d"]]
    links = [row for pair in combinations(profiles, 2) for row in compare_profiles(*pair, ())]
    story = next(row for row in find_stories(profiles, links, ()) if isinstance(row, Story))
    assert (story.first, story.last) == ("2021-04-12", "2024-06-17")
    assert [episode.reports for episode in story.episodes] == [("a", "b"), ("c",)]


def test_two_matters_that_look_alike_stay_apart():
    profiles = (
        profile("a", FERRY, "2024-01-10"),
        profile("b", FERRY_AGAIN, "2024-01-11"),
        profile("c", FERRY_ELSEWHERE, "2024-03-10"),
        profile(
            "d", "The Heron left Tavistow, and Otto Brandt waved from the ferry. " * 2, "2024-03-11"
        ),
    )
    assert told(profiles) == [["a", "b"], ["c", "d"]]


def test_a_report_of_its_own_matter_is_a_story_and_says_so():
    story, placement = find_stories((bare("a", "2024-01-01", "A pear"),), (), ())
    assert (story.title, story.first, story.last) == ("A pear", "2024-01-01", "2024-01-01")
    assert placement.because == ("the only report of its matter",)
    assert placement.score == 1.0


def test_the_title_is_the_headline_of_the_report_closest_to_the_others():
    profiles = (bare("a", title="First"), bare("b", title="Middle"), bare("c"))
    links = (link("a", "b", 0.9), link("b", "c", 0.9), link("a", "c", 0.3))
    story = next(iter(find_stories(profiles, links, ())))
    assert story.title == "Middle"
    untitled = next(iter(find_stories((bare("a"), bare("b")), (link("a", "b", 0.9),), ())))
    assert untitled.title == "source-a"


def test_a_placement_names_the_other_report_and_why():
    links = (link("a", "b", 0.9, "same names: Ada Lund"),)
    rows = list(find_stories((bare("a"), bare("b")), links, ()))
    reasons = {row.report: row.because for row in rows if isinstance(row, Placement)}
    assert reasons["a"] == ("source-b: same names: Ada Lund",)
    assert reasons["b"] == ("source-a: same names: Ada Lund",)


PAIR = (bare("a"), bare("b"))


@pytest.mark.parametrize(
    ("score_", "judgements", "expected"),
    [
        (0.9, (), [["a", "b"]]),
        (0.9, (judged("different", "b", "a"),), [["a"], ["b"]]),
        (0.0, (judged("same", "a", "b"),), [["a", "b"]]),
        (0.9, (judged("unsure", "a", "b"),), [["a", "b"]]),
        (0.9, (judged("different", "a", "b", undone_at="2024-01-02"),), [["a", "b"]]),
        (
            0.0,
            (judged("different", "a", "b"), judged("same", "b", "a", "2025-01-01")),
            [["a", "b"]],
        ),
        (
            0.9,
            (judged("same", "a", "b"), judged("different", "a", "b", "2025-01-01")),
            [["a"], ["b"]],
        ),
        (0.9, (judged("same", "a", "elsewhere"),), [["a", "b"]]),
        (0.9, (Judgement(id="j", kind="not_speech", left="a"),), [["a", "b"]]),
    ],
)
def test_people_outrank_the_program(score_, judgements, expected):
    links = (link("a", "b", score_),) if score_ else ()
    assert groups(find_stories(PAIR, links, judgements)) == expected


def test_reports_judged_different_never_meet_through_a_third():
    profiles = tuple(bare(name) for name in "abc")
    links = (link("a", "c", 0.99), link("b", "c", 0.98))
    apart = (judged("different", "a", "b"),)
    assert groups(find_stories(profiles, links, apart)) == [["a", "c"], ["b"]]


scores = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.1, 0.3, 0.5, 0.5, 0.9, 1.0]),
    max_size=25,
)


@given(scores, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_rows_changes_nothing(found, shuffled: Random):
    profiles = [bare(str(n), f"2024-01-{n + 1:02}" if n % 3 else None, f"T{n}") for n in range(10)]
    links = [link(str(a), str(b), value, f"{a}{b}") for (a, b), value in found.items()]
    judgements = [judged("same", "1", "4"), judged("different", "4", "7")]
    expected = list(find_stories(profiles, links, judgements))
    for rows in (profiles, links, judgements):
        shuffled.shuffle(rows)
    assert list(find_stories(profiles, links, judgements)) == expected


@given(scores)
@settings(max_examples=60)
def test_every_report_is_in_one_story_and_one_episode(found):
    profiles = [bare(str(n)) for n in range(10)]
    links = [link(str(a), str(b), value, "alike") for (a, b), value in found.items()]
    rows = list(find_stories(profiles, links, ()))
    in_episodes = [
        report
        for row in rows
        if isinstance(row, Story)
        for episode in row.episodes
        for report in episode.reports
    ]
    placed = [row.report for row in rows if isinstance(row, Placement)]
    assert sorted(in_episodes) == sorted(placed) == [str(n) for n in range(10)]
