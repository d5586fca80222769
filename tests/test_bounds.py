"""An undated report lies between the days that its facts allow."""

import pytest

from retold.model import Appearance, Episode, Profile, Statement, Story
from retold.stages.bounds import find_bounds


def profile(report, day):
    return Profile(
        report=report,
        source=report,
        url=None,
        outlet=None,
        title=None,
        published=day,
        day=day,
        words=9,
    )


def age(report, subject, value, qualifier=None):
    return Statement(
        id=f"{report}{subject}{value}",
        report=report,
        start=0,
        end=1,
        text=str(value),
        subject=subject,
        property="age",
        value=str(value),
        qualifier=qualifier,
    )


def happening(report, low, high):
    return Statement(
        id=f"{report}{low}",
        report=report,
        start=5,
        end=6,
        text="that month",
        subject="fire",
        property="event_date",
        value=low,
        low=low,
        high=high,
    )


STORY = Story(
    id="s",
    title="The club",
    first="2020-03-01",
    last="2022-03-01",
    episodes=(
        Episode("e1", "2020-03-01", "2020-03-02", ("early",)),
        Episode("e2", "2022-03-01", "2022-03-05", ("late", "undated")),
        Episode("e3", None, None, ("lost",)),
    ),
)
PROFILES = [profile("early", "2020-03-01"), profile("late", "2022-03-01"), profile("undated", None)]


def bounds(statements, profiles=PROFILES, appearances=()):
    return list(find_bounds(STORY, profiles, statements, appearances))


def test_an_age_bounds_the_day():
    rows = [
        age("early", "Ada Lund", 41),
        age("late", "Ada Lund", 43),
        age("undated", "Ada Lund", 42),
    ]
    (bound,) = bounds(rows)
    assert (bound.report, bound.first_day, bound.last_day) == (
        "undated",
        "2020-03-02",
        "2022-02-28",
    )
    assert "41 on 2020-03-01 and 43 on 2022-03-01" in bound.because[0]


def test_several_ages_bound_it_closer():
    rows = [
        *(age(report, "Ada Lund", value) for report, value in [("early", 41), ("undated", 42)]),
        *(age(report, "Bo Oake", value) for report, value in [("early", 4), ("undated", 4)]),
    ]
    (bound,) = bounds(rows)
    assert (bound.first_day, bound.last_day) == ("2020-03-02", "2021-02-28")
    assert len(bound.because) == 2


def test_a_person_is_who_the_names_are():
    rows = [age("early", "Lund", 41), age("undated", "Ada Lund", 42)]
    same = [
        Appearance(person="p", report=r, name=n)
        for r, n in [("early", "Lund"), ("undated", "Ada Lund")]
    ]
    (bound,) = bounds(rows, appearances=same)
    assert bound.first_day == "2020-03-02"


def test_a_past_day_is_the_least():
    rows = [
        age("late", "Ada Lund", 43),
        age("undated", "Ada Lund", 43),
        happening("undated", "2022-01-01", "2022-01-31"),
    ]
    (bound,) = bounds(rows)
    assert (bound.first_day, bound.last_day) == ("2022-01-01", "2023-02-28")


def test_without_ages_the_episode_tells():
    (bound,) = bounds([])
    assert (bound.first_day, bound.last_day) == ("2022-03-01", "2022-03-05")


def test_without_anything_there_is_no_bound():
    assert bounds([], [profile("lost", None)]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [age("early", "Ada Lund", 41, "then"), age("undated", "Ada Lund", 42)],
        [
            age("early", "Ada Lund", 41),
            age("early", "Ada Lund", 14),
            age("undated", "Ada Lund", 42),
        ],
        [age("early", "Ada Lund", 41), age("late", "Ada Lund", 70), age("undated", "Ada Lund", 42)],
    ],
)
def test_ages_that_tell_nothing_leave_the_episode(rows):
    (bound,) = bounds(rows)
    assert (bound.first_day, bound.last_day) == ("2022-03-01", "2022-03-05")


def test_ages_that_contradict_each_other_say_so():
    rows = [
        *(age(report, "Ada Lund", value) for report, value in [("early", 41), ("undated", 50)]),
        *(age(report, "Bo Oake", value) for report, value in [("early", 4), ("undated", 4)]),
    ]
    (bound,) = bounds(rows)
    assert "the ages do not agree on a day" in bound.because


def test_the_order_of_rows_does_not_matter():
    rows = [age("early", "Ada Lund", 41), age("late", "Bo Oake", 9), age("undated", "Bo Oake", 9)]
    assert bounds(rows) == bounds(rows[::-1], PROFILES[::-1])


@pytest.mark.parametrize("value", ["400", "9" * 10_000, "many"])
def test_an_age_that_nobody_has_bounds_nothing(value):
    rows = [age("early", "Ada Lund", 41), age("undated", "Ada Lund", value)]
    (row,) = find_bounds(STORY, PROFILES, rows, ())
    assert (row.first_day, row.last_day) == ("2022-03-01", "2022-03-05")
    assert not any("Ada Lund" in reason for reason in row.because)
