"""Learn which lines of a page are its report, and write `src/retold/weights/lines.json`.

    python -m bench.blocks.made_pages REPORTS.jsonl.gz PAGES.zip --count 1400 --seed 1
    python -m bench.blocks.train_lines PAGES.zip [--held PAGES.zip] [--write]

PAGES hold `gold.jsonl` (`id`, `body`) and `ID.html.gz`; they are made, so that nobody's page is
learned from. `--held` measures on pages that were not learned from, by the precision and recall
of 4-word shingles, averaged over pages. Deterministic, one core, two minutes for 1,400 pages.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.blocks.boosting import Floats, Tree, fit_trees
from bench.blocks.zipped import pages
from retold.inbox.aligning import lines_in
from retold.inbox.decoding import normalized
from retold.inbox.forest import Forest, Weights
from retold.inbox.forest import Tree as Written
from retold.inbox.head import page_facts, read_head, shown_words
from retold.inbox.layout import label_lines
from retold.inbox.pages import Seen, page_text, page_tree, seen_page
from retold.inbox.shown import Shown
from retold.inbox.traits import TRAITS

# To lose a line of a report is as bad as to keep three foreign ones: one in four would do, were
# made pages as news pages are. trafilatura has a precision of .89 and a recall of .90 on them, on
# news .905 and .932 (Dallabetta et al., 2024). So the odds that a line it takes is foreign are .85
# of those here, that a line it leaves is the report's .66 of those here: .22 and .34.
LEAST, LEAST_ALONE = 0.22, 0.34
# A line weighs as its part of the body, so that every page has one voice; all count a little.
VOICE, MOST, FLOOR = 20.0, 3.0, 0.1
TOLD = {"body", "headline", "standfirst"}
WEIGHTS = Path(__file__).resolve().parents[2] / "src/retold/weights/lines.json"


class Taught(NamedTuple):
    """A page with its gold body, and which of its lines are in that."""

    gold: str
    seen: Seen
    shown: Shown
    own: frozenset[int]


def taught(path: Path) -> Iterator[Taught]:
    """Yield the pages of a zip as the program sees them."""
    for gold, markup in pages(path):
        tree = page_tree(markup, gold["id"])
        head = read_head(tree, None)
        shown = shown_words(tree, head, page_facts(tree, head))
        seen = seen_page(normalized(page_text(markup), gold["id"]), tree, shown)
        yield Taught(gold["body"], seen, shown, lines_in(seen.lines, gold["body"]))


def learn(some: Sequence[Taught]) -> Weights:
    """Return the weights that some pages teach."""
    rows = np.vstack([page.seen.traits for page in some])
    true = [float(at in page.own) for page in some for at in range(len(page.seen.lines))]
    trees = fit_trees(rows, np.array(true), np.hstack([_weights(page) for page in some]))
    return Weights(LEAST, LEAST_ALONE, [_named(tree) for tree in trees])


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


def write(weights: Weights) -> None:
    """Write the weights, a line for each tree."""
    lines = ",\n".join(json.dumps([tree.nodes, tree.leaves]) for tree in weights.trees)
    least = f'"least": {weights.least}, "least_alone": {weights.least_alone}'
    WEIGHTS.write_text(f'{{{least}, "trees": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(weights.trees)} trees written to {WEIGHTS}")


def main() -> None:
    """Learn, measure on other pages, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--held", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    weights = learn(list(taught(asked.pages)))
    if asked.held:
        forest = Forest(weights)
        print(averages([(page.gold, told(page, forest)) for page in taught(asked.held)]))
    if asked.write:
        write(weights)


if __name__ == "__main__":
    main()
