"""Make pages to learn the weights of lines from, so that nobody's page is learned from.

    python -m bench.blocks.made_pages REPORTS.jsonl.gz OUT.zip [--count N] [--seed N]

The words of the bodies, of captions, teasers and comments are taken from REPORTS (`text`, its
paragraphs apart by a blank line); mark-up, names of classes, furniture and all it says are made
(`bench.blocks.made`). Chances are drawn anew for each page: the same seed gives the same pages.
"""

import argparse
import gzip
import json
import random
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.blocks.made.frames import page
from bench.blocks.made.pen import Pen, Report
from bench.driving import records


class Made(NamedTuple):
    """A page: its name, its mark-up, and its report's own lines."""

    name: str
    markup: str
    own: tuple[str, ...]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def made_pages(reports: Sequence[Report], count: int, seed: int) -> Iterator[Made]:
    """Yield pages.

    Args:
        reports: The reports whose words they show, as paragraphs.
        count: How many.
        seed: What the chances begin with; page N of a seed is the same whatever the count.

    """
    for number in range(count):
        pen = Pen(random.Random(f"{seed}-{number}"), reports)  # noqa: S311 - no secrets
        markup = page(pen)
        yield Made(f"made{seed}-{number}", markup, tuple(pen.own))


def main() -> None:
    """Write pages and their gold into a zip."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    reports = [paragraphs(record["text"]) for record in records(asked.reports)]
    gold = []
    with zipfile.ZipFile(asked.out, "w") as out:
        for made in made_pages(reports, asked.count, asked.seed):
            out.writestr(f"{made.name}.html.gz", gzip.compress(made.markup.encode(), mtime=0))
            gold.append(json.dumps({"id": made.name, "body": "\n".join(made.own)}))
        out.writestr("gold.jsonl", "\n".join(gold) + "\n")


if __name__ == "__main__":
    main()
