"""Ids last: what a story became is written down, and its old page leads to the new place."""

import json

import pytest

from retold.cli import main
from retold.errors import NotFoundError
from tests.seen import page


def sources(library):
    return sorted(story.sources for story in library.stories())


@pytest.fixture
def merged(ferries):
    """Two stories that a person made one; return the library, the old ids, and the verdict."""
    before = {story.id for story in ferries.stories()}
    given = ferries.judge("same", "ferry-1", "orchard-1", because="one river")
    return ferries, before, given


def test_a_story_that_joined_another_leads_to_it(merged):
    library, before, _ = merged
    (one,) = library.stories()
    assert one.id in before
    (gone,) = before - {one.id}
    assert library.story(gone).id == one.id
    (row,) = library.history(one.id)
    assert (row.kind, row.old, row.new) == ("story", gone, one.id)
    assert library.history(gone) == [row]


def test_a_story_that_was_divided_says_which_part_went_where(merged):
    library, before, given = merged
    (one,) = library.stories()
    library.undo(given.id)
    assert {story.id for story in library.stories()} == before
    (gone,) = before - {one.id}
    rows = [(row.kind, row.old, row.new) for row in library.history("ferry-1")]
    assert rows == [("story", gone, one.id), ("story part", one.id, gone)]
    assert library.history(gone) == library.history(one.id)


def test_a_story_that_a_rebuild_divides_says_which_part_went_where(ferries, monkeypatch):
    (one,) = [story for story in ferries.stories() if "ferry-1" in story.sources]
    monkeypatch.setattr("retold.stages.stories.group.SURE", 2.0)  # as a newer program might judge
    ferries.rebuild()
    parts = {row.new for row in ferries.history(one.id) if row.kind == "story part"}
    heir = ferries.story(one.id).id
    assert {ferries.story(name).id for name in one.sources} == {heir, *parts}
    assert len(parts) == len(one.sources) - 1


def test_the_old_page_of_a_story_leads_to_the_new_one(merged, tmp_path):
    library, before, given = merged
    (one,) = library.stories()
    (gone,) = before - {one.id}
    tree = page(library, f"stories/{gone}.html")
    (refresh,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == f"0; url={one.id}.html"
    assert f"../stories/{one.id}.html" in tree.xpath("//main//a/@href")
    library.site(tmp_path / "site")
    assert (tmp_path / "site" / "stories" / f"{gone}.html").exists()
    library.undo(given.id)
    assert not page(library, f"stories/{gone}.html").xpath("//meta[@http-equiv='refresh']")


def test_a_page_of_a_story_that_was_forgotten_leads_nowhere(merged):
    library, before, given = merged
    library.undo(given.id)
    pear = library.story("orchard-1").id
    library.forget("orchard-1")
    assert library.history(pear)[-1].new is None
    assert [story.id for story in library.stories()] == [(before - {pear}).pop()]


def test_a_growing_story_keeps_its_id_or_leads_on(library, ferry, tmp_path):
    known = []
    for record in ferry[:3]:
        path = tmp_path / f"{record['id']}.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        library.read(path)
        known.append(library.story("ferry-1").id)
    assert {library.story(name).id for name in known} == {known[-1]}
    assert {row.new for row in library.history("ferry-1")} <= set(known)


def test_a_story_that_never_was_has_no_history(ferries):
    with pytest.raises(NotFoundError, match="no story 'nothing'"):
        ferries.history("nothing")
    assert ferries.history("ferry-1") == []


def test_the_command_says_that_a_story_has_no_history(ferries, tmp_path, capsys):
    assert ferries.story("ferry-1")
    with pytest.raises(SystemExit):
        main(["history", "ferry-1", "-l", str(tmp_path / "test.sqlite")])
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "nothing found\n")


def test_the_command_shows_what_became_of_an_id(merged, tmp_path, capsys):
    library, before, _ = merged
    (one,) = library.stories()
    (gone,) = before - {one.id}
    with pytest.raises(SystemExit):
        main(["history", gone, "-l", str(tmp_path / "test.sqlite")])
    shown = " ".join(capsys.readouterr().out.split())
    assert gone in shown
    assert one.id in shown
    assert "all of it" in shown
