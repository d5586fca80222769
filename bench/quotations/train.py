"""Learn who speaks, and write `src/retold/weights/speakers.json`.

    python -m bench.quotations.train TRAIN.jsonl.gz [WEIGHTS.json]

Each publisher in turn is left out to measure, and to learn how often an answer with a given share
is right; the weights written are learned from all. Deterministic; half a minute on one core.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.quotations.speakers import Answer, cases, fit, left_out, part_right, read_given

WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/speakers.json"
BINS = 20  # of equal size, before those that fall are joined


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = read_given(Path(arguments[0]))
    found = left_out(data, data)
    for publisher, some in found.items():
        print(f"{publisher:14} {part_right(some):.3f} of {len(some)}")
    marked = [one for some in found.values() for one in some]
    print(f"left out, all: {part_right(marked):.4f}")
    figures = fit([case for one in data for case in cases(one)])
    written = {"speaker": figures, "right": calibration([one for one in marked if one.share])}
    goal = Path(arguments[1]) if len(arguments) > 1 else WEIGHTS
    goal.write_text(json.dumps(written, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures)} weights written to {goal}")


def calibration(marked: Sequence[Answer]) -> list[tuple[float, float]]:
    """Return (share, part right) points, rising: pool adjacent violators over equal bins."""
    ordered = sorted(marked)
    size = max(1, len(ordered) // BINS)
    pools: list[list[Answer]] = []
    for at in range(0, len(ordered), size):
        pools.append(list(ordered[at : at + size]))
        while len(pools) > 1 and part_right(pools[-2]) >= part_right(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    shares = [round(float(np.mean([one.share for one in pool])), 3) for pool in pools]
    return [(share, round(part_right(pool), 3)) for share, pool in zip(shares, pools, strict=True)]


if __name__ == "__main__":
    main(sys.argv[1:])
