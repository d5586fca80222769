"""Sentences: where they end, where they only seem to, and that no word is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Block, Report
from retold.stages.sentences import find_sentences


def cut(text):
    made = Report(id="r", source="s", text=text)
    block = Block(report="r", start=0, end=len(text), role="body")
    return [sentence.of(text) for sentence in find_sentences(made, [block])]


@pytest.mark.parametrize(
    "parts",
    [
        [
            "Mr. Reed met Dr. J. R. Marsh on Jan. 3 at 5 p.m. Monday.",
            "He left at 6 a.m.",
            "Ann came.",
        ],
        ["The U.S. Navy came.", "She lives in the U.S.", "The talks ended."],
        ["Sen. Lund, D-Calif., and Gov. Reed spoke.", "Few listened."],
        ["It rose 3.5 percent.", "No. 3 fell.", "The 1.2 million left."],
        ["The firm, Acme Inc., closed.", "Its yard in St. Just stayed."],
        ['"Why?" he asked.', '"Go!" Tom Reed shouted.', '"Stop!"', "The crowd left."],
        ["“Will she sail?” the mayor asked.", "“She will.”"],
        ["He said: “We waited.", "Then we went.”", "“And then?”", "Nobody knew."],
        ["He waited...", "Then left… and came back."],
        ["(She had left.)", "He stayed."],
        ["1. The hull.", "2. The mast."],
        ["They met in 1911.", "The yard closed in 1950."],
        ["`` We had no idea . ''", 'He left , he said , " at noon . "', "Then it rained ."],
        ["J. Lund rowed.", "So did A. B. C. Reed."],
        ["Kenneth P. Lund sat.", "Tom Fenn fell ill.", "See p. 12 for it."],
        ["Marten, Jr. rowed vs. Kelsey, etc. and won."],
        ["«Elle part.»", "Il reste."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    assert cut(" ".join(parts)) == parts


def test_a_lost_space_does_not_glue_two_sentences():
    assert cut("The hull is done.Then came the paint. See www.Example.org or ask Mr.Reed.") == [
        "The hull is done.",
        "Then came the paint.",
        "See www.Example.org or ask Mr.Reed.",
    ]


def test_a_sentence_stays_in_its_block_and_keeps_its_role():
    text = "The Marten sails\n\nShe left. He stayed."
    blocks = [
        Block(report="r", start=0, end=16, role="headline"),
        Block(report="r", start=18, end=len(text), role="body"),
    ]
    found = list(find_sentences(Report(id="r", source="s", text=text), blocks))
    assert [(s.of(text), s.role, s.block) for s in found] == [
        ("The Marten sails", "headline", 0),
        ("She left.", "body", 1),
        ("He stayed.", "body", 1),
    ]


@given(st.text(st.sampled_from("aB .!?…\"“”'()\n1Mr"), min_size=1, max_size=120).map(str.strip))
def test_sentences_cover_their_block_in_order_and_without_overlap(text):
    if not text:
        return
    made = Report(id="r", source="s", text=text)
    block = Block(report="r", start=0, end=len(text), role="body")
    at = 0
    for sentence in find_sentences(made, [block]):
        assert text[at : sentence.start].strip() == ""
        assert sentence.of(text) == sentence.of(text).strip() != ""
        at = sentence.end
    assert at == len(text)


@pytest.mark.parametrize(
    "unit", [".", ". ", '"', "Mr. ", "a", ".'", "x . ' ", "\u202e😀. ", "?!) "]
)
def test_hostile_text_takes_no_time(unit):
    text = (unit * (200_000 // len(unit))).strip()
    began = time.process_time()
    cut(text)
    assert time.process_time() - began < 2  # linear: some tenths of a second on a slow machine
