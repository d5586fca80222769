"""How well it is told who had whose reading.

    python -m bench.utterances.stemma [ORIGINALS.jsonl.gz] [--retold PROGRAM] [--seed N] [--undated]

Equal wordings are one node. An edge is right if the parent has the wording of the report that one
of the child's reports truly had it from; a supposed lost source is right if one of the child's
reports had the words from what was said itself, or from a source that is not collected. `right` is
the share of claimed edges that are right, `told` the share of true edges between wordings that are
claimed. `nearest_right` and `nearest_told` are of the baseline: each wording comes from the one
that is nearest in words among those published earlier (without dates: among the longer ones).
Merged quotations are left out. With `--undated` no report has a date.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from bench.utterances.matching import Laid, laid, line, options, shown, world_of
from bench.utterances.simulator import Told, World
from bench.utterances.words import key_of

Wording = tuple[int, tuple[str, ...]]  # what was said, and in which words


class Edge(NamedTuple):
    """A claim that a wording was had from another one, or from a lost source (None)."""

    parents: frozenset[Wording] | None
    child: Wording
    basis: str


class Tree:
    """The true descent of wordings in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        whole = [one for one in world.told if one.reading.merged is None]
        self.at = {(one.report, one.utterance): one for one in whole}
        self.members: dict[Wording, list[Told]] = defaultdict(list)
        for one in whole:
            self.members[wording(one)].append(one)

    def parents(self, child: Wording) -> set[Wording | None]:
        """Return the wordings that a wording was had from; None is one that is not collected."""
        found: set[Wording | None] = set()
        for one in self.members[child]:
            above = self.at.get((one.parent, one.utterance)) if one.parent else None
            found.add(None if above is None else wording(above))
        return found - {child}

    def true(self) -> set[Wording]:
        """Return the wordings that were had from another one that is collected."""
        return {child for child in self.members if self.parents(child) - {None}}

    def right(self, edge: Edge) -> bool:
        """Return whether a claim is right."""
        true = self.parents(edge.child)
        return None in true if edge.parents is None else bool(true & edge.parents)


def wording(told: Told) -> Wording:
    """Return what a reading is equal to others by."""
    return told.utterance, key_of(told.reading.words)


def claims(world: Laid) -> Iterator[Edge]:
    """Yield the edges that the program claims."""
    for row in world.utterances:
        for edge in row["stemma"]:
            child = list(_wordings(edge["child"], world))
            if not child:
                continue
            lost = str(edge["parent"][0]).startswith("?")
            parents = None if lost else frozenset(_wordings(edge["parent"], world))
            yield Edge(parents, child[0], edge["basis"])


def _wordings(names: Iterable[str], world: Laid) -> Iterator[Wording]:
    told = [world.found[name].told for name in names if name in world.found]
    yield from (wording(one) for one in told if one.reading.merged is None)


def nearest(tree: Tree, *, dated: bool) -> Iterator[Edge]:
    """Yield the edges of the baseline."""
    sayings: dict[int, list[Wording]] = defaultdict(list)
    for name in sorted(tree.members):
        sayings[name[0]].append(name)
    for names in sayings.values():
        ordered = sorted(names, key=lambda name: _first(tree, name) if dated else (-len(name[1]),))
        for at, child in enumerate(ordered[1:], start=1):
            near = min(ordered[:at], key=lambda name: Levenshtein.distance(name[1], child[1]))
            yield Edge(frozenset({near}), child, "nearest")


def _first(tree: Tree, name: Wording) -> tuple[str, ...]:
    return (min(tree.world.published[one.report] for one in tree.members[name]),)


def score(tree: Tree, edges: Sequence[Edge]) -> tuple[float, float]:
    """Return the share of claims that are right, and of true edges that are claimed."""
    right = [edge for edge in edges if tree.right(edge)]
    told = {edge.child for edge in right if edge.parents is not None}
    return len(right) / max(1, len(edges)), len(told & tree.true()) / max(1, len(tree.true()))


def describe(tree: Tree, edge: Edge) -> str:
    """Return a wrong claim in words."""
    claimed = "?" if edge.parents is None else " / ".join(" ".join(p[1])[:70] for p in edge.parents)
    true = " / ".join("?" if p is None else " ".join(p[1])[:70] for p in tree.parents(edge.child))
    return f"{' '.join(edge.child[1])[:70]} ← {claimed} [{edge.basis[:80]}]; truly ← {true}"


def main() -> None:
    """Simulate, read, compare, and print one line."""
    parser = options("Who had whose reading.", 100)
    parser.add_argument("--undated", action="store_true", help="no report has a date")
    asked = parser.parse_args()
    world = laid(world_of(asked, undated=1.0 if asked.undated else 0.0), asked.retold)
    tree = Tree(world.world)
    found = list(claims(world))
    right, told = score(tree, found)
    near = list(nearest(tree, dated=not asked.undated))
    near_right, near_told = score(tree, near)
    if asked.show:
        wrong: dict[str, list[str]] = defaultdict(list)
        for edge in found:
            if not tree.right(edge):
                true = tree.parents(edge.child)
                name = "a lost source" if edge.parents is None else "a reading"
                name += ", truly a lost one" if None in true else ", truly another reading"
                wrong[name].append(describe(tree, edge))
        known = {edge.child for edge in found}
        for child in sorted(tree.true() - known):
            wrong["no claim"].append(describe(tree, Edge(None, child, "")))
        for name, rows in sorted(wrong.items(), key=lambda item: -len(item[1])):
            shown(name, rows, asked.show)
    figures: list[tuple[str, float]] = [("edges", len(found)), ("true", len(tree.true()))]
    figures += [("right", right), ("told", told)]
    figures += [("nearest_right", near_right), ("nearest_told", near_told)]
    print(line("stemma", [*figures, ("better", right - near_right)]))


if __name__ == "__main__":
    main()
