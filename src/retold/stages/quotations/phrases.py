"""Where a noun phrase begins and ends: titles in front, prepositions and appositions behind."""

from collections.abc import Sequence

from retold.lexis.cues import word_set
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.tags import ALONE

LOOSE = word_set("of for from at with in to on")  # tie a name to what it is part of
NAMELY = word_set("of from")
REACH = 40  # tokens; longer subjects are no subjects


def noun_before(tokens: Sequence[Token], last: int) -> int:
    """Return where the noun phrase that ends with token `last` begins; `last + 1` if none does."""
    if last >= 0 and tokens[last].tag == "P":
        return last
    at = last
    while at >= 0 and last - at < REACH:
        step = _leftward(tokens, at, last)
        if step == 0:
            break
        at -= step
        if tokens[at + 1].tag == "D" and step == 1:
            break
    first = at + 1
    while first <= last and tokens[first].tag in "ISCT":
        first += 1
    return first


def _leftward(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return how many tokens at `at` belong to the noun phrase that ends with `last`."""
    tag = tokens[at].tag
    if tag in "UN#SK":
        return 1
    if tag == ")":
        return at - _opening(tokens, at) + 1
    if tag == "D":
        return 2 if _tied(tokens, at - 1) else 1
    if at == last:
        return 0
    adjective = tag == "A" and at > 0 and tokens[at - 1].tag == "D"
    tied = (tag == "I" and _tied(tokens, at)) or (tag == "C" and _joined(tokens, at))
    return int(tag == "T" or adjective or tied)


def _opening(tokens: Sequence[Token], at: int) -> int:
    for back in range(at - 1, max(-1, at - 8), -1):
        if tokens[back].tag == "(":
            return back
    return at + 1


def _tied(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token at `at` is a preposition that ties to a noun before it."""
    if at <= 0 or tokens[at].word not in LOOSE:
        return False
    return tokens[at - 1].tag in "UN)" or tokens[at - 1].word in ALONE


def _joined(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].tag == "U" and tokens[at + 1].tag in "UD"


def noun_behind(tokens: Sequence[Token], first: int) -> tuple[int, int]:
    """Return the noun phrase that begins with token `first`, with its appositions; else empty."""
    if first >= len(tokens):
        return first, first
    tag = tokens[first].tag
    if tag in "PR":
        return first, first + 1
    if tag not in "UDN#A" or (tag == "A" and not _adjective(tokens, first)):
        return first, first
    last = _core(tokens, first)
    return first, _apposition(tokens, first, last)


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].tag in "UN"


def _core(tokens: Sequence[Token], first: int) -> int:
    """Return the end of the noun phrase without what follows a comma."""
    at = first + 1
    while at < len(tokens) and at - first < REACH:
        if tokens[at].tag == "R" and tokens[at - 1].tag == "N":
            return _clause(tokens, at)
        step = _rightward(tokens, at)
        if step == 0:
            break
        at += step
    while at > first + 1 and tokens[at - 1].tag in "IC":
        at -= 1
    return at


def _rightward(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from `at` on belong to the noun phrase before them."""
    tag, before = tokens[at].tag, tokens[at - 1]
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else "."
    if tag in "UNS#K":
        return 1
    if tag == "(":
        return _closing(tokens, at) - at + 1
    described = (tag == "D" and before.tag in "IC") or (tag == "A" and before.tag == "D")
    joined = tag == "C" and behind in "UD" and before.tag == "U"
    return int(described or joined or (tag == "I" and _ties_on(tokens, at, before)))


def _ties_on(tokens: Sequence[Token], at: int, before: Token) -> bool:
    word = tokens[at].word
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else "."
    if behind not in "UDN#":
        return False
    return word in NAMELY or (word in LOOSE and before.tag == "N" and word != "on")


def _closing(tokens: Sequence[Token], at: int) -> int:
    for ahead in range(at + 1, min(len(tokens), at + 8)):
        if tokens[ahead].tag == ")":
            return ahead
    return at - 1


def _clause(tokens: Sequence[Token], at: int) -> int:
    """Return where a relative clause ends: at a comma, a stop or a quotation."""
    while at < len(tokens) and tokens[at].tag not in ",.:Q-":
        at += 1
    return at


def _apposition(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end of the appositions that follow the noun phrase `first` to `last`."""
    end = last
    while end + 1 < len(tokens) and tokens[end].tag == "," and end - first < REACH:
        if not _describes(tokens, end + 1):
            break
        end = _clause(tokens, end + 1)
    return end


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what begins behind a comma describes the name before it."""
    token = tokens[at]
    if token.tag == "R" or token.word == "whose":
        ahead = [one for one in tokens[at + 1 : at + 4] if one.tag not in "XA"][:1]
        return bool(ahead) and ahead[0].tag != "V" and ahead[0].word not in {"declined", "spoke"}
    if token.tag == "N":
        return not token.word.endswith("ing")
    if token.tag == "I":
        return token.word in NAMELY and tokens[at - 2].tag == "#"
    return token.tag in "DU#" or token.word in {"now", "then", "formerly", "also"}
