"""The lines that a page shows, and the words that its mark-up names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LINE = re.compile(r"\S[^\n]*")
WORD = re.compile(r"\w+")


class Line(NamedTuple):
    """A line of the page's text with its words in small letters."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


class Shown(NamedTuple):
    """What the page's mark-up says of the words it shows; `said` is the body that it gives."""

    title: str | None = None
    description: str | None = None
    captions: frozenset[str] = frozenset()
    standfirsts: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    said: str = ""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    return tuple(WORD.findall(text.casefold()))


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a page's text that are not blank, without the space around them."""
    for found in LINE.finditer(text):
        line = found[0].rstrip()
        yield Line(found.start(), found.start() + len(line), line, words_of(line))
