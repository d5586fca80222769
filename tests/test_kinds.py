"""What kind of text a report is, with reasons; what shows no kind is left open."""

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
    "round-up": "OXMOOR: A quay is mended.\n\nTRESK: A goat was found.\n\nSKELL: A choir sang.",
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


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # many quotations, and a question that is not answered
        (
            "\n\n".join(f"“Quay {n} is shut,” said Ada Lund on Monday. Why?" for n in range(6)),
            {},
        ),
        # somebody's death told as news, with no life
        (
            f"Ida Coe, a former mayor, has died aged 91, police said on Monday. {NEWS}",
            {"title": "Ida Coe, former mayor, dies aged 91"},
        ),
        # days that look like times, and times that go nowhere
        (f"{NEWS}\n\n12.10.2025 The quay\n\n11.10.2025 A goat\n\n10.10.2025 A hat", {}),
        (f"{NEWS}\n\n10:42 Quay\n\n9:10 Goat\n\n17:30 Hat\n\n8:00 Choir\n\n12:15 Bus", {}),
        # speakers that are named once each
        (f"{NEWS}\n\nAda Lund: “Shut.”\n\nBo Ek: “Open.”\n\nIvo Marsh: “Shut?”", {}),
        (f"{NEWS} Elsewhere, the pier is shut. She was delighted to hear it.", {}),
        (f"{NEWS} Ada Lund told Reuters that it was late.", {}),
        (NEWS, {"byline": ("Ada Lund", "AP")}),
        (NEWS, {"title": "Mayor struggles in interview"}),
        (NEWS, {"title": "Police appeal for witnesses", "outlet": "Council Times"}),
    ],
)
def test_ordinary_news_is_taken_for_nothing_else(text, facts):
    assert kind_of(text, **facts).kind == "news"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("interview", "\n\n".join(f"Do you like quay {n}? I do, mostly." for n in range(4))),
        ("interview", "ADA LUND: Why?\n\nBO EK: It was late.\n\n" * 3),
        ("live blog", "\n\n".join(f"{n}' The blues have the ball." for n in (9, 31, 45, 60, 88))),
        ("live blog", "\n\n".join(f"Update, {n}:10 p.m.: Boxes are in." for n in (9, 8, 7))),
        ("round-up", "BOWLS: A draw.\n\nCHESS: A win.\n\nDARTS: Put off.\n\nROWING: Rain."),
        ("agency", f"Oxmoor (AFP) – {NEWS}\n\nab/cd/ef"),
        (
            "obituary",
            "Ida Coe, who has died aged 91, was born in Tresk. She married a cook.",
        ),
    ],
)
def test_forms_that_a_kind_has(kind, text):
    assert kind_of(text).kind == kind


def test_an_agency_is_named_in_many_ways():
    for name in ("By The Associated Press", "Reuters Staff", "Agence France-Presse in Oslo"):
        assert kind_of(NEWS, byline=(name,)).kind == "agency"


def test_what_names_no_source_and_no_day_is_not_called_news():
    assert kind_of("The quay is long and old, and gulls sit on it in rows. " * 3).kind is None


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
            for one in phrases("text"):
                assert (one.search(text, small) is None) == (one.pattern.search(text) is None)


def test_questions_that_nobody_answers_for_himself_are_no_interview():
    asked = ("What is the quay?", "Who mends it?", "When will it be open?", "What does it cost?")
    text = "\n\n".join(f"{one}\n\n{NEWS}" for one in asked)
    assert kind_of(text).kind == "news"
    assert kind_of(text.replace("?", ", do you think?")).kind == "interview"
