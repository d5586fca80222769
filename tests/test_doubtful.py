"""What a person should check is listed, and what they say of it stands until they take it back."""

import json
import sqlite3

import pytest
from msgspec import structs

from retold.cli import main

TEXT = (
    "The Wicken regatta starts at the new quay, Ada Lund and Piet Voss of the rowing club said"
    " on Monday.\n\n“Nobody will row alone.”\n\n“Eighty boats are coming,” said Ada Lund, who"
    " leads the club.\n\nVoss watched. The song “Oars at Dawn” was sung.\n\n“It was never about"
    " winning,” the rower added.\n\n“The bell rings twice.”"
)


@pytest.fixture
def regatta(tmp_path, library):
    path = tmp_path / "regatta.json"
    record = {"id": "regatta", "title": "Regatta at the quay", "text": TEXT}
    path.write_text(json.dumps(record), encoding="utf-8")
    library.read(path)
    return library


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    """Half of the quotations are doubtful, however sure the program is of its speakers."""
    monkeypatch.setattr("retold.asking.DOUBTFUL", 0.95)


def doubtful(library):
    return library.quotations(doubtful=True)


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command on the library; return its exit code and what it prints."""

    def command(*words):
        code = 0
        try:
            main([*words, "-l", str(tmp_path / "test.sqlite")])
        except SystemExit as stopped:
            code = stopped.code or 0
        return code, capsys.readouterr().out

    return command


def test_the_least_sure_comes_first_and_sure_ones_are_not_listed(regatta):
    rows = doubtful(regatta)
    sure = [row.confidence for row in rows]
    assert rows
    assert sure == sorted(sure)
    quoted = [row for row in regatta.quotations() if row.kind != "indirect"]
    assert {row.id for row in rows} == {row.id for row in quoted if row.confidence < 0.95}
    assert len(rows) < len(quoted)


def test_the_table_shows_the_runner_up_and_the_id_to_judge_by(regatta, run):
    _, told = run("quotes", "--doubtful")
    assert "Or" in told.splitlines()[0]
    for row in doubtful(regatta):
        assert row.id in told
        assert row.runner_up is None or row.runner_up in told


@pytest.fixture
def row(regatta):
    return doubtful(regatta)[0]


def test_a_judged_speaker_outranks_survives_and_can_be_undone(regatta, row, run):
    code, told = run("judge", "speaker", row.id, "Piet Voss")
    assert code == 0
    (judged,) = [one for one in regatta.quotations() if one.id == row.id]
    assert (judged.person, judged.confidence) == ("Piet Voss", 1.0)
    assert judged.person_id in {one.id for one in regatta.people() if one.name == "Piet Voss"}
    assert row.id not in {one.id for one in doubtful(regatta)}
    regatta.rebuild()
    assert [one for one in regatta.quotations() if one.id == row.id] == [judged]
    run("judgements", "--undo", json.loads(told)["id"])
    assert row in doubtful(regatta)


def test_words_judged_to_be_no_speech_are_gone_survive_and_come_back(regatta, row, run):
    code, told = run("judge", "not_speech", row.id)
    assert code == 0
    assert row.id not in {one.id for one in regatta.quotations()}
    regatta.rebuild()
    assert row.id not in {one.id for one in regatta.quotations()}
    run("judgements", "--undo", json.loads(told)["id"])
    assert row in doubtful(regatta)


@pytest.mark.parametrize("kind", ["speaker", "not_speech"])
def test_a_judgement_survives_a_new_version_of_the_program(regatta, row, tmp_path, kind):
    regatta.judge(kind, row.id, "Piet Voss" if kind == "speaker" else None)
    before = [one for one in regatta.quotations() if one.id == row.id]
    database = sqlite3.connect(tmp_path / "test.sqlite")
    database.execute("UPDATE ledger SET version = '0'")
    database.commit()
    regatta.read(tmp_path / "regatta.json")
    assert [one for one in regatta.quotations() if one.id == row.id] == before
    stale = database.execute("SELECT count(*) FROM ledger WHERE version = '0'").fetchone()
    database.close()
    assert stale == (0,)


def test_of_two_verdicts_on_one_quotation_the_later_counts_once(regatta, row):
    regatta.judge("speaker", row.id, "Piet Voss")
    last = regatta.judge("speaker", row.id, "Ada Lund")
    assert [one.person for one in regatta.quotations() if one.id == row.id] == ["Ada Lund"]
    regatta.undo(last.id)
    assert [one.person for one in regatta.quotations() if one.id == row.id] == ["Piet Voss"]


def test_a_speaker_may_be_named_in_short_as_the_report_does(regatta, row):
    regatta.judge("speaker", row.id, "Voss")
    (judged,) = [one for one in regatta.quotations() if one.id == row.id]
    assert judged.person_id in {one.id for one in regatta.people() if "Voss" in one.names}


def test_a_speaker_whom_no_report_names_has_a_name_and_no_person(regatta, row):
    regatta.judge("speaker", row.id, "Mina Harrow")
    (judged,) = [one for one in regatta.quotations() if one.id == row.id]
    assert (judged.person, judged.person_id) == ("Mina Harrow", None)
    assert [one.person for one in regatta.quotations(person="Mina Harrow")] == ["Mina Harrow"]


def test_two_people_of_the_name_that_was_judged_are_not_mixed_up(regatta, row, tmp_path):
    for name in ("orchard", "ferry"):
        text = f"Mina Harrow planted the {name} at Tresk{name}. “It is new {name},” Harrow said."
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"id": name, "text": text}), encoding="utf-8")
        regatta.read(path)
    assert len([one for one in regatta.people() if one.name == "Mina Harrow"]) == 2
    regatta.judge("speaker", row.id, "Mina Harrow")
    (judged,) = [one for one in regatta.quotations() if one.id == row.id]
    assert (judged.person, judged.person_id) == ("Mina Harrow", None)


def test_a_judged_speaker_is_counted_among_the_voices(regatta, row):
    regatta.judge("speaker", row.id, "Mina Harrow")
    (voice,) = [one for one in regatta.voices() if one.name == "Mina Harrow"]
    assert (voice.kind, voice.quotations) == ("person", 1)


def test_rows_stay_as_they_are_where_nobody_judged(regatta, row):
    before = regatta.quotations()
    given = regatta.judge("speaker", row.id, "Piet Voss")
    regatta.undo(given.id)
    assert [structs.asdict(one) for one in regatta.quotations()] == [
        structs.asdict(one) for one in before
    ]


def test_what_is_no_speech_is_listed_with_why(regatta, run):
    (song,) = regatta.apart("regatta")
    assert (song.text, song.because) == ("Oars at Dawn", "it names a work")
    assert song.of(TEXT) == song.text
    code, printed = run("quotes", "--apart", "regatta", "--json")
    assert code == 0
    assert json.loads(printed)["because"] == "it names a work"
    assert "it names a work" in run("quotes", "--apart", "regatta")[1]


def test_what_is_no_speech_is_asked_of_a_report_that_is_there(regatta, run):
    assert run("quotes", "--apart", "nowhere")[0] == 1
    assert not any(row.text == "Oars at Dawn" for row in regatta.quotations())
