"""Reports of one matter become one story, in whatever order they come; look-alikes stay apart."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Judgement, Link, Placement, Story
from retold.stages.stories import compare_profiles, find_stories
from tests.matters import FERRY, FERRY_AGAIN, FERRY_ELSEWHERE, ORCHARD, bare, profile


def link(left, right, score, *because):
    return Link(family="stories", left=left, right=right, score=score, because=because)


def judged(kind, left, right, at="2024-01-01", **other):
    return Judgement(id=f"{kind}{left}{right}", kind=kind, left=left, right=right, at=at, **other)


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


def episodes(profiles, links):
    (story,) = (row for row in find_stories(profiles, links, ()) if isinstance(row, Story))
    return [episode.reports for episode in story.episodes]


def test_two_weeks_of_silence_end_an_episode():
    near = (bare("a", "2024-01-01"), bare("b", "2024-01-10"))
    far = (bare("a", "2024-01-01"), bare("b", "2024-01-17"))
    links = (link("a", "b", 0.99),)
    assert episodes(near, links) == [("a", "b")]
    assert episodes(far, links) == [("a",), ("b",)]


def test_a_report_without_a_date_joins_the_episode_it_is_closest_to():
    profiles = (bare("a", "2021-09-29"), bare("b"), bare("c", "2022-05-16"))
    links = (link("a", "b", 0.9), link("a", "c", 0.8), link("b", "c", 0.99))
    assert episodes(profiles, links) == [("a",), ("b", "c")]


def test_reports_without_any_date_are_one_episode_if_they_are_close():
    links = (link("a", "b", 0.9), link("a", "c", 0.9), link("b", "c", 0.05))
    assert episodes((bare("a"), bare("b"), bare("c")), links) == [("a", "b", "c")]


TRIO = (bare("a"), bare("b"), bare("c"), bare("d"))
CLOSE = (link("a", "b", 0.99), link("a", "c", 0.99), link("b", "c", 0.99))


@pytest.mark.parametrize(
    ("score_", "judgements", "expected"),
    [
        (0.4, (), [["a", "b", "c", "d"]]),
        (0.09, (), [["a", "b", "c"], ["d"]]),
        (0.09, (judged("same", "d", "b"),), [["a", "b", "c", "d"]]),
        (0.4, (judged("different", "d", "b"),), [["a", "b", "c"], ["d"]]),
    ],
)
def test_a_report_is_taken_in_by_one_sure_link_and_left_alone_without(score_, judgements, expected):
    rows = find_stories(TRIO, (*CLOSE, link("c", "d", score_)), judgements)
    assert groups(rows) == expected
