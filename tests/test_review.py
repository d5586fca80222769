"""A person walks through doubtful pairs of stories, people and sayings, and may go back."""

import json
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from rich.console import Console

from retold.cli.review import walk

SAID = "“The quay will be mended before the first frost, whatever it may cost us,” {}."
TEXTS = {
    "quay-1": f"The quay at Oxmoor broke on Monday. {SAID.format('said Ada Lund of the quay')}",
    "quay-2": f"Oxmoor has no quay. {SAID.format('Ada Lund, of the quay board, said')} Boats wait.",
    "pear": "Ada Lund won the pear prize at Tresk. “Sweet things take patience,” said Ada Lund.",
}


@pytest.fixture
def held(library, tmp_path):
    """A library in which a saying, two namesakes and two stories are left apart."""
    path = tmp_path / "texts.jsonl"
    rows = [{"id": name, "title": f"News of {name}", "text": text} for name, text in TEXTS.items()]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    library.read(path)
    return library


@pytest.fixture
def doubtful(held, tmp_path):
    """The same with a link between the stories that may be right."""
    ids = {row.source: row.id for row in held.reports()}
    left, right = sorted((ids["pear"], ids["quay-1"]))
    with closing(sqlite3.connect(tmp_path / "test.sqlite")) as database:
        database.execute(
            'DELETE FROM link WHERE family = \'stories\' AND ("left" = ?1 OR "right" = ?1)',
            [ids["pear"]],
        )
        database.execute(
            "INSERT INTO link VALUES ('stories', ?, ?, 0.45, '[\"same rare words: prize\"]')",
            [left, right],
        )
        database.commit()
    return held


class Person:
    """Who sits at the terminal: presses keys in order, and sees what is printed."""

    def __init__(self, *keys):
        self.keys = list(keys)
        self.console = Console(record=True, width=200, force_terminal=False)
        self.console.input = lambda _: self.keys.pop(0)

    def walks(self, library, limit=20):
        """Walk through the doubts of a library; return what was shown."""
        walk(library, self.console, limit)
        return " ".join(self.console.export_text().split())


def pair(library, kind):
    return [(row.left, row.right) for row in library.review() if row.kind == kind]


def test_stories_people_and_speakers_are_asked_in_turn(doubtful):
    kinds = [row.kind for row in doubtful.review()]
    assert kinds[:2] == ["one story?", "one person?"]
    assert len(doubtful.review(limit=1)) == 1


def test_both_sides_are_shown_with_what_stands_around(doubtful):
    row = doubtful.review()[0]
    assert {row.left_text, row.right_text} == {"News of pear", "News of quay-1"}
    assert {row.left_where, row.right_where} == {"pear", "quay-1"}
    assert TEXTS["pear"] in {row.left_around, row.right_around}
    (person,) = [row for row in doubtful.review() if row.kind == "one person?"]
    assert person.left_text == person.right_text == "Ada Lund"
    around = {person.left_around, person.right_around}
    assert any("won the pear prize" in words for words in around)
    assert any("quay" in words for words in around)


def test_the_view_of_the_program_is_shown_after_the_answer(doubtful):
    before = Person("q").walks(doubtful)
    assert "News of pear" in before
    assert "same rare words: prize" not in before
    after = Person("u", "q").walks(doubtful)
    assert "the program's likelihood: 45%; same rare words: prize" in after
    assert "1 verdict given" in after


@pytest.mark.parametrize(("key", "kind"), [("y", "same"), ("n", "different"), ("u", "unsure")])
def test_each_key_gives_its_verdict_and_is_not_asked_again(doubtful, key, kind):
    (asked,) = pair(doubtful, "one story?")
    Person(key, "q").walks(doubtful)
    (given,) = doubtful.judgements()
    assert (given.kind, {given.left, given.right}) == (kind, set(asked))
    assert asked not in pair(doubtful, "one story?")


def test_back_takes_the_last_verdict_back_and_asks_again(doubtful):
    told = Person("n", "b", "y", "q").walks(doubtful)
    first, second = doubtful.judgements()
    assert (first.kind, bool(first.undone_at)) == ("different", True)
    assert (second.kind, second.undone_at) == ("same", None)
    assert {first.left, first.right} == {second.left, second.right}
    assert "the verdict is taken back" in told
    assert doubtful.story("pear").id == doubtful.story("quay-1").id


def test_back_over_what_was_left_takes_nothing_back(doubtful):
    Person("u", "", "b", "q").walks(doubtful)
    assert [row.undone_at for row in doubtful.judgements()] == [None]


def test_back_at_the_beginning_and_strange_keys_do_nothing(doubtful):
    Person("b", "x", "q").walks(doubtful)
    assert doubtful.judgements() == []


def test_two_people_of_one_name_become_one_and_come_apart(held):
    (asked,) = pair(held, "one person?")
    given = held.judge("same", *asked)
    assert [one.reports for one in held.people() if one.name == "Ada Lund"] == [3]
    assert pair(held, "one person?") == []
    held.undo(given.id)
    assert len([one for one in held.people() if one.name == "Ada Lund"]) == 2
    assert pair(held, "one person?") == [asked]


def test_namesakes_in_one_report_are_not_asked_about(library, tmp_path):
    text = "Ada Lund Sr. and Ada Lund Jr. rowed at Oxmoor, and Ada Lund Sr. won by a length."
    (tmp_path / "two.txt").write_text(text, encoding="utf-8")
    library.read(tmp_path / "two.txt")
    assert pair(library, "one person?") == []


def test_a_speaker_is_confirmed_named_or_denied(held, monkeypatch):
    monkeypatch.setattr("retold.doubting.UNSURE", (0.3, 1.0))
    quoted = {row.id: row for row in held.quotations()}
    asked = [row for row in held.review() if row.kind == "who spoke?"]
    assert {row.left for row in asked} <= set(quoted)
    others = len(held.review()) - len(asked)
    assert len(asked) == 3
    keys = {"who spoke?": [["y"], ["n", "Tom Reed"], ["n", "-"]]}
    pressed = []
    for row in held.review():
        pressed += keys[row.kind].pop(0) if row.kind in keys else [""]
    assert others == pressed.count("")
    Person(*pressed).walks(held)
    by_id = {row.id: row for row in held.quotations()}
    assert by_id[asked[0].left].confidence == 1.0
    assert by_id[asked[1].left].person == "Tom Reed"
    assert asked[2].left not in by_id


def test_a_row_that_a_verdict_before_changed_stops_nothing(doubtful):
    (asked,) = pair(doubtful, "one person?")
    seen = doubtful.review()
    doubtful.judge("same", *asked)
    doubtful.review = lambda _: seen
    told = Person("", "y", "q").walks(doubtful)
    assert "are one row" in told


def test_weak_ties_are_asked_about_only_where_a_place_rests_on_them(demo):
    scores = {member.report: member.score for row in demo.stories() for member in row.members}
    for row in demo.review(1000):
        if row.kind == "one story?":
            assert row.score >= min(scores[row.left], scores[row.right])


def test_sayings_of_two_reports_are_asked_about_the_likeliest_first(demo, monkeypatch):
    monkeypatch.setattr("retold.doubting.UNSURE", (0.0, 1.0))
    reports = {row.id: row.report for row in demo.export("quotations")}
    rows = [row for row in demo.review(1000) if row.kind == "one saying?"]
    assert all(reports[row.left] != reports[row.right] for row in rows)
    assert all(one.score >= other.score for one, other in pairwise(rows))
