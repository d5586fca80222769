"""What shows that a stretch of capitalised words is, or is not, a person's name.

Each feature is a short name that `weights/person_names.json` gives a weight. Those of the words
hold wherever the stretch stands; those of the place begin with `here`, and with `doc` where places
of the report with the same words showed them; `1` or `2` says whether it has one word or more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from retold.stages.mentions.around import place_features
from retold.stages.mentions.runs import Run
from retold.stages.mentions.shapes import word_class, word_features
from retold.stages.mentions.tokens import Text

# What hardly ever shows beside anything but a person, so that one place is enough.
TELLING = frozenset(
    {
        "prefix:m",
        "prefix:r",
        "courtesy",
        "after role",
        "after role ,",
        "before age",
        "before cue",
        "after cue",
    }
    | {"before , cue", "before , who", "before , whose", "before , role", "before , former"}
    | {"before is a role", "after named"}
)
# What else shows counts for the report if it shows at one in so many places.
MANY = 3
# As many equal letters count as one occurrence more.
OFTEN = 3


class Features(NamedTuple):
    """The features of the stretches of a report: shared by equal words, and of each place."""

    words: list[tuple[str, ...]]
    shared: dict[tuple[str, ...], list[str]]
    here: list[list[str]]

    def of(self, number: int) -> list[str]:
        """Return all features of a stretch."""
        return self.shared[self.words[number]] + self.here[number]


def words_of(text: Text, run: Run) -> tuple[str, ...]:
    """Return the plain words of a stretch."""
    return tuple(text.plains[run.first : run.last + 1])


def all_features(text: Text, runs: Sequence[Run]) -> Features:
    """Return the features of every stretch of a report.

    Args:
        text: The words of a report.
        runs: Its stretches of capitalised words, in order.

    """
    words = [words_of(text, run) for run in runs]
    found = [list(place_features(text, run)) for run in runs]
    shown: dict[tuple[str, ...], list[str]] = {}
    for said, names in zip(words, found, strict=True):
        shown.setdefault(said, []).extend(names)
    counts = Counter(words)
    company = _Company(
        behind={said[-1] for said in counts if len(said) > 1},
        before={said[0] for said in counts if len(said) > 1},
        lower={token.plain for token in text.tokens if not token.capital},
    )
    shared = {
        said: [
            *word_features(said),
            *_document(Counter(names), counts[said], _kind(said)),
            *company.features(said),
            *_often(said, counts[said]),
            *(("in the byline",) if said in text.byline else ()),
        ]
        for said, names in shown.items()
    }
    here = [
        [f"here{kind}:{name}" for name in names]
        for kind, names in zip(map(_kind, words), found, strict=True)
    ]
    return Features(words, shared, here)


def _kind(words: tuple[str, ...]) -> str:
    """Return `1` for a single word, `2` for a longer stretch."""
    return "1" if len(words) == 1 else "2"


def _often(words: tuple[str, ...], count: int) -> Iterator[str]:
    """Yield that a stretch stands often in the report."""
    if count >= OFTEN:
        yield f"often{_kind(words)}"
        if len(words) == 1 and word_class(words[0]) in {"g", "gs"}:
            yield "given name often"


def _document(places: Counter[str], count: int, kind: str) -> Iterator[str]:
    """Yield what many of the places with the same words show, and telling things that any shows."""
    for name, seen in places.items():
        if name in TELLING or seen * MANY >= count:
            yield f"doc{kind}:{name}"


def people_features(
    text: Text, runs: Sequence[Run], people: Sequence[bool]
) -> list[tuple[str, ...]]:
    """Return for each stretch how it stands to those that name people.

    A single word may be the family name or the given name of one of the longer names; any name may
    be joined to a person's by `and` or a comma.

    Args:
        text: The words of a report.
        runs: Its stretches of capitalised words, in order.
        people: For each stretch whether it is a person's name as far as is known.

    """
    long = [words_of(text, run) for run, one in zip(runs, people, strict=True) if one]
    given = {said[0] for said in long if len(said) > 1}
    family = {said[-1] for said in long if len(said) > 1}
    joined = _joined(text, runs)
    found = []
    for at, run in enumerate(runs):
        word = text.plains[run.last]
        names = [] if run.first < run.last else KIN[word in family, word in given]
        if (joined[at] and people[at - 1]) or (joined[at + 1] and people[at + 1]):
            names = [*names, "joined to a person"]
        found.append(tuple(names))
    return found


# The features of a single word by whether it is a family name and a given name in the report.
KIN: dict[tuple[bool, bool], list[str]] = {
    (True, True): ["family name of a person", "given name of a person"],
    (True, False): ["family name of a person"],
    (False, True): ["given name of a person"],
    (False, False): [],
}


def _joined(text: Text, runs: Sequence[Run]) -> list[bool]:
    """Return for each stretch, and one beyond, whether `and` or a comma joins it to the last."""
    joined = [False]
    for left, right in pairwise(runs):
        between = right.prefix - left.last - 1
        gap = text.tokens[left.last + 1].before
        comma = between == 0 and gap == ", "
        joined.append(
            comma or (between == 1 and gap == " " and text.plains[left.last + 1] == "and")
        )
    return [*joined, False]


class _Company(NamedTuple):
    """The last and the first words of longer stretches, and the words in lower case."""

    behind: set[str]
    before: set[str]
    lower: set[str]

    def features(self, words: tuple[str, ...]) -> Iterator[str]:
        """Yield how words stand to the others of the report."""
        if len(words) > 1:
            if words[-1] in self.lower:
                yield "last in lower case"
            if words[0] in self.lower:
                yield "first in lower case"
            return
        if words[0] in self.behind:
            yield "ends a longer name"
        if words[0] in self.before:
            yield "begins a longer name"
        if words[0] in self.lower:
            yield "in lower case"
