"""Decide which stretches of capitalised words are people's names, by a small logistic model."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from retold.stages.mentions.features import all_features, people_features, words_of
from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    """Return the bias and the weight of each feature; see `weights/person_names.md`."""
    table = files("retold").joinpath("weights/person_names.json").read_text(encoding="utf-8")
    content = json.loads(table)
    return content["bias"], content["weights"]


def score_runs(text: Text, runs: Sequence[Run]) -> list[float]:
    """Return for each stretch the log odds that it is a person's name.

    The longer names are judged first: that a single word is part of one speaks for it.
    """
    bias, weights = _weights()
    scores = [
        bias + sum(weights.get(name, 0.0) for name in found) for found in all_features(text, runs)
    ]
    words = [words_of(text, run) for run in runs]
    long = [said for said, score in zip(words, scores, strict=True) if len(said) > 1 and score > 0]
    people = ({said[0] for said in long}, {said[-1] for said in long})
    company = {
        said: sum(weights.get(name, 0.0) for name in people_features(said, people))
        for said in set(words)
    }
    return [score + company[said] for said, score in zip(words, scores, strict=True)]
