"""What opens inputs (archives, tables, crawls) is watched, too: it runs in a process of its own.

A library that hangs or eats all memory while it opens a file costs the stream that it was at, not
what came before it, nor what follows. The process says in shared memory which stream that is; then
another process passes over it.
"""

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import RawArray
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from retold.trail import Trail
from retold.watchdog import Apart, Bounds, limit

if TYPE_CHECKING:
    from ctypes import Array, c_longlong

In = TypeVar("In")
Out = TypeVar("Out")
Opens = Callable[[In, Trail], Iterator[Out]]

# Listing a zip archive of two million files takes 30 s; what else is opened yields something every
# few milliseconds.
BOUNDS = Bounds(work=60.0)
# Each costs its time, and opening what it is in again.
MOST_LOST = 10
# What is in the shared memory: which source, which stream of it (0: itself), how many inputs came
# before that stream, and how many times anything moved.
SOURCE, STREAM, BEFORE, MOVES = range(4)


class Start(NamedTuple):
    """Where a process begins: at which source, after how many of its inputs, without what.

    `lost` says by its number why a stream of that source is not opened.
    """

    source: int = 0
    inputs: int = 0
    lost: Mapping[int, str] = {}


class Feed(Generic[In, Out]):
    """Opens sources in a process that is replaced if it hangs, and yields what is in them.

    Args:
        opens: Yields what is in a source, and tells how far it is.
        lost: What a source becomes that cannot be opened, given the reason.
        bounds: What may be taken until the next thing comes.

    """

    def __init__(
        self,
        opens: Opens[In, Out],
        lost: Callable[[In, str], Out],
        bounds: Bounds = BOUNDS,
    ) -> None:
        self._opens, self._lost, self._bounds = opens, lost, bounds

    def over(self, sources: Sequence[In]) -> Iterator[Out]:
        """Yield what is in each source, in their order."""
        start = Start()
        while start.source < len(sources):
            place = RawArray("q", 4)
            trail = _Told(place, self._bounds)
            process = Apart(_feed, (sources, self._opens, start, trail), self._bounds.memory)
            try:
                yield from self._received(process, place)
                process.wait()
            finally:
                code = process.end()
            if code == 0:
                return
            reason = self._bounds.broken("opening", code)
            source, stream, before = place[:MOVES]
            known = start.lost if source == start.source else {}
            if stream == 0 or len(known) == MOST_LOST:
                yield self._lost(sources[source], reason)
                start = Start(source + 1)
            else:
                start = Start(source, before, {**known, stream: reason})

    def _received(self, process: Apart, place: "Array[c_longlong]") -> Iterator[Out]:
        """Yield what a process sends until it ends; one that stands still is ended."""
        moved = -1
        while True:
            if process.pipe.poll(self._bounds.clock):
                try:
                    one: Out = process.pipe.recv()
                except (EOFError, OSError):  # it ended, perhaps while it was sending
                    return
                yield one
            elif place[MOVES] == moved:
                os.kill(process.process.pid or 0, signal.SIGALRM)
            else:
                moved = place[MOVES]


class _Told(Trail):
    """Writes down in shared memory how far opening is, and lets the process live on."""

    def __init__(self, place: "Array[c_longlong]", bounds: Bounds) -> None:
        self.made = 0
        self._place, self._bounds = place, bounds
        self._lost: Mapping[int, str] = {}
        self._streams = count()
        self._open: list[tuple[int, int]] = []

    def begins(self, source: int, lost: Mapping[int, str]) -> None:
        """Note that a source is begun."""
        self.made, self._lost, self._streams, self._open = 0, lost, count(), []
        self._place[:MOVES] = [source, 0, 0]
        self.moves()

    def opens(self) -> str | None:
        """Note that a stream is opened; return why it must not be."""
        number = next(self._streams)
        if number not in self._lost:
            self._open.append((number, self.made))
            self._say()
        return self._lost.get(number)

    def closes(self) -> None:
        """Note that the stream that was opened last was read."""
        self._open.pop()
        self._say()

    def moves(self) -> None:
        """Note that something came, and begin to count time anew."""
        self._place[MOVES] += 1
        limit(self._bounds.work, 0)

    def _say(self) -> None:
        if self._open:
            self._place[STREAM], self._place[BEFORE] = self._open[-1]
        self.moves()


def _feed(
    pipe: Connection,
    sources: Sequence[In],
    opens: Opens[In, Out],
    start: Start,
    trail: _Told,
) -> None:
    """Send what is in the sources, from a place on."""
    skipped, lost = start.inputs, start.lost
    for number in range(start.source, len(sources)):
        trail.begins(number, lost)
        for one in opens(sources[number], trail):
            trail.made += 1
            trail.moves()
            if trail.made > skipped:
                pipe.send(one)
        skipped, lost = 0, {}
