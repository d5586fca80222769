"""The grid shows all words of every reading, and where they differ."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.show.folding import fold_grid
from retold.show.grid import lay_grid
from retold.tables import ChangeRow, ReadingRow, UtteranceRow

LONG = "bell " * 3000


def reading(number, text, published=None, changes=()):
    return ReadingRow(
        quotation=f"q{number}",
        source=f"source-{number}",
        published=published,
        text=text,
        speaker=None,
        changes=changes,
        report=f"r{number}",
        outlet=None,
        start=10,
        end=10 + len(text),
    )


def utterance(*texts, base=None, **fields):
    rows = fields.pop("readings", None) or tuple(
        reading(number, text) for number, text in enumerate(texts)
    )
    known = {"person": None, "person_id": None, "first": None, "stemma": ()}
    text = base if base is not None else rows[0].text
    return UtteranceRow(id="u", text=text, readings=rows, **{**known, **fields})


def cells(grid, row):
    return [(cell.state, cell.words) for cell in grid.rows[row].cells]


def test_words_left_out_leave_a_cell_that_says_so():
    grid = lay_grid(utterance("the old bell rang again", "the bell rang"))
    assert cells(grid, 1) == [("same", "the"), ("cut", ""), ("same", "bell rang"), ("cut", "")]
    said = [(cell.sign, cell.label, cell.base) for cell in grid.rows[1].cells if cell.sign]
    assert said == [("−", "left out", "old"), ("−", "end left out", "again")]


def test_added_words_have_a_column_of_their_own():
    grid = lay_grid(utterance("the bell rang", "the old bell rang"))
    assert cells(grid, 0) == [("same", "the"), ("none", ""), ("same", "bell rang")]
    assert cells(grid, 1) == [("same", "the"), ("change", "old"), ("same", "bell rang")]
    assert grid.rows[1].cells[1].label == "added"


def test_one_change_over_pieces_of_others_is_one_cell():
    grid = lay_grid(utterance("a b c d", "a x y d", "a b z d"))
    assert cells(grid, 1) == [("same", "a"), ("change", "x y"), ("same", "d")]
    assert [cell.span for cell in grid.rows[1].cells] == [1, 2, 1]
    assert cells(grid, 2) == [("same", "a"), ("same", "b"), ("change", "z"), ("same", "d")]


def test_a_change_that_is_known_gives_its_kind_and_meaning():
    change = ChangeRow(
        kind="substitution", base="two", here="three", start=14, end=19, meaning="number"
    )
    rows = (reading(0, "all two bells"), reading(1, "all three bells", changes=(change,)))
    (cell,) = [one for one in lay_grid(utterance(readings=rows)).rows[1].cells if one.sign]
    assert (cell.sign, cell.label, cell.meaning) == ("≠", "other words", "number")


def test_a_change_of_marks_alone_is_slight():
    change = ChangeRow(
        kind="case-punctuation", base="Bell", here="bell", start=10, end=14, meaning=None
    )
    rows = (reading(0, "Bell rang"), reading(1, "bell rang", changes=(change,)))
    assert cells(lay_grid(utterance(readings=rows)), 1) == [("slight", "bell rang")]


def test_readings_come_by_time_and_undated_ones_last():
    times = {
        0: None,
        1: "2024-05-07T09:00+02:00",
        2: "2024-05-07T08:30Z",
        3: "2024-05-07",
        4: "2024-05",
        5: "2024-05-06",
        6: "2024-05-07T99:99",
    }
    rows = tuple(reading(number, "the bell", when) for number, when in times.items())
    shown = [row.readings[0].quotation for row in lay_grid(utterance(readings=rows)).rows]
    assert shown == ["q5", "q1", "q2", "q6", "q3", "q4", "q0"]


def test_the_base_and_the_earliest_are_named():
    grid = lay_grid(utterance("the bell", "a bell", first="q1"))
    assert [(row.is_base, row.is_first) for row in grid.rows] == [(True, False), (False, True)]


def test_beside_an_undated_reading_the_first_is_only_the_earliest_dated():
    dated = reading(0, "the bell", "2024-05-07"), reading(1, "a bell", "2024-05-08")
    assert lay_grid(utterance(readings=dated, first="q0")).earliest == "earliest here"
    undated = dated[0], reading(1, "a bell")
    grid = lay_grid(utterance(readings=undated, first="q0"))
    assert fold_grid(grid).earliest == "earliest dated here"


def test_a_base_that_nobody_has_is_no_row():
    grid = lay_grid(utterance("the bell", base="the old bell"))
    assert [row.is_base for row in grid.rows] == [False]


@pytest.mark.parametrize("text", ["", "…", "?!", " \n", "\u202ebell", LONG])
def test_hostile_readings_are_shown_whole(text):
    grid = lay_grid(utterance("the bell", text))
    assert squeezed("".join(words for _, words in cells(grid, 1))) == squeezed(text)


TEXTS = st.lists(st.sampled_from(["bell", "rang", "Old,", "“we", "11", "—", "don’t"]), max_size=9)


@given(st.lists(TEXTS.map(" ".join), min_size=1, max_size=4))
def test_every_row_fills_the_columns_with_all_of_its_words(texts):
    grid = lay_grid(utterance(*texts))
    by_source = {row.readings[0].source: row for row in grid.rows}
    for number, text in enumerate(texts):
        row = by_source[f"source-{number}"]
        assert squeezed("".join(cell.words for cell in row.cells)) == squeezed(text)
        assert sum(cell.span for cell in row.cells) == grid.columns


@given(st.lists(TEXTS.map(" ".join), min_size=2, max_size=4), st.randoms())
def test_the_order_of_readings_does_not_matter(texts, random):
    one = utterance(*texts)
    readings = list(one.readings)
    random.shuffle(readings)
    other = msgspec.structs.replace(one, readings=tuple(readings))
    assert lay_grid(one) == lay_grid(other)


def squeezed(text):
    return "".join(text.split())


def test_a_quotation_that_is_interrupted_is_one_row_of_its_report():
    told = [
        reading(0, "we will ring the bell and we will not lose it"),
        msgspec.structs.replace(reading(1, "We will ring the bell,"), start=5),
        msgspec.structs.replace(
            reading(2, "we will not lose it,"), report="r1", source="source-1", start=90
        ),
    ]
    whole, parts = lay_grid(utterance(readings=tuple(told))).rows
    assert [one.quotation for one in parts.readings] == ["q1", "q2"]
    assert [(cell.state, cell.words) for cell in parts.cells] == [
        ("same", "We will ring the bell,"),
        ("cut", ""),
        ("same", "we will not lose it,"),
    ]
    assert parts.cells[1].label == "left out"
    assert len(whole.readings) == 1


def test_readings_of_one_report_that_overlap_are_rows_of_their_own():
    told = [
        reading(0, "we will ring the bell"),
        reading(1, "we will ring"),
        msgspec.structs.replace(reading(2, "will ring the bell"), report="r1", source="source-1"),
    ]
    assert len(lay_grid(utterance(readings=tuple(told))).rows) == 3


def test_readings_that_are_word_for_word_the_same_are_folded_under_the_first():
    grid = fold_grid(lay_grid(utterance("the bell rang,", "a bell rang", "the bell rang.")))
    assert [row.readings[0].quotation for row in grid.rows] == ["q0", "q1"]
    assert [one.quotation for one in grid.rows[0].same] == ["q2"]


def test_a_folded_row_is_the_earliest_if_one_of_it_is():
    told = utterance("the bell", "the bell", first="q1")
    (row,) = fold_grid(lay_grid(told)).rows
    assert (row.is_base, row.is_first) == (True, True)
