"""What a person judged of words in one version of a report holds for these words in the others."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold.engine import Here
from retold.model import Quotation
from retold.run.carrying import find_again

QUAY = (
    "The quay at Oxmoor broke on Monday, and boats wait for word.\n\n"
    "“The quay will be mended before the first frost, whatever it may cost us,” said Ada Lund.\n\n"
    "People call the place “the Elbow of the Sea” when it storms, Lund said."
)
LATER = (
    "Oxmoor quay broken.\n\nA crane came on Tuesday. The council met.\n\n"
    "People call the place “the Elbow of the Sea” when it storms, Lund said.\n\n"
    "“The quay will be mended before the first frost, whatever it may cost us,” said Ada Lund."
)
OTHER = "“The quay will be mended before the first frost, whatever it may cost us,” said Jo Marsh."
TEXTS = {"v1": QUAY, "v2": LATER, "v3": f"{LATER}\n\nIt rained."}
TABLES = ("reports", "quotations", "utterances", "people", "judgements", "stories")


def record(name):
    url = "https://post.example/quay"
    moment = f"2024-03-0{name[1]}T10:00Z"
    return {"id": name, "url": url, "text": TEXTS[name], "published": moment}


@pytest.fixture
def read(library, tmp_path):
    def call(*rows):
        for row in rows:
            path = tmp_path / f"{row['id']}.json"
            path.write_text(json.dumps(row), encoding="utf-8")
            library.read(path)
        return library

    return call


def said(library, source, words="quay will"):
    return next(
        (one for one in library.quotations() if one.source == source and words in one.text), None
    )


def test_who_spoke_holds_for_the_same_words_in_a_newer_version(read):
    held = read(record("v1"))
    held.judge("speaker", said(held, "v1").id, "Mira Coe")
    read(record("v2"))
    one = said(held, "v2")
    assert (one.person or one.speaker_name, one.confidence) == ("Mira Coe", 1.0)
    assert one.because == ("a person judged the speaker",)


def test_a_verdict_on_an_old_version_holds_for_the_newer_ones_at_once(read):
    held = read(record("v1"), record("v2"), record("v3"))
    given = held.judge("speaker", said(held, "v1").id, "Mira Coe")
    assert {said(held, one).person for one in TEXTS} == {"Mira Coe"}
    held.undo(given.id)
    assert "Mira Coe" not in {said(held, one).person for one in TEXTS}


def test_of_verdicts_on_two_versions_the_later_counts(read):
    held = read(record("v1"), record("v2"))
    held.judge("speaker", said(held, "v1").id, "Mira Coe")
    held.judge("speaker", said(held, "v2").id, "Jo Marsh")
    assert {said(held, one).person for one in ("v1", "v2")} == {"Jo Marsh"}


def test_no_speech_stays_none_in_a_newer_version(read):
    held = read(record("v1"))
    given = held.judge("not_speech", said(held, "v1").id)
    read(record("v2"), record("v3"))
    assert [said(held, one) for one in TEXTS] == [None, None, None]
    held.undo(given.id)
    assert None not in [said(held, one) for one in TEXTS]


def test_other_words_at_the_place_are_not_judged(read):
    held = read(record("v1"))
    held.judge("speaker", said(held, "v1").id, "Mira Coe")
    changed = {**record("v2"), "text": LATER.replace("first frost", "spring tide")}
    read(changed)
    assert said(held, "v2").person == "Ada Lund"


def test_a_verdict_on_two_sayings_holds_for_a_newer_version(read):
    other = {"id": "o", "url": "https://echo.example/o", "text": OTHER, "published": "2024-03-01"}
    held = read(record("v1"), other)
    assert said(held, "v1").utterance == said(held, "o").utterance
    held.judge("different", said(held, "v1").id, said(held, "o").id)
    read(record("v2"))
    assert said(held, "v2").utterance != said(held, "o").utterance
    held.rebuild()
    assert said(held, "v2").utterance != said(held, "o").utterance


def test_a_verdict_on_two_persons_holds_for_a_newer_version(read):
    fair = "Ada Lund won the pear prize at Tresk. “Sweet things take patience,” said Ada Lund."
    held = read(record("v1"), {"id": "fair", "text": fair, "url": "https://fair.example/1"})
    held.judge("same", "v1#Ada Lund", "fair#Ada Lund")
    read(record("v2"))
    found = {
        one: said(held, one, words).person_id for one, words in (("v2", "quay"), ("fair", "Sweet"))
    }
    assert len(set(found.values())) == 1
    held.judge("different", "v1#Ada Lund", "fair#Ada Lund")
    found = {
        one: said(held, one, words).person_id for one, words in (("v2", "quay"), ("fair", "Sweet"))
    }
    assert len(set(found.values())) == 2


def test_rows_are_equal_in_whatever_order_versions_and_verdict_came(tmp_path):
    with retold.open(tmp_path / "first", engine=Here()) as held:
        (tmp_path / "v1.json").write_text(json.dumps(record("v1")), encoding="utf-8")
        held.read(tmp_path / "v1.json")
        held.judge("speaker", said(held, "v1").id, "Mira Coe", by="A")
        verdicts = tmp_path / "verdicts.jsonl"
        rows = [json.dumps(line_of(row)) for row in held.export("judgements")]
        verdicts.write_text("\n".join(rows), encoding="utf-8")
    ends = []
    for number, order in enumerate(permutations(["v1", "v2", "verdict"])):
        with retold.open(tmp_path / f"library-{number}", engine=Here()) as held:
            for name in order:
                if name == "verdict":
                    held.import_judgements(verdicts)
                else:
                    path = tmp_path / f"{name}.json"
                    path.write_text(json.dumps(record(name)), encoding="utf-8")
                    held.read(path)
            ends.append({name: [str(row) for row in held.export(name)] for name in TABLES})
            assert held.verify() == []
            assert said(held, "v2").person == "Mira Coe"
            held.rebuild()
            assert {name: [str(row) for row in held.export(name)] for name in TABLES} == ends[0]
    assert all(end == ends[0] for end in ends)


def line_of(row):
    return {name: getattr(row, name) for name in row.__struct_fields__}


def test_a_version_that_is_forgotten_takes_its_verdicts_along(read):
    held = read(record("v1"), record("v2"))
    held.judge("speaker", said(held, "v1").id, "Mira Coe")
    held.forget("v1")
    assert said(held, "v2").person == "Ada Lund"
    assert held.verify() == []


def test_what_is_judged_in_a_version_is_not_asked_of_another(read):
    text = "“The quay will be mended before the frost,” a voice said. Ada Lund and Bo Ek sat there."
    held = read({**record("v1"), "text": text})
    held.judge("speaker", said(held, "v1").id, "Ada Lund")
    read({**record("v2"), "text": f"{text}\n\nIt rained."})
    assert [row for row in held.review(50) if row.kind == "who spoke?"] == []


# --- words that are found again ------------------------------------------------------------------


def quotations(text):
    found, at = [], text.find("“")
    while at >= 0:
        end = text.index("”", at)
        place = {"report": "n", "start": at + 1, "end": end, "text": text[at + 1 : end]}
        found.append(Quotation(**place, id=f"n{len(found)}", kind="direct", turn="t"))
        at = text.find("“", end)
    return found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b “c d e” f", "a b “c d e” f", "n0"),
        ("a b “c d e” f", "x y z\na b “c d e” f", "n0"),
        ("a b “c d e,” f", "a b “C D e.” f", "n0"),
        ("a b “c d e” f", "a b “c d x” f", None),
        ("a b “c d e” f", "a b “c d e f”", None),
        ("a b “c d” f\nq “c d” r", "a b “c d” f\nq “c d” r", "n0"),
        ("a b “c d” f\nq r s", "t u “c d” v w x\ny “c d” z j k l", None),
        ("“”", "“”", None),
    ],
)
def test_a_quotation_is_found_again_by_its_words_in_their_place(old, new, found):
    (one, *_) = quotations(old)
    assert find_again(old, {"o": (one.start, one.end)}, new, quotations(new)) == {"o": found}


words = st.lists(st.sampled_from(["a", "b", "“c d”", "\n", "“a”"]), max_size=12).map(" ".join)


@given(words, words)
def test_what_is_found_again_has_the_same_words(old, new):
    places = {row.id: (row.start, row.end) for row in quotations(old)}
    ends = {row.id: row.text for row in quotations(new)}
    for name, other in find_again(old, places, new, quotations(new)).items():
        assert other is None or ends[other] == old[slice(*places[name])]


def test_a_verdict_on_two_statements_holds_for_a_newer_version(read):
    first = "Mira Oake, 41, won the Tresk oar race on 2 May 2024."
    second = "The Tresk oar race of 2 May 2024 was won by Mira Oake, {}."
    one, two = (
        {
            "id": name,
            "url": f"https://{name}.example/oar",
            "title": "The Tresk oar race",
            "text": text,
        }
        for name, text in (("one", first), ("two", second.format(44)))
    )
    held = read({**one, "published": "2024-05-03"}, {**two, "published": "2024-05-03"})
    (row,) = held.differences()
    held.judge("same", row.id)
    read({**one, "text": f"It rained at Tresk.\n\n{first}", "published": "2024-05-04"})
    assert len(held.versions("one")) == 2
    assert [verdict.kind for verdict in held.differences()[0].verdicts] == ["same"]
    read({**two, "text": second.format(45), "published": "2024-05-05"})
    assert held.differences()[0].verdicts == ()
