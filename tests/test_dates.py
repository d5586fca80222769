"""Time expressions are found where they stand, and mean the days that a reader takes them for."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Report, Sentence
from retold.stages.dates import find_dates

PUBLISHED = "2023-06-15"  # a Thursday


def report(text, published=PUBLISHED, precision="day", language=None):
    if published is None:
        precision = None
    return Report(
        id="r",
        source="r",
        text=text,
        published=published,
        published_precision=precision,
        language=language,
    )


def sentences(text, role="body"):
    """Return the stretches that a full stop and a space part."""
    ends = [match.end() for match in re.finditer(r"(?<=[a-z]{4}\.)\s+", text)] + [len(text)]
    starts = [0, *ends[:-1]]
    return [
        Sentence(report="r", start=start, end=end, role=role, block=0)
        for start, end in zip(starts, ends, strict=True)
    ]


def dates(text, published=PUBLISHED, **fields):
    return list(find_dates(report(text, published, **fields), sentences(text)))


def days(text, published=PUBLISHED):
    return [(row.text, row.first_day, row.last_day) for row in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        # full dates
        ("The ferry sank on Oct. 1, 2019, off Tarn.", "Oct. 1, 2019", "2019-10-01", None),
        ("It opened on 3 March 1987.", "3 March 1987", "1987-03-03", None),
        ("It opened on Tuesday, March 3rd, 1987.", "Tuesday, March 3rd, 1987", "1987-03-03", None),
        ("Logged 2021-04-05T10:00:00Z.", "2021-04-05T10:00:00Z", "2021-04-05", None),
        ("Posted 25/12/2021 by hand.", "25/12/2021", "2021-12-25", None),
        ("Posted 4.3.2021 by hand.", "4.3.2021", "2021-03-04", None),
        # without a year
        ("The race was held on June 3.", "June 3", "2023-06-03", None),
        ("The race was held on Dec. 20.", "Dec. 20", "2022-12-20", None),
        ("The race will be held on July 1.", "July 1", "2023-07-01", None),
        ("It was Friday, June 2, when it rained.", "Friday, June 2", "2023-06-02", None),
        ("They met on June 3-5 at Tarn.", "June 3-5", "2023-06-03", "2023-06-05"),
        # months, seasons, years
        ("In September 2020 the mill closed.", "September 2020", "2020-09-01", "2020-09-30"),
        ("It closed in late September 2020.", "late September 2020", "2020-09-01", "2020-09-30"),
        ("In February the mill closed.", "February", "2023-02-01", "2023-02-28"),
        ("In October the mill closed.", "October", "2022-10-01", "2022-10-31"),
        ("The mill will close in October.", "October", "2023-10-01", "2023-10-31"),
        ("Last August it burned.", "Last August", "2022-08-01", "2022-08-31"),
        ("It burned in the summer of 2019.", "the summer of 2019", "2019-06-01", "2019-08-31"),
        ("Last winter it froze.", "Last winter", "2022-12-01", "2023-02-28"),
        ("It has stood since 1911.", "1911", "1911-01-01", "1911-12-31"),
        ("The 1990s were wet.", "The 1990s", "1990-01-01", "1999-12-31"),
        ("Out of the ’80s it came.", "the ’80s", "1980-01-01", "1989-12-31"),
        ("From 2014-2019 it leaked.", "2014-2019", "2014-01-01", "2019-12-31"),
        ("In the third quarter of 2021 it rose.", "the third quarter of 2021",
         "2021-07-01", "2021-09-30"),
        # weekdays
        ("The council met on Wednesday.", "Wednesday", "2023-06-14", None),
        ("The council met Thursday.", "Thursday", "2023-06-15", None),
        ("The council will meet on Friday.", "Friday", "2023-06-16", None),
        ("The council will meet soon, she said Monday.", "Monday", "2023-06-12", None),
        ("Next Tuesday it opens.", "Next Tuesday", "2023-06-20", None),
        ("Last Thursday it opened.", "Last Thursday", "2023-06-08", None),
        ("It opened Friday of last week.", "Friday of last week", "2023-06-09", None),
        ("It opened late Tuesday night.", "late Tuesday night", "2023-06-13", None),
        # counted from publication
        ("Yesterday it rained.", "Yesterday", "2023-06-14", None),
        ("It rained this morning.", "this morning", "2023-06-15", None),
        ("It rained overnight.", "overnight", "2023-06-14", "2023-06-15"),
        ("Last month it rained.", "Last month", "2023-05-01", "2023-05-31"),
        ("It rained last week.", "last week", "2023-06-05", "2023-06-11"),
        ("Earlier this year it rained.", "Earlier this year", "2023-01-01", "2023-06-15"),
        ("It will open later this year.", "later this year", "2023-06-15", "2023-12-31"),
        ("It rained over the past weekend.", "the past weekend", "2023-06-10", "2023-06-11"),
        ("It fell in the last quarter.", "the last quarter", "2023-01-01", "2023-03-31"),
        ("It fell in the last year.", "the last year", "2022-06-15", "2023-06-15"),
        ("It fell after the Sept. 11 attacks.", "Sept. 11", "2001-09-11", None),
        ("It fell after 9/11.", "9/11", "2001-09-11", None),
        ("It rained last weekend.", "last weekend", "2023-06-10", "2023-06-11"),
        ("Almost a year ago it rained.", "Almost a year ago", "2022-01-01", "2022-12-31"),
        ("It rained three days ago.", "three days ago", "2023-06-12", None),
        ("It rained two weeks ago.", "two weeks ago", "2023-05-29", "2023-06-04"),
        ("Over the past two weeks it rained.", "the past two weeks", "2023-06-01", "2023-06-15"),
        ("They met two weekends ago.", "two weekends ago", "2023-06-03", "2023-06-04"),
        ("It was the wettest day of the year.", "the year", "2023-01-01", "2023-12-31"),
        ("It ends in two years' time.", "two years' time", "2025-01-01", "2025-12-31"),
        # what is to come, by its verbs
        ("Rowers can meet Saturday.", "Saturday", "2023-06-17", None),
        ("The mill is shut Saturday.", "Saturday", "2023-06-17", None),
        ("The fair is planned for Saturday.", "Saturday", "2023-06-17", None),
        ("They voted to shut it from Saturday.", "Saturday", "2023-06-17", None),
        ("Saturday's stage is flat.", "Saturday", "2023-06-17", None),
        ("Orrin play Tarn on Saturday.", "Saturday", "2023-06-17", None),
        ("They are coming back on Saturday.", "Saturday", "2023-06-17", None),
        ("Come spring, it opens.", "spring", "2024-03-01", "2024-05-31"),
        # holidays
        ("They rowed on Easter Monday.", "Easter Monday", "2023-04-10", None),
        ("They rowed on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25", None),
    ],
)  # fmt: skip
def test_what_an_expression_means(text, words, first, last):
    assert days(text) == [(words, first, last or first)]


@pytest.mark.parametrize(
    "text",
    [
        "The fair of 31 June was called off.",
        "It costs 2,020 or 2019 people.",
        "They may march on, and the sun fell.",
        "May Lund and April Pryde won the Sunday Cup.".replace("Sunday", "Harbour"),
        "She marked Son's Day with a photo.",
        "The states of Super Tuesday voted.",
        "She wrote in the Sunday Times.",
        "She is in her 30s.",
        "In the year 99999 it ends.",
        "Children of today's world.",
        "They live on Noon Road, in the 1500 block of Maple Avenue.",
        "Scores of 3-1 and 24/7 and 10.5 fell.",
    ],
)
def test_what_is_no_time_expression(text):
    assert days(text) == []


def test_later_days_count_from_the_day_named_last():
    found = days("The ferry sank on May 2. Two days later it rose. The next day it sailed.")
    assert [row[1] for row in found] == ["2023-05-02", "2023-05-04", "2023-05-05"]


def test_a_month_until_now_does_not_count_from_long_ago():
    found = days("The clock stopped on 12 August 1998. She has had the works since September.")
    assert found[1] == ("September", "2022-09-01", "2022-09-30")


def test_a_day_of_a_month_in_a_year_is_of_that_year():
    found = days("It stopped on a November day in 1993.")
    assert found[0] == ("November", "1993-11-01", "1993-11-30")


def test_the_same_week_of_another_year():
    found = days("Sales this week were above those of the same week in 2015.")
    assert found[1] == ("the same week", "2015-06-15", "2015-06-21")


def test_a_quarter_of_another_year_is_the_one_told_of():
    found = days("Profit fell in the first quarter of 2023, from $25 million in the 2021 quarter.")
    assert found[1] == ("the 2021 quarter", "2021-01-01", "2021-03-31")
    found = days(
        "It fell in the first quarter of 2023. Sales fell to $3 million from $4 million a year ago."
    )
    assert found[1] == ("a year ago", "2022-01-01", "2022-03-31")


def test_a_fiscal_quarter_is_known_by_its_last_day():
    found = days("Profit fell in its fiscal fourth quarter, ended May 31.")
    assert found[0] == ("fiscal fourth quarter", "2023-03-01", "2023-05-31")


def test_midnight_ends_a_day_and_what_is_to_come_is_not_past():
    def told(text):
        (found,) = dates(text, "2023-06-15T13:00:00-04:00", precision="second")
        return found.first_day

    assert told("It burned at midnight.") == "2023-06-14"
    assert told("It burned just after midnight.") == "2023-06-15"
    assert told("The ship is due at 6 a.m.") == "2023-06-16"
    assert told("The ship sank at 6 a.m.") == "2023-06-15"


def test_after_what_the_words_say_is_no_count_from_a_day():
    found = dates("On May 2 it sank. Two weeks after losing the boat, they bought another.")
    assert (found[1].text, found[1].first_day, found[1].basis) == (
        "Two weeks after",
        None,
        "unresolved",
    )


def test_an_evening_of_the_day_of_publication_is_told_by_few_reports():
    (_, evening) = dates("The mayor spoke Thursday. The ferry sank around 10 p.m. at the quay.")
    assert (evening.first_day, evening.basis) == (None, "unresolved")
    (_, morning) = dates("The mayor spoke Thursday. The ferry sank around 10 a.m. at the quay.")
    assert morning.first_day == "2023-06-15"


def test_a_head_is_no_heading_somewhere():
    text = "She is well after being hit on the head Monday while at the quay."
    assert days(text) == [("Monday", "2023-06-12", "2023-06-12")]


def test_a_stamp_in_the_first_hours_utc_leaves_the_day_open():
    stamp = "2023-06-15T03:58:50+00:00"
    found = dates("They met on Wednesday. Tonight they sing.", stamp, precision="second")
    assert [(row.first_day, row.last_day) for row in found] == [
        ("2023-06-14", "2023-06-14"),
        ("2023-06-14", "2023-06-15"),
    ]


@pytest.mark.parametrize("stamp", ["2023-06-15T00:00:00Z", "2023-06-15T03:58:50-04:00"])
def test_other_stamps_are_of_their_day(stamp):
    (found,) = dates("Today it rains.", stamp, precision="second")
    assert (found.first_day, found.last_day) == ("2023-06-15", "2023-06-15")


@pytest.mark.parametrize("published", [None, "1970-01-01", "0999-01-01", "2999-01-01"])
def test_without_a_day_of_publication_nothing_relative_is_resolved(published):
    text = "On Oct. 1 it sank. Yesterday it rained. On Oct. 1, 2020, and in May 2019 it snowed."
    found = dates(text, published)
    assert [(row.first_day, row.basis) for row in found] == [
        (None, "unresolved"),
        (None, "unresolved"),
        ("2020-10-01", "stated"),
        ("2019-05-01", "stated"),
    ]


def test_a_month_of_publication_resolves_nothing_relative():
    assert dates("It rained yesterday.", "2023-06", precision="month")[0].first_day is None


def test_the_basis_says_against_what():
    found = dates("On May 2, 2021, on June 1, on Monday and three days later it rained.")
    assert [row.basis for row in found] == ["stated", "published", "weekday", "narrative"]


def test_a_weekday_that_does_not_fit_its_date():
    stated, partial = dates("Monday, May 2, 2021, came. Monday, June 6, came.")
    assert stated.basis == "contradicted"
    # 6 June is a Monday in 2022, the year before.
    assert partial.first_day == "2022-06-06"


def test_other_languages_and_front_matter_are_left_alone():
    assert dates("On May 2, 2021, it rained.", language="de") == []
    text = "date 2021-05-02"
    assert list(find_dates(report(text), sentences(text, "meta"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "May " * 30_000,
        "the last " * 20_000,
        "2020-" * 20_000,
        "\u202e‘’“”\x00" * 9_999,
    ],
)
def test_hostile_text_is_passed_in_time(text):
    for row in dates(text):
        assert text[row.start : row.end] == row.text


PIECES = (
    "Monday Oct. 3 2 weeks ago later last year in May 1999 the next 31 June , ’s past weekend "
    "quarter decade month week hours ago this coming early end of summer first half 9/11 1/2/2020 "
    "overnight that same day Easter Christmas 2014-19 ’90s and a half couple several earlier"
)
TEXTS = st.lists(st.sampled_from(PIECES.split()), min_size=20, max_size=60).map(" ".join)


@given(TEXTS, st.dates(date(1, 1, 2), date(9999, 12, 30)))
def test_places_give_their_words_back_and_days_are_in_order(text, published):
    rows = dates(text, published.isoformat())
    ends = [0]
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.start >= ends[-1]
        ends.append(row.end)
        assert (row.first_day is None) == (row.last_day is None)
        assert row.first_day is None or row.first_day <= row.last_day
