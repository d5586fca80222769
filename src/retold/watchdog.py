"""Work that may hang or kill its process: done in processes that are replaced when that happens.

Parsers written in C are neither interrupted by a Python signal handler nor do they raise errors
when memory runs out. So each process sets the system's own timers before an item, whose signals
end the process wherever it is (POSIX `setitimer`), and has a bound on its memory (`setrlimit`).
"""

import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

PARCEL = 16  # items sent together: of reports of 5 kB 80 kB, so that sending costs under 1 %
AHEAD = 3  # parcels on their way to each process


class Bounds(NamedTuple):
    """What an item may take: seconds of work, bytes of memory; and a parcel, seconds by the clock.

    The longest reading of a page in the benches takes 2 s; a slow machine takes ten times that. By
    the clock it may take as many times longer as a machine has other work.
    """

    work: float = 20.0
    clock: float = 300.0
    memory: int = 3_000_000_000


class Lost(NamedTuple):
    """Why nothing came of an item."""

    reason: str


class Watch(Generic[In, Out]):
    """Gives items to processes and yields what comes back, in the order of the items.

    Args:
        work: What is done with each item.
        lost: What an item becomes whose work took too much, given the reason.
        processes: How many work at once.
        bounds: What an item may take.

    """

    def __init__(
        self,
        work: Callable[[In], Out],
        lost: Callable[[In, str], Out],
        processes: int,
        bounds: Bounds = Bounds(),  # noqa: B008 - it is frozen
    ) -> None:
        self._work, self._lost = work, lost
        self._processes, self._bounds = processes, bounds
        self._pool: ProcessPoolExecutor | None = None

    def over(self, items: Iterable[In]) -> Iterator[Out]:
        """Yield what comes of each item."""
        waiting: deque[tuple[list[In], Future[list[Out | Lost]]]] = deque()
        rest = iter(items)
        first, second = list(islice(rest, PARCEL)), list(islice(rest, PARCEL))
        if not second:
            self._processes = 1
        parcels = chain([first, second], iter(lambda: list(islice(rest, PARCEL)), []))
        try:
            for parcel in filter(None, parcels):
                waiting.append((parcel, self._send(parcel)))
                if len(waiting) >= AHEAD * self._processes:
                    yield from self._settled(*waiting.popleft())
            while waiting:
                yield from self._settled(*waiting.popleft())
        finally:
            if self._pool:
                self._pool.shutdown(cancel_futures=True)

    def _send(self, parcel: list[In]) -> Future[list[Out | Lost]]:
        """Give a parcel to the processes; where one of them died since, to new ones."""
        if self._pool:
            try:
                return self._given(self._pool, parcel)
            except BrokenProcessPool:
                self._pool.shutdown()
        self._pool = self._started(self._processes)
        return self._given(self._pool, parcel)

    def _given(self, pool: ProcessPoolExecutor, parcel: list[In]) -> Future[list[Out | Lost]]:
        return pool.submit(_all, self._work, parcel, self._bounds)

    def _started(self, processes: int) -> ProcessPoolExecutor:
        # fork: they share what is in memory already, and start in milliseconds
        return ProcessPoolExecutor(
            processes,
            mp_context=get_context("fork"),
            initializer=_bound,
            initargs=(self._bounds.memory,),
        )

    def _settled(self, parcel: list[In], future: Future[list[Out | Lost]]) -> Iterator[Out]:
        """Yield what came of a parcel; where a process died over one, do each item by itself."""
        try:
            made: Sequence[Out | Lost] = future.result()
        except BrokenProcessPool:
            made = list(self._one_by_one(parcel))
        for item, one in zip(parcel, made, strict=True):
            yield self._lost(item, one.reason) if isinstance(one, Lost) else one

    def _one_by_one(self, parcel: list[In]) -> Iterator[Out | Lost]:
        """Yield what comes of each item in a process that does nothing else meanwhile."""
        rest = deque(parcel)
        while rest:
            with self._started(1) as pool:
                try:
                    while rest:
                        yield self._given(pool, [rest[0]]).result()[0]
                        rest.popleft()
                except BrokenProcessPool:
                    rest.popleft()
                    seconds = self._bounds.work
                    yield Lost(f"reading it takes over {seconds:.0f} s, or kills the reader")


def _bound(memory: int) -> None:
    """Let signals end this process, and bound what it may take beside what it has."""
    for number in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    # a process that is ended so leaves no image of its memory behind
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    said = Path("/proc/self/statm")
    if not said.exists():  # not Linux: nothing says how much this process has, so there is no bound
        return
    most = int(said.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + memory
    highest = resource.getrlimit(resource.RLIMIT_AS)[1]
    if highest == resource.RLIM_INFINITY or most < highest:  # a person's own limit counts too
        resource.setrlimit(resource.RLIMIT_AS, (most, highest))


def _all(work: Callable[[In], Out], parcel: Sequence[In], bounds: Bounds) -> list[Out | Lost]:
    """Return what comes of each item; the system ends this process if one takes too long."""
    signal.setitimer(signal.ITIMER_REAL, bounds.clock)
    made = [_within(work, item, bounds) for item in parcel]
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return made


def _within(work: Callable[[In], Out], item: In, bounds: Bounds) -> Out | Lost:
    signal.setitimer(signal.ITIMER_PROF, bounds.work)  # the next item sets it anew
    try:
        return work(item)
    except MemoryError:
        return Lost(f"reading it takes over {bounds.memory} bytes of memory")
