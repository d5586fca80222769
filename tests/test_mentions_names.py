"""Names of people from anywhere are found whole, and what looks like one is told apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Mention, Report, Sentence
from retold.stages.mentions import find_mentions

END = re.compile(r"(?<=[a-zа-яα-ω]{3}[.!?]) |\n+")


def read(text, **given_apart):
    rows, start = [], 0
    for match in [*END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            rows.append(Sentence(report="r", start=start, end=end, role="body", block=0))
        start = match.end() if match else end
    report = Report(id="r", source="r", text=text, language="en", **given_apart)
    return [row for row in find_mentions(report, rows) if isinstance(row, Mention)]


def names(text, **given_apart):
    return [row.text for row in read(text, **given_apart) if row.kind == "name"]


def people(text):
    return [(row.text, row.name) for row in read(text) if row.kind == "name"]


@pytest.mark.parametrize(
    "name",
    [
        "Pieter van der Meulen",
        "Juan de la Fuente",
        "Maria dos Santos",
        "Ludwig von Hartenau",
        "Khalid bin Rashid al-Omari",
        "Siti binti Rahman",
        "Yusuf ibn Daoud",
        "Moshe ben Ari",
        "Abu Yusuf al-Tamimi",
        "Umm Salma al-Tamimi",
        "Caoimhe Ní Dhuibhir",
        "Tadhg Ó Murchú",
        "Seán Mac Giolla",
        "Brigid O’Hanlon",
        "Jean-Luc d'Arcy",
        "J. K. Osei",
        "J.K. Osei",
        "J. Paul Holm",
        "Nguyễn Thị Lan",
        "Kim Min-jun",
        "Li Xiaoming",
        "Szabó Ilona",
        "Sigríður Jónsdóttir",
        "Björn Ólafsson",
        "Tānia Bērziņa",
        "Oluwaseun Adébáyò",
        "Amira KOVAČ",
        "KOVAČ Amira",
        "Анна Ковалёва",
        "Γιώργος Παππάς",
        "Marie-Claire Dubois-Lefèvre",
        "Robert Finch Jr.",
    ],
)
def test_names_of_any_culture_are_found_whole(name):
    assert names(f"The boats were late. {name} said so.") == [name]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Pieter van der Meulen rowed. Van der Meulen won.", "Van der Meulen", None),
        ("Juan de la Fuente rowed. De la Fuente won.", "De la Fuente", None),
        ("Bashar al-Hamdan said no. Al-Hamdan left.", "Al-Hamdan", None),
        ("Bashar al-Hamdan said no. Hamdan left early.", "Hamdan", None),
        ("Ana García Molina said so. García left early.", "García", None),
        ("Ilse Lopez-Marsh said no. Marsh stayed.", "Marsh", None),
        ("Nguyễn Thị Lan said so. Lan left early.", "Lan", None),
        ("Kim Min-jun said so. Kim left early.", "Kim", None),
        ("Sigríður Jónsdóttir said so. Sigríður left.", "Sigríður", None),
        ("J. Paul Holm said no. Paul was glad.", "Paul", None),
        (
            "Tom Reed sued. Tom Reed laughed. Mayor Ann Reed heard. Mayor Reed left.",
            "Reed",
            "Ann Reed",
        ),
        ("Half the quay met Ann Lee. Ann Lee spoke. Mary Lee sang. Lee left.", "Lee", "Ann Lee"),
    ],
)
def test_the_short_form_is_the_same_person(text, short, full):
    found = people(text)
    assert (short, full or found[0][0]) in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town thanked Clockmaker Anselm Roe for it.", "Anselm Roe"),
        ("They met Glassblower Tam Quill on Monday.", "Tam Quill"),
        ("Virginia Sen. Ann Lee said no.", "Ann Lee"),
        ("They asked Fed Chair Ann Lee about it.", "Ann Lee"),
        ("Mayor-elect Dana Whitlock said so.", "Dana Whitlock"),
        ("Deputy Harbourmaster Ilse Brandt said the quay was safe.", "Ilse Brandt"),
        ("Mary Baker Finch said so.", "Mary Baker Finch"),
        ("Stephen King said so.", "Stephen King"),
        ("They met Vermonter Ann Lee at the quay.", "Ann Lee"),
        ("They met Sen. Ann Lee (R-Texas) Wednesday at noon.", "Ann Lee"),
        ("They met Ann Lee, a Rowing Club of Saltby member, at noon.", "Ann Lee"),
        ("Hunter Moore said so.", "Hunter Moore"),
        ("The town met Tom Fenn Jr. Osei was late.", "Tom Fenn Jr."),
        ("The keywords were Ann Moore Joe Moss Harbour.", "Ann Moore"),
    ],
)
def test_roles_are_no_part_of_a_name_and_family_names_are(text, name):
    assert names(text)[:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed from Aldermere. In Aldermere the council met. Near Aldermere it rained.",
        "Residents of Nether Wallop met at Wexley Cross on Friday.",
        "The trip led from South Carolina to France and Israel on Friday.",
        "“It was late, Mr. President,” they said.",
        "Hurricane Sandy came nearer. The fund Goldman Sachs said so.",
        "Harlan Wells is a website for sailors. It told Harlan Wells the boat sank.",
        "The town told Jasper Cole, a trade magazine, that it was late.",
        "The sails are from Lewis Hart Ltd. The sails of Lewis Hart are old.",
        "Photos: the boat. Update: it sank.",
        "The writer’s work has appeared in Harbour Life, Kelda Swift, Marlow Grant and Iris.",
    ],
)
def test_places_titles_firms_and_outlets_are_nobody(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "known",
    [
        {"outlet": "Harper Lane"},
        {"outlet": "The Harper-Lane"},
        {"url": "https://www.harperlane.example/boats"},
        {"url": "https://news.harper-lane.example/boats"},
    ],
)
def test_the_outlet_that_a_report_says_it_is_from_is_nobody(known):
    text = "The boat sank, Harper Lane writes. Harper Lane was told so."
    assert names(text) == ["Harper Lane", "Harper Lane"]
    assert names(text, **known) == []


def test_whoever_speaks_in_an_interview_is_named_before_the_colon():
    text = "The boat\n\nJORDAN PELL: We waited.\n\nQ: Why did you?\n\nPELL: The boat sank."
    assert people(text) == [("JORDAN PELL", "JORDAN PELL"), ("PELL", "JORDAN PELL")]
    text = "The boat\n\nPell: We waited.\n\nQ: Why did you?\n\nPell: The boat sank."
    assert names(text) == ["Pell", "Pell"]


def test_the_verb_of_a_headline_ends_the_name():
    text = "Morton Blackwell Endorses Ted Finch\n\nMorton Blackwell met Ted Finch on the quay."
    assert names(text) == ["Morton Blackwell", "Ted Finch"] * 2


PIECES = ["Abu", "bin", "J.", "Ní", "al-Omari", ":", ",", "Sen.", "King", "Lan", "KOVAČ", "Анна"]


@given(st.lists(st.sampled_from(PIECES)))
def test_any_order_of_such_words_gives_places_that_hold(words):
    text = " ".join(words)
    assert all(text[row.start : row.end] == row.text and row.text for row in read(text))
