"""Reports with attributed spans, read as the stages read them.

A record holds `text`, `publisher` and `quotes`, each with `spans`, `speaker_spans` and more.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.driving import Row
from retold.model import Mention, Report
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.quotations.paragraphs import Paragraph, read_paragraphs
from retold.stages.sentences import find_sentences

Place = tuple[int, int]
INSIDE = 0.8  # share of a stretch that an attribution must cover


class Read(NamedTuple):
    """A record, its report, mentions and paragraphs, and where its sentences begin."""

    record: Row
    report: Report
    mentions: list[Mention]
    paragraphs: list[Paragraph]
    starts: list[int]


def read_all(path: Path) -> Iterator[Read]:
    """Yield the reports of a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _read(json.loads(line))


def _read(record: Row) -> Read:
    report = Report(id=record["doc_id"], source=record["doc_id"], text=record["text"])
    blocks = tuple(find_blocks(report))
    sentences = tuple(find_sentences(report, blocks))
    rows = [row for row in find_mentions(report, sentences) if isinstance(row, Mention)]
    rows.sort(key=lambda row: (row.start, row.end))
    paragraphs = read_paragraphs(report, blocks, sentences, rows)
    return Read(record, report, rows, paragraphs, [one.start for one in sentences])


def attribution_of(record: Row, place: Place) -> Row | None:
    """Return the attribution that covers a stretch, None if none does."""
    for quote in record["quotes"]:
        inside = sum(max(0, min(place[1], b) - max(place[0], a)) for a, b in quote["spans"])
        if inside >= INSIDE * (place[1] - place[0]):
            found: Row = quote
            return found
    return None
