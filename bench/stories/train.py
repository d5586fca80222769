"""Learn the weights that ship as `weights/stories.json`, and show what they are worth.

Usage: `python bench/stories/train.py DATA OUTPUT`, where DATA holds `stories/neus-train.jsonl.gz`.
Deterministic; a minute on one core. What is learned, and from what, is in `weights/stories.md`.

Two kinds of pairs are learned from: those that meet (`stages.stories.mark_profile`), and
look-alikes: a report and another one of its story whose names were exchanged for names of other
stories. The training set has few such pairs, and a collection of years has many: one kind of
event, another place, other people.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from retold.lexis.terms import term
from retold.lexis.words import WORD
from retold.model import Profile, Report, content_id
from retold.pipeline import STORIES
from retold.stages.blocks import find_blocks
from retold.stages.profiles import find_profile
from retold.stages.stories.closeness import closeness
from retold.stages.stories.evidence import Evidence, evidence, ready
from retold.stages.stories.linkage import average_linkage
from retold.stages.stories.marks import mark_profile
from retold.stages.stories.pairs import LEAST
from retold.stages.stories.strays import take_in

LOOK_ALIKE = 0.5  # weight of a look-alike pair against one that met by itself
PENALTY = 1.0  # of the squared weights; the pairs are many, so it hardly matters
EXCHANGED = (0.4, 1.0)  # share of a story's names that its look-alike has exchanged, drawn evenly
CUTS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
# Set by reason, not learned: the training texts are leads without dates, too short for copies.
# Half of the shorter report copied weighs more than all of its names, a shared quotation less.
BY_REASON = {"copied": 4.0, "quoted": 1.5}

Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs to learn from: evidence a row, 1 or 0 for one story or two, and where from."""

    figures: Floats
    truth: Floats
    weight: Floats
    stories: list[tuple[str, str]]
    places: list[tuple[int, int]]


def main(data: Path, output: Path) -> None:
    """Train on all stories and write the weights; print what each half teaches on the other."""
    texts = _texts(data / "stories" / "neus-train.jsonl.gz")
    profiles = [_profile(title, text) for _, title, text in texts]
    gold = [story for story, _, _ in texts]
    met = _met(profiles, gold)
    alike = _look_alikes(texts, profiles)
    print(f"{len(texts)} reports, {len(met.truth)} pairs met, {met.truth.sum():.0f} of one story")
    for half in ("even", "odd"):
        weights = _fit([_within(met, half), _within(alike, half)])
        other = "odd" if half == "even" else "even"
        for cut, figure in _worth(weights, _within(met, other), gold, other):
            print(f"learned on {half} stories, cut {cut}: b3_f1={figure:.3f} on the others")
    names = ("bias", *Evidence._fields)
    learned = zip(names, _fit([met, alike]).tolist(), strict=True)
    weights_out = {name: round(weight, 3) for name, weight in learned} | BY_REASON
    output.write_text(json.dumps(weights_out, indent=2) + "\n", encoding="utf-8")


def _texts(path: Path) -> list[tuple[str, str, str]]:
    """Return story, headline and text of each report."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [(record["cluster"], record["title"] or "", record["text"]) for record in records]


def _profile(title: str, text: str) -> Profile:
    report = Report(id=content_id(title, text), source="", title=title, text=text)
    return next(iter(find_profile(report, tuple(find_blocks(report)), ())))


def _met(profiles: Sequence[Profile], gold: Sequence[str]) -> Pairs:
    """Return the pairs that meet, as the engine lets them."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for row in mark_profile((profile,)):
            holders[row.mark].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= STORIES.too_common:
            shared.update(combinations(held, 2))
    places = sorted(pair for pair, count in shared.items() if count >= STORIES.at_least)
    return Pairs(
        figures=_figures((profiles[a], profiles[b]) for a, b in places),
        truth=np.array([float(gold[a] == gold[b]) for a, b in places]),
        weight=np.ones(len(places)),
        stories=[(gold[a], gold[b]) for a, b in places],
        places=places,
    )


def _look_alikes(texts: Sequence[tuple[str, str, str]], profiles: Sequence[Profile]) -> Pairs:
    """Return pairs of a report with others of its story that have other names."""
    members: dict[str, list[int]] = defaultdict(list)
    for at, (story, _, _) in enumerate(texts):
        members[story].append(at)
    names = [word for profile in profiles for word in profile.proper]
    pairs: list[tuple[Profile, Profile]] = []
    stories: list[tuple[str, str]] = []
    for story, held in sorted(members.items()):
        drawn = Random(story)  # noqa: S311  reproducible, guards nothing
        other = _exchange({word for at in held for word in profiles[at].proper}, names, drawn)
        renamed = {at: _profile(*(_renamed(text, other) for text in texts[at][1:])) for at in held}
        pairs += [(profiles[a], renamed[b]) for a, b in permutations(held, 2)]
        stories += [(story, story)] * (len(pairs) - len(stories))
    figures = _figures(pairs)
    size = len(pairs)
    return Pairs(figures, np.zeros(size), np.full(size, LOOK_ALIKE), stories, [])


def _exchange(own: set[str], names: Sequence[str], drawn: Random) -> dict[str, str]:
    """Return which of a story's names stand for which instead."""
    share = drawn.uniform(*EXCHANGED)
    return {word: drawn.choice(names) for word in sorted(own) if drawn.random() < share}


def _renamed(text: str, other: Mapping[str, str]) -> str:
    """Return the text with its names exchanged."""
    return WORD.sub(
        lambda found: other[x].capitalize() if (x := term(found[0])) in other else found[0], text
    )


def _figures(pairs: Iterable[tuple[Profile, Profile]]) -> Floats:
    """Return the evidence of pairs, a row a pair, after a column of ones for the bias."""
    rows = []
    for left, right in pairs:
        one, two = ready(left), ready(right)
        rows.append((1.0, *evidence(one, two, one.terms.keys() & two.terms.keys())))
    return np.array(rows)


def _half(story: str) -> str:
    return "odd" if int(content_id(story), 16) % 2 else "even"


def _within(pairs: Pairs, half: str) -> Pairs:
    """Return the pairs both of whose stories are of one half."""
    kept = [at for at, (a, b) in enumerate(pairs.stories) if _half(a) == _half(b) == half]
    return Pairs(
        pairs.figures[kept],
        pairs.truth[kept],
        pairs.weight[kept],
        [pairs.stories[at] for at in kept],
        [pairs.places[at] for at in kept] if pairs.places else [],
    )


def _fit(parts: Sequence[Pairs]) -> Floats:
    """Return the weights of a logistic regression, none but the bias below 0.

    Not below 0, so that more of a kind of evidence never lowers a score.
    """
    figures = np.concatenate([part.figures for part in parts])
    truth = np.concatenate([part.truth for part in parts])
    weight = np.concatenate([part.weight for part in parts])

    def loss(guess: Floats) -> tuple[float, Floats]:
        logit = figures @ guess
        chance = 1 / (1 + np.exp(-logit))
        likely = weight @ (np.logaddexp(0, logit) - truth * logit)
        shrunk = PENALTY * np.concatenate([[0.0], guess[1:]])
        return float(likely + shrunk @ guess / 2), figures.T @ (weight * (chance - truth)) + shrunk

    start = np.concatenate([[-8.0], np.ones(figures.shape[1] - 1)])
    bounds = [(None, None), *[(0.0, None)] * (len(start) - 1)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _worth(
    weights: Floats, pairs: Pairs, gold: Sequence[str], half: str
) -> Iterator[tuple[float, float]]:
    """Yield, for each cut, the B-cubed F1 of the stories of one half."""
    chance = 1 / (1 + np.exp(-(pairs.figures @ weights)))
    scores = {
        (str(a), str(b)): closeness(score)
        for (a, b), score in zip(pairs.places, chance.tolist(), strict=True)
        if score >= LEAST
    }
    nodes = {str(at): story for at, story in enumerate(gold) if _half(story) == half}
    for cut in CUTS:
        yield cut, _b_cubed(take_in(average_linkage(nodes, scores, cut), scores, ()), nodes)


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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
