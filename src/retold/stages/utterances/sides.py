"""Texts as words with their places, and runs of words of one text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from retold.lexis.align import Token, tokens
from retold.stages.utterances.meaning import Said

_SENTENCE_END = re.compile(r"[.!?…:\n][\"'”’)\]]*\s+$")


class Text(NamedTuple):
    """A text and its words; `seams` are the words after which another quotation begins."""

    text: str
    words: Sequence[Token]
    seams: frozenset[int] = frozenset()

    def side(self, first: int, end: int) -> "Side":
        """Return the words from `first` up to `end`."""
        return Side(self, first, end)

    def begins(self, word: int) -> bool:
        """Return whether a word is the first of a sentence."""
        return word == 0 or bool(_SENTENCE_END.search(self.between(word - 1)))

    def between(self, word: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.words[word].end : self.words[word + 1].start]


class Side(NamedTuple):
    """A run of words of one text, counted in words, half open."""

    of: Text
    first: int
    end: int

    @property
    def shown(self) -> str:
        """The words as they stand."""
        return self.of.text[slice(*self.place)]

    @property
    def keys(self) -> list[str]:
        """The words as they are compared."""
        return [word.key for word in self.of.words[self.first : self.end]]

    @property
    def place(self) -> tuple[int, int]:
        """Where they stand, in code points; of no words the place before the next."""
        words = self.of.words
        if self.first < self.end:
            return words[self.first].start, words[self.end - 1].end
        at = words[self.first].start if self.first < len(words) else len(self.of.text)
        return at, at

    @property
    def said(self) -> Said:
        """The words as `meaning` compares them."""
        words = self.of.words[self.first : self.end]
        shown = tuple(self.of.text[word.start : word.end] for word in words)
        return Said(shown, tuple(map(self.of.begins, range(self.first, self.end))))


def text_of(*parts: str) -> Text:
    """Return quotations of one turn as one text, with a space between."""
    text = " ".join(parts)
    seams: set[int] = set()
    counted = 0
    for part in parts:
        counted += len(tokens(part))
        seams.add(counted - 1)
    return Text(text, tokens(text), frozenset(seams))
