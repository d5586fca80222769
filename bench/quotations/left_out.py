"""Who speaks, in the reports of each publisher, by weights learned from the others' reports.

    python -m bench.quotations.left_out TRAIN.jsonl.gz --also DEV.jsonl.gz

Prints `speaker` (the chosen words touch the right ones, of quotations of three words or more with
a known source), `worst` (the publisher for which that is lowest) and `surest` (of the surest 70 %).
Weights are learned from TRAIN alone; both files are measured.
"""

import argparse
from pathlib import Path

from bench.quotations.fitting import part_right
from bench.quotations.reading import read_all
from bench.quotations.speakers import left_out

SUREST = 0.7  # share of the answers


def main() -> None:
    """Learn and measure once for each publisher, and print one line."""
    parser = argparse.ArgumentParser(description="Speakers, each publisher left out of learning.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--also", required=True, help="another file of the same folder")
    parser.add_argument("--retold", help="not used: weights are learned anew")
    asked = parser.parse_args()
    learned = list(read_all(asked.data))
    found = left_out(learned, [*learned, *read_all(asked.data.with_name(asked.also))])
    every = sorted((one for some in found.values() for one in some), reverse=True)
    surest = every[: round(SUREST * len(every))]
    worst = min(map(part_right, found.values()))
    figures = part_right(every), worst, part_right(surest)
    print("left_out speaker={:.3f} worst={:.3f} surest={:.3f}".format(*figures))


if __name__ == "__main__":
    main()
