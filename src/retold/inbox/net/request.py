"""One request: a guarded connection, a deadline for the whole of it, a body of bounded size."""

import socket
import ssl
from contextlib import closing
from http.client import HTTPException
from threading import Timer
from typing import Self, TypeAlias
from urllib.parse import SplitResult, urlunsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from retold.errors import NotFetchedError
from retold.inbox.net.exchange import SOFTWARE, Ask, Clock, Exchange, Limits
from retold.inbox.net.guard import PORTS, checked_url, dial

Headers: TypeAlias = tuple[tuple[str, str], ...]

PIECE = 65_536
OK = 200
UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
AGENT = f"{SOFTWARE} (reads news reports for people who compare them)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Deadline:
    """Cuts a connection when its time is up, whatever its other end does.

    A server that sends a byte a second never lets a single read run out of time; so the whole
    exchange has a timer, which shuts the connection down under the reader.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._line: socket.socket | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the clock."""
        self._timer.cancel()
        self._timer.join()
        if self._line is not None:
            self._line.close()

    def holds(self, line: socket.socket) -> socket.socket:
        """Put a connection under the deadline; TLS takes its first handle over, so keep another."""
        self._line = line.dup()
        return line

    def _cut(self) -> None:
        self.is_over = True
        if self._line is not None:
            try:
                self._line.shutdown(socket.SHUT_RDWR)
            except OSError:  # the other end was faster
                return


class _Guarded(HTTPConnection):
    """A connection to an address that was checked, under a deadline."""

    limits = Limits()
    deadline: Deadline

    def _new_conn(self) -> socket.socket:  # where urllib3 lets a connection be made another way
        seconds = self.limits.connect_seconds
        line = dial(self.host, self.port, seconds, allow_private=self.limits.allow_private)
        return self.deadline.holds(line)


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same with TLS: name and certificate are checked against the host that was asked for."""


def _connection(parts: SplitResult, limits: Limits, deadline: Deadline) -> _Guarded:
    kind = _GuardedTls if parts.scheme == "https" else _Guarded
    made = kind(parts.hostname or "", parts.port or PORTS[parts.scheme], timeout=limits.seconds)
    made.limits, made.deadline = limits, deadline
    return made


def exchange(ask: Ask, limits: Limits, clock: Clock) -> Exchange:
    """Ask one address once: no redirect is followed, nothing is tried twice, no cookie is kept.

    Raises:
        NotFetchedError: It may not be asked, or no whole answer came in time and size.

    """
    parts = checked_url(ask.url)
    sent = _headers(ask, limits)
    begun = clock.now()
    with Deadline(limits.seconds) as deadline:
        try:
            answer, body = _answer(parts, sent, limits, deadline)
        except NotFetchedError as error:  # of the host, where it is the address that is told of
            raise NotFetchedError(ask.url, error.reason, is_passing=error.is_passing) from error
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            # ValueError: what the libraries let through of hostile answers
            raise NotFetchedError(ask.url, _said(error, deadline), is_passing=True) from error
    if deadline.is_over:  # a body without a length just ends
        raise NotFetchedError(ask.url, _said(None, deadline), is_passing=True)
    return Exchange(
        url=parts.geturl(),
        at=begun,
        sent=sent,
        status=answer.status,
        reason=_one_line(answer.reason or ""),
        headers=tuple(
            (_one_line(name), _one_line(value)) for name, value in answer.headers.items()
        ),
        body=body,
    )


def _answer(
    parts: SplitResult, sent: Headers, limits: Limits, deadline: Deadline
) -> tuple[BaseHTTPResponse, bytes]:
    """Return a server's answer, and its body if it is one of success."""
    with closing(_connection(parts, limits, deadline)) as line:
        target = urlunsplit(("", "", *parts[2:]))
        line.request("GET", target, headers=dict(sent), preload_content=False)
        with closing(line.getresponse()) as answer:
            return answer, _body(answer, limits) if answer.status == OK else b""


def _one_line(text: str) -> str:
    """Return a header without the line ends that old servers fold them by."""
    return " ".join(text.split())


def _headers(ask: Ask, limits: Limits) -> Headers:
    given = {
        "User-Agent": AGENT,
        "From": _one_line(limits.contact or ""),
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        "If-None-Match": ask.etag,
        "If-Modified-Since": ask.last_modified,
    }
    return tuple((name, value) for name, value in given.items() if value)


def _body(answer: BaseHTTPResponse, limits: Limits) -> bytes:
    """Return the whole body, unpacked as it comes, so that a bomb stops at the limit."""
    packed = {
        part.strip().lower() for part in answer.headers.get("Content-Encoding", "").split(",")
    }
    if packed - UNPACKED:
        raise NotFetchedError("", f"packed as {', '.join(sorted(packed))}, not asked for")
    body = bytearray()
    while piece := answer.read(PIECE, decode_content=True):
        body += piece
        if len(body) > limits.largest:
            raise NotFetchedError("", f"larger than {limits.largest} bytes")
    return bytes(body)


def _said(error: Exception | None, deadline: Deadline) -> str:
    """Return in one line why no answer came."""
    if deadline.is_over:
        return f"no whole answer within {deadline.seconds:g} s"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection ({str(error)[:120]})"
    return f"no answer ({(str(error) or type(error).__name__)[:120]})"
