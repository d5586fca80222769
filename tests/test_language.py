"""Languages: of a report, of a paragraph of it, and left open where that is unsure."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.language import find_block_language, find_language, settled_language

ENGLISH = "The ferry that was built by the yard will sail again in spring, said the council. " * 4
GERMAN = "Die Fähre, die von der Werft gebaut wurde, soll im Frühjahr wieder fahren, sagte sie." * 4
JAPANESE = "造船所で建造された渡し船は春に再び運航を始めると町議会が火曜日に発表した。" * 4
NORWEGIAN = (
    "Vi må få til en løsning for folket, og det haster nå, sier ordføreren. Kommunen har ikke råd"
    " til flere år uten ferje, mener hun. "
) * 2


@pytest.mark.parametrize(
    ("text", "code"),
    [(ENGLISH, "en"), (GERMAN, "de"), (JAPANESE, "ja"), ("Die Fähre fährt.", None), ("", None)],
)
def test_a_language_is_told_where_there_are_words_enough(text, code):
    assert find_language(text) == code


def test_a_paragraph_may_be_in_another_language_than_its_report():
    assert find_block_language(GERMAN[:170], "en") == "de"
    assert find_block_language(ENGLISH[:160], "de") == "en"
    assert find_block_language("Die Fähre fährt im Frühjahr wieder.", "de") is None
    assert find_block_language(GERMAN, None) is None


def test_a_page_is_in_the_language_of_its_words_whatever_its_template_says():
    assert settled_language("en", GERMAN) == "de"
    assert settled_language("en", "Fähre") == "en"
    assert settled_language(None, "Fähre") is None


def test_a_finer_code_that_is_declared_stays():
    assert settled_language("nb", NORWEGIAN) == "nb"
    assert settled_language("sv", NORWEGIAN) == "no"


@given(st.text(max_size=400))
def test_any_text_has_a_language_or_none(text):
    for code in (find_language(text), find_block_language(text, "en")):
        assert code is None or (code.isalpha() and len(code) in {2, 3})


def test_a_long_text_takes_no_longer_than_its_beginning():
    find_language(GERMAN)  # loads the figures
    began = time.process_time()
    find_language("x" * 2_000_000)
    find_block_language("鳥" * 2_000_000, "ja")
    assert time.process_time() - began < 1
