"""What a stage is called with, and which keys a row belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct

from retold.model import Judgement, Key, Naming, Placement, Report, Row, Stage, Story
from retold.store.rows import TABLE, decode
from retold.store.rows import columns as columns_of
from retold.store.store import Store, marks, parts

T = TypeVar("T", bound=Struct)

Arguments: TypeAlias = tuple[object, ...]
"""What a stage's work is called with."""


def tied_surnames(store: Store, key: str) -> tuple[str, ...]:
    """Return the surname keys that persons' verdicts tie to a key, itself included, in order."""
    ties = store.surname_ties()
    return ties.get(key, (key,))


def arguments(store: Store, stage: Stage, keys: Sequence[str]) -> Mapping[str, Arguments]:
    """Return what the stage is called with for each key that still has rows."""
    if stage.by is Key.STORY:
        return _by_story(store, stage.reads, keys)
    return _by_surname(store, stage.reads, keys)


def _by_story(
    store: Store, reads: Sequence[type[Row]], keys: Sequence[str]
) -> dict[str, Arguments]:
    found: dict[str, list[object]] = {row.id: [row] for row in store.get_by(Story, "id", keys)}
    alive = sorted(found)
    for kind in reads[1:]:
        rows = _of_stories(store, kind, alive)
        for story in alive:
            found[story].append(tuple(rows.get(story, ())))
    return {story: tuple(found[story]) for story in alive}


def _of_stories(store: Store, kind: type[T], stories: Sequence[str]) -> dict[str, list[T]]:
    """Return the rows of the stories' reports, in the order of report and place."""
    found: dict[str, list[T]] = defaultdict(list)
    column = "id" if kind is Report else "report"
    order = ", start" if "start" in kind.__struct_fields__ else ""
    names = ", ".join(f"t.{name}" for name in columns_of(kind).split(", "))
    for some in parts(stories):
        sql = (
            f"SELECT {names}, p.story FROM placement p"
            f" JOIN {TABLE[kind]} t ON t.{column} = p.report"
            f" WHERE p.story IN ({marks(len(some))}) ORDER BY p.report{order}"
        )
        for cells in store.query(sql, some):
            found[str(cells[-1])].append(decode(kind, cells))
    return found


def _by_surname(
    store: Store, reads: Sequence[type[Row]], keys: Sequence[str]
) -> dict[str, Arguments]:
    root = {key: tied[0] for key in keys for tied in (tied_surnames(store, key),)}
    every = sorted({other for key in keys for other in tied_surnames(store, key)})
    namings: dict[str, list[Naming]] = defaultdict(list)
    for row in sorted(store.get_by(Naming, "key", every), key=lambda row: (row.report, row.name)):
        namings[root.get(row.key, row.key)].append(row)
    reports = sorted({row.report for rows in namings.values() for row in rows})
    placed = {row.report: row for row in store.get_by(Placement, "report", reports)}
    verdicts = tuple(row for row in store.judgements() if "#" in row.left)
    found: dict[str, Arguments] = {}
    for key, rows in namings.items():
        here = sorted({row.report for row in rows})
        given: dict[type[Row], tuple[Row, ...]] = {
            Naming: tuple(rows),
            Placement: tuple(placed[report] for report in here if report in placed),
            Judgement: verdicts,
        }
        found[key] = tuple(given[kind] for kind in reads)
    return found


def stories_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the stories that the reports are placed in."""
    found = {row.story for row in store.get_by(Placement, "report", sorted(set(reports)))}
    return sorted(found)


def surnames_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the surname keys of the people the reports name."""
    found: set[str] = set()
    for some in parts(sorted(set(reports))):
        sql = f"SELECT DISTINCT key FROM naming WHERE report IN ({marks(len(some))})"
        found.update(row[0] for row in store.query(sql, some))
    return sorted(found)
