"""Learn who speaks, and write `src/retold/weights/speakers.json`.

    python -m bench.quotations.train TRAIN.jsonl.gz [WEIGHTS.json]

Each publisher in turn is left out to measure, and to learn how often an answer with a given share
is right; the weights written are learned from all. Deterministic; half a minute on one core.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quotations.fitting import calibration, part_right
from bench.quotations.reading import read_all
from bench.quotations.speakers import cases, fit, left_out

WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/speakers.json"


def main(arguments: Sequence[str]) -> None:
    """Measure with each publisher left out, then learn from all and write."""
    data = list(read_all(Path(arguments[0])))
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


if __name__ == "__main__":
    main(sys.argv[1:])
