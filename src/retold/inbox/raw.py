"""One input as it was found: its bytes and its name, ready to be parsed in any process."""

from typing import Literal, TypeAlias

from msgspec import Struct

Form: TypeAlias = Literal[
    "text",
    "markdown",
    "html",
    "json",
    "record",
    "email",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "newsml",
]
"""The raw form of a report; `json` is a file of one record, `record` a row of a table."""


class Raw(Struct, frozen=True, kw_only=True):
    """An input not parsed yet.

    `source` is the name its report will have, `input` the path (and row) as shown to a person,
    `body` the file's bytes, or the record as JSON, and `kind` what the file was taken for. A crawl
    knows the address, when it was fetched (`crawled`, ISO 8601), the encoding that the server
    named, and perhaps what a feed said of the page (`listed`, JSON). A person may say which column
    holds which field (`columns`: ours, theirs).
    """

    source: str
    input: str
    form: Form
    body: bytes
    kind: str = ""
    url: str | None = None
    crawled: str | None = None
    charset: str | None = None
    listed: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
