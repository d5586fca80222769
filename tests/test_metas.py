"""Meta tags: which names give a moment of publication, of change, an author."""

import pytest

from retold.inbox.metas import changes, meta_authors, page_metas, publications
from retold.inbox.pages import page_tree


def metas(*tags, body=""):
    return page_metas(
        page_tree(f"<html><head>{''.join(tags)}</head><body>{body}</body></html>", "page")
    )


def meta(name, content, key="name"):
    return f'<meta {key}="{name}" content="{content}">'


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "OG:article:Published_Time",
        "parsely-pub-date",
        "dcterms.issued",
        "date",
        "x-publish-date",
        "news_publication_date",
        "article:published:time",
    ],
)
def test_many_names_give_the_moment_of_publication(name):
    for key in ("name", "property"):
        found = list(publications(metas(meta(name, "2024-03-09", key))))
        assert [(moment.text, said) for moment, said in found] == [("2024-03-09", name.casefold())]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("publisher", "Harbour Post"),
        ("article:modified_time", "2024-03-09"),
        ("last-published-update", "2024-03-09"),
        ("publication-year", "2024"),
        ("republic-day", "2024-01-26"),
        ("article:published_time", "1970-01-01T00:00:00Z"),
        ("article:published_time", "0001-01-01T00:00:00Z"),
        ("viewport", "width=2024"),
    ],
)
def test_other_names_and_days_that_stand_for_none_give_none(name, content):
    assert list(publications(metas(meta(name, content)))) == []


def test_names_that_only_sound_like_it_must_agree():
    one, other = meta("a-publish-date", "2024-03-09"), meta("b-publish-date", "2019-01-02")
    assert list(publications(metas(one, other))) == []
    both = list(publications(metas(other, one, meta("pubdate", "2024-03-10"))))
    assert [moment.text for moment, _ in both] == ["2024-03-10"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("article:modified_time", "property"),
        ("og:updated_time", "property"),
        ("dcterms.modified", "name"),
        ("last-modified", "http-equiv"),
        ("updated", "name"),
        ("x-lastmod", "name"),
        ("dateModified", "itemprop"),
    ],
)
def test_many_names_give_the_moment_of_change(name, key):
    found = metas(meta(name, "2024-03-11T08:00:00Z", key))
    assert {moment.text for moment in changes(found)} == {"2024-03-11T08:00:00Z"}
    assert list(publications(found)) == []


def test_what_a_comment_says_of_itself_is_not_the_page_s():
    date = meta("datePublished", "2019-01-02", "itemprop")
    comment = f'<div itemscope itemtype="https://schema.org/Comment">{date}</div>'
    assert list(publications(metas(body=comment))) == []
    article = comment.replace("Comment", "NewsArticle")
    assert len(list(publications(metas(body=article)))) == 1


@pytest.mark.parametrize(
    "tags",
    [
        [meta("author", "Tom Reed and Ann Poe")],
        [meta("citation_author", "Tom Reed"), meta("citation_author", "Ann Poe")],
        [meta("articleAuthor", "Tom Reed, Ann Poe")],
        [meta("post_authors", "Tom Reed; Ann Poe")],
        [meta("twitter:label1", "Verfasst von"), meta("twitter:data1", "Tom Reed, Ann Poe")],
        [
            meta("author", "https://social.example/reed"),
            meta("parsely-author", "Tom Reed; Ann Poe"),
        ],
    ],
)
def test_many_names_give_the_authors(tags):
    assert next(meta_authors(metas(*tags))) == ("Tom Reed", "Ann Poe")


@pytest.mark.parametrize(
    "tags",
    [
        [meta("twitter:label1", "Reading time"), meta("twitter:data1", "4 minutes")],
        [meta("author", "desk@post.example")],
        [meta("authority", "Harbour Board")],
        [meta("author-avatar", "reed.png")],
    ],
)
def test_others_give_no_author(tags):
    assert list(meta_authors(metas(*tags))) == []
