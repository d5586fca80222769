"""Bytes → text: which encoding, what is binary, and the few characters that are replaced."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from retold.errors import UnreadableInputError

# A book of a million words has some 6,000,000 characters, the longest single reports (official
# inquiries, transcripts of a day in parliament) stay below 4,000,000. What is longer is a file of
# many reports under one name, and would be one huge block to every stage.
LONGEST_TEXT = 4_000_000
# A code point has at most four bytes in UTF-8.
LONGEST_BYTES = 4 * LONGEST_TEXT

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x7fELF",
    b"SQLite format 3",
    b"RIFF",
    b"PAR1",
)
"""How well-known binary files begin (the `file` command's table)."""

# The declaration of a page's encoding must stand in its first 1024 bytes (HTML standard).
DECLARED_WITHIN = 1_024
CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE)

# How many letters of UTF-8 stand for each wrong byte, at least.
MOST_WRONG = 4

SAMPLE = 8_192
# Compressed and compiled files hold some 10 % of these bytes, texts none but a stray one.
MOST_CONTROLS = 0.02
STRAY_CONTROLS = 2  # a short text may hold one all the same
CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
SURROGATES = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A file's text, and the encoding that fitted."""

    text: str
    encoding: str


def decode(body: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a file: by its byte order mark, as UTF-8, by its declaration, or by detection.

    Args:
        body: The file's bytes.
        name: What to call the file in an error.
        declared: The encoding that the file itself names, if it does.

    Raises:
        UnreadableInputError: The file is empty, binary, too large, or in no encoding that fits.

    """
    if not body.strip():
        raise UnreadableInputError(name, "empty file")
    if len(body) > LONGEST_BYTES:
        raise UnreadableInputError(name, too_long(len(body), "bytes"))
    marked = next((encoding for mark, encoding in BOMS if body.startswith(mark)), None)
    if marked is None and is_binary(body):
        raise UnreadableInputError(name, "binary file, not a kind that is read")
    for encoding in (marked,) if marked else _candidates(body, declared):
        text = _attempt(body, encoding)
        if text is None and encoding == "utf-8":
            text = _mostly_utf8(body)
        if text is not None:
            return Decoded(text, encoding)
    raise UnreadableInputError(name, "wrong encoding: neither UTF-8 nor another that fits")


def too_long(size: int, unit: str) -> str:
    """Return the reason for leaving out an input that is over the limit."""
    return f"{size} {unit} is over the limit of {LONGEST_TEXT} characters for one text"


def declared_encoding(body: bytes) -> str | None:
    """Return the encoding that a page's head names, or None."""
    found = CHARSET.search(body, 0, DECLARED_WITHIN)
    return found[1].decode("ascii", "replace") if found else None


def is_binary(body: bytes) -> bool:
    """Tell whether bytes are no text, from how they begin."""
    sample = body[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    strays = max(STRAY_CONTROLS, MOST_CONTROLS * len(sample))
    return sample.startswith(MAGIC) or controls > strays


def _attempt(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # other bytes, or an encoding nobody knows
        return None


def _mostly_utf8(body: bytes) -> str | None:
    """Return a text in UTF-8 that holds some bytes of another encoding, each as U+FFFD, or None.

    Letters of two bytes or more are never right by chance in a text of another encoding: where
    they are several times as many as the wrong bytes, two texts were put together.
    """
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    letters = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return text if letters > MOST_WRONG * wrong else None


def _candidates(body: bytes, declared: str | None) -> Iterator[str]:
    """Yield the encodings to try, the costly detection only when it is needed.

    Bytes that are UTF-8 are UTF-8 whatever the page declares: no text in another encoding is so
    by chance, and pages are often saved anew with their old declaration. Else a declaration counts
    as browsers count it (WHATWG Encoding): `iso-8859-1` is windows-1252.
    """
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415 - loaded when needed

    known = map_encoding_to_html5(declared, fallback_utf8=False) if declared else None
    if known == "iso2022_jp":  # its bytes are ASCII, so UTF-8 would read them too
        yield known
    yield "utf-8"
    if known and not known.startswith("utf"):
        yield known
    detected = _detected(body)
    if detected:
        yield detected


def _detected(body: bytes) -> str | None:
    """Return the encoding that the bytes look like, or None where the text would have controls."""
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - loaded when needed

    encoding = detect_encoding(body)
    text = _attempt(body, encoding) if encoding else None
    return None if text is None or CONTROLS.search(text) else encoding


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate.

    UTF-8 cannot hold one: that no text has any is seen ten times faster so than by a pattern.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text)
    return text


def normalized(text: str, name: str) -> str:
    """Return the text as it is kept: LF ends lines, NUL and lone surrogates are U+FFFD.

    Raises:
        UnreadableInputError: Nothing but space is in it, or it is over the limit.

    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    text = without_surrogates(text)
    if not text.strip():
        raise UnreadableInputError(name, "no text in it")
    if len(text) > LONGEST_TEXT:
        raise UnreadableInputError(name, too_long(len(text), "characters"))
    return text
