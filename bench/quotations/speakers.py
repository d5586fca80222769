"""Reports with attributed spans, and how who speaks is learned from them and measured.

A record holds `text`, `publisher` and `quotes` with `spans` and `speaker_spans`.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from retold.model import Mention, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations.attribution import attribute
from retold.stages.quotations.features import Before, Contest, contest
from retold.stages.quotations.paragraphs import Paragraph, read_paragraphs
from retold.stages.quotations.ranker import Scale, scale
from retold.stages.quotations.sources import Source
from retold.stages.sentences import find_sentences

Floats = NDArray[np.float64]
Place = tuple[int, int]
RARE = 4  # a feature seen less often is left out
PRIOR = 2.0  # weight of the squared weights; 1 to 4 differ by .001 on the folds
SMALL = 0.01  # smaller weights change no answer
INSIDE = 0.8  # share of a stretch that an attribution must cover
WORDS = 3  # shorter quotations are not measured, as the scorer has it


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


class Given(NamedTuple):
    """A record and its paragraphs."""

    record: Record
    paragraphs: list[Paragraph]


class Case(NamedTuple):
    """A quotation with those who may have spoken it; `right` numbers those that touch the source.

    The number behind the last candidate means nobody.
    """

    those: Contest
    right: list[int]


class Answer(NamedTuple):
    """The share of the speaker chosen (0: nobody), and whether it touches the right one."""

    share: float
    right: bool


def read_given(path: Path) -> list[Given]:
    """Return the reports of a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_given(json.loads(line)) for line in lines]


def _given(record: Record) -> Given:
    report = Report(id=record["doc_id"], source=record["doc_id"], text=record["text"])
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    rows.sort(key=lambda row: (row.start, row.end))
    return Given(record, read_paragraphs(report, blocks, sentences, rows))


def cases(given: Given) -> Iterator[Case]:
    """Yield each quotation of a report, the speaker before it being the right one."""
    record, paragraphs = given
    before: Before | None = None
    for here, paragraph in enumerate(paragraphs):
        for at, stretch in paragraph.quotes:
            gold = _gold(record, (stretch.start, stretch.end))
            if gold is None:
                continue
            those = contest(paragraphs, here, at, record["text"], before)
            found = [one.source for one in those.candidates]
            right = [number for number, one in enumerate(found) if _touches(one, gold)]
            yield Case(those, right if gold["speaker_spans"] else [len(found)])
            if right:
                before = Before(found[right[0]], here, goes_on=not stretch.closed)


def _gold(record: Record, place: Place) -> Attribution | None:
    for quote in record["quotes"]:
        inside = sum(max(0, min(place[1], b) - max(place[0], a)) for a, b in quote["spans"])
        if inside >= INSIDE * (place[1] - place[0]):
            return quote
    return None


def _touches(source: Source, gold: Attribution) -> bool:
    return any(source.start < end and start < source.end for start, end in gold["speaker_spans"])


def answers(given: Given, weigh: Scale) -> Iterator[Answer]:
    """Yield how each quotation with a known source is answered, as the program reads a report."""
    text = given.record["text"]
    for one in attribute(given.paragraphs, text, weigh):
        stretch, best = one.stretch, one.choice.best
        gold = _gold(given.record, (stretch.start, stretch.end))
        few = len(text[stretch.start : stretch.end].split()) < WORDS
        if gold is None or not gold["speaker_spans"] or few:
            continue
        right = best is not None and _touches(best.source, gold)
        yield Answer(one.choice.share if best is not None else 0.0, right)


def left_out(learned: Sequence[Given], measured: Sequence[Given]) -> dict[str, list[Answer]]:
    """Return the answers in each publisher's reports, with weights learned from the others'."""
    found: dict[str, list[Answer]] = {}
    for publisher in sorted({one.record["publisher"] for one in measured}):
        others = [one for one in learned if one.record["publisher"] != publisher]
        weigh = scale(fit([case for one in others for case in cases(one)]))
        held = [one for one in measured if one.record["publisher"] == publisher]
        found[publisher] = [answer for one in held for answer in answers(one, weigh)]
    return found


def part_right(some: Sequence[Answer]) -> float:
    """Return which part of the answers is right."""
    return float(np.mean([one.right for one in some]))


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a conditional logit: some right candidate among all and nobody."""
    rows, sizes, right = [], [], []
    for case in learned:
        if case.right:
            rows += [list(chain(*one.features)) for one in case.those.candidates]
            rows.append(list(case.those.nobody))
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
