"""Whose voices are heard: every quotation is counted once, whoever speaks and if nobody does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold.cli import main
from retold.engine import Here
from retold.show.html import render
from retold.show.pages import pages
from retold.show.shelf import gather
from retold.show.voices import attribution, speaker_key, voices
from retold.show.voices_page import MOST_VOICES
from retold.store.voices import Quoted
from tests.makers import Rows, quotation_row
from tests.rows import make_rows
from tests.seen import page, said


def quoted(report="r1", text="We row at dawn", **fields):
    known = {
        "person_id": None,
        "person": None,
        "named": None,
        "called": None,
        "origin": report,
        "outlet": None,
        "published": None,
        "story": None,
        "title": None,
        **fields,
    }
    return Quoted(text=text, report=report, **known)


def ada(report="r1", text="We row at dawn", **fields):
    return quoted(report, text, person_id="p1", person="Ada Lund", named="Ada Lund", **fields)


def test_a_speaker_is_counted_by_reports_origins_quotations_and_words():
    rows = [
        ada("a", "We row at dawn"),
        ada("a", "and at dusk"),
        ada("copy", "We row at dawn", origin="a"),
        ada("b", "Nobody rows alone"),
        quoted("b", "Why?"),
    ]
    first, last = voices(rows)
    assert (first.name, first.person_id, first.kind) == ("Ada Lund", "p1", "person")
    assert (first.reports, first.origins, first.quotations, first.words) == (3, 2, 4, 14)
    assert first.share == pytest.approx(14 / 15)
    assert (last.kind, last.name, last.quotations, last.words) == ("unknown", None, 1, 1)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"called": "officials"}, "unnamed"),
        ({"called": "The officials"}, "unnamed"),
        ({"named": "Wicken Rowing Club", "called": "the club"}, "unnamed"),
        ({"called": "she"}, "unknown"),
        ({"called": "They"}, "unknown"),
        ({"called": "—"}, "unknown"),
        ({"named": "—"}, "unnamed"),
        ({}, "unknown"),
        ({"person": "Ada Lund", "called": "she"}, "person"),
    ],
)
def test_who_is_no_person_is_unnamed_or_unknown(fields, kind):
    assert speaker_key(quoted(**fields))[0] == kind


def test_officials_are_one_line_whatever_their_article():
    rows = [quoted(called=called) for called in ("officials", "The officials", "some officials")]
    (line,) = voices(rows)
    assert (line.kind, line.quotations) == ("unnamed", 3)


def test_people_come_first_and_the_unknown_last():
    rows = [quoted(f"r{n}") for n in range(9)]
    rows += [quoted(f"s{n}", called="officials") for n in range(5)]
    rows += [ada("a"), ada("b"), quoted("c", person_id="p2", person="Kit Lund")]
    assert [row.name for row in voices(rows)] == ["Ada Lund", "Kit Lund", "officials", None]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("outlet", ["Echo", "Post", None]),
        ("month", ["2024-01", "2024-02", None]),
        ("story", ["s1", "s2", None]),
    ],
)
def test_groups_are_in_order_and_what_has_none_is_last(by, groups):
    rows = [
        ada("a", outlet="Post", published="2024-02-03T10:00Z", story="s2", title="B"),
        ada("b", outlet="Echo", published="2024-01", story="s1", title="A"),
        ada("c", published="2024"),
    ]
    found = voices(rows, by)
    assert [row.group for row in found] == groups
    assert [row.share for row in found] == [1.0, 1.0, 1.0]
    if by == "story":
        assert [row.title for row in found] == ["A", "B", None]


def test_the_first_line_says_how_much_has_no_speaker():
    rows = [ada(), ada("b"), quoted("c", called="officials"), quoted("d")]
    assert attribution(voices(rows)) == (
        "4 quotations: 1 of them (25% of the words) by nobody known, 1 (25%) by speakers without"
        " a name, 2 (50%) by 1 person"
    )
    assert attribution(voices([])).startswith("0 quotations: 0 of them (0% of the words)")
    many = [ada("a", "word " * 999), quoted("b", "Why?")]
    assert "(<1% of the words)" in attribution(voices(many))
    assert "(>99%) by 1 person" in attribution(voices(many))


SPEAKERS = [
    {"person_id": "p1", "person": "Ada Lund"},
    {"person_id": "p2", "person": "Ada Lund"},
    {"called": "officials"},
    {"called": "she"},
    {},
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(["one", "two words", "", "…"]),
            st.sampled_from(SPEAKERS),
            st.sampled_from(["Post", "Echo", None]),
        ),
        max_size=20,
    ),
    st.sampled_from([None, "outlet", "month", "story"]),
    st.randoms(use_true_random=False),
)
def test_the_lines_add_up_to_the_whole_whatever_the_order(drawn, by, random):
    rows = [quoted(r, text, outlet=outlet, **who) for r, text, who, outlet in drawn]
    found = voices(rows, by)
    assert sum(row.quotations for row in found) == len(rows)
    assert sum(row.words for row in found) == sum(len(row.text.strip("…").split()) for row in rows)
    for group in {row.group for row in found}:
        shares = sum(row.share for row in found if row.group == group)
        assert shares == pytest.approx(1) or shares == 0
    assert all(row.origins <= row.reports <= row.quotations for row in found)
    random.shuffle(rows)
    assert voices(rows, by) == found


# --- in a library --------------------------------------------------------------------------------


TEXT = (
    "The Wicken regatta starts at the new quay, the district council said on Monday.\n\n"
    "“Nobody will row alone,” said Ada Lund, president of the rowing club.\n\n"
    "“The quay is safe,” officials said.\n\n"
    "Lund said that eighty boats would come.\n\n"
    "“Eighty boats and not one spare oar in the whole valley.”"
)


@pytest.fixture
def regatta(tmp_path, library):
    for name, outlet, day in (("a", "Quay Post", "03"), ("b", "Valley Echo", "04")):
        path = tmp_path / f"{name}.json"
        record = {
            "id": name,
            "outlet": outlet,
            "title": "Regatta starts at the new quay",
            "published": f"2024-05-{day}",
            "url": f"https://{name}.example/regatta",
            "text": TEXT,
        }
        path.write_text(json.dumps(record), encoding="utf-8")
        library.read(path)
    return library


def test_copies_are_one_origin_in_a_library(regatta):
    lund = next(row for row in regatta.voices() if row.name == "Ada Lund")
    assert (lund.reports, lund.origins) == (2, 1)
    rows = [row for row in regatta.quotations() if row.kind != "indirect"]
    assert sum(row.quotations for row in regatta.voices()) == len(rows)
    assert {row.kind for row in regatta.voices()} >= {"person", "unnamed"}


def test_indirect_speech_counts_only_if_asked_for(regatta):
    every = sum(row.quotations for row in regatta.voices(indirect=True))
    assert every == len(regatta.quotations(indirect=True))


def test_an_old_version_is_not_counted(regatta, tmp_path):
    before = sum(row.quotations for row in regatta.voices())
    record = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    record["text"] = record["text"].replace("eighty", "ninety")
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    regatta.read(tmp_path / "a.json")
    assert sum(row.quotations for row in regatta.voices()) == before


def run(capsys, *words):
    code = 0
    try:
        main(list(words))
    except SystemExit as stopped:
        code = stopped.code or 0
    return code, capsys.readouterr()


def test_the_command_line_says_first_how_much_has_no_speaker(regatta, tmp_path, capsys):
    path = str(tmp_path / "test.sqlite")
    regatta.close()
    code, told = run(capsys, "people", "--quoted", "-l", path)
    assert code == 0
    assert "quotations:" in told.out.splitlines()[0]
    assert "by nobody known" in told.out.splitlines()[0]
    assert "Ada Lund" in told.out
    code, told = run(capsys, "people", "--quoted", "--by", "outlet", "--json", "-l", path)
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert {row["group"] for row in rows} == {"Quay Post", "Valley Echo"}
    assert set(rows[0]) >= {"name", "kind", "reports", "origins", "quotations", "words", "share"}


@pytest.mark.parametrize("words", [["--by", "month"], ["--indirect"]])
def test_grouping_without_counting_is_wrong_usage(regatta, tmp_path, capsys, words):
    regatta.close()
    code, told = run(capsys, "people", *words, "-l", str(tmp_path / "test.sqlite"))
    assert code == 2
    assert "--quoted" in told.err


def test_an_empty_library_has_no_voices(tmp_path):
    with retold.open(tmp_path / "empty.sqlite", engine=Here()) as empty:
        assert empty.voices() == []


# --- on the site ---------------------------------------------------------------------------------


def test_the_page_counts_the_latest_versions():
    tree = page(make_rows(), "voices.html")
    shown = said(tree, "//tbody/tr[1]")
    assert shown.startswith("Ines Calder 2 2 2")
    assert "speaker not known 1 1 1" in said(tree, "//tbody/tr[last()]")
    assert "by nobody known" in said(tree)


def test_many_voices_are_summed_up_and_the_unknown_stay_in_sight():
    rows = make_rows()
    report = rows.tables["reports"][0]
    row = quotation_row(report, "We never meant to lose it, and we will not lose it twice,", None)
    replaced = retold_rows(row, MOST_VOICES + 20)
    tree = page(rows.with_rows("quotations", replaced), "voices.html")
    assert len(tree.xpath("//tbody/tr")) == MOST_VOICES
    assert "speaker not known" in said(tree, "//tbody/tr[last()]")
    assert "21 more speakers, with" in said(tree)


def retold_rows(row, count):
    people = [quotation_row_of(row, f"q{n}", f"p{n:04}", f"Ada {n:04} Lund") for n in range(count)]
    return [*people, row]


def quotation_row_of(row, name, person_id, person):
    fields = {field: getattr(row, field) for field in row.__struct_fields__}
    return type(row)(**{**fields, "id": name, "person_id": person_id, "person": person})


def test_without_quotations_the_page_says_so():
    shown = {one.path: render(one) for one in pages(gather(Rows({})))}
    assert "No report quotes anyone." in shown["voices.html"]
