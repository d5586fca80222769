"""The stories, copies, people and differences of the examples are those a careful reader finds."""

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[1] / "examples" / "gold"
COPY = 0.25  # the share from which a pair counts as a copy
QUOTED = 0.36  # short reports that share no more than their quotations stay under this
READ = {"age", "event_date", "killed", "injured", "amount"}  # the properties statements are made of

# How many rows may be wrong. Lower a figure when it falls; what is not named here may have none.
KNOWN = {
    "people": 2,
    "discrepancies": 1,
}


def gold(name):
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def few(wrong, what):
    """Fail with every wrong row where more are wrong than is known."""
    assert len(wrong) <= KNOWN.get(what, 0), "\n".join([f"{len(wrong)} wrong {what}:", *wrong])


@pytest.fixture(scope="module")
def one_name():
    """The name that gold knows a person by, whichever of their full names is given."""
    known = {name: row["name"] for row in gold("people") for name in row["names"]}
    return lambda name: known.get(name, name)


def pairs_of(kind):
    return {frozenset((r["left"], r["right"])) for r in gold("copies") if r["kind"] == kind}


def test_copies(demo):
    made = {}
    for row in demo.export("copies"):
        made[frozenset((row.left_source, row.right_source))] = row.share
    found = {pair for pair, share in made.items() if share >= COPY}
    lost = pairs_of("copy") - found
    assert sorted(map(sorted, lost)) == []


def test_no_copies(demo):
    """Reports of one story share their quotations; reports of two stories share nothing."""
    story = {source: row["story"] for row in gold("stories") for source in row["sources"]}
    apart = pairs_of("not")
    wrong = []
    for row in demo.export("copies"):
        pair = frozenset((row.left_source, row.right_source))
        if row.share < COPY or pair in pairs_of("copy") | pairs_of("open"):
            continue
        stories = {story.get(source, source) for source in pair}
        if pair in apart or len(stories) > 1 or row.share >= QUOTED:
            wrong.append(f"{row.left_source} and {row.right_source}: {row.share}")
    assert wrong == []


def test_stories(demo):
    old = {row["version_of"] for row in gold("reports")}
    expected = {frozenset(row["sources"]) - old for row in gold("stories")}
    made = {frozenset(row.sources) - old for row in demo.export("stories")}
    several = {sources for sources in made if len(sources) > 1}
    assert sorted(map(sorted, several)) == sorted(map(sorted, expected))


def test_people_are_neither_split_nor_mixed(demo):
    wrong, people = [], list(demo.export("people"))
    for row in gold("people"):
        holders = [p for p in people if set(row["names"]) & {p.name, *p.names}]
        if len(holders) != 1:
            wrong.append(f"{row['name']}: {[p.names for p in holders]}")
    for person in people:
        names = {person.name, *person.names}
        whose = [row["name"] for row in gold("people") if row["name"] in names]
        if len(whose) > 1:
            wrong.append(f"one person for {whose}")
    few(wrong, "people")


# --- discrepancies ---------------------------------------------------------------------------


def same_discrepancy(row, expected, one_name):
    """Say whether a row sets the expected sources against each other, about the same thing."""
    if (row.property, row.kind) != (expected["property"], expected["kind"]):
        return False
    if row.property == "age" and one_name(row.subject) != expected["subject"]:
        return False
    holders = [
        {given.value for given in row.values if set(given.sources) & set(value["sources"])}
        for value in expected["values"]
    ]
    return all(holders) and not set.intersection(*holders)


def test_discrepancies(demo, one_name):
    known = [row for row in gold("discrepancies") if row["property"] in READ]
    made = list(demo.export("discrepancies"))
    lost = [
        f"{row['subject']}: {row['property']} {[v['value'] for v in row['values']]}"
        for row in known
        if not any(same_discrepancy(one, row, one_name) for one in made)
    ]
    few(lost, "discrepancies")


def test_what_grew_or_was_refined_is_no_conflict(demo, one_name):
    wrong = [
        f"{row.subject}: {row.property} {[(g.value, g.sources) for g in row.values]}"
        for row in demo.export("discrepancies")
        if row.kind == "conflict"
        and not any(same_discrepancy(row, one, one_name) for one in gold("discrepancies"))
    ]
    few(wrong, "conflicts")
