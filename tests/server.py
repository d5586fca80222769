"""A web server on this machine that answers as a test tells it to, however wrong."""

import socket
import threading
from contextlib import contextmanager
from itertools import count

from retold.inbox.net import Clock

TLS = b"\x16\x03"  # how a TLS connection opens
STEPS = 200  # nothing a server does goes on for longer than this


class Still(Clock):
    """A clock that a test moves: waiting takes no time, and is written down."""

    def __init__(self, at=1_715_000_000.0):
        self.at = at
        self.slept = []

    def now(self):
        """Return the time it stands at."""
        return self.at

    def sleep(self, seconds):
        """Move on at once."""
        self.slept.append(seconds)
        self.at += seconds


class Server:
    """Answers each path as `paths` says: bytes, or a function of the line and the request."""

    def __init__(self):
        self.paths = {}
        self.asked = []
        self.requests = []
        self.open = set()
        self.most_open = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.over = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        """Take requests until it is closed."""
        for _ in count():
            try:
                line, _ = self.listener.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self.answer, args=[line], daemon=True).start()

    def answer(self, line):
        """Read one request and answer it."""
        line.settimeout(2)
        self.open.add(line)
        self.most_open = max(self.most_open, len(self.open))
        with line:
            try:
                request = b""
                while b"\r\n\r\n" not in request and (piece := line.recv(65_536)):
                    request += piece
                    if request.startswith(TLS):
                        line.sendall(b"this is no TLS\r\n\r\n")
                        return
                path = request.decode("latin-1").split(" ")[1]
                self.asked.append(path)
                self.requests.append(request.decode("latin-1"))
                self.open.discard(line)  # from here on the other end may have it all
                found = self.paths.get(path, page("", "404 Not Found"))
                line.sendall(found) if isinstance(found, bytes) else found(line, request)
            except (OSError, IndexError):  # the other end has enough
                return

    def close(self):
        """Stop listening, and stop every answer that still drips."""
        self.over.set()
        self.listener.close()

    def drip(self, head, step=0.02):
        """Return what sends a head, and then a byte at a time for longer than anybody waits."""

        def send(line, _):
            line.sendall(head)
            for _ in range(STEPS):
                if self.over.wait(step):
                    return
                line.sendall(b"x")

        return send


@contextmanager
def served():
    server = Server()
    try:
        yield server
    finally:
        server.close()


def page(body, status="200 OK", kind="text/html; charset=utf-8", **headers):
    """Return an answer as it goes over the line."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": kind, "Content-Length": len(data), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + data


def moved(target, status="302 Found"):
    return page("", status, Location=target)
