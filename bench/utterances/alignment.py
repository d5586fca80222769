"""How well readings are aligned word by word, beside CollateX, and how fast.

    python -m bench.utterances.alignment [ORIGINALS.jsonl.gz] [--peer PYTHON] [--seed N]

Measured through the API, `retold.lexis.align`: each reading of a group against the longest one,
words that stand against each other one by one. True is that two words are one word of the
original, slips and other words for it included. `--peer` names a Python that has `collatex` and
`levenshtein`: the same words are aligned there with near matches, and two words agree that stand
in one column. Without it the figures of the peer are left out, and a line on standard error says
so. `times` is how much faster Retold is on one group of 40 readings, in processor seconds.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.utterances.matching import f1, line, options
from bench.utterances.simulator import World, real_quotations, simulate
from bench.utterances.telling import EVENT, Reading, Teller
from bench.utterances.words import Word, key_of
from retold.lexis.align import align

GROUPS = 200
MOST = 10  # readings of a group: small ones
LARGE = 40
LENGTH = (25, 60)  # words of the original of the large group
ROUNDS = 3  # the fastest counts

# Run by the peer's Python: groups of word lists come as JSON, tables and seconds go out.
PEER = """
import json, sys, time
from collatex import Collation, collate
found = []
for group in json.load(sys.stdin):
    begun = time.process_time()
    names = [f"w{n:02}" for n in range(len(group))]
    tokens = [[{"t": w, "n": w} for w in words] for words in group]
    witnesses = [{"id": i, "tokens": t} for i, t in zip(names, tokens)]
    collation = Collation.create_from_dict({"witnesses": witnesses})
    table = collate(collation, output="table", segmentation=False, near_match=True)
    seconds = time.process_time() - begun
    rows = {row.header: [cell is not None for cell in row.to_list()] for row in table.rows}
    found.append([seconds, [rows[name] for name in names]])
print(json.dumps(found))
"""

Group = list[tuple[Word, ...]]
Place = tuple[int, int, int]  # a reading, a word of the longest one, a word of the reading


class Aligned(NamedTuple):
    """What one program makes of the groups: places that agree, and seconds."""

    places: list[set[Place]]
    seconds: list[float]


def groups(world: World) -> list[Group]:
    """Return small groups of different wordings, the longest first."""
    found: dict[int, dict[tuple[str, ...], tuple[Word, ...]]] = {}
    for one in world.told:
        if one.reading.merged is None:
            found.setdefault(one.utterance, {})[key_of(one.reading.words)] = one.reading.words
    some = ([*readings.values()][:MOST] for readings in found.values())
    return [sorted(one, key=len, reverse=True) for one in some if len(one) > 1][:GROUPS]


def large(seed: int) -> Group:
    """Return one group of many readings, told from one to the next."""
    chance = random.Random(seed)  # noqa: S311  no secret
    teller = Teller(chance)
    text = teller.language.saying()
    while not LENGTH[0] <= len(text.split()) <= LENGTH[1]:
        text = teller.language.saying()
    saying = teller.saying(teller.language.person(), text)
    readings = [Reading(1, saying.words, EVENT, (), saying.speaker)]
    for _ in range(LARGE - 1):
        given = chance.choice(readings)
        told = teller.retold({1: given}, EVENT)[1]
        readings.append(given if told.fragment else told)
    return sorted((one.words for one in readings), key=len, reverse=True)


def true_places(group: Group) -> set[Place]:
    """Return which words of each reading are which of the longest one's."""
    home = {name: at for at, word in enumerate(group[0]) for name in word.ids}
    return {
        (n, home[name], at)
        for n, words in enumerate(group[1:])
        for at, word in enumerate(words)
        for name in word.ids
        if name in home
    }


def ours(found: Sequence[Group]) -> Aligned:
    """Return what Retold makes of the groups."""
    places: list[set[Place]] = []
    seconds = []
    for group in found:
        keys = [list(key_of(words)) for words in group]
        taken = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            steps = [align(keys[0], other) for other in keys[1:]]
            taken.append(time.process_time() - begun)
        seconds.append(min(taken))
        places.append(
            {
                (n, step.i1 + k, step.j1 + k)
                for n, each in enumerate(steps)
                for step in each
                for k in range(min(step.i2 - step.i1, step.j2 - step.j1))
                if step.tag == "equal" or step.i2 - step.i1 == step.j2 - step.j1
            }
        )
    return Aligned(places, seconds)


def theirs(python: Path, found: Sequence[Group]) -> Aligned:
    """Return what the peer makes of the groups."""
    given = json.dumps([[key_of(words) for words in group] for group in found])
    done = subprocess.run(
        [str(python), "-c", PEER], input=given, capture_output=True, text=True, check=True
    )
    rows = json.loads(done.stdout)
    return Aligned([set(_in_columns(table)) for _, table in rows], [taken for taken, _ in rows])


def _in_columns(table: Sequence[Sequence[bool]]) -> Iterator[Place]:
    places: list[list[int | None]] = []
    for row in table:
        at = 0
        here: list[int | None] = []
        for filled in row:
            here.append(at if filled else None)
            at += filled
        places.append(here)
    for n, other in enumerate(places[1:]):
        for one, two in zip(places[0], other, strict=True):
            if one is not None and two is not None:
                yield n, one, two


def figures(name: str, found: Sequence[Group], aligned: Aligned) -> list[tuple[str, float]]:
    """Return how many places of the small groups are right."""
    true = [true_places(group) for group in found]
    pairs = list(zip(true, aligned.places, strict=True))
    right = sum(len(one & two) for one, two in pairs)
    values = f1(right, sum(len(two) for _, two in pairs), sum(map(len, true)))
    return [(name + key, value) for key, value in zip("p r f1".split(), values, strict=True)]


def main() -> None:
    """Align, compare, and print one line."""
    parser = options("Readings aligned word by word.", 120)
    parser.add_argument("--peer", type=Path, help="a Python that has collatex and levenshtein")
    asked = parser.parse_args()
    given = real_quotations(asked.originals) if asked.originals else []
    small = groups(simulate(asked.seed, asked.matters, given))
    every = [*small, large(asked.seed)]
    mine = ours(every)
    shown: list[tuple[str, float]] = [("groups", len(small))]
    shown += figures("", small, Aligned(mine.places[:-1], []))
    if asked.peer is None or not asked.peer.exists():
        print("alignment: no Python with collatex was given (--peer)", file=sys.stderr)
    else:
        peer = theirs(asked.peer, every)
        shown += figures("collatex_", small, Aligned(peer.places[:-1], []))
        shown.append(("times", peer.seconds[-1] / mine.seconds[-1]))
        shown.append(("times_small", sum(peer.seconds[:-1]) / sum(mine.seconds[:-1])))
    print(line("alignment", shown))


if __name__ == "__main__":
    main()
