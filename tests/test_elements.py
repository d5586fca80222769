"""Places: which elements of a page a line comes from, and what those say of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.elements import NOWHERE, find_places
from retold.inbox.pages import page_tree

PAGE = """<html><body><header><nav><a href="/">Tides</a></nav></header>
<main><article class="article-body"><h2>The <b>Marten</b> sails</h2>
<div class="story"><p>She sails at noon from the <a href="/q">old quay</a>.</p></div>
<aside class="related-links"><ul><li><a href="/1">Why the clock is</a></li></ul></aside>
</article></main></body></html>"""


def places(lines, markup=PAGE):
    return list(find_places(lines, page_tree(markup, "page")))


def test_a_line_has_the_tag_the_landmarks_and_the_hints_of_its_element():
    tides, heading, story, teaser = places(
        [
            "Tides",
            "The Marten sails",
            "She sails at noon from the old quay.",
            "Why the clock is",
        ]
    )
    assert (tides.linked, tides.element.inside) == (1.0, {"header", "nav"})
    assert (heading.element.tag, heading.linked) == ("heading", 0.0)
    assert (story.element.tag, story.element.inside) == ("p", {"main", "article"})
    assert story.element.near == frozenset()
    assert {"body", "story"} <= story.element.far
    assert 0.2 < story.linked < 0.4
    assert {"aside", "ul"} <= teaser.element.inside
    assert "aside" in teaser.element.far


def test_paragraphs_of_one_body_share_a_group_and_wrapped_ones_the_one_above():
    bare = places(["One.", "Two."], "<html><body><div><p>One.</p><p>Two.</p></div></body></html>")
    assert bare[0].element.group == bare[1].element.group
    wrapped = places(
        ["One.", "Two."],
        "<html><body><main><div><p>One.</p></div><div><p>Two.</p></div></main></body></html>",
    )
    assert wrapped[0].element.group != wrapped[1].element.group
    assert wrapped[0].element.outer == wrapped[1].element.outer


def test_what_the_page_does_not_show_is_nowhere_and_the_rest_is_found_all_the_same():
    found = places(["Tides", "No such words", "The Marten sails"])
    assert found[1] is NOWHERE
    assert found[2].element.tag == "heading"


def test_scripts_and_styles_hold_no_line():
    markup = "<html><body><script>var tide = 1</script><style>p {}</style><p>Tide</p></body></html>"
    assert places(["var tide = 1", "Tide"], markup)[0] is NOWHERE


@given(st.lists(st.text(max_size=30), max_size=8), st.text(st.sampled_from("<pdiva >/x\n")))
def test_every_line_has_one_place_whatever_the_page(lines, markup):
    tree = page_tree(f"<html><body>{markup}</body></html>", "page")
    if tree is not None:
        found = list(find_places(lines, tree))
        assert len(found) == len(lines)
        assert all(0.0 <= place.linked <= 1.0 for place in found)


@pytest.mark.parametrize("line", ["a", "b", "a" * 2_000])
def test_time_grows_with_the_page_and_no_faster(line):
    markup = f"<html><body>{'<p>a</p>' * 10_000}</body></html>"
    tree = page_tree(markup, "page")
    began = time.process_time()
    list(find_places([line] * 5_000, tree))
    assert time.process_time() - began < 4  # half a second on a slow machine
