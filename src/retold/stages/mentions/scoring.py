"""Decide which stretches of capitalised words are people's names, by a small logistic model."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from retold.stages.mentions.features import all_features, people_features, words_of
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
    scores = [
        bias + sum(weights.get(name, 0.0) for name in found) for found in all_features(text, runs)
    ]
    judged = scores
    for _ in range(ROUNDS):
        company = people_features(text, runs, [score > 0 for score in judged])
        judged = [
            score + sum(weights.get(name, 0.0) for name in found)
            for score, found in zip(scores, company, strict=True)
        ]
    return _smoothed(text, runs, judged)


def _smoothed(text: Text, runs: Sequence[Run], scores: Sequence[float]) -> list[float]:
    """Return scores drawn halfway to the best of those with the same words in the report."""
    words = [words_of(text, run) for run in runs]
    best: dict[tuple[str, ...], float] = {}
    for said, score in zip(words, scores, strict=True):
        best[said] = max(score, best.get(said, score))
    return [(score + best[said]) / 2 for said, score in zip(words, scores, strict=True)]
