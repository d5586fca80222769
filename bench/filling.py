"""Rows put straight into a library, to time how a family finds itself when there are many."""

import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from retold.engine import Engine, Pool
from retold.model import Family, Mark, Row
from retold.run.compare import compare_family
from retold.run.group import group_family
from retold.run.progress import Silent
from retold.run.reports import batched
from retold.run.update import collecting_seldom
from retold.store import Store
from retold.store.derived import by_type
from retold.store.nodes import Node, replace_nodes

AT_ONCE = 256  # reports in a transaction, as when reports are read
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


class Given(NamedTuple):
    """A report's rows, and which of them may meet others."""

    report: str
    rows: Sequence[Row]
    nodes: Sequence[str]


def timed(
    family: Family, many: Iterable[Given], more: Iterable[Given]
) -> list[tuple[float, float, int]]:
    """Return what two lots of reports take: seconds by the clock, of the processor, and nodes."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        Store(Path(folder) / "many.sqlite", create=True) as store,
    ):
        return [_spent(store, family, some) for some in (many, more)]


def peak_mb() -> float:
    """Return the most memory that this process, or one that it started, has held."""
    return max(resource.getrusage(who).ru_maxrss for who in WHO) / 1024


def _spent(store: Store, family: Family, some: Iterable[Given]) -> tuple[float, float, int]:
    """Return what reports take; making them up is not counted."""
    clock, used, nodes, making = time.monotonic(), _processor(), 0, _Making()
    with Pool() as engine:
        for batch in batched(making.of(some), AT_ONCE):
            _put(store, family, batch)
            nodes += sum(len(one.nodes) for one in batch)
        _find(store, family, engine)
    # The processes of the pool count once they have ended.
    return time.monotonic() - clock - making.clock, _processor() - used - making.used, nodes


class _Making:
    """How long it took to make things up: seconds by the clock and of the processor."""

    def __init__(self) -> None:
        self.clock = self.used = 0.0

    def of(self, some: Iterable[Given]) -> Iterator[Given]:
        """Yield the things, and count what they take."""
        made = iter(some)
        while True:
            clock, used = time.monotonic(), time.process_time()
            one = next(made, None)
            self.clock += time.monotonic() - clock
            self.used += time.process_time() - used
            if one is None:
                return
            yield one


def _put(store: Store, family: Family, some: Sequence[Given]) -> None:
    """Put rows of some reports into a library, with the marks by which they meet."""
    nodes: dict[str, Node] = {}
    for one in some:
        marked: dict[str, list[int]] = defaultdict(list)
        for mark in family.mark.work(*_arguments(family, one.rows)):
            if isinstance(mark, Mark):
                marked[mark.node].append(mark.mark)
        nodes.update((name, Node(one.report, marked.get(name, ()))) for name in one.nodes)
    with store.transaction():
        for kind, rows in by_type(row for one in some for row in one.rows).items():
            store.put(kind, rows)
        replace_nodes(store, family, [one.report for one in some], nodes)


def _arguments(family: Family, rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    return [tuple(row for row in rows if isinstance(row, kind)) for kind in family.mark.reads]


def _find(store: Store, family: Family, engine: Engine) -> None:
    """Compare and group what is due."""
    with collecting_seldom():
        compare_family(store, family, engine, Silent())
        group_family(store, family, engine, Silent())


def _processor() -> float:
    """Return the processor seconds of this process and of those it started and that ended."""
    used = [resource.getrusage(who) for who in WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)
