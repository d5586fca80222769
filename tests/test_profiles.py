"""A report shows itself to others by its rare words, names, day and credits, and no text."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Block, Mention, Quotation, Report
from retold.stages.blocks import find_blocks
from retold.stages.profiles import MOST_TERMS, find_profile
from retold.stages.sentences import find_sentences

TEXT = (
    "Ferry Marten sails again\n\n"
    "The ferry left Oxmoor on Tuesday. Children from Oxmoor cheered the old ferry and Ada Lund.\n\n"
    "Sign up for the Harbour Post newsletter with its wonderful penguins.\n\n"
    "Reporting by the Associated Press"
)


def report_of(text, **given_):
    return Report(id="r1", source="marten", text=text, **given_)


def block(text, words, role):
    start = text.index(words)
    return Block(report="r1", start=start, end=start + len(words), role=role)


def paragraphs(text, *roles):
    parts = text.split("\n\n")
    return tuple(block(text, part, role) for part, role in zip(parts, roles, strict=True))


BLOCKS = paragraphs(TEXT, "headline", "body", "promo", "wire")


def profile_of(report, blocks, mentions=()):
    (found,) = find_profile(report, blocks, mentions)
    return found


def mention(name, kind="name"):
    return Mention(report="r1", start=0, end=1, text="x", kind=kind, name=name)


def test_only_what_tells_news_makes_terms():
    terms = dict(profile_of(report_of(TEXT), BLOCKS).terms)
    assert {"ferry", "oxmoor", "marten"} <= terms.keys()
    assert not {"penguin", "newsletter", "reporting"} & terms.keys()


def test_common_words_say_nothing():
    assert not {"the", "and", "on"} & dict(profile_of(report_of(TEXT), BLOCKS).terms).keys()


def test_words_are_those_of_the_body():
    assert profile_of(report_of(TEXT), BLOCKS).words == 16


def test_a_given_title_is_kept_before_a_headline_in_the_text():
    assert profile_of(report_of(TEXT), BLOCKS).title == "Ferry Marten sails again"
    assert profile_of(report_of(TEXT, title="She sails"), BLOCKS).title == "She sails"
    assert profile_of(report_of("A pear."), paragraphs("A pear.", "body")).title is None


def test_a_word_of_the_headline_weighs_more_than_the_same_word_without():
    told = report_of(TEXT)
    assert dict(profile_of(told, BLOCKS).terms)["marten"] > 0
    assert "marten" not in dict(profile_of(told, BLOCKS[1:]).terms)
    with_it, without = (
        dict(profile_of(told, blocks).terms)["ferry"] for blocks in (BLOCKS, BLOCKS[1:])
    )
    assert with_it > without


def test_names_are_terms_that_show_a_capital_inside_a_sentence():
    proper = profile_of(report_of(TEXT), BLOCKS).proper
    assert {"oxmoor", "ada", "lund"} <= set(proper)
    assert not {"children", "ferry", "tuesday"} & set(proper)


def test_full_names_are_counted_and_pronouns_are_not_names():
    mentions = (
        mention("Ada Lund"),
        mention("Ada Lund"),
        mention("Oxmoor Trust", "organisation"),
        mention("Ada Lund", "pronoun"),
        mention(None),
    )
    found = profile_of(report_of(TEXT), BLOCKS, mentions)
    assert found.names == (("Ada Lund", 2), ("Oxmoor Trust", 1))


def test_agencies_in_credit_lines_are_credits():
    assert profile_of(report_of(TEXT), BLOCKS).credits == ("Associated Press",)
    assert profile_of(report_of(TEXT), BLOCKS[:2]).credits == ()


@pytest.mark.parametrize(
    ("published", "precision", "day"),
    [
        ("2024-03-09T10:00:00Z", "second", "2024-03-09"),
        ("2024-03", "month", None),
        (None, None, None),
    ],
)
def test_the_day_is_there_only_when_it_is_known(published, precision, day):
    told = report_of(TEXT, published=published, published_precision=precision)
    assert profile_of(told, BLOCKS).day == day


def test_an_empty_report_has_an_empty_profile():
    found = profile_of(report_of(""), ())
    assert (found.terms, found.title_terms, found.names, found.words) == ((), (), (), 0)


@given(st.text(max_size=300))
def test_terms_are_a_sorted_vector_of_length_one(text):
    told = report_of(text)
    blocks = (Block(report="r1", start=0, end=len(text), role="body"),)
    found = profile_of(told, blocks)
    words = [word for word, _ in found.terms]
    assert words == sorted(set(words))
    assert len(words) <= MOST_TERMS
    assert set(found.proper) <= set(words)
    length = sum(weight**2 for _, weight in found.terms)
    assert not words or isclose(length, 1.0, abs_tol=0.01)
    assert found == profile_of(told, blocks)


def test_a_hostile_text_takes_no_long_time():
    text = "“" * 50_000 + "\u202e😀\x00" * 20_000 + "A." * 50_000 + "x" * 50_000
    blocks = (Block(report="r1", start=0, end=len(text), role="body"),)
    assert profile_of(report_of(text), blocks).words > 0


def test_articles_of_another_language_are_not_what_a_report_is_known_by():
    text = (
        "Die Fähre Marten fährt wieder, und die Kinder von Oxmoor winken ihr vom Ufer aus zu. "
        "Der Rat hat die Farbe bezahlt, und Ada Lund hat den alten Kessel mit der Hand geflickt."
    )
    blocks = (Block(report="r1", start=0, end=len(text), role="body"),)
    found = {word for word, _ in profile_of(report_of(text), blocks).terms}
    assert {"marten", "oxmoor", "lund", "geflickt"} <= found
    assert not {"die", "der", "und", "den", "ihr"} & found


def own_of(text, *quoted):
    report = Report(id="r", source="r", text=text)
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [
        Quotation(id=words, report="r", start=text.index(words), end=text.index(words) + len(words),
                  text=words, kind="direct", turn=words)
        for words in quoted
    ]  # fmt: skip
    (found,) = find_profile(report, blocks, (), sentences, rows)
    return {found.own[at : at + 8] for at in range(0, len(found.own), 8)}


def test_own_sentences_are_those_without_a_quotation():
    one = "The night ferry has run since the harbour was dredged in spring."
    two = "Its crew of nine will be paid from the island’s harbour fees."
    said = "“We will keep it sailing whatever the winter brings us,” said the harbour master."
    quoted = "We will keep it sailing whatever the winter brings us,"
    assert len(own_of(f"{one} {said} {two}", quoted)) == 2
    assert own_of(f"{one} {said} {two}", quoted) == own_of(f"{two.upper()}\n\n{one}")
    assert own_of("Both are well. Nobody fell.") == set()


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("HARBOUR TOWN (Tern Newsroom) — The", ("Tern Newsroom",)),
        ("Harbour Town, June 3 (Tern) - The", ("Tern",)),
        ("The mayor of the town (Liberal) — the", ()),
        ("HARBOUR TOWN (Tern-born) the", ()),
    ],
)
def test_a_dateline_credits_whom_it_names(opening, names):
    text = f"{opening} night ferry has run since the harbour was dredged in spring."
    report = Report(id="r", source="r", text=text)
    (found,) = find_profile(report, tuple(find_blocks(report)), ())
    assert found.credits == names


def test_a_term_keeps_the_word_that_stands_in_the_report():
    text = "In Texas the houses of Ada Lund’s aunts burned. Texas mourned. A house stood."
    written = dict(profile_of(report_of(text), paragraphs(text, "body")).written)
    assert (written["texa"], written["aunt"]) == ("Texas", "aunts")
    assert "house" not in written
    assert written["lund"] == "Lund"


@given(st.text(alphabet="aesTx’' -", max_size=60))
def test_what_is_written_for_a_term_stands_in_the_text(text):
    for word, form in profile_of(report_of(text), paragraphs(text, "body")).written:
        assert form in text
        assert word != form
