"""Read a report's telling paragraphs: their quotations, tokens and possible speakers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec.structs import replace

from retold.model import Block, Mention, Report, Sentence
from retold.stages.quotations.clauses import Token, read_clauses
from retold.stages.quotations.interviews import find_turns
from retold.stages.quotations.labels import find_labels, unlabelled
from retold.stages.quotations.marks import Stretch, pair_marks
from retold.stages.quotations.sources import Source, find_sources

LINE = re.compile(r"[^\n]*[^\s]")
FULL = frozenset(".!?:\"”’')]…")
PARAGRAPHS = 0.8  # share of a block's lines that must end as sentences do, or they are wrapped
NO_WORDS = frozenset("QK.,:-")  # tags
SHORT = 120  # characters; a paragraph that signs the quotation above is no longer
TELLING = frozenset({"headline", "standfirst", "body", "correction"})


class Paragraph(NamedTuple):
    """A paragraph as the ranker reads it; `number` counts the report's telling paragraphs.

    `quotes` gives each stretch with the number of its token. `goes_on` says that the paragraph
    before was left inside a quotation, which this one takes up again. `counts` has, for each
    token and the end, how many stops, quotations and words precede it. `leads` are those whom a
    paragraph behind may take up as speakers, the likeliest kind first.
    """

    number: int
    block: Block
    tokens: list[Token]
    sources: list[Source]
    quotes: list[tuple[int, Stretch]]
    goes_on: bool
    counts: list[tuple[int, int, int]]
    leads: list[Source]


def read_paragraphs(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> list[Paragraph]:
    """Return the telling paragraphs in order; those far from any quotation stay unread.

    Args:
        report: The report.
        blocks: Its blocks, in order.
        sentences: Its sentences, in order.
        mentions: Its mentions, in order of their place.

    """
    starts = [one.start for one in sentences]
    places = [one.start for one in mentions]
    telling = [line for block in blocks if block.role in TELLING for line in _lines(block, report)]
    labels = find_labels(report.text, telling, mentions)
    quoted = list(_quoted(report.text, telling, starts, labels))
    for number, turn in find_turns(report.text, telling, mentions).items():
        if _mostly(quoted[number][0], turn.end - turn.start):
            continue
        before = quoted[number - 1][0] if number else []
        quoted[number] = [turn], bool(before) and not before[-1].closed
    found = []
    for number, (block, (stretches, goes_on)) in enumerate(zip(telling, quoted, strict=True)):
        signs = block.end - block.start <= SHORT and number > 0 and bool(quoted[number - 1][0])
        leads = number + 1 < len(quoted) and bool(quoted[number + 1][0])
        wanted = bool(stretches) or leads or signs
        if not wanted:
            found.append(Paragraph(number, block, [], [], [], False, [(0, 0, 0)], []))  # noqa: FBT003 - `goes_on` of a tuple
            continue
        tokens = read_clauses(report.text, (block.start, block.end), stretches, starts)
        inside = mentions[bisect_left(places, block.start) : bisect_left(places, block.end)]
        numbers = [at for at, token in enumerate(tokens) if token.tag in "QK"]
        sources = find_sources(tokens, inside)
        quotes = list(zip(numbers, stretches, strict=True))
        counts, leads = list(_counts(tokens)), _leads(sources)
        found.append(Paragraph(number, block, tokens, sources, quotes, goes_on, counts, leads))
    return found


def _counts(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    stops = quotes = words = 0
    for token in tokens:
        yield stops, quotes, words
        if token.tag not in NO_WORDS:
            words += 1
        elif token.tag in "QK":
            quotes += 1
            stops += token.word == "."
        elif token.tag == ".":
            stops += 1
    yield stops, quotes, words


def _leads(sources: Sequence[Source]) -> list[Source]:
    """Return the last two who speak, then the first and the last two who are only mentioned."""
    spoken = [one for one in sources if one.cue is not None and one.kind != "who"]
    named = [one for one in sources if one.cue is None]
    chosen = spoken[-2:][::-1] + named[:1] + named[-2:][::-1]
    found: list[Source] = []
    for one in chosen:
        if all((one.start, one.end) != (other.start, other.end) for other in found):
            found.append(one)
    return found


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
    text: str, blocks: Sequence[Block], starts: Sequence[int], labels: AbstractSet[str]
) -> Iterator[tuple[list[Stretch], bool]]:
    """Yield each block's stretches, and whether they take up the block before."""
    left_open = False
    for number, block in enumerate(blocks):
        taken_up = number + 1 < len(blocks) and text[blocks[number + 1].start] == "‘"
        place = block.start, block.end
        found = pair_marks(text, place, goes_on=left_open, taken_up=taken_up)
        begun = [_begun(one, starts) for one in found]
        stretches = list(unlabelled(text, begun, block.start, labels))
        if text[block.start] == ">":
            stretches = _set_off(text, block, stretches)
        takes_up = left_open and bool(stretches) and _first(text, block, stretches[0])
        yield stretches, takes_up
        left_open = bool(stretches) and not stretches[-1].closed and stretches[-1].end == block.end


def _set_off(text: str, block: Block, stretches: list[Stretch]) -> list[Stretch]:
    """Return the whole of a block that `>` sets off, unless marks hold the most of it.

    Markdown and e-mail print quotations so (CommonMark 0.31, section 5.1).
    """
    if _mostly(stretches, block.end - block.start):
        return stretches
    start = block.start
    while start < block.end and text[start] in "> \t":
        start += 1
    return [Stretch(start, block.end, "block", opened=True, closed=True)][: start < block.end]


def _mostly(stretches: Sequence[Stretch], length: int) -> bool:
    """Tell whether marks hold the most of so many signs."""
    return 2 * sum(one.end - one.start for one in stretches) > length


def _first(text: str, block: Block, stretch: Stretch) -> bool:
    """Tell whether the stretch opens its paragraph."""
    return not any(sign.isalnum() for sign in text[block.start : stretch.start])


def _begun(stretch: Stretch, starts: Sequence[int]) -> Stretch:
    """Move the start of a quotation that closes without having opened to its first sentence."""
    if stretch.opened:
        return stretch
    at = bisect_right(starts, stretch.start)
    if at < len(starts) and starts[at] < stretch.end and starts[at - 1] != stretch.start:
        return replace(stretch, start=starts[at])
    return stretch
