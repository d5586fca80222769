"""The example reports and their gold rows fit each other."""

import csv
import json
from collections import Counter
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def gold(name):
    lines = (EXAMPLES / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def report_files():
    return [
        path
        for path in sorted(EXAMPLES.rglob("*"))
        if path.is_file() and path.parent.name != "gold"
    ]


def sources_of(path):
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [row["id"] for row in csv.DictReader(file)]
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["id"] for line in lines]
    return [path.stem]


def test_every_report_has_one_source_and_one_gold_row():
    given = Counter(source for path in report_files() for source in sources_of(path))
    assert given == Counter(row["source"] for row in gold("reports"))
    assert max(given.values()) == 1


def test_gold_speaks_only_of_reports_that_are_there():
    there = {row["source"] for row in gold("reports")}
    named = {row["source"] for name in ("quotations", "not_speech", "roles") for row in gold(name)}
    named |= {source for row in gold("stories") for source in row["sources"]}
    named |= {reading["source"] for row in gold("utterances") for reading in row["readings"]}
    named |= {row[side] for row in gold("copies") for side in ("left", "right")}
    named |= {s for row in gold("discrepancies") for v in row["values"] for s in v["sources"]}
    assert named <= there


def test_every_gold_quotation_has_a_kind_and_a_full_name_or_none():
    wrong = [
        row
        for row in gold("quotations")
        if not set(row["kind"].split("|")) <= {"direct", "partial", "block"}
        or (row["person"] is not None and " " not in row["person"])
    ]
    assert wrong == []


def test_a_story_shares_no_report_with_another():
    told = Counter(source for row in gold("stories") for source in row["sources"])
    assert len(gold("stories")) == 4
    assert set(told.values()) == {1}


def test_every_speaker_is_a_person_of_the_gold():
    known = {name for row in gold("people") for name in row["names"]}
    assert {row["person"] for row in gold("quotations")} - {None} <= known
