"""Find descriptions and pronouns: noun phrases that may speak, act or stand for somebody."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, count
from typing import Literal

from msgspec import Struct

from retold.lexis.cues import BARE, CUES
from retold.lexis.names import Gender, classes, common_words, roles
from retold.stages.mentions.pronouns import PRONOUNS
from retold.stages.mentions.runs import FUNCTION
from retold.stages.mentions.tokens import Text, Token

DETERMINERS = frozenset(
    {"the", "a", "an", "one", "another", "some", "several", "many", "most", "few", "two", "three"}
    | {"four", "five", "six", "seven", "eight", "nine", "ten", "other", "others", "both", "all"}
    | {"his", "her", "their", "its", "our", "my", "your", "this", "these", "those"}
    | {"each", "every", "any", "no", "dozens", "hundreds", "thousands"}
)
# What every word that `AGED` matches has inside.
YEARS = "-year"
AGED = re.compile(r"\d{1,3}-years?(?:-olds?)?")
# A phrase reaches at most this many words to the left of its noun.
LEFT = 6
# Without an article, at a sentence's start and before a noun of many, it has so many modifiers.
LEFT_MANY = 3
# Behind `of`, `for` or `at` a phrase goes on over at most this many words.
RIGHT = 4
CLOSING = {"”": "“", '"': '"', "’": "‘", "'": "'"}
# `a mother of two`
PARENTS = frozenset(
    {"mother", "father", "mum", "mom", "dad", "parent", "grandmother", "grandfather", "grandparent"}
)
COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
ADVERBS = frozenset({"also", "then", "later", "recently", "just", "still", "already", "now"})
AFTER_NOUN = frozenset({"of", "for", "at"})


class Phrase(Struct, frozen=True, gc=False):
    """Words `first` to `last` with the noun `head`; a pronoun is all three at once.

    `gender` is what the noun or pronoun itself shows. `end` is the end of its text, which lies
    inside the last word where that is a contraction (`he` in `he’s`).
    """

    first: int
    head: int
    last: int
    kind: Literal["nominal", "pronoun"]
    gender: Gender | None
    start: int
    end: int


@cache
def _heads() -> frozenset[str]:
    """Return every noun that may head a phrase: roles of one, of many, and bodies."""
    found = classes()
    return frozenset(roles()) | found["collective roles"] | _plurals()


@cache
def _plurals() -> frozenset[str]:
    """Return the nouns that describe many people or bodies: `critics`, `donors`, `companies`."""
    found = classes()
    single = roles().keys() | found["collective roles"]
    return found["plural roles"] | {plural_of(word) for word in single}


def plural_of(word: str) -> str:
    """Return the plural of an English noun by the common rules of spelling."""
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def is_aged(word: str) -> bool:
    """Tell whether a plain word says an age, as in `a 52-year-old`."""
    return YEARS in word and AGED.fullmatch(word) is not None


def find_phrases(text: Text, taken: bytearray) -> Iterator[Phrase]:
    """Yield pronouns and noun phrases in order.

    Args:
        text: The words of a report.
        taken: One byte a word, not 0 where the word belongs to a name already found.

    """
    last = -1
    heads = _heads()
    for at in _places(text):
        if taken[at] or at <= last:
            continue
        word, found = text.plains[at], None
        if word in PRONOUNS:
            found = _pronoun(at, text.tokens[at])
        elif word == "who":
            found = _who(text, at, taken, last)
        elif word in heads or is_aged(word):
            found = _noun_phrase(text, at, taken)
        if found is None and word in CUES:
            found = _subject(text, at, taken, last)
        if found is not None:
            last = max(last, found.last)
            yield found


def _places(text: Text) -> Iterable[int]:
    """Return the numbers of the words that a phrase is sought at."""
    starters = _starters()
    if YEARS in text.text.lower():
        return [at for at, word in enumerate(text.plains) if word in starters or YEARS in word]
    return compress(count(), map(starters.__contains__, text.plains))


@cache
def _starters() -> frozenset[str]:
    """Return every plain word that a phrase is sought at."""
    return _heads() | PRONOUNS.keys() | CUES.keys() | {"who"}


def _pronoun(at: int, token: Token) -> Phrase | None:
    if token.text in {"i", "US"}:
        return None
    gender, length = PRONOUNS[token.plain]
    return Phrase(at, at, at, "pronoun", gender, token.start, token.start + length)


def _who(text: Text, at: int, taken: bytearray, last: int) -> Phrase | None:
    """Return `who` behind a name or a phrase."""
    if at == 0 or not (taken[at - 1] or last == at - 1):
        return None
    token = text.tokens[at]
    return Phrase(at, at, at, "pronoun", None, token.start, token.end)


def _noun_phrase(text: Text, head: int, taken: bytearray) -> Phrase | None:
    """Return the phrase of a known noun, None if the noun only modifies another."""
    tokens = text.tokens
    end = text.firsts[tokens[head].sentence + 1]
    if is_aged(tokens[head].plain) and not tokens[head].plain.endswith(("old", "olds")):
        if head + 1 >= end or tokens[head + 1].plain not in {"old", "olds"}:
            return None
        head += 1
    if head + 1 < end and _goes_on(tokens[head], tokens[head + 1], head + 1, taken):
        return None
    first = _left(text, head)
    if tokens[first].plain not in DETERMINERS:
        beside = _beside_name(text, head, taken)
        if beside is None and first == head and not _stands_alone(text, head):
            return None
        first = first if beside is None else beside
    last = _right(text, head, taken)
    return _phrase(tokens, first, head, last)


def _phrase(tokens: list[Token], first: int, head: int, last: int) -> Phrase:
    gender = roles().get(tokens[head].plain)
    return Phrase(first, head, last, "nominal", gender, tokens[first].start, tokens[last].end)


def _goes_on(token: Token, following: Token, at: int, taken: bytearray) -> bool:
    """Tell whether a noun is followed by another noun or a name that it only describes."""
    if following.before != " " or token.possessive:
        return False
    return bool(taken[at]) or following.plain in _heads() or is_aged(following.plain)


def _beside_name(text: Text, head: int, taken: bytearray) -> int | None:
    """Return the first word of a description without an article that a comma sets off a name.

    `Ann Lee, former mayor of ...` and `Ann Lee, 52, mayor of ...` have one; it has no other comma.
    """
    tokens = text.tokens
    at = head
    while at > max(text.firsts[tokens[head].sentence], head - LEFT) and tokens[at].before == " ":
        at -= 1
        if not _modifies(tokens[at]):
            return None
    if tokens[at].before != ", " or tokens[head].plain not in roles():
        return None
    name = at - 2 if tokens[at - 1].plain.isdecimal() else at - 1
    return at if name >= 0 and taken[name] else None


def _stands_alone(text: Text, head: int) -> bool:
    """Tell whether a noun without an article may be a phrase.

    Those of many people may, a role with a capital, and those of things beside a verb of speech.
    """
    token = text.tokens[head]
    word = token.plain
    if word in classes()["plural roles"] or (token.capital and word in roles()):
        return True
    around = text.plains[max(head - 1, 0) : head + 2]
    return word in _plurals() and not CUES.keys().isdisjoint(around)


def _left(text: Text, head: int) -> int:
    """Return the first word of the phrase: its article, or the modifiers that stand close."""
    tokens = text.tokens
    lowest = max(text.firsts[tokens[head].sentence], head - LEFT)
    at = close = head
    while at > lowest:
        gap = tokens[at].before
        if gap != " ":
            return _over_marks(tokens, at, lowest) if gap.strip() in CLOSING else close
        at -= 1
        word = tokens[at].plain
        if word in DETERMINERS:
            return at
        if not _modifies(tokens[at]):
            break
        if tokens[at].capital or word in classes()["demonyms"] or word in CLOSE:
            close = at if close == at + 1 else close
    many = at == lowest == text.firsts[tokens[head].sentence] and head - at <= LEFT_MANY
    return at if many and tokens[head].plain in _plurals() and _modifies(tokens[at]) else close


CLOSE = frozenset(
    {"former", "senior", "top", "local", "federal", "state", "government", "police", "military"}
    | {"health", "city", "county", "official", "white", "british", "rebel", "party", "public"}
)
"""Words before a noun that belong to its phrase also where no article does."""


def _over_marks(tokens: list[Token], at: int, lowest: int) -> int:
    """Return the article before the quoted words that end before `at`, else `at`."""
    opening = CLOSING[tokens[at].before.strip()]
    for begin in range(at - 1, lowest, -1):
        if tokens[begin].before.endswith(opening):
            return begin - 1 if tokens[begin - 1].plain in DETERMINERS else at
    return at


def _modifies(token: Token) -> bool:
    """Tell whether a word may stand between an article and its noun."""
    if token.possessive:
        return True
    word = token.plain
    verb = word in CUES and word.endswith(("ed", "said", "told", "says", "tells", "wrote"))
    return word not in FUNCTION and not verb


def _right(text: Text, head: int, taken: bytearray) -> int:
    """Return the last word of the phrase, over `of`, `for` or `at` and what they bring."""
    tokens = text.tokens
    end = text.firsts[tokens[head].sentence + 1]
    at = head + 1
    if at + 1 >= end or tokens[at].before != " " or tokens[at].plain not in AFTER_NOUN:
        return head
    last = head
    for step in range(at + 1, min(end, at + 1 + RIGHT)):
        token = tokens[step]
        if token.before not in {" ", " “", ' "'}:
            break
        if step == at + 1 and token.plain in DETERMINERS:
            if tokens[head].plain in PARENTS and token.plain in COUNTS:
                return step
            continue
        if not (taken[step] or token.capital or _is_noun(token)):
            break
        last = step
    return last


def _is_noun(token: Token) -> bool:
    """Tell whether a word in lower case is likely a noun or its modifier."""
    word = token.plain
    if word in FUNCTION or word in CUES or word in ADVERBS or word.endswith(("ing", "ed", "ly")):
        return False
    return word in common_words() or word in _heads()


def _subject(text: Text, cue: int, taken: bytearray, last: int) -> Phrase | None:
    """Return a noun phrase with an article that stands directly before a verb of speech."""
    tokens = text.tokens
    token = tokens[cue]
    head = cue - 1
    verb = token.plain.endswith(("ed", "said", "told", "says", "tells", "wrote"))
    if not verb and not (token.plain in BARE and text.plains[head].endswith("s")):
        return None
    if token.before != " " or head <= last or taken[head] or not _is_noun(tokens[head]):
        return None
    first = _left(text, head)
    article = tokens[first].plain in DETERMINERS
    if first > last and (article or (not tokens[head].before and tokens[head].plain.endswith("s"))):
        return _phrase(tokens, first, head, head)
    return None
