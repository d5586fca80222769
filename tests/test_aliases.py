"""Who goes by several surnames or spellings in one story is found, and nobody else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.names import surname_key
from retold.model import Naming, Report, Story
from retold.stages.aliases import find_aliases

STORY = Story(id="ferry", title="The ferry", first=None, last=None, episodes=())


def naming(report, name, *roles, gender=None):
    return Naming(
        report=report,
        name=name,
        key=surname_key(name),
        forms=(name,),
        count=1,
        gender=gender,
        roles=roles,
    )


def report(name, text):
    return Report(id=name, source=name, text=text)


def meant(namings, reports=()):
    rows = find_aliases(STORY, tuple(reports), tuple(namings))
    return {(row.report, row.name): (row.meant, row.because) for row in rows}


@pytest.mark.parametrize("double", ["Dana Ruhl-Okafor", "Dana Ruhl Okafor"])
def test_a_double_name_is_both_its_names(double):
    found = meant([naming("a", double), naming("b", "Dana Ruhl")])
    assert found == {
        ("b", "Dana Ruhl"): (double, f"'{double}' has the family name of 'Dana Ruhl' and one more")
    }


def test_both_halves_and_short_names_follow_the_double_name():
    rows = [
        naming("a", "Dana Ruhl-Okafor"),
        naming("b", "Dana Ruhl"),
        naming("c", "Dana Okafor"),
        naming("d", "Ruhl"),
    ]
    found = meant(rows)
    assert {name for name, _ in found.values()} == {"Dana Ruhl-Okafor"}
    assert set(found) == {("b", "Dana Ruhl"), ("c", "Dana Okafor"), ("d", "Ruhl")}
    assert found["d", "Ruhl"][1] == "'Ruhl' in the same story as 'Dana Ruhl'"


def test_a_short_name_that_may_be_another_does_not_follow():
    rows = [
        naming("a", "Dana Ruhl-Okafor"),
        naming("b", "Dana Ruhl"),
        naming("c", "Piet Ruhl"),
        naming("d", "Ruhl"),
    ]
    assert set(meant(rows)) == {("b", "Dana Ruhl")}


@pytest.mark.parametrize(
    "text",
    [
        "The warden, Dana Okafor (née Ruhl), opened the lock.",
        "Dana Okafor, formerly Dana Ruhl, opened the lock.",
        "Dana Okafor, who was born Dana Ruhl in 1970, opened the lock.",
        "Dana Okafor, previously known as Dana Ruhl, opened the lock.",
        "Dana Okafor, then Dana Ruhl, opened the lock in 1990.",
    ],
)
def test_a_report_may_say_that_two_names_are_one_persons(text):
    rows = [naming("a", "Dana Okafor"), naming("c", "Dana Okafor"), naming("b", "Dana Ruhl")]
    found = list(find_aliases(STORY, [report("a", text)], rows))
    assert [(row.report, row.name, row.meant, row.said) for row in found] == [
        ("b", "Dana Ruhl", "Dana Okafor", True)
    ]


def test_who_comes_then_is_another_person():
    rows = [naming("a", "Dana Okafor"), naming("b", "Piet Ruhl"), naming("c", "Ruhl")]
    text = "Dana Okafor, then Piet Ruhl, then Ruhl, opened the lock."
    assert list(find_aliases(STORY, [report("a", text)], rows)) == []


def test_three_names_are_one_person_where_pairs_of_them_are():
    rows = [naming("a", "Dana Okafor"), naming("b", "Dana Ruhl"), naming("c", "Dana Ruhl-Okafor")]
    found = list(find_aliases(STORY, [report("a", "Dana Okafor (née Ruhl) rowed.")], rows))
    assert {(row.name, row.meant, row.said) for row in found} == {
        ("Dana Okafor", "Dana Ruhl-Okafor", True),
        ("Dana Ruhl", "Dana Ruhl-Okafor", True),
    }


def test_a_double_name_whose_halves_one_report_tells_apart_is_neithers():
    rows = [
        naming("a", "Dana Ruhl-Okafor"),
        naming("b", "Dana Ruhl"),
        naming("b", "Dana Okafor"),
    ]
    assert meant(rows) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Dana Okafor was born in Ruhl and opened the lock.",
        "Dana Okafor met Dana Ruhl at the lock.",
        "Piet Okafor, born Ruhl, opened the lock.",
    ],
)
def test_without_such_words_two_surnames_are_two_people(text):
    rows = [naming("a", "Dana Okafor"), naming("b", "Dana Ruhl")]
    assert meant(rows, [report("a", text)]) == {}


@pytest.mark.parametrize(
    ("one", "other", "large"),
    [
        ("Min-jun Kim", "Kim Min-jun", "Min-jun Kim"),
        ("Kovacs Bela", "Béla Kovács", "Béla Kovács"),
        ("Kim Min-jun", "Kim Min Jun", "Kim Min-jun"),
        ("Sunniva Grimsgaard", "Sunniva Grimsgard", None),
    ],
)
def test_the_family_name_may_come_first(one, other, large):
    rows = [naming("a", one, "pilot"), naming("b", other, "pilot"), naming("c", large or one)]
    assert {name for name, _ in meant(rows).values()} == ({large} if large else set())


def test_a_slip_of_one_letter_in_a_long_name_needs_more_evidence():
    one, other = naming("a", "Sunniva Harbottle"), naming("b", "Sunniva Harbattle")
    assert meant([one, other]) == {}
    more = [naming(f"r{n}", "Sunniva Harbottle") for n in range(3)]
    assert meant([other, *more])["b", "Sunniva Harbattle"][0] == "Sunniva Harbottle"
    shared = [naming("a", "Sunniva Harbottle", "pilot"), naming("b", "Sunniva Harbattle", "pilot")]
    assert len(meant(shared)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sunniva Lund", "Sunniva Lind"), ("Ada Harbottle", "Ida Harbattle")],
)
def test_short_names_and_other_given_names_are_no_slips(one, other):
    rows = [naming("a", one, "pilot"), naming("b", other, "pilot"), naming("c", one, "pilot")]
    assert meant(rows) == {}


def test_a_given_name_alone_is_the_only_one_called_so_if_a_role_says_so():
    full = naming("a", "Dennis Harbottle", "nephew")
    assert meant([full, naming("b", "Dennis", "nephew")])
    assert meant([full, naming("b", "Dennis")]) == {}
    assert meant([full, naming("b", "Dennis", "nephew"), naming("c", "Dennis Lund")]) == {}
    assert meant([naming("a", "Quoirx Harbottle"), naming("b", "Quoirx")])


def test_two_roles_join_two_surnames_of_one_given_name():
    one = naming("a", "Dana Ruhl", "rower", "surgeon")
    assert meant([one, naming("b", "Dana Okafor", "rower")]) == {}
    found = meant([one, naming("b", "Dana Okafor", "rower", "surgeon")])
    assert [because for _, because in found.values()] == [
        "both called 'rower' and 'surgeon', one given name"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [naming("a", "Dana Ruhl-Okafor"), naming("a", "Dana Ruhl")],
        [naming("a", "Dana Ruhl-Okafor", gender="she"), naming("b", "Dana Ruhl", gender="he")],
        [naming("a", "Dana Ruhl-Okafor Jr."), naming("b", "Dana Ruhl Sr.")],
    ],
)
def test_what_speaks_against_it_keeps_two_people_apart(rows):
    assert meant(rows) == {}


def test_no_namings_have_no_aliases():
    assert meant([]) == {}


NAMES = ["Dana Ruhl", "Dana Okafor", "Dana Ruhl-Okafor", "Ruhl", "Dana", "Okafor Dana", "Piet Ruhl"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcde"), st.sampled_from(NAMES), st.sampled_from(["pilot", "rower"])
        ),
        max_size=12,
        unique_by=lambda row: row[:2],
    ),
    st.randoms(use_true_random=False),
)
def test_aliases_lead_to_a_name_of_the_story_whatever_the_order(drawn, random):
    rows = [naming(*row) for row in drawn]
    found = list(find_aliases(STORY, (), rows))
    again = rows[:]
    random.shuffle(again)
    assert list(find_aliases(STORY, (), again)) == found
    named = {row.name for row in rows}
    aliased = {(row.report, row.name) for row in found}
    for row in found:
        assert row.meant in named
        assert row.key == surname_key(row.meant)
        assert any(
            other.name == row.meant and (other.report, other.name) not in aliased for other in rows
        )


@pytest.mark.parametrize("pattern", ["Dana Ruhl{n}-Okafor", "Dana {n}xxxxxx", "{n} Ruhl", "{n}"])
def test_thousands_of_names_take_little_time(pattern):
    rows = [
        naming(f"r{n}", pattern.replace("{n}", f"A{n % 10}{chr(97 + n % 26)}{n}"), "pilot")
        for n in range(2000)
    ]
    text = "Dana née born née " * 5_000
    begun = time.process_time()
    meant(rows, [report("r0", text)])
    assert time.process_time() - begun < 2
