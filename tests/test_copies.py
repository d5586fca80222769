"""Copies of a report are found whatever was done to them, and counted once."""

import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Block, Copy, Judgement, Profile, Report
from retold.stages.copies import compare_reports, find_origins, mark_report

FERRY = (
    "The island of Tarn will have a night ferry from May, the harbour council decided on Monday. "
    "The boat leaves Port Elling at eleven and returns before the first train. Fares stay as they "
    "are for pupils, nurses and anyone older than seventy. Captain Mara Quill said the crew had "
    "asked for the change since the bakery moved across the sound. Two councillors voted against, "
    "because the engine room still waits for a second pump. The old timetable hangs in the ticket "
    "office until the end of April, and the cafe on board keeps its winter hours for a while."
)
ORCHARD = (
    "Apple growers in the Lorn valley counted the mildest winter since records began in the "
    "village school. Blossom came nine days before the fair, and beekeepers carried their hives "
    "up the hill by hand. Osric Vane, who keeps forty old kinds, said frost in May worried him "
    "more than any beetle. The growers' hall lends heaters to everyone who brings firewood. A "
    "choir sings to the trees on the last Sunday of the month, as it has for ninety years."
)
PITCH = (
    " Sign up for our newsletter and get every story in your inbox. All rights reserved. "
    "This page may not be reproduced without permission. Follow us on the usual channels."
)


def report(name, text, **known):
    return Report(id=name, source=name, text=text, **known)


def blocks(of, role="body"):
    return (Block(report=of.id, start=0, end=len(of.text), role=role),)


def compare(left, right):
    return list(compare_reports(left, blocks(left), right, blocks(right)))


def marks(of):
    return {mark.mark for mark in mark_report(of, blocks(of))}


def shuffled(text):
    sentences = text.split(". ")
    return ". ".join(sentences[3:] + sentences[:3])


def misread(text):
    rng = random.Random(5)  # noqa: S311  a fixed sequence, nothing secret
    return "".join(rng.choice("aeinst") if rng.random() < 0.04 else letter for letter in text)


EDITS = {
    "capitals and spaces": "  ".join(FERRY.upper().split()),
    "first half": FERRY[: len(FERRY) // 2],
    "last half": FERRY[len(FERRY) // 2 :],
    "other order": shuffled(FERRY),
    "other names": FERRY.replace("Tarn", "Osmund").replace("Quill", "Rook").replace("May", "June"),
    "misread letters": misread(FERRY),
    "inside another report": ORCHARD + "\n\n" + FERRY + "\n\n" + ORCHARD[::-1],
    "with a pitch": PITCH + "\n" + FERRY + PITCH,
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_meets_its_original_and_is_found(edit):
    left, right = report("a", FERRY), report("b", EDITS[edit])
    assert len(marks(left) & marks(right)) >= 4
    rows = compare(left, right)
    assert rows
    assert all(row.share >= 0.5 for row in rows)


@pytest.mark.parametrize("edit", EDITS)
def test_every_row_names_the_same_words_in_both(edit):
    left, right = report("a", FERRY), report("b", EDITS[edit])
    rows = compare(left, right)
    for row in rows:
        here = left.text[row.left_start : row.left_end].casefold().split()
        there = right.text[row.right_start : row.right_end].casefold().split()
        assert len(set(here) & set(there)) >= len(set(here)) // 2
    assert [row.left_start for row in rows] == sorted(row.left_start for row in rows)
    for one, two in combinations(rows, 2):
        assert one.left_end <= two.left_start
        assert one.right_end <= two.right_start or two.right_end <= one.right_start
    assert len({row.id for row in rows}) == len(rows)


def test_two_reports_equal_but_for_one_character_are_copies_whole():
    left, right = report("a", FERRY), report("b", FERRY.replace("eleven", "elevem"))
    rows = compare(left, right)
    assert min(row.share for row in rows) > 0.98
    assert min(row.left_start for row in rows) == 0
    assert max(row.left_end for row in rows) >= len(FERRY) - 1


def test_the_same_text_under_two_dates_has_the_earlier_as_its_origin():
    early = {"published": "2024-03-04", "published_precision": "day"}
    late = {"published": "2024-03-09", "published_precision": "day"}
    for left, right in ((early, late), (late, early)):
        (row, *_) = compare(report("a", FERRY, **left), report("b", FERRY, **right))
        assert row.origin == ("a" if left is early else "b")
        assert any("published 2024-03-04" in reason for reason in row.because)


def test_reports_of_different_matters_are_no_copies():
    assert compare(report("a", FERRY), report("b", ORCHARD)) == []


def test_a_publisher_s_pitch_makes_no_copy():
    left, right = report("a", FERRY + PITCH), report("b", ORCHARD + PITCH)
    assert marks(left) & marks(right) == set()
    assert compare(left, right) == []


def test_promotion_is_not_compared():
    left, right = report("a", FERRY), report("b", FERRY)
    assert list(compare_reports(left, blocks(left, "promo"), right, blocks(right))) == []
    assert list(mark_report(left, blocks(left, "related"))) == []


def test_what_a_site_prints_on_every_page_makes_no_copies():
    words = [word for word in (FERRY + ORCHARD).replace(".", "").split() if len(word) > 2]
    rng = random.Random(4)  # noqa: S311 - the same texts each time

    def prose(count):
        return " ".join(rng.choice(words) for _ in range(count)) + "."

    always = [prose(75) for _ in range(4)]
    pages = []
    for number in range(21):
        own = [prose(80) for _ in range(4)]
        text = "\n\n".join(part for pair in zip(own, always, strict=True) for part in pair)
        pages.append(report(str(number), text, outlet="Tarn Tern"))
    pairs = list(combinations(pages, 2))
    assert len(pairs) >= 200
    assert [pair for pair in pairs if compare(*pair)] == []


def test_an_outlet_s_own_reprint_is_a_copy():
    left, right = report("a", FERRY, outlet="Tarn Tern"), report("b", FERRY + PITCH, outlet="Tern")
    assert compare(left, right)
    assert compare(left, report("c", FERRY.replace("May", "June"), outlet="Tarn Tern"))
    pages = [report(n, FERRY, url=f"https://tern.example/{n}") for n in "de"]
    assert compare(*pages)


def test_versions_of_one_page_are_no_copies():
    left = report("a", FERRY, url="https://tide.example/ferry")
    assert compare(left, report("b", FERRY, url="https://tide.example/ferry")) == []


def test_the_share_is_of_the_shorter_report():
    (row,) = compare(report("a", FERRY), report("b", FERRY + "\n\n" + ORCHARD))
    assert row.share == 1.0


@pytest.mark.parametrize(
    ("left", "right", "origin", "reason"),
    [
        (
            {"published": "2024-03-09T08:00:00Z", "published_precision": "second"},
            {"published": "2024-03-09T10:30:00+01:00", "published_precision": "second"},
            "a",
            "published 2024-03-09T08:00:00Z, before 2024-03-09T10:30:00+01:00",
        ),
        (
            {"published": "2024-03-10", "published_precision": "day"},
            {"published": "2024-03-09T10:30:00Z", "published_precision": "second"},
            "b",
            "published 2024-03-09T10:30:00Z, before 2024-03-10",
        ),
        (
            {"published": "2024-03-09", "published_precision": "day"},
            {"published": "2024-03-09T10:30:00Z", "published_precision": "second"},
            None,
            None,
        ),
        ({"published": "2024-03", "published_precision": "month"}, {}, None, None),
        ({}, {}, None, None),
    ],
)
def test_the_earlier_of_two_is_the_origin_where_the_dates_tell(left, right, origin, reason):
    (row,) = compare(report("a", FERRY, **left), report("b", FERRY, **right))
    assert row.origin == origin
    assert (reason in row.because) is (reason is not None)


@pytest.mark.parametrize(
    "line", ["(TN) ", "First published in Tern Newsroom. ", "Tern Newsroom told readers: "]
)
def test_a_credit_names_the_origin_even_against_the_dates(line):
    left = report("a", line + FERRY, outlet="The Morning Kelp", published="2024-03-08")
    right = report("b", FERRY, outlet="Tern Newsroom", published="2024-03-09")
    pieces = (
        Block(report="a", start=0, end=len(line) - 1, role="wire"),
        Block(report="a", start=len(line), end=len(left.text), role="body"),
    )
    (row,) = compare_reports(left, pieces, right, blocks(right))
    assert row.origin == "b"
    assert "credits Tern Newsroom" in row.because


@given(st.text(alphabet="ab \n.'“"), st.text(alphabet="ab \n.'“"))
def test_any_text_can_be_compared(left, right):
    one, two = report("a", left), report("b", right)
    rows = compare(one, two)
    assert rows == compare(one, two)
    assert all(0 < row.share <= 1 for row in rows)


def test_marks_do_not_depend_on_the_machine():
    first = min(mark.mark for mark in mark_report(report("a", FERRY), blocks(report("a", FERRY))))
    assert first == 241364907432912574
    assert all(0 <= mark < 2**63 for mark in marks(report("a", FERRY)))


@pytest.mark.parametrize(
    "unit", ["la ", "the ferry left at noon. ", "\x00", "\u202eé ", "newsletter "]
)
def test_a_text_of_one_refrain_takes_no_more_than_a_moment(unit):
    text = unit * (200_000 // len(unit))
    left, right = report("a", text), report("b", FERRY + text)
    begun = time.process_time()
    marks(left)
    compare(left, right)
    assert time.process_time() - begun < 1


def profile(name, words=100, **known):
    return Profile(
        report=name, source=name, url=None, outlet=None, title=None,
        published=known.get("day"), day=known.get("day"), words=words,
    )  # fmt: skip


def copy(left, right, share=1.0, origin=None):
    return Copy(
        id=left + right, left=left, right=right, left_start=0, left_end=1,
        right_start=0, right_end=1, share=share, origin=origin,
    )  # fmt: skip


def origins(profiles, copies, judgements=()):
    return {row.report: row.origin for row in find_origins(profiles, copies, judgements)}


def verdict(kind, left, right, undone_at=None):
    return Judgement(id="j", kind=kind, left=left, right=right, undone_at=undone_at)


@pytest.mark.parametrize(
    ("profiles", "copies", "expected"),
    [
        ([profile("a")], [], {"a": "a"}),
        ([profile("a"), profile("b")], [copy("a", "b")], {"a": "a", "b": "a"}),
        (
            [profile("a", day="2024-03-02"), profile("b", day="2024-03-01")],
            [copy("a", "b", origin="b")],
            {"a": "b", "b": "b"},
        ),
        ([profile("a"), profile("b")], [copy("a", "b", origin="b")], {"a": "b", "b": "b"}),
        ([profile("a"), profile("b")], [copy("a", "b", share=0.3)], {"a": "a", "b": "b"}),
        # a trimmed copy goes back to the whole
        ([profile("a", 40), profile("b")], [copy("a", "b")], {"a": "b", "b": "b"}),
        # texts that a round-up holds do not come from it, nor from each other
        (
            [profile("a"), profile("b"), profile("c", 900)],
            [copy("a", "c"), copy("b", "c")],
            {"a": "a", "b": "b", "c": "c"},
        ),
        # a copy of a copy goes back to the first
        (
            [profile("a"), profile("b"), profile("c")],
            [copy("a", "b", origin="a"), copy("b", "c", 0.6, origin="b")],
            {"a": "a", "b": "a", "c": "a"},
        ),
    ],
)
def test_where_a_text_goes_back_to(profiles, copies, expected):
    assert origins(profiles, copies) == expected
    assert origins(profiles[::-1], copies[::-1]) == expected


def test_a_person_s_verdict_outranks():
    two = [profile("a"), profile("b")]
    assert origins(two, [copy("a", "b")], [verdict("different", "b", "a")])["b"] == "b"
    assert origins(two, [], [verdict("same", "b", "a")])["b"] == "a"
    assert origins(two, [], [verdict("same", "b", "a", undone_at="2024-03-01")])["b"] == "b"


def test_ten_thousand_copies_go_back_to_one_within_two_seconds():
    profiles = [profile(f"r{n:05}") for n in range(10_000)]
    copies = [copy("r00000", p.report) for p in profiles[1:]]
    copies += [copy(a.report, b.report) for a, b in pairwise(profiles)]
    begun = time.process_time()
    assert set(origins(profiles, copies).values()) == {"r00000"}
    assert time.process_time() - begun < 2
