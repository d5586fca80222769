"""Learn what is speech between quotation marks, and write `src/retold/weights/speech.json`.

    python bench/quotations/train_speech.py TRAIN.jsonl.gz [WEIGHTS.json]

TRAIN holds reports with attributed spans (`text`, `publisher`, `quotes` with `spans`). Each
publisher in turn is left out to measure; the weights written are learned from all.
Deterministic, one core, some ten seconds.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from retold.model import Mention, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations.clauses import LONG
from retold.stages.quotations.paragraphs import Paragraph, read_paragraphs
from retold.stages.quotations.speech import speech_features
from retold.stages.quotations.works import bare
from retold.stages.sentences import find_sentences

Floats = NDArray[np.float64]
Place = tuple[int, int]
RARE = 4  # a feature seen less often is left out
PRIOR = 6.0  # weight of the squared weights; 4 to 16 differ by .001 in F1 of spans on the folds
LEAST = 0.6  # .4 to .75 differ by .001 in F1 of spans on the folds
SMALL = 0.01  # smaller weights change no answer
INSIDE = 0.8  # share of a stretch that an attribution must cover
WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/speech.json"


class Attribution(TypedDict):
    """What somebody is said to have said."""

    spans: list[Place]


class Record(TypedDict):
    """A report with its attributions."""

    doc_id: str
    publisher: str
    text: str
    quotes: list[Attribution]


class Case(NamedTuple):
    """A stretch between marks: what speaks for speech, and whether it is."""

    features: list[str]
    speech: bool


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read(record: Record) -> list[Paragraph]:
    """Return the paragraphs of a report."""
    report = Report(id=record["doc_id"], source=record["doc_id"], text=record["text"])
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    rows.sort(key=lambda row: (row.start, row.end))
    return read_paragraphs(report, blocks, sentences, rows)


def cases(record: Record) -> Iterator[Case]:
    """Yield the stretches of a report that are taught.

    Single marks are not: the annotators marked headlines with them as they pleased.
    """
    text = record["text"]
    seen: set[str] = set()
    for paragraph in read(record):
        for at, stretch in paragraph.quotes:
            words = bare(text, stretch)
            if stretch.style not in {"single", "block", "turn"}:
                groups = speech_features(text, paragraph, (at, stretch), seen=words in seen)
                features = [name for group in groups for name in group]
                yield Case(features, _attributed(record, (stretch.start, stretch.end)))
            if stretch.end - stretch.start <= LONG:
                seen.add(words)


def _attributed(record: Record, place: Place) -> bool:
    """Tell whether an attribution covers the place."""
    for quote in record["quotes"]:
        inside = sum(max(0, min(place[1], b) - max(place[0], a)) for a, b in quote["spans"])
        if inside >= INSIDE * (place[1] - place[0]):
            return True
    return False


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a logistic regression: is the stretch speech?"""
    counts = Counter(name for case in learned for name in case.features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    number = {name: at for at, name in enumerate(names)}
    rows = [[number[name] for name in case.features if name in number] for case in learned]
    pointers = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    flat = np.array([column for row in rows for column in row])
    shape = (len(rows), len(names))
    matrix = csr_matrix((np.ones(len(flat)), flat, pointers), shape=shape)
    sign = np.array([1.0 if case.speech else -1.0 for case in learned])

    def loss(figures: Floats) -> tuple[float, Floats]:
        margin = sign * (matrix @ figures)
        value = float(np.sum(np.logaddexp(0, -margin)) + PRIOR / 2 * figures @ figures)
        slope = -sign / (1 + np.exp(margin))
        return value, matrix.T @ slope + PRIOR * figures

    options = {"maxiter": 200}
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=options)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, best.x, strict=True)
        if abs(weight) >= SMALL
    }


def right(case: Case, figures: dict[str, float]) -> bool:
    """Tell whether a case is told right by a likelihood of one half."""
    return (sum(figures.get(name, 0.0) for name in case.features) > 0) == case.speech


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = [(record["publisher"], list(cases(record))) for record in records(Path(arguments[0]))]
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
