"""Learn the weights of `person_names.json`: which capitalised words are a person's name.

Run as `python bench/people/train.py DATA` with DATA the folder of the files named in `FILES`.
It prints nothing random and reads no clock: the same data gives the same file.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from retold.model import Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions.features import all_features, people_features, words_of
from retold.stages.mentions.runs import Run, find_runs
from retold.stages.mentions.tokens import Text, read_tokens
from retold.stages.sentences import find_sentences

# Each file and how much one of its examples counts: tweets are far from news.
FILES = {"wikigold-dev": 1.0, "gum-sharealike-dev": 1.0, "btc-dev": 0.3}
WEIGHTS = Path(__file__).parents[2] / "src/retold/weights/person_names.json"
# A feature seen less often than this is left out, and the strength of the ridge penalty; both were
# chosen by leaving out each of the three files in turn.
LEAST = 3
RIDGE = 1.0


class Gold(TypedDict, total=False):
    """A mention of the data: its place, type and kind, and the place of the bare name."""

    start: int
    end: int
    type: str
    kind: str
    name: list[int]


class Example(TypedDict):
    """One text of the data."""

    id: str
    text: str
    mentions: list[Gold]


def examples(path: Path) -> list[Example]:
    """Return the texts of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def candidates(example: Example) -> tuple[Text, list[Run]]:
    """Return a text's words and the stretches that may be names."""
    report = Report(id=example["id"], source=example["id"], text=example["text"])
    sentences = list(find_sentences(report, list(find_blocks(report))))
    text = read_tokens(report, sentences)
    return text, list(find_runs(text))


def labelled(example: Example) -> Iterator[tuple[list[str], bool]]:
    """Yield the features of each candidate with whether a gold name of a person ends with it."""
    text, runs = candidates(example)
    people = [m for m in example["mentions"] if m["type"] == "person"]
    ends = {m.get("name", [m["end"]])[-1] for m in people if m["kind"] == "name"}
    careless = [m for m in people if m["kind"] in {"inside", "handle", "group"}]
    long = [words_of(text, r) for r in runs if r.first < r.last and text.tokens[r.last].end in ends]
    known = ({said[0] for said in long}, {said[-1] for said in long})
    for run, features in zip(runs, all_features(text, runs), strict=True):
        end = text.tokens[run.last].end
        if end in ends or not any(m["start"] < end <= m["end"] for m in careless):
            yield [*features, *people_features(words_of(text, run), known)], end in ends


def fit(rows: list[tuple[list[str], bool]], counts: list[float]) -> tuple[dict[str, float], float]:
    """Fit a logistic regression with a ridge penalty; return the weights and the bias."""
    seen = Counter(name for features, _ in rows for name in set(features))
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    index = {name: at for at, name in enumerate(names)}
    matrix = _matrix(rows, index)
    gold = np.array([1.0 if label else -1.0 for _, label in rows])
    scale = np.array(counts)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = gold * (matrix @ weights[:-1] + weights[-1])
        value = float(scale @ np.logaddexp(0, -margin)) + RIDGE / 2 * float(
            weights[:-1] @ weights[:-1]
        )
        pull = -scale * gold / (1 + np.exp(margin))
        return value, np.append(matrix.T @ pull + RIDGE * weights[:-1], pull.sum())

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {name: float(found[at]) for name, at in index.items()}, float(found[-1])


def _matrix(rows: list[tuple[list[str], bool]], index: dict[str, int]) -> csr_matrix:
    """Return which row has which feature."""
    pairs = [
        (at, index[name])
        for at, (features, _) in enumerate(rows)
        for name in sorted(set(features))
        if name in index
    ]
    where = np.array(pairs).T
    return csr_matrix((np.ones(len(pairs)), (where[0], where[1])), shape=(len(rows), len(index)))


def main() -> None:
    """Fit on the named files and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    rows: list[tuple[list[str], bool]] = []
    counts: list[float] = []
    for name, count in FILES.items():
        for example in examples(options.data / f"{name}.jsonl.gz"):
            found = list(labelled(example))
            rows += found
            counts += [count] * len(found)
    weights, bias = fit(rows, counts)
    table = {name: round(weight, 2) for name, weight in sorted(weights.items())}
    table = {name: weight for name, weight in table.items() if weight}
    content = {"bias": round(bias, 2), "weights": table}
    options.out.write_text(
        json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    print(f"{len(rows)} stretches, {sum(label for _, label in rows)} names, {len(table)} weights")


if __name__ == "__main__":
    main()
