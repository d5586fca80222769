"""The texts of this folder as the scorer `dates` takes them, and what it prints for one file.

    python -m bench.dates.marked building.txt [--retold retold]

`README.md` says how the texts are marked. The scorer lies outside the project; where it is
missing nothing is measured.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.__main__ import SCORE

HERE = Path(__file__).parent
KEPT = ("relaxed_f1", "strict_f1", "right", "equal", "gold", "calendar")

_HEAD = re.compile(r"^== (?P<id>\S+) \| (?P<stamp>\S+)$", re.MULTILINE)
_MARK = re.compile(r"\{(?P<words>[^{}|]+)\|(?P<value>[^{}|]+)\}")


class Expression(NamedTuple):
    """A marked expression: `text[start:end]` in code points, and its TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


class Text(NamedTuple):
    """A text without its marks; `published` is None where it has no stamp."""

    name: str
    published: str | None
    text: str
    expressions: tuple[Expression, ...]


def texts(path: Path) -> Iterator[Text]:
    """Yield the texts of a file in order."""
    whole = path.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(whole))
    ends = [head.start() for head in heads[1:]] + [len(whole)]
    for head, end in zip(heads, ends, strict=True):
        published = None if head["stamp"] == "-" else head["stamp"]
        yield _unmarked(head["id"], published, whole[head.end() : end].strip())


def _unmarked(name: str, published: str | None, marked: str) -> Text:
    """Return a text without its marks, and where the marked words are in it."""
    plain, done, found = "", 0, []
    for mark in _MARK.finditer(marked):
        plain += marked[done : mark.start()]
        kind, value = _kind(mark["value"])
        found.append(Expression(len(plain), len(plain) + len(mark["words"]), kind, value))
        plain += mark["words"]
        done = mark.end()
    return Text(name, published, plain + marked[done:], tuple(found))


def _kind(value: str) -> tuple[str, str]:
    """Return the TIMEX3 type of a value as it stands in the file, and the value alone."""
    if value.startswith("S"):
        return "SET", value[1:].strip()
    if re.match(r"P[\dXT]", value):
        return "DURATION", value
    return ("TIME" if re.search(r"T\w", value) and "_" not in value else "DATE"), value


def gold(text: Text) -> str:
    """Return a text as a line of the scorer's data."""
    timex = [
        {"s": one.start, "e": one.end, "type": one.kind, "value": one.value}
        for one in text.expressions
    ]
    return json.dumps(
        {"id": text.name, "text": text.text, "dct": text.published, "timex": timex},
        ensure_ascii=False,
    )


def scored(path: Path, retold: str) -> str:
    """Return the figures that the scorer prints last, those kept here alone."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = Path(folder) / f"{path.stem}.jsonl"
        data.write_text("".join(f"{gold(text)}\n" for text in texts(path)), encoding="utf-8")
        command = [sys.executable, str(SCORE), "dates", str(data), "--retold", retold]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    words = done.stdout.strip().splitlines()[-1].split()
    return " ".join(word for word in words if word.partition("=")[0] in KEPT)


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description="Time expressions of the marked texts.")
    parser.add_argument("file")
    parser.add_argument("--retold", default="retold")
    asked = parser.parse_args()
    print("dates", scored(HERE / asked.file, asked.retold) if SCORE.exists() else "")


if __name__ == "__main__":
    main()
