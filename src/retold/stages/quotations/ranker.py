"""Weigh the candidates: a conditional logit whose weights stand in `weights/speakers.json`.

Each candidate's features have learned weights; a softmax over the candidates and "nobody" makes
them shares (McFadden 1974). A table from held-out publishers turns a share into how often such
an answer is right.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

from msgspec import Struct
from msgspec.json import decode

from retold.stages.quotations.features import Candidate, Contest
from retold.stages.quotations.scales import Scale, scale


class Weights(Struct, frozen=True):
    """The learned figures: `speaker` by feature, `right` as (share, part right)."""

    speaker: dict[str, float]
    right: tuple[tuple[float, float], ...]


class Choice(Struct, frozen=True, gc=False):
    """The likeliest source and the next one of another name, with their shares."""

    best: Candidate | None
    share: float
    second: Candidate | None


@cache
def weights() -> Weights:
    """Return the figures that ship with the package."""
    return decode(files("retold").joinpath("weights/speakers.json").read_bytes(), type=Weights)


@cache
def shipped_scale() -> Scale:
    """Return what weighs by the figures that ship with the package."""
    return scale(weights().speaker)


def choose(those: Contest, weigh: Scale) -> Choice:
    """Return who most likely spoke; None as `best` where nobody is likelier.

    Args:
        those: The candidates with their features, and nobody's.
        weigh: Returns the weight of a group of features.

    """
    scores = [sum(map(weigh, one.features)) for one in those.candidates]
    empty = weigh(those.nobody)
    top = max([*scores, empty])
    weighed = [exp(score - top) for score in scores]
    whole = sum(weighed) + exp(empty - top)
    shares: dict[tuple[int, int], float] = {}
    likeliest: dict[tuple[int, int], tuple[float, Candidate]] = {}
    for one, weight in zip(those.candidates, weighed, strict=True):
        place = one.source.start, one.source.end
        shares[place] = shares.get(place, 0.0) + weight / whole
        if place not in likeliest or weight > likeliest[place][0]:
            likeliest[place] = weight, one
    ranked = sorted(shares, key=lambda place: (-shares[place], place))
    if not ranked or shares[ranked[0]] < exp(empty - top) / whole:
        return Choice(None, 1.0, None)
    best = likeliest[ranked[0]][1]
    others = (likeliest[place][1] for place in ranked[1:])
    return Choice(best, shares[ranked[0]], next((o for o in others if _other(o, best)), None))


def _other(one: Candidate, best: Candidate) -> bool:
    return one.source.name is not None and one.source.name != best.source.name


def calibrated(share: float, table: Sequence[tuple[float, float]]) -> float:
    """Return how often answers with such a share are right, between the table's points."""
    at = bisect_right(table, share, key=lambda point: point[0])
    if at == 0:
        return table[0][1]
    if at == len(table):
        return table[-1][1]
    (low, a), (high, b) = table[at - 1], table[at]
    return round(a + (b - a) * (share - low) / (high - low), 3)
