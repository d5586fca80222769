"""Files that mean harm are failures with a reason, soon and in little memory; the rest is read."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
from functools import partial

import pytest
import zstandard

import retold
from retold import engine
from retold.engine import Pool
from retold.feeding import Feed
from retold.inbox.found import Found, buffered
from retold.inbox.openers import open_found
from retold.watchdog import Bounds, Watch
from tests.inputs import PAGE, PROSE, crawl, warc, write
from tests.test_containers import tarred, zipped
from tests.test_documents import odt

# What the files below may take; tests of what takes more are in test_feeding and test_watchdog.
BOUNDS = Bounds(work=1.5, memory=700_000_000)
LARGE = 120_000_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
FEED = "<rss><channel><item><title>T</title><description>{}</description></item></channel></rss>"
PAGES = [warc("text/html", f"https://post.example/{n}", PAGE.encode()) for n in range(1, 5)]
BOMB = gzip.compress(b"<p>" + b"\0" * 40_000_000)


PARTS = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b0\n\n" + "".join(
    f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(5_000)
)
CYCLIC = """%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [2 0 R] /Count 1 >>
endobj
trailer << /Root 1 0 R >>
%%EOF"""


def bomb(pack):
    """Return what is packed to next to nothing: the same piece again and again."""
    return pack(b" " * 4_000_000) * (LARGE // 4_000_000)


def long_names():
    """Return a tar file whose members have a name for their name, and so on."""
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 4
    return (header.tobuf(tarfile.GNU_FORMAT) + b"abcd".ljust(512, b"\0")) * 5_000


BAD = {
    "gzip.jsonl.gz": (bomb(gzip.compress), "times its size"),
    "bzip2.jsonl.bz2": (bomb(bz2.compress), "times its size"),
    "xz.jsonl.xz": (bomb(lzma.compress), "times its size"),
    "zstd.jsonl.zst": (bomb(zstandard.compress), "times its size"),
    "twice.txt.gz": (gzip.compress(gzip.compress(b" " * LARGE)), "over the limit"),
    "zip.zip": (zipped({"b.txt": b" " * LARGE}), "times the size of the archive"),
    "tar.tar": (long_names(), "broken or truncated tar archive"),
    "laughs.xml": (LAUGHS + FEED.format("&a11;"), "declares entities"),
    "laughs.nitf": (f"{LAUGHS}<nitf><body><p>&a11;</p></body></nitf>", "declares entities"),
    "laughs.odt": (odt(f"{LAUGHS}<a><p>&a11;</p></a>"), "declares entities"),
    "outside.xml": (OUTSIDE + FEED.format("&e;"), "declares entities"),
    "squared.xml": (
        LAUGHS.replace('"ha"', f'"{"h" * 100_000}"') + FEED.format("&a0;" * 10_000),
        "declares entities",
    ),
    "deep.html": ("<div>" * 300_000, "reading it takes over 1.5 s of work"),
    "deep.json": ("[" * 3_000_000, "nested too deep"),
    "deep.jsonl": ('{"a":' * 1_000_000, "broken or truncated JSON"),
    "nul.txt": (b"\0" * 100_000, "binary"),
    "cut.warc.gz": (crawl(PAGES[0])[:-60], "broken or truncated"),
    "long.warc": (
        PAGES[0].replace(b"\nContent-Length: ", b"\nContent-Length: 99", 1),
        "breaks off",
    ),
    "bomb.warc": (
        warc("text/html", "https://post.example/5", BOMB, more="Content-Encoding: gzip\r\n"),
        "over the limit",
    ),
    "wide.csv": (f"text,{','.join(map(str, range(1_000_000)))}\n{PROSE}\n", "columns: over"),
    "long.csv": (f'text\n"{PROSE * 250_000}"\n', "over the limit"),
    "endless.csv": ('text\n"' + f"{PROSE}\n" * 220_000, "broken table"),
    "up.tar": (tarred({"../up.txt": PROSE.encode()}), "leads out of the archive"),
    "root.zip": (zipped({"/etc/root.txt": PROSE.encode()}), "leads out of the archive"),
    "link.tar": (tarred({}, more=[("l.txt", tarfile.SYMTYPE, "/etc/passwd")]), "a link"),
    "parts.eml": (PARTS, "parts in parts"),
    "cyclic.pdf": (CYCLIC, "broken PDF"),
}
"""Files that mean harm, and why they are not read."""

ODD = {
    "surrogates.jsonl": json.dumps({"text": "The tern \ud83d sails."}),
    "mixed.txt": PROSE.encode() * 9 + "café".encode("cp1252"),
    "nuls.txt": f"{PROSE}\0\n" * 20,
    "cells.csv": f"text\n{PROSE}{',x' * 200_000}\n",
    "hurt.warc": PAGES[0] + PAGES[1][:-300] + PAGES[2] + PAGES[3],
    "beside.tar": tarred(
        {"../up.txt": b"no", "ok.txt": PROSE.encode(), "b.db": b"SQLite format 3\0"}
    ),
}
"""Files that are read in spite of what is wrong with them."""

SOURCES = {
    "beside.tar": "ok",
    "cells.csv": "cells#1",
    "hurt.warc": "hurt#4",
    "surrogates.jsonl": "surrogates#1",
}
"""The source of a report of each, where it is not the file's stem."""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Return the reports and the failures of all these files, read in one go."""
    folder = tmp_path_factory.mktemp("bad")
    bodies = {name: body for name, (body, _) in BAD.items()} | ODD | {"z.txt": PROSE}
    for name, body in bodies.items():
        write(folder, name, body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "Feed", partial(Feed, bounds=BOUNDS))
        patch.setattr(engine, "Watch", partial(Watch, bounds=BOUNDS))
        with retold.open(folder / "test.sqlite", engine=Pool(2)) as held:
            held.read(folder)
            return held.reports(), list(held.export("failures")), str(folder)


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_means_harm_is_a_failure_with_its_reason(read, name):
    _, failures, folder = read
    reasons = [row.reason for row in failures if row.input.startswith(f"{folder}/{name}")]
    assert any(BAD[name][1] in reason for reason in reasons), reasons
    others = [reason for reason in reasons if reason != BAD[name][1]]
    assert not any("takes over" in reason or "kills" in reason for reason in others)


@pytest.mark.parametrize("name", [*ODD, "z.txt"])
def test_what_is_beside_and_what_is_odd_is_read(read, name):
    reports, _, _ = read
    source = SOURCES.get(name, name.partition(".")[0])
    (made,) = (one for one in reports if one.source == source)
    assert "ferry Marten" in made.text or "tern \ufffd sails" in made.text


def test_nothing_else_is_read(read):
    reports, _, _ = read
    assert len(reports) == len(ODD) + 3


# --- a gigabyte ------------------------------------------------------------------------------


class Gigabyte(io.RawIOBase):
    """A gigabyte of the same over and over; no such file is written."""

    def __init__(self, start, piece):
        super().__init__()
        self.start = start
        self.piece = piece * (65_536 // len(piece))
        self.left = 1_000_000_000

    def readable(self):
        """Return that it can be read."""
        return True

    def readinto(self, buffer):
        """Read as much as fits, up to a piece."""
        piece, self.start = (self.start or self.piece)[: min(len(buffer), max(self.left, 0))], b""
        buffer[: len(piece)] = piece
        self.left -= len(piece)
        return len(piece)


def opened_gigabyte(source, trail):
    name, start, piece = source
    return open_found(Found(name, "a", buffered(Gigabyte(start, piece)), trail=trail))


def lost_gigabyte(source, reason):
    raise AssertionError(f"{source}: {reason}")


@pytest.mark.parametrize(
    ("name", "start", "piece"),
    [
        ("a.html", b"<html><body>", b"<div>"),
        ("a.xml", b"<rss><channel>", b"<div>"),
        ("a.xml", b'<?xml version="1.0"?><newsMessage>', b"<div>"),
        ("a.xml", b'<?xml version="1.0"?><newsMessage><newsItem>', b"<p><b>"),
        ("a.xml", b'<?xml version="1.0"?><newsMessage>', b"<p/>"),
        ("a.nitf", b"<nitf><body>", b"<p>"),
        ("a.opml", b"<opml><body>", b"<outline>"),
        ("a.md", b"# Title\n\n", b"<div>"),
        ("a.eml", b"From: a@b.example\n\n", b"<div>"),
        ("a.mbox", b"From a@b.example Sat Mar  9 10:15:00 2024\n", b"<div>"),
        ("a.json", b"[", b"["),
        ("a.json", b"{", b'{"a":'),
        ("a.jsonl", b"{", b'{"a":'),
        ("a.csv", b"text\n", b'"a",'),
        ("a.rtf", rb"{\rtf1 ", b"{"),
        ("a.tar", b"", b"\0" * 256 + b"\0ustar\0"),
        ("a.warc", b"WARC/1.0\r\n", b"A: b\r\n"),
    ],
)
def test_a_gigabyte_of_nested_tags_is_refused_in_little_memory(name, start, piece):
    bounds = Bounds(work=30.0, memory=400_000_000)
    feed = Feed(opened_gigabyte, lost_gigabyte, bounds)
    (made,) = feed.over([(name, start, piece)])
    assert made.reason
    assert "bytes of memory" not in made.reason
