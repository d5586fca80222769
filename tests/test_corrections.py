"""A report that corrects itself is found, its note typed and tied to the sentence it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Report
from retold.stages.blocks import find_blocks
from retold.stages.corrections import find_corrections
from retold.stages.sentences import find_sentences

BODY = (
    "The ferry Marten ran aground off Oxmoor on Tuesday with 64 people aboard.\n\n"
    "Ada Lund, 40, a passenger, said it scraped. Councillor Bo Ek wants a new boat.\n\n"
)
AGROUND, LUND, EK = (
    "The ferry Marten ran aground off Oxmoor on Tuesday with 64 people aboard.",
    "Ada Lund, 40, a passenger, said it scraped.",
    "Councillor Bo Ek wants a new boat.",
)


def found(text, title=None):
    report = Report(id="r", source="marten", text=text, title=title)
    blocks = tuple(find_blocks(report))
    return list(find_corrections(report, blocks, tuple(find_sentences(report, blocks))))


def target(row, text):
    return None if row.target_start is None else text[row.target_start : row.target_end]


@pytest.mark.parametrize(
    ("note", "kind", "names"),
    [
        (
            "Correction: An earlier version of this article misspelled Ada Lund’s name.",
            "correction",
            LUND,
        ),
        (
            "An earlier version of this article gave the age of Ms. Lund as 41. She is 40.",
            "correction",
            LUND,
        ),
        (
            "Editor’s note: This article was amended on 4 May to say that 64 people were aboard.",
            "correction",
            AGROUND,
        ),
        (
            "Correction (March 4): The ferry went aground on Tuesday, not on Monday.",
            "correction",
            AGROUND,
        ),
        ("Clarification: Councillor Ek wants a boat, and not a pier.", "clarification", EK),
        (
            "A correction was made on May 4, 2024: 64 people were aboard the Marten, not 46.",
            "correction",
            AGROUND,
        ),
        ("(Corrects name in paragraph 2 to Lund, not Lunde)", "correction", LUND),
        ("This story corrects that 64 people were aboard the Marten.", "correction", AGROUND),
        ("(This May 4 story has been corrected to fix the year.)", "correction", None),
        ("In an earlier version of this article we said Ek was mayor.", "correction", None),
        (
            "Due to an editing error, an earlier version of this article was late.",
            "correction",
            None,
        ),
        ("We have updated this story to include a comment.", "update", None),
        ("Editors’ Note: May 4, 2024. This article has been removed.", "retraction", None),
        ("This story has been updated with a word from the mayor.", "update", None),
        ("This article has been retracted.", "retraction", None),
        ("Correction: The wrong picture was shown with this article.", "correction", None),
    ],
)
def test_a_note_has_a_kind_and_the_sentence_it_names(note, kind, names):
    text = BODY + note
    (row,) = found(text)
    assert row.of(text) == note
    assert (row.kind, target(row, text)) == (kind, names)


def test_the_basis_shows_words_of_the_note():
    (row,) = found(BODY + "Correction: an earlier version misspelled Ada Lund’s name.")
    assert row.basis.startswith("both have ")
    assert {"Ada"} <= set(row.basis.removeprefix("both have ").split(", "))


def test_where_headline_and_body_say_the_same_the_body_is_corrected():
    text = f"Ferry Marten aground with 64 aboard\n\n{BODY}Correction: 64 were aboard the Marten."
    (row,) = found(text)
    assert target(row, text) == AGROUND


@pytest.mark.parametrize(
    "line",
    [
        "The council updated its plan in March.",
        "An earlier version of the plan said the pier would be mended.",
        "The correction of the river bed took nine years.",
        "This article of the charter was amended in 1911.",
        "This article was first published in the Skell Gazette.",
    ],
)
def test_what_tells_of_changes_is_no_note(line):
    assert found(BODY + line) == []


def test_a_note_on_the_headline_leads_to_it():
    text = f"Ferry aground\n\n{BODY}Correction: the headline of this article gave a wrong boat."
    (row,) = found(text, title="Ferry aground")
    assert target(row, text) == "Ferry aground"


def test_a_heading_belongs_to_the_note_below_it():
    note = "Corrections and clarifications:\n\nAn earlier version of this article named Bo Eck."
    (row,) = found(BODY + note)
    assert row.of(BODY + note) == note


def test_a_sentence_of_the_body_that_speaks_of_the_piece_is_a_note():
    said = "An earlier version of this story said 46 people were aboard the ferry, and not 64."
    text = f"{BODY}The boat is old. {said} It floats again."
    (row,) = found(text)
    assert row.of(text) == said
    assert target(row, text) == AGROUND


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "She corrected the pilot. The report was wrong, said Ada Lund.",
        "The corrections officer was updated on Friday.",
        "",
    ],
)
def test_a_report_that_corrects_nothing_of_itself_has_no_note(text):
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(
            ["Correction:", "An earlier version of this article", "said", "Ada", "64", ".", "\n\n"]
        ),
        max_size=30,
    )
)
def test_places_are_inside_and_no_note_corrects_itself(words):
    text = " ".join(words)
    for row in found(text):
        assert 0 <= row.start < row.end <= len(text)
        if row.target_start is not None:
            assert row.target_end <= row.start or row.target_start >= row.end


def test_very_many_notes_take_no_long():
    assert len(found("Correction: it was 4.\n\n" * 3_000)) == 3_000
