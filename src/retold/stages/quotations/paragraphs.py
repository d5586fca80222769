"""Read a report's telling paragraphs: their quotations, tokens and possible speakers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.model import Block, Mention, Report, Sentence
from retold.stages.quotations.clauses import Token, read_clauses
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.sources import Source, find_sources
from retold.stages.quotations.stretches import Quoted, find_quoted

NO_WORDS = frozenset("QK.,:-")  # tags
SHORT = 120  # characters; a paragraph that signs the quotation above is no longer


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
    quoted = find_quoted(report, blocks, starts, mentions)
    found = []
    for number, (block, stretches, goes_on) in enumerate(quoted):
        if not _is_near(quoted, number):
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


def _is_near(quoted: Sequence[Quoted], number: int) -> bool:
    """Tell whether a paragraph has a quotation, leads to one, or may sign the one above it."""
    block, stretches, _ = quoted[number]
    if stretches or (number + 1 < len(quoted) and quoted[number + 1].stretches):
        return True
    return block.end - block.start <= SHORT and number > 0 and bool(quoted[number - 1].stretches)


def _counts(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Yield how many stops, quotations and words precede each token, and the end.

    A dash behind a quotation that closes an aside stops it: `— some found it “dull” — the mayor`.
    """
    stops = quotes = words = 0
    dashed, before = False, ""
    for token in tokens:
        yield stops, quotes, words
        tag = token.tag
        if tag not in NO_WORDS:
            words += 1
        elif tag in "QK":
            quotes += 1
            stops += token.word == "."
        elif tag == ".":
            stops += 1
            dashed = False
        elif tag == "-":
            stops += dashed and before in {"Q", "K"}
            dashed = not dashed
        before = tag
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
