"""How well reported speech without marks is found: spans, and whose it is.

    python -m bench.quotations.indirect DATA.jsonl.gz [--retold PROGRAM]

Gold is each attribution of kind `indirect` or `mixed`, its place all characters of its `spans`;
what is measured are the rows of kind `indirect`. Both are matched one to one, the best overlaps
first, where the characters they share are at least .3 of those that either has. `speaker` is the
share of matched ones whose speaker touches the gold one, or that rightly have none.
"""

import argparse
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.driving import Row, exported, records

LEAST = 0.3  # shared characters over all characters; the figure of GenderGapTracker is at this
KINDS = frozenset({"indirect", "mixed"})
Place = tuple[int, int]


class Told(NamedTuple):
    """Words that somebody is said to have said: their places, and the speaker's."""

    spans: tuple[Place, ...]
    speaker: tuple[Place, ...]


def overlap(left: Told, right: Told) -> float:
    """Return the share of characters that both have among those that either has."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in left.spans for c, d in right.spans)
    either = sum(b - a for told in (left, right) for a, b in told.spans) - both
    return both / either if both else 0.0


def matched(found: Sequence[Told], gold: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one report that overlap enough, each once, the best first."""
    ordered = sorted(range(len(gold)), key=lambda at: gold[at].spans[0][0])
    starts = [gold[at].spans[0][0] for at in ordered]
    pairs = []
    for number, one in enumerate(found):
        for at in ordered[: bisect_left(starts, one.spans[-1][1])]:
            share = overlap(one, gold[at])
            if share >= LEAST:
                pairs.append((-share, number, at))
    used: tuple[set[int], set[int]] = set(), set()
    for _, number, at in sorted(pairs):
        if number not in used[0] and at not in used[1]:
            used[0].add(number)
            used[1].add(at)
            yield number, at


def touches(one: Told, gold: Told) -> bool:
    """Tell whether two speakers share a character, or neither has one."""
    if not one.speaker or not gold.speaker:
        return one.speaker == gold.speaker
    return any(a < d and c < b for a, b in one.speaker for c, d in gold.speaker)


def gold_of(record: Row) -> list[Told]:
    """Return a record's attributions of the kinds that are measured."""
    return [
        Told(tuple(map(tuple, quote["spans"])), tuple(map(tuple, quote["speaker_spans"])))
        for quote in record["quotes"]
        if quote["kind"] in KINDS and quote["spans"]
    ]


def told(row: Row) -> Told:
    """Return what an exported row says."""
    speaker = row["speaker_start"], row["speaker_end"]
    return Told(((row["start"], row["end"]),), () if speaker[0] is None else (speaker,))


def main() -> None:
    """Read the data with the program, compare, and print one line."""
    parser = argparse.ArgumentParser(description="Reported speech against gold.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--retold", default="retold")
    asked = parser.parse_args()
    data = records(asked.data)
    given = [{**record, "id": record["doc_id"]} for record in data]
    found: dict[str, list[Told]] = defaultdict(list)
    for row in next(exported(given, ["quotations"], asked.retold)):
        if row["kind"] == "indirect":
            found[row["source"]].append(told(row))
    right = spoken = golds = 0
    for record in data:
        gold, here = gold_of(record), found[record["doc_id"]]
        golds += len(gold)
        pairs = list(matched(here, gold))
        right += len(pairs)
        spoken += sum(touches(here[number], gold[at]) for number, at in pairs)
    rows = sum(map(len, found.values()))
    p, r, f1 = right / max(1, rows), right / max(1, golds), 2 * right / max(1, rows + golds)
    print(f"indirect p={p:.3f} r={r:.3f} f1={f1:.3f} speaker={spoken / max(1, right):.3f}")


if __name__ == "__main__":
    main()
