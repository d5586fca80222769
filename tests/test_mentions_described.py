"""Descriptions and possessives are given to whom the report's own words tie them, or left open."""

import pytest

from retold.model import Mention, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.sentences import find_sentences


def meant(text, words):
    """Return whom the last place with these words means."""
    report = Report(id="r", source="r", text=text, language="en")
    sentences = list(find_sentences(report, list(find_blocks(report))))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    return [row.name for row in rows if row.text == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Lee, a singer, rowed. David Holm slept. The singer won.", "The singer", "Ann Lee"),
        (
            "Ann Lee, 43, rowed. David Holm slept. The 43-year-old won.",
            "The 43-year-old",
            "Ann Lee",
        ),
        ("Ann Lee, a mother of two, rowed. The mother of two won.", "The mother of two", "Ann Lee"),
        (
            "David Holm, a father of three, spoke. Ann Lee slept. The father-of-three left.",
            "The father-of-three",
            "David Holm",
        ),
        (
            "Ann Lee was also a painter. David Holm slept. The painter won.",
            "The painter",
            "Ann Lee",
        ),
        ("Sen. Ann Lee spoke. David Holm slept. The senator left.", "The senator", "Ann Lee"),
        ("Mayor Ann Lee spoke. David Holm slept. The mayor left.", "The mayor", "Ann Lee"),
    ],
)
def test_a_description_is_whom_the_report_gave_it_to(text, words, name):
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Ann Lee rowed with her husband, David Holm. Lee said her husband was glad.",
            "her husband",
            "David Holm",
        ),
        (
            "Ann Lee and her late husband David Holm rowed. Lee missed her husband.",
            "her husband",
            "David Holm",
        ),
        (
            "Ann Lee rowed. David Holm, her brother, slept. Lee said her brother was tired.",
            "her brother",
            "David Holm",
        ),
        ("David Holm said his wife, Ann Lee, rowed. His wife was glad.", "His wife", "Ann Lee"),
        (
            "David Holm said his wife, Ann Lee, rowed. Lee said her husband slept.",
            "her husband",
            "David Holm",
        ),
    ],
)
def test_a_relative_named_once_is_known_again(text, words, name):
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee, a singer, met Mary Holm, a singer. The singer left.", "The singer"),
        ("Ann Lee rowed. Lee said her brother was tired.", "her brother"),
        (
            "Ann Lee met her brother, David Holm, and her brother, Tom Holm. Her brother slept.",
            "Her brother",
        ),
    ],
)
def test_where_two_fit_or_none_is_named_it_is_left_open(text, words):
    assert meant(text, words) is None


def test_a_possessive_is_not_the_relative_named_behind_it():
    text = "Tom Holm rowed. He was glad. His father, David Holm, slept."
    assert meant(text, "His") == "Tom Holm"


def test_her_before_as_is_an_object():
    text = "Helen Marsh rowed. Mary Lee described her as a winner."
    assert meant(text, "her") == "Helen Marsh"
