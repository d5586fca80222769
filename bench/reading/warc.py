"""How fast the pages of a WARC file are found, against fastwarc alone on the same file.

    python -m bench.reading.warc

The file is made here: pages of some 60 kB (about the median of news pages) under gzip, each with
its request, as crawlers write them. fastwarc alone goes through the responses, parses their HTTP
headers, asks for address and time, and reads each page to its end. Ours does the same and yields
what a page is given on as: `share` is its speed over that of fastwarc. Neither looks into the
pages: that is what `score reading` times. Seconds are of the processor, rounds alternate, and the
fastest of each counts.
"""

import argparse
import gzip
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from retold.inbox import Raw, find_inputs

PAGES = 600
WORDS = 9_000  # a page: with marks some 60 kB
ROUNDS = 5
SEED = 7
SYLLABLES = [
    "ka",
    "re",
    "mo",
    "ti",
    "lun",
    "ser",
    "bo",
    "na",
    "wick",
    "ford",
    "quay",
    "mar",
    "ten",
    "ox",
    "sal",
    "der",
    "ing",
    "ed",
    "the",
    "of",
    "and",
]


def page(chance: random.Random) -> bytes:
    """Return a page of words nobody uses."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(WORDS)]
    parts = (" ".join(words[at : at + 60]) for at in range(0, WORDS, 60))
    body = "\n".join(f'<p class="text">{part}</p>' for part in parts)
    return f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def record(kind: str, address: str, head: str, body: bytes) -> bytes:
    """Return a WARC record as a gzip member of its own."""
    http = head.encode() + body
    before = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2024-03-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(before.encode() + http + b"\r\n\r\n", 6)


def write(path: Path) -> None:
    """Write a crawl."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    with path.open("wb") as file:
        for number in range(PAGES):
            address = f"https://post.example/{number}"
            file.write(record("request", address, "GET / HTTP/1.1\r\n\r\n", b""))
            file.write(record("response", address, head, page(chance)))


def alone(path: Path) -> int:
    """Go through the pages with fastwarc; return their bytes."""
    read = 0
    for one in ArchiveIterator(path, record_types=WarcRecordType.response, auto_decode="all"):
        if one.headers.get("WARC-Target-URI") and one.headers.get("WARC-Date"):
            read += len(one.reader.read())
    return read


def ours(path: Path) -> int:
    """Find the pages as `retold read` does; return their bytes."""
    return sum(len(one.body) for one in find_inputs([path]) if isinstance(one, Raw))


def seconds(work: Callable[[Path], int], path: Path) -> float:
    """Return the processor seconds of one round."""
    begun = time.process_time()
    work(path)
    return time.process_time() - begun


def main() -> None:
    """Time both and print one line."""
    parser = argparse.ArgumentParser(description="Pages of a WARC file a second.")
    parser.add_argument("--retold", help="not used: the inbox is called")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        write(path)
        if alone(path) != ours(path):
            raise SystemExit("warc: not the same pages were read")
        rounds = [(seconds(alone, path), seconds(ours, path)) for _ in range(ROUNDS)]
    theirs, own = (min(times) for times in zip(*rounds, strict=True))
    print(f"warc share={theirs / own:.3f} pages_per_s={PAGES / own:.0f}")


if __name__ == "__main__":
    main()
