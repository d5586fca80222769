"""What publishers set under every report is told from news, and set phrases from own words."""

import pytest

from retold.lexis.stock import is_stock_phrase, stock_sentences

NEWS = "The ferry sails at noon. Nobody may board after that."


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for our newsletter.",
        "All rights reserved.",
        "© 2024 The Morning Kelp.",
        "Copyright 2024 Tern Newsroom.",
        "This page may not be reproduced.",
        "Reproduced without permission it must not be.",
        "Follow us on every channel.",
        "Subscribe now.",
        "Click here for more.",
        "Read more: the other ferry.",
        "Story continues below.",
        "Download our app.",
        "Check back for updates.",
        "Get unlimited access.",
        "The views expressed are the author's.",
        "See our privacy policy.",
        "Every morning in your inbox!",
    ],
)
@pytest.mark.parametrize("form", ["{0}\n{1}", "{1} {0}", "{1}\n{0}\n{1}"])
def test_a_stock_sentence_is_found_and_no_other(sentence, form):
    text = form.format(sentence, NEWS)
    found = [text[start:end].strip() for start, end in stock_sentences(text, 0, len(text))]
    assert found == [sentence]


def test_a_line_that_only_says_advertisement_is_stock():
    text = f"{NEWS}\nADVERTISEMENT\n{NEWS}"
    assert [text[a:b].strip() for a, b in stock_sentences(text, 0, len(text))] == ["ADVERTISEMENT"]


@pytest.mark.parametrize("text", [NEWS, "", "She reads more than he does.", "İ© " * 3])
def test_places_are_in_order_and_inside(text):
    last = 0
    for start, end in stock_sentences(text, 0, len(text)):
        assert last <= start <= end <= len(text)
        last = end


def test_news_has_no_stock_sentence():
    assert list(stock_sentences(NEWS, 0, len(NEWS))) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("our thoughts and prayers are with the families", True),
        ("we are cooperating fully with the inquiry", True),
        ("the herring came in before the ferry", False),
    ],
)
def test_set_phrases(words, expected):
    assert is_stock_phrase(words) is expected
