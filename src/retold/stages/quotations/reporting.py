"""Tell which words somebody is reported to have said, and where they end.

Two learned figures a feature (`weights/indirect.json`): a logistic regression says whether a cue
reports what was found for it, a conditional logit (McFadden 1974) at which of a few places a
clause behind its cue ends.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp

from msgspec import Struct
from msgspec.json import decode

from retold.stages.quotations.clauses import Token
from retold.stages.quotations.contents import Content
from retold.stages.quotations.subjects import Cue

SHOWN = "PDIBRXCAT"  # tags of words that are few: they stand for themselves
FIRST = 12  # tokens in which a clause has its verb


class Figures(Struct, frozen=True):
    """The learned figures: `reports` and `ends` by feature, `right` as (likelihood, part right)."""

    reports: dict[str, float]
    ends: dict[str, float]
    right: tuple[tuple[float, float], ...]
    least: float


@cache
def figures() -> Figures:
    """Return the figures that ship with the package."""
    return decode(files("retold").joinpath("weights/indirect.json").read_bytes(), type=Figures)


def likelihood(
    tokens: Sequence[Token], content: Content, before: Cue | None, weights: Mapping[str, float]
) -> float:
    """Return how likely a cue reports what was found for it, 0 to 1.

    Args:
        tokens: The paragraph.
        content: What was found.
        before: The cue before it in the paragraph, None at its first.
        weights: Each feature's figure.

    """
    return 1 / (1 + exp(-_sum(report_features(tokens, content, before), weights)))


def end_of(tokens: Sequence[Token], content: Content, weights: Mapping[str, float]) -> int:
    """Return the token before which a content ends, the likeliest of its places.

    Args:
        tokens: The paragraph.
        content: What was found.
        weights: Each feature's figure.

    """
    if not content.ends:
        return content.last
    places = (*content.ends, content.last)
    scores = [_sum(end_features(tokens, content, number), weights) for number in range(len(places))]
    return places[scores.index(max(scores))]


def _sum(features: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(map(weights.get, features, repeat(0.0)))


def report_features(tokens: Sequence[Token], content: Content, before: Cue | None) -> list[str]:
    """Return what speaks for and against a cue reporting what was found for it.

    Args:
        tokens: The paragraph.
        content: What was found.
        before: The cue before it in the paragraph, None at its first.

    """
    cue, shape = content.cue, content.shape
    first, last = content.bounds
    lemma, manner, at = cue.lemma, cue.manner, cue.start
    left = _sign(tokens[at - 1]) if at > first else "^"
    right = _sign(tokens[cue.end]) if cue.end < last else "$"
    form = _form(tokens[at].word, lemma)
    found = [
        "0",
        f"form {lemma} {form}",
        f"lemma {lemma} {shape}",
        f"stands {manner} {shape} {cue.order}",
        f"who {_who(tokens, cue)} {shape}",
        f"left {left} {form}",
        f"left2 {_sign(tokens[at - 2]) if at - 2 >= first else '^'} {left}",
        f"right {right} {manner}",
        f"right {right} {lemma}",
        f"begins {_sign(tokens[content.first])} {shape}",
        f"verbs {_verbs(tokens, content)} {manner}",
        f"size {size(content.last - content.first)} {shape}",
        f"sentence {_sign(tokens[first])} {shape}",
    ]
    if before is None or before.start < first:
        found.append(f"before none {manner}")
        return found
    tie = _tie(tokens[before.end : min(at, before.end + FIRST)])
    found += (f"before {before.manner} {tie} {manner}", f"before {before.lemma} {tie}")
    return found


def _sign(token: Token) -> str:
    """Return a word that is one of few, else its tag."""
    return token.word if token.tag in SHOWN else token.tag


def _form(word: str, lemma: str) -> str:
    if word == lemma:
        return "base"
    return "ing" if word.endswith("ing") else "s" if word.endswith("s") else "ed"


def _who(tokens: Sequence[Token], cue: Cue) -> str:
    """Return the pronoun that is the subject, else the tags at its ends, `-` without one."""
    if cue.first >= cue.last:
        return "-"
    head = tokens[cue.first]
    return head.word if head.tag in "PR" else head.tag + tokens[cue.last - 1].tag


def _verbs(tokens: Sequence[Token], content: Content) -> str:
    """Return which of quotations, auxiliaries, cues and verbs the first words hold."""
    tags = {token.tag for token in tokens[content.first : min(content.last, content.first + FIRST)]}
    return "".join(tag for tag in "QXVW" if tag in tags)


def _tie(between: Sequence[Token]) -> str:
    """Return what ties a cue to the cue before it: a clause, `and`, a comma, nothing."""
    tags = {token.tag for token in between}
    return "clause" if tags & {"B", "R"} else "and" if "C" in tags else "," if "," in tags else "-"


def size(count: int) -> str:
    """Return a count of tokens as one of eight classes."""
    for most in (0, 1, 2, 4, 8, 15, 29):
        if count <= most:
            return str(most)
    return "+"


def end_features(tokens: Sequence[Token], content: Content, number: int) -> list[str]:
    """Return what speaks for and against a clause ending at one of its places.

    Args:
        tokens: The paragraph.
        content: What was found.
        number: The place's number among `ends`; behind them stands the sentence's end.

    """
    manner = content.cue.manner
    if number == len(content.ends):
        return [f"all {number}", f"all {manner}"]
    at = content.ends[number]
    sign = _sign(tokens[at])
    ahead = tokens[at + 1 : at + 4]
    behind = _sign(ahead[0])
    return [
        f"next {sign} {behind}",
        f"next {sign} {behind} {manner}",
        f"size {sign} {size(at - content.first)} {manner}",
        f"rest {sign} {size(content.last - at)}",
        f"tags {sign} {''.join([token.tag for token in ahead])}",
        f"left {tokens[at - 2].tag}{tokens[at - 1].tag} {sign} {behind}",
        f"lemma {content.cue.lemma} {sign}",
    ]
