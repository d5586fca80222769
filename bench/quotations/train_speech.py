"""Learn what is speech between quotation marks, and write `src/retold/weights/speech.json`.

    python -m bench.quotations.train_speech TRAIN.jsonl.gz [WEIGHTS.json]

TRAIN holds reports with attributed spans (`text`, `publisher`, `quotes` with `spans`). Each
publisher in turn is left out to measure; the weights written are learned from all.
Deterministic, one core, some ten seconds.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.quotations.fitting import fit_logistic
from bench.quotations.reading import Read, attribution_of, read_all
from retold.stages.quotations.clauses import LONG
from retold.stages.quotations.speech import speech_features
from retold.stages.quotations.works import bare

PRIOR = 6.0  # weight of the squared weights; 4 to 16 differ by .001 in F1 of spans on the folds
LEAST = 0.6  # .4 to .75 differ by .001 in F1 of spans on the folds
WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/speech.json"


class Case(NamedTuple):
    """A stretch between marks: what speaks for speech, and whether it is."""

    features: list[str]
    speech: bool


def cases(given: Read) -> Iterator[Case]:
    """Yield the stretches of a report that are taught.

    Single marks are not: the annotators marked headlines with them as they pleased.
    """
    text = given.report.text
    seen: set[str] = set()
    for paragraph in given.paragraphs:
        for at, stretch in paragraph.quotes:
            words = bare(text, stretch)
            if stretch.style not in {"single", "block", "turn"}:
                groups = speech_features(text, paragraph, (at, stretch), seen=words in seen)
                features = [name for group in groups for name in group]
                gold = attribution_of(given.record, (stretch.start, stretch.end))
                yield Case(features, gold is not None)
            if stretch.end - stretch.start <= LONG:
                seen.add(words)


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a logistic regression: is the stretch speech?"""
    rows = [case.features for case in learned]
    return fit_logistic(rows, [case.speech for case in learned], PRIOR)


def right(case: Case, figures: dict[str, float]) -> bool:
    """Tell whether a case is told right by a likelihood of one half."""
    return (sum(figures.get(name, 0.0) for name in case.features) > 0) == case.speech


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = [(one.record["publisher"], list(cases(one))) for one in read_all(Path(arguments[0]))]
    for publisher in sorted({name for name, _ in data}):
        figures = fit([case for name, some in data if name != publisher for case in some])
        held = [right(case, figures) for name, some in data if name == publisher for case in some]
        print(f"{publisher:14} {np.mean(held):.3f} of {len(held)} told right")
    figures = fit([case for _, some in data for case in some])
    goal = Path(arguments[1]) if len(arguments) > 1 else WEIGHTS
    written = {"least": LEAST, "speech": figures}
    goal.write_text(json.dumps(written, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures)} weights written to {goal}")


if __name__ == "__main__":
    main(sys.argv[1:])
