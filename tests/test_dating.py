"""When a page was published and updated, by what it shows itself."""

import pytest
from trafilatura import load_html

from retold.inbox.dating import Shown, date_page
from retold.inbox.facts import Facts
from retold.inbox.moments import Moment

HEAD = Shown("Ferry Marten to sail again", "headline")
LONG = (
    "The ferry that was built on 9 March 2024 has sailed ever since then with children, their"
    " teachers, two dogs and a parrot"
)
BODY = [Shown("The ferry will sail again in spring.", "body"), Shown("She is old.", "body")]


def dated(markup="", lines=(), **known):
    facts = Facts(**known)
    tree = load_html(f"<html><body><p>Tide tables</p>{markup}</body></html>")
    date_page(facts, tree, [HEAD, *lines, *BODY])
    return facts


def test_the_time_that_is_marked_as_publication_comes_before_others():
    facts = dated(
        '<aside><time datetime="2020-01-01">old</time></aside>'
        '<article><span>Updated <time datetime="2024-03-11T09:00Z">11 March</time></span>'
        '<time itemprop="datePublished" datetime="2024-03-09T10:15Z">9 March</time></article>'
    )
    assert facts.published == Moment("2024-03-09T10:15Z", "minute")
    assert facts.published_basis == "time element"
    assert facts.updated == Moment("2024-03-11T09:00Z", "minute")


def test_a_time_of_the_article_comes_before_one_of_a_list():
    facts = dated(
        '<ul><li><time datetime="2020-01-01">a teaser</time></li></ul>'
        '<article><time datetime="2024-03-09">today</time></article>'
    )
    assert facts.published == Moment("2024-03-09", "day")


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("9 March 2024", "2024-03-09", None),
        ("By Tom Reed | Mar. 9, 2024, 10:15 am", "2024-03-09", None),
        ("Published 9 March 2024 | Updated 11 March 2024", "2024-03-09", "2024-03-11"),
        ("Updated 11 March 2024", None, "2024-03-11"),
        ("Samstag, 9. März 2024, 10.15 Uhr", "2024-03-09", None),
        ("Publié le 9 mars 2024", "2024-03-09", None),
        ("9 de marzo de 2024", "2024-03-09", None),
        ("2024年3月9日 10時15分", "2024-03-09", None),
        ("3/4/2024", None, None),
        (LONG, None, None),
    ],
)
def test_a_line_under_the_headline_says_when(line, published, updated):
    facts = dated(lines=[Shown(line, "meta")])
    assert (facts.published.text if facts.published else None) == published
    assert (facts.updated.text if facts.updated else None) == updated
    assert facts.published is None or facts.published_basis == "date line of the page"


def test_the_address_dates_a_page_that_shows_no_time():
    facts = dated(lines=[], url="https://post.example/2024/03/09/marten")
    assert (facts.published, facts.published_basis) == (Moment("2024-03-09", "day"), "address")


def test_where_head_and_page_contradict_each_other_no_date_is_given():
    known = {"published": Moment("2019-05-01", "day"), "published_basis": "meta date"}
    assert dated(lines=[Shown("9 March 2024", "meta")], **known).published is None
    for line in ("1 May 2019", "2 May 2019", "Updated 9 March 2024", "No date"):
        assert dated(lines=[Shown(line, "meta")], **known).published == known["published"]
    update = known | {"updated": Moment("2024-03-09T08:00Z", "minute")}
    assert dated(lines=[Shown("9 March 2024", "meta")], **update).published == known["published"]
    year = known | {"published": Moment("2024", "year")}
    assert dated(lines=[Shown("9 March 2024", "meta")], **year).published == year["published"]


def test_an_update_before_publication_is_none():
    known = {"published": Moment("2024-03-09", "day"), "updated": Moment("2023-01-01", "day")}
    assert dated(**known).updated is None
    same = known | {"updated": Moment("2024-03-09T08:00Z", "minute")}
    assert dated(**same).updated == same["updated"]


def test_a_date_after_the_page_was_fetched_is_passed_over_for_the_next():
    facts = dated(
        '<article><time datetime="2031-01-01">soon</time></article>',
        [Shown("Updated 3 March 2031, published 9 March 2024", "meta")],
        latest="2024-04-01",
    )
    assert facts.published == Moment("2024-03-09", "day")
    assert facts.updated is None
