"""The words of a report as the search for names wants them."""

from collections.abc import Sequence
from typing import NamedTuple

from retold.lexis.names import plain
from retold.lexis.words import WORD
from retold.model import Report, Sentence

APOSTROPHES = "'’‘"
# What stands directly before a word that is an account, a tag or part of an address.
MARKED = ("@", "#", "/", "_")
# Sentences with fewer words than this are too short to tell whether they are set as titles.
TITLE_WORDS = 4
# The share of capitalised words from which a sentence counts as set in title case; a sentence of
# running text with two long names stays below it.
TITLE_SHARE = 0.6
# Words this short stay in lower case in titles, so they do not count.
SHORT = 3


class Token(NamedTuple):
    """A word without its possessive ending.

    `before` is what stands between the word before and this one, an empty text at the start of a
    sentence; `sentence` counts the sentences given.
    """

    text: str
    start: int
    end: int
    plain: str
    capital: bool
    possessive: bool
    before: str
    sentence: int


class Text(NamedTuple):
    """A report's words, with the number of the first word of each sentence and one past the last.

    `titled` says of each sentence whether it is set like a title (most words capitalised), and
    `after` gives what follows its last word.
    """

    text: str
    tokens: list[Token]
    firsts: list[int]
    titled: list[bool]


def read_tokens(report: Report, sentences: Sequence[Sentence]) -> Text:
    """Cut the sentences of a report into words."""
    tokens: list[Token] = []
    firsts: list[int] = []
    titled: list[bool] = []
    for number, sentence in enumerate(sentences):
        firsts.append(len(tokens))
        tokens += _sentence(report.text, sentence, number)
        titled.append(_is_titled(tokens[firsts[-1] :]))
    return Text(report.text, tokens, [*firsts, len(tokens)], titled)


def _sentence(text: str, sentence: Sentence, number: int) -> list[Token]:
    found: list[Token] = []
    last = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = match[0]
        bare = word
        if word[-1] in "sS" and word[-2:-1] in APOSTROPHES and len(word) > 2:  # noqa: PLR2004 - 's
            bare = word[:-2]
        possessive = bare is not word or (bare[-1] == "s" and text[end : end + 1] == "’")
        first = bare[0]
        capital = first.isupper() or (not first.isdigit() and not bare.islower() and len(bare) > 1)
        before = text[last:start] if found else ""
        if before.endswith(MARKED) or (not found and text[start - 1 : start] in MARKED):
            capital = False
        last = end
        end -= len(word) - len(bare)
        found.append(Token(bare, start, end, plain(bare), capital, possessive, before, number))
    return found


def _is_titled(tokens: Sequence[Token]) -> bool:
    long = [token for token in tokens if len(token.text) > SHORT]
    capitals = sum(token.capital for token in long)
    return len(long) >= TITLE_WORDS and capitals >= TITLE_SHARE * len(long)
