"""What is asked of a server and what it answered; the limits that hold for both."""

import time
from importlib.metadata import version

from msgspec import Struct

from retold.inbox.decoding import LONGEST_BYTES

SOFTWARE = f"Retold/{version('retold')}"
"""What asks, in every request and in the archive."""


class Limits(Struct, frozen=True, kw_only=True):
    """How polite and how patient fetching is.

    `delay` is in seconds between two requests to one host, where its robots.txt asks for no other:
    one a second is what crawlers of single sites keep to. `longest_delay` and `patience` are how
    long a run waits for one host before it leaves the rest for the next run. `seconds` holds for a
    whole exchange, name look-up aside: the slowest news pages take some 20 s. `largest` is the size
    of a body once unpacked. `redirects` is what the robots.txt standard asks for at least (RFC
    9309), twice. `contact` is who runs this, for the header that tells a site's owner (RFC 9110,
    section 10.1.2).
    """

    delay: float = 1.0
    patience: float = 60.0
    seconds: float = 60.0
    connect_seconds: float = 10.0
    largest: int = LONGEST_BYTES
    redirects: int = 10
    allow_private: bool = False
    contact: str | None = None


class Ask(Struct, frozen=True, kw_only=True):
    """One address to ask for, and what is known of what was answered before."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


class Exchange(Struct, frozen=True, kw_only=True):
    """One request and its answer.

    `url` is the address asked; `at` is unix time; `sent` the request's headers as sent; `body` is
    unpacked. Bodies of anything but success are not read.
    """

    url: str
    at: float
    sent: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return a header of the answer, the first of its name, or None."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)


class Clock:
    """The time, and waiting; tests give another."""

    def now(self) -> float:
        """Return the unix time in seconds."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
