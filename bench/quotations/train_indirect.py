"""Learn which cues report speech without marks, and write `src/retold/weights/indirect.json`.

    python -m bench.quotations.train_indirect TRAIN.jsonl.gz [WEIGHTS.json]

TRAIN holds reports with attributed spans (`text`, `publisher`, `quotes` with `spans`,
`speaker_spans`, `cue`, `cue_start` and `kind`). Each publisher in turn is left out to measure, and
to learn how often a content with a given likelihood is right; the weights written are learned from
all. Deterministic, one core.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from bench.driving import Row
from bench.quotations.fitting import Marked, calibration, fit_choice, fit_logistic
from bench.quotations.indirect import LEAST as OVERLAP
from bench.quotations.indirect import Told, gold_of, matched, overlap, touches
from bench.quotations.reading import Read, read_all
from retold.model import Quotation
from retold.stages.quotations.indirect import contents_of, find_indirect, place_of
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.reporting import Figures, end_features, report_features
from retold.stages.quotations.subjects import Cue

PRIOR = 3.0  # weight of the squared weights; 2 to 8 differ by .003 on the folds
LEAST = 0.4  # the least likelihood of a content; .3 to .45 differ by .01 in F1 on the folds
NEAR = 0.02  # ends whose overlaps with gold differ by less are equally right
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


def cases_of(given: Read) -> list[Case]:
    """Return what is taught of a report."""
    record, starts = given.record, given.starts
    return [one for paragraph in given.paragraphs for one in cases(record, paragraph, starts)]


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
    rows = [case.features for case in learned]
    return fit_logistic(rows, [case.right for case in learned], PRIOR)


def fit_ends(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a conditional logit: which of a right content's ends is best?"""
    several = [case.endings for case in learned if case.right and len(case.endings) > 1]
    tops = [max(one.share for one in endings) - NEAR for endings in several]
    best = [
        [one.share >= top for one in endings] for endings, top in zip(several, tops, strict=True)
    ]
    return fit_choice([[one.features for one in endings] for endings in several], best, PRIOR)


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


def measured(held: Sequence[Read], figures: Figures) -> tuple[list[Marked], str]:
    """Return each content's likelihood with whether it and its speaker are right, and a line."""
    marked: list[Marked] = []
    right = golds = spoken = 0
    for one in held:
        rows = found(one, figures)
        gold = gold_of(one.record)
        pairs = dict(matched([told(row) for row in rows], gold))
        good = [
            number in pairs and touches(told(row), gold[pairs[number]])
            for number, row in enumerate(rows)
        ]
        right, golds, spoken = right + len(pairs), golds + len(gold), spoken + sum(good)
        marked += [Marked(row.confidence, true) for row, true in zip(rows, good, strict=True)]
    p, r = right / len(marked), right / golds
    figure = f"p {p:.3f}, r {r:.3f}, f1 {2 * p * r / (p + r):.3f}, speaker {spoken / right:.3f}"
    return marked, f"{figure} of {golds}"


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = [(one, cases_of(one)) for one in read_all(Path(arguments[0]))]
    marked: list[Marked] = []
    for publisher in sorted({one.record["publisher"] for one, _ in data}):
        others = [some for one, some in data if one.record["publisher"] != publisher]
        figures = fit([case for some in others for case in some])
        held = [one for one, _ in data if one.record["publisher"] == publisher]
        some, line = measured(held, figures)
        print(f"{publisher:14} {line}")
        marked += some
    figures = fit([case for _, some in data for case in some])
    figures = replace(figures, right=calibration(marked))
    goal = Path(arguments[1]) if len(arguments) > 1 else WEIGHTS
    written = {name: getattr(figures, name) for name in figures.__struct_fields__}
    goal.write_text(json.dumps(written, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures.reports)} and {len(figures.ends)} weights written to {goal}")


if __name__ == "__main__":
    main(sys.argv[1:])
