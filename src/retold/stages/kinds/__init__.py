"""What kind of text a report is, and how sure that is.

`reading` has the parts that are looked at; `wording` the words, `turns` the forms and `voice` the
voice by which a kind shows itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp
from typing import get_args

from retold.model import Block, Kind, KindName, Quotation, Report, Sentence
from retold.stages.kinds.reading import Reading, read
from retold.stages.kinds.sign import STRONG, Sign
from retold.stages.kinds.turns import taken
from retold.stages.kinds.voice import voiced
from retold.stages.kinds.wording import credited, worded

KINDS: tuple[KindName, ...] = get_args(KindName)
# What speaks for news before anything is seen: most texts are. With no sign at all this leaves
# news at .43: a text without any is given no kind, one that tells who said something is news.
USUAL = 1.8
# Two thirds of the odds: below, a person should look. Set by reason.
LEAST = 0.55
# Signs of the same kind say partly the same: each further one counts for this part of the last.
FADING = 0.75
NEWS_TOO: tuple[KindName, ...] = ("agency", "live blog")
# A text with fewer words of its own shows no kind by what it lacks.
SHORT = 25


def find_kind(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> Iterator[Kind]:
    """Yield the one kind of a report, or that it cannot be told.

    Each sign that is found speaks for one kind with a weight, in nats; the kinds' sums become
    shares by the logistic function of several choices. Weights are set by hand and measured on
    made texts (`bench/kinds`).

    Args:
        report: The report.
        blocks: Its blocks, in order.
        sentences: Its sentences, in order.
        quotations: Its quotations; what others say shows no kind.

    Yields:
        One `Kind`; its `kind` is None where the best share is below `LEAST`.

    """
    reading = read(report, blocks, sentences, quotations)
    found = sorted(_signs(reading), key=lambda sign: (-sign.weight, sign.because))
    shares = _shares(_sums(reading, found))
    best = max(KINDS, key=lambda kind: (shares[kind], kind))
    confidence = round(shares[best], 3)
    sure = confidence >= LEAST
    because = tuple(dict.fromkeys(sign.because for sign in found if sign.kind == best))
    yield Kind(
        report=report.id,
        kind=best if sure else None,
        confidence=confidence,
        because=because or ("no sign of another kind",) if sure else (),
    )


def _signs(reading: Reading) -> Iterator[Sign]:
    yield from worded(reading)
    yield from credited(reading)
    turns = tuple(taken(reading))
    yield from turns
    # Where speakers or entries take turns, no voice goes through the whole.
    if not any(sign.kind in {"interview", "live blog"} for sign in turns):
        yield from voiced(reading)


def _sums(reading: Reading, found: Sequence[Sign]) -> dict[KindName, float]:
    """Return what speaks for each kind: its signs, the strongest first, each fading further."""
    sums: dict[KindName, float] = defaultdict(float)
    counts: dict[KindName, int] = defaultdict(int)
    for sign in found:
        sums[sign.kind] += sign.weight * FADING ** counts[sign.kind]
        counts[sign.kind] += 1
    # Agencies and live blogs tell news, too: what shows news then speaks for them as well.
    if any(sums[kind] >= STRONG for kind in NEWS_TOO):
        sums["news"] = 0.0
    if reading.english and reading.length >= SHORT:
        sums["news"] += USUAL
    return sums


def _shares(sums: dict[KindName, float]) -> dict[KindName, float]:
    odds = {kind: exp(sums.get(kind, 0.0)) for kind in KINDS}
    whole = sum(odds.values())
    return {kind: value / whole for kind, value in odds.items()}
