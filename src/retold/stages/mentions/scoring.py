"""Decide which stretches of capitalised words are people's names, by a small logistic model."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from retold.stages.mentions.features import (
    Features,
    all_features,
    find_joined,
    kind_of,
    near_people,
)
from retold.stages.mentions.runs import Run
from retold.stages.mentions.shapes import word_features
from retold.stages.mentions.tokens import Text

# A name may speak for another that speaks for a third; more rounds change next to nothing.
ROUNDS = 2


class Weights(NamedTuple):
    """The bias and the weight of each feature; see `weights/person_names.md`.

    `here` and `document` have those of places and of reports, by `1` or `2` and the bare name.
    """

    bias: float
    features: Mapping[str, float]
    here: Mapping[str, Mapping[str, float]]
    document: Mapping[str, Mapping[str, float]]


@cache
def _weights() -> Weights:
    table = files("retold").joinpath("weights/person_names.json").read_text(encoding="utf-8")
    content = json.loads(table)
    weights: dict[str, float] = content["weights"]
    here = {kind: _behind(weights, f"here{kind}:") for kind in "12"}
    document = {kind: _behind(weights, f"doc{kind}:") for kind in "12"}
    return Weights(content["bias"], weights, here, document)


def _behind(weights: Mapping[str, float], prefix: str) -> dict[str, float]:
    """Return the weights of the features that begin with a prefix, without it."""
    found = weights.items()
    return {name[len(prefix) :]: weight for name, weight in found if name.startswith(prefix)}


def score_runs(text: Text, runs: Sequence[Run]) -> list[float]:
    """Return for each stretch the log odds that it is a person's name.

    All are judged anew in rounds: that others near them or with the same words are people speaks
    for them.
    """
    features = all_features(text, runs)
    scores = _alone(features)
    joined = find_joined(text, runs)
    judged = scores
    known: list[bool] = []
    for _ in range(ROUNDS):
        people = [score > 0 for score in judged]
        if people == known:
            break
        known = people
        near = near_people(features.words, joined, people)
        judged = [score + _company(found) for score, found in zip(scores, near, strict=True)]
    return _smoothed(features.words, judged)


def _alone(features: Features) -> list[float]:
    """Return the log odds of each stretch before others are known to be people."""
    bias = _weights().bias
    shared: dict[tuple[str, ...], float] = {}
    for said, names in features.document.items():
        score = bias + _word_score(said) + _document_score(kind_of(said), names)
        shared[said] = score + _company(features.company[said])
    return [
        shared[said] + _place_score(kind_of(said), names)
        for said, names in zip(features.words, features.here, strict=True)
    ]


@lru_cache(maxsize=20_000)
def _word_score(words: tuple[str, ...]) -> float:
    return _sum(_weights().features, word_features(words))


@lru_cache(maxsize=20_000)
def _document_score(kind: str, names: tuple[str, ...]) -> float:
    return _sum(_weights().document[kind], names)


@lru_cache(maxsize=20_000)
def _place_score(kind: str, names: tuple[str, ...]) -> float:
    return _sum(_weights().here[kind], names)


@lru_cache(maxsize=20_000)
def _company(names: tuple[str, ...]) -> float:
    """Return what the features of how words stand to the others of a report add."""
    return _sum(_weights().features, names)


def _sum(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return sum([weights[name] for name in names if name in weights])


def _smoothed(words: Sequence[tuple[str, ...]], scores: Sequence[float]) -> list[float]:
    """Return scores drawn halfway to the best of those with the same words in the report."""
    best: dict[tuple[str, ...], float] = {}
    for said, score in zip(words, scores, strict=True):
        best[said] = max(score, best.get(said, score))
    return [(score + best[said]) / 2 for said, score in zip(words, scores, strict=True)]
