"""The words of a report as the search for names wants them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from retold.lexis.names import plain
from retold.lexis.words import WORD
from retold.model import Report, Sentence

APOSTROPHES = "'’‘"
# Small beginnings of names, and endings that make an adjective of one (`London-based`).
SMALL_BEGINNINGS = ("al-", "el-", "ul-", "ad-", "an-", "as-", "ash-", "at-", "d'", "d’", "l'", "l’")
ADJECTIVE_ENDINGS = (
    "ed",
    "ing",
    "born",
    "made",
    "style",
    "wide",
    "era",
    "like",
    "elect",
    "only",
    "free",
    "old",
)
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

    `plains` repeats the words as they are compared; `titled` says of each sentence whether it is
    set like a title (most words capitalised).
    """

    text: str
    tokens: list[Token]
    plains: list[str]
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
    plains = [token.plain for token in tokens]
    return Text(report.text, tokens, plains, [*firsts, len(tokens)], titled)


class _Form(NamedTuple):
    """What a word as written says by itself; `cut` letters of a possessive ending are dropped."""

    bare: str
    plain: str
    capital: bool
    possessive: bool
    cut: int


@lru_cache(maxsize=50_000)
def _form(word: str) -> _Form:
    cut = 2 if len(word) > 2 and word[-1] in "sS" and word[-2] in APOSTROPHES else 0  # noqa: PLR2004
    bare = word[:-2] if cut else word
    capital = bare[0].isupper() or bare.startswith(SMALL_BEGINNINGS)
    if capital and "-" in bare:
        capital = _is_hyphened_name(bare)
    return _Form(bare, plain(bare), capital, bool(cut), cut)


def _sentence(text: str, sentence: Sentence, number: int) -> list[Token]:
    found: list[Token] = []
    last = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        bare, lower, capital, possessive, cut = _form(match[0])
        before = text[last:start] if found else ""
        if capital and (before or text[start - 1 : start]).endswith(MARKED):
            capital = False
        possessive = possessive or (bare[-1] == "s" and text[end : end + 1] == "’")
        last = end
        found.append(Token(bare, start, end - cut, lower, capital, possessive, before, number))
    return found


def _is_hyphened_name(word: str) -> bool:
    """Tell whether a word with hyphens is like `al-Sayed` or `Lee-Ann`, not like `Irish-born`."""
    last = word.rsplit("-", 1)[-1]
    if word.startswith(SMALL_BEGINNINGS):
        return last[:1].isupper()
    return not (last.islower() and last.endswith(ADJECTIVE_ENDINGS))


def _is_titled(tokens: Sequence[Token]) -> bool:
    long = [token for token in tokens if len(token.text) > SHORT]
    capitals = sum(token.capital for token in long)
    return len(long) >= TITLE_WORDS and capitals >= TITLE_SHARE * len(long)
