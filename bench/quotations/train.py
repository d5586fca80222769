"""Learn who speaks, and write `src/retold/weights/speakers.json`.

    python bench/quotations/train.py TRAIN.jsonl.gz [WEIGHTS.json]

TRAIN holds reports with attributed spans (`text`, `publisher`, `quotes` with `spans` and
`speaker_spans`). Each publisher in turn is left out to measure, and to learn how often an answer
with a given share is right; the weights written are learned from all. Deterministic, one core.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from retold.model import Mention, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations.features import Before, Candidate, Contest, contest
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph, read_paragraphs
from retold.stages.quotations.ranker import Choice, choose
from retold.stages.sentences import find_sentences

Floats = NDArray[np.float64]
Place = tuple[int, int]
RARE = 4  # a feature seen less often is left out
PRIOR = 2.0  # weight of the squared weights for speakers; .5 to 8 differ by .002 on the folds
SMALL = 0.01  # smaller weights change no answer
INSIDE = 0.8  # share of a stretch that an attribution must cover


class Attribution(TypedDict):
    """What somebody is said to have said."""

    spans: list[Place]
    speaker_spans: list[Place]


class Record(TypedDict):
    """A report with its attributions."""

    doc_id: str
    publisher: str
    text: str
    quotes: list[Attribution]


class Case(NamedTuple):
    """A stretch between marks with its candidates; `right` numbers those that touch the source."""

    quote: Place
    those: Contest
    right: list[int]
    speech: bool
    learns: bool
    text: str
    paragraph: Paragraph
    at: tuple[int, Stretch]


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def cases(record: Record) -> Iterator[Case]:
    """Yield each stretch between marks of a report, the speaker before it being the right one."""
    report = Report(id=record["doc_id"], source=record["doc_id"], text=record["text"])
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    rows.sort(key=lambda row: (row.start, row.end))
    paragraphs = read_paragraphs(report, blocks, sentences, rows)
    before: Before | None = None
    for here, paragraph in enumerate(paragraphs):
        for at, stretch in paragraph.quotes:
            gold = _gold(record, (stretch.start, stretch.end))
            those = contest(paragraphs, here, at, report.text, before)
            found = those.candidates
            right = _touching(found, gold["speaker_spans"]) if gold else []
            if gold and not gold["speaker_spans"]:
                right = [len(found)]
            quote = stretch.start, stretch.end
            speech, learns = gold is not None, stretch.style not in {"single", "block", "turn"}
            rest = (report.text, paragraph, (at, stretch))
            yield Case(quote, those, right, speech, learns, *rest)
            if right and right[0] < len(found):
                goes_on = not stretch.closed
                before = Before(found[right[0]].source, here, goes_on)


def _gold(record: Record, place: Place) -> Attribution | None:
    for quote in record["quotes"]:
        inside = sum(max(0, min(place[1], b) - max(place[0], a)) for a, b in quote["spans"])
        if inside >= INSIDE * (place[1] - place[0]):
            return quote
    return None


def _touching(found: Sequence[Candidate], spans: Sequence[Place]) -> list[int]:
    return [
        number
        for number, one in enumerate(found)
        if any(one.source.start < end and start < one.source.end for start, end in spans)
    ]


def fit_speaker(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a conditional logit: some right candidate among all and nobody."""
    rows, sizes, right = [], [], []
    for case in learned:
        if case.right:
            rows += [one.features for one in case.those.candidates] + [case.those.nobody]
            sizes.append(len(case.those.candidates) + 1)
            right += [number in set(case.right) for number in range(sizes[-1])]
    names, matrix = _matrix(rows)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    correct = np.array(right)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        raw = np.exp(scores)
        whole = np.add.reduceat(raw, starts)
        hit = np.add.reduceat(np.where(correct, raw, 0.0), starts) + 1e-12
        value = float(np.sum(np.log(whole) - np.log(hit)) + PRIOR / 2 * weights @ weights)
        slope = raw / whole[group] - np.where(correct, raw / hit[group], 0.0)
        return value, matrix.T @ slope + PRIOR * weights

    return _minimum(loss, names)


def _matrix(rows: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    number = {name: at for at, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    pointers = np.concatenate([[0], np.cumsum([len(one) for one in columns])])
    flat = np.array([column for one in columns for column in one])
    return names, csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(names)))


def _minimum(
    loss: Callable[[Floats], tuple[float, Floats]], names: Sequence[str]
) -> dict[str, float]:
    best = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, best.x, strict=True)
        if abs(weight) >= SMALL
    }


def picked(case: Case, figures: dict[str, float]) -> Choice:
    """Return the ranker's choice."""
    return choose(case.those, figures)


def is_right(case: Case, choice: Choice) -> bool:
    """Tell whether the chosen source touches the right one."""
    if choice.best is None:
        return False
    found = case.those.candidates
    places = [found[number].source[:2] for number in case.right if number < len(found)]
    return choice.best.source[:2] in places


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = [(record["publisher"], list(cases(record))) for record in records(Path(arguments[0]))]
    marked: list[tuple[float, bool]] = []
    for publisher in sorted({name for name, _ in data}):
        learned = [case for name, some in data if name != publisher for case in some]
        held = [case for name, some in data if name == publisher for case in some]
        figures = fit_speaker(learned)
        some = [
            (picked(case, figures).share, is_right(case, picked(case, figures)))
            for case in held
            if case.speech and case.right
        ]
        print(f"{publisher:14} speaker {np.mean([right for _, right in some]):.3f} of {len(some)}")
        marked += some
    print(f"left out, all: speaker {np.mean([right for _, right in marked]):.4f}")
    everything = [case for _, some in data for case in some]
    figures = fit_speaker(everything)
    written = {"speaker": figures, "right": calibration(marked)}
    goal = Path(arguments[1]) if len(arguments) > 1 else WEIGHTS
    goal.write_text(json.dumps(written, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures)} weights written to {goal}")


WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/speakers.json"


def calibration(marked: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return (share, part right) points, rising: pool adjacent violators over equal bins."""
    ordered = sorted(marked)
    size = max(1, len(ordered) // 20)
    bins = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    pools: list[list[tuple[float, bool]]] = []
    for one in bins:
        pools.append(list(one))
        while len(pools) > 1 and _part(pools[-2]) >= _part(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return [(round(float(np.mean([s for s, _ in p])), 3), round(_part(p), 3)) for p in pools]


def _part(pool: Sequence[tuple[float, bool]]) -> float:
    return float(np.mean([right for _, right in pool]))


if __name__ == "__main__":
    main(sys.argv[1:])
