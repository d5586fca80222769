"""Count the term weights that ship as `weights/terms.tsv` (their card is `weights/terms.md`).

Usage: `python bench/stories/count_terms.py DATA OUTPUT`, where DATA holds
`quotations/polnear-train.jsonl.gz` and `stories/neus-train.jsonl.gz`. Only how many texts a term
stands in is kept, and only of terms that two texts or more share, so no text can be read back.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retold.lexis.terms import term
from retold.lexis.words import words

LEAST = 2  # a term of one text may be a slip or tell whose text it was


def main(data: Path, output: Path) -> None:
    """Write the table: a first line with the number of texts, then a term a line."""
    texts = list(_texts(data))
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({term(word.text) for word in words(text)})
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST and word)
    lines = [f"texts\t{len(texts)}", *(f"{word}\t{count}" for word, count in kept)]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts, {len(kept)} terms")


def _texts(data: Path) -> Iterator[str]:
    """Yield the texts, each with its headline."""
    for name in ("quotations/polnear-train", "stories/neus-train"):
        for record in _records(data / f"{name}.jsonl.gz"):
            yield f"{record.get('title') or ''} {record['text']}"


def _records(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
