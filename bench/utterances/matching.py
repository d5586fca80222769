"""What the benches of utterances share: a world read by the program, laid on the truth."""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.driving import Row, exported
from bench.utterances.simulator import MEASURING, Told, World, real_quotations, simulate

LEAST = 0.5  # shared characters over all characters of a found quotation and the true one


class Found(NamedTuple):
    """A quotation that the program found, and the part of a true reading that it is."""

    id: str
    told: Told
    part: int


class Laid(NamedTuple):
    """A world as the program tells it: found quotations by id, and the rows it exported."""

    world: World
    found: dict[str, Found]
    quotations: dict[str, Row]
    utterances: list[Row]
    parts: int  # true quotations, found or not


def options(description: str, matters: int) -> argparse.ArgumentParser:
    """Return the options that all these benches have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("originals", type=Path, nargs="?", help="real quotations to be retold")
    parser.add_argument("--retold", default="retold")
    parser.add_argument("--seed", type=int, default=MEASURING)
    parser.add_argument("--matters", type=int, default=matters)
    parser.add_argument("--show", type=int, default=0, help="print so many of each kind of error")
    return parser


def world_of(asked: argparse.Namespace, *, undated: float = 0.1) -> World:
    """Return the world that was asked for."""
    given = real_quotations(asked.originals) if asked.originals else []
    return simulate(asked.seed, asked.matters, given, undated=undated)


def laid(world: World, retold: str) -> Laid:
    """Read a world with the program and lay what it found on the truth."""
    quotations, utterances = exported(world.records, ["quotations", "utterances"], retold)
    here: dict[str, list[Row]] = defaultdict(list)
    for row in quotations:
        if row["kind"] != "indirect":
            here[row["source"]].append(row)
    found = {}
    parts = 0
    for told in world.told:
        for number, part in enumerate(told.parts):
            parts += 1
            best = max(
                here[told.report], key=lambda r: _overlap(r, part.start, part.end), default=None
            )
            if best is not None and _overlap(best, part.start, part.end) >= LEAST:
                found[best["id"]] = Found(best["id"], told, number)
    return Laid(world, found, {row["id"]: row for row in quotations}, utterances, parts)


def _overlap(row: Row, start: int, end: int) -> float:
    both: float = min(row["end"], end) - max(row["start"], start)
    either: float = max(row["end"], end) - min(row["start"], start)
    return max(0.0, both) / either


def f1(right: int, claimed: int, true: int) -> tuple[float, float, float]:
    """Return precision, recall and F1; 1 where there is nothing to be right about."""
    p = right / claimed if claimed else 1.0
    r = right / true if true else 1.0
    return p, r, 2 * right / (claimed + true) if claimed + true else 1.0


def pairs(groups: Mapping[str, object]) -> set[tuple[str, str]]:
    """Return the pairs of names that are in one group."""
    members: dict[object, list[str]] = defaultdict(list)
    for name in sorted(groups):
        members[groups[name]].append(name)
    return {
        (one, two)
        for names in members.values()
        for n, one in enumerate(names)
        for two in names[n + 1 :]
    }


def line(name: str, figures: Iterable[tuple[str, float]]) -> str:
    """Return one line of figures: counts whole, shares with three places."""
    shown = (
        f"{key}={value}" if isinstance(value, int) else f"{key}={value:.3f}"
        for key, value in figures
    )
    return " ".join((name, *shown))


def shown(title: str, cases: Sequence[str], count: int) -> None:
    """Print some cases, spread over all that there are."""
    if count:
        step = max(1, len(cases) // count)
        print(f"-- {title}: {len(cases)}")
        for case in cases[::step][:count]:
            print(f"   {case}")
