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


def subject_before(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Return the noun phrase that ends at token `last`, with its appositions; else empty."""
    if last < 0:
        return 0, 0
    tag = tokens[last].tag
    if tag == "R" or (tokens[last].word in {"which", "that"} and _follows_noun(tokens, last)):
        return last, last + 1
    if tag in ",-" and last and tokens[last - 1].tag not in "Q.":
        return _apposed(tokens, last, tag)
    if (who := _clause_of(tokens, last)) > 0:
        if tokens[who - 1].tag == ",":
            return who, who + 1
        return noun_before(tokens, who - 1), last + 1
    first = noun_before(tokens, last)
    return first, last + 1


def _clause_of(tokens: Sequence[Token], last: int) -> int:
    """Return where `who` begins in `an official who asked to stay unnamed`; 0 if none does."""
    for at in range(last, max(0, last - REACH), -1):
        tag = tokens[at].tag
        if tag in ".Q:,-B":
            return 0
        if tag == "R":
            return at if tokens[at - 1].tag in "UN," else 0
    return 0


def _follows_noun(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].tag in "UN,"


def _apposed(tokens: Sequence[Token], last: int, tag: str) -> tuple[int, int]:
    """Return the noun phrase before the commas or dashes that end at `last`."""
    adverb = skip(tokens, last, -1, "AT")
    if 0 < adverb < last - 1 and tokens[adverb].tag == tag:
        return noun_before(tokens, adverb - 1), adverb
    if (who := _relative(tokens, last)) > 0:
        first = noun_before(tokens, who - 2)
        if tokens[first].tag == "#" and first > 1 and tokens[first - 1].tag == ",":
            first = noun_before(tokens, first - 2)  # an age between the name and `who`
        if first < who - 1:
            return first, last
    at = last - 1
    for _ in range(4):  # chunks between commas; more are a list
        while (
            at >= 0 and tokens[at].tag not in ".Q:" and tokens[at].tag != tag and last - at < REACH
        ):
            at -= 1
        if at <= 0 or tokens[at].tag != tag:
            return last, last
        head = at - 1
        first, end = _before_aside(tokens, head, tag)
        if first <= end and not _leans(tokens, first, tag):
            return first, (end + 1 if end < head or _aside(tokens[at + 1]) else last)
        head = end
        at = min(first, head) - 1 if first <= head else head - 1
    return last, last


def _aside(token: Token) -> bool:
    """Tell whether what begins behind a comma says when, where or how, and not who."""
    return (token.tag == "I" and token.word not in NAMELY) or token.word.endswith("ing")


def _before_aside(tokens: Sequence[Token], head: int, tag: str) -> tuple[int, int]:
    """Return the noun phrase that ends at `head`, or before an aside with a preposition.

    `The mayor, at a hearing in March, said`: the aside stands between commas or dashes (`tag`).
    """
    first = noun_before(tokens, head)
    while first > 2 and tokens[first - 1].tag == "I" and tokens[first - 2].tag == tag:  # noqa: PLR2004 - a noun, its comma and a preposition
        head = first - 3
        first = noun_before(tokens, head)
    return first, head


def _relative(tokens: Sequence[Token], last: int) -> int:
    """Return where `, who` or `, whose` begins that the comma at `last` ends; 0 if none does."""
    for at in range(last - 1, max(1, last - REACH), -1):
        if tokens[at].tag in ".Q:":
            return 0
        if (tokens[at].tag == "R" or tokens[at].word == "whose") and tokens[at - 1].tag == ",":
            return at
    return 0


def _leans(tokens: Sequence[Token], first: int, tag: str) -> bool:
    """Tell whether what begins at `first` leans on a name before its comma."""
    if first < 2 or tokens[first - 1].tag != tag:  # noqa: PLR2004 - a name and a comma
        return False
    leaning = tokens[first].tag in "#R" or tokens[first].word in {"a", "an", "the"}
    return leaning and tokens[first - 2].tag in "U#)"


def skip(tokens: Sequence[Token], at: int, step: int, tags: str) -> int:
    """Return the first token from `at` on, by steps of 1 or -1, that has none of the tags."""
    at += step
    while 0 <= at < len(tokens) and tokens[at].tag in tags:
        at += step
    return at
