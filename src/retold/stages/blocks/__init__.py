"""Cut a report into paragraph-sized blocks, each with its role."""

from collections.abc import Iterator

from retold.lexis.front import find_front
from retold.lexis.language import find_block_language
from retold.model import Block, Region, Report
from retold.stages.blocks.pieces import Piece, cut_pieces, paragraphs
from retold.stages.blocks.plain import label_pieces

# What has a language worth asking for.
PROSE = frozenset({"body", "standfirst", "caption", "correction"})


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
        language = None
        if role in PROSE:
            language = find_block_language(report.text[piece.start : piece.end], report.language)
        yield Block(
            report=report.id, start=piece.start, end=piece.end, role=role, language=language
        )


def _laid_out(report: Report) -> Iterator[Piece]:
    """Yield pieces as the layout has them; what it leaves out is labelled as plain text."""
    at = 0
    for region in report.layout:
        if report.text[at : region.start].strip():
            yield from cut_pieces(report.text, at, region.start)
        yield from _region(report.text, region)
        at = region.end
    yield from cut_pieces(report.text, at, len(report.text))


def _region(text: str, region: Region) -> Iterator[Piece]:
    """Yield a region's paragraphs; only those of a body or a caption may show another role."""
    if region.role not in {"body", "caption"}:
        for number, lines in enumerate(paragraphs(text, region.start, region.end)):
            yield Piece(lines[0][0], lines[-1][1], "", number, region.role)
        return
    for piece in cut_pieces(text, region.start, region.end):
        piece.role = piece.role or region.role
        yield piece


def _plain(report: Report) -> list[Piece]:
    pieces: list[Piece] = []
    front = find_front(report.text)
    body = 0
    if front:
        pieces.append(Piece(front.start, front.end, "", -1, "meta"))
        body = front.end
    rest = list(cut_pieces(report.text, body, len(report.text)))
    label_pieces(rest, report)
    return pieces + rest
