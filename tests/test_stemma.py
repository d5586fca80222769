"""A stemma says who had whose reading, on what evidence, and is silent where there is none."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Profile, Quotation
from retold.stages.utterances.branching import TOP, cheapest_forest
from retold.stages.utterances.sources import named_source, same_outlet
from retold.stages.utterances.stemma import stemma
from retold.stages.utterances.times import Times

OATH = "We will keep the night ferry sailing and nobody on the island needs to learn to swim"
CUT = "nobody on the island needs to learn to swim"


def reading(report, text, **known):
    return Quotation(
        id=report, report=report, start=0, end=len(text), text=text, kind="direct", turn=report,
        speaker_name="Mara Quill", **known,
    )  # fmt: skip


def profile(report, published=None, outlet=None, credited=(), own=""):
    return Profile(
        report=report, source=report, url=None, outlet=outlet, title=None, published=published,
        day=published and published[:10], words=9, credits=credited, own=own,
    )  # fmt: skip


def sentences(*numbers):
    return "".join(f"{number:08x}" for number in numbers)


def drawn(rows, *profiles):
    return [
        ("+".join(d.parent), "+".join(d.child), d.basis, d.strength)
        for d in stemma(rows, Times(profiles))
    ]


def test_equal_readings_are_one_node_and_need_no_edge():
    assert drawn([reading("a", OATH), reading("b", OATH.upper())]) == []


def test_of_many_earlier_reports_the_nearest_is_the_source():
    rows = [reading("a", CUT), *(reading(f"b{n}", OATH) for n in range(5))]
    dated = [profile("a", "2024-03-09"), *(profile(f"b{n}", "2024-03-08") for n in range(5))]
    edges = drawn(rows, *dated)
    assert edges == [("b0+b1+b2+b3+b4", "a", "published later; 8 words fewer", "weak")]


def test_one_earlier_report_may_have_had_it_from_the_same_source():
    rows = [reading("a", CUT), reading("b", OATH)]
    assert drawn(rows, profile("a", "2024-03-09"), profile("b", "2024-03-08")) == []


def test_lost_words_are_not_put_back():
    rows = [reading("a", CUT), reading("b", OATH)]
    dated = [profile("a", "2024-03-08"), profile("b", "2024-03-09")]
    assert drawn(rows, *dated) == [
        ("?1", "a", "nothing here is known to be earlier", "weak"),
        ("?1", "b", "has words that no reading here can have given it", "weak"),
    ]


def test_copied_sentences_around_it_are_strong_evidence():
    rows = [reading("a", OATH), reading("b", CUT), reading("c", OATH.removeprefix("We "))]
    reports = [
        profile("a", "2024-03-08", own=sentences(1, 2, 3, 4)),
        profile("b", "2024-03-10", own=sentences(2, 3, 4)),
        profile("c", "2024-03-09", own=sentences(7, 8, 9, 4)),
    ]
    edges = drawn(rows, *reports)
    assert edges == [("a", "b", "3 sentences around it are the same; 8 words fewer", "strong")]


def test_without_dates_the_shorter_of_two_reports_that_share_sentences_has_it_from_the_longer():
    rows = [reading("a", OATH), reading("b", OATH.replace("night", "late"))]
    long, short = sentences(1, 2, 3, 4), sentences(1, 2, 3)
    basis = "3 sentences around it are the same; 1 word changed"
    reports = [profile("a", own=short), profile("b", own=long)]
    assert drawn(rows, *reports) == [("b", "a", basis, "strong")]
    reports = [profile("a", own=long), profile("b", own=short)]
    assert drawn(rows, *reports) == [("a", "b", basis, "strong")]


def test_two_sentences_in_common_may_be_set_phrases():
    rows = [reading("a", OATH), reading("b", CUT)]
    reports = [
        profile("a", "2024-03-08", own=sentences(1, 2)),
        profile("b", "2024-03-10", own=sentences(1, 2)),
    ]
    assert drawn(rows, *reports) == []


def test_a_report_whose_dateline_names_its_own_newsroom_has_the_words_itself():
    rows = [reading("a", CUT), *(reading(f"b{n}", OATH) for n in range(5))]
    dated = [profile(f"b{n}", "2024-03-08") for n in range(5)]
    own = profile("a", "2024-03-09", outlet="The Tern", credited=("Tern",))
    assert drawn(rows, own, *dated) == [
        ("?1", "a", "its dateline names its own newsroom", "weak"),
        ("?1", "b0+b1+b2+b3+b4", "nothing here is known to be earlier", "weak"),
    ]


def test_without_dates_the_wording_of_more_reports_is_the_older():
    rows = [reading(f"a{n}", OATH) for n in range(5)]
    rows.append(reading("b", OATH.replace("night", "late").replace("island", "isle")))
    assert drawn(rows) == [("a0+a1+a2+a3+a4", "b", "2 words changed", "weak")]


def test_a_source_named_with_the_words_is_strong_evidence():
    rows = [reading("a", CUT, venue="the Tern Newsroom."), reading("b", OATH)]
    edges = drawn(rows, profile("a", outlet="The Kelp"), profile("b", outlet="Tern Newsroom"))
    assert edges == [("b", "a", "names Tern Newsroom as its source", "strong")]


def test_a_credit_line_is_weak_evidence():
    rows = [reading("a", CUT), reading("b", OATH)]
    credited = profile("a", credited=("Tern Newsroom", "Kelp Pictures"))
    edges = drawn(rows, credited, profile("b", outlet="The Tern Newsroom"))
    assert edges == [("b", "a", "credits the other's outlet; 8 words fewer", "weak")]


def test_a_source_that_is_not_here_is_drawn_above():
    rows = [reading("a", CUT, venue="on Instagram"), reading("b", OATH, venue="Instagram post")]
    dated = [profile("a", "2024-03-08"), profile("b", "2024-03-09")]
    assert drawn(rows, *dated) == [
        ("?1", "a", "names Instagram as its source", "strong"),
        ("?1", "b", "names Instagram as its source", "strong"),
    ]


def test_a_reading_that_names_a_source_elsewhere_is_not_had_from_one_that_is_here():
    rows = [reading("a", CUT, venue="in an Instagram post"), reading("b", OATH)]
    dated = [profile("a", "2024-03-09"), profile("b", "2024-03-08")]
    assert drawn(rows, *dated) == [("?1", "a", "names Instagram as its source", "strong")]


def test_two_readings_as_near_have_a_question_mark_above():
    rows = [reading("a", OATH), reading("b", OATH.replace("night", "late"))]
    assert drawn(rows) == [
        ("?1", "a", "either wording may be the earlier", "weak"),
        ("?1", "b", "either wording may be the earlier", "weak"),
    ]


def test_a_shared_slip_shows_kinship():
    slip = OATH.replace("ferry", "fairy")
    rows = [reading("a", OATH), reading("b", slip), reading("c", slip.removesuffix(" to swim"))]
    dated = [profile("a", "2024-03-08"), profile("b", "2024-03-09"), profile("c", "2024-03-10")]
    assert drawn(rows, *dated) == [("b", "c", "both have “fairy” for “ferry”", "strong")]


def test_a_headline_has_its_words_from_the_body_and_never_the_body_from_it():
    rows = [
        Quotation(id=f"a{n}", report="a", start=n * 200, end=n * 200 + len(text), text=text,
                  kind="direct", turn=f"a{n}", speaker_name="Mara Quill")
        for n, text in enumerate([CUT, OATH, "We will keep the night ferry"])
    ]  # fmt: skip
    assert drawn(rows) == [
        ("a1", "a0", "stands in the same report", "strong"),
        ("a1", "a2", "stands in the same report", "strong"),
    ]


def test_an_earlier_reading_outranks_one_without_a_date():
    rows = [reading("a", CUT), reading("c", OATH.replace("We ", "They "))]
    rows += [reading(f"b{n}", OATH) for n in range(5)]
    dated = [profile("a", "2024-03-09"), profile("c")]
    dated += [profile(f"b{n}", "2024-03-08") for n in range(5)]
    edge = ("b0+b1+b2+b3+b4", "a", "published later; 8 words fewer", "weak")
    assert edge in drawn(rows, *dated)


def test_nothing_is_claimed_of_a_fragment_that_several_may_be_the_source_of():
    rows = [reading("a", CUT), reading("b", OATH), reading("c", OATH.replace("night", "late"))]
    assert all(child != "a" for _, child, _, _ in drawn(rows))


@given(st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(order):
    rows = [
        reading("a", CUT), reading("b", OATH), reading("c", OATH.replace("night", "late")),
        reading("d", OATH.replace("ferry", "fairy")),
    ]  # fmt: skip
    dated = [profile("a", "2024-03-09"), profile("b", "2024-03-08"), profile("d", "2024-03-11")]
    assert drawn([rows[n] for n in order], *dated) == drawn(rows, *dated)


@pytest.mark.parametrize(
    ("venue", "source"),
    [
        ("the Tern Newsroom.", "Tern Newsroom"),
        ("Kelp Weekly on Monday", "Kelp Weekly"),
        ("in an Instagram post on Friday", "Instagram"),
        ("a crowd", None),
        ("on Monday", None),
        ("Monday", None),
        ("before the second race", None),
        (None, None),
    ],
)
def test_which_venues_are_sources(venue, source):
    assert named_source(venue) == source


def test_an_outlet_is_known_by_part_of_its_name():
    assert same_outlet("courier", "sandmere courier")
    assert not same_outlet("courier", "tern newsroom")


def cost_of(parents, edges, root):
    return sum(root if p == TOP else edges[p, n] for n, p in enumerate(parents))


def rooted(parents):
    """Return whether every node leads up to a root."""
    for start in range(len(parents)):
        node, steps = start, 0
        while node != TOP and steps <= len(parents):
            node, steps = parents[node], steps + 1
        if node != TOP:
            return False
    return True


@pytest.mark.parametrize("seed", range(30))
def test_no_forest_is_cheaper(seed):
    rng = random.Random(seed)  # noqa: S311  a fixed sequence, nothing secret
    pairs = [(n, m) for n in range(4) for m in range(4) if n != m]
    edges = {pair: float(rng.randrange(9)) for pair in pairs if rng.random() < 0.8}
    parents = cheapest_forest(4, edges, 5.0)
    assert rooted(parents)
    every = [
        [a, b, c, d]
        for a in range(TOP, 4) for b in range(TOP, 4) for c in range(TOP, 4) for d in range(TOP, 4)
    ]  # fmt: skip
    possible = [
        p
        for p in every
        if all(up == TOP or (up, n) in edges for n, up in enumerate(p)) and rooted(p)
    ]
    assert cost_of(parents, edges, 5.0) == min(cost_of(p, edges, 5.0) for p in possible)


def test_many_readings_take_no_more_than_a_moment():
    rows = [reading(f"r{n:04}", f"{OATH} {n}") for n in range(2_000)]
    begun = time.process_time()
    stemma(rows, Times([profile(row.report) for row in rows]))
    assert time.process_time() - begun < 2


def test_ten_thousand_reports_of_two_readings_take_no_more_than_a_moment():
    rows = [reading(f"r{n:05}", CUT if n % 2 else OATH) for n in range(10_000)]
    own = sentences(*range(30))
    reports = [
        profile(row.report, f"2024-03-{n % 28 + 1:02}", own=own) for n, row in enumerate(rows)
    ]
    begun = time.process_time()
    stemma(rows, Times(reports))
    assert time.process_time() - begun < 2


def test_a_report_is_before_all_others_as_far_as_their_times_are_known():
    reports = [profile("a", "2024-03-08T05:00:00Z"), profile("b", "2024-03-08T09:00:00Z")]
    times = Times([*reports, profile("c", "2024-03-08"), profile("d")])
    assert times.begins(["a"], ["b"])
    assert times.begins(["c", "a"], ["b"])
    assert not times.begins(["c"], ["b"])
    assert not times.begins(["a"], ["b", "c"])
    assert not times.begins(["a"], ["b", "d"])
    assert not times.begins(["a"], [])
