"""Cut blocks into sentences."""

import re
from collections.abc import Iterator, Sequence

from retold.model import Block, Report, Sentence

STOP = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def find_sentences(report: Report, blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Yield the sentences of a report's blocks, in order.

    Args:
        report: The report.
        blocks: Its blocks, in order.

    Yields:
        Sentences; each lies inside one block and has its role.

    """
    text = report.text
    for number, block in enumerate(blocks):
        start = block.start
        for match in STOP.finditer(text, block.start, block.end):
            yield _sentence(block, number, start, start + len(text[start : match.end()].rstrip()))
            start = match.end()
        if start < block.end:
            yield _sentence(block, number, start, block.end)


def _sentence(block: Block, number: int, start: int, end: int) -> Sentence:
    return Sentence(report=block.report, start=start, end=end, role=block.role, block=number)
