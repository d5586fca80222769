"""Cut a text into paragraphs, or their lines where those show roles of their own."""

import re
from collections.abc import Iterator

from msgspec import Struct

from retold.lexis.bylines import byline_names, is_date_line
from retold.lexis.credits import credit_tail
from retold.lexis.lines import role_of
from retold.model import Role

LINE = re.compile(r"\S[^\n]*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
WORD_CHARACTER = re.compile(r"\w")
# A picture's lines (name, caption, credit) with no blank line between them are at most this many.
MOST_PICTURE_LINES = 4


class Piece(Struct):
    """A stretch of text on the way to a block; pieces of one paragraph share its number."""

    start: int
    end: int
    line: str
    paragraph: int
    role: Role | None


def cut_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield paragraphs, or their lines where one of few lines shows a role of its own."""
    for number, lines in enumerate(paragraphs(text, start, end)):
        first, last = lines[0][0], lines[-1][1]
        if 1 < len(lines) <= MOST_PICTURE_LINES:
            parts = [part for a, b in lines for part in _cut(text, a, b, number)]
            if any(part.role or _is_signed(part.line) for part in parts):
                yield from parts
                continue
        yield from _cut(text, first, last, number)


def paragraphs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield each paragraph's lines: paragraphs end at blank lines, or at lines if none is."""
    by_blank = text.find("\n", start, end) >= 0 and bool(BLANK_LINE.search(text, start, end))
    lines: list[tuple[int, int]] = []
    for match in LINE.finditer(text, start, end):
        first = match.start()
        if lines and not (by_blank and text.count("\n", lines[-1][1], first) == 1):
            yield lines
            lines = []
        lines.append((first, first + len(match[0].rstrip())))
    if lines:
        yield lines


def _cut(text: str, start: int, end: int, paragraph: int) -> Iterator[Piece]:
    """Yield a stretch as one piece, or as a caption and the credit at its end."""
    line = text[start:end]
    role = role_of(line)
    tail = credit_tail(line) if role in {None, "caption"} else None
    if tail is None:
        yield Piece(start, end, line, paragraph, role or _wordless(line))
        return
    caption = line[:tail].rstrip()
    if _wordless(caption):
        yield Piece(start, end, line, paragraph, "credit")
        return
    yield Piece(start, start + len(caption), caption, paragraph, "caption")
    yield Piece(start + tail, end, line[tail:], paragraph, "credit")


def _wordless(line: str) -> Role | None:
    return None if WORD_CHARACTER.search(line) else "meta"


def _is_signed(line: str) -> bool:
    """Tell whether a line says who wrote the report, or when."""
    return bool(byline_names(line)) or is_date_line(line)
