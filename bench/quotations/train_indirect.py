"""Learn which cues report speech without marks, and write `src/retold/weights/indirect.json`.

    python -m bench.quotations.train_indirect TRAIN.jsonl.gz [WEIGHTS.json]

TRAIN holds reports with attributed spans (`text`, `publisher`, `quotes` with `spans`,
`speaker_spans`, `cue`, `cue_start` and `kind`). Each publisher in turn is left out to measure, and
to learn how often a content with a given likelihood is right; the weights written are learned from
all. Deterministic, one core.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from bench.driving import Row, records
from bench.quotations.indirect import LEAST as OVERLAP
from bench.quotations.indirect import Told, gold_of, matched, overlap, touches
from retold.model import Mention, Quotation, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations.indirect import contents_of, find_indirect, place_of
from retold.stages.quotations.paragraphs import Paragraph, read_paragraphs
from retold.stages.quotations.reporting import Figures, end_features, report_features
from retold.stages.quotations.subjects import Cue
from retold.stages.sentences import find_sentences

Floats = NDArray[np.float64]
RARE = 4  # a feature seen less often is left out
PRIOR = 3.0  # weight of the squared weights; 2 to 8 differ by .003 on the folds
LEAST = 0.4  # the least likelihood of a content; .3 to .45 differ by .01 in F1 on the folds
NEAR = 0.02  # ends whose overlaps with gold differ by less are equally right
SMALL = 0.01  # smaller weights change no answer
WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/indirect.json"


class Ending(NamedTuple):
    """A place at which a content may end, and its overlap with the gold of its cue."""

    features: list[str]
    share: float


class Case(NamedTuple):
    """A content with its features and its places to end."""

    features: list[str]
    endings: list[Ending]

    @property
    def right(self) -> bool:
        """Whether one of its ends makes it right."""
        return max(one.share for one in self.endings) >= OVERLAP


class Read(NamedTuple):
    """A report as the stage reads it, and what is taught and measured on it."""

    report: Report
    paragraphs: list[Paragraph]
    starts: list[int]
    mentions: list[Mention]
    cases: list[Case]
    gold: list[Told]


def read(record: Row) -> Read:
    """Return a report read, with its cases."""
    report = Report(id=record["doc_id"], source=record["doc_id"], text=record["text"])
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    rows.sort(key=lambda row: (row.start, row.end))
    paragraphs = read_paragraphs(report, blocks, sentences, rows)
    starts = [one.start for one in sentences]
    taught = [one for paragraph in paragraphs for one in cases(record, paragraph, starts)]
    return Read(report, paragraphs, starts, rows, taught, gold_of(record))


def cases(record: Row, paragraph: Paragraph, starts: Sequence[int]) -> Iterator[Case]:
    """Yield what the cues of a paragraph may report, with their overlaps with their gold."""
    text = record["text"]
    tokens, contents = contents_of(text, paragraph, starts)
    before: Cue | None = None
    for content in contents:
        cue = tokens[content.cue.start].start, tokens[content.cue.end - 1].end
        golds = [
            gold
            for gold, quote in zip(gold_of(record), _cued(record), strict=True)
            if quote[0] <= cue[1] and cue[0] <= quote[1]
        ]
        endings = []
        for number, last in enumerate((*content.ends, content.last)):
            place = Told((place_of(text, tokens, content, last),), ())
            share = max((overlap(place, gold) for gold in golds), default=0.0)
            endings.append(Ending(end_features(tokens, content, number), share))
        yield Case(report_features(tokens, content, before), endings)
        before = content.cue


def _cued(record: Row) -> list[tuple[int, int]]:
    """Return where the cue of each attribution that is measured stands."""
    told = (one for one in record["quotes"] if one["kind"] != "direct" and one["spans"])
    return [
        (-1, -1) if one["cue_start"] is None else (one["cue_start"], one["cue_end"]) for one in told
    ]


def fit_reports(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a logistic regression: does the cue report its content?"""
    names, matrix = _matrix([case.features for case in learned])
    sign = np.array([1.0 if case.right else -1.0 for case in learned])

    def loss(figures: Floats) -> tuple[float, Floats]:
        margin = sign * (matrix @ figures)
        value = float(np.sum(np.logaddexp(0, -margin)) + PRIOR / 2 * figures @ figures)
        slope = -sign / (1 + np.exp(margin))
        return value, matrix.T @ slope + PRIOR * figures

    return _minimum(loss, names)


def fit_ends(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a conditional logit: which of a right content's ends is best?"""
    several = [case.endings for case in learned if case.right and len(case.endings) > 1]
    names, matrix = _matrix([one.features for endings in several for one in endings])
    sizes = [len(endings) for endings in several]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    tops = [max(one.share for one in endings) - NEAR for endings in several]
    best = np.array(
        [one.share >= top for endings, top in zip(several, tops, strict=True) for one in endings]
    )

    def loss(figures: Floats) -> tuple[float, Floats]:
        scores = matrix @ figures
        scores -= np.maximum.reduceat(scores, starts)[group]
        raw = np.exp(scores)
        whole = np.add.reduceat(raw, starts)
        hit = np.add.reduceat(np.where(best, raw, 0.0), starts) + 1e-12
        value = float(np.sum(np.log(whole) - np.log(hit)) + PRIOR / 2 * figures @ figures)
        slope = raw / whole[group] - np.where(best, raw / hit[group], 0.0)
        return value, matrix.T @ slope + PRIOR * figures

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
    options = {"maxiter": 200}
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=options)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, best.x, strict=True)
        if abs(weight) >= SMALL
    }


def fit(learned: Sequence[Case]) -> Figures:
    """Return the figures that some cases teach; `right` leaves a likelihood as it is."""
    return Figures(fit_reports(learned), fit_ends(learned), ((0.0, 0.0), (1.0, 1.0)), LEAST)


def found(one: Read, figures: Figures) -> list[Quotation]:
    """Return what the stage finds in a report with some figures."""
    return list(find_indirect(one.report, one.paragraphs, one.starts, one.mentions, figures))


def told(row: Quotation) -> Told:
    """Return what a row says."""
    if row.speaker_start is None or row.speaker_end is None:
        return Told(((row.start, row.end),), ())
    return Told(((row.start, row.end),), ((row.speaker_start, row.speaker_end),))


def measured(held: Sequence[Read], figures: Figures) -> tuple[list[tuple[float, bool]], str]:
    """Return each content's likelihood with whether it and its speaker are right, and a line."""
    marked: list[tuple[float, bool]] = []
    right = golds = spoken = 0
    for one in held:
        rows = found(one, figures)
        pairs = dict(matched([told(row) for row in rows], one.gold))
        good = [
            number in pairs and touches(told(row), one.gold[pairs[number]])
            for number, row in enumerate(rows)
        ]
        right, golds, spoken = right + len(pairs), golds + len(one.gold), spoken + sum(good)
        marked += [(row.confidence, true) for row, true in zip(rows, good, strict=True)]
    p, r = right / len(marked), right / golds
    figure = f"p {p:.3f}, r {r:.3f}, f1 {2 * p * r / (p + r):.3f}, speaker {spoken / right:.3f}"
    return marked, f"{figure} of {golds}"


def calibration(marked: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Return (likelihood, part right), rising: pool adjacent violators over equal bins."""
    ordered = sorted(marked)
    size = max(1, len(ordered) // 20)
    pools: list[list[tuple[float, bool]]] = []
    for at in range(0, len(ordered), size):
        pools.append(ordered[at : at + size])
        while len(pools) > 1 and _part(pools[-2]) >= _part(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return tuple(
        (round(float(np.mean([share for share, _ in pool])), 3), round(_part(pool), 3))
        for pool in pools
    )


def _part(pool: Sequence[tuple[float, bool]]) -> float:
    return float(np.mean([right for _, right in pool]))


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = [(record["publisher"], read(record)) for record in records(Path(arguments[0]))]
    marked: list[tuple[float, bool]] = []
    for publisher in sorted({name for name, _ in data}):
        figures = fit([case for name, one in data if name != publisher for case in one.cases])
        some, line = measured([one for name, one in data if name == publisher], figures)
        print(f"{publisher:14} {line}")
        marked += some
    figures = fit([case for _, one in data for case in one.cases])
    figures = replace(figures, right=calibration(marked))
    goal = Path(arguments[1]) if len(arguments) > 1 else WEIGHTS
    written = {name: getattr(figures, name) for name in figures.__struct_fields__}
    goal.write_text(json.dumps(written, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures.reports)} and {len(figures.ends)} weights written to {goal}")


if __name__ == "__main__":
    main(sys.argv[1:])
