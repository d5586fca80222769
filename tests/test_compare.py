"""An utterance is found from any part of it, also misremembered."""

import pytest

from retold.errors import NotFoundError

LONG = (
    "We took the old weir apart stone by stone in the spring, and when the water came back in "
    "autumn the eels came with it, so nobody on this bank will ever build it up again."
)
REPORTS = {
    "weir-1": f"The weir at Tarn Mill is gone.\n\n“{LONG}” said Hanne Orrel, the miller.",
    "weir-2": "Eels are back at Tarn Mill.\n\n“When the water came back in autumn the eels came "
    "with it,” said Hanne Orrel.",
    "choir": "The choir of Ludd sings again.\n\n“We will sing in the old mill whenever it rains, "
    "and nobody will hear the water over the basses,” said Piet Sorrow, who leads it.",
    "bakery": "The bakery opens at six.\n\n“In the spring we will build a second oven, stone by "
    "stone, and bake for the whole bank,” said Mina Karl, the baker.",
}


@pytest.fixture
def told(library, tmp_path):
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    library.read(*(tmp_path / f"{name}.txt" for name in REPORTS))
    return library


def sources(found):
    return {reading.source for reading in found.readings}


@pytest.mark.parametrize(
    "words",
    [
        LONG,
        "the eels came with it",
        "nobody on this bank will ever build it up again",
        "WHEN THE WATER CAME BACK IN AUTUMN",
        "when the waters came back in october the eels came too",  # words wrong
        "stone for stone we took that old weir apart",  # another order
        "in autumn the eels came with it when the water came back",
        "eels with the water came in autumn back",
        "teh eles cmae with it in autum when water came back",  # slips
    ],
)
def test_any_part_leads_to_the_utterance(told, words):
    assert "weir-1" in sources(told.compare(words))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("a second oven stone by stone in spring", "bakery"),
        ("nobody hears the water over the basses", "choir"),
    ],
)
def test_what_others_said_in_like_words_is_not_taken_for_it(told, words, source):
    assert sources(told.compare(words)) == {source}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "…",
        "the council voted on the budget of the new swimming pool",
        "water " * 2000,
        "\x00\u202e🔔",
    ],
)
def test_words_that_nobody_said_lead_nowhere(told, words):
    with pytest.raises(NotFoundError):
        told.compare(words)


def test_an_utterance_is_found_by_its_id(told):
    found = told.compare("the eels came with it")
    assert told.compare(found.id) == found
