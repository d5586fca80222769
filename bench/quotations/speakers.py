"""How who speaks is learned from reports with attributed spans, and measured."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bench.driving import Row
from bench.quotations.fitting import Marked, fit_choice
from bench.quotations.reading import Read, attribution_of
from retold.stages.quotations.attribution import attribute
from retold.stages.quotations.features import Before, Contest, contest
from retold.stages.quotations.scales import Scale, scale
from retold.stages.quotations.sources import Source

PRIOR = 2.0  # weight of the squared weights; 1 to 4 differ by .001 on the folds
WORDS = 3  # shorter quotations are not measured, as the scorer has it


class Case(NamedTuple):
    """A quotation with those who may have spoken it; `right` numbers those that touch the source.

    The number behind the last candidate means nobody.
    """

    those: Contest
    right: list[int]


def cases(given: Read) -> Iterator[Case]:
    """Yield each quotation of a report, the speaker before it being the right one."""
    before: Before | None = None
    for here, paragraph in enumerate(given.paragraphs):
        for at, stretch in paragraph.quotes:
            gold = attribution_of(given.record, (stretch.start, stretch.end))
            if gold is None:
                continue
            those = contest(given.paragraphs, here, at, given.report.text, before)
            found = [one.source for one in those.candidates]
            right = [number for number, one in enumerate(found) if _touches(one, gold)]
            yield Case(those, right if gold["speaker_spans"] else [len(found)])
            if right:
                before = Before(found[right[0]], here, goes_on=not stretch.closed)


def _touches(source: Source, gold: Row) -> bool:
    return any(source.start < end and start < source.end for start, end in gold["speaker_spans"])


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """Return the weights of those who may have spoken, nobody being one of them."""
    taught = [case for case in learned if case.right]
    groups = [
        [*(list(chain(*one.features)) for one in case.those.candidates), case.those.nobody]
        for case in taught
    ]
    right = [
        [number in case.right for number in range(len(case.those.candidates) + 1)]
        for case in taught
    ]
    return fit_choice(groups, right, PRIOR)


def answers(given: Read, weigh: Scale) -> Iterator[Marked]:
    """Yield how each quotation with a known source is answered, as the program reads a report.

    The share is that of the speaker chosen, 0 where none is.
    """
    text = given.report.text
    for one in attribute(given.paragraphs, text, weigh):
        stretch, best = one.stretch, one.choice.best
        gold = attribution_of(given.record, (stretch.start, stretch.end))
        few = len(text[stretch.start : stretch.end].split()) < WORDS
        if gold is None or not gold["speaker_spans"] or few:
            continue
        right = best is not None and _touches(best.source, gold)
        yield Marked(one.choice.share if best is not None else 0.0, right)


def left_out(learned: Sequence[Read], measured: Sequence[Read]) -> dict[str, list[Marked]]:
    """Return the answers in each publisher's reports, with weights learned from the others'."""
    found: dict[str, list[Marked]] = {}
    for publisher in sorted({one.record["publisher"] for one in measured}):
        others = [one for one in learned if one.record["publisher"] != publisher]
        weigh = scale(fit([case for one in others for case in cases(one)]))
        held = [one for one in measured if one.record["publisher"] == publisher]
        found[publisher] = [answer for one in held for answer in answers(one, weigh)]
    return found
