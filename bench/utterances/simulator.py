"""A seeded simulator of news that retells quotations along known trees.

    python -m bench.utterances.simulator FOLDER [--seed N] [--matters N] [--originals DATA.jsonl.gz]

It writes `reports.jsonl`, what a program is given, and `truth.jsonl`, one line a reading: which
utterance it retells, whose reading it was had from, every edit with its kind and place, and where
its words stand. It shares no code with the program, not even what a word is. Seeds 0 to 9 are for
building; figures are taken with seeds from 100 on.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bench.utterances.printing import Part, Printer
from bench.utterances.telling import EVENT, LOST, OPENING_DAY, Reading, Teller
from bench.utterances.words import APART, text_of

Row = dict[str, Any]
MEASURING = 100  # the first seed that figures are taken with
REAL = (8, 90)  # words of real quotations that are taken as originals


class Told(NamedTuple):
    """One reading in its report; `parent` is a report's id, None if that is not collected."""

    report: str
    number: int
    reading: Reading
    parts: list[Part]
    parent: str | None

    @property
    def utterance(self) -> int:
        """The number of what was said."""
        return self.reading.saying

    @property
    def seams(self) -> frozenset[int]:
        """The word after which the cue stands."""
        return frozenset() if self.reading.split is None else frozenset({self.reading.split})


class World(NamedTuple):
    """Reports, what they give, and when they were published."""

    records: list[Row]
    told: list[Told]
    published: dict[str, str]


def simulate(
    seed: int, matters: int, originals: Sequence[str] = (), *, undated: float = 0.1
) -> World:
    """Return the news of some matters.

    Args:
        seed: All chance comes from it.
        matters: How many; each is told by 1 to 60 reports.
        originals: Real quotations to be taken before sentences are made.
        undated: The share of reports without a date.

    """
    chance = random.Random(seed)  # noqa: S311  no secret
    teller, printer = Teller(chance, originals), Printer(chance)
    hidden = random.Random(seed + 1)  # noqa: S311  apart: with and without dates all else is equal
    world = World([], [], {})
    for number in range(matters):
        opening = OPENING_DAY + timedelta(hours=7 * number)
        tellings = teller.matter(teller.sayings(), opening)
        own: list[list[str]] = []
        for at, telling in enumerate(tellings):
            name = f"m{number:05}r{at:02}"
            above = own[telling.parent] if telling.parent >= 0 else None
            text, parts, sentences = printer.page(telling, above)
            own.append(sentences)
            time = telling.published.isoformat()
            record = {"id": name, "outlet": telling.outlet, "title": printer.language.told()[:-1]}
            world.published[name] = time
            dated = {} if hidden.random() < undated else {"published": time}
            world.records.append({**record, **dated, "text": text})
            for place, (reading, where) in enumerate(zip(telling.readings, parts, strict=True)):
                parent = f"m{number:05}r{telling.parent:02}" if telling.parent >= 0 else None
                world.told.append(Told(name, place, reading, where, parent))
    return world


def real_quotations(path: Path) -> list[str]:
    """Return the direct quotations of a file of attributions, without marks, that can be retold."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for quote in record["quotes"]:
                if quote["kind"] != "direct" or len(quote["segs"]) != 1:
                    continue
                start, end = quote["segs"][0]
                text = record["text"][start:end].strip(" “”\"',—–-")
                text += "" if text[-1:] in tuple(".!?") else "."
                if REAL[0] <= len(text.split()) <= REAL[1] and not set(text) & set('“”"\n[]‘…'):
                    found.append(text)
    return sorted(set(found))


def truth(world: World) -> Iterator[Row]:
    """Yield one row a reading, as it is written out."""
    for one in world.told:
        reading = one.reading
        low = reading.saying * APART
        yield {
            "report": one.report,
            "utterance": reading.saying,
            "merged": reading.merged,
            "parent": one.parent,
            "from": {EVENT: "what was said", LOST: "a lost source"}.get(reading.parent, "a report"),
            "speaker": reading.speaker.name,
            "text": text_of(reading.words),
            "places": [[part.start, part.end] for part in one.parts],
            "original": [name - low for word in reading.words for name in word.ids],
            "edits": [
                {**edit._asdict(), "original": [name - low for name in edit.original]}
                for edit in reading.edits
            ],
        }


def main() -> None:
    """Write a world to a folder."""
    parser = argparse.ArgumentParser(description="News that retells quotations along known trees.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--matters", type=int, default=40)
    parser.add_argument("--originals", type=Path)
    asked = parser.parse_args()
    given = real_quotations(asked.originals) if asked.originals else []
    world = simulate(asked.seed, asked.matters, given)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("reports", world.records), ("truth", truth(world))):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (asked.folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
