"""The head of a page: which of its moments and objects the report takes."""

import json

import pytest

from retold.inbox.head import page_facts, read_head, shown_words
from retold.inbox.pages import page_tree

OWN = "https://post.example/news/marten"
TITLE = "Ferry Marten to sail again"
MARTEN = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "url": OWN,
    "datePublished": "2024-03-09T10:15:00Z",
    "articleBody": "The ferry will sail again in spring.",
}
OTHER = MARTEN | {
    "headline": "Harbour clock late again",
    "url": "https://post.example/news/clock",
    "datePublished": "2019-01-02",
    "articleBody": "The clock is late in winter.",
}


def page(*objects, metas=""):
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects
    )
    return page_tree(
        f'<html><head><link rel="canonical" href="{OWN}">{metas}{scripts}</head>'
        f"<body><h1>{TITLE}</h1><p>Tide tables</p></body></html>",
        "page",
    )


def facts_of(tree, url=None):
    return page_facts(tree, read_head(tree, url))


def test_of_two_articles_the_page_s_own_gives_date_title_and_body():
    for objects in ((MARTEN, OTHER), (OTHER, MARTEN)):
        tree = page(*objects)
        facts = facts_of(tree)
        assert (facts.published and facts.published.text) == "2024-03-09T10:15:00Z"
        assert facts.title == TITLE
        shown = shown_words(tree, read_head(tree, None), facts)
        assert shown.said == "The ferry will sail again in spring."


@pytest.mark.parametrize(
    ("said", "meta", "updated"),
    [
        ("2024-03-10T08:00:00Z", "2024-03-11", "2024-03-10T08:00:00Z"),
        ("2024-03-09T10:15:00Z", "2024-03-11", "2024-03-11"),
        ("2024-03-09T11:15:00+01:00", "2024-03-11", "2024-03-11"),
        (None, "2024-03-11", "2024-03-11"),
        ("1970-01-01T00:00:00Z", "", None),
    ],
)
def test_the_first_change_after_publication_counts(said, meta, updated):
    tag = f'<meta property="article:modified_time" content="{meta}">'
    facts = facts_of(page(MARTEN | {"dateModified": said}, metas=tag))
    assert (facts.updated and facts.updated.text) == updated


def test_an_address_of_the_page_need_not_be_written_as_in_its_data():
    amp = f"{OWN}/amp?utm_source=feed"
    bare = {key: value for key, value in MARTEN.items() if key != "headline"}
    for objects in ((bare, OTHER), (OTHER, bare)):
        facts = facts_of(page(*objects), amp)
        assert facts.published is not None
        assert facts.published.text == MARTEN["datePublished"]
