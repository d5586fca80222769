"""Work that may hang or kill its process: done in processes that are replaced when that happens.

Parsers written in C are neither interrupted by a Python signal handler nor do they raise errors
when memory runs out. So each process sets the system's own timers before an item, whose signals
end the process wherever it is (POSIX `setitimer`), and has a bound on its memory (`setrlimit`).

`Watch` gives items to such processes; `feeding.py` takes items from one.
"""

import os
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, NamedTuple, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

PARCEL = 16  # items sent together: of reports of 5 kB 80 kB, so that sending costs under 1 %
AHEAD = 3  # parcels on their way to each process
LOOKS = 1.0  # seconds until a process looks again whether the one that started it is there
NO_MEMORY = 71  # how a process ends that ran out of it; the system's own codes are below 64

FORK = get_context("fork")  # processes share what is in memory already, and start in milliseconds
# A process that starts while another's pipe is made would hold that pipe open for ever.
STARTING = Lock()


class Bounds(NamedTuple):
    """What an item may take: seconds of work, seconds by the clock, bytes of memory.

    The longest reading of a page in the benches takes 2 s; a slow machine takes ten times that. By
    the clock it may take as many times longer as a machine has other work.
    """

    work: float = 20.0
    clock: float = 300.0
    memory: int = 3_000_000_000

    def broken(self, doing: str, code: int | None) -> str:
        """Return why nothing came of an item, from how its process ended.

        Args:
            doing: What was done with it.
            code: The process's exit code (a negative one is the signal that ended it).

        """
        if code == -signal.SIGPROF:
            return f"{doing} it takes over {self.work:g} s of work"
        if code == -signal.SIGALRM:
            return f"{doing} it takes over {self.clock:g} s"
        if code == NO_MEMORY:
            return f"{doing} it takes over {self.memory} bytes of memory"
        ended = f"signal {-code}" if code and code < 0 else f"exit code {code}"
        return f"{doing} it kills the reader ({ended})"


class Lost(NamedTuple):
    """Why nothing came of an item."""

    reason: str


class Apart:
    """A process apart and our end of the pipe to it.

    Args:
        work: What it does, given its end of the pipe and what else it is told.
        told: What else it is told.
        memory: How many bytes it may take beside what it has at the start.

    """

    def __init__(self, work: Callable[..., None], told: tuple[object, ...], memory: int) -> None:
        with STARTING:
            self.pipe, theirs = FORK.Pipe()
            ends = self.pipe, theirs
            self.process = FORK.Process(target=_begin, args=(os.getpid(), ends, memory, work, told))
            self.process.start()
            theirs.close()

    def end(self) -> int | None:
        """End the process, if it goes on yet; return its exit code."""
        self.process.kill()
        self.process.join()
        code = self.process.exitcode
        self.process.close()
        self.pipe.close()
        return code

    def wait(self) -> None:
        """Let a process that closed its end of the pipe end by itself, which shows why it did."""
        self.process.join(LOOKS)


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
        self._idle: SimpleQueue[Apart] = SimpleQueue()
        self._live: set[Apart] = set()
        self._is_over = False

    def over(self, items: Iterable[In]) -> Iterator[Out]:
        """Yield what comes of each item."""
        waiting: deque[tuple[list[In], Future[list[Out | Lost]]]] = deque()
        rest = iter(items)
        first, second = list(islice(rest, PARCEL)), list(islice(rest, PARCEL))
        if not first:
            return
        if not second:
            self._processes = 1
        parcels = chain([first, second], iter(lambda: list(islice(rest, PARCEL)), []))
        for _ in range(self._processes):
            self._idle.put(self._started())
        threads = ThreadPoolExecutor(self._processes)
        try:
            for parcel in filter(None, parcels):
                waiting.append((parcel, threads.submit(self._through, parcel)))
                if len(waiting) >= AHEAD * self._processes:
                    yield from self._settled(*waiting.popleft())
            while waiting:
                yield from self._settled(*waiting.popleft())
        finally:
            self._is_over = True
            for process in tuple(self._live):
                process.process.kill()
            threads.shutdown(cancel_futures=True)
            for process in self._live:
                process.end()

    def _started(self) -> Apart:
        process = Apart(_serve, (self._work, self._bounds), self._bounds.memory)
        self._live.add(process)
        return process

    def _settled(self, parcel: list[In], future: Future[list[Out | Lost]]) -> Iterator[Out]:
        for item, one in zip(parcel, future.result(), strict=True):
            yield self._lost(item, one.reason) if isinstance(one, Lost) else one

    def _through(self, parcel: list[In]) -> list[Out | Lost]:
        """Return what comes of each item of a parcel; one thread and one process do that.

        Results come one by one, so when the process ends, it was at the first that is missing.
        """
        made: list[Out | Lost] = []
        process = self._idle.get()
        while len(made) < len(parcel) and not self._is_over:
            try:
                process.pipe.send(parcel[len(made) :])
                while len(made) < len(parcel):
                    made.append(process.pipe.recv())
            except (EOFError, OSError):  # the other end is no more
                self._live.remove(process)
                process.wait()
                made.append(Lost(self._bounds.broken("reading", process.end())))
                process = self._started()
        self._idle.put(process)
        return made


def _begin(
    parent: int,
    ends: tuple[Connection, Connection],
    memory: int,
    work: Callable[..., None],
    told: tuple[object, ...],
) -> None:
    """Do the work of a process apart; it ends with the one that started it."""
    ours, theirs = ends
    ours.close()
    # a person who interrupts the program interrupts the one that started this, which ends it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=[parent], daemon=True).start()
    _bound(memory)
    try:
        work(theirs, *told)
    except MemoryError:
        os._exit(NO_MEMORY)
    finally:
        # telling of an error may wait for a lock that another thread held when this process began
        limit(0, 10 * LOOKS)


def _end_with(parent: int) -> None:
    """End this process once the one that started it is no more."""
    while os.getppid() == parent:
        time.sleep(LOOKS)
    os._exit(1)


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


def _serve(pipe: Connection, work: Callable[[In], Out], bounds: Bounds) -> None:
    """Send back what comes of each item of each parcel, until there are no more."""
    while True:
        try:
            parcel: list[In] = pipe.recv()
        except EOFError:
            return
        for item in parcel:
            pipe.send(_within(work, item, bounds))


def _within(work: Callable[[In], Out], item: In, bounds: Bounds) -> Out | Lost:
    """Return what comes of an item; the system ends this process if it takes too long."""
    limit(bounds.work, bounds.clock)
    try:
        return work(item)
    except MemoryError:
        return Lost(bounds.broken("reading", NO_MEMORY))
    finally:
        limit(0, 0)


def limit(work: float, clock: float) -> None:
    """Let the system end this process after so many seconds from now; 0 is never."""
    signal.setitimer(signal.ITIMER_PROF, work)
    signal.setitimer(signal.ITIMER_REAL, clock)
