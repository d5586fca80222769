"""Everyone whom a paragraph could mean as the speaker of its quotations."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.cues import word_set
from retold.model import Mention
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.phrases import noun_before
from retold.stages.quotations.subjects import Cue, find_cues

Kind: TypeAlias = Literal["name", "nominal", "pronoun", "organisation", "who"]


OVERLAPS = 4  # subjects that may overlap one another, as `the mayor who` and `who` do


PRONOUNS = {"he": "he", "she": "he", "him": "him", "her": "her", "his": "his", "i": "I", "me": "I"}
PRONOUNS |= {"we": "we", "us": "we", "they": "they", "them": "them", "their": "his", "it": "it"}
# What is read, heard or shown rather than speaks.
READ = word_set(
    "statement report poll survey study memo email e-mail letter tweet post message headline sign"
    " article editorial column op-ed lawsuit suit complaint affidavit filing document petition"
    " ruling order opinion brief bill law resolution platform plan proposal ad ads advertisement"
    " commercial video clip website site page blog newspaper magazine paper book story account"
    " transcript release press-release speech answer text note banner sticker poster shirt slogan"
    " question analysis review statements tweets emails polls"
)


class Source(NamedTuple):
    """Somebody who may speak: the words `start` to `end`, tokens `first` to `last` of a paragraph.

    `cue` is the cue whose subject they are, None where they are only mentioned. `name` is the
    fullest name, None if the report has none here. `sort` is the kind as the ranker sees it:
    which pronoun it is, and whether a nominal is a thing to read.
    """

    start: int
    end: int
    first: int
    last: int
    kind: Kind
    name: str | None
    gender: str | None
    cue: Cue | None
    sort: str


def find_sources(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Source]:
    """Return the possible speakers of a paragraph, in order of their words.

    Args:
        tokens: The paragraph, as `read_clauses` gives it.
        mentions: Those inside the paragraph, in order of their place.

    """
    found = [_subject(tokens, cue, mentions) for cue in find_cues(tokens)]
    found = [one for one in found if one.cue is None or one.cue.lemma != "sign" or one.name]
    taken = sorted({(source.start, source.end) for source in found})
    found.extend(_mentioned(tokens, mentions, taken))
    return sorted(found, key=lambda source: (source.first, source.cue is None, source.cue or ()))


def source_of(tokens: Sequence[Token], cue: Cue, mentions: Sequence[Mention]) -> Source:
    """Return who a cue's subject is, given the mentions in and around it."""
    return _subject(tokens, cue, mentions)


def _subject(tokens: Sequence[Token], cue: Cue, mentions: Sequence[Mention]) -> Source:
    start, end = tokens[cue.first].start, tokens[cue.last - 1].end
    head = _head(tokens, cue)
    inside = _inside(mentions, start, end)
    at_head = [one for one in inside if one.start <= head.start < one.end]
    who = tokens[cue.first]
    if who.tag == "R":
        before = [one for one in mentions if one.end <= who.start and one.kind != "pronoun"][-1:]
        return _made(cue, (start, end), "who", before, who)
    if who.tag == "P":
        return _made(cue, (start, end), "pronoun", at_head, who)
    if at_head:
        known = [] if _joint(tokens[cue.first : cue.last], inside, at_head[-1]) else at_head[-1:]
        return _made(cue, (start, end), at_head[-1].kind, known, head)
    return _made(cue, (start, end), "name" if head.tag == "U" else "nominal", [], head)


def _joint(tokens: Sequence[Token], inside: Sequence[Mention], head: Mention) -> bool:
    """Tell whether another name is joined to the head by `and`: two speak, and none is the one."""
    joins = [token.start for token in tokens if token.tag == "C" and token.end <= head.start]
    return bool(joins) and any(
        one.kind == "name" and one.end <= joins[-1] and one.name != head.name for one in inside
    )


def _made(
    cue: Cue, place: tuple[int, int], kind: Kind, known: Sequence[Mention], head: Token
) -> Source:
    name = known[0].name if known else None
    gender = known[0].gender if known else None
    sort = _sort(kind, head)
    return Source(place[0], place[1], cue.first, cue.last, kind, name, gender, cue, sort)


def _sort(kind: Kind, head: Token) -> str:
    """Return the kind, more finely: which pronoun, and whether a thing that is read is meant."""
    if kind == "pronoun":
        return PRONOUNS.get(head.word, kind)
    if kind == "nominal" and head.tag == "N":
        return "thing" if head.word in READ else kind
    return "which" if head.tag == "B" else kind


def _head(tokens: Sequence[Token], cue: Cue) -> Token:
    """Return the last word of the subject before what a comma or a preposition adds."""
    head = tokens[cue.first]
    for at in range(cue.first, cue.last):
        token = tokens[at]
        if token.tag in ",-(:" or (token.tag == "I" and head.tag in "UN"):
            break
        if token.tag in "UNP#":
            head = token
    return head


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_left(mentions, start, key=lambda one: one.end)
    found = []
    for one in mentions[first:]:
        if one.start >= end:
            break
        found.append(one)
    return found


def _mentioned(
    tokens: Sequence[Token], mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]
) -> Iterator[Source]:
    """Yield the mentions that are no cue's subject, each with its whole noun phrase."""
    starts = [token.start for token in tokens]
    for one in mentions:
        at = bisect_left(taken, (one.end, 0))
        if at and any(end > one.start for _, end in taken[max(0, at - OVERLAPS) : at]):
            continue
        last = bisect_left(starts, one.end) - 1
        if last < 0 or tokens[last].tag in "QK":
            continue
        first = min(noun_before(tokens, last), bisect_left(starts, one.start), last)
        place = min(tokens[first].start, one.start), max(tokens[last].end, one.end)
        if tokens[last].tag == "S":
            place = place[0], one.end
        sort = _sort(one.kind, tokens[last])
        yield Source(*place, first, last + 1, one.kind, one.name, one.gender, None, sort)
