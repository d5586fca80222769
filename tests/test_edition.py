"""An utterance to take away: the files are valid, and hold every word of every reading."""

import csv
import io
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from retold.errors import NotFoundError, UnknownFormError
from retold.show.edition import FORMS, edition
from retold.show.edition.collation import collate
from retold.tables import ChangeRow, DescentRow, ReadingRow, UtteranceRow
from tests.makers import report_row
from tests.rows import make_rows

SCHEMA = Path(__file__).parent / "tei_p5_3.6.0.rng.xz"
TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"

HOSTILE = [
    "",
    " \n\t ",
    "<rdg wit='#w1'>&amp; ]]> <!--",
    "\x00\x07\x1b[2J\x9b \ufffe bell",
    "\u202ebell\u2066 rang",
    "🔔" * 50,
    "bell—rang—again",
    "=cmd() \"bell\", 'rang'; bell",
    "bell\u00a0rang\u2028bell",
    "bell " * 2000,
]


@pytest.fixture(scope="module")
def schema():
    """TEI P5 as RelaxNG, release 3.6.0, without its prose and what we never write."""
    return etree.RelaxNG(etree.fromstring(lzma.decompress(SCHEMA.read_bytes())))


def told(*texts, changes=(), **fields):
    """Return an utterance with a report for each text, and the reports."""
    reports = [report_row(f"n{at}", f"Said: “{text}” today.") for at, text in enumerate(texts)]
    readings = tuple(
        ReadingRow(
            quotation=f"q{at}",
            source=report.source,
            published=f"2024-05-{at % 28 + 1:02}",
            text=text,
            speaker=None,
            changes=tuple(changes) if at == 1 else (),
            report=report.id,
            outlet=f"Outlet {at}",
            start=7,
            end=7 + len(text),
        )
        for at, (text, report) in enumerate(zip(texts, reports, strict=True))
    )
    known = {"person": "Ines Calder", "person_id": "p", "first": "q0", "stemma": (), **fields}
    made = UtteranceRow(id="u", text=texts[0], readings=readings, **known)
    return made, {one.id: one for one in reports}


def tei(utterance, reports):
    return etree.fromstring(edition(utterance, reports, "tei"))


def find(tree, path):
    return tree.xpath(path, namespaces=TEI)


def reread(tree, witness):
    """Return the words of a witness as the apparatus gives them."""
    (ab,) = find(tree, "//tei:ab")
    parts = [ab.text or ""]
    for entry in ab:
        mine = [one for one in entry if f"#{witness}" in one.get("wit", "").split()]
        assert len(mine) == 1, "each witness has one reading at each place"
        parts += [mine[0].text or "", entry.tail or ""]
    return " ".join("".join(parts).split())


def pointers(tree, path):
    return {name for value in find(tree, path) for name in value.split()}


def ids(tree, name):
    return {f"#{one.get(ID)}" for one in find(tree, f"//tei:{name}")}


TEXTS = st.lists(
    st.sampled_from(["bell", "rang", "Old,", "“we", "11", "—", "don’t", "a—b", "rang.", "\n"]),
    max_size=9,
).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_apparatus_gives_back_the_words_of_every_witness(texts):
    utterance, reports = told(*texts)
    tree = tei(utterance, reports)
    for witness in collate(utterance, reports).witnesses:
        said = " ".join(" ".join(one.text for one in witness.readings).split())
        assert reread(tree, witness.id) == said


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_piece_is_cut_from_its_report(texts):
    utterance, reports = told(*texts)
    made = collate(utterance, reports)
    for segment in made.segments:
        for witness, piece in zip(made.witnesses, segment.pieces, strict=True):
            if piece.place:
                cut = witness.report.text[slice(*piece.place)]
                assert " ".join(cut.split()) == piece.words
            else:
                assert piece.words == ""


@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms())
def test_the_order_of_readings_does_not_matter(texts, random):
    utterance, reports = told(*texts)
    readings = list(utterance.readings)
    random.shuffle(readings)
    other = UtteranceRow(
        **{name: getattr(utterance, name) for name in utterance.__struct_fields__}
        | {"readings": tuple(readings)}
    )
    for form in FORMS:
        assert edition(utterance, reports, form) == edition(other, reports, form)


STEMMA = (
    DescentRow(parent=("?1",), child=("q0", "q3"), basis="dates", strength="weak"),
    DescentRow(parent=("?1",), child=("q1",), basis="<same slip>", strength="strong"),
)
SPELLING = ChangeRow(kind="spelling", base="bell", here="bel", start=11, end=14, meaning=None)
NUMBER = ChangeRow(
    kind="substitution", base="two", here="three", start=15, end=20, meaning="number"
)


def test_the_apparatus_is_valid_tei(schema):
    utterance, reports = told(
        "the bell two rang again",
        "the bel three rang again",
        "rang again",
        "the bell two rang again",
        changes=(SPELLING, NUMBER),
        stemma=STEMMA,
    )
    assert schema.validate(tei(utterance, reports)), schema.error_log


def test_the_schema_refuses_what_is_no_tei(schema):
    made = edition(*told("the bell", "a bell"), "tei").replace(b"lem", b"lemma")
    assert not schema.validate(etree.fromstring(made))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_and_the_files_valid(schema, text):
    utterance, reports = told("the bell rang", text)
    assert schema.validate(tei(utterance, reports)), schema.error_log
    rows = list(csv.DictReader(io.StringIO(edition(utterance, reports, "csv").decode())))
    said = " ".join(row["words"] for row in rows if row["witness"] == "w2" and row["words"])
    assert said == " ".join(text.split())
    assert json.loads(edition(utterance, reports, "json"))["witnesses"][1]["text"] == said
    page = json.loads(edition(utterance, reports, "annotation"))
    assert page["items"][1]["target"]["selector"][0]["exact"] == text


def test_made_up_addresses_and_dates_stay_valid(schema):
    utterance, _ = told("the bell", "a bell")
    reports = {
        "rn0": report_row("n0", "x", url="https://bell.example/ünï?a=[b]|c#d", byline=("A & B",)),
        "rn1": report_row("n1", "x", url="javascript:alert(1)"),
    }
    tree = tei(utterance, reports)
    assert schema.validate(tree), schema.error_log
    assert find(tree, "//tei:ref/@target")[1] == "urn:retold:report:rn1"


def test_every_pointer_leads_somewhere():
    utterance, reports = told(
        "the bell two rang",
        "the bel three rang",
        "rang",
        "the bell two rang",
        changes=(SPELLING, NUMBER),
        stemma=STEMMA,
    )
    tree = tei(utterance, reports)
    assert pointers(tree, "//@wit") == ids(tree, "witness")
    assert pointers(tree, "//tei:node/@corresp") == ids(tree, "witness")
    assert pointers(tree, "//tei:arc/@from | //tei:arc/@to") <= ids(tree, "node")
    assert pointers(tree, "//@ana") == ids(tree, "category")
    assert find(tree, "//tei:node/@type") == ["lost", "witness", "witness", "witness"]
    assert find(tree, "//tei:arc/@cert") == ["low", "high"]


def test_readings_say_how_they_differ():
    utterance, reports = told(
        "the bell two rang", "the bel three rang", "the bell two", changes=(SPELLING, NUMBER)
    )
    tree = tei(utterance, reports)
    found = {one.get("type"): (one.get("wit"), one.text or "") for one in find(tree, "//tei:rdg")}
    assert found == {
        "spelling": ("#w2", "bel three"),
        "cut-end": ("#w3", ""),
    }
    (several,) = find(tree, "//tei:rdg[@type='spelling']/@ana")
    assert several == "#change-spelling #change-substitution #meaning-number"
    assert find(tree, "//tei:lem/@wit") == ["#w1 #w3", "#w1 #w2"]


def test_a_stretch_is_cut_where_a_longer_gap_of_another_goes_on():
    tree = tei(*told("one two three four", "four", "one two tree four"))
    assert find(tree, "//tei:lem/text()") == ["one two", "three"]


def test_words_without_a_space_between_are_never_parted():
    tree = tei(*told("bell—rang now", "bell now"))
    assert find(tree, "//tei:lem/text()") == ["bell—rang"]


def test_a_quotation_in_two_parts_is_one_witness():
    rows = make_rows().tables["utterances"][0]
    morning = rows.readings[0]
    first, second = morning.text[:30].strip(), morning.text[30:].strip()
    parts = tuple(
        ReadingRow(
            **{name: getattr(morning, name) for name in morning.__struct_fields__}
            | {"quotation": f"part{at}", "text": text, "start": at * 500, "source": "other",
               "report": "other"}
        )
        for at, text in enumerate((first, second))
    )  # fmt: skip
    made = collate(
        UtteranceRow(
            **{name: getattr(rows, name) for name in rows.__struct_fields__}
            | {"readings": (morning, *parts)}
        ),
        {},
    )
    assert [len(one.readings) for one in made.witnesses] == [1, 2]
    assert made.witnesses[1].text == f"{first} {second}"


def test_the_table_has_a_line_for_each_stretch_of_each_witness():
    utterance, reports = told("the bell rang", "the bel rang", changes=(SPELLING,))
    rows = list(csv.DictReader(io.StringIO(edition(utterance, reports, "csv").decode())))
    assert [(row["witness"], row["words"], row["base"], row["kind"]) for row in rows] == [
        ("w1", "the", "the", ""),
        ("w1", "bell", "bell", ""),
        ("w1", "rang", "rang", ""),
        ("w2", "the", "the", ""),
        ("w2", "bel", "bell", "spelling"),
        ("w2", "rang", "rang", ""),
    ]
    text = reports["rn1"].text
    assert text[int(rows[4]["start"]) : int(rows[4]["end"])] == "bel"


def test_an_annotation_finds_its_words_by_either_selector():
    rows = make_rows()
    (utterance,) = rows.tables["utterances"]
    reports = {one.id: one for one in rows.tables["reports"]}
    page = json.loads(edition(utterance, reports, "annotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == len(utterance.readings)
    texts = {one.url or f"urn:retold:report:{one.id}": one.text for one in reports.values()}
    for one in page["items"]:
        quote, position = one["target"]["selector"]
        text = texts[one["target"]["source"]]
        assert quote["exact"] == text[position["start"] : position["end"]]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
    tags = [body["value"] for body in page["items"][1]["body"] if body["purpose"] == "tagging"]
    assert tags == ["substitution", "meaning: quantity"]


def test_json_holds_what_the_page_shows():
    utterance, reports = told("the bell rang", "a bell rang", stemma=STEMMA)
    made = json.loads(edition(utterance, reports, "json"))
    assert [one["id"] for one in made["witnesses"]] == ["w1", "w2"]
    assert made["witnesses"][0]["base"]
    assert [one["base"] for one in made["stretches"]] == ["the", "bell rang"]
    assert made["stretches"][0]["variants"][1]["words"] == "a"
    assert len(made["stemma"]) == 2


def test_many_copies_are_one_reading_with_many_witnesses(schema):
    utterance, reports = told(*["the old bell rang again"] * 2000, "the bell rang")
    tree = tei(utterance, reports)
    assert len(find(tree, "//tei:rdg")) == 2
    assert len(find(tree, "//tei:lem")[0].get("wit").split()) == 2000
    assert schema.validate(tree)


def test_the_library_writes_each_form(ferries):
    for form in FORMS:
        assert b"plank by plank" in ferries.edition("mend her ourselves plank by plank", form)
    with pytest.raises(UnknownFormError):
        ferries.edition("mend her ourselves plank by plank", "docx")
    with pytest.raises(NotFoundError):
        ferries.edition("zyzzyva quux")


def test_all_of_the_examples_is_valid(demo, schema):
    reports = {one.id: one for one in demo.reports()}
    for utterance in demo.export("utterances"):
        assert schema.validate(tei(utterance, reports)), utterance.id
