"""What is known of names: word lists, the parts of a name, and which names may be one person's.

The lists are the text files beside this module; each says at its head where it comes from. Words
are looked up without accents and in lower case (`plain`).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.spellings import skeleton

Gender: TypeAlias = Literal["he", "she"]

# Letters that Unicode does not take apart into a letter and an accent.
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "’": "'", "‘": "'"})
NAME_WORD = re.compile(r"[^\W_]+(?:['’‘\-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’‘]s$")


class NameParts(NamedTuple):
    """The words of a name in lower case without accents, titles and suffixes set apart."""

    titles: tuple[str, ...]
    words: tuple[str, ...]
    suffixes: tuple[str, ...]


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Return the word in lower case without accents, with one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    lower = word.casefold().translate(WHOLE_LETTERS)
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _lines(file: str) -> list[str]:
    """Read a list beside this module without its comments (`# ...`)."""
    text = files("retold.lexis").joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]


def _sections(file: str) -> dict[str, frozenset[str]]:
    """Read a list: `## name` begins a section, all else is words."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in _lines(file):
        if line.startswith("## "):
            words = sections.setdefault(line[3:].strip(), [])
        else:
            words.extend(line.split())
    return {name: frozenset(found) for name, found in sections.items()}


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Return the word classes of `classes.txt`: titles, roles, places, organisations and so on."""
    return _sections("classes.txt")


@cache
def given_names() -> Mapping[str, Gender | None]:
    """Return the known given names with the gender they are mostly given to (None: either)."""
    found = _sections("given.txt")
    names: dict[str, Gender | None] = dict.fromkeys(found["either"])
    names |= dict.fromkeys(found["he"], "he")
    names |= dict.fromkeys(found["she"], "she")
    for short, longs in _short_forms().items():
        genders = {names[long] for long in longs if long in names}
        names.setdefault(short, genders.pop() if len(genders) == 1 else None)
    return names


@cache
def surnames() -> frozenset[str]:
    """Return the known family names."""
    return _sections("surnames.txt")["surnames"]


@cache
def common_words() -> frozenset[str]:
    """Return the words that news in English mostly writes in lower case."""
    return _sections("common.txt")["lower"]


@cache
def half_common_words() -> frozenset[str]:
    """Return the words that news in English writes about as often with a capital as without."""
    return _sections("common.txt")["either"]


@cache
def titles() -> Mapping[str, Gender | None]:
    """Return the words that stand before a name as its title, with the gender they show."""
    found = classes()
    names: dict[str, Gender | None] = dict.fromkeys(found["titles either"])
    names |= dict.fromkeys(found["titles he"], "he")
    names |= dict.fromkeys(found["titles she"], "she")
    return names


@cache
def roles() -> Mapping[str, Gender | None]:
    """Return the nouns that describe one person (`singer`, `mother`), with the gender they show."""
    found = classes()
    names: dict[str, Gender | None] = dict.fromkeys(found["roles either"])
    names |= dict.fromkeys(found["roles he"], "he")
    names |= dict.fromkeys(found["roles she"], "she")
    return names


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    """Return for each given name the long names it may stand for, itself among them."""
    found: dict[str, set[str]] = {}
    for line in _lines("short_forms.txt"):
        for word in (names := line.split()):
            found.setdefault(word, set()).add(names[0])
    return {word: frozenset(longs) for word, longs in found.items()}


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> NameParts:
    """Take a name apart: `Dr. Ann O'Hara-Lee Jr.` has one title, two words and one suffix.

    A name of titles alone keeps its last word as a word.

    Args:
        name: A name as a report has it; a possessive at its end is dropped.

    """
    words = [plain(word) for word in NAME_WORD.findall(POSSESSIVE.sub("", name))]
    first, last = 0, len(words)
    while first < last - 1 and words[first] in titles() and words[first] not in given_names():
        first += 1
    while last > first + 1 and words[last - 1] in classes()["suffixes"]:
        last -= 1
    return NameParts(tuple(words[:first]), tuple(words[first:last]), tuple(words[last:]))


def surname_key(name: str) -> str:
    """Return what all names that may be this person's share: the last word, however spelled."""
    words = parts_of(name).words
    return skeleton(words[-1]) if words else plain(name)


def long_forms(word: str) -> frozenset[str]:
    """Return the given names (plain) that a given name may stand for, at least itself."""
    return _short_forms().get(word, frozenset({word}))


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names (plain) may be one person's: equal, initial, or short form."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return bool(long_forms(one) & long_forms(other))


def gender_of(name: str) -> Gender | None:
    """Return the gender that a name's title shows, else the one its given name is mostly for."""
    titled, words, _ = parts_of(name)
    for title in titled:
        if (shown := titles().get(title)) is not None:
            return shown
    return given_names().get(words[0]) if len(words) > 1 or not titled else None
