"""Which two names may be one person's: initials, short forms, suffixes, spellings, by-names.

A name of one person is never shown in another spelling: this only compares.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from retold.lexis.names import given_names, parts_of, plain, same_given
from retold.lexis.spellings import skeleton

# Words that begin a family name in the languages of Europe, so that no given name was left out.
_PARTICLES = (
    "af al av ben bin da das de del della den der des di do dos du el ibn la las le los san st ter"
    " van von zu zum zur"
)
PARTICLES = frozenset(_PARTICLES.split())
QUOTED = re.compile(r"[\"“”'‘„«(]([^\W\d_]+(?:[ -][^\W\d_]+)*)[\"“”'’»)]")
# A name is full when it has so many words that are more than an initial.
FULL = 2
# A full name of so many words is hardly anybody else's.
LONG = 3


class Spelled(NamedTuple):
    """A name's words: plain, and by their skeletons; suffixes and by-names set apart."""

    words: tuple[str, ...]
    bones: tuple[str, ...]
    suffixes: tuple[str, ...]
    bynames: tuple[str, ...] = ()

    @property
    def whole(self) -> int:
        """How many of its words are more than an initial."""
        return sum(len(bone) > 1 for bone in self.bones)

    @property
    def full(self) -> bool:
        """Whether it has a given and a family name."""
        return self.whole >= FULL

    @property
    def fullness(self) -> tuple[int, int]:
        """How much it says: whole words, then words."""
        return self.whole, len(self.bones)

    @property
    def rare(self) -> bool:
        """Whether few share it: three whole words, or two and a suffix."""
        return self.whole >= LONG or (self.full and bool(self.suffixes))


@lru_cache(maxsize=20_000)
def spelled(name: str) -> Spelled:
    """Take a name apart; titles are left out.

    Args:
        name: A name as a report has it.

    """
    _, words, suffixes = parts_of(name)
    if not words:
        words = (plain(name),)
    bynames = tuple(skeleton(plain(word)) for word in QUOTED.findall(name))
    kept = tuple(word for word in words if skeleton(word) not in bynames) or words
    return Spelled(kept, tuple(map(skeleton, kept)), suffixes, bynames)


def alike_given(one: Spelled, other: Spelled, at: int, there: int) -> bool:
    """Tell whether a given name of one and a given name of another may be one person's.

    Equal in some spelling, an initial of the other, or a short form of it.
    """
    bone, known = one.bones[at], other.bones[there]
    if len(bone) == 1 or len(known) == 1:
        return bone[:1] == known[:1]
    return bone == known or same_given(one.words[at], other.words[there])


def agree(one: Spelled, other: Spelled) -> bool:
    """Tell whether two names with one family name may be one person's.

    Suffixes that both give must be equal; so must given names but for initials, short forms and
    by-names. Middle names that only one gives do not matter.
    """
    if one.suffixes and other.suffixes and one.suffixes != other.suffixes:
        return False
    short, long = sorted((one, other), key=lambda name: (len(name.bones), name))
    if short.bones[-1] != long.bones[-1]:
        return False
    if len(short.bones) == 1 or (_is_family(short) and _ends(long, short)):
        return True
    if not _one_given(short, long):
        return False
    inner = range(1, len(long.bones) - 1)
    return all(
        any(alike_given(short, long, at, there) for there in inner)
        for at in range(1, len(short.bones) - 1)
    )


def _one_given(short: Spelled, long: Spelled) -> bool:
    """Tell whether both go by one given name: the first, or one that either is known to go by."""
    if alike_given(short, long, 0, 0) or short.bones[0] in long.bynames:
        return True
    if len(long.bones[0]) > 1 or len(short.bones[0]) == 1:
        return False
    return any(alike_given(short, long, 0, at) for at in range(1, len(long.bones) - 1))


def _is_family(name: Spelled) -> bool:
    """Tell whether a name of several words is a family name alone: `von der Leyen`."""
    return name.words[0] in PARTICLES or name.words[0] not in given_names()


def _ends(long: Spelled, short: Spelled) -> bool:
    return long.bones[-len(short.bones) :] == short.bones
