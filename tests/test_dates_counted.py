"""Durations, times of a day and what counts from what was named last are found and resolved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Report
from retold.stages.dates import find_dates
from retold.stages.dates.starts import starts
from tests.test_dates import dates, days, report, sentences


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("It took two and a half years.", "two and a half years", "duration"),
        ("It signed a five-year lease.", "five-year", "duration"),
        ("They waited for months.", "months", "duration"),
        ("It lasted more than half a century.", "more than half a century", "duration"),
        ("In recent weeks it rained.", "recent weeks", "duration"),
        ("They rowed all night.", "all night", "duration"),
        ("It sails every other week.", "every other week", "repeated"),
        ("It sails twice a day.", "twice a day", "repeated"),
        ("The library shuts on Sundays.", "Sundays", "repeated"),
        ("Every Thursday it sails.", "Every Thursday", "repeated"),
        ("They meet monthly at Tarn.", "monthly", "repeated"),
        ("It now has none.", "now", "vague"),
        ("It closed recently.", "recently", "vague"),
        ("Since then it leaked.", "then", "vague"),
        ("It was built in the 18th century.", "the 18th century", "vague"),
    ],
)
def test_what_names_no_days_says_so(text, words, basis):
    (row,) = dates(text)
    assert (row.text, row.first_day, row.last_day, row.basis) == (words, None, None, basis)


@pytest.mark.parametrize(
    "text",
    [
        "The 16-year-old, a boy of twelve, and she, 61 years old, came.",
        "A second barn and a spring fell out of the past owner's hands.",
        "They won 3:1 on a march past the bank.",
        "Good morning to a two-year-old.",
        "The fair of 31 June and of 30 February.",
        "Wait a second.",
    ],
)
def test_ages_and_lookalikes_are_no_time_expressions(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        # a time and its day are one expression
        ("It sails at 10 a.m. Saturday, they said.", "10 a.m. Saturday", "2023-06-17", None),
        ("It will sail at noon tomorrow.", "noon tomorrow", "2023-06-16", None),
        ("It sank on June 3, 7:12 p.m.", "June 3, 7:12 p.m.", "2023-06-03", None),
        ("They met on the evening of April 30.", "the evening of April 30", "2023-04-30", None),
        ("It rained in the week of 12 June.", "the week of 12 June", "2023-06-12", "2023-06-18"),
        ("It froze in the last week of April.", "the last week of April",
         "2023-04-24", "2023-04-30"),
        ("It rained on the first Monday of May.", "the first Monday of May", "2023-05-01", None),
        ("It sold half in the first nine months of 2022.", "the first nine months of 2022",
         "2022-01-01", "2022-09-30"),
        ("It rose in the second half of last year.", "the second half of last year",
         "2022-07-01", "2022-12-31"),
        ("It sank the day after Christmas.", "the day after Christmas", "2022-12-26", None),
        # partial stretches
        ("Sales fell in the first quarter.", "the first quarter", "2023-01-01", "2023-03-31"),
        ("They expect a loss in the fourth quarter.", "the fourth quarter",
         "2023-10-01", "2023-12-31"),
        ("In the spring it rained.", "the spring", "2023-03-01", "2023-05-31"),
        ("It was quiet on the 12th.", "the 12th", "2023-06-12", None),
        ("It sank at the end of the year.", "the end of the year", "2023-01-01", "2023-12-31"),
        ("The week before last it rained.", "The week before last", "2023-05-29", "2023-06-04"),
        ("It opened two summers ago.", "two summers ago", "2021-06-01", "2021-08-31"),
        ("It rained over the weekend.", "the weekend", "2023-06-10", "2023-06-11"),
        ("The fair opens in two weeks.", "two weeks", "2023-06-26", "2023-07-02"),
        ("Since '98 it has leaked.", "'98", "1998-01-01", "1998-12-31"),
        ("On Thursday week it sails.", "Thursday week", "2023-06-29", None),
    ],
)  # fmt: skip
def test_what_an_expression_means(text, words, first, last):
    assert days(text) == [(words, first, last or first)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The next session is on Monday.", "2023-06-19"),
        ("Tarn hosts Velden on Monday.", "2023-06-19"),
        ("They play again Monday.", "2023-06-19"),
        ("A deadline set on Monday was missed.", "2023-06-12"),
        ("The plan will change, he said Monday.", "2023-06-12"),
        ("Council to vote Monday", "2023-06-19"),
        ("Two hurt in crash Monday", "2023-06-12"),
        ("A ferry was to sail, but on Monday it sank.", "2023-06-12"),
    ],
)
def test_the_verbs_tell_which_weekday(text, day):
    assert [row.first_day for row in dates(text)] == [day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # quarters stay quarters, and a comparison is not what the next one counts from
        ("Profit fell in the third quarter of 2022 from a year earlier. Sales of the quarter rose.",
         ["2022-07-01", "2021-07-01", "2022-07-01"]),
        ("In 1990 it closed. Two years later it burned. The following spring it was rebuilt.",
         ["1990-01-01", "1992-01-01", "1993-03-01"]),
        ("It leaked in June 1941. That September it sank.", ["1941-06-01", "1941-09-01"]),
        ("It sank on May 2. The night before it had rained.", ["2023-05-02", "2023-05-01"]),
        # what is told within what is told does not move the story
        ("On Monday they heard what he did on May 2. The next day they left.",
         ["2023-06-12", "2023-05-02", "2023-06-13"]),
        ("The worst flood since 1990 came in May. Two years earlier it was dry.",
         ["1990-01-01", "2023-05-01", "2021-05-01"]),
        ("From May to July 2014 it leaked.", ["2014-05-01", "2014-07-01"]),
        ("From December to March 2014 it leaked.", ["2013-12-01", "2014-03-01"]),
    ],
)  # fmt: skip
def test_what_counts_from_what_was_named_last(text, found):
    assert [row.first_day for row in dates(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than a year later it sank.", [None]),
        ("It sank two years before the vote.", [None]),
        ("A few days ago it sank.", [None]),
        ("The same evening it sank.", [None]),
        ("They scored in the second half and the fourth quarter.", []),
    ],
)
def test_what_cannot_be_told_is_not_told(text, found):
    assert [row.first_day for row in dates(text)] == found


@pytest.mark.parametrize(
    ("stamp", "text", "first", "last"),
    [
        ("2023-06-15T09:00:00-05:00", "It sank at 11 p.m. off Tarn.", "2023-06-14", "2023-06-14"),
        ("2023-06-15T23:30:00-05:00", "It sank at 11 p.m. off Tarn.", "2023-06-15", "2023-06-15"),
        ("2023-06-15", "It sank at 11 p.m. off Tarn.", None, None),
        ("2023-06-15", "It will sail at 11 p.m. today.", "2023-06-15", "2023-06-15"),
    ],
)
def test_a_time_without_a_day_is_the_last_such_before_publication(stamp, text, first, last):
    (row,) = dates(text, stamp, precision="second" if "T" in stamp else "day")
    assert (row.first_day, row.last_day) == (first, last)


@pytest.mark.parametrize(
    ("url", "stamp", "first", "last"),
    [
        ("https://tarn-times.example.co.uk/1", "2023-06-15T03:58:00Z", "2023-06-15", "2023-06-15"),
        ("https://tarn-times.example.com.au/1", "2023-06-14T20:30:00Z", "2023-06-15", "2023-06-15"),
        ("https://tarn-times.example.us/1", "2023-06-15T03:58:00Z", "2023-06-14", "2023-06-14"),
        (None, "2023-06-15T03:58:00Z", "2023-06-14", "2023-06-15"),
        (None, "2023-06-15T07:00:00Z", "2023-06-15", "2023-06-15"),
    ],
)
def test_an_outlets_country_tells_its_day(url, stamp, first, last):
    text = "Today it rains."
    given_report = Report(
        id="r", source="r", text=text, url=url, published=stamp, published_precision="second"
    )
    (row,) = find_dates(given_report, sentences(text))
    assert (row.first_day, row.last_day) == (first, last)


@pytest.mark.parametrize("published", [None, "1970-01-01", "2999-01-01"])
def test_without_a_day_of_publication_counting_is_unresolved(published):
    text = "At noon, in the third quarter, a year ago, last spring, in two weeks, the weekend."
    assert {row.first_day for row in dates(text, published)} == {None}


@pytest.mark.parametrize(
    "piece",
    ["one ", "a year and a ", "the first of ", "10:30 ", "two or three ", "a quarter of a ", "99 "],
)
def test_hostile_repetition_takes_time_in_proportion(piece):
    text = piece * 4_000
    for row in dates(text):
        assert text[row.start : row.end] == row.text


PIECES = (
    "the a first last week of April day before after Easter 10 a.m. Friday and to noon on that "
    "morning half year quarter two and-a-half years ago later every each per past recent weeks "
    "third fiscal 1990 ’98 in by will met said spring nights Sundays now then mid- end o’clock"
)
TEXTS = st.lists(st.sampled_from(PIECES.split()), min_size=10, max_size=40).map(" ".join)


@given(TEXTS)
def test_rows_are_in_order_and_start_where_one_may(text):
    rows = dates(text)
    places = {place for _, found in starts(text, sentences(text)) for place in found}
    done = 0
    for row in rows:
        assert done <= row.start < row.end
        assert row.start in places
        done = row.end
    assert rows == list(find_dates(report(text), sentences(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine boats left in the last 48 hours.", ("2023-06-13", "2023-06-15")),
        ("The ferry sank 48 hours ago.", ("2023-06-13", "2023-06-13")),
        ("The ferry sank two hours ago.", ("2023-06-15", "2023-06-15")),
    ],
)
def test_hours_by_the_day_are_days(text, expected):
    (row,) = dates(text)
    assert (row.first_day, row.last_day) == expected
