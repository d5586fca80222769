"""Where work is done: in this process, or in a pool of them.

An engine has four verbs. `apply` gives each item to a plain function and yields what comes back, in
the order of the items; `guarded` does the same where the function may hang or kill its process,
`fed` where many items come of one. `components` yields what ties join. It adds nothing of its own,
so every engine gives the same rows.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import groupby, islice
from multiprocessing import get_context
from types import FrameType
from typing import NamedTuple, Protocol, Self, TypeVar, cast

import msgspec
from msgspec import Struct

from retold import model
from retold.errors import RetoldError, TooLongError
from retold.feeding import Feed, Opens
from retold.lexis.graph import Beside, Component, components
from retold.model import Failure, Family, Judgement, Reach, Report, Row, Stage
from retold.trail import UNWATCHED
from retold.watchdog import Watch

In = TypeVar("In")
Out = TypeVar("Out")

AT_ONCE = 16  # reports in one parcel: 80 kB of text, so that sending costs under 1 % of the work
# seconds for one stage and a million signs; stages take 2 s at most, a slow machine ten times that
PATIENCE = 60.0
AHEAD = 3  # parcels on their way to each worker: enough that none waits while rows are written


class Engine(Protocol):
    """A place of work."""

    def apply(self, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """Yield what `work` makes of each item, in their order."""

    def guarded(
        self, work: Callable[[In], Out], items: Iterable[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what `work` makes of each item, in their order.

        What an item becomes whose work never ends is what `lost` makes of it and the reason.
        """

    def fed(
        self, opens: Opens[In, Out], sources: Sequence[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what `opens` finds in each source, in their order.

        What a source becomes whose opening never ends is what `lost` makes of it and the reason.
        """

    def components(
        self, starts: Iterable[str], beside: Beside, reach: Reach
    ) -> Iterator[Component]:
        """Yield the components that the starting nodes are in, each once."""

    def rest(self) -> None:
        """Let go of what is kept for more work of the same kind; more work may come."""


class Here:
    """Do the work in this process."""

    def apply(self, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """Yield what `work` makes of each item, in their order."""
        yield from map(work, items)

    def guarded(
        self, work: Callable[[In], Out], items: Iterable[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what `work` makes of each item; nothing here can stop it."""
        del lost
        yield from map(work, items)

    def fed(
        self, opens: Opens[In, Out], sources: Sequence[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what is in each source; nothing here can stop opening."""
        del lost
        for source in sources:
            yield from opens(source, UNWATCHED)

    def components(
        self, starts: Iterable[str], beside: Beside, reach: Reach
    ) -> Iterator[Component]:
        """Yield the components that the starting nodes are in, each once."""
        return components(starts, beside, reach)

    def rest(self) -> None:
        """Keep nothing; so there is nothing to let go of."""


class Pool:
    """Do the work in as many processes as there are cores; use it in a `with` statement.

    The processes start with the first parcel that is worth it: fewer than two parcels are done in
    this process.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or len(os.sched_getaffinity(0))
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Return the pool; its processes start when they are needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the processes."""
        self.rest()

    def apply(self, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """Yield what `work` makes of each item, in their order."""
        parcels = _parcels(iter(items))
        first = next(parcels, [])
        second = next(parcels, None)
        if second is None:
            yield from map(work, first)
            return
        waiting: deque[Future[list[object]]] = deque()
        pool = self._started()
        for parcel in _chain([first, second], parcels):
            waiting.append(pool.submit(_work_all, work, parcel))
            if len(waiting) >= AHEAD * self.processes:
                yield from (cast("Out", unpacked(sent)) for sent in waiting.popleft().result())
        while waiting:
            yield from (cast("Out", unpacked(sent)) for sent in waiting.popleft().result())

    def guarded(
        self, work: Callable[[In], Out], items: Iterable[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what `work` makes of each item, in processes that are replaced if they hang."""
        return Watch(work, lost, self.processes).over(items)

    def fed(
        self, opens: Opens[In, Out], sources: Sequence[In], lost: Callable[[In, str], Out]
    ) -> Iterator[Out]:
        """Yield what is in each source, opened in a process that is replaced if it hangs."""
        return Feed(opens, lost).over(sources)

    def components(
        self, starts: Iterable[str], beside: Beside, reach: Reach
    ) -> Iterator[Component]:
        """Yield the components that the starting nodes are in, each once."""
        return components(starts, beside, reach)

    def rest(self) -> None:
        """Stop the processes: each has filled its caches, and others start in milliseconds."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # fork: the workers share the weights already in memory, and start in milliseconds
            self._pool = ProcessPoolExecutor(self.processes, mp_context=get_context("fork"))
        return self._pool


def _parcels(items: Iterator[In]) -> Iterator[list[In]]:
    while parcel := list(islice(items, AT_ONCE)):
        yield parcel


def _chain(first: Sequence[list[In]], rest: Iterator[list[In]]) -> Iterator[list[In]]:
    yield from first
    yield from rest


def _work_all(work: Callable[[In], Out], parcel: Sequence[In]) -> list[object]:
    return [packed(work(item)) for item in parcel]


# --- how rows travel between processes -----------------------------------------------------------


def packed(made: object) -> object:
    """Return a list of rows as bytes, a fifth of pickle's work; anything else as it is."""
    if not isinstance(made, list):
        return made
    runs = [(kind.__name__, list(rows)) for kind, rows in groupby(made, type)]
    return msgspec.msgpack.encode(runs)


def unpacked(sent: object) -> object:
    """Return what `packed` was given."""
    if not isinstance(sent, bytes):
        return sent
    found: list[Struct] = []
    for name, rows in _ENVELOPE.decode(sent):
        found += _decoder(name).decode(rows)
    return found


_ENVELOPE = msgspec.msgpack.Decoder(list[tuple[str, msgspec.Raw]])


@cache
def _decoder(name: str) -> msgspec.msgpack.Decoder[list[Struct]]:
    return msgspec.msgpack.Decoder(list[getattr(model, name)])  # type: ignore[misc]


# --- the plain functions that engines are given --------------------------------------------------


class Job(NamedTuple):
    """What a function is called with, and the input or key to name if it cannot be done."""

    name: str
    arguments: tuple[object, ...]


def work_on(stage: str, work: Callable[..., Iterable[Row]], job: Job) -> list[Row]:
    """Return the rows that `work` makes; an expected error becomes one `Failure`."""
    try:
        return list(work(*job.arguments))
    except RetoldError as error:
        return [Failure(input=job.name, stage=stage, reason=str(error))]


def bounded(work: Callable[..., Iterable[Row]], report: Report) -> Callable[..., list[Row]]:
    """Return `work` so that it raises `TooLongError` when a report takes it much too long."""
    seconds = PATIENCE * (1 + len(report.text) / 1_000_000)

    def inside(*arguments: object) -> list[Row]:
        with _at_most(seconds, report.source):
            return list(work(*arguments))

    return inside


@contextmanager
def _at_most(seconds: float, name: str) -> Iterator[None]:
    """Raise `TooLongError` if what is inside runs longer, where the system has such a clock.

    What is counted is the process's own work, so that a busy or sleeping machine changes nothing
    (POSIX `setitimer`). Only a main thread may have that clock: elsewhere there is no bound.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(name, seconds)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def work_on_report(
    stages: Sequence[Stage], families: Sequence[Family], given: tuple[Report, Sequence[Judgement]]
) -> list[Row]:
    """Return every row that the in-report stages and the families' marks make of one report."""
    report, judgements = given
    made: dict[type[Row], list[Row]] = {Judgement: list(judgements)}
    out: list[Row] = []
    for stage in (*stages, *(family.mark for family in families)):
        arguments = (
            report if kind is Report else tuple(made.get(kind, ())) for kind in stage.reads
        )
        job = Job(report.source, tuple(arguments))
        rows = work_on(stage.name, bounded(stage.work, report), job)
        for row in rows:
            made.setdefault(type(row), []).append(row)
        out += rows
    return out
