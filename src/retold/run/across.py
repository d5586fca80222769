"""The last step: rows of one surname, or of one story, together."""

from collections.abc import Sequence
from functools import partial

from retold.engine import Engine, Job, work_on
from retold.model import Alias, Appearance, Key, Row, Stage
from retold.pipeline import ACROSS
from retold.run.progress import Progress
from retold.store import Store
from retold.store.derived import put_successions, replace_keyed
from retold.store.gathering import arguments, stories_of
from retold.store.surnames import (
    drop_appearances,
    due_together,
    held_by_appearances,
    moved_aliases,
    tied_surnames,
)
from retold.store.whole import identities_of_surnames

WINDOW = 128  # keys a transaction


def derive_keyed(store: Store, stage: Stage, engine: Engine, progress: Progress) -> None:
    """Make the rows of every key of a stage that is due."""
    store.set_stale_due(stage.name, str(stage.version))
    progress.begin(stage.name, store.due_count(stage.name))
    while window := store.due(stage.name, WINDOW):
        with store.transaction():
            if stage.by is Key.SURNAME:
                window = due_together(store, stage.name, window)
            given = arguments(store, stage, window)
            names = sorted(given)
            jobs = [Job(name, given[name]) for name in names]
            made = engine.apply(partial(work_on, stage.name, stage.work), jobs)
            rows = dict(zip(names, made, strict=True))
            store.drop_failures(stage.name, window)
            if stage.by is Key.SURNAME:
                _write_people(store, stage, window, rows)
            else:
                _write_stories(store, stage, window, rows)
            store.set_done(stage.name, str(stage.version), window)
        progress.advance(len(window))


def _write_stories(
    store: Store, stage: Stage, window: Sequence[str], rows: dict[str, list[Row]]
) -> None:
    if Alias in stage.makes:
        aliases = [row for made in rows.values() for row in made if isinstance(row, Alias)]
        _set_surnames_due(store, moved_aliases(store, window, aliases))
    for story in window:
        replace_keyed(store, stage, [story], rows.get(story, []))
    later = ACROSS[ACROSS.index(stage) + 1 :]
    for other in later:
        if other.by is Key.STORY and set(other.reads) & set(stage.makes):
            store.set_due(other.name, [story for story in window if story in rows])


def _set_surnames_due(store: Store, keys: Sequence[str]) -> None:
    for stage in ACROSS:
        if stage.by is Key.SURNAME:
            store.set_due(stage.name, keys)


def _write_people(
    store: Store, stage: Stage, window: Sequence[str], rows: dict[str, list[Row]]
) -> None:
    ties = {tied_surnames(store, key) for key in window}
    before = identities_of_surnames(store, sorted({key for keys in ties for key in keys}))
    made = [row for some in rows.values() for row in some if isinstance(row, Appearance)]
    now = held_by_appearances(made)
    before |= drop_appearances(store, set(now).difference(before))
    for keys in sorted(ties):  # before any is put: a naming may go from one surname to another
        replace_keyed(store, stage, keys, [])
    for keys in sorted(ties):
        replace_keyed(store, stage, keys, rows.get(keys[0], []))
    put_successions(store, "person", before, now)
    moved = {held.split("#")[0] for held in {*before, *now} if before.get(held) != now.get(held)}
    for other in ACROSS:
        if other.by is Key.STORY and Appearance in other.reads:
            store.set_due(other.name, stories_of(store, moved))
