"""What the terminal shows: every change has a sign, and words of a report stay words."""

import io

import msgspec
import pytest
from rich.console import Console

from retold.show.terminal import (
    differences_table,
    people_table,
    plain,
    print_grid,
    quotes_table,
    stories_table,
    timeline_table,
)
from retold.tables_found import VerdictRow
from tests.makers import poison
from tests.rows import make_rows

HOSTILE = "\x1b[2J\x9b31m[bold]bell[/bold] \u202ebell\r\nbell\x07"


def printed(what, *, width=160):
    made = Console(file=io.StringIO(), width=width)
    if callable(what):
        what(made)
    else:
        made.print(what)
    return made.file.getvalue()


@pytest.fixture
def rows():
    return make_rows()


@pytest.fixture
def utterance(rows):
    return rows.tables["utterances"][0]


def test_the_grid_marks_changes_with_signs(utterance):
    said = printed(lambda console: print_grid(utterance, console))
    assert "We never meant to lose it, and we will not lose it twice," in said
    assert "We never meant to lose it and [− we] will not lose it [≠ again, ⚑ quantity]" in said


def test_the_grid_says_who_when_and_which_is_the_earliest(utterance):
    said = printed(lambda console: print_grid(utterance, console))
    assert said.startswith("Ines Calder\n")
    assert "7 May 2024 · earliest" in said
    assert "\nMay 2024 " in said


def test_the_grid_names_the_place_of_each_reading(utterance):
    assert "evening 96:149" in printed(lambda console: print_grid(utterance, console))


def test_the_stemma_is_a_tree(utterance):
    said = printed(lambda console: print_grid(utterance, console))
    assert "Who had the words from whom: not in this collection" in said
    assert "├── Morning Tide (dates; weak evidence)" in said
    assert "    └── copying (copied text; strong evidence)" in said


def test_one_reading_alone_is_not_compared(utterance):
    single = msgspec.structs.replace(utterance, readings=utterance.readings[:1], stemma=())
    said = printed(lambda console: print_grid(single, console))
    assert "Unresolved" not in said
    assert "other words" not in said


def test_a_reading_with_another_speaker_says_so(utterance):
    first, *rest = utterance.readings
    other = msgspec.structs.replace(first, speaker="Oren Vale")
    told = msgspec.structs.replace(utterance, readings=(other, *rest))
    assert "said by Oren Vale" in printed(lambda console: print_grid(told, console))
    assert "said by" not in printed(lambda console: print_grid(utterance, console))


def test_without_a_stemma_nobody_is_named(utterance):
    bare = msgspec.structs.replace(utterance, stemma=())
    said = printed(lambda console: print_grid(bare, console))
    assert "Who had the words from whom" not in said
    assert "Unresolved" in said
    assert "Unresolved" not in printed(lambda console: print_grid(utterance, console))


def test_an_unknown_speaker_is_unknown(utterance):
    nobody = msgspec.structs.replace(utterance, person=None)
    assert "speaker not known" in printed(lambda console: print_grid(nobody, console))


def test_stories_show_their_counts(rows):
    said = printed(stories_table(rows.tables["stories"]))
    assert "Ferry bell returns to Wicken Quay" in said
    assert "7 – 19 May 2024" in said


def test_quotations_show_their_speaker_and_place(rows):
    said = printed(quotes_table(rows.tables["quotations"]))
    assert "92%" in said
    assert "morning 113:170" in said
    assert "speaker not known" in said


def test_people_show_their_other_names(rows):
    said = printed(people_table(rows.tables["people"]))
    assert "Ines Calder" in said
    assert "Also named" in said


def test_the_timeline_shows_days_and_words(rows):
    said = printed(timeline_table(rows.tables["events"]))
    assert "1 March – 31 May 2024" in said
    assert "The old bell of the Wicken ferry rang again on Tuesday." in said


def test_differences_show_every_value_with_its_sources(rows):
    said = printed(differences_table(rows.tables["discrepancies"]))
    assert "≠ cannot all be true" in said
    assert "61: morning" in said
    assert "63: evening" in said


def test_many_sources_are_counted(rows):
    (row,) = rows.tables["discrepancies"]
    values = (msgspec.structs.replace(row.values[0], sources=tuple("abcdefg")), *row.values[1:])
    said = printed(differences_table([msgspec.structs.replace(row, values=values)]))
    assert "61: a, b, c and 4 more" in said


def test_words_are_never_control_sequences_or_markup():
    assert plain(HOSTILE).plain == "\ufffd[2J\ufffd31m[bold]bell[/bold] \ufffdbell bell\ufffd"


TABLES = {
    "stories": stories_table,
    "quotations": quotes_table,
    "people": people_table,
    "events": timeline_table,
    "discrepancies": differences_table,
}


@pytest.mark.parametrize("table", TABLES)
def test_hostile_words_do_nothing_in_a_table(rows, table):
    said = printed(TABLES[table](poison(rows, HOSTILE).tables[table]))
    assert not set("\x1b\x9b\x07\r\u202e") & set(said)
    assert "[bold]" in said


def test_hostile_words_do_nothing_in_the_grid(rows):
    (hostile,) = poison(rows, HOSTILE).tables["utterances"]
    said = printed(lambda console: print_grid(hostile, console))
    assert not set("\x1b\x9b\x07\r\u202e") & set(said)


@pytest.mark.parametrize("width", [20, 40])
def test_a_narrow_terminal_shows_all_words(utterance, width):
    said = printed(lambda console: print_grid(utterance, console), width=width)
    for word in ("Morning", "twice,", "again,"):
        assert word in said


def test_a_verdict_stands_beside_the_values_it_is_about(rows):
    (row,) = rows.tables["discrepancies"]
    verdict = VerdictRow(
        judgement="j1",
        kind="different",
        values=("61", "63"),
        by="Ada",
        at="2024-06-01T08:00:00.000+00:00",
        because="two sisters",
    )
    said = printed(differences_table([msgspec.structs.replace(row, verdicts=(verdict,))]))
    assert "judged 61 / 63: two things — Ada, 1 June 2024: two sisters" in " ".join(said.split())
    assert "61: morning" in said
