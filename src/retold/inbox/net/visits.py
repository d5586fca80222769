"""Polite visits: what robots.txt allows, one request at a time and a host, back-off, redirects."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import TypeAlias
from urllib.parse import urljoin

from retold.errors import NotFetchedError
from retold.inbox.net.exchange import Ask, Clock, Exchange, Limits
from retold.inbox.net.guard import checked_url
from retold.inbox.net.request import exchange
from retold.inbox.net.robots import Robots

Told: TypeAlias = Callable[[Exchange], None]
Known: TypeAlias = Callable[[str], Ask]

MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})  # too many requests; unavailable, usually for being overloaded
OK, NOT_MODIFIED, FIRST_SERVER_ERROR = 200, 304, 500
# Where a busy server names no time: a minute, then twice as long each time, up to a day.
FIRST_HOLD, LONGEST_HOLD = 60.0, 86_400.0


class Visitor:
    """Visits addresses, and remembers when each host may be asked again.

    Several threads may visit at once: of one host only one address is asked for at a time.

    Args:
        limits: How polite and patient to be.
        clock: The time, and waiting.
        told: Called with each exchange for a robots.txt.
        holds: Until when (unix time) hosts asked to be left alone in an earlier run.

    """

    def __init__(
        self, limits: Limits, clock: Clock, told: Told, holds: dict[str, float] | None = None
    ) -> None:
        self.holds = dict(holds or {})
        self._limits = limits
        self._clock = clock
        self._lines: dict[str, Lock] = {}
        self._ready: dict[str, float] = {}
        self._failed: dict[str, int] = {}
        self._robots = Robots(limits, clock, self._follow_to_robots, told)

    def waiting(self, url: str) -> float:
        """Return how many seconds the address's host has to be left alone from now on."""
        try:
            host = checked_url(url).netloc
        except NotFetchedError:  # asking will fail at once
            return 0.0
        until = max(self.holds.get(host, 0.0), self._ready.get(host, 0.0))
        return max(0.0, until - self._clock.now())

    def visit(self, url: str, known: Known) -> list[Exchange]:
        """Ask for an address, wherever it leads; each step is checked as if it came first.

        Args:
            url: The address.
            known: What is known of an address from before.

        Returns:
            The exchanges in turn; the last is no redirect.

        Raises:
            NotFetchedError: A step is not allowed or brings no answer.

        """
        return self._follow(url, known, self._robots.check)

    def _follow_to_robots(self, url: str) -> list[Exchange]:
        return self._follow(url, lambda place: Ask(url=place), lambda _: None)

    def _follow(self, url: str, known: Known, check: Callable[[str], None]) -> list[Exchange]:
        steps: list[Exchange] = []
        asked = url
        while len(steps) <= self._limits.redirects:
            url = checked_url(url).geturl()
            check(url)
            steps.append(self._once(known(url)))
            target = steps[-1].header("Location") if steps[-1].status in MOVED else None
            if target is None:
                return steps
            url = _joined(url, target)
        raise NotFetchedError(asked, f"more than {self._limits.redirects} redirects")

    def _once(self, ask: Ask) -> Exchange:
        """Ask an address when no other of its host is being asked: redirects lead anywhere."""
        host = checked_url(ask.url).netloc
        with self._lines.setdefault(host, Lock()):
            return self._ask(ask, host)

    def _ask(self, ask: Ask, host: str) -> Exchange:
        """Wait until the host may be asked, ask, and note when it may be asked again."""
        wait = self.waiting(ask.url)
        if wait > self._limits.patience:
            until = datetime.fromtimestamp(self._clock.now() + wait, UTC)
            reason = f"{host} is to be left alone until {until:%Y-%m-%d %H:%M} UTC"
            raise NotFetchedError(ask.url, reason, is_passing=True)
        self._clock.sleep(wait)
        try:
            found = exchange(ask, self._limits, self._clock)
        except NotFetchedError as error:
            if error.is_passing:
                self._hold(host, self._doubled(host, self._limits.delay))
            raise
        finally:
            delay = self._robots.delay(ask.url)
            self._ready[host] = self._clock.now() + delay
        if found.status in BUSY:
            self._hold(host, self._asked_to_wait(found, host))
        elif found.status >= FIRST_SERVER_ERROR:
            self._hold(host, self._doubled(host, self._limits.delay))
        else:
            self._failed.pop(host, None)
        return found

    def _hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while; each failure in a row makes the next while longer."""
        self._failed[host] = self._failed.get(host, 0) + 1
        self.holds[host] = self._clock.now() + min(seconds, LONGEST_HOLD)

    def _asked_to_wait(self, found: Exchange, host: str) -> float:
        """Return the seconds of `Retry-After` (RFC 9110, section 10.2.3), or twice the last."""
        said = (found.header("Retry-After") or "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            return max(0.0, parsedate_to_datetime(said).timestamp() - self._clock.now())
        except (ValueError, OverflowError):  # it says nothing that can be read
            return self._doubled(host, FIRST_HOLD)

    def _doubled(self, host: str, seconds: float) -> float:
        """Return a time twice as long for each failure in a row."""
        return min(LONGEST_HOLD, seconds * 2.0 ** min(self._failed.get(host, 0), 20))


def refusal(found: Exchange, *, is_known: bool) -> NotFetchedError | None:
    """Return why an answer is no page and no listing, or None if it is one or is unchanged.

    Args:
        found: The answer.
        is_known: Whether the address was fetched before, so that it can be unchanged.

    """
    if found.status == OK or (found.status == NOT_MODIFIED and is_known):
        return None
    reason = f"the server answers {found.status} {found.reason}".strip()
    is_passing = found.status in BUSY or found.status >= FIRST_SERVER_ERROR
    return NotFetchedError(found.url, reason, is_passing=is_passing)


def _joined(url: str, target: str) -> str:
    """Return where a redirect leads; servers write UTF-8 where HTTP means Latin-1."""
    with suppress(UnicodeError):  # then it is Latin-1
        target = target.encode("latin-1").decode("utf-8")
    try:
        return urljoin(url, target)
    except ValueError as error:  # brackets that hold no IPv6 address
        raise NotFetchedError(url, f"redirects to no address ({error})") from error
