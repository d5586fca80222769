"""robots.txt: what a site lets programs fetch, and how often (RFC 9309)."""

from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import urljoin

from msgspec import Struct
from protego import Protego

from retold.errors import NotFetchedError
from retold.inbox.net.exchange import Clock, Exchange, Limits

Follow: TypeAlias = Callable[[str], list[Exchange]]

NAME = "Retold"
OK, FIRST_CLIENT_ERROR, FIRST_SERVER_ERROR, TOO_MANY = 200, 400, 500, 429
LARGEST = 512_000  # RFC 9309, section 2.5: at least 500 KiB are read
LASTS = 86_400.0  # RFC 9309, section 2.4: kept for at most a day
BROKEN_LASTS = 600.0  # a site in trouble is asked again after ten minutes


class _Rules(Struct, frozen=True):
    """What one site says; `broken` is why nothing could be learnt, which forbids all."""

    at: float
    parsed: Protego | None = None
    broken: str | None = None


class Robots:
    """Asks each site once a day what is allowed.

    Args:
        limits: How long to wait between requests at least.
        clock: The time.
        follow: Fetches an address without asking for permission.
        told: Called with each exchange.

    """

    def __init__(
        self, limits: Limits, clock: Clock, follow: Follow, told: Callable[[Exchange], None]
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._follow = follow
        self._told = told
        self._sites: dict[str, _Rules] = {}

    def check(self, url: str) -> None:
        """Let an allowed address pass.

        Raises:
            NotFetchedError: The site forbids it, or cannot say.

        """
        site = urljoin(url, "/robots.txt")
        rules = self._sites.get(site)
        lasts = BROKEN_LASTS if rules and rules.broken else LASTS
        if rules is None or self._clock.now() - rules.at > lasts:
            rules = self._sites[site] = self._ask(site, url)
        if rules.broken:
            raise NotFetchedError(url, rules.broken, is_passing=True)
        if rules.parsed and not rules.parsed.can_fetch(url, NAME):
            raise NotFetchedError(url, f"{site} forbids it")

    def delay(self, url: str) -> float:
        """Return the seconds between two requests that the site asks for, or the usual ones."""
        rules = self._sites.get(urljoin(url, "/robots.txt"))
        asked = rules.parsed.crawl_delay(NAME) if rules and rules.parsed else None
        return max(self._limits.delay, asked or 0.0)

    def _ask(self, site: str, url: str) -> _Rules:
        """Fetch a site's rules: none (4xx) allows all, a server in trouble allows nothing."""
        now = self._clock.now()
        try:
            steps = self._follow(site)
        except NotFetchedError as error:
            if not error.is_passing:  # a host that may not be asked at all
                raise NotFetchedError(url, error.reason) from error
            return _Rules(now, broken=f"{site}: {error.reason}")
        for step in steps:
            self._told(step)
        last = steps[-1]
        if last.status == OK:
            text = last.body[:LARGEST].decode("utf-8-sig", "replace")
            return _Rules(now, parsed=Protego.parse(text))
        if last.status >= FIRST_SERVER_ERROR or last.status == TOO_MANY:
            return _Rules(now, broken=f"{site}: the server answers {last.status}")
        return _Rules(now)
