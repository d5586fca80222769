"""What kind of text a report is, with reasons; what shows no kind is left open."""

from itertools import chain
from pathlib import Path
from re import finditer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Quotation, Report
from retold.stages.blocks import find_blocks
from retold.stages.kinds import KINDS, find_kind
from retold.stages.kinds.wording import phrases
from retold.stages.sentences import find_sentences

NEWS = (
    "The council of Oxmoor voted on Monday to mend the quay before winter, officials said. "
    "Ada Lund of the harbour board said work will begin in May and end by the autumn fair."
)
LINES = {
    "live blog": "10:42\n\nThe quay is shut.\n\n10:57\n\nIt is open.\n\n11:20\n\nShut again.",
    "interview": "How long?\n\nNine years.\n\nWhy?\n\nFor the herons.\n\nWill you stay?\n\nYes.",
    "round-up": "- A quay was mended.\n- A goat was found.\n- A choir sang.\n- A hat was lost.",
    "press release": f"FOR IMMEDIATE RELEASE\n\n{NEWS}\n\nMedia contact: Ada Lund\n\n###",
    "agency": f"OXMOOR, May 4 (Reuters) - {NEWS}",
    "obituary": "Ida Coe was born in Tresk in 1932. She baked. She is survived by a daughter.",
    "opinion": "I like the quay. We should mend it. I have said so for years. My view is plain.",
    "correction": "Our report on the quay incorrectly named Ada Lund. We regret the error.",
    "news": NEWS,
}


def kind_of(text, said=(), **facts):
    report = Report(id="r", source="quay", text=text, **facts)
    blocks = tuple(find_blocks(report))
    (row,) = find_kind(report, blocks, tuple(find_sentences(report, blocks)), said)
    return row


def quoted(text, start, end):
    place = {"report": "r", "start": start, "end": end, "text": text[start:end]}
    return Quotation(**place, id=f"q{start}", kind="direct", turn=f"q{start}", cue="said")


@pytest.mark.parametrize(("kind", "text"), LINES.items())
def test_a_text_shows_its_kind_without_title_or_address(kind, text):
    row = kind_of(text)
    assert row.kind == kind
    assert row.because
    assert 0.5 < row.confidence <= 1


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("opinion", {"url": "https://p.example/opinion/quay"}),
        ("live blog", {"url": "https://p.example/news/live/quay"}),
        ("press release", {"url": "https://p.example/press-releases/quay"}),
        ("opinion", {"section": "Opinion"}),
        ("obituary", {"section": "Obituaries"}),
        ("correction", {"title": "Corrections and clarifications"}),
        ("obituary", {"title": "Obituary: Ida Coe"}),
        ("round-up", {"title": "News in brief"}),
        ("agency", {"byline": ("Reuters",)}),
    ],
)
def test_title_address_and_byline_outweigh_a_text_that_could_be_news(kind, facts):
    assert kind_of(NEWS, **facts).kind == kind
    assert kind_of(NEWS).kind == "news"


def test_reasons_say_what_was_seen():
    row = kind_of(NEWS, title="Letters to the editor", url="https://p.example/letters/")
    assert row.because[:2] == (
        "its address has /letters/",
        "its title has “Letters to the editor”",
    )


def test_what_others_say_is_no_opinion_of_the_report():
    text = " ".join(f"“I must say we should mend quay {n},” said Ada Lund." for n in range(6))
    said = [quoted(text, found.start(1), found.end(1)) for found in finditer("“(.*?)”", text)]
    assert kind_of(text).kind == "opinion"
    assert kind_of(text, said).kind != "opinion"


def test_a_report_that_corrects_a_point_stays_news():
    text = f"{NEWS}\n\nCorrection: an earlier version of this article misspelled Ada Lund."
    assert kind_of(text).kind == "news"


def test_a_name_that_is_no_agency_in_a_dateline_is_none():
    assert kind_of(f"OXMOOR (Harbour Post) — {NEWS}").kind == "news"


@pytest.mark.parametrize("text", ["", " ", "?", "A pear.", "Die Fähre fährt wieder. " * 20])
def test_what_shows_nothing_is_left_open(text):
    row = kind_of(text, language="de" if "Fähre" in text else None)
    assert (row.kind, row.because) == (None, ())


def test_an_address_that_cannot_be_read_does_no_harm():
    assert kind_of(NEWS, url="//[broken/opinion/").kind == "news"


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_whatever_comes_has_one_kind_or_none(text, title, url):
    row = kind_of(text, title=title, url=url)
    assert row.kind is None or row.kind in KINDS
    assert row == kind_of(text, title=title, url=url)
    assert 0 < row.confidence <= 1


@pytest.mark.parametrize("unit", ["10:42\n\n", "? ", "(", "A, ", "I should ", "“", "about A"])
def test_a_long_text_of_one_thing_takes_no_long(unit):
    assert kind_of(unit * 40_000).confidence > 0


def test_hints_hide_nothing():
    made = Path(__file__).parents[1] / "bench" / "kinds"
    for file in ("building.txt", "measuring.txt"):
        for part in (made / file).read_text(encoding="utf-8").split("=== ")[1:]:
            text = part.partition("\n\n")[2].replace("’", "'")
            small = "\n" + text.casefold()
            for one in chain.from_iterable(phrases("text").values()):
                assert (one.search(text, small) is None) == (one.pattern.search(text) is None)


def test_questions_that_nobody_answers_for_himself_are_no_interview():
    asked = ("What is the quay?", "Who mends it?", "When will it be open?", "What does it cost?")
    text = "\n\n".join(f"{one}\n\n{NEWS}" for one in asked)
    assert kind_of(text).kind == "news"
    assert kind_of(text.replace("?", ", do you think?")).kind == "interview"
