"""Whatever bytes come under whatever name: inputs or failures come out, and nothing else."""

import bz2
import gzip
import io
import json
import lzma
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pyarrow as pa
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from retold.errors import UnreadableInputError
from retold.inbox import Raw, read_input
from retold.inbox.found import Found, buffered
from retold.inbox.openers import KINDS, open_found
from retold.inbox.raw import Form
from retold.model import Failure
from tests.inputs import PAGE, PROSE, crawl, lines
from tests.test_agencies import CONTENTS, ITEM, NITF, ONE, TWO
from tests.test_containers import tarred, zipped
from tests.test_crawls import REFERS, page, revisit
from tests.test_documents import LINES, ODT, RTF, odt, pdf, word
from tests.test_mails import message
from tests.test_tables_read import database

RECORDS = lines({"id": "k1", "text": PROSE, "authors": ["Ada Lund"]}, ONE, TWO)
SUFFIXES = sorted({suffix for kind in KINDS for suffix in kind.suffixes})
# Each database is laid out as a file, which is slow: a few that are broken below are enough.
SUFFIXES = [suffix for suffix in SUFFIXES if suffix not in {".db", ".sqlite", ".sqlite3"}]


def table():
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": [PROSE], "authors": [["Ada Lund"]]}), buffer)
    return buffer.getvalue()


def sqlite():
    with TemporaryDirectory() as folder:
        rows = [{"id": str(number), "text": PROSE} for number in range(60)]
        return database(Path(folder) / "a.db", articles=rows).read_bytes()


FEED = (
    '<rss version="2.0"><channel><title>Post</title><language>en-gb</language><item>'
    "<title>Marten sails</title><link>https://post.example/1</link><guid>p1</guid>"
    f"<pubDate>Fri, 08 Mar 2024 09:00:00 GMT</pubDate><description>{PROSE}</description>"
    "</item></channel></rss>"
)
MAIL = message(PROSE, PAGE, List_Id="news <news.post.example>").as_bytes()
WHOLE = {
    ".bz2": bz2.compress(RECORDS),
    ".csv": f"id,text\nk1,{PROSE}\n".encode(),
    ".db": sqlite(),
    ".docx": word("Marten sails", PROSE),
    ".eml": MAIL,
    ".gz": gzip.compress(RECORDS),
    ".html": PAGE.encode(),
    ".json": b"[" + RECORDS.replace(b"\n", b",") + b"]",
    ".jsonl": RECORDS,
    ".mbox": b"From ada Sat Mar  9 10:15:00 2024\n" + MAIL,
    ".nitf": NITF.encode(),
    ".odt": odt(ODT),
    ".parquet": table(),
    ".pdf": pdf(LINES),
    ".rtf": RTF.encode(),
    ".tar": tarred({"a.txt": PROSE.encode(), "b.jsonl": RECORDS}),
    ".md": f"---\ntitle: Marten sails\ndate: 2024-03-08\n---\n\n{PROSE}".encode(),
    ".rss": FEED.encode(),
    ".warc": b"".join([page(1), page(2), revisit(3, 12, *REFERS)]),
    ".wacz": zipped({"archive/a.warc.gz": crawl(page(1)), "datapackage.json": b"{}"}),
    ".warc.gz": crawl(page(1), page(2), revisit(3, 12, *REFERS)),
    ".xml": ITEM.format(guid=17, content=CONTENTS["XHTML"]).encode(),
    ".xz": lzma.compress(RECORDS),
    ".zip": zipped({"a.txt": PROSE.encode(), "b.jsonl": RECORDS}),
    ".zst": zstandard.compress(RECORDS),
}
"""A sound file of each kind, to be broken."""


def everything(body, suffix):
    """Return what comes of bytes under a name, each input read."""
    found = Found(f"a{suffix}", "a", buffered(io.BytesIO(body)), named=True)
    made = []
    for one in open_found(found):
        assert isinstance(one, Raw | Failure)
        try:
            made.append(read_input(one) if isinstance(one, Raw) else one)
        except UnreadableInputError as refusal:
            assert refusal.reason  # noqa: PT017 - a report is as good an outcome
            made.append(Failure(input=one.input, stage="inbox", reason=refusal.reason))
    for one in made:
        if not isinstance(one, Failure):
            assert one.text.strip()
            one.text.encode()
    return made


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_sound_file_of_each_kind_is_read(suffix):
    made = everything(WHOLE[suffix], suffix)
    assert made
    assert not any(isinstance(one, Failure) for one in made)


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from([*SUFFIXES, "", ".wat"]))
def test_any_bytes_under_any_name(body, suffix):
    assert everything(body, suffix)


MARKS = sorted({mark for kind in KINDS for mark in kind.marks})


@settings(max_examples=100)
@given(st.sampled_from(MARKS), st.binary(max_size=200), st.sampled_from([*SUFFIXES, ".txt"]))
def test_any_bytes_after_the_mark_of_a_kind(mark, body, suffix):
    assert everything(mark + body, suffix)


@settings(max_examples=200)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_file_that_was_cut_changed_or_glued(suffix, data):
    body = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(0, 4), "changes")):
        at = data.draw(st.integers(0, len(body) - 1), "at")
        body[at] = data.draw(st.integers(0, 255), "byte")
    body = body[: data.draw(st.integers(1, len(body)), "kept")]
    body += data.draw(st.binary(max_size=20), "glued")
    first = everything(bytes(body), suffix)
    assert first == everything(bytes(body), suffix)


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "bodies", "uri", "value", "by", "url", "source", "items"])
                | st.text(max_size=5),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
    st.sampled_from([".json", ".jsonl"]),
)
def test_any_json_is_a_record_or_none(value, suffix):
    made = everything(json.dumps(value).encode(), suffix)
    assert made or "[]" in json.dumps(value)


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize(
    "body",
    [
        b"\0" * 5000,
        b"<" * 5000,
        b"\xff\xfe" * 2000,
        b"{" * 5000,
        b"\xed\xa0\x80" * 500,
        b"=?" * 5000,
    ],
)
def test_each_reader_bears_what_is_not_its_own(form, body):
    raw = Raw(source="a", input="a", form=form, body=body)
    try:
        made = read_input(raw)
    except UnreadableInputError as refusal:
        assert refusal.reason  # noqa: PT017 - a report is as good an outcome
        return
    assert made.text.strip()


# --- what once came through ------------------------------------------------------------------

SURROGATE = '{"html": "<html><body><p>The ferry \\ud800 sails again in spring.</p></body></html>"}'
LONG_YEAR = MAIL.replace(
    b"From:", b"Date: Sat, 09 Mar 202999999999999999999994 10:15:00 +0100\nFrom:", 1
)
LONG_YEAR = LONG_YEAR.replace(b"\nDate: Sat, 09 Mar 2024", b"\nX-Date: Sat, 09 Mar 2024")


NOTED = WHOLE[".xml"].replace(b"<newsItem", b"<!-- A note. --><?style none?><newsItem", 1)


def longer_than_its_file(body):
    """Return an office file whose last member claims to be longer than the file."""
    buffer, main = io.BytesIO(), "word/document.xml"
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: name == main):
            new.writestr(name, old.read(name))
    made = bytearray(buffer.getvalue())
    at = made.rindex(b"PK\x01\x02") + 20  # both its sizes (APPNOTE.TXT 4.3.12)
    made[at : at + 8] = (2**24).to_bytes(4, "little") * 2
    return bytes(made)


@pytest.mark.parametrize(
    ("suffix", "body"),
    [
        (".jsonl", SURROGATE.encode()),
        (".json", SURROGATE.encode()),
        (".eml", LONG_YEAR),
        (".xml", NOTED),
        (".docx", longer_than_its_file(WHOLE[".docx"])),
    ],
)
def test_what_once_came_through_is_read_or_refused(suffix, body):
    assert everything(body, suffix)
