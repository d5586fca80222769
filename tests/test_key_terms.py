"""A story's key terms set it apart from those beside it, and stand in its reports."""

import pytest

from retold.key_terms import as_written, key_terms
from retold.model import Profile, Report

FERRY = {"ferry": 0.6, "marten": 0.5, "quay": 0.3}
OTHER = {"ferry": 0.6, "heron": 0.5, "dock": 0.3}


def profile(name, terms):
    return Profile(
        report=name,
        source=name,
        url=None,
        outlet=None,
        title=None,
        published=None,
        day=None,
        words=50,
        terms=tuple(sorted(terms.items())),
    )


def report(text, title=None):
    return Report(id="r", source="r", text=text, title=title)


def test_what_the_stories_beside_have_as_well_sets_none_apart():
    own = [profile("a", FERRY), profile("b", FERRY)]
    assert key_terms(own, []) == ["ferry", "marten", "quay"]
    assert key_terms(own, [profile("c", OTHER)]) == ["marten", "quay"]


def test_what_one_report_has_alone_comes_after_what_all_have():
    own = [profile("a", {"bell": 0.5, "rope": 0.9}), profile("b", {"bell": 0.5, "tide": 0.2})]
    assert key_terms(own, [])[0] == "bell"


def test_the_order_of_reports_changes_nothing():
    own = [profile("a", FERRY), profile("b", {"bell": 0.4}), profile("c", OTHER)]
    assert key_terms(own, []) == key_terms(own[::-1], [])


def test_a_number_is_no_term():
    assert key_terms([profile("a", {"1911": 0.9, "bell": 0.1})], []) == ["bell"]


@pytest.mark.parametrize(
    ("text", "chosen", "shown"),
    [
        ("A paddle steamer. The paddle steamer left.", ["steamer", "paddle"], ("paddle steamer",)),
        (
            "A steamer, a paddle. The paddle, the steamer.",
            ["steamer", "paddle"],
            ("steamer", "paddle"),
        ),
        ("ADA LUND SPEAKS\nAda Lund spoke. Lund left.", ["lund", "ada"], ("Ada Lund",)),
        ("The Marten's crew, and the Marten's bell.", ["marten"], ("Marten",)),
        ("Boats left. The boats came back.", ["boat"], ("boats",)),
        ("Nothing of it.", ["boat"], ()),
    ],
)
def test_terms_are_written_as_in_a_report(text, chosen, shown):
    found = as_written(chosen, [report(text)], {"lund", "ada", "marten"})
    assert found == shown
    assert all(words in text for words in found)


def test_terms_stand_in_the_reports_of_their_story(demo):
    texts = {row.source: f"{row.title}\n{row.text}" for row in demo.reports()}
    for story in demo.export("stories"):
        assert story.terms
        for words in story.terms:
            assert any(words in texts[source] for source in story.sources)


def test_two_stories_of_one_kind_have_no_term_in_common(demo):
    by_title = {story.title: set(story.terms) for story in demo.stories()}
    one, other = (terms for terms in by_title.values() if terms & {"Aldermere", "Brindlow"})
    assert not one & other


def test_every_way_to_a_story_shows_the_same_terms(demo):
    exported = {story.id: story.terms for story in demo.export("stories")}
    assert {story.id: story.terms for story in demo.stories(by="date")} == exported
    assert {name: demo.story(name).terms for name in exported} == exported
