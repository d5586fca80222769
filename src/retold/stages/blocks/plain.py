"""Label the pieces of a plain text: by their own words, and by what stands beside them."""

from collections.abc import Sequence
from itertools import islice

from retold.lexis.bylines import byline_names, is_date_line, is_posted_line, line_date
from retold.lexis.language import may_be_english
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
)
from retold.model import Report, Role
from retold.stages.blocks.pieces import Piece

# A standfirst is a sentence or two; a caption about the same.
MOST_STANDFIRST_WORDS = 50
MOST_CAPTION_WORDS = 40
# Headline, standfirst, byline, date, and a picture between them.
HEAD_LINES = 8
LONGEST_BYLINE = 100  # three names with what they are
# An author's bio stands at the end, before at most this many notices; seldom at the head.
TAIL, HEAD = 4, 2
# Above this share of short lines a text is a list or a transcript, and a short line no teaser.
MOST_SHORT_LINES = 0.2
MOST_TEASERS = 3
MOST_HEADING_WORDS = 3
TELLING = frozenset({None, "headline", "standfirst", "correction"})


def label_pieces(pieces: Sequence[Piece], report: Report) -> None:
    """Give roles to the pieces of a text that has no layout; what is left without one is body."""
    if report.form == "markdown":
        _label_markdown(pieces)
    for piece in pieces:  # a page's lines are dated by what stands around them
        if piece.role is None and is_posted_line(piece.line):
            piece.role = "meta"
    _label_head(pieces, report.title)
    _label_pictures(pieces)
    _label_headed(pieces)
    if may_be_english(report.language):
        _label_teasers(pieces)
    _label_tail(pieces)
    _keep_some_prose(pieces)


def _keep_some_prose(pieces: Sequence[Piece]) -> None:
    """Take captions for prose in a text that has nothing else to tell."""
    if not any(piece.role in TELLING for piece in pieces):
        for piece in pieces:
            piece.role = None if piece.role == "caption" else piece.role


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
    # A caption that is a sentence may stand above the byline.
    if not any(piece.role == "byline" for piece in pieces[:HEAD_LINES]):
        signed = (p for p in pieces[:HEAD_LINES] if p.role is None and _is_byline(p.line))
        for piece in islice(signed, 1):
            piece.role = "byline"


def _is_byline(line: str) -> bool:
    return len(line) <= LONGEST_BYLINE and not ends_sentence(line) and bool(byline_names(line))


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
    """Label lone titles of other reports between full paragraphs.

    In English, where a report's own headings are shorter than titles; in other languages the one
    reads like the other.
    """
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
