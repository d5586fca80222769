"""What a person judged of reports, people and sayings holds, whatever is read or rebuilt later."""

import json

import msgspec
import pytest

import retold
from retold.cli import main
from retold.engine import Here
from retold.errors import NotFoundError, WrongJudgementError
from tests.seen import page, said

SAYING = "“The quay will be mended before the first frost, whatever it may cost us,” {}."
TEXTS = {
    "quay-1": "The quay at Oxmoor broke on Monday. " + SAYING.format("said Ada Lund of the quay"),
    "quay-2": "Oxmoor has no quay. " + SAYING.format("Ada Lund of the quay said") + " Boats wait.",
    "quay-3": "Oxmoor waits. " + SAYING.format("Ada Lund said again at the quay") + " It rained.",
    "pear": "Ada Lund won the pear prize at Tresk. “Sweet things take patience,” said Ada Lund.",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "texts"
    made.mkdir()
    for name, text in TEXTS.items():
        record = {"id": name, "title": f"News of {name}", "text": text, "url": f"https://q/{name}"}
        (made / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return made


@pytest.fixture
def held(library, folder):
    library.read(folder)
    return library


def quotation(library, source):
    return next(row for row in library.quotations() if row.source == source)


def saying(library, source):
    return quotation(library, source).utterance


def person(library, source):
    return quotation(library, source).person_id


def story(library, source):
    return library.story(source).id


PARTS = {"report": story, "person": person, "quotation": saying}
"""What tells whether two rows are one, by the kind of row."""


def named(library, kind, source):
    """Return what a person would name the row of a report by."""
    if kind == "report":
        return source
    return person(library, source) if kind == "person" else quotation(library, source).id


def one(library, kind, left, right):
    return PARTS[kind](library, left) == PARTS[kind](library, right)


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_judged_the_same_is_one_through_rebuild_until_it_is_undone(held, kind):
    assert not one(held, kind, "quay-1", "pear")
    given = held.judge("same", named(held, kind, "quay-1"), named(held, kind, "pear"))
    assert one(held, kind, "quay-1", "pear")
    held.rebuild()
    assert one(held, kind, "quay-1", "pear")
    held.undo(given.id)
    assert not one(held, kind, "quay-1", "pear")


@pytest.mark.parametrize("kind", ["report", "quotation"])
def test_what_is_judged_different_comes_apart_through_rebuild_until_it_is_undone(held, kind):
    assert one(held, kind, "quay-1", "quay-2")
    given = held.judge("different", named(held, kind, "quay-1"), named(held, kind, "quay-2"))
    assert not one(held, kind, "quay-1", "quay-2")
    held.rebuild()
    assert not one(held, kind, "quay-1", "quay-2")
    held.undo(given.id)
    assert one(held, kind, "quay-1", "quay-2")


def test_one_person_is_divided_by_the_names_that_reports_give(held):
    given = held.judge("different", "quay-1#Ada Lund", "quay-2#Ada Lund")
    assert not one(held, "person", "quay-1", "quay-2")
    held.rebuild()
    assert not one(held, "person", "quay-1", "quay-2")
    held.undo(given.id)
    assert one(held, "person", "quay-1", "quay-2")


@pytest.mark.parametrize("kind", PARTS)
def test_unsure_is_kept_and_changes_nothing(held, kind):
    given = held.judge("unsure", named(held, kind, "quay-1"), named(held, kind, "pear"))
    assert not one(held, kind, "quay-1", "pear")
    assert [row.id for row in held.judgements()] == [given.id]
    assert not [
        row for row in held.review(1000) if {row.left, row.right} == {given.left, given.right}
    ]


@pytest.mark.parametrize("source", ["quay-1", "quay-2", "quay-3"])
def test_a_saying_is_named_by_the_id_of_any_reading(held, source):
    held.judge("same", quotation(held, source).id, quotation(held, "pear").id)
    whole = {saying(held, name) for name in TEXTS}
    assert len(whole) == 1


def test_a_saying_is_named_by_its_own_id_also_an_old_one(held):
    left, right = saying(held, "quay-1"), saying(held, "pear")
    given = held.judge("same", left, right)
    (now,) = {saying(held, "quay-1"), saying(held, "pear")}
    assert {held.compare(left).id, held.compare(right).id} == {now}
    held.undo(given.id)
    held.judge("unsure", left, right)


def test_a_verdict_has_its_author_reason_and_time(held, tmp_path, capsys):
    words = ["judge", "same", "quay-1", "pear", "--because", "one board", "--by", "desk"]
    with pytest.raises(SystemExit):
        main([*words, "-l", str(tmp_path / "test.sqlite")])
    given = json.loads(capsys.readouterr().out)
    assert (given["by"], given["because"], given["undone_at"]) == ("desk", "one board", None)
    (row,) = held.judgements()
    assert (row.by, row.because, row.at) == ("desk", "one board", given["at"])
    assert held.judge("unsure", "quay-2", "pear").by


@pytest.mark.parametrize("kind", PARTS)
def test_verdicts_hold_in_another_library_that_they_are_brought_to(held, folder, tmp_path, kind):
    held.judge("same", named(held, kind, "quay-1"), named(held, kind, "pear"))
    path = tmp_path / "verdicts.jsonl"
    lines = [json.dumps(msgspec.structs.asdict(row)) for row in held.export("judgements")]
    path.write_text("\n".join(lines), encoding="utf-8")
    with retold.open(tmp_path / "other.sqlite", engine=Here()) as other:
        assert other.import_judgements(path) == 1  # before the reports are there
        other.read(folder)
        assert one(other, kind, "quay-1", "pear")
        assert other.import_judgements(path) == 0


def test_the_pages_say_that_a_person_joined_the_reports(held):
    held.judge("same", "quay-1", "pear")
    told = said(page(held, f"stories/{story(held, 'pear')}.html"), "//section")
    assert "judged the same by a person" in told


def test_a_later_verdict_on_the_same_pair_counts(held):
    held.judge("same", "quay-1", "pear")
    last = held.judge("different", "pear", "quay-1")
    assert not one(held, "report", "quay-1", "pear")
    held.undo(last.id)
    assert one(held, "report", "quay-1", "pear")


def test_a_verdict_holds_when_a_new_version_of_a_report_is_read(held, folder):
    held.judge("same", "quay-1", "pear")
    record = json.loads((folder / "pear.json").read_text(encoding="utf-8"))
    record["text"] += " The prize is a silver pear."
    (folder / "pear.json").write_text(json.dumps(record), encoding="utf-8")
    held.read(folder)
    assert one(held, "report", "quay-1", "pear")


@pytest.mark.parametrize(
    ("left", "right", "error"),
    [
        ("quay-1", "nothing", NotFoundError),
        ("quay-1", "quay-1", WrongJudgementError),
        ("quay-1", "QUOTATION", WrongJudgementError),
        ("quay-1", "PERSON", WrongJudgementError),
    ],
)
def test_rows_that_cannot_be_one_are_refused(held, left, right, error):
    rows = {"QUOTATION": quotation(held, "pear").id, "PERSON": person(held, "pear")}
    with pytest.raises(error):
        held.judge("same", left, rows.get(right, right))
    assert held.judgements() == []


AGES = {
    "oar-1": "Mira Oake, 41, won the Tresk oar race on 2 May 2024.",
    "oar-2": "The Tresk oar race of 2 May 2024 was won by Mira Oake, 44.",
}


@pytest.fixture
def differing(library, tmp_path):
    """A library in which two reports of one day give a rower two ages."""
    for name, text in AGES.items():
        record = {"id": name, "title": "The Tresk oar race", "text": text}
        record |= {"published": "2024-05-03", "outlet": name}
        (tmp_path / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    library.read(tmp_path)
    return library


def test_a_verdict_on_a_difference_stands_beside_its_values(differing):
    (before,) = differing.differences()
    differing.judge("different", before.id, because="mother and daughter", by="Ada")
    (after,) = differing.differences()
    (verdict,) = after.verdicts
    assert (verdict.kind, verdict.values, verdict.by) == ("different", ("41", "44"), "Ada")
    assert msgspec.structs.replace(after, verdicts=()) == before
    assert next(differing.export("discrepancies")) == after


def test_a_verdict_on_two_statements_holds_through_a_rebuild_until_it_is_undone(differing):
    (row,) = differing.differences()
    one, other = (value.statements[0] for value in row.values)
    given = differing.judge("same", one, other)
    differing.rebuild()
    assert [one.kind for one in differing.differences()[0].verdicts] == ["same"]
    assert "41 / 44: one thing" in said(page(differing, f"stories/{row.story}.html"))
    differing.undo(given.id)
    assert differing.differences()[0].verdicts == ()


def test_a_verdict_on_a_difference_goes_with_its_report(differing):
    (row,) = differing.differences()
    differing.judge("same", row.id)
    differing.forget("oar-1")
    assert differing.judgements() == []


def test_a_statement_is_not_judged_against_a_report(differing):
    (row,) = differing.differences()
    with pytest.raises(WrongJudgementError, match="is a statement, and oar-1 is a report"):
        differing.judge("same", row.values[0].statements[0], "oar-1")
    with pytest.raises(WrongJudgementError, match="about two rows"):
        differing.judge("same", "oar-1")
