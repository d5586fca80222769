"""How often a difference shown is one: the program against pairs of statements labelled by hand.

    python -m bench.discrepancies.conflicts FILE [--retold PROGRAM] [--half building|measuring]
                                                 [--show]

The reports of FILE go into one library. A pair of `labels.tsv` is flagged if one row of
`discrepancies` holds both places under different values.

    precision   of the pairs flagged `conflict`: labelled a conflict
    recall      of the pairs labelled a conflict whose places both have a statement: flagged so
    shown       of the same: flagged at all, as a conflict or as possible
    possible    of the pairs flagged `possible`: labelled a conflict, or changed with time
    flagged, conflicts, pairs   how many each rests on
    rows        rows of kind `conflict` in all, labelled or not

`--show` prints each pair that counts against a figure, with its label.
"""

import argparse
import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.driving import Row, exported, records

LABELS = Path(__file__).with_name("labels.tsv")
Place = tuple[str, int, int]
"""Record, first and last offset of a value."""


class Pair(NamedTuple):
    """Two values of one property, each at its place, and what they are to each other."""

    label: str
    stratum: str
    kind: str
    one: Place
    other: Place

    @property
    def half(self) -> str:
        """The half of the labels that the pair is of: `building` or `measuring`."""
        digest = hashlib.sha256(f"{self.one}{self.other}".encode()).digest()
        return "measuring" if digest[0] % 2 else "building"


def pairs() -> Iterator[Pair]:
    """Yield the labelled pairs."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in list(csv.reader(lines, delimiter="\t"))[1:]:
            one, other = row[3:6], row[6:9]
            yield Pair(
                row[0],
                row[1],
                row[2],
                (one[0], int(one[1]), int(one[2])),
                (other[0], int(other[1]), int(other[2])),
            )


class Verdicts:
    """What the program says of places: its statements there, and the rows that hold them."""

    def __init__(self, statements: Sequence[Row], discrepancies: Sequence[Row]) -> None:
        """Take the rows of the two tables."""
        self.at: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in statements:
            self.at[row["source"], row["property"]].append(row)
        self.given: dict[str, dict[int, str]] = defaultdict(dict)
        self.kinds = [row["kind"] for row in discrepancies]
        for number, row in enumerate(discrepancies):
            for value in row["values"]:
                for name in value["statements"]:
                    self.given[name][number] = value["value"]

    def ids(self, name: str, place: Place) -> list[str]:
        """Return the statements of a property whose words overlap a place.

        With them come those in which the same report says the same again: a row holds one.
        """
        source, start, end = place
        rows = self.at[source, name]
        here = {
            (row["subject"], row["value"], row["event"] if name != "age" else None)
            for row in rows
            if row["start"] < end and start < row["end"]
        }
        return [
            row["id"]
            for row in rows
            if (row["subject"], row["value"], row["event"] if name != "age" else None) in here
        ]

    def of(self, pair: Pair) -> str | None:
        """Return the kind of the row that sets a pair against each other, `none` if none does.

        None where the program has no statement at one of the places.
        """
        left, right = (self.ids(pair.kind, place) for place in (pair.one, pair.other))
        if not left or not right:
            return None
        kinds = {
            self.kinds[number]
            for one in left
            for other in right
            for number, value in self.given[one].items()
            if self.given[other].get(number, value) != value
        }
        return "conflict" if "conflict" in kinds else min(kinds, default="none")


def figures(told: Sequence[tuple[Pair, str | None]], rows: int) -> Mapping[str, float]:
    """Return the figures over labelled pairs with the program's verdicts."""
    flagged = [pair for pair, verdict in told if verdict == "conflict"]
    possible = [pair for pair, verdict in told if verdict == "possible"]
    known = [(pair, said) for pair, said in told if said and pair.label == "conflict"]
    right = sum(pair.label == "conflict" for pair in flagged)
    found = {
        "precision": right / len(flagged) if flagged else None,
        "recall": right / len(known) if known else None,
        "shown": sum(said != "none" for _, said in known) / len(known) if known else None,
        "possible": sum(pair.label in {"conflict", "changed"} for pair in possible) / len(possible)
        if possible
        else None,
        "flagged": len(flagged),
        "conflicts": len(known),
        "pairs": len(told),
        "rows": rows,
    }
    return {key: value for key, value in found.items() if value is not None}


def show(told: Sequence[tuple[Pair, str | None]]) -> None:
    """Print the pairs that count against the figures."""
    for pair, verdict in told:
        if (pair.label == "conflict") != (verdict == "conflict"):
            sys.stdout.write(f"{verdict or 'unread'}\t" + "\t".join(map(str, pair)) + "\n")


def main() -> int:
    """Print the figures on one line; return the exit code."""
    parser = argparse.ArgumentParser(prog="conflicts")
    parser.add_argument("data", type=Path)
    parser.add_argument("--retold", default="retold")
    parser.add_argument("--half", choices=("building", "measuring"))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    reports = [report for record in records(asked.data) for report in record["docs"]]
    statements, discrepancies = exported(reports, ("statements", "discrepancies"), asked.retold)
    verdicts = Verdicts(statements, discrepancies)
    told = [(pair, verdicts.of(pair)) for pair in pairs() if asked.half in {None, pair.half}]
    if asked.show:
        show(told)
    found = figures(told, verdicts.kinds.count("conflict"))
    line = " ".join(
        f"{key}={value:.3f}" if isinstance(value, float) else f"{key}={value}"
        for key, value in found.items()
    )
    sys.stdout.write(f"discrepancies {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
