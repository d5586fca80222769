"""How near links put reports, seen in their surroundings: who else is as likely, and who agrees.

The likelihood of a pair knows the two reports alone. Where a collection tells one field for years,
every report has dozens of likely others; where it tells a fire here and a match there, a weaker
likeness already settles it. Four facts of a report's surroundings tell the two apart:

- how many links it has: its likelihoods are shared out among them;
- whether those it is linked to are linked to each other, as the reports of one story are;
- how strong the links beyond its nearest still are: so much is likeness of the field;
- how near its nearest are: a link counts for what it is beside those (local scaling, after
  Zelnik-Manor and Perona, "Self-tuning spectral clustering", 2004).

All are read from the links of one component, so the order of arrival changes nothing. The figures
below were chosen on the four sets of `bench/stories/train.py`; each has neighbours that do as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import TypeAlias

from retold.model import Link
from retold.stages.stories.closeness import NEAREST
from retold.stages.stories.linkage import Pair

# Links of a report that show whether those it is linked to are linked: a report of a great story
# has more, but these show it well enough, and the work stays in step with the number of reports.
SEEN = 20
# What counts as if seen already, in pairs of sure links that agree: two lone links prove little.
AGREED = 0.15
# Odds are taken to this power, as a few sure pairs else outvote the middling ones of a story that
# many outlets tell.
SOFTENED = 2 / 3
# Which of a report's links tell of its field (the ninth to the eighteenth), and how much of their
# average is taken off.
FIELD = slice(8, 18)
TAKEN_OFF = 0.5
# How many of a report's nearest tell how near its own story is, and how much they count: 0 would
# be not at all, 0.5 in full.
BESIDE = 5
SCALED = 0.4

Strongest: TypeAlias = dict[str, list[tuple[str, float]]]
"""What each report is linked to and how strongly, the strongest first."""


def nearness(links: Iterable[Link]) -> dict[Pair, float]:
    """Return how near each link puts its two reports: more than 0, and often more than 1.

    Args:
        links: All links of a component, in any order, one a pair.

    """
    pairs = {_pair(link): min(max(link.score, 1 - NEAREST), NEAREST) for link in links}
    scores = dict(sorted(pairs.items()))
    share = {
        report: sqrt(_agreement(found, scores) / len(found))
        for report, found in _strongest(scores).items()
    }
    likely = {
        (left, right): _softened(score, share[left] * share[right])
        for (left, right), score in scores.items()
    }
    clear = _above_field(likely)
    level = {
        report: sum(value for _, value in found[:BESIDE]) / BESIDE
        for report, found in _strongest(clear).items()
    }
    return {
        (left, right): value / (level[left] * level[right]) ** SCALED
        for (left, right), value in clear.items()
    }


def _above_field(likely: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return what of each pair is more than likeness of their field."""
    size = FIELD.stop - FIELD.start
    field = {
        report: TAKEN_OFF * sum(value for _, value in found[FIELD]) / size
        for report, found in _strongest(likely).items()
    }
    above = {
        (left, right): value - (field[left] + field[right]) / 2
        for (left, right), value in likely.items()
    }
    return {pair: value for pair, value in above.items() if value > 0}


def _pair(link: Link) -> Pair:
    return (link.left, link.right) if link.left < link.right else (link.right, link.left)


def _softened(likelihood: float, factor: float) -> float:
    """Return the likelihood whose odds are so many times as great, and nearer to even."""
    odds: float = (factor * likelihood / (1 - likelihood)) ** SOFTENED
    return odds / (1 + odds)


def _strongest(scores: Mapping[Pair, float]) -> Strongest:
    """Return what each report is linked to and how strongly, the strongest first."""
    found: Strongest = {}
    for (left, right), score in scores.items():
        found.setdefault(left, []).append((right, score))
        found.setdefault(right, []).append((left, score))
    for beside in found.values():
        beside.sort(key=lambda row: (-row[1], row[0]))
    return found


def _agreement(found: Sequence[tuple[str, float]], scores: Mapping[Pair, float]) -> float:
    """Return which part of what a report is linked to, two by two, is linked to each other.

    It is the clustering coefficient for weighted links (Onnela and others, 2005, with products in
    place of geometric means), shrunk towards 1 where little is seen.
    """
    both = agreed = 0.0
    seen = sorted(found[:SEEN])
    for at, (one, first) in enumerate(seen):
        for other, second in seen[at + 1 :]:
            product = first * second
            both += product
            agreed += product * scores.get((one, other), 0.0)
    return (agreed + AGREED) / (both + AGREED)
