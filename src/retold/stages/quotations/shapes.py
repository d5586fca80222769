"""How quoted words are printed: how many, with which capitals and signs, and in which person."""

from functools import lru_cache
from typing import NamedTuple

from retold.lexis.cues import word_set
from retold.stages.quotations.marks import CORNERED, Stretch

SMALL = word_set("a an the and or but of in on for with to at by from as is it's vs")
# Words by which a sentence speaks of who says it, and of others (Biber 1988, ch. 5: personal
# pronouns and verbs that are not nominal mark talk).
FIRST = word_set(
    "i we my our me us i'm i’m we're we’re i've i’ve we've we’ve i'll i’ll we'll we’ll"
)
SECOND = word_set("you your you're you’re he she they it it's it’s that's that’s there's there’s")
FINITE = word_set(
    "is are was were be been being am has have had do does did will would can could should must"
    " may might not never isn't isn’t don't don’t doesn't doesn’t won't won’t can't can’t didn't"
    " didn’t"
)
WORDS = 40  # words of a quotation that are looked at


class Shape(NamedTuple):
    """How quoted words are printed: classes of length, capitals, first and last sign, person."""

    size: str
    capitals: str
    first: str
    last: str
    person: str


def shape_of(text: str, stretch: Stretch) -> Shape:
    """Return how the words of a stretch are printed."""
    quoted = text[stretch.start : stretch.end]
    words = quoted.split()
    some = [word.lower().strip(".,!?;:'’\"“”()[]…") for word in words[:WORDS]]
    person = "1" if not FIRST.isdisjoint(some) else "2" if not SECOND.isdisjoint(some) else "-"
    finite = "-" if FINITE.isdisjoint(some) else "f"
    first = "A" if quoted[0].isupper() else "a" if quoted[0].islower() else "0"
    last = quoted[-1] if quoted[-1] in ",.?!" else "-" if quoted[-1] in "—–-…" else "w"
    # A script without spaces has about two signs a word.
    count = len(quoted) // 2 if stretch.style in CORNERED else len(words)
    return Shape(_size(count), _capitals(words), first, last, person + finite)


def _size(count: int) -> str:
    return str(count) if count <= 4 else "8" if count <= 8 else "15" if count <= 15 else "+"  # noqa: PLR2004 - classes


def _capitals(words: list[str]) -> str:
    """Say whether all words that a title prints large are large."""
    sorts = list(map(_print, words))
    upper = sorts.count("large")
    large = upper + sorts.count("other")
    if upper == large:
        return "all"
    return "most" if upper * 3 >= large * 2 else "some"


@lru_cache(maxsize=16384)  # words of a language come again
def _print(word: str) -> str:
    """Say how a word is printed: `large`, `small` (as titles print it too) or `other`."""
    if word.lower().strip("'’.,!?") in SMALL:
        return "small"
    return "large" if word[0].isupper() or word[0].isdigit() else "other"
