"""Take off a stretch of capitalised words what is no part of the name: titles, roles, days."""

import re
from functools import cache

from retold.lexis.cues import word_set
from retold.lexis.names import (
    classes,
    common_words,
    given_names,
    half_common_words,
    roles,
    surnames,
    titles,
)
from retold.stages.mentions.shapes import KUNYAS, word_class
from retold.stages.mentions.tokens import Token

# Abbreviations that a full stop follows inside a name.
ABBREVIATED = word_set(
    "mr mrs ms dr sen rep gov lt col gen capt sgt prof rev hon maj cmdr cpl pvt adm det insp supt"
    " st messrs mme fr jr sr"
)
# Small words inside a name, and those with which a name may begin.
PARTICLES = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "du", "van", "von", "zu", "ter", "ten"}
    | {"la", "le", "el", "al", "ul", "bin", "bint", "ibn", "ben", "y", "e", "af", "av"}
    | {"binti", "bte", "dello", "delle", "degli", "das", "do", "lo", "las", "los", "op", "zum"}
)
LEADING = frozenset(
    {"de", "del", "della", "di", "da", "du", "van", "von", "bin", "ibn", "al", "el", "ter"}
)
# What opens a nickname, with what closes it.
NICKNAME_MARKS = {" “": "” ", ' "': '" ', " (": ") ", " ‘": "’ ", " '": "' "}
# Endings of words for people from somewhere, and of adverbs that begin a sentence.
FROM = ("ian", "er", "ite", "ly", "ese")
# Endings of words for trades, for those that no list has.
TRADES = (
    "blower", "maker", "keeper", "monger", "worker", "builder", "grower", "breeder", "driver",
    "player", "farmer", "owner", "hunter", "dealer", "seller", "trainer", "teacher", "writer",
    "driller", "cutter", "fighter", "ologist", "ographer", "ician", "woman", "smith",
)  # fmt: skip
# What stands behind the name of a king or a son.
ROMAN = re.compile(r"[IVX]{1,5}")
# The letters of an honour behind a name are at most this many (`FRSE`).
HONOUR = 4
# Beyond this many words a stretch is looked through for a given name with a family name behind it.
LONG = 3


def trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Take titles, roles and origins off the front, days and months off the end.

    Args:
        tokens: The words of a report.
        first: The first word of a stretch of capitalised words.
        last: Its last word.

    Returns:
        The first and the last word of what is left.

    """
    if first == last:
        return first, last
    while last > first and _trails(tokens[last], tokens[first]):
        last -= 1
    last = _before_bracket(tokens, first, last)
    first = _behind_title(tokens, first, last)
    while first < last and _leads(tokens, first, last):
        first += 1
    while first < last and tokens[first].plain in PARTICLES and not tokens[first].capital:
        if tokens[first].plain in LEADING:
            break
        first += 1
    if last - first >= LONG:
        first = _tail(tokens, first, last)
    return first, last


def _before_bracket(tokens: list[Token], first: int, last: int) -> int:
    """Return the last word before a bracket or mark that a stretch opens and does not close."""
    for at in range(last, first, -1):
        opening = tokens[at].before
        if opening in NICKNAME_MARKS:
            closing = NICKNAME_MARKS[opening]
            closed = any(token.before == closing for token in tokens[at + 1 : last + 1])
            return last if closed else at - 1
    return last


@cache
def _titles_and_roles() -> frozenset[str]:
    many = {title + "s" for title in titles()} - given_names().keys() - surnames()
    return frozenset(titles()) | frozenset(roles()) | classes()["plural roles"] | many


def _behind_title(tokens: list[Token], first: int, last: int) -> int:
    """Return the first word behind the last title or role of a stretch, if a name may begin there.

    `U.S. Transport Minister Ann Lee` begins behind `Minister`, `Stephen King` at its start.
    """
    for at in range(last - 1, first - 1, -1):
        word = tokens[at].plain
        titled = word in _titles_and_roles() and word not in given_names()
        if not titled or tokens[at + 1].plain in classes()["suffixes"]:
            continue
        if at == first or tokens[at - 1].plain not in given_names() or _is_title_inside(tokens, at):
            return at + 1
    return first


def _is_title_inside(tokens: list[Token], at: int) -> bool:
    """Tell whether a title behind a given name is one nonetheless: `Virginia Sen. Tim Kaine`.

    A word that is also a family name (`King`) is one with a full stop alone, and a role only
    before a whole name (`Fed Chair Ann Lee`).
    """
    token, following = tokens[at], tokens[at + 1]
    if token.plain in ABBREVIATED and following.before.startswith("."):
        return True
    if token.plain in surnames():
        return False
    whole = following.plain in given_names() and at + 2 < len(tokens) and tokens[at + 2].capital
    return token.plain in titles() or whole


def _leads(tokens: list[Token], at: int, last: int) -> bool:
    """Tell whether a word before others is a title, role or origin and not a given name."""
    word = tokens[at].plain
    following = tokens[at + 1].plain
    initial = len(word) == 1 and tokens[at + 1].before.startswith(".")
    if initial or word in KUNYAS or word in PARTICLES:
        return False
    if word in _titles_and_roles() or (last > at + 1 and _is_trade(word)):
        return word not in given_names() or (last > at + 1 and following in given_names())
    if word in classes()["demonyms"]:
        return last > at + 1 and (word not in given_names() or following in given_names())
    started = tokens[at].before in {"", ": "} and word not in surnames()
    if last > at + 1 and following in given_names() and word_class(word) == "u":
        return started or word.endswith(FROM)
    if word in given_names() or following not in given_names() or last == at + 1:
        return started and word in common_words() and word not in given_names()
    return started or word in common_words() or word in half_common_words()


def _trails(token: Token, first: Token) -> bool:
    """Tell whether a last word is a day, a month, or letters of an honour behind a name."""
    if token.plain in classes()["calendar"]:
        return token.plain not in surnames() and token.plain not in given_names()
    honour = token.text.isupper() and 1 < len(token.text) <= HONOUR
    if not honour or first.text.isupper() or ROMAN.fullmatch(token.text):
        return False
    return token.plain not in surnames() and token.plain not in {"jr", "sr"}


def _tail(tokens: list[Token], first: int, last: int) -> int:
    """Return where the first given name of a long stretch stands, its start if there is none.

    One word and a particle before it stay: `Khaldun bin Rashid al-Omari`.
    """
    for at in range(first, last):
        if tokens[at].plain in given_names() and tokens[at].capital:
            return first if at == first + 2 and tokens[at - 1].plain in PARTICLES else at
    return first


def _is_trade(word: str) -> bool:
    """Tell whether an unknown word is a trade by its ending: `glassblower`, `cheesemonger`."""
    return word.endswith(TRADES) and word_class(word) == "u"
