"""E-mail: a mailbox → its messages; a message → its text and what its header says."""

from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import NamedTuple

from msgspec.structs import replace

from retold.errors import UnreadableInputError
from retold.inbox.decoding import decode
from retold.inbox.facts import Facts, clean_names, one_line
from retold.inbox.found import LARGEST_DOCUMENT, Found, Opened
from retold.inbox.moments import read_moment

# How a mailbox parts its messages: a line that begins so after an empty one (RFC 4155).
PARTING = b"From "
# Whoever sends to a list says how to leave it (RFC 2369); a person does not.
OF_A_LIST = ("List-Unsubscribe", "List-Id", "List-Post")
SHOWN = ("Subject", "From", "Date")
MOST_PARTS = 200
# A thousand encoded words, of 75 characters at most (RFC 2047); decoding takes the square of it.
LONGEST_ENCODED = 75_000


class Mail(NamedTuple):
    """A message: the lines of its header that are shown, its words or its page, and its facts."""

    head: str
    text: str
    page: str
    facts: Facts


def open_mailbox(found: Found) -> Opened:
    """Yield the messages of a mailbox, numbered from 1."""
    for number, body in enumerate(_messages(found), 1):
        if len(body) > LARGEST_DOCUMENT:
            yield found.failure(number, f"over {LARGEST_DOCUMENT} bytes for one message")
        else:
            raw = found.one("email", body)
            yield replace(raw, source=f"{raw.source}#{number}", input=f"{raw.input}#{number}")


def _messages(found: Found) -> Iterator[bytes]:
    """Yield each message, cut off where it is longer than any that is read."""
    lines: list[bytes] = []
    size, after_empty = 0, True
    while line := found.stream.readline(LARGEST_DOCUMENT):
        if line.startswith(PARTING) and after_empty:
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST_DOCUMENT:
            lines.append(line)
            size += len(line)
        after_empty = not line.strip()
    if lines:
        yield b"".join(lines)


def read_mail(body: bytes, name: str) -> Mail:
    """Return what a message holds.

    Of a message with words and a page the words are taken, save of a newsletter's: there the
    words are often but a link to the page.

    Args:
        body: The message (RFC 5322, MIME).
        name: What to call it in an error.

    Raises:
        UnreadableInputError: It is no message, or holds neither words nor a page.

    """
    try:
        message = message_from_bytes(body)
    except RecursionError as error:
        raise UnreadableInputError(name, "parts in parts without end") from error
    if not message.keys() or "From" not in message:
        raise UnreadableInputError(name, "no e-mail: it has no header with a sender")
    texts, pages = _part(message, "text/plain", name), _part(message, "text/html", name)
    of_a_list = any(field in message for field in OF_A_LIST)
    if pages and (of_a_list or not texts):
        texts = ""
    elif not texts:
        raise UnreadableInputError(name, "no text in it: only attachments")
    head = "".join(f"{field}: {_field(message, field)}\n" for field in SHOWN if field in message)
    return Mail(head, texts, "" if texts else pages, _facts(message, of_a_list=of_a_list))


def _part(message: Message, kind: str, name: str) -> str:
    """Return the first part of a kind that is no attachment, or ""."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            return decode(body, name, _charset(part)).text
    return ""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):  # a parameter in an encoding that nobody knows
        return None


def _facts(message: Message, *, of_a_list: bool) -> Facts:
    sender = parseaddr(_field(message, "From"))[0]
    facts = Facts(title=one_line(_field(message, "Subject")))
    if of_a_list:
        facts.outlet = one_line(sender)
    else:
        facts.byline = clean_names([sender])
    facts.dated(read_moment(_field(message, "Date")), "Date field of the e-mail")
    return facts


def _field(message: Message, name: str) -> str:
    """Return a header field as one line, its encoded words decoded (RFC 2047)."""
    value = str(message.get(name, ""))
    if len(value) <= LONGEST_ENCODED:
        with suppress(MessageError, LookupError, ValueError):  # encoded wrongly: shown as it stands
            value = str(make_header(decode_header(value)))
    return " ".join(value.split())
