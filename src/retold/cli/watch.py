"""The command that fetches: `retold watch`."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retold.cli.app import DEFAULT, READING, Json, LibraryFile, app, opened, print_rows, say
from retold.cli.summary import summary
from retold.errors import WrongTimeError
from retold.show.labels import plural

if TYPE_CHECKING:
    from retold.library import Library
    from retold.run.watching import Watched

SOME_FAILED = 3
LENGTH = re.compile(r"(\d{1,6})([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
SHORTEST = 60  # seconds; feeds change every few minutes at most


@app.command(group=READING)
def watch(  # noqa: PLR0913 - each is an option
    *sources: str,
    every: str | None = None,
    most: int = 1_000,
    delay: float = 1.0,
    contact: str | None = None,
    allow_private: bool = False,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Fetch what is new at feeds, sitemaps and pages, and read it. Nothing else uses the network.

    It is kept beside the library: `retold read NAME.warc.gz` gives the same reports.

    Example: `retold watch https://tern.example/feed.xml towns.opml`

    Args:
        sources: Addresses of feeds, sitemaps, OPML files or pages; files that list addresses.
        every: Do it again after so long (15m, 2h, 1d), until it is stopped; else once.
        most: Pages in one round at most; the rest waits for the next.
        delay: Seconds between two requests to one host, if it asks for no more.
        contact: Your address, sent along so that a site's owner can write to you.
        allow_private: Also ask this machine and the local network.

    """
    if not sources:
        say("retold: watch needs a source — for example `retold watch https://tern.example/feed`")
        raise SystemExit(2)

    def once(held: "Library") -> "Watched":
        return held.watch(
            *sources, most=most, delay=delay, contact=contact, allow_private=allow_private
        )

    failed = [_round(library, once, json=json) for _ in _rounds(every)]
    if failed[-1]:
        raise SystemExit(SOME_FAILED)


def _rounds(every: str | None) -> Iterator[None]:
    """Yield whenever it is time for a round: once, or until somebody stops it."""
    pause = _seconds(every) if every else None
    while True:
        begun = time.time()
        yield
        if pause is None:
            return
        _wait(begun + pause - time.time())


def _round(library: Path, once: Callable[["Library"], "Watched"], *, json: bool) -> bool:
    """Watch once; tell what was done, and return whether something failed."""
    begun = time.perf_counter()
    with opened(library, create=True, bars=True) as held:
        watched = once(held)
        say(fetched(watched))
        say(summary(held, watched.taken, time.perf_counter() - begun))
    if json:
        print_rows([watched])
    failed = watched.fetched.failed + watched.taken.failed
    if failed:
        say(f"{failed} could not be fetched or read: see `retold failures`")
    return bool(failed)


def fetched(watched: "Watched") -> str:
    """Return what a person wants to know of a round's fetching."""
    did = watched.fetched
    repaired = f"took {watched.cut:,} bytes of a half-written record off {watched.archive}"
    parts = [f"{plural(did.pages, 'page')} fetched"]
    parts += [f"{plural(did.entries, 'entry', 'entries')} kept as the feed has them"] * bool(
        did.entries
    )
    parts += [f"{plural(did.listings, 'listing')} new or changed"] * bool(did.listings)
    parts += [f"{did.unchanged:,} unchanged"] * bool(did.unchanged)
    parts += [f"{did.failed:,} failed"] * bool(did.failed)
    parts += [f"{did.left:,} left for the next round"] * bool(did.left)
    return "\n".join([*([repaired] * bool(watched.cut)), ", ".join(parts)])


def _seconds(length: str) -> float:
    found = LENGTH.fullmatch(length.strip())
    seconds = int(found[1]) * SECONDS[found[2]] if found else 0
    if seconds < SHORTEST:
        raise WrongTimeError(length)
    return seconds


def _wait(seconds: float) -> None:
    """Wait for the next round; to be stopped while waiting is the usual end."""
    try:
        time.sleep(max(0.0, seconds))
    except KeyboardInterrupt:
        say("stopped")
        raise SystemExit(0) from None
