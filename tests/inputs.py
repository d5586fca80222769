"""What tests of reading share: find, read, and the bytes of small files."""

import gzip
import json
from pathlib import Path

from retold.errors import UnreadableInputError
from retold.inbox import Raw, find_inputs, read_input
from retold.model import Failure

PROSE = "The ferry Marten will sail again in spring, the Oxmoor council said on Tuesday."
PAGE = (
    "<html><head><title>Marten sails</title>"
    '<meta property="article:published_time" content="2024-03-08T09:00:00Z"></head>'
    f"<body><article><h1>Marten sails</h1><p>{PROSE}</p><p>{PROSE} Again.</p></article>"
    "</body></html>"
)


def found(*paths, columns=()):
    """Return the sources of inputs under the paths, and the reasons of failures by short names."""
    inputs = list(find_inputs(paths, columns))
    sources = [one.source for one in inputs if isinstance(one, Raw)]
    return sources, {Path(one.input).name: one.reason for one in inputs if isinstance(one, Failure)}


def reports(*paths, columns=()):
    """Return the reports under the paths, by source; those that cannot be read are left out."""
    made = {}
    for one in find_inputs(paths, columns):
        if isinstance(one, Raw):
            made[one.source] = read_input(one)
    return made


def why(path, columns=()):
    """Return why the one input at a path is not read, wherever on the way that shows."""
    (one,) = find_inputs([path], columns)
    if isinstance(one, Failure):
        return one.reason
    try:
        made = read_input(one)
    except UnreadableInputError as refusal:
        return refusal.reason
    raise AssertionError(f"it was read: {made.text[:80]!r}")


def write(folder, name, body):
    """Write a file; return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


def lines(*records):
    """Return records as JSON lines."""
    return "\n".join(map(json.dumps, records)).encode()


def warc(kind, address, body, *, status="200 OK", more=""):
    """Return one WARC record of what was fetched on 9 March 2024."""
    payload = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2024-03-09T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    ).encode()
    return head + payload + b"\r\n\r\n"


def crawl(*records):
    """Return records as a WARC file, each a gzip member of its own as crawlers write them."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
