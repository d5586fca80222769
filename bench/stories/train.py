"""Learn the weights that ship as `weights/stories.json`, and show what they are worth.

Usage: `python -m bench.stories.train DATA OUTPUT [FOLDER]`, where DATA holds the sets of `SETS` and
FOLDER keeps the libraries made of them, so that a second run is quick. Deterministic; three minutes
on one core.
What is learned, and from what, is in `weights/stories.md`.

A set's figure comes from weights learned on the other sets (leave one set out); what is written is
learned on all of them.
"""

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from bench.stories.look_alikes import look_alikes
from bench.stories.reading import Told, read_set
from retold.model import Link, Profile
from retold.stages.stories.cutting import group_near
from retold.stages.stories.days import days_apart, days_weight
from retold.stages.stories.evidence import Evidence, evidence, ready
from retold.stages.stories.nearness import nearness
from retold.stages.stories.pairs import LEAST, copied, quoted

SETS = ("allsides-dev", "wikinews-dev", "ecbplus-dev", "neus-train")
LOOK_ALIKE = 0.05  # weight of a look-alike pair against one that met by itself
PENALTY = 1.0  # of the squared weights; the pairs are many, so it hardly matters
# Set by reason, not learned: two of four sets are leads too short for copies.
# Half of the shorter report copied weighs more than all of its names, a shared quotation less.
BY_REASON = {"copied": 4.0, "quoted": 1.5, "meaning": 3.0, "strangers": -15.0}
LOWERING = {"other_days"}
LEARNED = tuple(name for name in Evidence._fields if name not in BY_REASON)

Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """Evidence a row, what is not learned of the logit, 1 or 0 for one story or two, weights."""

    figures: Floats
    given: Floats
    truth: Floats
    weight: Floats


class Learnable(NamedTuple):
    """A set, its pairs that met, and its look-alikes."""

    told: Told
    met: Pairs
    alike: Pairs


def main(data: Path, output: Path, folder: Path) -> None:
    """Print what the weights of the other sets are worth on each; write those of all sets."""
    sets = [_learnable(read_set(data / "stories" / f"{x}.jsonl.gz", folder)) for x in SETS]
    for one in sets:
        figure = _worth(_fit([other for other in sets if other is not one]), one)
        print(f"{one.told.name}: weights of the others, b3_f1={figure:.3f}", flush=True)
    weights = _fit(sets)
    names = ("bias", *LEARNED)
    learned = {name: round(x, 3) for name, x in zip(names, weights.tolist(), strict=True)}
    output.write_text(json.dumps(learned | BY_REASON, indent=2) + "\n", encoding="utf-8")


def _learnable(told: Told) -> Learnable:
    profiles, size = told.profiles, len(told.pairs)
    given = [
        days_weight(days_apart(profiles[a].day, profiles[b].day))
        + BY_REASON["copied"] * copied(told.between.get((a, b), ()))
        + BY_REASON["quoted"] * quoted(told.between.get((a, b), ()))
        + BY_REASON["strangers"] * _strangers(profiles[a], profiles[b])
        for a, b in told.pairs
    ]
    truth = [float(told.stories[a] == told.stories[b]) for a, b in told.pairs]
    figures = _figures((profiles[a], profiles[b]) for a, b in told.pairs)
    met = Pairs(figures, np.array(given), np.array(truth), np.ones(size))
    other = _figures(look_alikes(told))
    none = np.zeros(len(other))
    print(f"{told.name}: {size} pairs met, {sum(truth):.0f} of one story, {len(other)} look-alikes")
    return Learnable(told, met, Pairs(other, none, none, np.full(len(other), LOOK_ALIKE)))


def _strangers(left: Profile, right: Profile) -> float:
    one, two = ready(left), ready(right)
    return evidence(one, two, sorted(one.words & two.words)).strangers


def _figures(pairs: Iterable[tuple[Profile, Profile]]) -> Floats:
    """Return the evidence of pairs, a row a pair, after a column of ones for the bias."""
    rows = []
    for left, right in pairs:
        one, two = ready(left), ready(right)
        rows.append((1.0, *evidence(one, two, sorted(one.words & two.words))))
    return np.array(rows)[:, [0, *(1 + Evidence._fields.index(name) for name in LEARNED)]]


def _fit(sets: Sequence[Learnable]) -> Floats:
    """Return the weights of a logistic regression, each on its own side of 0.

    So more of a kind of evidence never lowers a score, and what speaks against never raises one.
    """
    parts = [pairs for one in sets for pairs in (one.met, one.alike)]
    figures, given, truth, weight = (np.concatenate(x) for x in zip(*parts, strict=True))

    def loss(guess: Floats) -> tuple[float, Floats]:
        logit = figures @ guess + given
        chance = 1 / (1 + np.exp(-logit))
        likely = weight @ (np.logaddexp(0, logit) - truth * logit)
        shrunk = PENALTY * np.concatenate([[0.0], guess[1:]])
        return float(likely + shrunk @ guess / 2), figures.T @ (weight * (chance - truth)) + shrunk

    start = np.concatenate([[-8.0], np.ones(figures.shape[1] - 1)])
    bounds = [(None, None), *((None, 0.0) if x in LOWERING else (0.0, None) for x in LEARNED)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _worth(weights: Floats, one: Learnable) -> float:
    """Return the B-cubed F1 of a set."""
    chance = 1 / (1 + np.exp(-(one.met.figures @ weights + one.met.given)))
    links = [
        Link(family="stories", left=f"{a:05}", right=f"{b:05}", score=round(x, 4), because=())
        for (a, b), x in zip(one.told.pairs, chance.tolist(), strict=True)
        if x >= LEAST
    ]
    gold = {f"{at:05}": story for at, story in enumerate(one.told.stories)}
    groups = [g for some in _components(gold, links) for g in group_near(*some)]
    return _b_cubed(groups, gold)


def _components(
    nodes: Iterable[str], links: Sequence[Link]
) -> Iterator[tuple[list[str], dict[tuple[str, str], float]]]:
    """Yield the nodes that links join, each time with how near these are."""
    head = {node: node for node in nodes}

    def find(node: str) -> str:
        while head[node] != node:
            head[node] = node = head[head[node]]
        return node

    for link in links:
        head[find(link.left)] = find(link.right)
    members: dict[str, list[str]] = defaultdict(list)
    held: dict[str, list[Link]] = defaultdict(list)
    for node in head:
        members[find(node)].append(node)
    for link in links:
        held[find(link.left)].append(link)
    for at, some in members.items():
        yield some, nearness(held[at])


def _b_cubed(groups: Iterable[Sequence[str]], gold: Mapping[str, str]) -> float:
    """Return B-cubed F1 (Bagga and Baldwin, 1998)."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for group in groups:
        for story, count in Counter(gold[node] for node in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[story]
    return 2 * precision * recall / ((precision + recall) * len(gold))


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as made:
        main(*given[:2], *(given[2:] or [Path(made)]))
