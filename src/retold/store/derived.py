"""Rows that were made: replaced whole under their key, never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from typing import TypeVar

from msgspec import Struct

from retold.model import (
    Alias,
    Failure,
    Family,
    Key,
    Mark,
    Origin,
    Report,
    Row,
    Stage,
    Story,
    Utterance,
)
from retold.pipeline import ACROSS
from retold.store.rows import IN_REPORT_TABLES, NUMBERED, TABLE, encoder
from retold.store.rows import columns as columns_of
from retold.store.store import Store, marks, parts

T = TypeVar("T", bound=Struct)

COLUMN = {Key.REPORT: "report", Key.SURNAME: "surname", Key.STORY: "story"}
"""The column by which the rows of a stage are replaced."""


def by_type(rows: Iterable[Row]) -> dict[type[Row], list[Row]]:
    """Return the rows sorted into lists by their type."""
    found: dict[type[Row], list[Row]] = defaultdict(list)
    for kind, run in groupby(rows, type):  # rows of one type mostly come together
        found[kind] += run
    return found


def replace_reports(store: Store, made: Sequence[tuple[Report, Sequence[Row]]]) -> None:
    """Put the rows that the in-report stages made of some reports in place of the old ones."""
    ids = [report.id for report, _ in made]
    for table in (*IN_REPORT_TABLES, "failure"):
        store.query(f"DELETE FROM {table} WHERE report IN ({marks(len(ids))})", ids)
    for report, rows in made:
        store.put_failures((row for row in rows if isinstance(row, Failure)), report.id)
    for kind, some in by_type(chain.from_iterable(rows for _, rows in made)).items():
        if kind in NUMBERED:
            store.put_numbered(kind, some)
        elif kind is not Mark and kind is not Failure:
            store.put(kind, some)


def replace_keyed(store: Store, stage: Stage, keys: Sequence[str], rows: Iterable[Row]) -> None:
    """Put the rows of a stage under one key in place of those under it and the keys tied to it.

    Other names of reports that came from another story go from there, too: it is due itself.
    """
    column, made = COLUMN[stage.by], by_type(rows)
    for kind in stage.makes:
        sql = f"DELETE FROM {TABLE[kind]} WHERE {column} IN ({marks(len(keys))})"
        store.query(sql, keys)
    reports = sorted({row.report for row in made.get(Alias, ()) if isinstance(row, Alias)})
    for named in parts(reports):
        store.query(f"DELETE FROM alias WHERE report IN ({marks(len(named))})", named)
    for kind, some in made.items():
        if kind is Failure:
            store.put_failures(row for row in some if isinstance(row, Failure))
        elif stage.by is Key.SURNAME:
            store.put(kind, some, surname=keys[0])
        else:
            store.put(kind, some)


def put_components(
    store: Store, makes: Sequence[type[Row]], made: Mapping[str, Sequence[Row]]
) -> None:
    """Put the rows made of some components: {component: rows}."""
    store.put_failures(row for rows in made.values() for row in rows if isinstance(row, Failure))
    for kind in makes:
        encode, places = encoder(kind), marks(len(kind.__struct_fields__) + 1)
        store.database.executemany(
            f"INSERT INTO {TABLE[kind]} ({columns_of(kind)}, component) VALUES ({places})",
            (
                (*encode(row), component)
                for component, rows in made.items()
                for row in rows
                if type(row) is kind
            ),
        )
    store.database.executemany(
        "INSERT INTO reading (quotation, utterance) VALUES (?, ?)",
        (
            (reading.quotation, row.id)
            for rows in made.values()
            for row in rows
            if isinstance(row, Utterance)
            for reading in row.readings
        ),
    )


def drop_components(store: Store, makes: Sequence[type[Row]], components: Sequence[str]) -> None:
    """Take away the rows made of components that are no more."""
    for some in parts(components):
        within = f"component IN ({marks(len(some))})"
        if Utterance in makes:
            sql = (
                f"DELETE FROM reading WHERE utterance IN (SELECT id FROM utterance WHERE {within})"
            )
            store.query(sql, some)
        for kind in makes:
            store.query(f"DELETE FROM {TABLE[kind]} WHERE {within}", some)


HELD = {
    Story: "SELECT report, story FROM placement WHERE component IN ({})",
    Utterance: "SELECT r.quotation, r.utterance FROM utterance u JOIN reading r"
    " ON r.utterance = u.id WHERE u.component IN ({})",
    Origin: "SELECT report, origin FROM origin WHERE component IN ({})",
}
"""How to ask what the rows of components hold."""


def held_by(store: Store, family: Family, components: Sequence[str]) -> dict[str, str]:
    """Return what the components' rows hold, each with the lasting id of what holds it."""
    (sql,) = [HELD[kind] for kind in family.makes if kind in HELD]
    found: dict[str, str] = {}
    for some in parts(components):
        found.update(store.query(sql.format(marks(len(some))), some))
    return found


def put_lost(store: Store, family: Family, before: Mapping[str, str]) -> None:
    """Write down that ids are gone with all that they held."""
    if Story in family.makes:
        put_successions(store, "story", before, {})
        drop_stories(store, sorted(set(before.values())))
    elif Utterance in family.makes:
        put_successions(store, "utterance", before, {})


def drop_stories(store: Store, stories: Sequence[str]) -> None:
    """Take away all that was made of stories that are no more."""
    for stage in ACROSS:
        if stage.by is Key.STORY:
            store.drop_keys(stage.name, stories)
            for some in parts(stories):
                for kind in stage.makes:
                    sql = f"DELETE FROM {TABLE[kind]} WHERE story IN ({marks(len(some))})"
                    store.query(sql, some)


def put_successions(
    store: Store, kind: str, before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Write down where each id that is gone leads: to the one that holds most of what it held."""
    alive = set(now.values())
    heirs: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for held, old in sorted(before.items()):
        if old not in alive and (held in now or not now):
            heirs[old][now.get(held, "")] += 1
    for old, counts in sorted(heirs.items()):
        new = min(counts, key=lambda heir: (not heir, -counts[heir], heir))
        store.query(
            "INSERT INTO succession (kind, old, new) VALUES (?, ?, ?)", [kind, old, new or None]
        )
