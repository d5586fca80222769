"""`python -m bench`: run every bench, hold its figures against the pinned floors, print a table.

Each folder beside this file names its runs in `data.toml` (scorer, data with its digest, licence)
and pins what they reach in `floors.json`. The scorers drive the command line alone and lie, like
the data, outside the project: where they are missing the bench says so and goes on. A run that
names a `module` instead is measured by that file of its folder, which is called as a scorer is;
one that names no data makes its own.

A figure under its floor, or data with another digest, ends in exit code 1. `--update` pins the
figures of this run; a floor falls only with `--allow-regression`.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("RETOLD_SHARED", HERE.parents[1] / "shared"))
SCORE = SHARED / "score" / "score"
RETOLD = Path(sys.executable).with_name("retold")
SLACK = 0.0005  # figures are printed with three places
TIMED = 0.8  # speeds are pinned at four fifths of what was seen: shared machines vary that much


class Run(NamedTuple):
    """One scorer on one data file, if it needs one; `command` is how it is called, before that."""

    bench: str
    name: str
    command: tuple[str, ...]
    data: Path | None
    sha256: str
    options: tuple[str, ...]


class Figure(NamedTuple):
    """One line of the table."""

    run: str
    key: str
    value: float | None
    floor: float
    note: str = ""

    @property
    def fell(self) -> bool:
        """Whether the figure is under its floor."""
        if self.value is None:
            return False
        if self.key.startswith("peak"):  # memory: less is better
            return self.value > self.floor + SLACK
        return self.value < self.floor - SLACK


def runs(only: set[str]) -> Iterator[Run]:
    """Yield the runs of the benches asked for, all of them if none is."""
    for path in sorted(HERE.glob("*/data.toml")):
        bench = path.parent.name
        if only and bench not in only:
            continue
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            options = tuple(entry.get("options", ()))
            data = SHARED / "data" / entry["file"] if "file" in entry else None
            own = entry.get("module")
            command = ("-m", f"bench.{bench}.{own}") if own else (str(SCORE), entry["scorer"])
            yield Run(bench, name, command, data, entry.get("sha256", ""), options)


def figures_of(run: Run) -> dict[str, float]:
    """Return what the scorer prints on its last line."""
    data = () if run.data is None else (str(run.data),)
    command = [sys.executable, *run.command, *data, "--retold", str(RETOLD), *run.options]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench {run.bench}/{run.name}: {done.stderr.strip()}")
    words = done.stdout.strip().splitlines()[-1].split()[1:]
    pairs = (word.partition("=") for word in words)
    return {key: float(value) for key, _, value in pairs if value.replace(".", "", 1).isdigit()}


def missing(run: Run) -> str:
    """Return why a run cannot be made here, or nothing."""
    if run.data is None:
        return ""
    if not SCORE.exists() or not run.data.exists():
        return "data or scorer is not on this machine: skipped"
    digest = hashlib.sha256(run.data.read_bytes()).hexdigest()
    return "" if digest == run.sha256 else f"the data is not what was pinned ({digest[:12]}…)"


def floors_of(bench: str) -> dict[str, dict[str, float]]:
    """Return the pinned floors of a bench: {run: {figure: floor}}."""
    path = HERE / bench / "floors.json"
    floors: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def pin(bench: str, floors: dict[str, dict[str, float]]) -> None:
    """Write the floors of a bench, whole or not at all."""
    path = HERE / bench / "floors.json"
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(path)


def show(figures: list[Figure]) -> None:
    """Print the table."""
    print(f"{'bench':<28} {'figure':<16} {'now':>9} {'floor':>9}")
    for row in figures:
        now = "–" if row.value is None else f"{row.value:.3f}"
        mark = "FELL" if row.fell else row.note
        print(f"{row.run:<28} {row.key:<16} {now:>9} {row.floor:>9.3f}  {mark}".rstrip())


def pinned(row: Figure) -> float:
    """Return the floor that a figure of this run would be pinned at."""
    if row.value is None:
        return row.floor
    return round(row.value * TIMED, 3) if row.key.endswith("_per_s") else row.value


def update(figures: list[Figure], *, allow_regression: bool) -> None:
    """Pin this run's figures; refuse to lower a floor unless that was asked for."""
    for row in figures:
        bench, name = row.run.split("/")
        floors = floors_of(bench)
        fresh = pinned(row)
        better = min(fresh, row.floor) if row.key.startswith("peak") else max(fresh, row.floor)
        floors.setdefault(name, {})[row.key] = fresh if allow_regression else better
        pin(bench, floors)


def main() -> int:
    """Run the benches; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description="Figures against pinned floors.")
    parser.add_argument("bench", nargs="*", help="only these folders of bench/")
    parser.add_argument("--update", action="store_true", help="pin what this run reached")
    parser.add_argument("--allow-regression", action="store_true", help="let floors fall")
    asked = parser.parse_args()
    figures, changed = [], False
    for run in runs(set(asked.bench)):
        name, why = f"{run.bench}/{run.name}", missing(run)
        changed = changed or "pinned" in why
        seen = {} if why else figures_of(run)
        # What has no floor yet is shown whole; `--update` pins it.
        floors = floors_of(run.bench).get(run.name) or dict.fromkeys(seen, 0.0)
        figures += [Figure(name, key, seen.get(key), floor, why) for key, floor in floors.items()]
    show(figures)
    if asked.update:
        update(figures, allow_regression=asked.allow_regression)
        return 0
    return int(changed or any(row.fell for row in figures))


if __name__ == "__main__":
    sys.exit(main())
