"""The words of a report as the search for names wants them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
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
MARKED = frozenset("@#/_")
# Sentences with fewer words than this are too short to tell whether they are set as titles.
TITLE_WORDS = 4
# The share of capitalised words from which a sentence counts as set in title case; a sentence of
# running text with two long names stays below it.
TITLE_SHARE = 2 / 3
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
    set like a title (most words capitalised). `byline` has the names, in plain words, that the
    report gives its authors apart from the text.
    """

    text: str
    tokens: list[Token]
    plains: list[str]
    firsts: list[int]
    titled: list[bool]
    byline: frozenset[tuple[str, ...]] = frozenset()


def read_tokens(report: Report, sentences: Sequence[Sentence]) -> Text:
    """Cut the sentences of a report into words."""
    tokens: list[Token] = []
    firsts: list[int] = []
    for number, sentence in enumerate(sentences):
        firsts.append(len(tokens))
        tokens += _sentence(report.text, sentence, number)
    firsts.append(len(tokens))
    titled = [_is_titled(tokens[first:last]) for first, last in pairwise(firsts)]
    byline = frozenset(tuple(map(plain, name.split())) for name in report.byline)
    return Text(report.text, tokens, [token.plain for token in tokens], firsts, titled, byline)


class _Form(NamedTuple):
    """What a word as written says by itself.

    `ending` letters of a possessive ending are dropped; `plural` says that it ends in `s`, behind
    which an apostrophe alone makes a possessive.
    """

    bare: str
    plain: str
    capital: bool
    ending: int
    plural: bool


@lru_cache(maxsize=50_000)
def _form(word: str) -> _Form:
    ending = 2 if len(word) > 2 and word[-1] in "sS" and word[-2] in APOSTROPHES else 0  # noqa: PLR2004
    bare = word[:-2] if ending else word
    capital = bare[0].isupper() or bare.startswith(SMALL_BEGINNINGS)
    if capital and "-" in bare:
        capital = _is_hyphened_name(bare)
    return _Form(bare, plain(bare), capital, ending, bare[-1] == "s")


def _sentence(text: str, sentence: Sentence, number: int) -> list[Token]:
    found: list[Token] = []
    last = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        bare, lower, capital, ending, plural = _form(match[0])
        before = text[last:start] if found else ""
        if capital and text[start - 1 : start] in MARKED:
            capital = False
        possessive = ending > 0 or (plural and text[end : end + 1] == "’")
        last = end
        found.append(Token(bare, start, end - ending, lower, capital, possessive, before, number))
    return found


def _is_hyphened_name(word: str) -> bool:
    """Tell whether a word with hyphens is like `al-Sayed` or `Lee-Ann`, not like `Irish-born`."""
    last = word.rsplit("-", 1)[-1]
    if word.startswith(SMALL_BEGINNINGS):
        return last[:1].isupper()
    return not (last.islower() and last.endswith(ADJECTIVE_ENDINGS))


def _is_titled(tokens: Sequence[Token]) -> bool:
    capitals = [token.capital for token in tokens if len(token.text) > SHORT]
    return len(capitals) >= TITLE_WORDS and sum(capitals) >= TITLE_SHARE * len(capitals)
