"""Find each cue of a paragraph, and the words that stand for who speaks there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.cues import CUES, word_set
from retold.stages.quotations.clauses import Token


class Cue(NamedTuple):
    """A cue and its subject, as token numbers, half open.

    `order` is how they stand: `before` (she said), `behind` (said she), `by` (said by her),
    `phrase` (according to her), `colon` (She: …), `shared` (the subject of the verb before).
    """

    start: int
    end: int
    lemma: str
    manner: str
    first: int
    last: int
    order: str


BE = word_set("is are was were be been being am")
LOOSE = word_set("of for from at with in to on")  # tie a name to what it is part of
NAMELY = word_set("of from")
REACH = 40  # tokens; longer subjects are no subjects


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Return the cues of a paragraph that have a subject, in order.

    A subject is a name, description or pronoun with what belongs to it: titles in front,
    appositions and ages behind.

    Args:
        tokens: The paragraph, as `read_clauses` gives it.

    """
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        if token.tag == "V":
            found.extend(_verb(tokens, at, found))
        elif token.word == "to" and at and tokens[at - 1].word == "according":
            found.extend(_phrase(tokens, at))
        elif token.word == ":" or (token.tag == "-" and at + 1 < len(tokens)):
            found.extend(_colon(tokens, at))
    return found


def _verb(tokens: Sequence[Token], at: int, found: Sequence[Cue]) -> Iterator[Cue]:
    word = tokens[at].word
    lemma, manner = CUES[word]
    behind = _skip(tokens, at, -1, "AX")
    passive = any(tokens[k].word in BE for k in range(behind + 1, at)) and not word.endswith("ing")
    if at + 1 < len(tokens) and tokens[at + 1].word == "by" and word[-1] in "dn":
        first, last = noun_behind(tokens, at + 2)
        if first < last:
            yield Cue(at, at + 1, lemma, manner, first, last, "by")
        return
    if passive:
        return
    if _inverted(tokens, at, manner):
        first, last = noun_behind(tokens, at + 1)
        if first < last:
            yield Cue(at, at + 1, lemma, manner, first, last, "behind")
            return
    first, last = _subject(tokens, behind)
    if first < last:
        yield Cue(at, at + 1, lemma, manner, first, last, "before")
        if not word.endswith("ing"):
            return
    if found and _same_sentence(tokens, found[-1].start, at):
        yield Cue(at, at + 1, lemma, manner, found[-1].first, found[-1].last, "shared")
    else:
        first, last = _leading(tokens, at)
        if first < last:
            yield Cue(at, at + 1, lemma, manner, first, last, "shared")


def _skip(tokens: Sequence[Token], at: int, step: int, tags: str) -> int:
    at += step
    while 0 <= at < len(tokens) and tokens[at].tag in tags:
        at += step
    return at


def _inverted(tokens: Sequence[Token], at: int, manner: str) -> bool:
    """Tell whether the subject stands behind the verb: `…,” said the mayor`."""
    if manner in {"tell", "call"} or tokens[at].word.endswith("ing"):
        return False
    before = at - 1
    while before >= 0 and tokens[before].tag in "A,-":
        before -= 1
    if before < 0 or tokens[before].tag in "Q." or tokens[before].word in {"as", "so"}:
        return True
    return tokens[at - 1].tag == "," and manner in {"say", "add", "write"} and _plain(tokens[at])


def _plain(token: Token) -> bool:
    return token.word in {"said", "says", "wrote", "writes", "added", "adds", "according"}


def _same_sentence(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(token.tag not in ".Q" for token in tokens[first:last]) or not any(
        token.tag == "." for token in tokens[first:last]
    )


def _leading(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the first noun phrase of the sentence in which the verb at `at` stands."""
    start = at
    while start > 0 and tokens[start - 1].tag not in ".Q" and at - start < REACH:
        start -= 1
    for first in range(start, at):
        if tokens[first].tag == "P" or (
            tokens[first].tag in "UD" and (first == start or tokens[first - 1].tag != "I")
        ):
            return first, _lone(tokens, first, at)
    return at, at


def _lone(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the end of the noun phrase that begins a sentence: its verb may be any word."""
    at = first + 1
    while at < end and (
        tokens[at].tag in "US#"
        or (tokens[at].tag == "N" and tokens[at - 1].tag in "DS")
        or (
            tokens[at].tag in "IC"
            and tokens[at].word in {"of", "and"}
            and tokens[at + 1].tag == "U"
        )
    ):
        at += 1
    return at if tokens[first].tag != "P" else first + 1


def _subject(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Return the noun phrase that ends at token `last`, with its appositions."""
    if last < 0:
        return 0, 0
    tag = tokens[last].tag
    if tag == "R":
        return last, last + 1
    if tag in ",-" and last and tokens[last - 1].tag not in "Q.":
        return _apposed(tokens, last, tag)
    first = noun_before(tokens, last)
    return first, last + 1


def _apposed(tokens: Sequence[Token], last: int, tag: str) -> tuple[int, int]:
    """Return the noun phrase before the commas or dashes that end at `last`."""
    at = last - 1
    for _ in range(4):  # chunks between commas; more are a list
        while (
            at >= 0 and tokens[at].tag not in ".Q:" and tokens[at].tag != tag and last - at < REACH
        ):
            at -= 1
        if at <= 0 or tokens[at].tag != tag:
            return last, last
        head = at - 1
        first = noun_before(tokens, head)
        if first <= head and not _leans(tokens, first, tag):
            return first, last
        at = min(first, head) - 1 if first <= head else head - 1
    return last, last


def _leans(tokens: Sequence[Token], first: int, tag: str) -> bool:
    """Tell whether what begins at `first` leans on a name before its comma."""
    if first < 2 or tokens[first - 1].tag != tag:  # noqa: PLR2004 - a name and a comma
        return False
    leaning = tokens[first].tag in "#R" or tokens[first].word in {"a", "an", "the"}
    return leaning and tokens[first - 2].tag in "U#)"


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
    if tag in "UN#S":
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
    return at > 0 and tokens[at].word in LOOSE and tokens[at - 1].tag in "UN)"


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
    if tag in "UNS#":
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


def _phrase(tokens: Sequence[Token], at: int) -> Iterator[Cue]:
    first, last = noun_behind(tokens, at + 1)
    if first < last:
        yield Cue(at - 1, at + 1, "according to", "say", first, last, "phrase")


def _colon(tokens: Sequence[Token], at: int) -> Iterator[Cue]:
    """Yield who stands alone before a colon, or behind a dash that follows a quotation."""
    if tokens[at].tag == ":":
        first = noun_before(tokens, at - 1) if at else 1
        if first < at and (first == 0 or tokens[first - 1].tag in ".Q"):
            yield Cue(at, at + 1, ":", "colon", first, at, "colon")
    elif at and tokens[at - 1].tag == "Q":
        first, last = noun_behind(tokens, at + 1)
        if first < last and (last == len(tokens) or tokens[last].tag in ".Q"):
            yield Cue(at, at + 1, "—", "colon", first, last, "colon")
