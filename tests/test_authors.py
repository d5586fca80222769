"""Who wrote a page: whom its head names, else what it marks, else what stands by the headline."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.authors import MARKS, is_outlet, settle_byline, shown_authors
from retold.inbox.beside import Shown
from retold.inbox.facts import Facts, clean_names, split_names
from retold.inbox.head import page_facts, read_head
from retold.inbox.pages import page_tree

TITLE = "Ferry Marten to sail again"
HEAD = Shown(TITLE, "headline")
BODY = [Shown("The ferry will sail again in spring.", "body"), Shown("She is old.", "body")]


def page(body, head=""):
    title = f'<meta property="og:title" content="{TITLE}">'
    return page_tree(f"<html><head>{title}{head}</head><body>{body}</body></html>", "page")


def marked(markup, above="", **known):
    facts = Facts(title=TITLE, **known)
    return shown_authors(page(f"{above}<h1>{TITLE}</h1>{markup}<p>The ferry sails.</p>"), facts)


def settled(*lines, known=(), basis=None, outlet="Harbour Post"):
    facts = Facts(byline=known, byline_basis=basis, outlet=outlet)
    settle_byline(facts, [HEAD, *lines, *BODY])
    return facts.byline, facts.byline_basis


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="byline">By Tom Reed</p>',
        '<a rel="author" href="/reed">Tom Reed</a>',
        '<span itemprop="author">Tom Reed</span>',
        '<div class="post-author">Tom Reed | Harbour reporter</div>',
        '<p class="authorName">Tom Reed</p>',
        '<h4 class="c-author-box__name">Tom Reed</h4>',
        '<p class="author"> Tom Reed<br> 9 March 2024 </p>',
        '<span>by</span> <a href="https://post.example/author/treed/">Tom Reed</a>',
        '<a href="/autoren/name/tom-reed">Tom Reed</a>',
    ],
)
def test_mark_up_says_who_wrote_it_in_many_ways(markup):
    assert marked(markup) == ("Tom Reed",)


def test_several_links_are_several_authors():
    links = "".join(f'<li><a href="/r">{name}</a></li>' for name in ("Tom Reed", "Ann Poe"))
    assert marked(f'<ul class="authorList">{links}</ul>') == ("Tom Reed", "Ann Poe")


@pytest.mark.parametrize(
    "markup",
    [
        '<aside><p class="author">Ann Poe</p></aside>',
        '<div class="related"><p class="author">Ann Poe</p></div>',
        '<ol class="comments"><li><cite class="fn">x</cite><b class="author">Ann Poe</b></li></ol>',
        '<p>Reviewed by <a href="/author/ann-poe">Ann Poe</a></p>',
        '<p>Photo: <span class="author">Ann Poe</span></p>',
        '<div class="author-bio">Ann Poe writes of ferries and the people who sail them.</div>',
        '<a href="/people/ann-poe">Ann Poe</a>',
        '<a href="/author/">Ann Poe</a>',
        '<p class="author">admin</p>',
    ],
)
def test_others_are_no_authors(markup):
    assert marked(markup) == ()
    assert marked(markup + '<p class="byline">By Tom Reed</p>') == ("Tom Reed",)


def test_what_stands_below_the_headline_comes_before_what_stands_above():
    above = '<p class="byline">By Ann Poe</p>'
    assert marked("", above) == ("Ann Poe",)
    assert marked('<p class="byline">By Tom Reed</p>', above) == ("Tom Reed",)


def test_where_the_outlet_is_named_first_only_names_beside_it_are_of_the_report():
    outlet = '<span class="author">Harbour Post</span>'
    person = '<span class="author">Tom Reed</span>'
    assert marked(f"<div>{outlet} {person}</div>", outlet="Harbour Post") == ("Tom Reed",)
    far = "<div><div><div><div><div>%s</div></div></div></div></div>"
    assert marked(far % outlet + far % person, outlet="Harbour Post") == ()
    assert marked(far % outlet + far % person) == ("Harbour Post",)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Harbour Post Daily", True),
        ("harbour post daily", True),
        ("HPD", True),
        ("Post.example", True),
        ("Tom Reed", False),
        ("HP", False),
        ("", False),
    ],
)
def test_an_outlet_is_known_by_its_name_its_initials_and_its_host(name, same):
    facts = Facts(outlet="Harbour Post Daily", url="https://www.post.example/a")
    assert is_outlet(name, facts) is same


@pytest.mark.parametrize(
    ("author", "metas", "markup", "byline", "basis"),
    [
        ("Tom Reed", "", "", ("Tom Reed",), "JSON-LD"),
        ("Harbour Post", "", "", ("Harbour Post",), "JSON-LD"),
        ("Harbour Post", "Ann Poe", "", ("Ann Poe",), "meta author"),
        ("Harbour Post", "", "By Ann Poe", ("Ann Poe",), MARKS),
        ("Tom Reed", "Ann Poe", "By Jo Hill", ("Tom Reed",), "JSON-LD"),
        ("Tom Reed, Harbour Post", "", "", ("Tom Reed",), "JSON-LD"),
        (None, "desk@post.example", "", (), None),
        (None, "HPD", "By Ann Poe", ("Ann Poe",), MARKS),
    ],
)
def test_the_outlet_s_own_name_is_the_last_to_be_taken(author, metas, markup, byline, basis):
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": {"name": author},
        "publisher": {"name": "Harbour Post"},
    }
    site = "Harbour Post" if metas != "HPD" else "Harbour Post Daily"
    if metas == "HPD":
        data["publisher"]["name"] = site
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    tree = page(
        f'<h1>{TITLE}</h1><p class="byline">{markup}</p>',
        f'{script}<meta name="author" content="{metas}">',
    )
    facts = page_facts(tree, read_head(tree, None))
    assert (facts.byline, facts.byline_basis) == (byline, basis)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Tom Reed"], ("Tom Reed",)),
        (["von Tom Reed"], ("Tom Reed",)),
        (["Written by:", "Tom Reed"], ("Tom Reed",)),
        (["9 March 2024", "BY", "Tom Reed and Ann Poe"], ("Tom Reed", "Ann Poe")),
        (["Par", "Zoé Martin"], ("Zoé Martin",)),
        (["By", "Event types"], ()),
        (["By", "Harbour Post"], ()),
        (["By", "Last updated:"], ()),
        (["By", "9 March 2024", "Tom Reed"], ()),
        (["Tom Reed"], ()),
    ],
)
def test_a_line_beside_the_headline_names_the_author(lines, names):
    shown = [Shown(line, "promo") for line in lines]
    assert settled(*shown) == (names, "byline of the page" if names else None)
    outlet = ("Harbour Post",)
    assert settled(*shown, known=outlet, basis="JSON-LD")[0] == (names or outlet)


def test_a_line_beside_the_headline_outdoes_what_is_only_marked_somewhere():
    line = Shown("By Tom Reed", "byline")
    page_line = (("Tom Reed",), "byline of the page")
    assert settled(line, known=("Ann Poe",), basis=MARKS) == page_line
    assert settled(line, known=("Ann Poe",), basis="JSON-LD") == (("Ann Poe",), "JSON-LD")
    glued = Shown("By Tom ReedNovember", "byline")
    assert settled(glued, known=("Tom Reed",), basis=MARKS) == (("Tom Reed",), MARKS)


def test_a_byline_below_a_standfirst_counts_but_no_label_among_the_paragraphs():
    standfirst = Shown("The oldest ferry of the river has a new keel.", "body")
    assert settled(standfirst, Shown("By Tom Reed", "promo"))[0] == ("Tom Reed",)
    assert settled(standfirst, Shown("By", "promo"), Shown("Wedding Boats", "promo"))[0] == ()


def test_a_byline_at_the_end_counts_where_nothing_else_is_known():
    facts = Facts()
    settle_byline(facts, [HEAD, *BODY, *BODY, Shown("By Tom Reed", "byline")])
    assert facts.byline == ("Tom Reed",)


@pytest.mark.parametrize(
    ("listing", "names"),
    [
        ("Tom Reed (tre), Ann Poe (AP)", ("Tom Reed", "Ann Poe")),
        ("Tom &amp; Ann", ("Tom", "Ann")),
        ("Tom Reed; head of the school of boats at the town of Tern", ("Tom Reed",)),
    ],
)
def test_names_are_told_from_what_stands_with_them(listing, names):
    assert clean_names(split_names(listing)) == names


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_give_names_or_none(words, label):
    facts = Facts(outlet=words)
    settle_byline(facts, [HEAD, Shown(label, "meta"), Shown(words, "promo"), *BODY])
    assert all(facts.byline)


def test_hostile_marks_neither_hang_nor_crash():
    deep = '<div class="author">' * 3000 + "Tom Reed"
    assert marked(deep) in {(), ("Tom Reed",)}
    assert marked('<a href="/author/x' + "x" * 100_000 + '">' + "A " * 100_000 + "</a>") == ()
