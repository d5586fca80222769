"""Which pairs of statements are labelled: drawn by a seed, without the program's verdict on them.

`python -m bench.discrepancies.draw FILE [--retold PROGRAM]` reads the incidents of FILE and prints
a line a pair: stratum, property, and the source and place of either value. Only the tables
`statements` and `stories` are read, so that nothing of `discrepancies` can show.
"""

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from bench.driving import Row, exported, records
from retold.lexis.happenings import stem

SEED = "discrepancies 6"
# How many pairs of each stratum are drawn; all there are, where there are fewer.
DRAWN = {
    "age of one name": 90,
    "age of one surname": 15,
    "age of one description": 50,
    "near days of one matter": 80,
    "near days": 40,
    "far days": 10,
    "killed": 90,
    "injured": 40,
    "arrested": 10,
    "missing": 5,
    "amount": 10,
    "equal age": 20,
    "equal killed": 10,
    "equal event_date": 10,
}
NEAR, FAR = 7, 31  # days between two days
NEAR_AGES = 3  # years between the ages of two who are only described
PER_STORY = 6  # pairs of one stratum in one story, so that no story told at length outweighs all


def stratum(one: Row, other: Row) -> str | None:
    """Return which stratum two statements with one property are drawn for, if for any."""
    name = str(one["property"])
    if one["value"] == other["value"]:
        same = one["subject"].split()[-1:] == other["subject"].split()[-1:]
        return f"equal {name}" if same and f"equal {name}" in DRAWN else None
    if name == "age":
        return _of_ages(one, other)
    if name == "event_date":
        return _of_days(one, other)
    return name if name in DRAWN else None


def _of_ages(one: Row, other: Row) -> str | None:
    """Return the stratum of two ages: of one name or surname, or of one noun for somebody."""
    left, right = (row["subject"].casefold().split() for row in (one, other))
    if left[-1:] != right[-1:]:
        return None
    described = [any(mark.isdigit() for mark in row["subject"]) for row in (one, other)]
    if any(described):
        near = abs(int(one["value"]) - int(other["value"])) <= NEAR_AGES
        return "age of one description" if all(described) and near else None
    alone = min(len(left), len(right)) == 1
    return "age of one name" if alone or left[0] == right[0] else "age of one surname"


def _of_days(one: Row, other: Row) -> str | None:
    """Return the stratum of two days: how near they are, and whether of one actor or verb."""
    if one["low"] != one["high"] or other["low"] != other["high"]:
        return None
    apart = abs((date.fromisoformat(one["low"]) - date.fromisoformat(other["low"])).days)
    if apart > NEAR:
        return "far days" if apart <= FAR else None
    heads = {stem(row["event"].partition(":")[0]) for row in (one, other)}
    alike = len(heads) == 1 or one["subject"] == other["subject"]
    return "near days of one matter" if alike else "near days"


def pairs(statements: Sequence[Row], stories: Sequence[Row]) -> Iterator[tuple[str, str, Row, Row]]:
    """Yield story, stratum and pair of the statements of two reports of one story."""
    story = {source: row["id"] for row in stories for source in row["sources"]}
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in statements:
        if row["source"] in story:
            told[story[row["source"]], row["property"]].append(row)
    for (name, _), rows in sorted(told.items()):
        for one, other in combinations(sorted(rows, key=_place), 2):
            found = stratum(one, other) if one["source"] != other["source"] else None
            if found:
                yield name, found, one, other


def _place(row: Row) -> tuple[str, int, int]:
    return row["source"], row["start"], row["end"]


def _chance(one: Row, other: Row) -> str:
    """Return what a pair is ordered by: a digest of the seed and both places."""
    return hashlib.sha256(f"{SEED}{_place(one)}{_place(other)}".encode()).hexdigest()


def draw(statements: Sequence[Row], stories: Sequence[Row]) -> list[tuple[str, Row, Row]]:
    """Return the pairs drawn, in an order of chance; of two reports each two values once."""
    drawn: dict[str, list[tuple[str, Row, Row]]] = defaultdict(list)
    seen: set[tuple[str, ...]] = set()
    of_story: dict[tuple[str, str], int] = defaultdict(int)
    found = sorted(pairs(statements, stories), key=lambda pair: _chance(*pair[2:]))
    for story, name, one, other in found:
        values = (one["source"], one["value"], other["source"], other["value"], one["property"])
        full = len(drawn[name]) >= DRAWN[name] or of_story[story, name] >= PER_STORY
        if values not in seen and not full:
            seen.add(values)
            of_story[story, name] += 1
            drawn[name].append((name, one, other))
    return sorted((pair for rows in drawn.values() for pair in rows), key=_order)


def _order(pair: tuple[str, Row, Row]) -> str:
    return _chance(*pair[1:])


def main() -> int:
    """Print the pairs drawn; return the exit code."""
    parser = argparse.ArgumentParser(prog="draw")
    parser.add_argument("data", type=Path)
    parser.add_argument("--retold", default="retold")
    asked = parser.parse_args()
    reports = [report for record in records(asked.data) for report in record["docs"]]
    statements, stories = exported(reports, ("statements", "stories"), asked.retold)
    for name, one, other in draw(statements, stories):
        places = (*_place(one), *_place(other))
        sys.stdout.write("\t".join((name, one["property"], *map(str, places))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
