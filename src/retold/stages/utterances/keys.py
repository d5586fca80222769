"""What a quotation is compared by: its words, how much they say, and who is said to speak."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from retold.lexis.terms import word_information
from retold.lexis.words import WORD, folded, words

Keys = tuple[str, ...]

_LONG = 5_000  # code points; of longer quotations only a few are kept between comparisons


class Wording(NamedTuple):
    """A quotation's folded words in order, which they are, and how much they say in nats."""

    keys: Keys
    words: frozenset[str]
    weight: float

    def shares(self, other: "Wording") -> list[str]:
        """Return its words, in order, that the other has too, wherever they stand there."""
        both = self.words & other.words
        return [key for key in self.keys if key in both]


def wording_of(text: str) -> Wording:
    """Return the words of a quotation, and what they say."""
    return _few(text) if len(text) > _LONG else _kept(text)


def keys_of(text: str) -> Keys:
    """Return the folded words of a quotation, in order."""
    return wording_of(text).keys


# A quotation meets many others in a row; 16,384 of 30 words are about 50 MB.
@lru_cache(maxsize=1 << 14)
def _kept(text: str) -> Wording:
    return _wording(text)


@lru_cache(maxsize=8)
def _few(text: str) -> Wording:
    return _wording(text)


def _wording(text: str) -> Wording:
    compared = folded(text)
    if len(compared) != len(text):  # a few letters change length when they are folded
        keys = tuple(folded(word.text) for word in words(text))
    else:
        keys = tuple(WORD.findall(compared))
    return Wording(keys, frozenset(keys), information(keys))


def information(keys: Iterable[str]) -> float:
    """Return how much words say, in nats: the sum of how rare they are in news texts."""
    return sum(map(word_information, keys))


@lru_cache(maxsize=4096)
def plain_name(name: str | None) -> tuple[str, ...]:
    """Return the parts of a name as speakers are compared: folded, without accents and suffix."""
    bare = "".join(c for c in normalize("NFKD", name or "") if not combining(c))
    parts = folded(bare).replace(".", " ").split()
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return tuple(part.removesuffix("'s") for part in parts)


def surname(name: str | None) -> str | None:
    """Return the last name by which speakers are compared, None if there is none."""
    parts = plain_name(name)
    return parts[-1] if parts else None


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def contains(long: Sequence[str], short: Sequence[str]) -> bool:
    """Return whether `short` stands in `long`, word after word."""
    return place_of(short, long) is not None


def place_of(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Return before which word of `long` stands `short`, word after word, None if nowhere."""
    whole, part = f" {' '.join(long)} ", f" {' '.join(short)} "
    at = whole.find(part)
    return None if at < 0 else whole.count(" ", 0, at)
