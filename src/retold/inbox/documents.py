"""Documents: PDF, DOCX, ODT, RTF → their text, a paragraph a line with an empty line between."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

from retold.errors import UnreadableInputError
from retold.inbox.archives import sound_zip
from retold.inbox.decoding import LONGEST_TEXT, too_long
from retold.inbox.markup import paragraphs, parse_xml
from retold.inbox.raw import Form

# What the libraries raise on broken files: they promise nothing narrower.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)
# XML packs to a tenth or twentieth; what an office file holds unpacked is bounded all the same.
LARGEST_UNPACKED = 400_000_000
MOST_PAGES = 10_000
# A line that ends before this share of the page's usual width ends its paragraph: in justified
# print the last line of a paragraph is on average half as long as the others, in ragged print the
# others vary by a word, some 15 %.
FULL = 0.75
WIDE = 0.9  # of the lines' lengths, in order, the one that is the usual width
ODT_BLOCKS = frozenset({"p", "h", "list-item", "table-row"})
# What was deleted but is kept for tracking, notes, and what stands beside the text.
ODT_SKIPPED = frozenset({"tracked-changes", "note", "annotation", "forms"})
HYPHENATED = re.compile(r"[a-z]-\Z")
SMALL = re.compile(r"[a-z]")


def document_text(form: Form, body: bytes, name: str) -> str:
    """Return the text of a document, without its header, footer, notes and pictures.

    Args:
        form: Which kind of document.
        body: The file.
        name: What to call it in an error.

    Raises:
        UnreadableInputError: It is broken, protected, or has no text.

    """
    try:
        text = READERS[form](body, name)
    except BROKEN as error:
        reason = f"broken {form.upper()} file ({type(error).__name__}: {str(error)[:80]})"
        raise UnreadableInputError(name, reason) from error
    if len(text) > LONGEST_TEXT:
        raise UnreadableInputError(name, too_long(len(text), "characters"))
    return text


# --- PDF -------------------------------------------------------------------------------------


def _pdf(body: bytes, name: str) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - only for such files
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same

    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInputError(name, "protected by a password")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except PyPdfError as error:
        raise UnreadableInputError(name, f"broken PDF file ({str(error)[:80]})") from error
    if not any(page.strip() for page in pages):
        reason = "a PDF without text: scanned pages are pictures; recognise their text first (OCR)"
        raise UnreadableInputError(name, reason)
    return "\n\n".join(unwrapped(page) for page in pages if page.strip())


def unwrapped(page: str) -> str:
    """Return a printed page's words, its lines joined to paragraphs.

    A line that is clearly shorter than the others ends its paragraph; a word that is cut at a
    line's end is put together.
    """
    lines = [line.strip() for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(WIDE * (len(lengths) - 1))] if lengths else 0
    paragraphs = [""]
    for line in lines:
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if len(line) < FULL * width and paragraphs[-1]:
            paragraphs.append("")
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _joined(text: str, line: str) -> str:
    if HYPHENATED.search(text[-2:]) and SMALL.match(line):
        return text[:-1] + line
    return f"{text} {line}" if text and line else text or line


# --- office files ----------------------------------------------------------------------------


def _docx(body: bytes, name: str) -> str:
    from docx import Document  # noqa: PLC0415 - only for such files
    from docx.table import Table  # noqa: PLC0415 - the same

    _bounded(body, name)
    lines: list[str] = []
    for block in Document(io.BytesIO(body)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return _told(lines, name)


def _odt(body: bytes, name: str) -> str:
    content = _bounded(body, name).read("content.xml")
    root = parse_xml(content, name)
    return _told(list(paragraphs(root, ODT_BLOCKS, ODT_SKIPPED)), name)


def _rtf(body: bytes, name: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only for such files

    # RTF itself is ASCII; what is not stands in the encoding that its header names
    text = rtf_to_text(body.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    return _told(text.splitlines(), name)


def _bounded(body: bytes, name: str) -> zipfile.ZipFile:
    """Return an office file's archive.

    Raises:
        UnreadableInputError: It is broken, or unpacked it would be far larger than any text.

    """
    archive = sound_zip(io.BytesIO(body), name)
    if sum(member.file_size for member in archive.filelist) > LARGEST_UNPACKED:
        raise UnreadableInputError(name, f"over {LARGEST_UNPACKED} bytes unpacked")
    return archive


def _told(lines: list[str], name: str) -> str:
    kept = [" ".join(line.split()) for line in lines]
    if not any(kept):
        raise UnreadableInputError(name, "no text in it")
    return "\n\n".join(line for line in kept if line)


READERS: dict[Form, Callable[[bytes, str], str]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "rtf": _rtf,
}
"""Who reads which kind of document; its text is what it returns."""
