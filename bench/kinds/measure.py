"""How often the kind of a report is right, on made texts (fictional, our own).

`building.txt` was read while the signs were chosen, `measuring.txt` when they were mended.
`unseen.txt` was written and committed before the program was ever run on it, in the styles of
several kinds of paper; a third of it is pages and pasted text, and its errors are not read.

Prints what became of each kind, and as the scorers do a last line: `kinds` with `right` (of those
that are given a kind), `answered` (the part that is), `macro_f1` (over the kinds, unanswered ones
counted as missed) and `least_recall` (of the kind found least).
"""

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


# A page as papers have it: what stands above, beside and below is the same on each.
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><a href="/">Home</a> <a href="/news">News</a> <a href="/opinion">Opinion</a>
<a href="/live">Live</a> <a href="/obituaries">Obituaries</a></header>
<main><article><h1>{title}</h1><p class="byline">{byline}</p>{body}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Ferry timetable changes from Monday</a></li>
<li><a href="/b">Five walks for a wet weekend</a></li></ul></aside>
<footer><a href="/contact">Contact us</a> <a href="/corrections">Corrections</a></footer>
</body></html>
"""


class Made(NamedTuple):
    """A made report with its kind."""

    kind: str
    record: dict[str, object]

    @property
    def file(self) -> tuple[str, str]:
        """The name and words of a file that holds it: a record, a page or pasted text."""
        name, form = str(self.record["id"]), self.record.get("form")
        title, text = str(self.record.get("title", "")), str(self.record["text"])
        if form == "text":
            again = not title or text.startswith(title)
            return f"{name}.txt", text if again else f"{title}\n\n{text}"
        if form == "page":
            names = self.record.get("byline")
            byline = str(names[0]) if isinstance(names, list) else ""
            parts = {"title": escape(title), "byline": escape(byline), "body": body_of(text)}
            return f"{name}.html", PAGE.format_map(parts)
        return f"{name}.json", json.dumps(self.record)


def body_of(text: str) -> str:
    """Return the paragraphs of a text as mark-up."""
    parts = (escape(part).replace("\n", "<br>") for part in text.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in parts)


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
            name, words = one.file
            path = Path(folder, "in", name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(words, encoding="utf-8")
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
    for line in found(pairs):
        print(line)
    print("kinds", *(f"{name}={value:.3f}" for name, value in figures(pairs).items()))


def found(pairs: Sequence[tuple[str, object]]) -> Iterator[str]:
    """Yield what became of each kind: how many were given which."""
    for kind in sorted({kind for kind, _ in pairs}):
        given = Counter(str(other) for true, other in pairs if true == kind)
        falsely = sum(other == kind != true for true, other in pairs)
        told = ", ".join(f"{other} {count}" for other, count in given.most_common())
        yield f"{kind}: {told}; given falsely {falsely}"


def figures(pairs: Sequence[tuple[str, object]]) -> dict[str, float]:
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
