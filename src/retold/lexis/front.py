"""What stands before a plain text's first words: front matter, or a stray date."""

import re
from typing import NamedTuple

# Front matter longer than this is not front matter: it bounds the search for its closing line.
LONGEST_FRONT = 65_536
DATE_PREFIX = re.compile(
    r"\s*(?:date|published)[ \t]{0,3}:?[ \t]{1,3}(\d{4}-\d{2}-\d{2})(?=\s)", re.IGNORECASE
)
FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\n")
KEY = re.compile(r"([A-Za-z_][\w.-]{0,60})[ \t]*[:=][ \t]*(.*)")
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
BLOCK_MARKS = frozenset({">", "|", ">-", "|-", ">+", "|+"})


class Front(NamedTuple):
    """The words before a text's own: `text[start:end]`, with the fields they give.

    `kind` is how a person would call it. A field's value is its lines, marks of YAML taken off.
    """

    start: int
    end: int
    kind: str
    fields: dict[str, list[str]]


def find_front(text: str) -> Front | None:
    """Return the front matter or the date prefix of a text, or None.

    Front matter is what blogs put between two lines of `---` (YAML) or `+++` (TOML); only plain
    keys, folded or literal blocks and flat lists are read, which is what posts use.
    """
    opening = FENCE.match(text)
    if opening:
        fence = opening[0].strip()
        closing = re.compile(rf"^{re.escape(fence)}[ \t]*$", re.MULTILINE)
        end = closing.search(text, opening.end(), opening.end() + LONGEST_FRONT)
        if end:
            fields = _fields(text[opening.end() : end.start()])
            return Front(0, len(text[: end.end()].rstrip()), "front matter", fields)
    prefix = DATE_PREFIX.match(text)
    if prefix:
        start = len(prefix[0]) - len(prefix[0].lstrip())
        return Front(start, prefix.end(), "date prefix of the text", {"date": [prefix[1]]})
    return None


def _fields(front: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    key = ""
    for line in front.split("\n"):
        found = KEY.match(line)
        if found:
            key = found[1].casefold()
            fields[key] = _values(found[2])
        elif key and line.strip():
            item = ITEM.match(line)
            fields[key].append(_unquoted(item[1] if item else line))
    return fields


def _values(value: str) -> list[str]:
    """Return the values on a key's own line; none if they follow on the next lines."""
    value = value.strip()
    if not value or value in BLOCK_MARKS:
        return []
    if value[0] == "[" and value[-1] == "]":
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
