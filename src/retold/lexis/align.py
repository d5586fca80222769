"""Words of two texts set side by side: which are equal, which stand for each other."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import Indel

from retold.lexis.words import folded, words

Tag: TypeAlias = Literal["equal", "replace", "delete", "insert"]


class Step(NamedTuple):
    """`left[i1:i2]` stands against `right[j1:j2]`, counted in words, half open."""

    tag: Tag
    i1: int
    i2: int
    j1: int
    j2: int


class Token(NamedTuple):
    """A word as it is compared, and its place in the text, in code points."""

    key: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of `text[start:end]`, folded, with their places in `text`."""
    return [Token(folded(word), at, to) for word, at, to in words(text, start, end)]


def align(left: Sequence[str], right: Sequence[str]) -> list[Step]:
    """Return the steps that lead from `left` to `right`, in order, covering both."""
    steps: list[Step] = []
    for code in Indel.opcodes(left, right):
        _put(steps, code.tag, (code.src_start, code.src_end), (code.dest_start, code.dest_end))
    return steps


def _put(steps: list[Step], tag: str, left: tuple[int, int], right: tuple[int, int]) -> None:
    if tag == "equal":
        steps.append(Step("equal", *left, *right))
    elif steps and steps[-1].tag != "equal":
        last = steps.pop()
        steps.append(_differ(last.i1, left[1], last.j1, right[1]))
    else:
        steps.append(_differ(*left, *right))


def _differ(i1: int, i2: int, j1: int, j2: int) -> Step:
    tag: Tag = "insert" if i1 == i2 else "delete" if j1 == j2 else "replace"
    return Step(tag, i1, i2, j1, j2)
