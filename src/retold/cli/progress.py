"""Progress bars on standard error, for a person who waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from retold.run.progress import Progress as Listener
from retold.run.progress import Silent


class Bars:
    """One bar a step; a step without anything to do shows none."""

    def __init__(self) -> None:
        self._bars = Progress(
            TextColumn("{task.description:>24}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
            auto_refresh=False,  # no thread: worker processes are forked beside this one
        )
        self._task: TaskID | None = None
        self._bars.start()

    def begin(self, what: str, total: int | None) -> None:
        """Show a bar for the step, in place of the last one."""
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
        if total != 0:
            self._task = self._bars.add_task(what, total=total)
            self._bars.refresh()

    def advance(self, count: int) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._bars.advance(self._task, count)
            self._bars.refresh()

    def stop(self) -> None:
        """Take the bars away."""
        self._bars.stop()


@contextmanager
def showing(*, wanted: bool) -> Iterator[Listener]:
    """Show bars while the block runs, if they are wanted."""
    if not wanted:
        yield Silent()
        return
    bars = Bars()
    try:
        yield bars
    finally:
        bars.stop()
