"""Words weigh by how rare they are in news at large, whatever a library holds."""

import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.terms import rarity, term


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        ("Ferries", "ferry"),
        ("ferry's", "ferry"),
        ("ferry’s", "ferry"),
        ("ferries’", "ferry"),
        ("FERRY", "ferry"),
        ("boats", "boat"),
        ("churches", "church"),
        ("boxes", "box"),
        ("ties", "tie"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("well-known", "well-known"),
        ("1911", "1911"),
        ("", ""),
    ],
)
def test_forms_of_one_word_count_as_one(word, counted):
    assert term(word) == counted


@given(st.text(max_size=40))
def test_a_counted_form_stays_as_it_is_in_case(word):
    assert term(word) == term(word.replace("’", "'"))
    assert term(word).casefold() == term(word)


def test_rare_words_weigh_more_than_common_ones():
    weights = [rarity(word) for word in ("the", "council", "boat", "no-such-word-anywhere")]
    assert weights == sorted(weights)
    assert weights[0] < 0.1
    assert weights[-1] > weights[-2]


@given(st.text(max_size=40))
def test_every_weight_lies_between_nothing_and_the_highest(word):
    assert 0.0 <= rarity(word) <= rarity("no-such-word-anywhere")


def test_the_table_is_small_sorted_and_holds_no_term_of_a_single_text():
    table = files("retold") / "weights" / "terms.tsv"
    first, *lines = table.read_text(encoding="utf-8").splitlines()
    counted = [line.split("\t") for line in lines]
    assert [word for word, _ in counted] == sorted({word for word, _ in counted})
    assert all(2 <= int(count) <= int(first.split("\t")[1]) for _, count in counted)
    assert len("\n".join(lines)) < 2_000_000


def test_the_table_is_read_in_no_time():
    code = (
        "import time; from retold.lexis.terms import rarity; start = time.perf_counter();"
        "rarity('ferry'); print(time.perf_counter() - start)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 0.5  # 0.01 s on an idle machine
