"""Look-alikes: pairs of a report and another one of its story, told of other people and places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from random import Random

from bench.stories.reading import Told
from retold.lexis.terms import term
from retold.lexis.words import WORD
from retold.model import Profile, Report, content_id
from retold.stages.blocks import find_blocks
from retold.stages.profiles import find_profile

EXCHANGED = (0.4, 1.0)  # share of a story's names that its look-alike has exchanged, drawn evenly
MOST = 6  # reports of a story; the pairs of one with twenty would outnumber those of a hundred


def look_alikes(told: Told) -> Iterator[tuple[Profile, Profile]]:
    """Yield pairs of a report with others of its story that have other names.

    Few collections have such pairs, and one of years has many: one kind of event, another place,
    other people.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for at, story in enumerate(told.stories):
        members[story].append(at)
    names = [word for profile in told.profiles for word in profile.proper]
    for story, held in sorted(members.items()):
        drawn = Random(story)  # noqa: S311  reproducible, guards nothing
        some = sorted(drawn.sample(held, min(MOST, len(held))))
        own = {word for at in some for word in told.profiles[at].proper}
        other = _exchange(own, names, drawn)
        renamed = {at: _profile(*(_renamed(text, other) for text in told.texts[at])) for at in some}
        yield from ((told.profiles[a], renamed[b]) for a, b in permutations(some, 2))


def _profile(title: str, text: str) -> Profile:
    report = Report(id=content_id(title, text), source="", title=title, text=text)
    return next(iter(find_profile(report, tuple(find_blocks(report)), ())))


def _exchange(own: set[str], names: Sequence[str], drawn: Random) -> dict[str, str]:
    """Return which of a story's names stand for which instead."""
    share = drawn.uniform(*EXCHANGED)
    return {word: drawn.choice(names) for word in sorted(own) if drawn.random() < share}


def _renamed(text: str, other: Mapping[str, str]) -> str:
    """Return the text with its names exchanged."""
    return WORD.sub(
        lambda found: other[x].capitalize() if (x := term(found[0])) in other else found[0], text
    )
