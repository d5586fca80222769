"""How many words a second the stage `dates` reads, on one core.

    python -m bench.dates.speed

The marked texts of this folder are read; every seventh word of them is of a time expression, many
times what news has. Blocks and sentences are made first and not counted. Seconds are of the
processor.
"""

import argparse
import time
from pathlib import Path

from bench.dates.marked import texts
from retold.model import Report, Sentence
from retold.stages.blocks import find_blocks
from retold.stages.dates import find_dates
from retold.stages.sentences import find_sentences

HERE = Path(__file__).parent
ROUNDS = 7  # the fastest counts: what else runs on the machine only slows
COPIES = 10  # of each text, so that a round takes long enough to be timed
Prepared = list[tuple[Report, tuple[Sentence, ...]]]


def prepare() -> Prepared:
    """Return the texts as reports with their sentences."""
    found = []
    for path in (HERE / "building.txt", HERE / "measuring.txt"):
        for text in texts(path):
            report = Report(
                id=text.name,
                source=text.name,
                text=text.text,
                published=text.published,
                published_precision="second" if text.published else None,
                language="en",
            )
            found.append((report, tuple(find_sentences(report, tuple(find_blocks(report))))))
    return found * COPIES


def seconds(reports: Prepared) -> float:
    """Return the processor seconds that the fastest round takes."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for report, sentences in reports:
            list(find_dates(report, sentences))
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    """Time the stage and print one line."""
    parser = argparse.ArgumentParser(description="Words a second, on one core.")
    parser.add_argument("--retold", help="not used: the stage is called")
    parser.parse_args()
    reports = prepare()
    words = sum(len(report.text.split()) for report, _ in reports)
    print(f"speed words_per_s={words / seconds(reports):.0f}")


if __name__ == "__main__":
    main()
