"""JSON-LD: of all that a page's data speaks of, only the page's own report counts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.linked import linked_data, name_of
from retold.inbox.pages import page_tree

OWN = "https://post.example/news/marten"
TITLE = "Ferry Marten to sail again"
MARTEN = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "mainEntityOfPage": {"@type": "WebPage", "@id": OWN},
    "datePublished": "2024-03-09",
}
CLOCK = {
    "@type": "NewsArticle",
    "headline": "Harbour clock late again",
    "url": "https://post.example/news/clock",
    "datePublished": "2019-01-02",
}


def linked(*blocks, address=OWN, titles=(TITLE,)):
    scripts = "".join(
        f'<script type="application/ld+json">'
        f"{block if isinstance(block, str) else json.dumps(block)}</script>"
        for block in blocks
    )
    tree = page_tree(f"<html><head>{scripts}</head><body><p>Tide tables</p></body></html>", "page")
    return linked_data(tree, [address] if address else [], titles)


@pytest.mark.parametrize(
    ("own", "known"),
    [
        (MARTEN, {"titles": ()}),
        (MARTEN | {"mainEntityOfPage": f"{OWN}/?utm_source=feed#top"}, {"titles": ()}),
        ({"@type": "BlogPosting", "url": OWN, "datePublished": "2024-03-09"}, {"titles": ()}),
        ({**MARTEN, "mainEntityOfPage": True}, {"address": None}),
        (MARTEN | {"@type": ["Article", "Thing"]}, {}),
        (MARTEN | {"datePublished": None}, {}),
    ],
)
def test_of_several_articles_the_page_s_own_is_told_by_address_or_headline(own, known):
    for blocks in ((own, CLOCK), (CLOCK, own), ([CLOCK, own],), ({"@graph": [CLOCK, own]},)):
        assert linked(*blocks, **known).article == own


@pytest.mark.parametrize(
    "other",
    [
        {"@type": "BreadcrumbList", "datePublished": "2019-01-02"},
        {"@type": "Comment", "datePublished": "2019-01-02"},
        {"@type": "JobPosting", "datePublished": "2019-01-02"},
        {"@type": "ImageObject", "datePublished": "2019-01-02"},
        {"@type": "ItemList", "itemListElement": [CLOCK]},
        {"@type": "WebSite", "hasPart": CLOCK},
    ],
)
def test_what_else_the_page_speaks_of_dates_nothing(other):
    found = linked(other)
    assert (found.article, found.dated) == ({}, {})
    assert linked(other, MARTEN).dated == MARTEN


def test_an_article_without_a_date_takes_that_of_the_page_it_is_on():
    bare = {key: value for key, value in MARTEN.items() if key != "datePublished"}
    page = {"@type": "WebPage", "url": OWN, "datePublished": "2024-03-09"}
    other = {"@type": "WebPage", "url": "https://post.example/", "datePublished": "2019-01-02"}
    assert linked({"@graph": [other, page, bare]}).dated == page
    assert linked({"@graph": [other, bare]}).dated == {}
    assert linked(page).article == page


def test_a_reference_stands_for_the_object_with_its_id():
    author = {"@type": "Person", "@id": "#tom", "name": "Tom Reed"}
    found = linked({"@graph": [MARTEN | {"author": [{"@id": "#tom"}]}, author]})
    assert found.whole(found.article["author"]) == [author]
    assert found.whole({"@id": "#nobody"}) == {"@id": "#nobody"}
    assert found.whole("Tom Reed") == "Tom Reed"


def test_a_person_may_be_named_in_parts():
    said = {"@type": "Person", "familyName": "Reed", "givenName": "Tom"}
    assert name_of(linked().whole([said])) == "Tom Reed"
    assert name_of(linked().whole(said | {"name": "T. Reed"})) == "T. Reed"


@pytest.mark.parametrize("around", ["%s;", "<!-- %s -->", "//<![CDATA[\n%s\n//]]>", "\n %s \n"])
def test_wrappings_of_old_are_taken_off(around):
    assert linked(around % json.dumps(MARTEN)).article == MARTEN


@pytest.mark.parametrize(
    "slip",
    [
        "",
        "{",
        "[" * 5000,
        '{"@type": "NewsArticle", "url": 3, "headline": [], "datePublished": {}}',
        '{"@graph": {"@graph": {"@graph": {"@graph": {"@graph": {"@graph": 1}}}}}}',
        '{"@id": ["#a"], "@type": null}',
        "<!--" * 1000,
    ],
)
def test_slips_of_a_site_cost_only_what_they_spoil(slip):
    assert linked(slip, MARTEN).article == MARTEN
    linked(slip)


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "url", "headline", "mainEntityOfPage"]),
            inner | st.sampled_from(["NewsArticle", "WebPage", OWN]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSONS)
def test_any_data_gives_objects_of_the_page_or_none(data):
    found = linked(data)
    assert isinstance(found.article, dict)
    assert isinstance(found.dated, dict)
