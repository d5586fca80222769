"""Find what is quoted in each telling paragraph of a report: by marks, labels and layout."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec.structs import replace

from retold.model import Block, Mention, Report
from retold.stages.quotations.interviews import find_turns
from retold.stages.quotations.labels import find_labels, unlabelled
from retold.stages.quotations.marks import Stretch, pair_marks
from retold.stages.quotations.posts import join_posts

LINE = re.compile(r"[^\n]*[^\s]")
FULL = frozenset(".!?:\"”’')]…")
PARAGRAPHS = 0.8  # share of a block's lines that must end as sentences do, or they are wrapped
TELLING = frozenset({"headline", "standfirst", "body", "correction"})


class Quoted(NamedTuple):
    """A telling paragraph and its quoted stretches, in order.

    `goes_on` says that the paragraph before was left inside a quotation, which this one takes up.
    """

    block: Block
    stretches: list[Stretch]
    goes_on: bool


def find_quoted(
    report: Report, blocks: Sequence[Block], starts: Sequence[int], mentions: Sequence[Mention]
) -> list[Quoted]:
    """Return the telling paragraphs with what is quoted in them, in order.

    Args:
        report: The report.
        blocks: Its blocks, in order.
        starts: Where its sentences begin, in order.
        mentions: Its mentions, in order of their place.

    """
    text = report.text
    lines = [line for block in blocks if block.role in TELLING for line in _lines(block, report)]
    set_off = {region.start for region in report.layout if region.set_off}
    joined = list(join_posts(text, lines, set_off))
    telling = [block for block, _ in joined]
    quoted = list(_quoted(text, joined, starts, find_labels(text, telling, mentions)))
    for number, turn in find_turns(text, telling, mentions).items():
        if _mostly(quoted[number][0], turn.end - turn.start):
            continue
        before = quoted[number - 1][0] if number else []
        quoted[number] = [turn], bool(before) and not before[-1].closed
    return [Quoted(block, *found) for block, found in zip(telling, quoted, strict=True)]


def _lines(block: Block, report: Report) -> Iterator[Block]:
    """Yield the block, or its lines where each ends as a paragraph does."""
    if report.text.find("\n", block.start, block.end) < 0:
        yield block
        return
    inside = report.text[block.start : block.end]
    ends = [line.rstrip()[-1:] for line in inside.split("\n")[:-1]]
    if not ends or sum(end in FULL for end in ends) < PARAGRAPHS * len(ends):
        yield block
        return
    for line in LINE.finditer(report.text, block.start, block.end):
        yield Block(report=block.report, start=line.start(), end=line.end(), role=block.role)


def _quoted(
    text: str,
    blocks: Sequence[tuple[Block, int | None]],
    starts: Sequence[int],
    labels: AbstractSet[str],
) -> Iterator[tuple[list[Stretch], bool]]:
    """Yield each block's stretches, and whether they take up the block before."""
    left_open = False
    for number, (block, words_end) in enumerate(blocks):
        behind = blocks[number + 1] if number + 1 < len(blocks) else (None, None)
        taken_up = behind[0] is not None and text[behind[0].start] == "‘"
        place = block.start, block.end
        found = pair_marks(text, place, goes_on=left_open, taken_up=taken_up)
        begun = [_begun(one, starts) for one in found if _has_words(text, one)]
        stretches = list(unlabelled(text, begun, block.start, labels))
        if text[block.start] == ">":
            words_end = block.end  # noqa: PLW2901 - set off by its sign
        if words_end is not None:
            goes_on = words_end == block.end and behind[1] is not None
            stretches = _set_off(text, (block.start, words_end), stretches, goes_on=goes_on)
        takes_up = left_open and bool(stretches) and _first(text, block, stretches[0])
        yield stretches, takes_up
        left_open = bool(stretches) and not stretches[-1].closed and stretches[-1].end == block.end


def _set_off(
    text: str, place: tuple[int, int], stretches: list[Stretch], *, goes_on: bool
) -> list[Stretch]:
    """Return the whole of a place that is set off, unless marks hold the most of it.

    Markdown and e-mail print quotations behind `>` (CommonMark 0.31, section 5.1), pages as
    `blockquote` (HTML Living Standard, section 4.4.4). `goes_on` says that the next block is
    set off too.
    """
    start, end = place
    if _mostly(stretches, end - start):
        return stretches
    while start < end and text[start] in "> \t":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Stretch(start, end, "block", opened=True, closed=not goes_on)][: start < end]


def _mostly(stretches: Sequence[Stretch], length: int) -> bool:
    """Tell whether marks hold the most of so many signs."""
    return 2 * sum(one.end - one.start for one in stretches) > length


def _first(text: str, block: Block, stretch: Stretch) -> bool:
    """Tell whether the stretch opens its paragraph."""
    return not any(sign.isalnum() for sign in text[block.start : stretch.start])


def _has_words(text: str, stretch: Stretch) -> bool:
    """Tell whether anything is said between the marks, and not only marks stand there."""
    return any(map(str.isalnum, text[stretch.start : stretch.end]))


def _begun(stretch: Stretch, starts: Sequence[int]) -> Stretch:
    """Move the start of a quotation that closes without having opened to its first sentence."""
    if stretch.opened:
        return stretch
    at = bisect_right(starts, stretch.start)
    if at < len(starts) and starts[at] < stretch.end and starts[at - 1] != stretch.start:
        return replace(stretch, start=starts[at])
    return stretch
