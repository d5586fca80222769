"""Pages of ids that were given up: each leads to the page that now holds most of what it held."""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from retold.show.shelf import Shelf, person_href, story_href, utterance_href


class MovedPage(Struct, frozen=True):
    """Where an old page leads: to what (`story`, `person`, `utterance`), and its file there.

    `beside` is the file's name, as seen from the old page in the same folder.
    """

    kind: str
    href: str
    beside: str


HREFS: Mapping[str, Callable[[str], str]] = {
    "story": story_href,
    "person": person_href,
    "utterance": utterance_href,
}


def moved_pages(shelf: Shelf) -> Iterator[tuple[str, MovedPage]]:
    """Yield the file of each page that is no more, and what stands there instead."""
    for kind, alive in _alive(shelf).items():
        steps = {row.old: row.new for row in shelf.successions if row.kind == kind}
        for old in sorted(steps):
            new = _heir(old, steps, alive)
            if new is not None and new != old:
                href = HREFS[kind](new)
                yield HREFS[kind](old), MovedPage(kind, href, href.rpartition("/")[2])


def _alive(shelf: Shelf) -> dict[str, Collection[str]]:
    """Return the ids that have a page."""
    return {
        "story": shelf.stories,
        "person": shelf.people,
        "utterance": {one for one in shelf.utterances if shelf.retold(one)},
    }


def _heir(old: str, steps: Mapping[str, str | None], alive: Collection[str]) -> str | None:
    """Return the id that an old one leads to at last, itself if it stands; None for nowhere."""
    seen: set[str] = set()
    name: str | None = old
    while name is not None and name not in alive and name not in seen:
        seen.add(name)
        name = steps.get(name)
    return name if name in alive else None
