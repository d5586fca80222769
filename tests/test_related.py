"""Related reports come with reasons; what nearly belongs to a story is shown on both pages."""

import json
import sqlite3
from contextlib import closing

import pytest

import retold
from retold.cli import main
from retold.engine import Here
from retold.errors import NotFoundError
from tests.seen import page, said


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command on the library; return what it prints."""

    def command(*words):
        with pytest.raises(SystemExit) as stopped:
            main([*words, "-l", str(tmp_path / "test.sqlite")])
        assert not stopped.value.code
        return capsys.readouterr().out

    return command


def test_a_later_episode_is_related_with_persons_and_days(ferries, run):
    (row,) = [one for one in ferries.related("ferry-1") if one.other_source == "ferry-3"]
    assert row.relation == "same story"
    assert row.because[0] == "same persons: Ada Lund"
    assert row.because[-1] == "478 days later"
    (back,) = [one for one in ferries.related("ferry-3") if one.other_source == "ferry-1"]
    assert back.because[-1] == "478 days earlier"
    assert back.score == row.score
    lines = run("related", "ferry-1", "--json").splitlines()
    assert "ferry-3" in {json.loads(line)["other_source"] for line in lines}
    assert "same story, another episode" in " ".join(run("related", "ferry-1").split())


def test_the_same_episode_and_other_matters_are_not_related(ferries):
    assert {one.other_source for one in ferries.related("ferry-1")} == {"ferry-3"}
    assert ferries.related("orchard-1") == []


def test_whole_years_are_named(demo):
    rows = [row for row in demo.export("related") if row.relation == "same story"]
    years = {row.because[-1] for row in rows if "(about " in row.because[-1]}
    assert years
    for said_so in years:
        days, count = int(said_so.split()[0]), int(said_so.split("(about ")[1].split()[0])
        assert abs(days - count * 365.25) < 31


def test_a_quotation_and_copied_text_are_reasons(demo):
    reasons = {reason for row in demo.export("related") for reason in row.because}
    texts = " ".join(" ".join(report.text.split()) for report in demo.reports())
    quoted = [one for one in reasons if one.startswith("same quotation: “")]
    assert quoted
    for one in quoted:
        assert one.removeprefix("same quotation: “").rstrip("”").removesuffix(" …") in texts


def test_every_related_report_has_reasons_and_stands_elsewhere(demo):
    episodes = {
        source: episode.id
        for story in demo.export("stories")
        for episode in story.episodes
        for source in episode.sources
    }
    rows = list(demo.export("related"))
    assert rows
    for row in rows:
        assert row.because
        assert episodes[row.source] != episodes[row.other_source]
        homes = {row.source: None, row.other_source: None}
        homes = {source: demo.story(source).id for source in homes}
        assert (homes[row.source] == homes[row.other_source]) == (row.relation == "same story")
        assert row.story == homes[row.other_source]


def test_at_most_as_many_as_asked_for(demo):
    assert len(demo.related("tvt-2023-06-19-marigold", limit=2)) == 2


def test_there_must_be_such_a_report(ferries):
    with pytest.raises(NotFoundError, match="no report 'nowhere'"):
        ferries.related("nowhere")


# --- what may belong -----------------------------------------------------------------------------


@pytest.fixture
def link(ferries, tmp_path):
    """Make the program think that two reports may be of one story, as likely as is said."""

    def call(one, other, score):
        ids = {row.source: row.id for row in ferries.reports()}
        left, right = sorted((ids[one], ids[other]))
        with closing(sqlite3.connect(tmp_path / "test.sqlite")) as database:
            database.execute(
                "INSERT INTO link VALUES ('stories', ?, ?, ?, ?)",
                [left, right, score, json.dumps(["same rare words: pear, quay", "same day"])],
            )
            database.commit()

    return call


def maybe(library, source):
    rows = [row for row in library.related(source) if row.relation == "may belong"]
    return [row.other_source for row in rows]


def test_what_is_as_likely_as_not_of_another_story_may_belong_there(ferries, link, run):
    assert maybe(ferries, "orchard-1") == []
    link("orchard-1", "ferry-2", 0.55)
    assert maybe(ferries, "orchard-1") == ["ferry-2"]
    assert maybe(ferries, "ferry-2") == ["orchard-1"]
    assert maybe(ferries, "ferry-1") == []
    (row,) = ferries.related("orchard-1")
    assert row.because == ("same rare words: pear, quay", "1 day later")
    assert "may belong to that story" in " ".join(run("related", "orchard-1").split())


def test_a_weaker_link_counts_beside_those_at_home(ferries, link):
    link("orchard-1", "ferry-2", 0.3)  # it stands alone, and this is its only link
    assert maybe(ferries, "orchard-1") == ["ferry-2"]
    assert maybe(ferries, "ferry-2") == []
    assert [row.relation for row in ferries.related("ferry-2")][-1] == "other story"


@pytest.mark.parametrize(("score", "relations"), [(0.1, []), (0.16, ["other story"])])
def test_the_weakest_links_are_not_worth_reading(ferries, link, score, relations):
    link("orchard-1", "ferry-2", score)
    assert [row.relation for row in ferries.related("orchard-1")] == relations


def test_it_does_not_belong_where_a_person_said_so_of_any_report_there(ferries, link):
    link("orchard-1", "ferry-2", 0.55)
    ferries.judge("different", "orchard-1", "ferry-3")
    assert [row.relation for row in ferries.related("orchard-1")] == ["other story"]
    assert maybe(ferries, "ferry-2") == ["orchard-1"]  # of it nobody said so


def test_pages_of_both_show_what_may_belong(ferries, link):
    link("orchard-1", "ferry-2", 0.55)
    story, pear = ferries.story("ferry-2").id, ferries.story("orchard-1")
    told = said(page(ferries, f"stories/{story}.html"), "//section[@aria-labelledby='maybe']")
    assert "Lost pear found in Tresk orchard" in told
    assert "stands now in: Lost pear found in Tresk orchard" in told
    assert "nearest to: Volunteers wanted for ferry Marten" in told
    assert "same rare words: pear, quay; 1 day earlier" in told
    place = f"reports/{pear.members[0].report}.html"
    shown = said(page(ferries, place), "//section[@aria-labelledby='related']")
    assert "may belong to that story: " in shown
    assert "same rare words: pear, quay; 1 day later" in shown


def test_related_rows_do_not_depend_on_the_order_of_reading(tmp_path, folder):
    told = []
    for name, order in (("one", 1), ("two", -1)):
        with retold.open(tmp_path / f"{name}.sqlite", engine=Here()) as held:
            for path in sorted(folder.iterdir())[::order]:
                held.read(path)
            told.append(list(held.export("related")))
    assert told[0] == told[1] != []
