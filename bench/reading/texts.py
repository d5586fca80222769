"""How many plain texts are read in a second, with all that reading says of them.

    python -m bench.reading.texts FILE

Timed is what `retold read` does with a text file before the stages that look into its sentences:
from the bytes to the report (decoded, cleaned; its title, byline, outlet, date of publication and
language from its own words; its id) and from the report to its blocks, each with its role and
language. Finding the file and writing rows into the library is not in it. `texts_per_s` is of both
steps, `reports_per_s` of the first alone. Seconds are of the processor, on one core; all texts are
read some times over, and the fastest round of each step counts.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from bench.driving import records
from retold.inbox import Raw, read_input
from retold.stages.blocks import find_blocks

ROUNDS = 5

In = TypeVar("In")
Out = TypeVar("Out")


def seconds(work: Callable[[In], Out], items: Iterable[In]) -> tuple[float, list[Out]]:
    """Return the processor seconds that the work on some items takes, and what it makes."""
    begun = time.process_time()
    made = [work(item) for item in items]
    return time.process_time() - begun, made


def fastest(raws: Sequence[Raw]) -> tuple[float, float]:
    """Return the seconds of the fastest round: of reading, and of finding blocks."""
    rounds = []
    for _ in range(ROUNDS):
        reading, reports = seconds(read_input, raws)
        cutting, _ = seconds(lambda report: list(find_blocks(report)), reports)
        rounds.append((reading, cutting))
    return min(first for first, _ in rounds), min(second for _, second in rounds)


def main() -> None:
    """Print the figures, as the scorers do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--retold", help="not used: the program is called in this process")
    raws = [
        Raw(source="a", input="a", form="text", body=record["text"].encode())
        for record in records(parser.parse_args().texts)
    ]
    reading, cutting = fastest(raws)
    print(
        f"texts texts_per_s={len(raws) / (reading + cutting):.0f}"
        f" reports_per_s={len(raws) / reading:.0f} docs={len(raws)}"
    )


if __name__ == "__main__":
    main()
