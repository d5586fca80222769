"""Find each cue of a paragraph, and the words that stand for who speaks there."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.lexis.cues import CUES, word_set
from retold.stages.quotations.clauses import PLAIN, Token
from retold.stages.quotations.phrases import REACH, noun_before, noun_behind, skip, subject_before


class Cue(Struct, frozen=True, order=True, gc=False):
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


CLAUSE = "XVWDPQN"  # tags that follow the subject of a clause: `…, said the ferry would sail`
OBJECTS = word_set("it him them me us")  # never subjects behind a verb: `as the mayor put it`
BE = word_set("is are was were be been being am")
# What papers write before the colon of a headline is no speaker: `Harbour fire LIVE: …`.
TOPICS = word_set(
    "live latest update updates exclusive explained explainer analysis opinion review video watch"
    " breaking recap profile obituary"
)


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
        elif token.tag == "Q" and tokens[0].tag == "Q":
            found.extend(_signed(tokens, at + 1))
        elif token.word == ":" or (token.tag == "-" and at + 1 < len(tokens)):
            found.extend(_colon(tokens, at))
    return found


def _verb(tokens: Sequence[Token], at: int, found: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cue of a verb with each subject it may have."""
    word = tokens[at].word
    behind = skip(tokens, at, -1, "AX")
    if at + 1 < len(tokens) and tokens[at + 1].word == "by" and word[-1] in "dn":
        yield from _cued(tokens, at, "by", noun_behind(tokens, at + 2))
        return
    if word.endswith("ing"):
        yield from _participle(tokens, at, behind, found)
        return
    if any(tokens[k].word in BE for k in range(behind + 1, at)):
        return
    subject = noun_behind(tokens, at + 1) if _inverted(tokens, at) else (at, at)
    order = "behind"
    if subject[0] >= subject[1]:
        subject, order = subject_before(tokens, behind), "before"
    if subject[0] < subject[1]:
        yield from _cued(tokens, at, order, subject)
    else:
        yield from _cued(tokens, at, "shared", _shared(tokens, at, found))


def _cued(tokens: Sequence[Token], at: int, order: str, subject: tuple[int, int]) -> Iterator[Cue]:
    if subject[0] < subject[1]:
        lemma, manner = CUES[tokens[at].word]
        yield Cue(at, at + 1, lemma, manner, *subject, order)


def _participle(
    tokens: Sequence[Token], at: int, behind: int, found: Sequence[Cue]
) -> Iterator[Cue]:
    """Yield the subjects of `saying`: the noun before it, its clause's, its sentence's."""
    if behind < 0 or tokens[behind].tag == ".":
        first = _behind_comma(tokens, at, min(len(tokens), at + REACH))
        if first > at:
            yield from _cued(tokens, at, "shared", noun_behind(tokens, first))
            return
    if behind < 0 or tokens[behind].tag != ",":
        yield from _cued(tokens, at, "before", subject_before(tokens, behind))
    else:
        start = behind - 1
        while start > 0 and tokens[start].tag not in ",.:Q-":
            start -= 1
        if tokens[start + 1].tag in "BR":
            yield from _cued(tokens, at, "before", noun_behind(tokens, start + 2))
    yield from _cued(tokens, at, "shared", _shared(tokens, at, found))


def _shared(tokens: Sequence[Token], at: int, found: Sequence[Cue]) -> tuple[int, int]:
    """Return the subject of the verb before in the sentence, else the sentence's first noun."""
    if found and all(token.tag != "." for token in tokens[found[-1].start : at]):
        return found[-1].first, found[-1].last
    return _leading(tokens, at)


def _inverted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the subject stands behind the verb: `…,” said the mayor`."""
    manner = CUES[tokens[at].word][1]
    behind = [token.tag for token in tokens[at + 1 : at + 3]]
    if at + 1 < len(tokens) and tokens[at + 1].word in OBJECTS:
        return False
    if manner in {"tell", "call"} or (behind[:1] == ["P"] and behind[1:] and behind[1] in "XVWA"):
        return False
    before = at - 1
    while before >= 0 and tokens[before].tag in "A,-":
        before -= 1
    if before < 0 or tokens[before].tag in "QK." or tokens[before].word in {"as", "so"}:
        return True
    if tokens[at - 1].tag != "," or tokens[at].word not in PLAIN:
        return False
    end = noun_behind(tokens, at + 1)[1]
    return end == len(tokens) or tokens[end].tag not in CLAUSE


def _leading(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the first noun phrase of the sentence in which the verb at `at` stands."""
    start = at
    while start > 0 and tokens[start - 1].tag not in ".Q" and at - start < REACH:
        start -= 1
    start = _behind_dateline(tokens, start, at)
    if start < at and tokens[start].tag in "IB":
        start = _behind_comma(tokens, start, at)
    for first in range(start, at):
        if tokens[first].tag == "P" or (
            tokens[first].tag in "UD" and (first == start or tokens[first - 1].tag != "I")
        ):
            return first, _lone(tokens, first, at)
    return at, at


def _behind_comma(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the main clause begins of a sentence that begins otherwise: `In March, she`."""
    for at in range(start + 1, end - 1):
        if tokens[at].tag == "," and tokens[at + 1].tag in "UDP":
            return at + 1
    return start


def _behind_dateline(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a sentence begins behind its dateline: `HARBOUR TOWN (Agency) — …`."""
    for at in range(start, min(start + 12, end)):
        if tokens[at].tag == "-" and start == 0:
            return at + 1
        if tokens[at].tag not in "U,T#.()":
            break
    return start


def _lone(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the end of the noun phrase that begins a sentence: its verb may be any word."""
    at = first + 1
    while at < end and (
        tokens[at].tag in "US#"
        or (tokens[at].tag == "N" and tokens[at - 1].tag in "DS")
        or (tokens[at].tag == "N" and tokens[at - 1].tag == "N" and tokens[at + 1].tag in "IWVX")
        or (
            tokens[at].tag in "IC"
            and tokens[at].word in {"of", "and"}
            and tokens[at + 1].tag == "U"
        )
    ):
        at += 1
    return at if tokens[first].tag != "P" else first + 1


def subject_shared(tokens: Sequence[Token], at: int, found: Sequence[Cue]) -> tuple[int, int]:
    """Return the subject of the cue before in the sentence, else the sentence's first noun."""
    return _shared(tokens, at, found)


def _phrase(tokens: Sequence[Token], at: int) -> Iterator[Cue]:
    first, last = noun_behind(tokens, at + 1)
    if first < last:
        yield Cue(at - 1, at + 1, "according to", "say", first, last, "phrase")


def _signed(tokens: Sequence[Token], first: int) -> Iterator[Cue]:
    """Yield the name alone behind a quotation, as lists of sayings sign them: `“…” Jo Marsh`."""
    if first < len(tokens) and tokens[first].tag in "U-":
        first += tokens[first].tag == "-"
        last = noun_behind(tokens, first)[1]
        if first < last and (last == len(tokens) or _is_list(tokens, last)):
            yield Cue(first, first, "sign", "say", first, last, "behind")


def _is_list(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a stop stands at `last`, and then the next saying or the paragraph's end."""
    return tokens[last].tag == "." and (last + 1 == len(tokens) or tokens[last + 1].tag == "Q")


def _from(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the words before a colon are the source: `More from the report: …`."""
    return tokens[first - 1].word == "from"


def _colon(tokens: Sequence[Token], at: int) -> Iterator[Cue]:
    """Yield who stands alone before a colon, or behind a dash that follows a quotation."""
    if tokens[at].tag == ":" and not (at and tokens[at - 1].word in TOPICS):
        first = noun_before(tokens, at - 1) if at else 1
        if first < at and (first == 0 or tokens[first - 1].tag in ".Q-" or _from(tokens, first)):
            yield Cue(at, at + 1, ":", "colon", first, at, "colon")
    elif at and tokens[at - 1].tag == "Q":
        first, last = noun_behind(tokens, at + 1)
        if first < last and (last == len(tokens) or tokens[last].tag in ".Q"):
            yield Cue(at, at + 1, "—", "colon", first, last, "colon")
