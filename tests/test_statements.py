"""What a report states is stated of whom it concerns, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Quotation, Report, Sentence
from retold.stages.statements import find_statements
from tests.stating import NAMES, PUBLISHED, ages, mentions, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lund, 43, leads the club.", [("Ada Lund", "43")]),
        ("Lund (43) and Jonas Pryde won.", [("Lund", "43")]),
        ("Ada Lund, aged 43, leads the club.", [("Ada Lund", "43")]),
        ("Ada Lund, who is 43, leads the club.", [("Ada Lund", "43")]),
        ("Ada Lund, of Oxmoor, 43, leads the club.", [("Ada Lund", "43")]),
        ("Ada Lund is 43 years old.", [("Ada Lund", "43")]),
        ("Ada Lund turned 40 last week.", [("Ada Lund", "40")]),
        ("Ines Calder Jr., 61, rang the bell.", [("Ines Calder Jr.", "61")]),
        ("Ines Calder, Jr., 61, rang the bell.", [("Ines Calder", "61")]),
        ("Ada Lund, forty-three, rows.", [("Ada Lund", "43")]),
        ("The winners are Wren Oake, 23, Bo Oake, 25.", [("Wren Oake", "23"), ("Bo Oake", "25")]),
        ("Wren Oake, 4, and Bo Oake, 2 and tired, slept.", [("Wren Oake", "4"), ("Bo Oake", "2")]),
        ("Wren Oake and Bo Oake, both 17, won.", [("Wren Oake", "17"), ("Bo Oake", "17")]),
        ("The 43-year-old Ada Lund won.", [("Ada Lund", "43")]),
        ("Her 6-year-old daughter, Wren Oake, came.", [("Wren Oake", "6")]),
        ("A 22-year-old rower identified as Bo Oake won.", [("Bo Oake", "22")]),
        ("A 61-year-old Oxmoor resident, Ines Calder, won.", [("Ines Calder", "61")]),
        ("Ada Lund, a 43-year-old teacher, won.", [("Ada Lund", "43")]),
        ("An 18-month-old, Wren Oake, slept.", [("Wren Oake", "1")]),
        ("The 16-year-old boy won.", [("16-year-old boy", "16")]),
        # Nobody took these for names; their ages show that they are.
        ("Her children Tam, 4, and Elsie, 2, came.", [("Tam", "4"), ("Elsie", "2")]),
        ("Her 6-year-old son, Tam, came.", [("Tam", "6")]),
    ],
)
def test_how_old_somebody_is(text, expected):
    full = [(NAMES.get(subject, subject), age) for subject, age in expected]
    assert sorted(ages(text)) == sorted(full)


@pytest.mark.parametrize(
    "text",
    [
        "The 40-year-old bridge fell.",
        "Ada Lund got a 3-year sentence.",
        "Ada Lund, 43 Main Street, called.",
        "Ada Lund, 400, leads the club.",
        "Ada Lund, 3.5 metres behind, lost.",
        "Ada Lund is 43 percent Danish.",
        "Ada Lund will turn 40 next week.",
        "The 16-year-olds won.",
        "On Monday, 12, fell.",
        "Ada Lund scored 12, and Bo Oake 9.",
    ],
)
def test_what_is_nobodys_age(text):
    assert ages(text) == []


def test_a_description_is_of_whom_the_report_means():
    text = "Ada Lund sang. The 43-year-old bowed."
    assert ages(text, [("The 43-year-old", "Ada Lund")]) == [("Ada Lund", "43")]
    text = "Ada Lund sang. Bo Oake danced. The 43-year-old bowed."
    (row,) = statements(text, [("The 43-year-old", "Ada Lund")])
    assert (row.subject, row.value, row.qualifier) == ("Ada Lund", "43", "described")


def test_a_description_of_a_thing_is_of_nobody():
    text = "Ada Lund sang. The 43-year-old vessel left."
    assert ages(text, [("The 43-year-old", "Ada Lund")]) == []


def test_an_age_beside_the_name_outdoes_a_description():
    text = "Ada Lund, 43, sang. Her pupil bowed. The 17-year-old bowed again."
    assert ages(text, [("The 17-year-old", "Ada Lund")]) == [("Ada Lund", "43")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund was 17 years old when she first rowed.",
        "Ada Lund, who turns 83 at the end of the month, rows.",
    ],
)
def test_an_age_at_another_time_says_so(text):
    (row,) = statements(text)
    assert (row.property, row.qualifier) == ("age", "then")


def happenings(text, **fields):
    rows = statements(text, **fields)
    return [
        (row.subject, row.value, row.event.partition(":")[0])
        for row in rows
        if row.property == "event_date"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill burned on June 3.", ("burned", "2023-06-03", "burned")),
        ("On June 3, Ada Lund announced a race.", ("Ada Lund", "2023-06-03", "announced")),
        ("Ada Lund sang at the Oxmoor Harbour Awards on Wednesday.",
         ("Oxmoor Harbour Awards", "2023-06-14", "Oxmoor Harbour Awards")),
        ("Two died in the June 3 fire.", ("fire", "2023-06-03", "fire")),
        ("In May 2020 Ada Lund lost the boat.",
         ("Ada Lund", "2020-05-01/2020-05-31", "lost")),
        ("After Friday's vote they left.", ("vote", "2023-06-09", "vote")),
        ("Bo Oake was beaten to death on Wednesday.", ("Bo Oake", "2023-06-14", "beaten")),
        ("Police answered calls and found shots fired on Wednesday.",
         ("fired", "2023-06-14", "fired")),
        ("Police responded to a mill on Wednesday.", ("responded", "2023-06-14", "responded")),
        ("Police were called to the mill on Wednesday.", ("called", "2023-06-14", "called")),
        ("Bo Oake was asleep in his own small hut early on June 3 when it burned.",
         ("Bo Oake", "2023-06-03", "burned")),
        ("A mast fell at Oxmoor Dock (24 Mill Lane) on June 3.", ("fell", "2023-06-03", "fell")),
        ("The fire was reported on June 3.", ("fire", "2023-06-03", "fire")),
        ("Rowers were called about 2 a.m. Sunday.", ("called", "2023-06-11", "called")),
        ("Bo Oake was rowing on Wednesday.", ("Bo Oake", "2023-06-14", "rowing")),
        ("The arrest warrant names a mill that burned on June 3.",
         ("burned", "2023-06-03", "burned")),
    ],
)  # fmt: skip
def test_what_happened_when(text, expected):
    assert happenings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“We row,” Ada Lund said on Wednesday.",
        "Ada Lund will row on Friday.",
        "The race is scheduled for July 1.",
        "The new mill is to be opened on June 3.",
        "The mill burned in 1911.",
        "The mill has been shut since Oct. 3.",
        "Police said Wednesday that a mill burned.",
        "Ada Lund was well as of Wednesday.",
        "No boats were found by Wednesday.",
        "A call was not returned on Wednesday.",
        "Ada Lund was still wounded Wednesday.",
        "Ada Lund is due to undergo a third surgery Wednesday.",
        "They met at a party in honor of Father's Day.",
        "Ada Lund steered the Saturday Rowers.",
        "Ada Lund wound the clock every Friday.",
    ],
)
def test_what_did_not_happen_on_a_day(text):
    assert happenings(text) == []


def test_what_comes_after_is_kept_apart():
    rows = statements("The mill burned on June 3 and Bo Oake was charged on Monday.")
    assert [row.property for row in rows] == ["event_date", "aftermath_date"]
    for text in (
        "Bo Oake turned himself in on Monday.",
        "Bo Oake was taken into custody on Monday.",
        "Bo Oake was in court on Monday.",
        "Bo Oake pleaded not guilty to murder on Monday.",
        "Bo Oake was indicted Monday with killing time.",
        "Bo Oake was charged as an adult with two counts of first-degree murder on Monday.",
        "Bo Oake remained in hospital on Monday.",
        "Ada Lund died Monday, days after the boat sank.",
        "The sheriff's office announced Monday that the mill was shut.",
    ):
        (row,) = [row for row in statements(text) if row.unit == "day"]
        assert row.property == "aftermath_date"


def test_today_in_a_quotation_is_not_the_reports():
    text = "“We lost the boat today,” said Ada Lund."
    quotation = Quotation(
        id="q", report="r", start=1, end=23, text=text[1:23], kind="direct", turn="q"
    )
    assert [row.property for row in statements(text)] == ["event_date"]
    assert statements(text, quotations=[quotation]) == []


def test_a_day_after_an_undated_report_cannot_be_told():
    assert happenings("The mill burned on June 3.", published=None) == []


def counts(text):
    return [
        (row.property, row.value, row.low, row.high, row.qualifier)
        for row in statements(text)
        if row.property not in {"age", "event_date"}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were killed.", [("killed", "3", "3", "3", None)]),
        ("The storm killed at least 12 people.", [("killed", "12", "12", None, "at least")]),
        ("It left one person dead and five others wounded.",
         [("killed", "1", "1", "1", None), ("injured", "5", "5", "5", None)]),
        ("Up to 40 workers were injured.", [("injured", "40", None, "40", "up to")]),
        ("The mill burned after the deaths of two men.", [("killed", "2", "2", "2", None)]),
        ("Police arrested two men.", [("arrested", "2", "2", "2", None)]),
        ("Nine people are missing.", [("missing", "9", "9", "9", None)]),
        ("It cost about $1.2 million.", [("amount", "1200000", "1200000", "1200000", "about")]),
        ("She paid 500 euros.", [("amount", "500", "500", "500", None)]),
        ("She paid £3,000.50 in cash.", [("amount", "3000.5", "3000.5", "3000.5", None)]),
    ],
)  # fmt: skip
def test_how_many_and_how_much(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was killed 3 days later.",
        "It killed 20 percent of the trees.",
        "A 20-year-old killed time.",
        "It injured " + "9" * 10_000 + " people.",
        "$" * 1000,
    ],
)
def test_what_counts_nobody(text):
    assert [row for row in counts(text) if row[0] != "age"] == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The club won a £5,000 grant.", "grant"),
        ("The club won a grant of £5,000.", "grant"),
        ("The last £5,000 came from a tin.", "amount"),
        ("The club has £5,000.", "amount"),
    ],
)
def test_what_a_sum_is_of(text, subject):
    (row,) = statements(text)
    assert (row.property, row.subject, row.value) == ("amount", subject, "5000")


def test_a_first_time_says_so():
    (row,) = statements("The ferry sailed on Wednesday for the first time since 1974.")
    assert (row.subject, row.event) == ("sailed", "sailed: first time ferry")


def test_an_agencys_place_does_nothing():
    (row,) = statements("Oxmoor Head (MP) - A gust tipped 14 boats on Wednesday.")
    assert row.subject == "tipped"


def test_a_sum_for_each_says_of_what():
    (row,) = statements("Tickets cost £9 a head.")
    assert (row.value, row.unit) == ("9", "pound a head")
    assert statements("The anchor weighs 500 pounds per side.") == []


def test_who_it_is_from_is_said():
    (row,) = statements("Three people were killed, police said.")
    assert row.attributed_to == "police"
    (row,) = statements("According to the harbour master, three people were killed.")
    assert row.attributed_to == "the harbour master"


@pytest.mark.parametrize("role", ["promo", "related", "credit", "meta", "bio"])
def test_what_sells_or_credits_states_nothing(role):
    assert statements("Ada Lund, 43, won $500 on June 3.", role=role) == []


def test_rows_say_when_their_report_is_of():
    rows = statements("Ada Lund, 43, won $500 on June 3.")
    assert {row.as_of for row in rows} == {PUBLISHED}
    assert len({row.id for row in rows}) == len(rows) == 3


@pytest.mark.parametrize(
    "text",
    ["Ada Lund, 4" * 3000, "killed 3 " * 9000, "$1," * 9000, "43-year-old " * 5000, "9" * 99_999],
)
def test_hostile_text_is_passed_in_time(text):
    for row in statements(text):
        assert text[row.start : row.end] == row.text


PIECES = (
    "Ada Lund|, 43,|43-year-old|and|killed|three people|on June 3|announced|$5m|said|.|who was|’s"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map(" ".join))
def test_places_give_their_words_back_and_ids_differ(text):
    rows = statements(text)
    assert all(text[row.start : row.end] == row.text for row in rows)
    assert len({row.id for row in rows}) == len(rows)
    assert rows == statements(text)


@pytest.mark.parametrize(("language", "found"), [(None, 1), ("en", 1), ("eng", 1), ("de", 0)])
def test_what_only_english_tells_is_not_told_of_a_report_in_another_language(language, found):
    text = "Ada Lund, 41, Fischerin, war am Hafen."
    report = Report(id="r", source="r", text=text, language=language)
    sentences = [Sentence(report="r", start=0, end=len(text), role="body", block=0)]
    assert len(list(find_statements(report, sentences, mentions(text), [], []))) == found
