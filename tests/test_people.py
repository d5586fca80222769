"""Which names of which reports are one person."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.names import surname_key
from retold.model import Appearance, Judgement, Naming, Person, Placement
from retold.stages.people import find_people


def naming(report, name, gender=None, forms=(), count=1):
    return Naming(
        report=report,
        name=name,
        key=surname_key(name),
        forms=tuple(forms) or (name,),
        count=count,
        gender=gender,
    )


def placed(*reports, story="ferry"):
    return [Placement(story=story, report=report, score=1.0, because=()) for report in reports]


def judged(kind, left, right, number=1, undone_at=None):
    return Judgement(
        id=f"j{number}",
        kind=kind,
        left=left,
        right=right,
        at=f"2024-03-0{number}",
        undone_at=undone_at,
    )


def grouped(namings, placements=(), judgements=()):
    rows = list(find_people(tuple(namings), tuple(placements), tuple(judgements)))
    found = {}
    for row in rows:
        if isinstance(row, Appearance):
            found.setdefault(row.person, set()).add((row.report, row.name))
    return sorted(sorted(group) for group in found.values())


def test_one_full_name_in_two_stories_is_one_person():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning")]
    assert grouped(rows, [*placed("a"), *placed("b", story="orchard")]) == [
        [("a", "Orla Benning"), ("b", "Orla Benning")]
    ]


def test_the_reasons_are_facts():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning"), naming("c", "Benning")]
    person = next(iter(find_people(rows, placed("a", "b", "c"), ())))
    assert person.because == ("full name in 2 reports", "'Benning' in the same story")
    assert person.reports == 3


@pytest.mark.parametrize(
    "short", ["Benning", "R. Benning", "Bob Benning", "Robert J. Benning", "Mr Benning"]
)
def test_a_shorter_name_joins_the_full_one_of_its_story(short):
    rows = [naming("a", "Robert James Benning"), naming("b", short)]
    assert len(grouped(rows, placed("a", "b"))) == 1


@pytest.mark.parametrize("short", ["Benning", "R. Benning", "Bob Benning"])
def test_a_shorter_name_stays_alone_in_another_story(short):
    rows = [naming("a", "Robert James Benning"), naming("b", short)]
    assert len(grouped(rows, [*placed("a"), *placed("b", story="orchard")])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Benning Jr.", "Robert Benning Sr."),
        ("Robert J. Benning", "Robert K. Benning"),
        ("Robert Benning", "Orla Benning"),
        ("Robert Benning", "Mary Robert Benning"),
    ],
)
def test_names_that_do_not_agree_are_two_people(one, other):
    assert len(grouped([naming("a", one), naming("b", other)], placed("a", "b"))) == 2


def test_a_family_name_that_fits_two_joins_neither():
    rows = [naming("a", "Robert Benning"), naming("b", "Orla Benning"), naming("c", "Benning")]
    assert len(grouped(rows, placed("a", "b", "c"))) == 3


def test_gender_tells_which_of_two_a_family_name_means():
    rows = [
        naming("a", "Robert Benning", "he"),
        naming("b", "Orla Benning", "she"),
        naming("c", "Benning", "she"),
    ]
    assert [("b", "Orla Benning"), ("c", "Benning")] in grouped(rows, placed("a", "b", "c"))


def test_two_people_whom_one_report_names_apart_stay_two():
    rows = [
        naming("a", "Robert Benning"),
        naming("a", "Bob Benning"),
        naming("b", "Robert Benning"),
    ]
    assert len(grouped(rows, placed("a", "b"))) == 2


def test_the_same_full_name_with_two_genders_is_two_people():
    rows = [
        naming("a", "Robin Benning", "he"),
        naming("b", "Robin Benning", "he"),
        naming("c", "Robin Benning", "she"),
        naming("d", "Robin Benning", "she"),
    ]
    assert len(grouped(rows)) == 2


def test_one_slip_of_gender_among_many_divides_nobody():
    rows = [naming(f"r{n}", "Robin Benning", "he") for n in range(9)]
    assert len(grouped([*rows, naming("s", "Robin Benning", "she")])) == 1


def test_a_family_name_alone_is_one_person_in_its_story_only():
    rows = [naming("a", "Benning"), naming("b", "Benning"), naming("c", "Benning")]
    assert grouped(rows, placed("a", "b")) == [
        [("a", "Benning"), ("b", "Benning")],
        [("c", "Benning")],
    ]


def test_what_a_person_judged_outranks_names():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning"), naming("c", "Kit Benning")]
    verdicts = [
        judged("different", "a#Orla Benning", "b#Orla Benning"),
        judged("same", "b#Orla Benning", "c#Kit Benning"),
    ]
    assert grouped(rows, (), verdicts) == [
        [("a", "Orla Benning")],
        [("b", "Orla Benning"), ("c", "Kit Benning")],
    ]


def test_a_judgement_that_was_undone_does_not_count():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning")]
    undone = judged("different", "a#Orla Benning", "b#Orla Benning", undone_at="2024-03-02")
    assert len(grouped(rows, (), [undone])) == 1


def test_the_later_of_two_judgements_counts():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning")]
    first = judged("different", "a#Orla Benning", "b#Orla Benning", 1)
    then = judged("same", "b#Orla Benning", "a#Orla Benning", 2)
    assert len(grouped(rows, (), [then, first])) == 1


def test_a_judgement_may_name_a_person_by_any_form_of_the_report():
    rows = [naming("a", "Orla Benning", forms=("Orla Benning", "Orla")), naming("b", "Kit Benning")]
    assert len(grouped(rows, (), [judged("same", "a#Orla", "b#Kit Benning")])) == 1


def test_a_judgement_on_names_that_are_gone_is_passed_over():
    assert (
        len(grouped([naming("a", "Orla Benning")], (), [judged("same", "x#A", "a#Orla Benning")]))
        == 1
    )


def test_a_person_goes_by_the_full_name_that_most_reports_give():
    rows = [
        naming("a", "Robert James Benning"),
        naming("b", "Robert Benning"),
        naming("c", "Robert Benning", forms=("Benning", "Robert Benning")),
    ]
    people = [
        row for row in find_people(rows, placed("a", "b", "c"), ()) if isinstance(row, Person)
    ]
    assert [row.name for row in people] == ["Robert Benning"]
    assert people[0].names == ("Robert Benning", "Robert James Benning", "Benning")


def test_no_namings_make_no_people():
    assert list(find_people((), (), ())) == []


NAMES = ["Benning", "R. Benning", "Robert Benning", "Bob Benning", "Orla Benning", "Rob K. Benning"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"), st.sampled_from(NAMES), st.sampled_from([None, "he", "she"])
        ),
        max_size=12,
        unique_by=lambda row: row[:2],
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["same", "different"]),
            st.sampled_from("abcdef"),
            st.sampled_from(NAMES),
            st.sampled_from("abcdef"),
            st.sampled_from(NAMES),
        ),
        max_size=3,
    ),
    st.randoms(use_true_random=False),
)
def test_every_naming_appears_once_whatever_the_order(drawn, verdicts, random):
    rows = [naming(*row) for row in drawn]
    judgements = [
        judged(kind, f"{a}#{one}", f"{b}#{other}", n)
        for n, (kind, a, one, b, other) in enumerate(verdicts, 1)
    ]
    places = placed("a", "b", "c")
    found = list(find_people(rows, places, judgements))
    again = rows[:]
    random.shuffle(again)
    assert list(find_people(again, places[::-1], judgements[::-1])) == found
    shown = [(row.report, row.name) for row in found if isinstance(row, Appearance)]
    assert sorted(shown) == sorted((row.report, row.name) for row in rows)
    ids = [row.id for row in found if isinstance(row, Person)]
    assert len(ids) == len(set(ids))
    assert {row.person for row in found if isinstance(row, Appearance)} == set(ids)


def test_thousands_of_one_surname_take_little_time():
    rows = [naming(f"r{n}", f"Robert {chr(65 + n % 26)}. Benning") for n in range(3000)]
    rows += [naming(f"s{n}", "Benning") for n in range(3000)]
    places = [p for n in range(3000) for p in placed(f"r{n}", f"s{n}", story=f"story {n}")]
    begun = time.process_time()
    assert len(grouped(rows, places)) == 26
    assert time.process_time() - begun < 2


def test_a_name_that_fits_father_and_son_joins_neither():
    rows = [
        naming("a", "Robert Benning Sr."),
        naming("a", "Robert Benning Jr."),
        naming("b", "Robert Benning Sr."),
        naming("c", "Robert Benning Jr."),
        naming("d", 'Robert "Bobby" Benning'),
        naming("e", "Robert Benning"),
    ]
    assert grouped(rows, placed("a", "b", "c", "d", "e")) == [
        [("a", "Robert Benning Jr."), ("c", "Robert Benning Jr.")],
        [("a", "Robert Benning Sr."), ("b", "Robert Benning Sr.")],
        [("d", 'Robert "Bobby" Benning')],
        [("e", "Robert Benning")],
    ]


def test_a_name_beside_the_son_is_the_father():
    rows = [
        naming("a", "Robert Benning Sr."),
        naming("a", "Robert Benning Jr."),
        naming("b", "Robert Benning Jr."),
        naming("b", "Robert Benning"),
    ]
    assert [("a", "Robert Benning Sr."), ("b", "Robert Benning")] in grouped(rows, placed("a", "b"))
