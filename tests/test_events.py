"""What a story tells of stands on its days, once, in a report's own words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Episode, Origin, Report, Sentence, Story
from retold.stages.dates import find_dates
from retold.stages.events import find_events

FIRST = (
    "The old mill at Oxmoor burned to the ground, the brigade said. "
    "The mill burned on June 3 after a storm. "
    "The council will meet on Friday."
)
SECOND = (
    "The brigade at Oxmoor has looked at what is left of the old mill. "
    "The old mill burned on Saturday after the storm over Oxmoor. "
    "A rowing race was held on Saturday too."
)
UNDATED = "Nobody knows when this was written but the mill burned on June 3, 2023, it says."
TEXTS = {"a": ("2023-06-06", FIRST), "b": ("2023-06-07", SECOND), "c": (None, UNDATED)}


def sentences(report, text):
    ends = [match.end() for match in re.finditer(r"(?<=[a-z]{3}\.)\s+", text)] + [len(text)]
    return [
        Sentence(report=report, start=start, end=end, role="body", block=0)
        for start, end in zip([0, *ends[:-1]], ends, strict=True)
    ]


def events(texts, origins=()):
    reports, cut, dates = [], [], []
    for name, (day, text) in texts.items():
        report = Report(
            id=name,
            source=name,
            text=text,
            published=day,
            published_precision="day" if day else None,
        )
        rows = sentences(name, text)
        reports.append(report)
        cut += rows
        dates += find_dates(report, rows)
    episode = Episode("e", "2023-06-06", "2023-06-07", tuple(texts))
    story = Story(id="s", title="The mill", first=None, last=None, episodes=(episode,))
    return list(find_events(story, reports, cut, dates, origins))


def test_tellings_of_one_day_are_one_event():
    fire = next(row for row in events(TEXTS) if "burned on" in row.text)
    assert (fire.first_day, fire.last_day, fire.kind) == ("2023-06-03", "2023-06-03", "happened")
    assert fire.reports == ("a", "b", "c")


def test_what_else_happened_that_day_stands_apart():
    race = next(row for row in events(TEXTS) if "rowing race" in row.text)
    assert (race.first_day, race.reports) == ("2023-06-03", ("b",))


def test_what_was_reported_has_its_own_lane():
    reported = [(row.first_day, row.reports) for row in events(TEXTS) if row.kind == "reported"]
    assert reported == [("2023-06-06", ("a",)), ("2023-06-07", ("b",))]


def test_what_is_to_come_is_no_event():
    assert not any("council will meet" in row.text for row in events(TEXTS))


def test_a_copy_supports_but_does_not_vote():
    texts = {**TEXTS, "d": TEXTS["b"]}
    origins = [Origin(report=name, origin="b" if name == "d" else name) for name in texts]
    fire = next(row for row in events(texts, origins) if "burned on" in row.text)
    assert fire.reports == ("a", "b", "c", "d")


def test_months_are_lines_and_years_are_not():
    texts = {"a": ("2023-06-06", "In May 2020 the mill was sold. In 1911 the old mill was built.")}
    happened = [row for row in events(texts) if row.kind == "happened"]
    assert [(row.first_day, row.last_day, row.precision) for row in happened] == [
        ("2020-05-01", "2020-05-31", "month")
    ]


def test_every_event_is_cut_from_its_report():
    for row in events(TEXTS):
        assert TEXTS[row.report][1][row.start : row.end] == row.text
        assert row.report in row.reports


@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_reports_does_not_matter(order):
    assert events({name: TEXTS[name] for name in order}) == events(TEXTS)


@pytest.mark.parametrize(
    "words",
    [
        "“We opened the mill again on Saturday with two new stones,” said the miller of Oxmoor.",
        'The miller of Oxmoor said: "We opened the mill again on Saturday with two stones."',
        "The Saturday Rowers of Oxmoor have painted the wheel of the old mill in green.",
        "The wheel of the old mill at Oxmoor was greased every Saturday by a boy of nine.",
        "And Saturday?",
        "The old wheel of the mill was safe, the miller of Oxmoor said on Saturday.",
        "The miller told rowers of Oxmoor on Saturday that the old wheel was safe.",
        "The mill will grind flour for all of Oxmoor from Saturday.",
    ],
)
def test_a_day_that_is_spoken_or_of_a_name_or_of_every_week_is_no_event(words):
    text = f"The brigade at Oxmoor has looked at what is left of the old mill. {words}"
    assert [row.first_day for row in events({"a": ("2023-06-07", text)})] == ["2023-06-07"]


def test_a_short_sentence_that_says_what_happened_is_an_event():
    text = (
        "The brigade at Oxmoor has looked at what is left of the old mill. It burned on Saturday."
    )
    assert next(row.text for row in events({"a": ("2023-06-07", text)})) == "It burned on Saturday."
