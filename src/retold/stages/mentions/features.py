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
from retold.stages.mentions.chains import other_names
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
    | {"before is a role", "before is a thing", "before , a thing", "after named"}
)
# What else shows counts for the report if it shows at one in so many places.
MANY = 3
# What stands behind the name of a firm and of nothing else.
FIRM = frozenset({"ltd", "limited", "inc", "llc", "llp", "plc", "corp", "gmbh", "co", "ag", "sa"})
# `whose work has appeared in`, `bylines in`, `has written for`: names of outlets follow.
APPEARED = frozenset(
    {"appeared", "published", "featured", "bylines", "written", "contributed", "freelanced"}
)
WHERE = frozenset({"in", "for", "to"})
JOINS = frozenset({"and", "the", "or"})
# As many equal letters count as one occurrence more.
OFTEN = 3


class Features(NamedTuple):
    """What shows of the stretches of a report, besides what their words show by themselves.

    `here` is what each place shows, `document` what many places with the same words show, and
    `company` how words stand to the others of the report.
    """

    words: list[tuple[str, ...]]
    here: list[tuple[str, ...]]
    document: dict[tuple[str, ...], tuple[str, ...]]
    company: dict[tuple[str, ...], tuple[str, ...]]

    def of(self, number: int) -> list[str]:
        """Return all features of a stretch, those of places and of the report marked as such."""
        said = self.words[number]
        kind = kind_of(said)
        return [
            *word_features(said),
            *(f"doc{kind}:{name}" for name in self.document[said]),
            *self.company[said],
            *(f"here{kind}:{name}" for name in self.here[number]),
        ]


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
    here = [place_features(text, run) for run in runs]
    for number in _listed(text, runs):
        here[number] = (*here[number], "listed as an outlet")
    shown: dict[tuple[str, ...], list[str]] = {}
    for said, names in zip(words, here, strict=True):
        shown.setdefault(said, []).extend(names)
    counts = Counter(words)
    report = _Company(
        behind={said[-1] for said in counts if len(said) > 1},
        before={said[0] for said in counts if len(said) > 1},
        lower=_lower(text),
        byline=text.byline,
        outlets=text.outlets,
        firms={said[:-1] for said in counts if said[-1] in FIRM},
    )
    return Features(
        words,
        here,
        {said: _document(names, counts[said]) for said, names in shown.items()},
        {said: tuple(report.features(said, count)) for said, count in counts.items()},
    )


def _listed(text: Text, runs: Sequence[Run]) -> Iterator[int]:
    """Yield the numbers of the stretches in lists of where somebody's work has appeared."""
    end = -1  # the word behind the last stretch listed
    for number, run in enumerate(runs):
        at = run.prefix
        begins = at > 1 and text.plains[at - 1] in WHERE and text.plains[at - 2] in APPEARED
        goes_on = end >= 0 and at - end <= 1 and JOINS.issuperset(text.plains[end:at])
        if begins or (goes_on and text.tokens[at].sentence == text.tokens[end - 1].sentence):
            end = run.last + 1
            yield number


def _lower(text: Text) -> set[str]:
    """Return the words that stand somewhere without a capital."""
    words = text.plains.copy()
    for at in text.capitals:
        words[at] = ""
    return set(words)


def kind_of(words: tuple[str, ...]) -> str:
    """Return `1` for a single word, `2` for a longer stretch."""
    return "1" if len(words) == 1 else "2"


def _document(names: Sequence[str], count: int) -> tuple[str, ...]:
    """Return what many of the places with the same words show, and telling things that any shows.

    Args:
        names: What the places show, one after another.
        count: How many places there are.

    """
    if count <= MANY:
        return tuple(dict.fromkeys(names))
    seen = Counter(names).items()
    return tuple([name for name, times in seen if name in TELLING or times * MANY >= count])


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
    words = [words_of(text, run) for run in runs]
    return near_people(words, find_joined(text, runs), people)


def near_people(
    words: Sequence[tuple[str, ...]], joined: Sequence[bool], people: Sequence[bool]
) -> list[tuple[str, ...]]:
    """Return the same as `people_features` of words and of what `find_joined` found of them."""
    long = [said for said, one in zip(words, people, strict=True) if one and len(said) > 1]
    given = {said[0] for said in long} | {word for said in set(long) for word in other_names(said)}
    family = {said[-1] for said in long}
    tails = {said[at:] for said in set(long) for at in range(1, len(said) - 1)}
    found = []
    for at, said in enumerate(words):
        if len(said) > 1:
            names = KIN[said in tails, False]
        else:
            names = KIN[said[0] in family, said[0] in given]
        if (joined[at] and people[at - 1]) or (joined[at + 1] and people[at + 1]):
            names = (*names, "joined to a person")
        found.append(names)
    return found


# The features of a single word by whether it is a family name and a given name in the report; of
# several words, whether they are the family name.
KIN: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): ("family name of a person", "given name of a person"),
    (True, False): ("family name of a person",),
    (False, True): ("given name of a person",),
    (False, False): (),
}


def find_joined(text: Text, runs: Sequence[Run]) -> list[bool]:
    """Return for each stretch, and one beyond, whether `and` or a comma joins it to the last."""
    joined = [False]
    for left, right in pairwise(runs):
        behind = left.last + 1
        between = right.prefix - behind
        if between == 0:
            joined.append(text.tokens[behind].before == ", ")
        else:
            is_and = between == 1 and text.plains[behind] == "and"
            joined.append(is_and and text.tokens[behind].before == " ")
    return [*joined, False]


class _Company(NamedTuple):
    """The last and first words of longer stretches, the words in lower case, and the authors.

    `outlets` are those of `Text`; `firms` stretches that stand before `Ltd` or the like.
    """

    behind: set[str]
    before: set[str]
    lower: set[str]
    byline: frozenset[tuple[str, ...]]
    outlets: frozenset[str]
    firms: set[tuple[str, ...]]

    def features(self, words: tuple[str, ...], count: int) -> list[str]:
        """Return how words that stand so often stand to the others of the report."""
        found = self._ends(words) if len(words) > 1 else self._parts(words[0])
        if count >= OFTEN:
            found.append(f"often{kind_of(words)}")
            if len(words) == 1 and word_class(words[0]) in {"g", "gs"}:
                found.append("given name often")
        if words in self.byline:
            found.append("in the byline")
        elif self.outlets and "".join(filter(str.isalnum, "".join(words))) in self.outlets:
            found.append("outlet")
        if words in self.firms:
            found.append("begins a firm")
        return found

    def _ends(self, words: tuple[str, ...]) -> list[str]:
        found = ["last in lower case"] if words[-1] in self.lower else []
        if words[0] in self.lower:
            found.append("first in lower case")
        return found

    def _parts(self, word: str) -> list[str]:
        found = ["ends a longer name"] if word in self.behind else []
        if word in self.before:
            found.append("begins a longer name")
        if word in self.lower:
            found.append("in lower case")
        return found
