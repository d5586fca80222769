"""Postings: which nodes hold which mark, in sorted runs.

A library of a million reports has a hundred million of them. A row each would be written all over
the file, one by one; so they are kept as an index of words is: the nodes that are new wait, then
become a run, sorted by mark and written in order; runs that have grown alike are put together (the
logarithmic method: Bentley and Saxe, "Decomposable searching problems", 1980). A run is never
changed. What it holds of nodes that are gone is left out when it is read, and when it is put
together with others.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from retold.model import Family
from retold.store.store import AT_ONCE, Store, marks, parts

Numbers: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags: TypeAlias = np.ndarray[tuple[int], np.dtype[np.bool_]]

CHUNK = 1024  # postings: what is read of a run to look up one mark, 12 kB
SLAB = 500_000  # postings that are sorted in memory at once, about 30 MB
WAITING = 8192  # nodes that become a run at once
LARGER = 2  # a run stays as it is while it is more than so many times the ones after it


class Postings(NamedTuple):
    """Which node holds which mark: two columns of one length, in the order of marks."""

    marks: Numbers
    nodes: Numbers


class _Run(NamedTuple):
    number: int
    postings: int


class _Spans(NamedTuple):
    """The chunks of a run in their order: the number of each, its least mark and its greatest."""

    chunks: Numbers
    least: Numbers
    most: Numbers


NONE = Postings(np.empty(0, np.int64), np.empty(0, np.int64))


def ordered(some: Iterable[Postings]) -> Postings:
    """Return several postings as one, in the order of marks."""
    parted = list(some) or [NONE]
    found = Postings(*(np.concatenate(column) for column in zip(*parted, strict=True)))
    order = np.argsort(found.marks, kind="stable")
    return Postings(found.marks[order], found.nodes[order])


def holders(store: Store, family: Family, asked: Numbers) -> Postings:
    """Return who holds the marks asked for, whether a run has them yet or not.

    Args:
        store: The library.
        family: The family of the marks.
        asked: Marks, sorted, each once.

    """
    waiting = _held_by(store, _waiting(store, family))
    return ordered([settled_holders(store, family, asked), _among(waiting, asked)])


def settled_holders(store: Store, family: Family, asked: Numbers) -> Postings:
    """Return who holds the marks asked for, leaving out the nodes that no run has yet."""
    found = [_in_run(store, run, asked) for run in _runs(store, family)]
    return _alive(store, family, ordered(found))


def settle(store: Store, family: Family) -> None:
    """Make runs of the nodes that wait, each in a transaction of its own."""
    while numbers := _waiting(store, family, WAITING):
        with store.transaction():
            _put_run(store, family, [_held_by(store, numbers)])
            sql = "DELETE FROM waiting WHERE family = ? AND number <= ?"
            store.query(sql, [family.name, numbers[-1]])
            _put_together(store, family)


def put_waiting(store: Store, family: Family, numbers: Iterable[int]) -> None:
    """Let nodes wait for their run."""
    sql = "INSERT INTO waiting (family, number) VALUES (?, ?)"
    store.database.executemany(sql, ((family.name, number) for number in numbers))


def put_gone(store: Store, family: Family, numbers: Iterable[int]) -> None:
    """Let nodes be gone, with all that they hold."""
    for number in sorted(numbers):
        sql = "DELETE FROM waiting WHERE family = ? AND number = ? RETURNING number"
        if not store.query(sql, [family.name, number]).fetchall():
            store.query("INSERT INTO gone (family, number) VALUES (?, ?)", [family.name, number])


def next_number(store: Store) -> int:
    """Return the least number that is above those of all nodes, and of those gone."""
    found = [
        store.query(f"SELECT max(number) FROM {table}").fetchone() for table in ("node", "gone")
    ]
    return 1 + max(int(most or 0) for (most,) in found)


# --- reading -------------------------------------------------------------------------------------


def _runs(store: Store, family: Family) -> list[_Run]:
    """Return the family's runs, the oldest first."""
    sql = "SELECT number, postings FROM run WHERE family = ? ORDER BY number"
    return [_Run(*row) for row in store.query(sql, [family.name])]


def _spans(store: Store, run: _Run) -> _Spans:
    sql = "SELECT number, least, most FROM chunk WHERE run = ? ORDER BY number"
    rows = store.query(sql, [run.number]).fetchall()
    return _Spans(*np.array(rows, np.int64).reshape(-1, 3).T)


def _in_run(store: Store, run: _Run, asked: Numbers) -> Postings:
    spans = _spans(store, run)
    before, after = np.searchsorted(asked, spans.least), np.searchsorted(asked, spans.most, "right")
    chunks = spans.chunks[before < after].tolist()
    return ordered(_among(some, asked) for some in _read(store, chunks))


def _read(store: Store, chunks: Sequence[int]) -> Iterator[Postings]:
    """Yield the postings of chunks, some at a time."""
    for at in range(0, len(chunks), AT_ONCE):
        some = chunks[at : at + AT_ONCE]
        sql = f"SELECT marks, nodes FROM chunk WHERE number IN ({marks(len(some))}) ORDER BY number"
        held, nodes = zip(*store.query(sql, some), strict=True)
        yield Postings(
            np.frombuffer(b"".join(held), np.int64),
            np.frombuffer(b"".join(nodes), np.int32).astype(np.int64),
        )


def _among(some: Postings, asked: Numbers) -> Postings:
    """Return the postings of the marks asked for, both in order of marks."""
    first = np.searchsorted(some.marks, asked, "left")
    counts = np.searchsorted(some.marks, asked, "right") - first
    at = stretches(first, counts)
    return Postings(some.marks[at], some.nodes[at])


def stretches(first: Numbers, counts: Numbers) -> Numbers:
    """Return the places of several stretches: of those from 3 and 9, 2 and 1 long, 3, 4 and 9."""
    before = np.cumsum(counts) - counts
    found: Numbers = np.arange(counts.sum()) + np.repeat(first - before, counts)
    return found


def _alive(store: Store, family: Family, some: Postings) -> Postings:
    """Return the postings without those of nodes that are gone."""
    sql = "SELECT number FROM gone WHERE family = ?"
    rows = store.query(sql, [family.name]).fetchall()
    if not rows:
        return some
    kept = ~np.isin(some.nodes, np.array(rows, np.int64))
    return Postings(some.marks[kept], some.nodes[kept])


def _waiting(store: Store, family: Family, limit: int = -1) -> list[int]:
    """Return the numbers of the family's nodes that wait, at most so many, the least first."""
    sql = "SELECT number FROM waiting WHERE family = ? ORDER BY number LIMIT ?"
    return [row[0] for row in store.query(sql, [family.name, limit])]


def _held_by(store: Store, numbers: Sequence[int]) -> Postings:
    """Return what some nodes hold."""
    held: list[Postings] = []
    for some in parts([str(number) for number in numbers]):
        sql = f"SELECT number, marks FROM node WHERE number IN ({', '.join(some)})"
        for number, packed in store.query(sql):
            one = np.frombuffer(packed, np.int64)
            held.append(Postings(one, np.full(len(one), number)))
    return ordered(held)


# --- writing -------------------------------------------------------------------------------------


def _put_run(store: Store, family: Family, slabs: Iterable[Postings]) -> None:
    """Write a new run: slabs in the order of marks, each mark in one of them alone."""
    sql = "INSERT INTO run (family, postings) VALUES (?, 0) RETURNING number"
    ((run,),) = store.query(sql, [family.name]).fetchall()
    count = 0
    for slab in slabs:
        count += len(slab.marks)
        store.database.executemany(
            "INSERT INTO chunk (run, least, most, marks, nodes) VALUES (?, ?, ?, ?, ?)",
            (
                (run, int(some[0]), int(some[-1]), some.tobytes(), nodes.astype(np.int32).tobytes())
                for some, nodes in _cut(slab)
            ),
        )
    store.query("UPDATE run SET postings = ? WHERE number = ?", [count, run])


def _cut(slab: Postings) -> Iterator[Postings]:
    for at in range(0, len(slab.marks), CHUNK):
        yield Postings(slab.marks[at : at + CHUNK], slab.nodes[at : at + CHUNK])


def _put_together(store: Store, family: Family) -> None:
    """Make one run of the newest, back to one that is much larger than all that follow."""
    runs = _runs(store, family)
    newest = [runs.pop()]
    while runs and runs[-1].postings <= LARGER * sum(run.postings for run in newest):
        newest.append(runs.pop())
    if len(newest) == 1:
        return
    _put_run(store, family, _slabs_of(store, family, newest))
    for run in newest:
        store.query("DELETE FROM chunk WHERE run = ?", [run.number])
        store.query("DELETE FROM run WHERE number = ?", [run.number])
    if not runs:
        store.query("DELETE FROM gone WHERE family = ?", [family.name])


def _slabs_of(store: Store, family: Family, runs: Sequence[_Run]) -> Iterator[Postings]:
    """Yield what runs hold, in the order of marks, a part at a time."""
    spans = [_spans(store, run) for run in runs]
    starts = np.sort(np.concatenate([span.least for span in spans]))[:: SLAB // CHUNK]
    for low, high in pairwise([*starts.tolist(), None]):
        found = [some for span in spans for some in _between(store, span, low, high)]
        yield _alive(store, family, ordered(found))


def _between(store: Store, spans: _Spans, low: int, high: int | None) -> Iterator[Postings]:
    """Yield what a run holds from one mark to before another, or to its end."""
    wanted = spans.most >= low
    if high is not None:
        wanted &= spans.least < high
    for some in _read(store, spans.chunks[wanted].tolist()):
        start = np.searchsorted(some.marks, low)
        end = None if high is None else np.searchsorted(some.marks, high)
        yield Postings(some.marks[start:end], some.nodes[start:end])
