"""Which names of which reports are one person."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.names import surname_key
from retold.lexis.persons import agree, spelled
from retold.model import Alias, Appearance, Company, Judgement, Naming, Person, Placement
from retold.stages.people import find_people


def naming(report, name, gender=None, forms=(), *, roles=()):
    return Naming(
        report=report,
        name=name,
        key=surname_key(name),
        forms=tuple(forms) or (name,),
        count=1,
        gender=gender,
        roles=tuple(roles),
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


def people_of(namings, placements=(), judgements=(), aliases=(), companies=()):
    return list(
        find_people(
            tuple(namings), tuple(placements), tuple(aliases), tuple(companies), tuple(judgements)
        )
    )


def grouped(namings, placements=(), judgements=(), aliases=(), companies=()):
    rows = people_of(namings, placements, judgements, aliases, companies)
    found = {}
    for row in rows:
        if isinstance(row, Appearance):
            found.setdefault(row.person, set()).add((row.report, row.name))
    return sorted(sorted(group) for group in found.values())


APART = [*placed("a"), *placed("b", story="orchard")]


def test_a_full_name_alone_in_two_stories_may_be_two_people():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning")]
    assert len(grouped(rows, APART)) == 2


def test_a_shared_role_makes_one_person_of_two_stories():
    rows = [naming(r, "Orla Benning", roles=["beekeeper"]) for r in "ab"]
    person = people_of(rows, APART)[0]
    assert person.reports == 2
    assert person.because == ("full name in 2 reports", "'beekeeper' in several stories")


def test_a_role_that_anybody_has_does_not():
    rows = [naming(r, "Orla Benning", roles=["resident", "mother"]) for r in "ab"]
    assert len(grouped(rows, APART)) == 2


@pytest.mark.parametrize(
    ("known", "people"),
    [
        ({"names": ("Kit Lund", "Ada Voss")}, 1),
        ({"names": ("Kit Lund",)}, 2),
        ({"names": ("Kit Lund",), "outlet": "Quay Post"}, 1),
        ({"outlet": "Quay Post"}, 2),
        ({"outlet": "Quay Post", "byline": ("Orla Benning",)}, 1),
        ({"organisations": ("Wicken Rowing Club", "Wicken Port Trust")}, 2),
        ({"organisations": ("Wicken Rowing Club",), "outlet": "Quay Post"}, 1),
        ({"names": ("Orla Benning",)}, 2),
    ],
)
def test_what_stands_beside_a_name_tells_whether_it_is_one_person(known, people):
    rows = [naming(r, "Orla Benning") for r in "ab"]
    companies = [Company(**{"report": r, "names": (), **known}) for r in "ab"]
    assert len(grouped(rows, APART, companies=companies)) == people


def test_one_fact_is_enough_with_somebody_named_in_many_stories():
    rows = [naming(f"r{n}", "Orla Benning", roles=["beekeeper"]) for n in range(3)]
    rows += [naming("s", "Orla Benning"), naming("t", "Orla Benning", roles=["swimmer"])]
    places = [p for row in rows for p in placed(row.report, story=row.report)]
    companies = [Company(report=row.report, names=("Kit Lund",)) for row in rows]
    assert grouped(rows, places, companies=companies) == [
        [(row.report, "Orla Benning") for row in rows[:4]],
        [("t", "Orla Benning")],
    ]
    assert len(grouped(rows, places, companies=companies[:3])) == 3


def test_what_a_story_shares_never_joins_what_cannot_be_one():
    rows = [
        naming("a", "Robert J. Benning", roles=["beekeeper"]),
        naming("a", "Robert Lee", roles=["beekeeper"]),
        naming("b", "Robert Benning", roles=["beekeeper"]),
        naming("c", "Robert K. Benning", roles=["beekeeper"]),
        naming("d", "Robert Benning", roles=["beekeeper"]),
        naming("d", "Robert K. Benning", roles=["beekeeper"]),
    ]
    places = [
        *placed("a", "b", story="1"),
        *placed("c", story="2"),
        *placed("d", story="3"),
    ]
    groups = grouped(rows, places)
    assert [("c", "Robert K. Benning"), ("d", "Robert K. Benning")] in groups
    assert not [g for g in groups if ("d", "Robert Benning") in g and len(g) > 3]
    for group in groups:
        names = {name for _, name in group}
        assert not {"Robert J. Benning", "Robert K. Benning"} <= names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mikhail Petrov", "Михаил Петров"),
        ("Mikhaïl Petrov", "Mikhail Petrov"),
        ("Hans Müller", "Hans Mueller"),
        ("Mohammed Saleh", "Muhammad Salih"),
        ("Nikos Papadopoulos", "Νίκος Παπαδόπουλος"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Elizabeth Benning", "Liz Benning"),
        ("J. Edgar Benning", "Edgar Benning"),
        ("Robert “Red” Benning", "Red Benning"),
        ("Col. Robert Benning", "Robert Benning"),
    ],
)
def test_other_spellings_and_short_forms_are_one_person_in_a_story(one, other):
    rows = [naming("a", one), naming("b", other)]
    assert rows[0].key == rows[1].key
    assert len(grouped(rows, placed("a", "b"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Olena Shevchuk", "Ольга Шевчук"), ("Tobias Fenn II", "Tobias Fenn III")],
)
def test_other_names_in_another_alphabet_stay_two(one, other):
    assert len(grouped([naming("a", one), naming("b", other)], placed("a", "b"))) == 2


def test_a_bare_name_is_the_only_suffixed_one_of_its_story():
    rows = [naming("a", "Tobias Fenn Jr."), naming("b", "Tobias Fenn"), naming("c", "Fenn")]
    assert len(grouped(rows, placed("a", "b", "c"))) == 1


def test_an_alias_counts_as_the_name_it_means():
    rows = [naming("a", "Dana Okafor"), naming("b", "Dana Ruhl")]
    alias = Alias(
        story="ferry",
        report="b",
        name="Dana Ruhl",
        meant="Dana Okafor",
        key=rows[0].key,
        because="'née' between both names in a report",
    )
    person = people_of(rows, placed("a", "b"), aliases=[alias])[0]
    assert (person.reports, person.because) == (2, (alias.because,))


def test_the_reasons_are_facts():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning"), naming("c", "Benning")]
    person = people_of(rows, placed("a", "b", "c"))[0]
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
    assert len(grouped(rows, placed(*"abcd"))) == 2


def test_one_slip_of_gender_among_many_divides_nobody():
    rows = [naming(f"r{n}", "Robin Benning", "he") for n in range(9)]
    for slip in ("a", "s"):
        places = placed(slip, *(row.report for row in rows))
        assert len(grouped([*rows, naming(slip, "Robin Benning", "she")], places)) == 1


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
    assert grouped(rows, placed("a", "b", "c"), verdicts) == [
        [("a", "Orla Benning")],
        [("b", "Orla Benning"), ("c", "Kit Benning")],
    ]


def test_a_judgement_that_was_undone_does_not_count():
    rows = [naming("a", "Orla Benning"), naming("b", "Orla Benning")]
    undone = judged("different", "a#Orla Benning", "b#Orla Benning", undone_at="2024-03-02")
    assert len(grouped(rows, placed("a", "b"), [undone])) == 1


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
    people = [row for row in people_of(rows, placed("a", "b", "c")) if isinstance(row, Person)]
    assert [row.name for row in people] == ["Robert Benning"]
    assert people[0].names == ("Robert Benning", "Robert James Benning", "Benning")


def test_no_namings_make_no_people():
    assert people_of([]) == []


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
    found = people_of(rows, places, judgements)
    again = rows[:]
    random.shuffle(again)
    assert people_of(again, places[::-1], judgements[::-1]) == found
    shown = [(row.report, row.name) for row in found if isinstance(row, Appearance)]
    assert sorted(shown) == sorted((row.report, row.name) for row in rows)
    ids = [row.id for row in found if isinstance(row, Person)]
    assert len(ids) == len(set(ids))
    assert {row.person for row in found if isinstance(row, Appearance)} == set(ids)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdefgh"),
            st.sampled_from([*NAMES, "Rob J. Benning", "Orla Benning Jr."]),
        ),
        max_size=16,
        unique=True,
    ),
    st.lists(st.sampled_from(["1", "2"]), min_size=8, max_size=8),
)
def test_no_chain_makes_one_person_of_two(drawn, stories):
    rows = [naming(report, name, roles=["beekeeper"]) for report, name in drawn]
    places = [
        p
        for report, story in zip("abcdefgh", stories, strict=True)
        for p in placed(report, story=story)
    ]
    for group in grouped(rows, places):
        reports = [report for report, _ in group]
        assert len(set(reports)) == len(reports)
        names = sorted({spelled(name) for _, name in group})
        assert all(agree(one, other) for one, other in combinations(names, 2))


@pytest.mark.parametrize(
    "given_name", ["Robert", "Robert {}.", "{}obert", "Robert {}aul", "{}. {}.", "Aa{}bert {}o"]
)
def test_thousands_of_one_surname_in_one_story_take_little_time(given_name):
    names = [
        given_name.replace("{}", chr(65 + n % 26) + "bcdfg"[n // 26 % 5] * (n % 7))
        for n in range(1200)
    ]
    rows = [naming(f"r{n}", f"{name} Benning") for n, name in enumerate(names)]
    rows += [naming(f"s{n}", "Benning") for n in range(1200)]
    places = [p for n in range(1200) for p in placed(f"r{n}", f"s{n}")]
    begun = time.process_time()
    assert grouped(rows, places)
    assert time.process_time() - begun < 2


def test_thousands_of_one_name_in_many_stories_take_little_time():
    rows = [naming(f"r{n}", f"Robert {chr(65 + n % 26)}. Benning") for n in range(1200)]
    rows += [naming(f"s{n}", "Benning") for n in range(1200)]
    places = [p for n in range(1200) for p in placed(f"r{n}", f"s{n}", story=f"story {n}")]
    near = [Company(report=f"r{n}", names=("Kit Lund", f"Ada {n % 900} Voss")) for n in range(1200)]
    begun = time.process_time()
    assert len(grouped(rows, places, companies=near)) > 26
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
