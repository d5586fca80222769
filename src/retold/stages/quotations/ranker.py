"""Weigh the candidates: a conditional logit whose weights stand in `weights/speakers.json`.

Each candidate's features have learned weights; a softmax over the candidates and "nobody" makes
them shares (McFadden 1974). A table from held-out publishers turns a share into how often such
an answer is right.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from msgspec import Struct
from msgspec.json import decode

from retold.stages.quotations.features import Candidate


class Weights(Struct, frozen=True):
    """The learned figures: `speaker` and `speech` by feature, `right` as (share, part right)."""

    speaker: dict[str, float]
    speech: dict[str, float]
    right: tuple[tuple[float, float], ...]
    least_speech: float
    least_share: float


class Choice(NamedTuple):
    """The likeliest source and the next one of another name, with their shares."""

    best: Candidate | None
    share: float
    second: Candidate | None


@cache
def weights() -> Weights:
    """Return the figures that ship with the package."""
    return decode(files("retold").joinpath("weights/speakers.json").read_bytes(), type=Weights)


def choose(found: Sequence[Candidate], none: Sequence[str], figures: Mapping[str, float]) -> Choice:
    """Return who most likely spoke; None as `best` where nobody is likelier.

    Args:
        found: The candidates with their features.
        none: The features of "nobody".
        figures: Each feature's weight.

    """
    scores = [_score(one.features, figures) for one in found]
    empty = _score(none, figures)
    top = max([*scores, empty])
    shares = [exp(score - top) for score in scores]
    whole = sum(shares) + exp(empty - top)
    by_place: dict[tuple[int, int], float] = {}
    first: dict[tuple[int, int], Candidate] = {}
    for one, share in zip(found, shares, strict=True):
        place = one.source.start, one.source.end
        by_place[place] = by_place.get(place, 0.0) + share / whole
        kept = first.setdefault(place, one)
        if kept is not one and share > exp(_score(kept.features, figures) - top):
            first[place] = one
    ranked = sorted(by_place, key=lambda place: (-by_place[place], place))
    if not ranked:
        return Choice(None, 1.0, None)
    best = first[ranked[0]]
    second = next((first[p] for p in ranked[1:] if _other(first[p], best)), None)
    return Choice(best, by_place[ranked[0]], second)


def _score(features: Sequence[str], figures: Mapping[str, float]) -> float:
    return sum(figures.get(feature, 0.0) for feature in features)


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
