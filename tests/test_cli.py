"""The command line: data on standard output, talk on standard error, an exit code for each end."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys

import pytest
from pyarrow import parquet

from retold.cli import main
from retold.cli.app import app
from retold.tables import TABLES

COMMANDS = [name for name in app if not name.startswith("-")]

MAYBE_EMPTY = {
    "copies",
    "corrections",
    "discrepancies",
    "events",
    "follow_ups",
    "revisions",
    "successions",
}
CONTRACT = {
    "reports": "id source url outlet title byline published published_precision published_basis"
    " updated language text version_of",
    "blocks": "report source start end role text",
    "quotations": "id report source start end text kind turn speaker_text speaker_start"
    " speaker_end person person_id cue cue_start cue_end venue venue_start venue_end confidence"
    " because runner_up utterance",
    "utterances": "id text person person_id readings first stemma",
    "people": "id name names reports",
    "mentions": "report source start end text kind person person_id",
    "copies": "id left_source right_source left_start left_end right_start right_end share"
    " origin_source because",
    "stories": "id title first last episodes sources members",
    "statements": "id report source start end text subject person_id property value low high unit"
    " qualifier as_of attributed_to event",
    "discrepancies": "id story subject property kind values because",
    "events": "id story first_day last_day precision kind report start end text sources",
    "dates": "report source start end text first_day last_day precision basis",
    "revisions": "report source start end text kind change version_of before_start before_end"
    " before",
    "corrections": "report source start end text kind target_start target_end target basis",
    "related": "report source other other_source relation score because",
    "follow_ups": "report source start end text kind follows because",
    "successions": "kind old new",
    "judgements": "id kind left right value by at because undone_at",
    "failures": "input stage reason",
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder of one's own, so that the default library lies there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, standard output and standard error."""

    def call(*words):
        code = 0
        try:
            main([str(word) for word in words])
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def read_folder(here, folder, run):  # noqa: ARG001  the library lies there
    assert run("read", folder)[0] == 0
    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command, run):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "Example: retold " + command in re.sub(r"\s+", " ", out)


def test_every_command_of_the_contract_is_there():
    promised = "read stories quotes people timeline differences compare search export site verify"
    promised += " failures doctor judge review judgements rebuild forget demo"
    assert set(promised.split()) <= set(COMMANDS)


@pytest.mark.usefixtures("here")
def test_the_library_may_be_named_before_the_command(folder, run):
    assert run("--library", "named.sqlite", "read", folder)[0] == 0
    assert len(run("-l", "named.sqlite", "stories", "--json")[1].splitlines()) == 2


@pytest.mark.usefixtures("here")
def test_a_summary_is_talk_and_no_data(folder, run):
    code, out, err = run("read", folder)
    assert (code, out) == (0, "")
    assert "4 reports new" in err
    assert "2 stories" in err


def test_the_same_input_again_brings_nothing_new(read_folder, folder):
    assert "0 reports new, 4 known already" in read_folder("read", folder)[2]


@pytest.mark.parametrize("table", TABLES)
def test_each_table_exports_its_columns_as_json_lines(read_folder, table):
    read_folder("judge", "different", "ferry-1", "orchard-1")
    read_folder("read", "missing.txt")
    code, out, _ = read_folder("export", table)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert rows or table in MAYBE_EMPTY
    for row in rows:
        assert set(CONTRACT[table].split()) <= set(row)


def test_every_form_of_export_holds_the_same_rows(read_folder, here):
    lines = read_folder("export", "quotations")[1].splitlines()
    read_folder("export", "quotations", "--format", "csv", "-o", "q.csv")
    read_folder("export", "quotations", "--format", "parquet", "-o", "q.parquet")
    ids = [json.loads(line)["id"] for line in lines]
    rows = list(csv.DictReader(io.StringIO((here / "q.csv").read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == ids
    assert parquet.read_table(here / "q.parquet").column("id").to_pylist() == ids


def test_an_empty_table_is_a_valid_parquet_file(here, run):
    (here / "note.txt").write_text("The bridge is open. It was painted green this week by hand.")
    run("read", "note.txt")
    assert run("export", "copies", "--format", "parquet", "-o", "c.parquet")[0] == 0
    assert parquet.read_table(here / "c.parquet").num_rows == 0


def test_a_quotation_is_found_from_misremembered_words(read_folder):
    code, out, _ = read_folder("compare", "we will mend it ourselves plank by plank", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["person"] == "Ada Lund"
    assert {reading["source"] for reading in found["readings"]} >= {"ferry-1", "ferry-2"}


@pytest.mark.parametrize(
    ("form", "begins"),
    [("tei", "<?xml"), ("csv", "utterance,stretch"), ("json", "{\n"), ("annotation", "{\n")],
)
def test_an_utterance_is_written_in_each_form(read_folder, here, form, begins):
    words = "mend her ourselves, plank by plank"
    code, out, _ = read_folder("compare", words, "--format", form)
    assert code == 0
    assert out.startswith(begins)
    assert read_folder("compare", words, "--format", form, "-o", "made")[0] == 0
    assert (here / "made").read_text(encoding="utf-8") == out


def test_a_hit_names_its_place(read_folder, ferry):
    (hit,) = [
        json.loads(line)
        for line in read_folder("search", "boiler", "1911", "--json")[1].splitlines()
    ]
    text = ferry[0]["text"]
    assert text[hit["start"] : hit["end"]].lower() in {"boiler", "1911"}


def test_alike_reports_come_with_reasons(read_folder):
    rows = [
        json.loads(x) for x in read_folder("search", "--like", "ferry-1", "--json")[1].splitlines()
    ]
    assert {row["source"] for row in rows} >= {"ferry-2", "ferry-3"}
    assert all(row["because"] for row in rows)


def test_a_story_is_named_by_a_report_in_it(read_folder):
    assert read_folder("timeline", "ferry-2")[0] == 0
    assert read_folder("differences", "ferry-2")[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("stories", "-l", "none.sqlite"), 1, "no library there — Make one with `retold read"),
        (("export", "nothing"), 2, "no table 'nothing'; there are reports"),
        (("timeline", "nowhere"), 1, "no story 'nowhere' in this library"),
        (("forget", "nobody"), 1, "no report 'nobody' in this library"),
        (("compare", "zyzzyva quux"), 1, "no quotation like"),
        (("compare", "plank by plank", "-o", "made"), 2, "-o only with --format"),
        (("compare", "plank by plank", "--format", "tei", "-o", "."), 1, "is a folder"),
        (("judge", "same", "ferry-1"), 2, "about two rows"),
        (("judge", "maybe", "ferry-1", "ferry-2"), 2, "no verdict 'maybe'"),
        (("judge", "same", "ferry-1", "ferry-1"), 2, "are one row"),
        (("export", "reports", "--format", "parquet"), 1, "parquet needs a file"),
    ],
)
def test_an_expected_error_is_one_line_with_a_remedy(read_folder, words, code, said):
    ended, out, err = read_folder(*words)
    assert (ended, out) == (code, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.usefixtures("here")
def test_reading_nothing_is_wrong_usage(run):
    code, _, err = run("read")
    assert code == 2
    assert "needs a file or a folder" in err


def test_a_file_that_is_no_library_is_refused(here, run):
    (here / "retold.sqlite").write_text("my notes")
    code, _, err = run("stories")
    assert code == 1
    assert "not a library" in err
    assert (here / "retold.sqlite").read_text() == "my notes"


@pytest.mark.usefixtures("here")
def test_bad_inputs_are_rows_and_the_rest_is_read(folder, run):
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "cut.jsonl").write_text(
        '{"text": "A whole report about a small bridge."}\n{"text": "cut'
    )
    (folder / "numbers.csv").write_text("a,b\n1,2\n")
    (folder / "no-text.json").write_text('{"title": "only a title"}')
    (folder / "loop").symlink_to(folder)
    code, _, err = run("read", folder)
    assert code == 3
    assert "could not be read" in err
    rows = [json.loads(line) for line in run("failures", "--json")[1].splitlines()]
    failed = " ".join(row["input"] for row in rows)
    for name in ("empty.txt", "binary.txt", "cut.jsonl", "numbers.csv", "no-text.json", "loop"):
        assert name in failed
    assert all(row["reason"] for row in rows)
    sources = {json.loads(line)["source"] for line in run("export", "reports")[1].splitlines()}
    assert {"ferry-1", "ferry-2", "ferry-3", "orchard-1", "cut#1"} <= sources


def test_a_verdict_outranks_the_program_survives_a_rebuild_and_can_be_undone(read_folder):
    def together():
        rows = [json.loads(line) for line in read_folder("stories", "--json")[1].splitlines()]
        return any({"ferry-1", "orchard-1"} <= set(row["sources"]) for row in rows)

    assert not together()
    given = json.loads(read_folder("judge", "same", "ferry-1", "orchard-1")[1])
    assert together()
    read_folder("rebuild")
    assert together()
    read_folder("judgements", "--undo", given["id"])
    assert not together()
    (row,) = [json.loads(x) for x in read_folder("judgements", "--json")[1].splitlines()]
    assert row["undone_at"]


def test_verdicts_move_from_one_library_to_another(read_folder, folder):
    read_folder("judge", "same", "ferry-1", "orchard-1")
    read_folder("export", "judgements", "-o", "verdicts.jsonl")
    read_folder("read", folder, "-l", "other.sqlite")
    assert (
        "brought in 1"
        in read_folder("judgements", "--import", "verdicts.jsonl", "-l", "other.sqlite")[2]
    )
    assert (
        "brought in 0"
        in read_folder("judgements", "--import", "verdicts.jsonl", "-l", "other.sqlite")[2]
    )
    assert len(read_folder("stories", "--json", "-l", "other.sqlite")[1].splitlines()) == 1


def test_a_person_says_who_spoke(read_folder):
    rows = [json.loads(line) for line in read_folder("export", "quotations")[1].splitlines()]
    said = next(row for row in rows if row["source"] == "orchard-1")
    read_folder("judge", "speaker", said["id"], "Tove Brandt")
    rows = [json.loads(line) for line in read_folder("export", "quotations")[1].splitlines()]
    judged = next(row for row in rows if row["id"] == said["id"])
    assert (judged["person"], judged["confidence"]) == ("Tove Brandt", 1.0)
    read_folder("judge", "not_speech", said["id"])
    assert said["id"] not in read_folder("export", "quotations")[1]


def test_verify_finds_a_word_that_was_changed(read_folder, here):
    assert read_folder("verify")[0] == 0
    database = sqlite3.connect(here / "retold.sqlite")
    database.execute(
        "UPDATE quotation SET text = 'never said' WHERE report IN (SELECT id FROM report)"
    )
    database.commit()
    database.close()
    code, out, _ = read_folder("verify", "--json")
    assert code == 1
    assert "never said" in out


def test_doctor_is_content(read_folder):
    code, out, _ = read_folder("doctor")
    assert code == 0
    assert "4 reports in 2 stories" in out


def test_the_demo_reads_the_examples_and_shows_them(here, run):
    code, out, err = run("demo", "shown")
    assert code == 0
    assert (here / out.strip()).exists()
    assert "4 stories" in err or "5 stories" in err or "6 stories" in err
    sources = {
        json.loads(line)["source"]
        for line in run("export", "reports", "-l", "shown/retold.sqlite")[1].splitlines()
    }
    assert 30 <= len(sources) <= 60


def test_review_without_a_terminal_says_what_to_do(read_folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = read_folder("review")
    assert code == 2
    assert "use --json" in err


@pytest.mark.usefixtures("read_folder")
def test_a_reader_that_has_enough_is_no_error():
    command = (
        f"{sys.executable} -c 'from retold.cli import main; main()' export mentions | head -n 1"
    )
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_help_starts_at_once():
    command = [sys.executable, "-X", "importtime", "-c", "import retold.cli"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    slow = {"pyarrow", "trafilatura", "numpy", "jinja2", "resiliparse", "py3langid", "htmldate"}
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()
    }
    assert not slow & loaded


def test_reading_says_what_it_took_inputs_for(here, run):
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text("The ferry sails again. The council met on Tuesday.")
    (here / "in" / "b.csv").write_text("leib,stamp\nThe ferry sails.,2024-03-09\nIt stays.,\n")
    mapped = ["--map", "text=leib", "--map", "published=stamp"]
    code, out, err = run("read", "in/b.csv", *mapped, "--json")
    assert code == 0
    assert "taken for: CSV row (2)\n2 reports new" in err
    assert json.loads(out)["kinds"] == {"CSV row": 2}
    assert json.loads(out)["new"] == 2
    code, out, err = run("read", "in/a.txt", "in/b.csv")
    assert code == 3
    assert "taken for: text (1)\n" in err
    assert "1 input could not be read" in err


def test_a_column_for_what_reports_do_not_have_is_wrong_usage(here, run):
    (here / "a.csv").write_text("text\nThe ferry sails.\n")
    for wrong in ("texte=text", "text"):
        code, _, err = run("read", "a.csv", "--map", wrong)
        assert code == 2
        assert f"'{wrong}'" in err
        assert "--map text=COLUMN" in err
