"""Made pages: what the weights of lines are learned from is the same each time, its gold true."""

import json
import random

import pytest

from bench.blocks.made.live import live
from bench.blocks.made.pen import Pen
from bench.blocks.made_pages import made_pages, paragraphs
from retold.inbox import Raw, read_input
from retold.inbox.aligning import lines_in
from retold.inbox.decoding import normalized
from retold.inbox.pages import page_text
from retold.inbox.shown import lines_of, words_of
from retold.stages.blocks import find_blocks

PARTS = (
    "The rowing club of {town} has bought a second boat, and it will be launched in {month}.",
    "“We saved for it for {n} years,” said the club's treasurer, who had counted every coin twice.",
    "Members met at the boathouse on Sunday. They sanded the hull, and the children made tea.",
    "The old boat stays. It needs new planks and will be used by those who learn to row.",
    "The town council gave a part of the price after a vote that was closer than it looked.",
    "Nobody knows yet what the boat will be called; {n} names lie in a box in the bakery.",
)
TOWNS, MONTHS = ("Ellery", "Tarn", "Millend", "Overlake"), ("May", "June", "July")
TEXTS = [
    "\n\n".join(part.format(town=town, month=month, n=len(town + month)) for part in PARTS)
    for town in TOWNS
    for month in MONTHS
]
REPORTS = [paragraphs(text) for text in TEXTS]
MADE = list(made_pages(REPORTS, 40, 3))


def test_a_seed_gives_the_same_pages_each_time():
    assert list(made_pages(REPORTS, 6, 3)) == MADE[:6]


def test_another_seed_gives_other_pages():
    assert {made.markup for made in made_pages(REPORTS, 6, 4)}.isdisjoint(
        made.markup for made in MADE
    )


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_what_is_said_to_be_the_reports_own_stands_in_the_page_in_its_order(made):
    shown = words_of(normalized(page_text(made.markup), made.name))
    text, at = "".join(shown), 0
    assert made.own
    for line in made.own:
        words = "".join(words_of(line))
        assert words in text[at:]
        at = text.index(words, at)


def test_most_of_what_a_page_shows_is_not_its_reports_own():
    lines = [list(lines_of(normalized(page_text(made.markup), made.name))) for made in MADE]
    own = [lines_in(held, "\n".join(made.own)) for held, made in zip(lines, MADE, strict=True)]
    assert sum(map(len, own)) < sum(map(len, lines)) / 2


def test_pages_differ_in_how_they_are_built():
    for sign in ("<article", "<main", "<table", "<ol", "<blockquote", "<br", "ld+json", "css-"):
        assert 0 < sum(sign in made.markup for made in MADE) < len(MADE), sign


def test_some_pages_tell_as_it_happens_with_posts_of_their_own():
    pens = [Pen(random.Random(seed), REPORTS) for seed in range(20)]  # noqa: S311 - no secrets
    told = ["".join(live(pen)) for pen in pens]
    assert sum("<time" in markup for markup in told) > 5
    assert all(pen.own for pen in pens)


def test_what_json_ld_gives_as_the_body_is_the_beginning_of_the_reports_own():
    given = [made for made in MADE if '"articleBody":' in made.markup]
    assert given
    for made in given:
        said = made.markup.partition('ld+json">')[2].partition("</script>")[0]
        assert "\n".join(made.own).startswith(json.loads(said)["articleBody"])


def test_most_of_the_reports_own_is_read_as_such_though_the_words_are_others():
    right = total = 0
    for made in MADE:
        raw = Raw(source="p", input="p.html", form="html", body=made.markup.encode())
        given = read_input(raw)
        body = "".join(block.of(given.text) for block in find_blocks(given) if block.role == "body")
        right += sum(len(line) for line in made.own if line in body)
        total += sum(map(len, made.own))
    assert right > 0.8 * total
