"""Versions of a report: which reports are versions of one, in what order, and what each changed."""

import json
from io import StringIO
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import retold
from retold.cli import main
from retold.engine import Here
from retold.errors import NotFoundError
from retold.inbox.identity import known_by
from retold.lexis.paragraphs import Paragraph, match
from retold.model import Report
from retold.run.versions import between
from retold.show.labels import ONLY_VERSION, UNSAID
from retold.show.terminal_versions import print_versions
from tests.inputs import warc
from tests.seen import page, said

FIRST = """Ferry aground at Oxmoor

The ferry Marten ran aground off Oxmoor on Tuesday with 46 people aboard. All were well.

“We felt a long scrape and then nothing,” said Ada Lund. The boat will be towed at high tide.

The Marten was built in 1971 in the yard at Kelsey Point."""
SECOND = """Ferry Marten freed at Oxmoor

The ferry Marten ran aground off Oxmoor on Tuesday with 64 people aboard. All were well.

The Marten was built in 1971 in the yard at Kelsey Point.

“We felt a long scrape and then the bell,” said Ada Lund. The boat was towed at high tide.

Correction: an earlier version of this article said that 46 people were aboard the ferry."""
THIRD = SECOND + "\n\nThe bell is to be rung on Friday."
TEXTS = {"v1": FIRST, "v2": SECOND, "v3": THIRD}
TABLES = ("reports", "revisions", "quotations", "stories", "corrections", "people", "utterances")


def record(name, **more):
    known = {"id": name, "url": "https://post.example/marten", "text": TEXTS[name]}
    moments = {"published": "2024-03-05T10:00Z", "updated": f"2024-03-05T1{name[1]}:30Z"}
    return {**known, **moments, **more}


@pytest.fixture
def read(library, tmp_path):
    def call(*records):
        for number, row in enumerate(records):
            path = tmp_path / f"{number}.json"
            path.write_text(json.dumps(row), encoding="utf-8")
            library.read(path)
        return library

    return call


def line(library):
    return [one.source for one in library.versions("v1")]


# --- which, and in what order --------------------------------------------------------------------


def test_versions_read_in_any_order_give_equal_rows(tmp_path):
    ends = []
    for order in permutations(["v1", "v2", "v3"]):
        folder = tmp_path / "-".join(order)
        folder.mkdir()
        with retold.open(folder / "library", engine=Here()) as library:
            for name in order:
                path = folder / f"{name}.json"
                path.write_text(json.dumps(record(name)), encoding="utf-8")
                library.read(path)
            assert library.verify() == []
            assert line(library) == ["v1", "v2", "v3"]
            ends.append({name: [str(row) for row in library.export(name)] for name in TABLES})
    assert all(end == ends[0] for end in ends)


def test_versions_that_say_no_moment_stand_as_they_were_read(read):
    nothing = {"published": None, "updated": None}
    assert line(read(record("v2", **nothing), record("v1", **nothing))) == ["v2", "v1"]


@pytest.mark.parametrize(
    ("line", "said", "place"),
    [
        ([], "2024-01-02", (None, None)),
        (["2024-01-01", "2024-01-03"], "2024-01-02", ("2024-01-01", "2024-01-03")),
        (["2024-01-01", None, "2024-01-03"], "2024-01-02", (None, "2024-01-03")),
        (["2024-01-01", "2024-01-03"], "2024-01-03", ("2024-01-03", None)),
        (["2024-01-01", "2024-01-03"], None, ("2024-01-03", None)),
        (["2024-01-01T10:00+02:00"], "2024-01-01T09:00Z", ("2024-01-01T10:00+02:00", None)),
        (["2024-01-01T10:00-02:00"], "2024-01-01T09:00Z", (None, "2024-01-01T10:00-02:00")),
    ],
)
def test_a_version_stands_where_its_moment_says(line, said, place):
    def report(moment):
        return Report(id=f"r{moment}", source="s", text="x", published=moment)

    before, after = between([report(one) for one in line], report(said))
    assert tuple(one and one.published for one in (before, after)) == place


SILENT = [
    ("v1", "2024-03-06T08:00:00Z"),
    ("v2", "2024-03-07T08:00:00Z"),
    ("v3", "2024-03-08T08:00:00Z"),
]


@pytest.mark.parametrize("order", list(permutations(SILENT)))
def test_silent_edits_stand_in_the_order_of_fetching(read, order):
    rows = [record(name, updated=None, fetched=fetched) for name, fetched in order]
    held = read(*rows)
    assert line(held) == ["v1", "v2", "v3"]
    assert [one.fetched for one in held.versions("v1")] == [fetched for _, fetched in SILENT]


def test_what_a_version_says_of_itself_counts_before_when_it_was_fetched(read):
    held = read(
        record("v1", fetched="2024-03-09T08:00:00Z"), record("v2", fetched="2024-03-08T08:00:00Z")
    )
    assert line(held) == ["v1", "v2"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_first_of_several_fetches_of_equal_bytes_counts(library, tmp_path, order):
    nothing = {"published": None, "updated": None}
    fetches = [(0, "v1", 6), (1, "v2", 7), (2, "v1", 8), (3, "v3", 9)]
    for number, name, day in (fetches[at] for at in order):
        # the same page; only its record says when it was fetched
        page_of = warc(
            "application/json",
            "https://post.example/marten",
            json.dumps(record(name, **nothing)).encode(),
        ).replace(b"2024-03-09", b"2024-03-0%d" % day)
        path = tmp_path / f"{number}.warc"
        path.write_bytes(page_of)
        library.read(path)
    made = library.versions("https://post.example/marten")
    texts = {one.id: one.text for one in library.reports()}
    assert [texts[one.report] for one in made] == list(TEXTS.values())
    assert [one.fetched[:10] for one in made] == ["2024-03-06", "2024-03-07", "2024-03-09"]
    assert library.verify() == []


def test_equal_words_that_were_fetched_earlier_are_the_version_that_is_known(read):
    nothing = {"published": None, "updated": None}
    held = read(
        record("v1", **nothing, fetched="2024-03-09"),
        record("v1", **nothing, fetched="2024-03-06", visits=7),
    )
    assert [one.fetched for one in held.versions("v1")] == ["2024-03-06"]


def test_variants_of_an_address_are_one_report(read):
    held = read(
        record("v1", url="https://www.post.example/marten?utm_source=letter"),
        record("v2", url="https://post.example/marten/amp"),
    )
    assert line(held) == ["v1", "v2"]
    assert [row.url for row in held.reports()] == [
        "https://www.post.example/marten?utm_source=letter",
        "https://post.example/marten/amp",
    ]
    assert held.versions("http://post.example/marten/")[-1].source == "v2"


OWN = "https://post.example/print.php?id=77"


@pytest.mark.parametrize(
    ("url", "link", "known"),
    [
        (None, None, None),
        ("https://post.example/a?utm_medium=x", None, "https://post.example/a"),
        (OWN, "https://www.post.example/2024/marten", "https://post.example/2024/marten"),
        (OWN, "https://post.example/the-ferry-marten", "https://post.example/the-ferry-marten"),
        (OWN, "https://post.example/", OWN),
        (OWN, "https://post.example/news", OWN),
        (OWN, "https://other.example/2024/marten-aground", OWN),
        (OWN, "nonsense", OWN),
    ],
)  # fmt: skip
def test_a_canonical_link_counts_where_it_names_one_report_of_the_site(url, link, known):
    assert known_by(url, link) == known


def test_a_page_is_known_by_its_canonical_link(library, tmp_path):
    head = '<html><head><link rel="canonical" href="https://post.example/2024/marten-5"></head>'
    body = FIRST.replace("\n\n", "</p><p>")
    rows = [
        {"id": "v1", "url": f"https://post.example/x?view={n}", "html": f"{head}<p>{body} {n}</p>"}
        for n in (1, 2)
    ]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    library.read(path)
    assert len(library.versions("v1")) == 2


def test_the_same_words_beside_a_version_are_none(read):
    held = read(record("v1"), record("v2"), record("v2", section="local"))
    assert line(held) == ["v1", "v2"]


def test_a_report_without_an_address_has_one_version(read):
    held = read(record("v1", url=None), record("v2", url=None))
    assert line(held) == ["v1"]


def test_a_version_that_is_forgotten_leaves_its_neighbours_in_line(read):
    held = read(record("v1"), record("v2"), record("v3"))
    held.forget("v2")
    assert line(held) == ["v1", "v3"]
    assert held.verify() == []


# --- what changed --------------------------------------------------------------------------------


def changed(held):
    return [(row.kind, row.change, row.before, row.text) for row in held.versions("v1")[1].changes]


def test_quotations_numbers_and_the_headline_come_first(read):
    assert changed(read(record("v1"), record("v2"))) == [
        ("quotation", "other words", "nothing", "the bell"),
        ("number", "other words", "46", "64"),
        ("headline", "other words", "aground", "Marten freed"),
        ("note", "added", None, SECOND.rpartition("\n\n")[2].rstrip(".")),
        ("words", "moved", *[FIRST.rpartition("\n\n")[2].rstrip(".")] * 2),
        ("words", "other words", "will be", "was"),
    ]


def test_each_side_names_its_place(read):
    held = read(record("v1"), record("v2"), record("v3"))
    text = {row.id: row.text for row in held.reports()}
    rows = [row for one in held.versions("v1") for row in one.changes]
    assert len(rows) > 6
    for row in rows:
        if row.text is not None:
            assert text[row.report][row.start : row.end] == row.text
        if row.before is not None:
            assert text[row.version_of][row.before_start : row.before_end] == row.before


def test_a_title_beside_the_text_is_a_headline_without_a_place(read):
    held = read(
        record("v1", title="Ferry stuck", text=FIRST.partition("\n\n")[2]),
        record("v2", title="Ferry free", text=SECOND.partition("\n\n")[2]),
    )
    (row,) = [row for row in held.versions("v1")[1].changes if row.kind == "headline"]
    assert (row.before, row.text, row.start, row.before_start) == (
        "Ferry stuck",
        "Ferry free",
        None,
        None,
    )


def test_case_and_marks_alone_are_no_change(read):
    held = read(record("v1"), record("v2", text=FIRST.replace("Tuesday", "tuesday,")))
    assert changed(held) == []


def test_a_report_that_is_not_known_has_no_versions(library):
    with pytest.raises(NotFoundError):
        library.versions("nobody")


def test_the_command_shows_each_version_with_its_changes(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    rows = [record("v1", title="Ferry aground"), record("v2", title="Ferry freed")]
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with retold.open("retold.sqlite", engine=Here()) as held:
        held.read("rows.jsonl")
    with pytest.raises(SystemExit):
        main(["versions", "v1"])
    shown = capsys.readouterr().out
    assert "1. Ferry aground" in shown
    assert "updated 5 March 2024, 12:30 UTC · v2" in shown
    assert "≠ other words" in shown
    assert "with [46] people" in " ".join(shown.split())
    assert UNSAID not in shown
    with pytest.raises(SystemExit):
        main(["versions", "v1", "--json"])
    rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [row["source"] for row in rows] == ["v1", "v2"]
    assert rows[1]["changes"][0]["text"] == "the bell"


def shown(held, name):
    console = Console(width=160, file=StringIO())
    print_versions(held.versions(name), console)
    return console.file.getvalue()


def test_a_report_with_one_version_is_said_to_have_one(read):
    assert ONLY_VERSION in shown(read(record("v1")), "v1")


def test_words_that_changed_without_a_word_of_it_are_said_to_have(read):
    moment = {"updated": None}
    text = FIRST.replace("nothing", "the bell")
    held = read(record("v1", **moment), record("v2", text=text, **moment))
    assert [row.silent for row in held.versions("v1")] == [False, True]
    assert UNSAID in shown(held, "v1")
    ids = {row.source: row.id for row in held.reports()}
    assert UNSAID in said(page(held, f"versions/{ids['v2']}.html"))


@pytest.mark.parametrize("more", [{}, {"text": SECOND, "updated": None}])
def test_who_says_that_it_was_updated_or_corrected_is_not_silent(read, more):
    text = FIRST.replace("nothing", "the bell")
    first = {"updated": None} if more else {}
    held = read(record("v1", **first), record("v2", **{"text": text, **more}))
    assert not any(row.silent for row in held.versions("v1"))


def test_changes_beside_the_news_are_counted_and_make_no_version_silent(read):
    moment = {"updated": None}
    text = FIRST + "\n\nMore: Why the harbour clock runs late"
    held = read(record("v1", text=text, **moment), record("v2", text=text + " again", **moment))
    assert [row.silent for row in held.versions("v1")] == [False, False]
    assert "1 change beside the news" in shown(held, "v1")


def test_a_number_is_changed_as_a_whole(read):
    old = FIRST.replace("46", "210,000").replace("All were", "By 10:42 all were")
    new = FIRST.replace("46", "120,000").replace("All were", "By 10:57 all were")
    held = read(record("v1", text=old), record("v2", text=new))
    pairs = [(row.before, row.text) for row in held.versions("v1")[1].changes]
    assert pairs == [("210,000", "120,000"), ("10:42", "10:57")]


def test_the_page_shows_both_sides_and_leads_to_their_places(read):
    held = read(record("v1"), record("v2"))
    ids = {row.source: row.id for row in held.reports()}
    tree = page(held, f"versions/{ids['v2']}.html")
    assert "Version 2" in said(tree)
    marked = [mark.text_content() for mark in tree.iter("mark")]
    assert marked[:4] == ["nothing", "the bell", "46", "64"]
    reports = {one: page(held, f"reports/{ids[one]}.html") for one in ids}
    for link in tree.xpath("//a[mark]/@href"):
        name, _, anchor = link.removeprefix("../reports/").partition(".html#")
        (source,) = [one for one in ids if ids[one] == name]
        assert reports[source].xpath(f"//*[@id='{anchor}']")
    for one in reports.values():
        assert "2 versions, compared" in said(one, "//dl")


# --- paragraphs that go together -----------------------------------------------------------------


def paragraphs(*texts):
    made, at = [], 0
    for text in texts:
        keys = tuple(text.split())
        made.append(Paragraph(at, at + len(keys), keys))
        at += len(keys)
    return made


def test_what_moved_is_what_the_longest_order_leaves_out():
    old = paragraphs("a b c d e f", "g h i j k l", "m n o p q r")
    found = match(old, [old[2], old[0], old[1]])
    assert [(pair.old, pair.moved) for pair in found.pairs] == [
        ((12, 18), True),
        ((0, 6), False),
        ((6, 12), False),
    ]


words = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4).map(" ".join)


@given(st.lists(words, max_size=8), st.lists(words, max_size=8))
def test_each_paragraph_is_in_one_pair_or_alone(left, right):
    old, new = paragraphs(*left), paragraphs(*right)
    found = match(old, new)
    assert sorted([pair.old for pair in found.pairs] + found.gone) == [one.span for one in old]
    assert sorted([pair.new for pair in found.pairs] + found.fresh) == [one.span for one in new]


@pytest.mark.parametrize("unit", ["a\n", "a b ", "“x” ", "7 ", "\u202e.\n"])
def test_long_versions_take_no_long(read, unit):
    held = read(record("v1", text=unit * 2_000), record("v2", text="new " + unit * 2_000))
    assert len(held.versions("v1")) == 2


def test_very_long_lines_take_no_long():
    old = paragraphs(*(" ".join(f"{n}{m}" for m in range(5_000)) for n in range(40)))
    new = paragraphs(*(" ".join(f"{n}{m}" for m in range(1, 5_001)) for n in range(100, 140)))
    assert len(match(old, new).pairs) <= 40


def test_a_search_may_ask_for_one_kind(read):
    held = read(record("v1"), record("v2", url="https://post.example/opinion/marten"))
    assert [row.source for row in held.search("Marten", kind="opinion")] == ["v2"]
    assert {row.source for row in held.search("Marten")} == {"v1", "v2"}
    assert held.search("Marten", kind="obituary") == []
