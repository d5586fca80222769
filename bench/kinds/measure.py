"""How often the kind of a report is right, on made texts (fictional, our own).

`building.txt` was read while the signs were chosen; `measuring.txt` was not.

Prints, as the scorers do, a last line: `kinds` with `right` (of those that are given a kind),
`answered` (the part that is), `macro_f1` (over the kinds, unanswered ones counted as missed) and
`least_recall` (of the kind found least).
"""

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Made(NamedTuple):
    """A made report with its kind."""

    kind: str
    record: dict[str, object]


def made_of(path: Path) -> Iterator[Made]:
    """Yield the reports of a file: `=== KIND`, lines of facts, a blank line, the text."""
    for number, part in enumerate(path.read_text(encoding="utf-8").split("=== ")[1:]):
        head, _, text = part.partition("\n\n")
        kind, *facts = head.splitlines()
        record: dict[str, object] = {"id": f"made-{number:03}", "text": text.strip()}
        for line in facts:
            name, _, value = line.partition(": ")
            record[name] = [value] if name == "byline" else value
        yield Made(kind, record)


def kinds_of(made: list[Made], retold: str) -> dict[str, dict[str, object]]:
    """Return the exported rows of the made reports by their source."""
    with tempfile.TemporaryDirectory() as folder:
        for one in made:
            path = Path(folder, "in", f"{one.record['id']}.json")
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(one.record), encoding="utf-8")
        subprocess.run([retold, "read", "in"], cwd=folder, check=True, capture_output=True)
        told = subprocess.run(
            [retold, "export", "reports"], cwd=folder, check=True, capture_output=True, text=True
        )
    return {row["source"]: row for row in map(json.loads, told.stdout.splitlines())}


def main() -> None:
    """Measure one file and print its figures; `--errors` prints each that is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", default="measuring.txt")
    parser.add_argument("--retold", default="retold")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    made = list(made_of(HERE / options.file))
    rows = kinds_of(made, options.retold)
    pairs = [(one.kind, rows[str(one.record["id"])]["kind"]) for one in made]
    for one in made if options.errors else ():
        row = rows[str(one.record["id"])]
        if row["kind"] != one.kind:
            print(one.kind, "→", row["kind"], row["kind_confidence"], one.record.get("title"))
            print("   ", row["kind_because"])
    print("kinds", *(f"{name}={value:.3f}" for name, value in figures(pairs).items()))


def figures(pairs: list[tuple[str, object]]) -> dict[str, float]:
    """Return the figures of (true, given) kinds; a given kind may be None."""
    true, given = Counter(kind for kind, _ in pairs), Counter(kind for _, kind in pairs)
    right = Counter(kind for kind, other in pairs if kind == other)
    answered = sum(other is not None for _, other in pairs)
    f1 = [2 * right[kind] / (true[kind] + given[kind]) for kind in true]
    return {
        "docs": float(len(pairs)),
        "right": sum(right.values()) / max(answered, 1),
        "answered": answered / len(pairs),
        "macro_f1": sum(f1) / len(f1),
        "least_recall": min(right[kind] / true[kind] for kind in true),
    }


if __name__ == "__main__":
    main()
