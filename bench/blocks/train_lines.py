"""Learn which lines of a page are its report, and write `src/retold/weights/lines.json`.

    python -m bench.blocks.train_lines PAGES.zip... [--folds N] [--write]

PAGES hold `gold.jsonl` (`id`, `body`) and `ID.html.gz`. With `--folds` the sites are dealt into so
many parts; each is measured with trees that are learned from the others, by the precision and
recall of 4-word shingles, averaged over pages. `--write` learns from all pages and writes.
Deterministic, one core; learning takes half a minute for 400 pages.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from trafilatura import load_html

from bench.blocks.boosting import Floats, Tree, fit_trees
from bench.blocks.zipped import pages
from retold.inbox.aligning import lines_in
from retold.inbox.decoding import normalized
from retold.inbox.forest import Forest, Weights
from retold.inbox.forest import Tree as Written
from retold.inbox.head import page_facts, shown_words
from retold.inbox.layout import label_lines
from retold.inbox.pages import Seen, page_text, seen_page
from retold.inbox.shown import Shown
from retold.inbox.traits import TRAITS

LEAST = 0.45  # .4 to .5 differ by .001 on the folds
# A line weighs as its part of the body, so that every page has one voice; all count a little.
VOICE, MOST, FLOOR = 20.0, 3.0, 0.1
TOLD = {"body", "headline", "standfirst"}
WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/lines.json"


class Taught(NamedTuple):
    """A page with its gold body, and which of its lines are in that."""

    source: str
    gold: str
    seen: Seen
    shown: Shown
    own: frozenset[int]

    @property
    def site(self) -> str:
        """Whose page it is: the part of its id before the date or number."""
        return re.split(r"_\d", self.source)[0]


def taught(path: Path) -> Iterator[Taught]:
    """Yield the pages of a zip as the program sees them."""
    for gold, markup in pages(path):
        tree = load_html(markup)
        shown = shown_words(tree, page_facts(tree, None))
        seen = seen_page(normalized(page_text(markup), gold["id"]), tree, shown)
        yield Taught(gold["id"], gold["body"], seen, shown, lines_in(seen.lines, gold["body"]))


def learn(some: Sequence[Taught]) -> Forest:
    """Return the forest that some pages teach."""
    return Forest(Weights(LEAST, [_named(tree) for tree in _fit(some)]))


def _fit(some: Sequence[Taught]) -> list[Tree]:
    rows = np.vstack([page.seen.traits for page in some])
    true = [float(at in page.own) for page in some for at in range(len(page.seen.lines))]
    return fit_trees(rows, np.array(true), np.hstack([_weights(page) for page in some]))


def _weights(page: Taught) -> Floats:
    words = np.array([len(line.words) for line in page.seen.lines], dtype=np.float64)
    own = sum(words[at] for at in page.own)
    weights: Floats = np.minimum(words / max(own, 1.0) * VOICE, MOST) + FLOOR
    return weights


def _named(tree: Tree) -> Written:
    nodes = [
        (TRAITS[column], float(f"{above:.6g}"))
        for column, above in zip(tree.column, tree.above, strict=True)
    ]
    return Written(nodes, tree.leaf)


# --- measuring -------------------------------------------------------------------------------


def told(page: Taught, forest: Forest) -> str:
    """Return the words that the program takes for the report, without the headline's."""
    body = forest.body(page.seen.traits)
    layout = label_lines(page.seen.lines, page.seen.cues, body, page.shown)
    held = _folded(page.gold)
    return "\n".join(
        line.text
        for line, part in zip(page.seen.lines, layout, strict=True)
        if part.role in TOLD and (part.role != "headline" or _folded(line.text) in held)
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def averages(pairs: Sequence[tuple[str, str]]) -> str:
    """Return precision, recall and F1 over (gold, answer), as the project's scorer counts them."""
    precision, recall = [], []
    for gold, answer in pairs:
        wanted, given = shingles(gold), shingles(answer)
        both = (wanted & given).total()
        precision += [both / given.total()] if given else []
        recall += [both / wanted.total()] if wanted else []
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return f"body_p={p:.3f} body_r={r:.3f} body_f1={2 * p * r / (p + r):.3f} pages={len(pairs)}"


def crossed(sets: dict[str, list[Taught]], folds: int) -> dict[str, list[tuple[str, str]]]:
    """Return (gold, answer) of each set, each site's pages by trees that never saw them."""
    sites = sorted({page.site for some in sets.values() for page in some})
    answers: dict[str, list[tuple[str, str]]] = {name: [] for name in sets}
    for number in range(folds):
        out = set(sites[number::folds])
        forest = learn([page for some in sets.values() for page in some if page.site not in out])
        for name, some in sets.items():
            answers[name] += [(p.gold, told(p, forest)) for p in some if p.site in out]
    return answers


def main() -> None:
    """Measure on folds, and write what is learned from all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    sets = {path.stem: list(taught(path)) for path in asked.pages}
    if asked.folds:
        for name, pairs in crossed(sets, asked.folds).items():
            print(f"{name:20} {averages(pairs)}")
    if asked.write:
        trees = [_named(tree) for tree in _fit(list(chain.from_iterable(sets.values())))]
        lines = ",\n".join(json.dumps([tree.nodes, tree.leaves]) for tree in trees)
        WEIGHTS.write_text(f'{{"least": {LEAST}, "trees": [\n{lines}\n]}}\n', encoding="utf-8")
        print(f"{len(trees)} trees written to {WEIGHTS}")


if __name__ == "__main__":
    main()
