"""What is to be asked for, so that no host waits for another."""

from collections import deque
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from msgspec import Struct

from retold.inbox.feeds import Entry


class Task(Struct, frozen=True, kw_only=True):
    """One address to ask for.

    `entry` is what a listing says of the page; without it the address may lead to a listing too.
    `depth` is how many listings led to it, `fails_since` when it first could not be fetched.
    """

    key: str
    url: str
    entry: Entry | None = None
    depth: int = 0
    fails_since: float | None = None


class Queue:
    """Tasks by host, each host's in the order in which they came; each address once."""

    def __init__(self) -> None:
        self._hosts: dict[str, deque[Task]] = {}
        self._keys: set[str] = set()

    def __len__(self) -> int:
        """Return how many tasks are left."""
        return sum(len(tasks) for tasks in self._hosts.values())

    def __iter__(self) -> Iterator[Task]:
        """Yield the tasks that are left."""
        for tasks in self._hosts.values():
            yield from tasks

    def add(self, task: Task) -> None:
        """Add a task, unless its address was added before."""
        if task.key not in self._keys:
            self._keys.add(task.key)
            self._hosts.setdefault(host_of(task.url), deque()).append(task)

    def next(
        self, waiting: Callable[[str], float], patience: float, busy: AbstractSet[str]
    ) -> Task | None:
        """Take the task whose host has to wait least; None if all have to wait too long.

        Args:
            waiting: How many seconds an address's host has to be left alone.
            patience: How many seconds are too long.
            busy: Hosts that are being asked.

        """
        ready = [
            (waiting(tasks[0].url), host) for host, tasks in self._hosts.items() if host not in busy
        ]
        if not ready or min(ready)[0] > patience:
            return None
        host = min(ready)[1]
        task = self._hosts[host].popleft()
        if not self._hosts[host]:
            del self._hosts[host]
        return task


def host_of(url: str) -> str:
    """Return the host of an address with its port."""
    try:
        return urlsplit(url).netloc
    except ValueError:  # no address: its own host, whose asking will fail
        return url
