"""A report's text with every annotation in its place, as pieces that nest.

Annotations may overlap in any way; elements of a page may not. So at every place the longer
annotation is the outer one, and one that crosses the border of a longer one is shown in parts,
the first of which carries its anchor.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from retold.tables import BlockRow, CopyRow

INNERMOST = ("copied",)  # may be cut anywhere without harm


class Note(Struct, frozen=True):
    """One annotated stretch: `kinds` are the classes it is shown with, `label` what hovering says.

    `anchor` is what links to it end in; `href` where its words lead; `after` the number of the
    note beside the text.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    anchor: str | None = None
    label: str = ""
    href: str | None = None
    after: int | None = None


class Piece(Struct, frozen=True):
    """A step in writing a block: what opens, which words follow, and what closes after them.

    `points` are anchors without words of their own, before what opens.
    """

    points: tuple[str, ...]
    opens: tuple[Note, ...]
    words: str
    closes: tuple[Note, ...]


class Paragraph(Struct, frozen=True):
    """A block with its role and its pieces; `role` is empty for text that is in no block."""

    role: str
    pieces: tuple[Piece, ...]


def paragraphs(
    text: str, blocks: Sequence[BlockRow], notes: Sequence[Note], points: Iterable[tuple[int, str]]
) -> tuple[Paragraph, ...]:
    """Cut a text into its blocks, and each block into pieces.

    Args:
        text: The report's text.
        blocks: Its blocks, in order.
        notes: Stretches to show, in any order; one outside the text is left out.
        points: Offsets with the names of anchors to put there.

    Returns:
        Paragraphs whose words, one after another, are the text, blank stretches between blocks
        left out.

    """
    inside = sorted(
        (note for note in notes if 0 <= note.start < note.end <= len(text)),
        key=lambda note: (note.start, -note.end, note.kinds, note.anchor or ""),
    )
    waiting, named = deque(inside), deque(sorted(set(points)))
    active: list[Note] = []
    begun: set[int] = set()
    made = []
    for start, end, role in _stretches(text, blocks):
        active = [note for note in active if note.end > start]
        while waiting and waiting[0].start < end:
            active.append(waiting.popleft())
        here = [note for note in active if note.end > start]
        spots = list(_until(named, end))
        pieces = _pieces(text, (start, end), here, spots)
        made.append(Paragraph(role, tuple(_first_time(piece, begun) for piece in pieces)))
    return tuple(made)


def _until(named: deque[tuple[int, str]], end: int) -> Iterator[tuple[int, str]]:
    while named and named[0][0] < end:
        yield named.popleft()


def _first_time(piece: Piece, begun: set[int]) -> Piece:
    """Take the anchors off notes that were opened before; `begun` holds those that were."""
    opens = []
    for note in piece.opens:
        opens.append(structs.replace(note, anchor=None) if id(note) in begun else note)
        begun.add(id(note))
    return structs.replace(piece, opens=tuple(opens))


def _stretches(text: str, blocks: Sequence[BlockRow]) -> Iterator[tuple[int, int, str]]:
    """Yield the blocks, and what stands between them unless it is blank."""
    at = 0
    for block in blocks:
        if text[at : block.start].strip():
            yield at, block.start, ""
        if at <= block.start < block.end:
            yield block.start, block.end, block.role
            at = block.end
    if text[at:].strip():
        yield at, len(text), ""


def _pieces(
    text: str, span: tuple[int, int], notes: Sequence[Note], points: Sequence[tuple[int, str]]
) -> Iterator[Piece]:
    """Yield the pieces of one block, opening and closing notes so that they nest."""
    edges = {at for note in notes for at in (note.start, note.end)} | {at for at, _ in points}
    cuts = sorted({*span, *(at for at in edges if span[0] < at < span[1])})
    segments = list(pairwise(cuts))
    stacks = [*_stacks(segments, notes), ()]
    named: dict[int, list[str]] = defaultdict(list)
    for at, name in points:
        named[max(at, span[0])].append(name)
    stays = 0
    for (start, end), stack, following in zip(segments, stacks, stacks[1:], strict=False):
        opens = stack[stays:]
        stays = _shared(stack, following)
        closes = tuple(_closing(note, text, end) for note in reversed(stack[stays:]))
        names = tuple(named.get(start, ()))
        yield Piece(names, opens, text[start:end], closes)


def _closing(note: Note, text: str, end: int) -> Note:
    """Return the note as it closes here: only where it ends is its number shown."""
    return structs.replace(note, after=None) if text[end : note.end].strip() else note


def _stacks(segments: Sequence[tuple[int, int]], notes: Sequence[Note]) -> list[tuple[Note, ...]]:
    """Return for each segment the notes over it, outermost first."""
    stacks: list[tuple[Note, ...]] = []
    waiting = list(reversed(notes))
    active: list[Note] = []
    for start, end in segments:
        active = [note for note in active if note.end > start]
        while waiting and waiting[-1].start < end:
            note = waiting.pop()
            if note.end > start:
                active.append(note)
        stacks.append(tuple(sorted(active, key=_outermost_first)))
    return stacks


def _outermost_first(note: Note) -> tuple[bool, int, int, tuple[str, ...], str]:
    return (
        note.kinds == INNERMOST,
        note.start - note.end,
        note.start,
        note.kinds,
        note.anchor or "",
    )


def _shared(left: Sequence[Note], right: Sequence[Note]) -> int:
    """Return how many notes from the outermost on are the same."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        count += 1
    return count


def copied(copies: Iterable[CopyRow], report: str) -> list[tuple[int, int]]:
    """Return the stretches of a report that some other report shares, joined where they touch."""
    places = sorted(
        (one.left_start, one.left_end) if one.left == report else (one.right_start, one.right_end)
        for one in copies
    )
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
