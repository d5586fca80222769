"""What the words of a name show by themselves: the lists they stand in, and how they end.

Each feature is a short name that `weights/person_names.json` gives a weight.
"""

from functools import lru_cache

from retold.lexis.names import (
    classes,
    common_words,
    given_names,
    half_common_words,
    roles,
    surnames,
    titles,
)

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
# The letters of names and those of roles and titles.
NAMES = frozenset("gs")
MANNERS = frozenset("rm")
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
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
STORMS = frozenset({"hurricane", "typhoon", "cyclone"})
# Words of Arabic names of honour, father or mother of somebody, and of lineage between names.
KUNYAS = frozenset({"abu", "abou", "umm", "oum"})
LINEAGE = frozenset({"bin", "bint", "binti", "ibn", "ben", "van", "von", "der"})


@lru_cache(maxsize=50_000)
def word_class(word: str) -> str:
    """Return the letters of the lists a plain word stands in, `u` for none.

    `g` given name, `s` family name, `c` common word, `e` common and name alike, `r` role, `m`
    title, and those of `LISTS`.
    """
    if len(word) == 1:
        return "i"
    if word in WEEKDAYS:
        return "k"
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
        if not MANNERS.isdisjoint(shapes[0]) and NAMES.isdisjoint(shapes[0]):
            found.append("only a title")
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
        found += _whole(words, shapes)
    if any(not word.isalpha() and any(map(str.isdigit, word)) for word in words):
        found.append("digit")
    if words[-1].endswith(FAMILY_ENDINGS):
        found.append(f"ending:{'u' if shapes[-1] == 'u' else 'k'}{count == 1}")
    if words[-1].startswith(FAMILY_BEGINNINGS):
        found.append("beginning")
    return tuple(found)


def _whole(words: tuple[str, ...], shapes: list[str]) -> list[str]:
    """Return what several words show together: a known place or body, an Arabic name."""
    joined = "-".join(words)
    found = [name for name in ("places", "organisations") if joined in classes()[name]]
    if words[0] in STORMS or ("l" in shapes[0] and "p" in shapes[-1]):
        found.append("lead+place")
    if all(shape == "i" for shape in shapes):
        found.append("initials only")
    if words[0] in KUNYAS or not LINEAGE.isdisjoint(words[1:-1]):
        found.append("lineage")
    return found
