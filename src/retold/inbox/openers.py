"""What an input looks like → who opens it. A new form of input is one line in `KINDS`.

A certain mark in the first bytes counts before the name, since files are often named wrongly; of
several kinds with one mark (office files are zip archives) the name chooses. Text has no mark:
there the name counts, and only where it says nothing, how the text begins.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from retold.errors import UnreadableInputError
from retold.inbox.archives import open_tar, open_zip
from retold.inbox.crawls import STARTS, open_crawl, open_wacz
from retold.inbox.decoding import LONGEST_BYTES, is_binary, too_long
from retold.inbox.found import LARGEST_DOCUMENT, STAGE, Found, Opened
from retold.inbox.jsons import open_json, open_lines
from retold.inbox.listings import open_text
from retold.inbox.mails import open_mailbox
from retold.inbox.newsml import open_xml
from retold.inbox.packed import (
    open_bzip2,
    open_gzip,
    open_xz,
    open_zstandard,
    plain_name,
    suffix_of,
)
from retold.inbox.raw import Form, Raw
from retold.inbox.tables import open_csv, open_database, open_parquet
from retold.model import Failure

# A compressed archive of compressed archives of compressed files is deep enough; a file that
# unpacks to itself never ends.
DEEPEST = 5


class Kind(NamedTuple):
    """A kind of input.

    Attributes:
        called: What a person is told that an input of it was taken for.
        suffixes: Extensions of its files.
        opens: What yields the inputs in it.
        marks: The first bytes, one of which each such file has, and no text.
        looks: How its text begins, for files whose name says nothing.

    """

    called: str
    suffixes: tuple[str, ...]
    opens: Callable[[Found], Opened]
    marks: tuple[bytes, ...] = ()
    looks: str = ""


def _one(form: Form, limit: int = LONGEST_BYTES) -> Callable[[Found], Opened]:
    """Return what opens a file that is one report."""

    def opened(found: Found) -> Opened:
        yield found.one(form, found.whole(limit, lambda size: too_long(size, "bytes")))

    return opened


def _document(form: Form) -> Callable[[Found], Opened]:
    return _one(form, LARGEST_DOCUMENT)


XML = (".xml", ".rss", ".atom", ".rdf", ".opml", ".nitf")
DATABASE = (".sqlite", ".sqlite3", ".db")
ZIP = (b"PK\x03\x04",)

KINDS = (
    # containers
    Kind("gzip", (".gz", ".gzip", ".tgz"), open_gzip, (b"\x1f\x8b",)),
    Kind("bzip2", (".bz2", ".tbz2"), open_bzip2, (b"BZh",)),
    Kind("xz", (".xz", ".txz"), open_xz, (b"\xfd7zXZ\0",)),
    Kind("zstd", (".zst", ".zstd", ".tzst"), open_zstandard, (b"\x28\xb5\x2f\xfd",)),
    Kind("page of a crawl", (".warc",), open_crawl, STARTS),
    Kind("zip archive", (".zip",), open_zip, ZIP),
    Kind("crawl in a package", (".wacz",), open_wacz, ZIP),
    Kind("tar archive", (".tar",), open_tar, looks=r"(?s:.{257}ustar)"),
    # many reports in one file
    Kind("JSON record", (".json",), open_json, looks=r"\s*(?:\{\s*\"|\[\s*\{)"),
    Kind("JSON line", (".jsonl", ".ndjson"), open_lines),
    Kind("CSV row", (".csv", ".tsv"), open_csv),
    Kind("Parquet row", (".parquet",), open_parquet, (b"PAR1",)),
    Kind("SQLite row", DATABASE, open_database, (b"SQLite format 3\0",)),
    Kind("news item in XML", XML, open_xml, looks=r"\s*<\?xml\s"),
    Kind("e-mail of a mailbox", (".mbox",), open_mailbox, looks=r"From \S+@\S+ .*\d{4}\r?\n"),
    # one report in one file
    Kind("page", (".html", ".htm", ".xhtml"), _one("html"), looks=r"\s*<(?:!doctype )?html\b"),
    Kind("Markdown", (".md", ".markdown"), _one("markdown")),
    Kind("text", (".txt", ".text"), open_text),
    Kind("e-mail", (".eml",), _document("email")),
    Kind("PDF", (".pdf",), _document("pdf"), (b"%PDF-",)),
    Kind("Word document", (".docx",), _document("docx"), ZIP),
    Kind("OpenDocument", (".odt",), _document("odt"), ZIP),
    Kind("rich text", (".rtf",), _document("rtf"), (rb"{\rtf",)),
)
"""Every kind of input that is read."""

TEXT = next(kind for kind in KINDS if kind.called == "text")
MARKED = [kind for kind in KINDS if kind.marks]
BY_SUFFIX = {
    suffix: [kind for kind in KINDS if suffix in kind.suffixes]
    for suffix in sorted({suffix for kind in KINDS for suffix in kind.suffixes})
}
LOOKS = [(re.compile(kind.looks.encode(), re.IGNORECASE), kind) for kind in KINDS if kind.looks]


def kind_of(found: Found) -> Kind:
    """Return what an input is taken for.

    Raises:
        UnreadableInputError: It is of no kind that is read.

    """
    head, suffix = found.head(), suffix_of(found.name)
    if not head:
        raise UnreadableInputError(found.name, "empty file")
    if found.depth > DEEPEST:
        raise UnreadableInputError(found.name, "containers in containers, too deep to follow")
    if plain_name(found.name).endswith(".warc"):  # its compression is its own affair
        suffix = ".warc"
    marked = [kind for kind in MARKED if head.startswith(kind.marks)]
    named = [kind for kind in BY_SUFFIX.get(suffix, ()) if kind in marked or not kind.marks]
    for kinds in ([kind for kind in named if kind.marks], marked, named):
        if kinds:
            return kinds[0]
    if suffix in BY_SUFFIX and head.strip():
        reason = f"named {suffix}, but its first bytes are not those of such a file"
        raise UnreadableInputError(found.name, reason)
    return _by_looks(found, head)


def _by_looks(found: Found, head: bytes) -> Kind:
    """Return the kind of a file whose name says nothing."""
    looks = next((kind for pattern, kind in LOOKS if pattern.match(head)), None)
    if looks:
        return looks
    if is_binary(head) or not (found.named or not suffix_of(found.name)):
        reason = f"not a kind of file that is read ({suffix_of(found.name) or 'binary'})"
        raise UnreadableInputError(found.name, reason)
    return TEXT


def open_found(found: Found) -> Iterator[Raw | Failure]:
    """Yield the inputs in a stream and in what it contains; what goes wrong is a failure there."""
    if refused := found.trail.opens():
        yield Failure(input=found.name, stage=STAGE, reason=refused)
        return
    try:
        kind = kind_of(found)
        for one in kind.opens(found._replace(kind=kind.called)):
            if isinstance(one, Found):
                yield from open_found(one)
            else:
                yield one
    except OSError as error:
        yield Failure(input=found.name, stage=STAGE, reason=said(error))
    except UnreadableInputError as error:
        yield Failure(input=error.source, stage=STAGE, reason=error.reason)
    found.trail.closes()


def said(error: OSError) -> str:
    """Return the system's reason in its own words, in small letters."""
    return (error.strerror or str(error)).casefold()
