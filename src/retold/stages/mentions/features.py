"""What shows that a stretch of capitalised words is, or is not, a person's name.

Each feature is a short name that `weights/person_names.json` gives a weight. Those of the words
hold wherever the stretch stands; those of the place begin with `here:`, and with `doc:` where any
place of the report with the same words showed them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from retold.lexis.cues import CUES
from retold.lexis.names import (
    classes,
    common_words,
    given_names,
    half_common_words,
    roles,
    surnames,
    titles,
)
from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text, Token

# Letters for the lists a word stands in, in the order they are shown.
LISTS = (
    ("k", "calendar"),
    ("d", "demonyms"),
    ("p", "places"),
    ("l", "place leads"),
    ("h", "place heads"),
    ("o", "organisations"),
    ("f", "organisation heads"),
    ("w", "works"),
    ("t", "particles"),
)
# The letters of words that are in no other list than those of names.
NAME_ONLY = frozenset("gsui")
# The letters of words that are hardly a family name.
NOT_FAMILY = frozenset("cofhkr")
# Endings of family names in many languages.
FAMILY_ENDINGS = (
    "son", "sen", "sson", "stein", "berg", "man", "mann", "ian", "yan", "oglu", "ini", "elli",
    "etti", "ez", "ov", "ova", "ev", "eva", "ski", "sky", "ska", "wicz", "vich", "enko", "ic",
    "idis", "poulos", "opoulos", "akis", "ides", "shvili", "dze", "zadeh", "pour", "ullah", "wala",
    "singh", "escu", "eanu", "sson", "quist", "gaard", "stra", "sma", "ton", "ley", "ford", "worth",
)  # fmt: skip
FAMILY_BEGINNINGS = ("mc", "o'", "fitz", "al-", "el-", "d'", "ben-", "abu-")
BEFORE = frozenset(
    "the a an in at of by with to from for and near into on about as like that when if his her their my our".split()  # noqa: SIM905, E501
)
AFTER = frozenset(
    "of and who whose which is was has had will would could did does were are in at on for to".split()  # noqa: SIM905, E501
)
# Titles that stand before nothing but names of people.
COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "prof", "professor", "sen", "rep", "gov"}
    | {
        "mister",
        "monsieur",
        "madame",
        "mme",
        "herr",
        "frau",
        "señor",
        "señora",
        "capt",
        "sgt",
        "lt",
    }
    | {"sheikh", "ayatollah", "rev", "detective", "constable", "congressman", "congresswoman"}
)
# Verbs in the past without `-ed` of which people are mostly the subject, and pronouns of people.
PAST = frozenset(
    """went came took got gave left met ran lost won died knew saw spoke sat stood fell felt kept
    brought bought taught thought caught fought sought heard held led sent spent slept wore drove
    rode grew threw flew drew chose broke woke wants likes loves hates needs seems knows lives
    works plays goes comes takes gets gives leaves meets runs""".split()  # noqa: SIM905 - as above
)
# Words that may stand between a name and its verb.
ADVERBS = frozenset(
    "also then later finally recently just now often soon still once already never always".split()  # noqa: SIM905
)
PERSONAL = frozenset({"he", "she", "his", "him", "himself", "her", "herself"})
# So many words behind a name a pronoun may stand for it.
NEAR = 10
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
)
# What else shows counts for the report if it shows at one in so many places.
MANY = 3
# As many equal letters count as one occurrence more.
OFTEN = 3


@lru_cache(maxsize=50_000)
def word_class(word: str) -> str:
    """Return the letters of the lists a plain word stands in, `u` for none.

    `g` given name, `s` family name, `c` common word, `e` common and name alike, `r` role, `m`
    title, and those of `LISTS`.
    """
    if len(word) == 1:
        return "i"
    known = classes()
    letters = "g" if word in given_names() else ""
    letters += "s" if word in surnames() else ""
    letters += "c" if word in common_words() else "e" if word in half_common_words() else ""
    letters += "r" if word in roles() else ""
    letters += "m" if word in titles() else ""
    letters += "".join(letter for letter, name in LISTS if word in known[name])
    if "d" not in letters and word.endswith("s") and word[:-1] in known["demonyms"]:
        letters += "d"
    return letters or "u"


@lru_cache(maxsize=20_000)
def word_features(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features of the words of a stretch, wherever it stands."""
    shapes = [word_class(word) for word in words]
    count = min(len(words), 4)
    found = [f"n={count}"]
    if count == 1:
        found.append(f"only={shapes[0]}")
        found += [f"only:{letter}" for letter in shapes[0]]
    else:
        found += [f"first={shapes[0]}", f"last={shapes[-1]}"]
        found += [f"first:{letter}" for letter in shapes[0]]
        found += [f"last:{letter}" for letter in shapes[-1]]
        found += [f"inner:{letter}" for shape in sorted(set(shapes[1:-1])) for letter in shape]
        if all(NAME_ONLY.issuperset(shape) for shape in shapes):
            found.append("names only")
        if "g" in shapes[0] and NOT_FAMILY.isdisjoint(shapes[-1]):
            found.append("given+any")
        if "g" in shapes[0] and ("s" in shapes[-1] or shapes[-1] == "u"):
            found.append("given+family")
    if any(not word.isalpha() and any(map(str.isdigit, word)) for word in words):
        found.append("digit")
    if words[-1].endswith(FAMILY_ENDINGS):
        found.append(f"ending:{'u' if shapes[-1] == 'u' else 'k'}{count == 1}")
    if words[-1].startswith(FAMILY_BEGINNINGS):
        found.append("beginning")
    return tuple(found)


def place_features(text: Text, run: Run) -> Iterator[str]:
    """Yield the features of the words around a stretch."""
    tokens = text.tokens
    first, last = tokens[run.first], tokens[run.last]
    if first.text.isupper() and len(first.text) > 1:
        yield "capitals"
    if any(c.isupper() for c in last.text[1:]) and not last.text.isupper():
        yield "inner capital"
    if last.possessive:
        yield "possessive"
    if text.titled[first.sentence]:
        yield "titled"
    yield from _prefix_features(text, run)
    yield from _left_features(text, run)
    yield from _right_features(text, run)


def _prefix_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words say that were taken off the front."""
    if run.prefix == run.first:
        return
    shape = word_class(text.tokens[run.first - 1].plain)
    for letter in "mrd":
        if letter in shape:
            yield f"prefix:{letter}"
    if text.tokens[run.first - 1].plain in COURTESY:
        yield "courtesy"


def _left_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words before a stretch say."""
    first = text.tokens[run.prefix]
    if run.prefix == text.firsts[first.sentence]:
        yield "starts"
        return
    left = text.tokens[run.prefix - 1]
    if first.before == " ":
        if left.plain in BEFORE:
            yield f"after {left.plain}"
        if left.plain in CUES:
            yield "after cue"
        if left.plain in roles() and not left.capital:
            yield "after role"
    elif first.before.endswith(("“", '"', "‘", "'")):
        yield "after mark"
    elif first.before == ", ":
        people = left.plain in roles() or left.plain in classes()["plural roles"]
        yield "after role ," if people else "after comma"
    elif first.before.endswith(("@", "#")):
        yield "after handle"


def _right_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words behind a stretch say."""
    tokens = text.tokens
    last = tokens[run.last]
    if run.last + 1 >= text.firsts[last.sentence + 1]:
        yield "ends"
        return
    right = tokens[run.last + 1]
    if not PERSONAL.isdisjoint(text.plains[run.last + 1 : run.last + 1 + NEAR]):
        yield "near he"
    if right.before == " ":
        further = run.last + 2 < text.firsts[last.sentence + 1] and right.plain in ADVERBS
        yield from _behind_space(tokens[run.last + 2] if further else right)
    elif right.before.startswith(","):
        yield from _behind_comma(text, run.last + 1)
    elif right.before == " (":
        yield "before bracket"
    elif right.before.startswith(("”", '"', "’")):
        yield "before mark"


def _behind_space(right: Token) -> Iterator[str]:
    """Yield what kind of word follows directly."""
    if right.plain in AFTER:
        yield f"before {right.plain}"
    elif right.plain in CUES:
        yield "before cue"
    elif right.plain in roles():
        yield "before role"
    elif right.plain in PAST or (right.plain.endswith("ed") and not right.capital):
        yield "before verb"
    elif right.plain in common_words():
        yield "before word"


def _behind_comma(text: Text, at: int) -> Iterator[str]:
    """Yield what stands behind a comma: an age, a description, a clause on a person."""
    right = text.tokens[at]
    if right.text.isdigit() and len(right.text) <= len("99"):
        following = text.tokens[at + 1].before if at + 1 < len(text.tokens) else ""
        yield "before number" if following.startswith(" ") else "before age"
    elif right.plain in {"a", "an", "the", "his", "her", "former", "who", "whose"}:
        yield f"before , {right.plain}"
    elif right.plain in roles():
        yield "before , role"
    elif right.capital:
        yield "before , name"
    elif right.plain in CUES:
        yield "before , cue"


def words_of(text: Text, run: Run) -> tuple[str, ...]:
    """Return the plain words of a stretch."""
    return tuple(text.plains[run.first : run.last + 1])


def all_features(text: Text, runs: Sequence[Run]) -> list[list[str]]:
    """Return the features of every stretch of a report, in their order."""
    words = [words_of(text, run) for run in runs]
    here = [tuple(place_features(text, run)) for run in runs]
    shown: dict[tuple[str, ...], Counter[str]] = {}
    counts: dict[tuple[str, ...], int] = {}
    for said, found in zip(words, here, strict=True):
        shown.setdefault(said, Counter()).update(found)
        counts[said] = counts.get(said, 0) + 1
    behind = {said[-1] for said in counts if len(said) > 1}
    before = {said[0] for said in counts if len(said) > 1}
    lower = {token.plain for token in text.tokens if not token.capital}
    document: dict[tuple[str, ...], list[str]] = {}
    for said, places in shown.items():
        kind = "1" if len(said) == 1 else "2"
        document[said] = [*word_features(said), *_document(places, counts[said], kind)]
        document[said] += _company(said, behind, before, lower)
        if counts[said] >= OFTEN:
            document[said].append(f"often{kind}")
            if kind == "1" and word_class(said[0]) in {"g", "gs"}:
                document[said].append("given name often")
    return [
        [*document[said], *(f"here{min(len(said), 2)}:{name}" for name in found)]
        for said, found in zip(words, here, strict=True)
    ]


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


def _company(
    words: tuple[str, ...], behind: set[str], before: set[str], lower: set[str]
) -> Iterator[str]:
    """Yield how the words stand to the other names and words of the report."""
    if len(words) > 1:
        if words[-1] in lower:
            yield "last in lower case"
        if words[0] in lower:
            yield "first in lower case"
        return
    if words[0] in behind:
        yield "ends a longer name"
    if words[0] in before:
        yield "begins a longer name"
    if words[0] in lower:
        yield "in lower case"
