"""Only what cannot, or perhaps cannot, all be true is set against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Appearance, Block, Bound, Episode, Origin, Profile, Statement, Story
from retold.stages.discrepancies import find_discrepancies

DAYS = {"a": "2020-10-16", "b": "2020-10-17", "c": "2022-05-16", "u": None}
STORY = Story(
    id="s",
    title="The club",
    first="2020-10-16",
    last="2022-05-16",
    episodes=(
        Episode("e1", "2020-10-16", "2020-10-17", ("a", "b")),
        Episode("e2", "2022-05-16", "2022-05-16", ("c", "u")),
    ),
)
PROFILES = [
    Profile(
        report=name, source=name, url=None, outlet=None, title=None, published=day, day=day, words=9
    )
    for name, day in DAYS.items()
]


def statement(report, kind, subject, value, **fields):
    start = fields.pop("start", 0)
    return Statement(
        id=f"{report}{kind}{subject}{value}{start}",
        report=report,
        start=start,
        end=start + 1,
        text=fields.pop("text", str(value)),
        subject=subject,
        property=kind,
        value=str(value),
        **fields,
    )


def age(report, subject, value, **fields):
    return statement(report, "age", subject, value, low=str(value), high=str(value), **fields)


def day(report, subject, low, event, high=None, **fields):
    return statement(
        report, "event_date", subject, low, low=low, high=high or low, event=event, **fields
    )


def killed(report, value, event, **fields):
    row = {"low": str(value), "high": str(value), "event": event, **fields}
    return statement(report, "killed", row.pop("subject", "people"), value, **row)


def found(rows, appearances=(), bounds=(), origins=(), blocks=()):
    return list(find_discrepancies(STORY, PROFILES, rows, appearances, bounds, origins, blocks))


def values(row):
    return {given.value: given.reports for given in row.values}


# --- ages


def test_ages_that_no_birth_fits():
    (row,) = found([age("a", "Ada Lund", 43), age("c", "Ada Lund", 41)])
    assert (row.kind, row.property, row.subject) == ("conflict", "age", "Ada Lund")
    assert values(row) == {"41": ("c",), "43": ("a",)}
    assert row.because == (
        "43 on 2020-10-16: born 1976-10-17 to 1977-10-16",
        "41 on 2022-05-16: born 1980-05-17 to 1981-05-16",
        "no day of birth fits these ages",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [age("a", "Ada Lund", 41), age("c", "Ada Lund", 43)],  # growth
        [age("a", "Wren Oake", 4), age("c", "Wren Oake", 6)],
        [age("a", "Ada Lund", 41), age("b", "Ada Lund", 42)],  # a birthday between
        [age("a", "Ada Lund", 43), age("c", "Ada Lund", 43)],  # a text that was kept
        [age("a", "Ada Lund", 43), age("c", "Ada Lund", 17, qualifier="then")],
        [age("a", "Ada Lund", 43), age("a", "Ada Lund", 34, start=9), age("c", "Ada Lund", 41)],
        [age("a", "Ada Lund", 43), age("c", "Bo Oake", 4)],
        [age("a", "Ada Lund", 43), age("c", "Ada Lund", 12)],  # two of one name
        [age("u", "Ada Lund", 43)],
    ],
)
def test_ages_that_may_all_be_true(rows):
    assert found(rows) == []


def test_ages_that_only_a_birthday_between_two_reports_of_one_day_would_fit():
    twin = Profile(
        report="a2", source="a2", url=None, outlet=None, title=None, published=DAYS["a"],
        day=DAYS["a"], words=9,
    )  # fmt: skip
    rows = [age("a", "Ada Lund", 43), age("a2", "Ada Lund", 44)]
    (row,) = find_discrepancies(STORY, [*PROFILES, twin], rows, (), (), ())
    assert values(row) == {"43": ("a",), "44": ("a2",)}
    assert "only a birth on 1976-10-16 fits these ages" in row.because[-1]


def test_who_gives_an_age_that_is_in_conflict_is_named_also_where_it_would_fit():
    """The later 43 fits a 44 of the year before by the days told of; it says 43 all the same."""
    rows = [age("a", "Ada Lund", 43), age("b", "Ada Lund", 46), age("c", "Ada Lund", 43)]
    (row,) = found([*rows, day("c", "fire", "2020-10-15", "fire: mill burned")])
    assert values(row) == {"43": ("a", "c"), "46": ("b",)}


def test_a_father_of_the_same_name_hides_no_conflict_about_the_son():
    rows = [age("a", "Bo Oake", 12), age("b", "Bo Oake", 9), age("c", "Bo Oake", 61)]
    (row,) = found(rows)
    assert values(row) == {"12": ("a",), "9": ("b",)}


def test_an_age_is_not_set_against_a_copy_of_its_report():
    rows = [age("a", "Ada Lund", 43), age("c", "Ada Lund", 41)]
    copies = [Origin(report="a", origin="a"), Origin(report="c", origin="a")]
    assert found(rows, origins=copies) == []
    (row,) = found([*rows, age("b", "Ada Lund", 41)], origins=copies)
    assert values(row)["43"] == ("a",)


def correction(report, start, end):
    return Block(report=report, start=start, end=end, role="correction")


def test_a_correction_is_set_against_the_value_it_corrects():
    rows = [age("a", "Ada Lund", 34), age("a", "Ada Lund", 43, start=80)]
    assert found(rows) == []
    (row,) = found(rows, blocks=[correction("a", 70, 120)])
    assert values(row) == {"34": ("a",), "43": ("a",)}
    assert row.because[-1] == "43 stands in a correction of 2020-10-16; it corrects 34"


def test_a_correction_published_later_is_linked_to_what_it_corrects():
    rows = [age("a", "Ada Lund", 34), age("b", "Ada Lund", 43, start=80)]
    (row,) = found(rows, blocks=[correction("b", 70, 120)])
    assert row.because[-1] == "43 stands in a correction of 2020-10-17; it corrects 34"
    (row,) = found(rows, blocks=[correction("b", 0, 70)])
    assert "correction" not in " ".join(row.because)


# --- ages of children without a name


def described(report, value, noun, **fields):
    return age(report, f"{value}-year-old {noun}", value, unit="year", qualifier="described",
               **fields)  # fmt: skip


def test_the_one_girl_of_two_reports_with_two_ages_is_possible():
    (row,) = found([described("a", 6, "girl"), described("b", 7, "daughter")])
    assert (row.kind, values(row)) == ("possible", {"6": ("a",), "7": ("b",)})
    assert "no name says that they are one" in row.because[-1]


def test_all_reports_of_one_child_stand_in_one_row():
    third = Profile(
        report="b2", source="b2", url=None, outlet=None, title=None, published=DAYS["b"],
        day=DAYS["b"], words=9,
    )  # fmt: skip
    rows = [described("a", 6, "girl"), described("b", 7, "girl"), described("b2", 7, "girl")]
    (row,) = find_discrepancies(STORY, [*PROFILES, third], rows, (), (), ())
    assert values(row) == {"6": ("a",), "7": ("b", "b2")}


@pytest.mark.parametrize(
    "rows",
    [
        [described("a", 6, "girl"), described("b", 7, "boy")],
        [described("a", 6, "girl"), described("b", 9, "girl")],  # two girls
        [described("a", 36, "daughter"), described("b", 37, "daughter")],
        [described("a", 6, "man"), described("b", 7, "man")],
        [described("a", 6, "girl"), described("a", 9, "girl", start=9), described("b", 7, "girl")],
        [described("a", 6, "girl"), described("b", 7, "girl"), age("b", "Ada Lund", 6, start=9)],
        [described("a", 6, "girl"), described("c", 7, "girl")],  # she grew
        [described("a", 6, "girl"), described("u", 7, "girl")],
    ],
)
def test_children_who_may_be_two(rows):
    assert found(rows) == []


def test_the_one_girl_of_two_reports_that_tell_of_one_day_is_a_conflict():
    told = [day(name, "fire", "2020-10-15", "fire: mill burned", start=9) for name in "ab"]
    (row,) = found([described("a", 6, "girl"), described("b", 7, "girl"), *told])
    assert (row.kind, row.because[-1]) == ("conflict", "each tells of 2020-10-15")
    other = day("b", "fire", "2020-10-14", "fire: barn burned", start=9)
    (row,) = found([described("a", 6, "girl"), described("b", 7, "girl"), told[0], other])
    assert row.kind == "possible"


def test_the_one_man_of_two_reports_must_be_told_of_in_the_same_words():
    event = "year-old man rescued pontoon sank Tresk regatta"
    (row,) = found([described("a", 36, "man", event=event), described("b", 38, "man", event=event)])
    assert (row.kind, values(row)) == ("possible", {"36": ("a",), "38": ("b",)})
    for value, words in ((38, "year-old man wed on pontoon"), (46, event)):
        rows = [described("a", 36, "man", event=event), described("b", value, "man", event=words)]
        assert found(rows) == []


def test_the_age_on_the_day_told_of_may_be_meant():
    rows = [age("a", "Ada Lund", 43), age("c", "Ada Lund", 43), age("b", "Ada Lund", 43)]
    told = day("c", "fire", "2021-08-01", "fire: mill burned")
    assert found([*rows, told]) == []


def test_an_undated_age_that_fits_only_outside_its_episode_is_possible():
    rows = [age("a", "Tam", 2), age("u", "Tam", 3), age("c", "Tam", 4)]
    bound = Bound(
        report="u", story="s", first_day="2021-10-17", last_day="2022-05-15", because=("ages",)
    )
    (row,) = found(rows, bounds=[bound])
    assert (row.kind, row.subject, values(row)) == ("possible", "Tam", {"3": ("u",), "4": ("c",)})
    because = " · ".join(row.because)
    assert "fits a report of 2020-10-17 to 2022-05-15" in because
    assert "2021-10-17 to 2022-05-15" in because
    assert "undated" in because


def test_an_undated_age_that_fits_its_episode_is_no_row():
    assert found([age("a", "Tam", 2), age("u", "Tam", 4), age("c", "Tam", 4)]) == []


def test_persons_are_told_apart_and_together():
    rows = [age("a", "Lund", 43), age("c", "Ada Lund", 41)]
    assert found(rows) == []
    one = [Appearance(person="p", report=r, name=n) for r, n in [("a", "Lund"), ("c", "Ada Lund")]]
    (row,) = found(rows, one)
    assert row.subject == "Ada Lund"
    two = [Appearance(person=r, report=r, name="Ada Lund") for r in "ac"]
    assert found([age("a", "Ada Lund", 43), age("c", "Ada Lund", 41)], two) == []


def test_a_name_of_one_person_alone_is_that_person_everywhere():
    rows = [age("a", "Tam", 43), age("c", "Tam", 41)]
    assert len(found(rows, [Appearance(person="p", report="a", name="Tam")])) == 1


def test_in_a_long_episode_an_undated_age_is_held_against_the_reports_that_give_it():
    long = Story(
        id="s",
        title="The club",
        first="2020-10-16",
        last="2022-05-16",
        episodes=(Episode("e", "2020-10-16", "2022-05-16", tuple(DAYS)),),
    )
    rows = [age("u", "Tam", 3), age("c", "Tam", 4)]
    (row,) = find_discrepancies(long, PROFILES, rows, (), (), ())
    assert row.kind == "possible"
    assert list(find_discrepancies(long, PROFILES, [*rows, age("b", "Tam", 3)], (), (), ())) == []


# --- days


def test_a_named_event_on_two_days():
    name = "Oxmoor Harbour Awards"
    rows = [
        day("a", name, "2020-10-15", f"{name}: sang song"),
        day("b", name, "2020-10-14", f"{name}: returned stage"),
    ]
    (row,) = found(rows)
    assert (row.kind, row.subject, row.property) == ("conflict", name, "event_date")
    assert values(row) == {"2020-10-15": ("a",), "2020-10-14": ("b",)}


def test_what_happens_once_on_two_days():
    rows = [
        day("a", "Ada Lund", "2020-10-01", "died: Lund Oxmoor hospital illness"),
        day("b", "Ada Lund", "2020-10-04", "died: Lund illness hospital", text="Sunday"),
    ]
    (row,) = found(rows)
    assert values(row) == {"2020-10-01": ("a",), "2020-10-04": ("b",)}


def test_one_announcement_on_two_days():
    rows = [
        day("a", "Ada Lund", "2020-10-01", "revealed: Lund bravely boat Marten lost storm"),
        day("u", "Ada Lund", "2020-09-01", "announced: Ada Lund lost Marten storm", "2020-09-30"),
    ]
    (row,) = found(rows)
    assert values(row) == {"2020-10-01": ("a",), "2020-09-01": ("u",)}
    assert "Marten" in row.because[0]


def test_a_first_time_on_two_days():
    rows = [
        day("a", "carried", "2020-10-01", "carried: first time ferry Marten passengers Tarn"),
        day("b", "Bo Oake", "2020-10-03", "took: first time wheel ferry Marten carried passengers"),
    ]
    (row,) = found(rows)
    assert values(row) == {"2020-10-01": ("a",), "2020-10-03": ("b",)}
    assert (
        found(
            [
                day(row.report, row.subject, row.low, row.event.replace("first time ", ""))
                for row in rows
            ]
        )
        == []
    )


@pytest.mark.parametrize(
    "rows",
    [
        # inside the month: a refinement
        [day("a", "Ada Lund", "2020-09-12", "announced: Lund lost Marten storm"),
         day("b", "Ada Lund", "2020-09-01", "announced: Lund lost Marten storm", "2020-09-30")],
        # years apart: two such events
        [day("a", "Harbour Awards", "2019-10-15", "Harbour Awards: sang"),
         day("c", "Harbour Awards", "2020-10-14", "Harbour Awards: sang")],
        # another matter
        [day("a", "Ada Lund", "2020-10-01", "announced: Lund race river cup"),
         day("b", "Ada Lund", "2020-10-03", "announced: Lund lost Marten storm")],
        # another person
        [day("a", "Ada Lund", "2020-10-01", "announced: lost Marten storm"),
         day("b", "Bo Oake", "2020-10-03", "announced: lost Marten storm")],
        # another verb
        [day("a", "Ada Lund", "2020-10-01", "bought: Marten boat storm"),
         day("b", "Ada Lund", "2020-10-03", "sold: Marten boat storm")],
        # what is done every day
        [day("a", "Ada Lund", "2020-10-01", "rowed: Marten storm river"),
         day("b", "Ada Lund", "2020-10-03", "rowed: Marten storm river")],
        # two first times
        [day("a", "carried", "2020-10-01", "carried: first time ferry Marten passengers Tarn"),
         day("b", "struck", "2020-10-03", "struck: first time clock Oxmoor noon passengers")],
        # two weekdays: a report may have been published anew
        [day("a", "Ada Lund", "2020-10-01", "died: Marten storm", text="Thursday"),
         day("b", "Ada Lund", "2020-10-03", "died: Marten storm", text="on Saturday")],
        # the night between two days
        [day("a", "Ada Lund", "2020-10-01", "died: Marten storm", text="late on Oct. 1"),
         day("b", "Ada Lund", "2020-10-02", "died: Marten storm")],
        # nobody in particular
        [day("a", "announced", "2020-10-01", "announced: Marten storm river"),
         day("b", "announced", "2020-10-03", "announced: Marten storm river")],
        # a report that gives both days means two
        [day("a", "Ada Lund", "2020-10-01", "announced: lost Marten storm"),
         day("b", "Ada Lund", "2020-10-03", "announced: lost Marten storm"),
         day("b", "Ada Lund", "2020-10-01", "announced: lost Marten storm", start=40)],
    ],
)  # fmt: skip
def test_days_that_may_all_be_right(rows):
    assert found(rows) == []


def test_a_copy_is_not_set_against_its_origin():
    name = "Oxmoor Harbour Awards"
    rows = [
        day("a", name, "2020-10-15", f"{name}: sang"),
        day("b", name, "2020-10-14", f"{name}: sang"),
    ]
    origins = [Origin(report="a", origin="a"), Origin(report="b", origin="a")]
    assert found(rows, origins=origins) == []


# --- counts

FIRE = "mill Oxmoor burned people killed storm"
NIGHT = [day(report, "mill", "2020-10-14", "burned: mill Oxmoor", start=9) for report in "abc"]


def test_a_count_that_falls():
    (row,) = found([killed("a", 5, FIRE), killed("b", 3, FIRE), *NIGHT])
    assert (row.kind, row.property, values(row)) == (
        "conflict",
        "killed",
        {"5": ("a",), "3": ("b",)},
    )
    assert row.because == (
        "5 killed on 2020-10-16",
        "3 killed on 2020-10-17",
        "a count does not fall",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [killed("a", 3, FIRE), killed("b", 5, FIRE)],  # it rose
        [killed("a", 5, FIRE), killed("b", 3, FIRE, qualifier="at least", high=None)],
        [killed("a", 5, FIRE), killed("b", 3, FIRE, subject="officers")],  # some of them
        [killed("a", 5, FIRE), killed("b", 3, "ferry sank Tarn people killed")],  # another matter
        [killed("a", 5, FIRE), killed("b", 3, FIRE), killed("b", 9, FIRE)],  # two counts
        [killed("a", 5, FIRE), killed("u", 3, FIRE)],  # nobody knows when
    ],
)
def test_counts_that_may_all_be_right(rows):
    assert found([*rows, *NIGHT]) == []


def test_two_counts_of_one_day_are_possible():
    rows = [killed("a", 5, FIRE), killed("a2", 3, FIRE)]
    twin = Profile(
        report="a2", source="a2", url=None, outlet=None, title=None, published=DAYS["a"],
        day=DAYS["a"], words=9,
    )  # fmt: skip
    night = [*NIGHT, day("a2", "mill", "2020-10-14", "burned: mill Oxmoor", start=9)]

    def kinds(rows):
        made = find_discrepancies(STORY, [*PROFILES, twin], [*rows, *night], (), (), ())
        return [row.kind for row in made]

    assert kinds(rows) == ["possible"]
    assert kinds([killed("a", 50, FIRE), killed("a2", 3, FIRE)]) == []  # of others
    assert kinds([killed("a", 5, FIRE), killed("a2", 3, "people killed Tarn")]) == []


def test_one_report_may_count_the_gunman():
    armed = f"{FIRE} including gunman"
    assert found([killed("a", 3, armed), killed("b", 2, FIRE), *NIGHT]) == []
    assert len(found([killed("a", 4, armed), killed("b", 2, FIRE), *NIGHT])) == 1


def test_a_count_in_a_correction_is_set_against_the_count_before_it():
    rows = [killed("a", 3, FIRE), killed("b", 5, FIRE, start=80), *NIGHT]
    assert found(rows) == []
    (row,) = found(rows, blocks=[correction("b", 70, 120)])
    assert row.because[-1] == "5 stands in a correction of 2020-10-17; it corrects 3"


def test_counts_of_other_days_are_of_other_happenings():
    other = day("b", "mill", "2020-10-16", "burned: mill Oxmoor", start=9)
    assert found([killed("a", 5, FIRE), killed("b", 3, FIRE), NIGHT[0], other]) == []


# --- sums

REPAIR = "clock Corn Hall repaired Tansley cost"


def cost(report, value, event=REPAIR, unit="pound", **fields):
    row = {"low": str(value), "high": str(value), "unit": unit, "event": event, **fields}
    return statement(report, "amount", row.pop("subject", "amount"), value, **row)


def test_one_thing_with_two_prices():
    (row,) = found([cost("a", 84000), cost("b", 48000)])
    assert (row.property, values(row)) == ("amount", {"84000": ("a",), "48000": ("b",)})


def paid(report, value, event, subject="grant"):
    return cost(report, value, event=event, subject=subject)


def test_a_grant_is_told_by_fewer_words():
    rows = [
        paid("a", 84000, "ferry Marten grant announced fund"),
        paid("b", 48000, "school drawing helped land ferry Marten grant"),
    ]
    (row,) = found(rows)
    assert (row.subject, values(row)) == ("grant", {"84000": ("a",), "48000": ("b",)})


def test_two_sums_of_one_day_are_compared_whichever_report_comes_first():
    twin = Profile(
        report="a2", source="a2", url=None, outlet=None, title=None, published=DAYS["a"],
        day=DAYS["a"], words=9,
    )  # fmt: skip
    for one, other in [(84000, 48000), (48000, 84000)]:
        rows = [cost("a", one), cost("a2", other)]
        (row,) = find_discrepancies(STORY, [*PROFILES, twin], rows, (), (), ())
        assert values(row) == {str(one): ("a",), str(other): ("a2",)}


def test_sentences_that_share_half_their_words_are_possible():
    other = f"{REPAIR} weathercock bells belfry tower"
    (row,) = found([cost("a", 84000, f"{REPAIR} ferry dredging harbour quay"),
                    cost("b", 48000, other)])  # fmt: skip
    assert row.kind == "possible"


@pytest.mark.parametrize(
    "other",
    [
        paid("b", 48000, "school drawing helped land ferry Marten boiler", subject="boiler"),
        paid("b", 48000, "school hall helped land roof grant"),
    ],
)
def test_another_grant_is_no_difference(other):
    assert found([paid("a", 84000, "ferry Marten grant announced fund"), other]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [cost("a", 48000), cost("b", 84000)],  # it rose
        [cost("a", 84000), cost("b", 48000, unit="euro")],
        [cost("a", 84, unit="pound a head"), cost("b", 48, unit="pound a head")],
        [cost("a", 84000), cost("b", 48000, qualifier="about")],
        [cost("a", 980000), cost("b", 48000)],
        [cost("a", 84000), cost("c", 48000)],  # years later
        [cost("a", 84000), cost("b", 48000, event="boat engine Tarn harbour sold")],
        [cost("a", 84000), cost("b", 48000), cost("b", 84000, start=9)],
        [cost("a", 84000), cost("u", 48000)],
        [cost("a", 84000, event=f"{REPAIR} estimated"), cost("b", 48000)],
        [cost("a", 84000), cost("a", 9000, start=9), cost("b", 48000)],  # a list of sums
        # another price each hour
        [cost("a", 84, event=f"{REPAIR} shares closed"), cost("b", 48, event=f"{REPAIR} shares")],
    ],
)
def test_prices_that_may_all_be_right(rows):
    assert found(rows) == []


# --- rules


ROWS = [
    age("a", "Ada Lund", 43),
    age("c", "Ada Lund", 41),
    age("b", "Ada Lund", 43),
    age("u", "Ada Lund", 90),
    killed("a", 5, FIRE),
    killed("b", 3, FIRE),
    day("a", "Ada Lund", "2020-10-01", "announced: lost Marten storm"),
    day("b", "Ada Lund", "2020-10-03", "revealed: Marten storm"),
    day("c", "Ada Lund", "2020-10-03", "announced: Marten storm"),
    *NIGHT,
]


@given(st.permutations(ROWS))
def test_the_order_of_rows_does_not_matter(rows):
    assert found(rows) == found(ROWS)


def test_ids_differ_and_values_name_their_statements():
    rows = found(ROWS)
    assert len({row.id for row in rows}) == len(rows) == 3
    known = {row.id: row for row in ROWS}
    for row in rows:
        assert len(row.values) > 1
        for value in row.values:
            assert {known[name].value for name in value.statements} == {value.value}
            assert sorted({known[name].report for name in value.statements}) == list(value.reports)


def test_many_claims_are_compared_in_time():
    many = [
        day("a", "Ada Lund", "2020-10-01", f"announced: boat{n} storm", start=n)
        for n in range(3000)
    ]
    more = [killed("b", n, f"{FIRE} {n}", start=n) for n in range(1, 3000)]
    assert found([*many, *more]) == []


def test_a_person_in_thousands_of_reports_is_compared_in_time():
    profiles = [
        Profile(report=f"r{n}", source="", url=None, outlet=None, title=None,
                published="2020-10-16", day="2020-10-16", words=9)
        for n in range(5000)
    ]  # fmt: skip
    rows = [age(f"r{n}", "Ada Lund", 43 if n else 34) for n in range(5000)]
    rows += [
        day(f"r{n}", "Gala Ball", "2020-10-16", "Oxmoor Gala: sang", start=5) for n in range(5000)
    ]
    (row,) = find_discrepancies(STORY, profiles, rows, (), (), ())
    assert [len(value.reports) for value in row.values] == [1, 4999]


NONSENSE = "9" * 10_000


def test_what_nobody_can_be_or_count_is_passed_over():
    rows = [
        age("a", "Ada Lund", 400),
        age("b", "Ada Lund", NONSENSE),
        age("c", "Ada Lund", "many"),
        described("a", 400, "girl"),
        described("b", NONSENSE, "girl"),
        killed("a", NONSENSE, FIRE),
        killed("b", 3, FIRE),
        killed("c", "many", FIRE),
        cost("a", NONSENSE),
        cost("b", 48000),
        *NIGHT,
    ]
    assert found(rows) == []


# --- what corrections take back


def withdrawn(row, start=90):
    """Return a statement as one that a correction takes back."""
    return statement(
        row.report,
        row.property,
        row.subject,
        row.value,
        low=row.low,
        high=row.high,
        event=row.event,
        qualifier="withdrawn",
        start=start,
    )


def test_a_value_that_a_correction_takes_back_is_none_of_its_report():
    rows = [age("a", "Ada Lund", 43), withdrawn(age("a", "Ada Lund", 34)), age("b", "Ada Lund", 43)]
    assert found(rows) == []


def test_a_correction_is_linked_to_the_report_that_still_gives_what_it_takes_back():
    rows = [age("a", "Ada Lund", 34), age("b", "Ada Lund", 43), withdrawn(age("b", "Ada Lund", 34))]
    origins = [Origin(report="a", origin="a"), Origin(report="b", origin="a")]
    assert found(rows[:2], origins=origins) == [], "a copy is not set against its origin"
    (row,) = found(rows, origins=origins, blocks=[correction("b", 70, 120)])
    assert values(row) == {"34": ("a",), "43": ("b",)}
    assert row.because == ("a correction of 2020-10-17 takes back 34, for 43",)


def test_a_difference_says_which_of_its_values_is_taken_back():
    rows = [age("a", "Ada Lund", 34), age("b", "Ada Lund", 43), withdrawn(age("b", "Ada Lund", 34))]
    (row,) = found(rows, blocks=[correction("b", 70, 120)])
    assert row.because[-1] == "34 is taken back by a correction of 2020-10-17"


def test_a_count_taken_back_is_found_by_the_words_around_the_count():
    sank = "people injured pontoon sank"
    rows = [
        statement("a", "injured", "people", 3, event=sank),
        statement("b", "injured", "people", 5, event=sank),
        withdrawn(statement("b", "injured", "people", 3, event="story corrected show people")),
    ]
    (row,) = found(rows, blocks=[correction("b", 70, 120)])
    assert (row.kind, values(row)) == ("conflict", {"3": ("a",), "5": ("b",)})
    other = statement("a", "injured", "people", 3, event="people injured bus overturned")
    assert found([other, *rows[1:]], blocks=[correction("b", 70, 120)]) == []


def test_what_is_taken_back_of_somebody_else_or_long_after_is_not_linked():
    origins = [Origin(report=name, origin="a") for name in "abc"]
    back = withdrawn(age("b", "Ada Lund", 34))
    for other in (age("a", "Ines Oake", 34), age("a", "Ada Lund", 35), age("c", "Ada Lund", 34)):
        rows = [other, age("b", "Ada Lund", 43), back]
        said = [line for row in found(rows, origins=origins) for line in row.because]
        assert not any("takes back" in line for line in said)


def test_two_values_put_in_place_of_one_are_not_linked():
    rows = [age("a", "Ada Lund", 34), age("b", "Ada Lund", 43), age("b", "Ada Lund", 44, start=9)]
    assert found([*rows, withdrawn(age("b", "Ada Lund", 34))]) == []
