"""Cut a report into paragraph-sized blocks, each with its role."""

import re
from collections.abc import Iterator

from retold.model import Block, Report

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*")


def find_blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks of a report in order; every word of its text is in exactly one.

    Args:
        report: The report to cut.

    Yields:
        Blocks whose places begin and end with a character that is not a space.

    """
    text = report.text
    for match in PARAGRAPH.finditer(text):
        end = match.start() + len(match[0].rstrip())
        yield Block(report=report.id, start=match.start(), end=end, role="body")
