"""Words and their places: the one tokenizer that every stage uses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"\w+(?:['’‘\-]\w+)*|\$?\d[\d.,]*\d", re.UNICODE)


class Word(NamedTuple):
    """A word as it stands: `text[start:end]`, in code points."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of `text[start:end]` with places in the whole `text`.

    An apostrophe or a hyphen between letters is inside the word: `don't`, `well-known`.
    """
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match[0], match.start(), match.end())


def folded(word: str) -> str:
    """Return the word as it is compared: lower case, one kind of apostrophe."""
    return word.casefold().replace("’", "'").replace("‘", "'")
