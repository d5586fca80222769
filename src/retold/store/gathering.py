"""What a stage is called with, and which keys a row belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct

from retold.model import (
    Alias,
    Company,
    Judgement,
    Key,
    Naming,
    Placement,
    Report,
    Row,
    Stage,
    Story,
)
from retold.store.rows import TABLE, decode
from retold.store.rows import columns as columns_of
from retold.store.store import Store, marks, parts
from retold.store.surnames import by_surname
from retold.store.verdicts import person_verdicts

T = TypeVar("T", bound=Struct)

Arguments: TypeAlias = tuple[object, ...]
"""What a stage's work is called with."""


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
    verdicts = tuple(person_verdicts(store))
    found: dict[str, Arguments] = {}
    for key, known in by_surname(store, keys):
        given: dict[type[Row], tuple[Row, ...]] = {
            Naming: known.namings,
            Placement: known.placements,
            Alias: known.aliases,
            Company: known.companies,
            Judgement: verdicts,
        }
        found[key] = tuple(given[kind] for kind in reads)
    return found


def stories_of(store: Store, reports: Iterable[str]) -> list[str]:
    """Return the stories that the reports are placed in."""
    found = {row.story for row in store.get_by(Placement, "report", sorted(set(reports)))}
    return sorted(found)
