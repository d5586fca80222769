"""Readings stand in aligned columns, and no word of them is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lexis.grid import reading_grid

BASE = "We will sail at noon, and nobody needs to hurry."
TEXTS = st.lists(st.sampled_from(["we", "will", "sail", "at", "noon,", "“kelp”", "…"])).map(
    " ".join
)


def shown(readings, base=BASE):
    return [
        (column.base, *((cell.text, cell.state) for cell in column.cells))
        for column in reading_grid(base, readings)
    ]


@pytest.mark.parametrize(
    ("reading", "columns"),
    [
        (BASE, [(BASE, (BASE, "agree"))]),
        (
            "We will sail at dawn, and nobody needs to hurry.",
            [
                ("We will sail at", ("We will sail at", "agree")),
                ("noon,", ("dawn,", "differ")),
                ("and nobody needs to hurry.", ("and nobody needs to hurry.", "agree")),
            ],
        ),
        (
            "“and nobody needs to hurry!”",
            [
                ("We will sail at noon,", ("", "missing")),
                ("and nobody needs to hurry.", ("“and nobody needs to hurry!”", "agree")),
            ],
        ),
        (
            "We will sail at noon, rain or shine, and nobody needs to hurry",
            [
                ("We will sail at noon,", ("We will sail at noon,", "agree")),
                ("", ("rain or shine,", "differ")),
                ("and nobody needs to hurry.", ("and nobody needs to hurry", "agree")),
            ],
        ),
        ("Kelp", [("", ("Kelp", "differ")), (BASE, ("", "missing"))]),
        ("", [(BASE, ("", "missing"))]),
    ],
)
def test_columns_of_one_reading(reading, columns):
    assert shown([reading]) == columns


def test_columns_are_cut_where_any_reading_differs():
    rows = shown(["We shall sail at noon", "sail at noon, and nobody needs to hurry."])
    assert [row[0] for row in rows] == ["We", "will", "sail at noon,", "and nobody needs to hurry."]
    assert [row[1][1] for row in rows] == ["agree", "differ", "agree", "missing"]
    assert [row[2][1] for row in rows] == ["missing", "missing", "agree", "agree"]


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_a_row_makes_its_text_again(base, readings):
    columns = reading_grid(base, readings)
    for n, reading in enumerate(readings):
        words = "".join(column.cells[n].text for column in columns)
        if any(letter.isalnum() for letter in reading):
            assert words.replace(" ", "") == reading.replace(" ", "")
    assert all(len(column.cells) == len(readings) for column in columns)


def test_a_thousand_readings_take_no_more_than_a_moment():
    readings = [BASE.replace("noon", f"noon {n}") for n in range(1000)]
    begun = time.process_time()
    assert len(reading_grid(BASE, readings)) == 3
    assert time.process_time() - begun < 1.5
