"""Reported speech without marks: what is reported, by whom, and what is no speech."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Block, Judgement, Report, Sentence
from retold.stages.quotations import find_quotations
from retold.stages.utterances import mark_quotations
from tests.quoting import quoted, reported, told

FERRY = "the ferry would stop in March"


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        (f"Ada Marlow said {FERRY}.", FERRY, "Ada Marlow"),
        (f"Ada Marlow said that {FERRY}.", f"that {FERRY}", "Ada Marlow"),
        (f"Ada Marlow, the owner of the yard, said {FERRY}.", FERRY, "Ada Marlow"),
        (f"Ada Marlow, who built the pier, said {FERRY}.", FERRY, "Ada Marlow"),
        (
            "Ada Marlow, who built the pier, said boats would sail.",
            "boats would sail",
            "Ada Marlow",
        ),
        (f"Ada Marlow told Tom Reed on Friday that {FERRY}.", f"that {FERRY}", "Ada Marlow"),
        ("The ferry would stop, Ada Marlow said.", "The ferry would stop", "Ada Marlow"),
        ("The ferry would stop, said Ada Marlow.", "The ferry would stop", "Ada Marlow"),
        (
            "The ferry, Ada Marlow said, would stop in March.",
            "The ferry, Ada Marlow said, would stop in March",
            "Ada Marlow",
        ),
        ("Two boats sank, according to Ada Marlow.", "Two boats sank", "Ada Marlow"),
        ("According to Ada Marlow, two boats sank.", "two boats sank", "Ada Marlow"),
        ("The pier is safe, officials said on Friday.", "The pier is safe", None),
        ("Tom Reed asked whether the pier was safe.", "whether the pier was safe", "Tom Reed"),
        ("Tom Reed promised to rebuild the pier.", "to rebuild the pier", "Tom Reed"),
        (
            "Tom Reed urged the town to rebuild the pier.",
            "the town to rebuild the pier",
            "Tom Reed",
        ),
        (
            "Tom Reed said the pier was safe and that boats would sail in June.",
            "the pier was safe and that boats would sail in June",
            "Tom Reed",
        ),
        (
            "“The plan is a disgrace,” Tom Reed said, adding that the pier was safe.",
            "that the pier was safe",
            "Tom Reed",
        ),
        (
            "Tom Reed said the plan was “a disgrace” for the town.",
            "the plan was “a disgrace” for the town",
            "Tom Reed",
        ),
        ("Tom Reed said the plan was “a disgrace.”", "the plan was “a disgrace.”", "Tom Reed"),
    ],
)
def test_what_somebody_said_is_found_with_who_said_it(sentence, words, speaker):
    assert [(row.text, row.speaker_name) for row in reported(sentence)] == [(words, speaker)]


def test_a_new_attribution_ends_the_one_before():
    rows = reported("Ada Marlow said the pier was safe, but Tom Reed denied that it was finished.")
    found = [(row.text, row.speaker_name) for row in rows]
    assert found == [("the pier was safe", "Ada Marlow"), ("that it was finished", "Tom Reed")]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry will stop in March,” Ada Marlow said.",
        "“The ferry,” Ada Marlow said, “will stop in March.”",
        "Ada Marlow said: “The ferry will stop in March.”",
        "Ada Marlow said of the ferry, “It will stop in March.”",
        "In a letter, Ada Marlow said, “The ferry will stop in March.”",
        "As the saying goes, the tide waits for nobody.",
        "Ada Marlow said nothing.",
        "The bell is said to be the oldest on the coast.",
        "The ferry left at noon because the tide was high, and nobody was hurt.",
        "How long will the pier stand? It was closed in June.",
        "The harbour board met on Friday in the old town hall.",
    ],
)
def test_marked_words_and_what_nobody_says_are_no_reported_speech(sentence):
    assert reported(sentence) == []


def test_a_row_names_its_places_and_why():
    text = f"In a statement on Friday, the harbour board said that {FERRY}."
    (row,) = reported(text)
    assert row.kind == "indirect"
    assert text[row.start : row.end] == row.text
    assert text[row.cue_start : row.cue_end] == row.cue == "said"
    assert text[row.speaker_start : row.speaker_end] == row.speaker_text == "the harbour board"
    assert text[row.venue_start : row.venue_end] == row.venue == "In a statement on Friday"
    assert 0.5 < row.confidence < 1
    assert row.because == ("'said' reports it, of 'the harbour board'",)


def test_marked_words_inside_keep_their_row_and_share_its_turn():
    whole, part = told("Ada Marlow said the plan was “a disgrace” for the town.")
    assert (whole.kind, part.kind, part.text) == ("indirect", "partial", "a disgrace")
    assert whole.turn == part.turn == part.id != whole.id


def test_rows_come_in_the_order_of_the_text():
    text = "Ada Marlow said the pier was safe.\n\n“We wait,” said Tom Reed.\n\nIt is old, he said."
    assert [row.kind for row in told(text)] == ["indirect", "direct", "indirect"]


def test_paragraphs_far_from_any_quotation_are_read_too():
    text = "\n\n".join(["The bell rang."] * 9 + ["Ada Marlow said the pier was safe."])
    assert [row.text for row in reported(text)] == ["the pier was safe"]


def test_marked_quotations_are_what_they_are_without_reported_speech():
    marked = "“We wait,” said Tom Reed. “The tide is high.”"
    alone = quoted(marked)
    among = quoted(f"{marked}\n\nTom Reed said the pier was safe.")
    assert among == alone


def test_no_two_rows_have_one_id():
    text = "Tom Reed said, promised, vowed and pledged that the pier was safe, he said, “and dry.”"
    rows = told(text)
    assert len({row.id for row in rows}) == len(rows) > 0


@pytest.mark.parametrize(
    ("kind", "value", "speakers"),
    [("speaker", "Ada Marlow", ["Ada Marlow"]), ("not_speech", None, [])],
)
def test_a_persons_word_outranks_the_program(kind, value, speakers):
    text = "Tom Reed said the pier was safe."
    (row,) = reported(text)
    verdict = Judgement(
        id="j1", kind=kind, left=row.id, right=None, value=value, by="Kim", at="2024-01-01T00:00:00"
    )
    assert [one.speaker_name for one in reported(text, judgements=[verdict])] == speakers


def test_the_reports_own_words_meet_no_others():
    rows = told("Ada Marlow said the old lighthouse keeper would never sell the harbour bell.")
    assert [row.kind for row in rows] == ["indirect"]
    assert list(mark_quotations(rows)) == []


def test_a_library_counts_and_lists_them_only_where_asked(library, tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text("Ada Marlow said the ferry would stop.\n\n“We wait,” said Tom Reed.\n")
    library.read(path)
    assert [row.kind for row in library.quotations()] == ["direct"]
    assert [row.kind for row in library.quotations(indirect=True)] == ["indirect", "direct"]
    assert [row.kind for row in library.export("quotations")] == ["indirect", "direct"]
    assert library.counts()["quotations"] == 1
    assert len(list(library.export("utterances"))) == 1
    assert library.verify() == []


PIECES = (
    "said|Ada Marlow|told|the ferry|that|,|.|“|”|according|to|:|“Yes.”|— |he\n\n|promised|and|but"
    "|asked|whether|Tom Reed|, who|it sank|# 41|'s|on Friday|in a statement|’|say|\u202e|😀|\u200b"
    "|\x00"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_places_always_name_the_words_and_runs_agree(text):
    rows = told(text)
    assert rows == told(text)
    assert len({row.id for row in rows}) == len(rows)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    for row in rows:
        assert text[row.start : row.end] == row.text != ""
        for words, start, end in (
            (row.speaker_text, row.speaker_start, row.speaker_end),
            (row.cue, row.cue_start, row.cue_end),
            (row.venue, row.venue_start, row.venue_end),
        ):
            assert words is None or text[start:end] == words
        assert 0 <= row.confidence <= 1


def _seconds(text):
    report = Report(id="r1", source="quay", text=text)
    block = Block(report="r1", start=0, end=len(text), role="body")
    sentence = Sentence(report="r1", start=0, end=len(text), role="body", block=0)
    start = time.process_time()
    rows = list(find_quotations(report, [block], [sentence], [], []))
    assert all(text[row.start : row.end] == row.text for row in rows)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "he said ",
        "he said that the pier, ",
        ", said she, ",
        "“a” said , ",
        "according to ",
    ],
)
def test_time_grows_with_the_text_alone(piece):
    small, large = (min(_seconds(piece * count) for _ in range(2)) for count in (1000, 4000))
    assert large < 10 * max(small, 0.02)
