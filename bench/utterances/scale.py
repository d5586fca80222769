"""How long it takes to read many quotations, and to add a thousand more.

    python -m bench.utterances.scale [--quotations 50000] [--more 1000] [--retold PROGRAM]

The simulator writes reports as JSON lines until they hold so many quotations; `retold read` takes
them, then a file with a thousand more. `read_s` and `more_s` are seconds by the clock, `cpu_s` of
the processor, `peak_mb` is the most memory that one process of the program held, and a phase that
the program names with its seconds on standard error is shown as `NAME_s`. It is no part of
`python -m bench` unless named there: the default takes minutes.
"""

import argparse
import json
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.utterances.matching import line
from bench.utterances.simulator import MEASURING, World, simulate

AT_ONCE = 200  # matters made in one go: about 3,000 quotations
PHASE = re.compile(r"^\W*([a-z ]+?)[: ]+(\d+(?:\.\d+)?) ?s\b", re.MULTILINE)


def worlds(seed: int) -> Iterator[World]:
    """Yield worlds without end, each with a seed of its own and reports with names of their own."""
    while True:
        yield simulate(seed, AT_ONCE)
        seed += 2  # the next one is taken for dates


def write(path: Path, made: Iterator[World], wanted: int) -> int:
    """Write reports that hold at least so many quotations; return how many they hold."""
    count = 0
    with path.open("w", encoding="utf-8") as lines:
        for number, world in enumerate(made):
            held: dict[str, int] = {}
            for told in world.told:
                held[told.report] = held.get(told.report, 0) + len(told.parts)
            for record in world.records:
                name = f"{path.stem}-{number}-{record['id']}"
                lines.write(json.dumps({**record, "id": name}) + "\n")
                count += held[record["id"]]
                if count >= wanted:
                    return count
    return count


def read(retold: str, folder: Path, name: str) -> tuple[float, float, str]:
    """Read a file; return the seconds, those of the processor, and what the program said."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    done = subprocess.run(
        [retold, "read", name], cwd=folder, check=True, capture_output=True, text=True
    )
    taken = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken, used, done.stderr + done.stdout


def main() -> None:
    """Write, read, add, and print one line."""
    parser = argparse.ArgumentParser(description="Many quotations, and a few more.")
    parser.add_argument("--retold", default="retold")
    parser.add_argument("--seed", type=int, default=MEASURING)
    parser.add_argument("--quotations", type=int, default=50_000)
    parser.add_argument("--more", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        made = worlds(asked.seed)
        count = write(folder / "many.jsonl", made, asked.quotations)
        write(folder / "more.jsonl", made, asked.more)
        taken, used, said = read(asked.retold, folder, "many.jsonl")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        more, more_used, _ = read(asked.retold, folder, "more.jsonl")
    figures: list[tuple[str, float]] = [("quotations", count), ("read_s", taken), ("cpu_s", used)]
    figures += [("quotations_per_s", count / taken), ("peak_mb", peak)]
    figures += [("more_s", more), ("more_cpu_s", more_used)]
    figures += [(f"{key.replace(' ', '_')}_s", float(value)) for key, value in PHASE.findall(said)]
    print(line("scale", figures))


if __name__ == "__main__":
    main()
