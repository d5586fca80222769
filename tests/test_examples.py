"""What the program makes of the example reports is what a careful reader makes of them."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from retold.lexis.words import folded, words

EXAMPLES = Path(__file__).parents[1] / "examples"
SAME_WORDS = 0.8  # share of words two cuttings of one quotation have in common

# How many rows may be wrong. Lower a figure when it falls; what is not named here may have none.
KNOWN = {
    "roles": 2,
    "quotations": 3,
    "not speech": 2,
    "speakers": 17,
    "utterances": 1,
}


def few(wrong, what):
    """Fail with every wrong row where more are wrong than is known."""
    assert len(wrong) <= KNOWN.get(what, 0), "\n".join([f"{len(wrong)} wrong {what}:", *wrong])


def gold(name):
    lines = (EXAMPLES / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def old_versions():
    return {row["version_of"] for row in gold("reports")} - {None}


def bag(text):
    return Counter(folded(word.text) for word in words(text))


def alike(left, right):
    """Return the share of words that two texts have in common, 0 to 1."""
    one, other = bag(left), bag(right)
    return (one & other).total() / max((one | other).total(), 1)


@pytest.fixture(scope="module")
def table(demo):
    """Each exported table of the demo once, as a function of its name."""
    made = {}

    def rows(name):
        if name not in made:
            made[name] = list(demo.export(name))
        return made[name]

    return rows


@pytest.fixture(scope="module")
def found(table):
    """The program's quotation for a gold one, or None."""
    by_source = {}
    for row in table("quotations"):
        by_source.setdefault(row.source, []).append(row)

    def best(source, text):
        near = max(by_source.get(source, ()), key=lambda row: alike(row.text, text), default=None)
        return near if near is not None and alike(near.text, text) >= SAME_WORDS else None

    return best


@pytest.fixture(scope="module")
def one_name():
    """The name that gold knows a person by, whichever of their full names is given."""
    known = {name: row["name"] for row in gold("people") for name in row["names"]}
    return lambda name: known.get(name, name)


# --- reports and blocks ----------------------------------------------------------------------


def test_gold_words_stand_in_the_reports(table):
    text = {row.source: " ".join(row.text.split()) for row in table("reports")}
    cut = [*gold("quotations"), *gold("not_speech"), *gold("roles")]
    assert [row for row in cut if " ".join(row["text"].split()) not in text[row["source"]]] == []


def test_every_example_is_read_once(table):
    assert table("failures") == []
    assert sorted(row.source for row in table("reports")) == sorted(
        row["source"] for row in gold("reports")
    )


@pytest.mark.parametrize("column", ["title", "outlet", "byline"])
def test_what_a_report_says_of_itself(table, column):
    made = {row.source: getattr(row, column) for row in table("reports")}
    wrong = [
        f"{row['source']}: {column} {made[row['source']]!r}, not {row[column]!r}"
        for row in gold("reports")
        if (list(made[row["source"]]) if column == "byline" else made[row["source"]]) != row[column]
    ]
    few(wrong, column)


def test_the_day_of_publication(table):
    made = {row.source: row.published and row.published[:10] for row in table("reports")}
    wrong = [
        f"{row['source']}: {made[row['source']]}, not {row['published']}"
        for row in gold("reports")
        if made[row["source"]] != row["published"]
    ]
    few(wrong, "published")


def test_one_url_with_other_words_is_a_version(table):
    name = {row.id: row.source for row in table("reports")}
    made = {row.source: name[row.version_of] for row in table("reports") if row.version_of}
    assert made == {
        row["source"]: row["version_of"] for row in gold("reports") if row["version_of"]
    }


def test_roles_of_blocks(table):
    made = {}
    for row in table("blocks"):
        made.setdefault(row.source, []).append((" ".join(row.text.split()), row.role))
    wrong = []
    for row in gold("roles"):
        here = [
            role
            for text, role in made.get(row["source"], [])
            if text.startswith(row["text"]) or (text and row["text"].startswith(text))
        ]
        if not set(here) & set(row["role"].split("|")):
            wrong.append(f"{row['source']}: {row['text']!r} is {here}, not {row['role']}")
    few(wrong, "roles")


# --- quotations ------------------------------------------------------------------------------


def test_every_quotation_is_found(found):
    lost = [
        f"{row['source']}: {row['text']!r}"
        for row in gold("quotations")
        if found(row["source"], row["text"]) is None
    ]
    few(lost, "quotations")


def test_nothing_else_is_taken_for_speech(table):
    known = {}
    for row in [*gold("quotations"), *[r for u in gold("utterances") for r in u["readings"]]]:
        known.setdefault(row["source"], []).append(bag(row["text"]))
    spoken = [row for row in table("quotations") if row.kind != "indirect"]
    wrong = [
        f"{row.source}: {row.text!r}"
        for row in spoken
        if len(list(words(row.text))) > 2
        and not any(
            (bag(row.text) & one).total() * 2 >= bag(row.text).total()
            for one in known.get(row.source, ())
        )
    ]
    few(wrong, "not speech")


def test_speakers(found, one_name):
    wrong = []
    for row in gold("quotations"):
        made = found(row["source"], row["text"])
        person = made.person if made else None
        if one_name(person) != one_name(row["person"]):
            wrong.append(f"{row['source']}: {row['text'][:50]!r} by {person}, not {row['person']}")
    few(wrong, "speakers")


def test_kinds(found):
    pairs = [(row, found(row["source"], row["text"])) for row in gold("quotations")]
    wrong = [
        f"{row['source']}: {row['text'][:50]!r} is {made.kind}, not {row['kind']}"
        for row, made in pairs
        if made is not None and made.kind not in row["kind"].split("|")
    ]
    few(wrong, "kinds")


# --- utterances ------------------------------------------------------------------------------


def merged():
    """The readings that tell two sayings as one: they may stand with either."""
    told = Counter((r["source"], r["text"]) for row in gold("utterances") for r in row["readings"])
    return {reading for reading, times in told.items() if times > 1}


def test_retellings_are_one_utterance(found):
    wrong, homes = [], {}
    for row in gold("utterances"):
        holders, told = {}, set()
        for reading in row["readings"]:
            made = found(reading["source"], reading["text"])
            if made is not None and made.utterance:
                holders.setdefault(made.utterance, set()).add(reading["source"])
            if (reading["source"], reading["text"]) not in merged():
                told.add(reading["source"])
        told -= old_versions()
        home = max(sorted(holders), key=lambda one: len(holders[one]), default=None)
        lost = told - holders.get(home, set())
        if lost:
            wrong.append(f"{row['utterance']}: without {sorted(lost)}")
        for reading in row["readings"]:
            homes.setdefault((reading["source"], reading["text"]), set()).add(home)
    for source, text in sorted(merged()):
        made = found(source, text)
        if made is None or made.utterance not in homes[source, text]:
            wrong.append(f"{source}: {text[:50]!r} stands with neither of its two")
    few(wrong, "utterances")


def test_what_was_said_apart_stays_apart(table, found):
    said = {}
    for row in gold("utterances"):
        for reading in row["readings"]:
            made = found(reading["source"], reading["text"])
            if made is not None:
                said.setdefault(made.id, set()).add(row["utterance"])
    joined = {frozenset(names) for names in said.values() if len(names) > 1}  # merged readings
    wrong = []
    for row in table("utterances"):
        names = {name for r in row.readings for name in said.get(r.quotation, ())}
        apart = [
            pair for pair in combinations(sorted(names), 2) if not _linked(*pair, links=joined)
        ]
        if apart:
            wrong.append(f"{row.text[:60]!r} joins {apart}")
    assert wrong == []


def _linked(left, right, links):
    return any({left, right} <= names for names in links)
