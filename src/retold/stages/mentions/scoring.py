"""Decide which stretches of capitalised words are people's names, by a small logistic model."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from retold.stages.mentions.features import all_features, people_features
from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text

# A name may speak for another that speaks for a third; more rounds change next to nothing.
ROUNDS = 2


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    """Return the bias and the weight of each feature; see `weights/person_names.md`."""
    table = files("retold").joinpath("weights/person_names.json").read_text(encoding="utf-8")
    content = json.loads(table)
    return content["bias"], content["weights"]


def score_runs(text: Text, runs: Sequence[Run]) -> list[float]:
    """Return for each stretch the log odds that it is a person's name.

    All are judged anew in rounds: that others near them or with the same words are people speaks
    for them.
    """
    bias, weights = _weights()
    features = all_features(text, runs)
    shared = {said: _sum(weights, names) for said, names in features.shared.items()}
    scores = [
        bias + shared[said] + _sum(weights, names)
        for said, names in zip(features.words, features.here, strict=True)
    ]
    judged = scores
    for _ in range(ROUNDS):
        company = people_features(text, runs, [score > 0 for score in judged])
        judged = [
            score + _sum(weights, found) for score, found in zip(scores, company, strict=True)
        ]
    return _smoothed(features.words, judged)


def _sum(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return sum([weights[name] for name in names if name in weights])


def _smoothed(words: Sequence[tuple[str, ...]], scores: Sequence[float]) -> list[float]:
    """Return scores drawn halfway to the best of those with the same words in the report."""
    best: dict[tuple[str, ...], float] = {}
    for said, score in zip(words, scores, strict=True):
        best[said] = max(score, best.get(said, score))
    return [(score + best[said]) / 2 for said, score in zip(words, scores, strict=True)]
