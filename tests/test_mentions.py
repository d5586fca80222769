"""Who a report speaks of: names, descriptions, pronouns, organisations, and whom they mean."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Mention, Naming, Region, Report, Sentence
from retold.stages.mentions import find_mentions

# Enough for the texts here: a stop behind a long word, or a stop and a mark.
END = re.compile(r"(?<=[a-z]{3}[.!?]) |(?<=[.!?][”\"]) |\n+")

FERRY = """\
Harbour council backs new ferry

Margaret Ellison, 52, the chair of the Riverton Council, said the ferry would run again.

"We have waited three winters," Ellison told the Riverton Gazette. "My neighbours walked."

Her brother, the boatbuilder Thomas Ellison, was less sure. He said it was "a sieve".

Critics agreed.

The 52-year-old said she would not wait. Police said nobody was hurt.
"""


def read(text, language=None):
    rows, start = [], 0
    for match in [*END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            rows.append(Sentence(report="r", start=start, end=end, role="body", block=0))
        start = match.end() if match else end
    report = Report(id="r", source="r", text=text, language=language)
    return list(find_mentions(report, rows))


def mentions(text, *kinds):
    return [row for row in read(text) if isinstance(row, Mention) and row.kind in kinds]


def names(text):
    return {row.text: row.name for row in mentions(text, "name")}


def meant(text, words):
    return [row.name for row in read(text) if isinstance(row, Mention) and row.text == words]


def naming(text, name):
    return next(row for row in read(text) if isinstance(row, Naming) and row.name == name)


def test_a_report_is_read_through():
    assert names(FERRY)["Ellison"] == "Margaret Ellison"
    assert names(FERRY)["Thomas Ellison"] == "Thomas Ellison"
    assert meant(FERRY, "The 52-year-old") == ["Margaret Ellison"]
    assert meant(FERRY, "He") == ["Thomas Ellison"]
    assert {"Critics", "Police"} <= {row.text for row in mentions(FERRY, "nominal")}
    assert "Riverton Council" in {row.text for row in mentions(FERRY, "organisation")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor thanked Orla O'Neil for the boat.", "Orla O'Neil"),
        ("Mr. Pieter van der Meer said no.", "Pieter van der Meer"),
        ("Carlos de la Torre said he had rowed.", "Carlos de la Torre"),
        ("Ann-Marie Lee-Brown said she had rowed.", "Ann-Marie Lee-Brown"),
        ("Judge J. K. Winter said the club could stay.", "J. K. Winter"),
        ("Bashar al-Hamdan said he had rowed.", "Bashar al-Hamdan"),
        ("The trainer, Robert Finch Jr., said he would row.", "Robert Finch Jr."),
        ('Sailor William "Bill" Harper said he would row.', 'William "Bill" Harper'),
        ("Zoë Müller said she would row.", "Zoë Müller"),
        ("Yuki Tanaka said she would row.", "Yuki Tanaka"),
        ("Actress Helen Marsh said she would row.", "Helen Marsh"),
        ("Former U.S. Transport Secretary David Holm said he would row.", "David Holm"),
    ],
)
def test_names_of_many_kinds_are_found_without_titles(text, name):
    assert name in names(text)


@pytest.mark.parametrize("mark", ["'", "’", "‘"])
def test_a_possessive_ending_is_left_out(mark):
    assert "Helen Marsh" in names(f"Critics praised Helen Marsh{mark}s rowing club.")


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the Northern Railway Company closed.",
        "The ferry left New Hampshire in March.",
        "Meanwhile, It Was Raining.",
        "It sang “Morning Bells” and “Silver Anchor” at the harbour.",
        "helen marsh on the quay",
    ],
)
def test_what_names_nobody_is_no_name(text):
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Helen Marsh won. Marsh said so.", "Marsh", "Helen Marsh"),
        ("Helen Marsh won. Helen said so.", "Helen", "Helen Marsh"),
        ("Mr. Marsh said so. Helen Marsh and David Marsh won.", "Marsh", "David Marsh"),
        (
            "Robert Finch Sr. said so. Robert Finch Jr. rowed.",
            "Robert Finch Jr.",
            "Robert Finch Jr.",
        ),
        ("Robert Finch said so. Robert James Finch rowed.", "Robert Finch", "Robert James Finch"),
    ],
)
def test_a_short_name_gets_the_fullest_the_report_gives(text, short, full):
    assert names(text)[short] == full


def test_a_name_that_stands_twice_as_in_a_byline_is_two_mentions():
    text = "Helen Marsh Helen Marsh is a reporter."
    assert [row.text for row in mentions(text, "name")] == ["Helen Marsh", "Helen Marsh"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("David Holm rowed. He won.", "He", "David Holm"),
        ("Helen Marsh met David Holm. She won.", "She", "Helen Marsh"),
        ("Helen Marsh, the mayor, met them.", "the mayor", "Helen Marsh"),
        ("The mayor, Helen Marsh, met them.", "The mayor", "Helen Marsh"),
        ("David Holm is a carpenter. The ferry sank.", "a carpenter", "David Holm"),
        ('Singer David Holm rowed. "Hard," says the “Silver Anchor” singer.',
         "the “Silver Anchor” singer", "David Holm"),
        ("Helen Marsh, 41, rowed. David Holm, 43, slept. The 41-year old won.",
         "The 41-year old", "Helen Marsh"),
    ],
)  # fmt: skip
def test_pronouns_and_descriptions_are_given_to_whom_they_mean(text, words, name):
    assert meant(text, words) == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He rowed.", "He"),
        ("Helen Marsh rowed. He slept.", "He"),
        ("The harbour is shut. The judge said no.", "The judge"),
        ("Helen Marsh rowed. They slept.", "They"),
    ],
)
def test_what_is_not_clear_is_left_open(text, words):
    assert meant(text, words) == [None]


@pytest.mark.parametrize(
    "phrase",
    [
        "A spokeswoman for the council",
        "Residents",
        "One neighbour",
        "The company",
        "Two former officials",
        "The report",
        "The harbour authority",
    ],
)
def test_whoever_may_speak_is_mentioned_with_the_whole_phrase(phrase):
    assert phrase in {row.text for row in mentions(f"{phrase} said it was late.", "nominal")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The harbour told ANCHOR that it was late.", "ANCHOR"),
        ("The town asked the IMF for help.", "IMF"),
        ("The University of Saltby said no on Tuesday.", "University of Saltby"),
        ("It was late, the Ministry of Boats on Tuesday announced.", "Ministry of Boats"),
    ],
)
def test_bodies_have_names(text, name):
    assert [(row.text, row.name) for row in mentions(text, "organisation")] == [(name, name)]


def test_an_author_whom_the_report_names_apart_is_a_person():
    text = "Tarn Quellow Tarn Quellow lives on the river."
    report = Report(id="r", source="r", text=text, byline=("Tarn Quellow",))
    sentence = Sentence(report="r", start=0, end=len(text), role="bio", block=0)
    found = [row.text for row in find_mentions(report, [sentence]) if isinstance(row, Mention)]
    assert found == ["Tarn Quellow", "Tarn Quellow"]


def test_a_couple_brings_both_back():
    text = (
        "Singer David Holm and Helen Marsh rowed. Ann Lee slept. The couple sang. "
        "The model later revealed her plan."
    )
    assert meant(text, "The model") == ["Helen Marsh"]


def test_who_is_the_one_before_it():
    assert meant("Helen Marsh, who said so, rowed.", "who") == ["Helen Marsh"]


def test_a_contraction_is_mentioned_up_to_its_apostrophe():
    assert [row.text for row in mentions("I’m late and he's early.", "pronoun")] == ["I", "he"]


def test_the_gender_is_what_the_words_show():
    assert mentions("The actress rowed.", "nominal")[0].gender == "she"
    assert naming("Mrs. Zyx Marsh rowed. Marsh won.", "Zyx Marsh").gender == "she"
    assert naming("Zyx Marsh rowed.", "Zyx Marsh").gender is None


def test_a_person_is_summed_up():
    row = naming(FERRY, "Margaret Ellison")
    assert row.key == "elison"  # spellings of one name share it
    assert row.forms == ("Ellison", "Margaret Ellison")
    assert row.count == 2
    assert "chair" in row.roles


def test_other_languages_have_names_only():
    kinds = {
        row.kind
        for row in read("Herr Klaus Meier sagte, he said.", "de")
        if isinstance(row, Mention)
    }
    assert "pronoun" not in kinds
    assert "nominal" not in kinds


def test_nothing_is_found_in_nothing():
    assert read("") == []


PIECES = """Helen|Marsh|Mr.|said|he|she|singer|the singer|“|”|"|,|41|Jr.|van|The|Council|of|and|’s
|@Holm|U.S.|al-Hamdan|🙂|\u202e|\n\n"""
WORDS = st.sampled_from(PIECES.split("|"))


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_place_gives_its_words_back_and_order_is_kept(text):
    rows = [row for row in read(text) if isinstance(row, Mention)]
    assert all(text[row.start : row.end] == row.text and row.text for row in rows)
    assert [(row.start, row.end) for row in rows] == sorted((row.start, row.end) for row in rows)
    assert len({(row.start, row.end, row.kind) for row in rows}) == len(rows)
    assert read(text) == read(text)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_person_that_a_mention_names_is_summed_up(text):
    rows = read(text)
    known = {row.name for row in rows if isinstance(row, Naming)}
    people = [row for row in rows if isinstance(row, Mention) and row.kind != "organisation"]
    assert {row.name for row in people if row.name is not None} == known


@pytest.mark.parametrize(
    "piece", ["A", "Al-", "“", '"', "de ", "Mr. ", "Ann ", "the 41-year ", "\u0301"]
)
def test_hostile_text_takes_time_in_proportion(piece):
    begun = time.process_time()
    read(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 2


def test_a_given_name_means_whom_the_news_tells_of_and_no_photographer():
    lines = ["Ann LEE took the picture.", "The critic Ann Moss was there.", "Ann wrote a poem."]
    text, rows = "\n".join(lines), []
    for line, role in zip(lines, ("credit", "body", "body"), strict=True):
        start = text.index(line)
        end = start + len(line)
        rows.append(Sentence(report="r", start=start, end=end, role=role, block=0))
    report = Report(id="r", source="r", text=text)
    found = [row for row in find_mentions(report, rows) if isinstance(row, Mention)]
    assert [row.name for row in found if row.text == "Ann"] == ["Ann Moss"]


GERMAN = (
    "Der Hafen von Oxmoor bleibt am Dienstag zu, sagte Klara Lindner. Von Tom Reed kam kein Wort. "
    "Haben Sie Fragen, rufen sie an. Lindner war in der Empathie geschult, Sie Spaß. Als Hafen gilt"
)


def test_in_another_language_only_whole_names_and_their_parts_are_names():
    found = {row.text for row in read(GERMAN, "de") if isinstance(row, Mention)}
    assert {"Klara Lindner", "Lindner", "Tom Reed"} <= found
    assert found.isdisjoint({"Dienstag", "Sie", "Spaß", "Sie Spaß", "Empathie", "Von Tom Reed"})


def test_whom_a_teaser_or_a_menu_names_the_report_does_not_speak_of():
    lines = ["Helen Marsh wrote a song.", "Tom Reed opens his boathouse", "Clara Holm News Sport"]
    text, rows = "\n".join(lines), []
    for line, role in zip(lines, ("body", "related", "promo"), strict=True):
        start = text.index(line)
        rows.append(Sentence(report="r", start=start, end=start + len(line), role=role, block=0))
    layout = tuple(Region(row.start, row.end, row.role) for row in rows)
    page = find_mentions(Report(id="r", source="r", text=text, layout=layout), rows)
    assert {row.text for row in page if isinstance(row, Mention)} == {"Helen Marsh"}
    plain = find_mentions(Report(id="r", source="r", text=text), rows)
    assert "Tom Reed" in {row.text for row in plain if isinstance(row, Mention)}


def test_a_word_that_ends_in_a_figure_is_in_no_name():
    assert names("Updated20 said so, and Helen Marsh24 too. Tom Reed agreed.").keys() == {
        "Tom Reed"
    }
