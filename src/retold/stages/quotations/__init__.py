"""Find the words a report puts in somebody's mouth, and whose mouth it is."""

import re
from collections.abc import Iterator, Sequence

from retold.model import Block, Judgement, Mention, Quotation, Report, Sentence, content_id
from retold.stages.quotations.marks import pair_marks

TELLING = frozenset({"headline", "standfirst", "body", "correction"})
SAID = re.compile(r"\b(?:said|says|told|wrote|added|tweeted)\b")


def find_quotations(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],  # noqa: ARG001 - thin
    mentions: Sequence[Mention],
    judgements: Sequence[Judgement],  # noqa: ARG001 - thin
) -> Iterator[Quotation]:
    """Yield the quotations of a report, in the order they are printed."""
    for block in blocks:
        if block.role not in TELLING:
            continue
        for stretch in pair_marks(report.text, block.start, block.end):
            words = report.text[stretch.start : stretch.end]
            if len(words.split()) < 3:  # noqa: PLR2004 - thin
                continue
            near = [m for m in mentions if block.start <= m.start < block.end]
            near = [m for m in near if m.end <= stretch.start or m.start >= stretch.end]
            best = min(
                near, key=lambda m: max(m.start - stretch.end, stretch.start - m.end), default=None
            )
            key = content_id("quotation", report.id, str(stretch.start), str(stretch.end))
            yield Quotation(
                id=key,
                report=report.id,
                start=stretch.start,
                end=stretch.end,
                text=words,
                kind="direct",
                turn=key,
                speaker_name=best.name if best else None,
                speaker_text=best.text if best else None,
                speaker_start=best.start if best else None,
                speaker_end=best.end if best else None,
                confidence=0.6 if best else 0.0,
            )
