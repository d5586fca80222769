"""Pages: all their text is kept, and what of it is the report is told from what is not."""

import json
import time

import pytest

from retold.inbox import Raw, read_input
from retold.inbox.elements import find_places
from retold.inbox.head import page_facts, read_head, shown_words
from retold.inbox.pages import page_text, page_tree, seen_page
from retold.inbox.traits import TRAITS
from retold.stages.blocks import find_blocks

FIRST = "The ferry Marten will sail again in spring, the Oxmoor council said on Tuesday evening."
SECOND = (
    "“We will mend her ourselves, plank by plank,” said Ada Lund, who leads the trust that has "
    "kept the old boat under canvas since the winter of the great flood."
)
THIRD = (
    "Some thirty volunteers have promised to scrape the hull before the frost comes, and the "
    "yard at Kelsey has lent them its smaller slip for nothing but the promise of a ride."
)
ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Post"},
        {
            "@type": "NewsArticle",
            "headline": "Ferry Marten to sail again",
            "datePublished": "2024-03-09T10:15:30+01:00",
            "dateModified": "2024-03-10T08:00:00+01:00",
            "author": [{"@type": "Person", "name": "Tom Reed"}],
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
        },
    ],
}


def page(head="", above="", below="", url="https://post.example/news/marten"):
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Ferry Marten to sail again | Harbour Post'
        f'</title><link rel="canonical" href="{url}">{head}</head><body><nav><ul><li>News</li>'
        f"<li>Tides</li></ul></nav><main><article><h1>Ferry Marten to sail again</h1>{above}"
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{below}</article></main>"
        "<aside><h2>Most read</h2><a href='/1'>Why the harbour clock is late in winter</a></aside>"
        "<footer><p>© 2024 Harbour Post. All rights reserved.</p></footer></body></html>"
    )


def read(markup):
    return read_input(Raw(source="page", input="page.html", form="html", body=markup.encode()))


def seen_of(markup):
    tree = page_tree(markup, "page")
    head = read_head(tree, None)
    return seen_page(page_text(markup), tree, shown_words(tree, head, page_facts(tree, head)))


def roles(made):
    return {block.of(made.text): block.role for block in find_blocks(made)}


def test_the_whole_page_is_its_text_and_every_line_has_a_role():
    caption = "<figcaption>The Marten. Photo: T. Reed</figcaption>"
    made = read(page(above=f'<figure><img alt="a boat">{caption}</figure>'))
    found = roles(made)
    assert {found[line] for line in (FIRST, SECOND, THIRD)} == {"body"}
    assert found["Ferry Marten to sail again"] == "headline"
    assert (found["The Marten."], found["Photo: T. Reed"]) == ("caption", "credit")
    assert found["Most read"] == found["Why the harbour clock is late in winter"] == "related"
    assert "body" not in {found["News"], found["Tides"]}
    assert found["© 2024 Harbour Post. All rights reserved."] in {"promo", "meta", "wire"}
    assert "a boat" not in made.text
    assert "•" not in made.text


def test_json_ld_comes_first_among_the_facts():
    head = (
        f'<script type="application/ld+json">{json.dumps(ARTICLE)}</script>'
        '<meta property="article:published_time" content="2024-03-11">'
    )
    made = read(page(head))
    assert (made.published, made.published_precision) == ("2024-03-09T10:15:30+01:00", "second")
    assert made.published_basis == "JSON-LD datePublished"
    assert made.updated == "2024-03-10T08:00:00+01:00"
    assert (made.title, made.outlet) == ("Ferry Marten to sail again", "Harbour Post")
    assert (made.byline, made.language) == (("Tom Reed",), "en")
    assert made.url == "https://post.example/news/marten"


@pytest.mark.parametrize(
    ("head", "above", "url", "published", "basis"),
    [
        (
            '<meta property="article:published_time" content="2024-03-09T10:15:30Z">',
            "<time datetime='2024-03-08'>Friday</time>",
            "https://post.example/2024/03/07/marten",
            "2024-03-09T10:15:30Z",
            "meta article:published_time",
        ),
        (
            "",
            "<time datetime='2024-03-08'>Friday</time>",
            "https://post.example/2024/03/07/marten",
            "2024-03-08",
            "time element",
        ),
        ("", "", "https://post.example/2024/03/07/marten", "2024-03-07", "address"),
        (
            "",
            "<p>Published March 6, 2024</p>",
            "https://post.example/a",
            "2024-03-06",
            "date line of the page",
        ),
        ("", "", "https://post.example/a", None, None),
        ('<script type="application/ld+json">{"@type": "News</script>', "", "x", None, None),
    ],
)
def test_the_date_is_read_where_the_page_gives_it(head, above, url, published, basis):
    below = "" if published else "<p>No date stands on this page, and none is made up for it.</p>"
    made = read(page(head, above, below, url).replace("© 2024", "©"))
    assert made.published == published
    assert made.published_basis == basis


def test_the_name_of_the_site_is_no_part_of_the_title_and_no_author():
    site = '<meta property="og:site_name" content="Harbour Post">'
    markup = page(f'<meta name="author" content="Harbour Post">{site}')
    made = read(markup.replace("<h1>Ferry Marten to sail again</h1>", "<h1>Harbour Post</h1>"))
    assert made.title == "Ferry Marten to sail again"
    shown = page(site, '<p class="byline">By <a>Tom Reed</a></p>')
    assert read(shown).byline == ("Tom Reed",)


def test_a_standfirst_is_told_by_the_style_sheet_or_the_description():
    line = "A trust wants hands for the oldest boat on the river"
    by_class = read(page(above=f'<p class="article-standfirst">{line}</p>'))
    by_head = read(page(f'<meta name="description" content="{line}">', f"<p>{line}</p>"))
    assert roles(by_class)[line] == roles(by_head)[line] == "standfirst"


def test_a_pitch_and_a_teaser_inside_the_body_are_no_body():
    pitch = "Sign up for our free daily newsletter to get the tides in your inbox."
    made = read(page(below=f"<p>{pitch}</p><p>Read more: Why the harbour clock runs late</p>"))
    found = roles(made)
    assert found[pitch] == "promo"
    assert found["Read more: Why the harbour clock runs late"] == "related"


def test_a_teaser_that_repeats_a_paragraph_is_not_taken_for_it():
    made = read(page().replace("<aside>", f"<aside><p>{FIRST}</p>"))
    found = [block.role for block in find_blocks(made) if block.of(made.text) == FIRST]
    assert found[0] == "body"
    assert found.count("body") == 1


def test_words_that_look_like_markup_stay_words():
    made = read(
        page(below="<p>The sign said &lt;b&gt;no&lt;/b&gt; and nobody knew what to make of it.</p>")
    )
    assert "The sign said <b>no</b> and nobody knew" in made.text


@pytest.mark.parametrize(
    "markup", ["<div>" * 3_000 + FIRST, "<b>" * 9_000 + FIRST, f"<p>{FIRST}", FIRST]
)
def test_pages_that_are_hardly_pages_are_read_all_the_same(markup):
    assert FIRST in read(markup).text


def test_the_body_that_json_ld_gives_is_known_of_each_line():
    hidden = f"<nav><ul><li>{FIRST}</li><li>{SECOND}</li><li>{THIRD}</li></ul></nav>"
    said = json.dumps({**ARTICLE["@graph"][1], "articleBody": f"{FIRST} {SECOND} {THIRD}"})
    head = f'<script type="application/ld+json">{said}</script>'
    seen = seen_of(f"<html><head>{head}</head><body>{hidden}</body></html>")
    assert list(seen.traits[:, TRAITS.index("said")]) == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("found", ["\x01", "\x0b\x0c", "\ufffe", "\x7f"])
def test_control_characters_end_no_page(found):
    roles_found = roles(read(page(above=f"<p>The tide{found} turns.</p>")))
    assert {roles_found[line] for line in (FIRST, SECOND, THIRD)} == {"body"}
    assert roles_found["Why the harbour clock is late in winter"] == "related"


def test_a_list_and_a_heading_inside_the_body_are_of_the_report():
    listed = "<h2>What the trust needs</h2><ul><li>Thirty pots of tar and a barrel to boil it in"
    found = roles(read(page(below=f"{listed}.</li></ul><p>{SECOND.replace('plank', 'nail')}</p>")))
    assert found["Thirty pots of tar and a barrel to boil it in."] == "body"


@pytest.mark.parametrize(
    "page",
    ["<p>a</p>" * 31_000, "<p>a b c d.</p>" * 5_000, "<div>a" * 4_000, "<a href=x>a</a> " * 9_000],
)
def test_a_page_of_endless_paragraphs_takes_a_time_that_grows_with_it_and_no_more(page):
    began = time.process_time()
    read(f"<html><body><article>{page}</article></body></html>")
    assert time.process_time() - began < 9  # a second on a slow machine


def live_page(posts):
    hours = (f"{hour}:{minute:02}pm" for hour in range(9, 2, -1) for minute in (52, 31, 7))
    listed = "".join(
        f'<article><a href="#p{hour}"><time>{hour}</time></a><h3>{heading}</h3>'
        f'<div class="text"><p>{text}</p></div><ul><li><a href="/s">Share</a></li></ul></article>'
        for hour, (heading, text) in zip(hours, posts, strict=False)
    )
    return page(below=f'<div class="live">{listed}</div>')


POSTS = (
    (
        "Marten is afloat",
        "She floats. A cheer goes up from the pier, and the band finds its place.",
    ),
    ("Tar for the seams", "Tom Reed is on his knees with a brush, and the tide will not wait."),
    ("A crowd on the pier", "Some two hundred people have come by the path along the river."),
    ("The rope is cut", "The mayor has cut the rope, with the second pair of scissors brought."),
    ("Rain over Kelsey", "It has begun to rain. Nobody has left, but the band is under a sail."),
    ("Who built her?", "Ada Lund says the yard kept no lists, so the names are not all known."),
    ("A word from the yard", "The yard has lent its smaller slip for nothing but a promised ride."),
    (
        "Good morning from the quay",
        "We are on the quay at Oxmoor, where the ferry is to be launched.",
    ),
)


def test_the_posts_of_a_live_blog_are_body_and_their_hours_are_not():
    found = roles(read(live_page(POSTS)))
    assert {found[text] for _, text in POSTS} == {"body"}
    headings = [found[heading] for heading, _ in POSTS]
    assert headings.count("body") >= len(POSTS) - 1  # the last has little below it to go by
    assert {found["9:52pm"], found["9:31pm"], found["9:07pm"], found["8:52pm"]} == {"meta"}


def test_a_menu_whose_style_is_called_subtitle_is_no_standfirst():
    entries = "".join(
        f'<li class="subtitle"><a href="/{n}">{n}</a></li>' for n in ("Tides", "Sport")
    )
    below = '<p class="summary">Manage account</p>'
    found = roles(read(f"{page().replace('<ul>', f'<ul>{entries}')}{below}"))
    assert "standfirst" not in {found["Tides"], found["Sport"], found["Manage account"]}


def test_the_first_row_of_a_table_in_the_report_is_of_the_report():
    rows = ("Boat", "Yard", "State"), ("Marten", "Kelsey", "Afloat"), ("Otter", "Oxmoor", "Sunk")
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = roles(read(page(below=f"<table>{cells}</table><p>{SECOND} Nobody objected.</p>")))
    told = {role for line, role in found.items() if line.split()[0] in {"Boat", "Marten", "Otter"}}
    assert told == {"body"}


@pytest.mark.parametrize("named", ['class="KeyPoints_root__x1"', 'data-testid="key-points"'])
def test_what_an_element_is_called_is_read_from_humps_and_from_names_for_components(named):
    tree = page_tree(
        f"<html><body><div {named}><p>{FIRST}</p></div><p>{SECOND}</p></body></html>", "page"
    )
    places = list(find_places([FIRST, SECOND], tree))
    assert "intro" in places[0].element.far
    assert not places[1].element.far


@pytest.mark.parametrize(
    "line", ["Veröffentlicht am 9. März 2024 um 15:44", "Publié le 9 mars 2024"]
)
def test_a_line_of_the_body_that_only_says_when_is_no_prose_in_any_language(line):
    found = roles(read(page().replace(f"<p>{SECOND}", f"<p>{line}</p><p>{SECOND}")))
    assert (found[line], found[SECOND]) == ("meta", "body")
