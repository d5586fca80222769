"""Cut a report into paragraph-sized blocks, each with its role."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.lexis.bylines import byline_names, is_date_line, line_date
from retold.lexis.credits import credit_tail
from retold.lexis.front import find_front
from retold.lexis.lines import (
    count_words,
    ends_open,
    ends_sentence,
    is_full,
    is_same_title,
    is_speech,
    is_subheading,
    is_teaser_like,
    is_title_like,
    opens_small,
    role_of,
)
from retold.model import Block, Region, Report, Role

LINE = re.compile(r"\S[^\n]*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
WORD_CHARACTER = re.compile(r"\w")
# A picture's lines (name, caption, credit) with no blank line between them are at most this many.
MOST_PICTURE_LINES = 4
# A standfirst is a sentence or two; a caption about the same.
MOST_STANDFIRST_WORDS = 50
MOST_CAPTION_WORDS = 40
# Headline, standfirst, byline, date, and a picture between them.
HEAD_LINES = 8
# An author's bio stands at the end, before at most this many notices; seldom at the head.
TAIL, HEAD = 4, 2
# Above this share of short lines a text is a list or a transcript, and a short line no teaser.
MOST_SHORT_LINES = 0.2
MOST_TEASERS = 3
MOST_HEADING_WORDS = 3
TELLING = frozenset({None, "headline", "standfirst", "correction"})


class Piece(Struct):
    """A stretch of text on the way to a block; pieces of one paragraph share its number."""

    start: int
    end: int
    line: str
    paragraph: int
    role: Role | None


def find_blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks of a report in order; every word of its text is in exactly one.

    What the raw form said (`report.layout`) holds, save that a line of a page's body may show
    itself to be a pitch, a credit or the like. The rest is cut at blank lines, or at line ends
    where the text has no blank line, and labelled by the lines' own words and by what stands
    beside them. Where the signs are weak a paragraph is body: a lost paragraph costs more than
    a pitch that is kept.

    Args:
        report: The report to cut.

    Yields:
        Blocks whose places begin and end with a character that is not a space.

    """
    for piece in _laid_out(report) if report.layout else _plain(report):
        role = piece.role or "body"
        yield Block(report=report.id, start=piece.start, end=piece.end, role=role)


# --- pages -----------------------------------------------------------------------------------


def _laid_out(report: Report) -> Iterator[Piece]:
    """Yield pieces as the layout has them; what it leaves out is labelled as plain text."""
    at = 0
    for region in report.layout:
        yield from _pieces(report.text, at, region.start)
        yield from _region(report.text, region)
        at = region.end
    yield from _pieces(report.text, at, len(report.text))


def _region(text: str, region: Region) -> Iterator[Piece]:
    """Yield a region's paragraphs; only those of a body or a caption may show another role."""
    if region.role not in {"body", "caption"}:
        for number, lines in enumerate(_paragraphs(text, region.start, region.end)):
            yield Piece(lines[0][0], lines[-1][1], "", number, region.role)
        return
    for piece in _pieces(text, region.start, region.end):
        piece.role = piece.role or region.role
        yield piece


# --- plain text ------------------------------------------------------------------------------


def _plain(report: Report) -> list[Piece]:
    pieces: list[Piece] = []
    front = find_front(report.text)
    body = 0
    if front:
        pieces.append(Piece(front.start, front.end, "", -1, "meta"))
        body = front.end
    rest = list(_pieces(report.text, body, len(report.text)))
    if report.form == "markdown":
        _label_markdown(rest)
    _label_head(rest, report.title)
    _label_pictures(rest)
    _label_headed(rest)
    _label_teasers(rest)
    _label_tail(rest)
    _keep_some_prose(rest)
    return pieces + rest


def _keep_some_prose(pieces: Sequence[Piece]) -> None:
    """Take captions for prose in a text that has nothing else to tell."""
    if not any(piece.role in TELLING for piece in pieces):
        for piece in pieces:
            piece.role = None if piece.role == "caption" else piece.role


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield paragraphs, or their lines where one of few lines shows a role of its own."""
    for number, lines in enumerate(_paragraphs(text, start, end)):
        first, last = lines[0][0], lines[-1][1]
        if 1 < len(lines) <= MOST_PICTURE_LINES:
            parts = [part for a, b in lines for part in _cut(text, a, b, number)]
            if any(part.role or _is_signed(part.line) for part in parts):
                yield from parts
                continue
        yield from _cut(text, first, last, number)


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield each paragraph's lines: paragraphs end at blank lines, or at lines if none is."""
    by_blank = BLANK_LINE.search(text, start, end) is not None
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


def _label_markdown(pieces: Sequence[Piece]) -> None:
    """Label what Markdown marks: the title, and pictures."""
    for piece in pieces:
        if piece.line.startswith("# "):
            piece.role = "headline"
        elif piece.line.startswith("![") and piece.line.endswith(")"):
            piece.role = "caption"


def _label_head(pieces: Sequence[Piece], title: str | None) -> None:
    """Label what stands above the first full paragraph: headline, standfirst, byline, date."""
    if pieces and title and is_same_title(pieces[0].line, title):
        pieces[0].role = "headline"
    first = next((i for i, p in enumerate(pieces) if p.role is None and _opens_prose(p.line)), 0)
    titled = title is not None
    for piece in pieces[: min(first, HEAD_LINES)]:
        piece.role = piece.role or _head_role(piece.line, titled=titled)
        titled = titled or piece.role == "headline"


def _opens_prose(line: str) -> bool:
    return is_full(line) and (ends_sentence(line) or count_words(line) > MOST_STANDFIRST_WORDS)


def _head_role(line: str, *, titled: bool) -> Role | None:
    if byline_names(line):
        return "byline"
    if is_date_line(line) or (line_date(line) and not ends_sentence(line)):
        return "meta"
    if ends_sentence(line) or count_words(line) > MOST_STANDFIRST_WORDS:
        return None
    if not titled:
        return "headline" if is_title_like(line) else None
    aside = is_subheading(line) or ends_open(line) or line[0] in "([•*-"
    return None if aside else "standfirst"


def _label_pictures(pieces: Sequence[Piece]) -> None:
    """Label the names and captions that belong to a credit, and captions that stand twice."""
    pictured = {piece.paragraph for piece in pieces if piece.role in {"credit", "caption"}}
    for at, piece in enumerate(pieces):
        if piece.role is not None or count_words(piece.line) > MOST_CAPTION_WORDS:
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.paragraph in pictured or _is_named_over(piece, after):
            piece.role = "caption"
        elif after and after.line == piece.line and not is_speech(piece.line):
            piece.role = after.role = "caption"


def _is_named_over(piece: Piece, after: Piece | None) -> bool:
    """Tell whether a line of names in small letters stands over a credit or a caption."""
    return (
        after is not None
        and after.role in {"credit", "caption"}
        and opens_small(piece.line)
        and not ends_sentence(piece.line)
    )


def _label_headed(pieces: Sequence[Piece]) -> None:
    """Label what follows a heading: the titles under `Related Articles`, a correction's text."""
    heading: Role | None = None
    for piece in pieces:
        if piece.role == "related":
            heading = "related"
        elif piece.role == "correction" and count_words(piece.line) <= MOST_HEADING_WORDS:
            heading = "correction"
        elif piece.role is None and heading and _is_headed(piece, heading):
            piece.role = heading
            heading = None if heading == "correction" else heading
        else:
            heading = None


def _is_headed(piece: Piece, heading: Role) -> bool:
    return heading == "correction" or is_title_like(piece.line)


def _label_teasers(pieces: Sequence[Piece]) -> None:
    """Label lone titles of other reports between full paragraphs."""
    candidates = [
        at for at, p in enumerate(pieces) if at and p.role is None and is_teaser_like(p.line)
    ]
    if len(candidates) > max(MOST_TEASERS, MOST_SHORT_LINES * len(pieces)):
        return
    alone = set(candidates)
    for at in candidates:
        before = next((i for i in range(at - 1, -1, -1) if i not in alone), 0)
        after = next((i for i in range(at + 1, len(pieces)) if i not in alone), len(pieces))
        framed = [pieces[i] for i in (before, after) if i < len(pieces)]
        if after - before - 1 <= MOST_TEASERS and all(_is_prose(piece) for piece in framed):
            pieces[at].role = "related"


def _is_prose(piece: Piece) -> bool:
    return piece.role is not None or is_full(piece.line)


def _label_tail(pieces: Sequence[Piece]) -> None:
    """Take bios back from the middle of a text; find the byline and the date at its end."""
    for at, piece in enumerate(pieces):
        at_end = at >= len(pieces) - TAIL
        if piece.role == "bio" and not at_end and at >= HEAD:
            piece.role = None
        elif piece.role is None and at_end and byline_names(piece.line):
            piece.role = "byline"
