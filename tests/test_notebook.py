"""Results show themselves in a notebook with snippets that need nothing else."""

import lxml.html
import pytest

from retold.show.notebook import grid_html, story_html
from tests.makers import poison
from tests.rows import make_rows

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def rows():
    return make_rows()


def test_a_grid_holds_every_reading(rows):
    (utterance,) = rows.tables["utterances"]
    tree = lxml.html.fromstring(grid_html(utterance))
    heads = [head.text_content() for head in tree.iter("th")]
    assert [head[:7] for head in heads] == ["Morning", "Evening", "copying"]
    assert "≠ other words" in tree.text_content()


def test_a_story_holds_its_state_and_episodes(rows):
    (story,) = rows.tables["stories"]
    said = " ".join(lxml.html.fromstring(story_html(story)).text_content().split())
    assert "3 reports, 2 origins, 2 outlets known, 7 – 19 May 2024" in said
    assert "7 May 2024: morning, evening, copying" in said


def test_words_are_never_markup(rows):
    hostile = poison(rows, HOSTILE).tables
    for snippet in (grid_html(hostile["utterances"][0]), story_html(hostile["stories"][0])):
        tree = lxml.html.fromstring(snippet)
        assert not list(tree.iter("script", "img"))
        assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]
