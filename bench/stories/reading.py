"""The story sets as the program meets them: profiles, pairs that meet, what stands between."""

import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.driving import GIVEN
from retold.library import open_library
from retold.model import Profile
from retold.pipeline import STORIES
from retold.stages.stories import mark_profile
from retold.stages.stories.pairs import Between
from retold.store import Store
from retold.store.links import crossing, linked_reports

Places = tuple[int, int]


class Told(NamedTuple):
    """A set: its reports in order of their ids, and the pairs to compare as places in them."""

    name: str
    profiles: list[Profile]
    stories: list[str]
    texts: list[tuple[str, str]]
    pairs: list[Places]
    between: dict[Places, Between]


def read_set(path: Path, folder: Path) -> Told:
    """Return a set of stories.

    Args:
        path: Records with `id`, `cluster` and what a report has.
        folder: Where the set's library is kept; one that is there is not read again.

    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = {row["id"]: row for row in map(json.loads, lines)}
    name = path.name.partition(".")[0]
    library = folder / f"{name}.sqlite"
    if not library.exists():
        _read(list(records.values()), library)
    with Store(library) as store:
        profiles = sorted(store.get(Profile), key=lambda row: row.report)
        places = {row.report: at for at, row in enumerate(profiles)}
        linked = {(min(ends), max(ends)) for ends in linked_reports(store, sorted(places))}
        found = crossing(store, linked)
    between: dict[Places, Between] = {
        (places[a], places[b]): tuple(found.get((a, b), ())) for a, b in sorted(linked)
    }
    told = [records[row.source] for row in profiles]
    return Told(
        name,
        profiles,
        [row["cluster"] for row in told],
        [(row["title"] or "", row["text"]) for row in told],
        sorted(between.keys() | _meeting(profiles)),
        between,
    )


def _read(records: Sequence[dict[str, str]], library: Path) -> None:
    with tempfile.TemporaryDirectory() as inputs:
        for row in records:
            given = {key: row[key] for key in ("id", *GIVEN) if row.get(key)}
            given.setdefault("text", row["title"])  # a bare headline is its own text
            (Path(inputs) / f"{row['id']}.json").write_text(json.dumps(given), encoding="utf-8")
        with open_library(library) as opened:
            opened.read(inputs)


def _meeting(profiles: Sequence[Profile]) -> set[Places]:
    """Return the pairs that share enough marks, as the engine finds them."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for row in mark_profile((profile,)):
            holders[row.mark].append(at)
    shared: Counter[Places] = Counter()
    for held in holders.values():
        if len(held) <= STORIES.too_common:
            shared.update(combinations(held, 2))
    return {pair for pair, count in shared.items() if count >= STORIES.at_least}
