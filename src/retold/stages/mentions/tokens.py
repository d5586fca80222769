"""The words of a report as the search for names wants them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from retold.lexis.hosts import host_of
from retold.lexis.names import plain
from retold.lexis.words import WORD
from retold.model import Report, Sentence

# Cuts a text into what is no word and the words, in turns.
PIECES = re.compile(f"({WORD.pattern})")
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
# Verbs that titles set with a capital: where one has none, names make up the other words.
SPEECH = frozenset({"said", "says", "told", "added", "asked", "wrote", "explained", "replied"})
# Sentences with fewer words than this are too short to tell whether they are set as titles.
TITLE_WORDS = 4
# The share of capitalised words from which a sentence counts as set in title case; a sentence of
# running text with two long names stays below it.
TITLE_SHARE = 2 / 3
# Fewer than one word in so many with a capital are no title, however short its small words are.
LONGEST_SHARE = 4
# Words this short stay in lower case in titles, so they do not count.
SHORT = 3


class Token(Struct, frozen=True, gc=False):
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


class Text(Struct, frozen=True):
    """A report's words, with the number of the first word of each sentence and one past the last.

    `plains` repeats the words as they are compared, `capitals` has the numbers of the words with a
    capital; `titled` says of each sentence whether it is set like a title (most words capitalised).
    `byline` has the names, in plain words, that the report gives its authors apart from the text,
    `outlets` those of where it was published, letters and digits alone (`saltbyherald`).
    """

    text: str
    tokens: list[Token]
    plains: list[str]
    capitals: list[int]
    firsts: list[int]
    titled: list[bool]
    byline: frozenset[tuple[str, ...]] = frozenset()
    outlets: frozenset[str] = frozenset()


def read_tokens(report: Report, sentences: Sequence[Sentence]) -> Text:
    """Cut the sentences of a report into words."""
    byline = frozenset(tuple(map(plain, name.split())) for name in report.byline)
    text = Text(report.text, [], [], [], [], [], byline, _outlets(report))
    for number, sentence in enumerate(sentences):
        first, before = len(text.tokens), len(text.capitals)
        text.firsts.append(first)
        _add_sentence(text, sentence, number)
        text.titled.append(_is_titled(text, first, len(text.capitals) - before))
    text.firsts.append(len(text.tokens))
    return text


def _outlets(report: Report) -> frozenset[str]:
    """Return what a report calls its outlet, and the longest part of its address's host."""
    found = {"".join(filter(str.isalnum, plain(report.outlet or ""))).removeprefix("the")}
    if host := host_of(report.url):
        found.add(max(plain(host).split("."), key=len).replace("-", ""))
    return frozenset(found - {""})


@lru_cache(maxsize=50_000)
def _form(word: str) -> tuple[str, str, bool, int, bool]:
    """Return what a word as written says by itself.

    Returns:
        The word without a possessive ending, the same as it is compared, whether it has a capital,
        how many letters the ending has, and whether the word ends in `s`, behind which an
        apostrophe alone makes a possessive.

    """
    if word.isalpha():
        return word, plain(word), word[0].isupper(), 0, word[-1] == "s"
    ending = 2 if len(word) > 2 and word[-1] in "sS" and word[-2] in APOSTROPHES else 0  # noqa: PLR2004
    bare = word[:-2] if ending else word
    capital = bare[0].isupper() or bare.startswith(SMALL_BEGINNINGS)
    if capital and "-" in bare:
        capital = _is_hyphened_name(bare)
    return bare, plain(bare), capital, ending, bare[-1] == "s"


def _add_sentence(text: Text, sentence: Sentence, number: int) -> None:
    """Add the words of a sentence to those of its report."""
    whole, tokens, plains = text.text, text.tokens, text.plains
    pieces = PIECES.split(whole[sentence.start : sentence.end])
    end = sentence.start + len(pieces[0])
    pieces[0] = ""  # nothing counts as standing before the first word
    words = pieces[1::2]
    forms = map(_form, words)
    for before, word, form in zip(pieces[:-1:2], words, forms, strict=True):
        start = end + len(before)
        end = start + len(word)
        bare, lower, capital, ending, plural = form
        if capital and (whole[start - 1 : start] in MARKED or word[-1].isdigit()):
            capital = False  # an account or a tag; `Updated20`, `Mars24`
        if capital:
            text.capitals.append(len(tokens))
        possessive = ending > 0 or (plural and whole[end : end + 1] == "’")
        plains.append(lower)
        tokens.append(Token(bare, start, end - ending, lower, capital, possessive, before, number))


def _is_hyphened_name(word: str) -> bool:
    """Tell whether a word with hyphens is like `al-Sayed` or `Lee-Ann`, not like `Irish-born`."""
    last = word.rsplit("-", 1)[-1]
    if word.startswith(SMALL_BEGINNINGS):
        return last[:1].isupper()
    return not (last.islower() and last.endswith(ADJECTIVE_ENDINGS))


def _is_titled(text: Text, first: int, capitals: int) -> bool:
    """Tell whether a sentence, from its first word on, is set like a title.

    Args:
        text: The words of a report so far; the sentence is the last of it.
        first: The number of its first word.
        capitals: How many of its words have a capital.

    """
    words = len(text.tokens) - first
    if capitals < TITLE_SHARE * TITLE_WORDS or capitals * LONGEST_SHARE < words:
        return False
    shown = [token.capital for token in text.tokens[first:] if len(token.text) > SHORT]
    if len(shown) < TITLE_WORDS or sum(shown) < TITLE_SHARE * len(shown):
        return False
    return all(token.capital or token.plain not in SPEECH for token in text.tokens[first:])
