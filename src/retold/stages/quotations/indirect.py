"""Make the rows of what a report says in its own words that somebody said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from retold.model import Mention, Quotation, Report, content_id
from retold.stages.quotations.clauses import Token, read_clauses
from retold.stages.quotations.contents import Content, find_contents
from retold.stages.quotations.marks import SIGNS
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.ranker import calibrated
from retold.stages.quotations.reporting import Figures, end_of, likelihood
from retold.stages.quotations.sources import Source, source_of
from retold.stages.quotations.subjects import Cue
from retold.stages.quotations.venues import Venue, find_venue, find_venue_before

WIDE = 2  # signs of the widest quotation mark, ''
_start = attrgetter("start")


class Reported(NamedTuple):
    """A content that is accepted: its place, what it was found as, how likely it is right."""

    start: int
    end: int
    content: Content
    tokens: Sequence[Token]
    likelihood: float


def find_indirect(
    report: Report,
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int],
    mentions: Sequence[Mention],
    figures: Figures,
) -> Iterator[Quotation]:
    """Yield the indirect quotations of a report, in the order of their cues.

    Args:
        report: The report.
        paragraphs: Its paragraphs, as `read_paragraphs` gives them.
        starts: Where its sentences begin, in order.
        mentions: Its mentions, in order.
        figures: The learned figures.

    """
    for paragraph in paragraphs:
        for one in reported(report.text, paragraph, starts, figures):
            yield _row(report, one, _source(one, mentions), figures.right)


def contents_of(
    text: str, paragraph: Paragraph, starts: Sequence[int]
) -> tuple[Sequence[Token], list[Content]]:
    """Return a paragraph's tokens and what its cues may report.

    A paragraph far from any quotation is read only now.

    Args:
        text: The report's text.
        paragraph: The paragraph.
        starts: Where the report's sentences begin, in order.

    """
    tokens, block = paragraph.tokens, paragraph.block
    if not tokens:
        tokens = read_clauses(text, (block.start, block.end), (), starts)
        return tokens, find_contents(text, tokens, None, starts)
    cues = [source.cue for source in paragraph.sources if source.cue is not None]
    return tokens, find_contents(text, tokens, cues, starts)


def reported(
    text: str, paragraph: Paragraph, starts: Sequence[int], figures: Figures
) -> Iterator[Reported]:
    """Yield what a paragraph reports without marks, in the order of its cues.

    Args:
        text: The report's text.
        paragraph: The paragraph.
        starts: Where the report's sentences begin, in order.
        figures: The learned figures.

    """
    tokens, contents = contents_of(text, paragraph, starts)
    before: Cue | None = None
    found: dict[tuple[int, int], Reported] = {}
    for content in contents:
        sure = likelihood(tokens, content, before, figures.reports)
        before = content.cue
        if sure >= figures.least:
            place = place_of(text, tokens, content, end_of(tokens, content, figures.ends))
            if place not in found or sure > found[place].likelihood:
                found[place] = Reported(*place, content, tokens, sure)
    yield from found.values()


def place_of(text: str, tokens: Sequence[Token], content: Content, last: int) -> tuple[int, int]:
    """Return where a content that ends before token `last` stands, marks at its ends with it."""
    start, end = tokens[content.first].start, tokens[last - 1].end
    if tokens[content.first].tag in "QK":
        lowest = max(0, start - WIDE)
        while start > lowest and text[start - 1] in SIGNS:
            start -= 1
    if tokens[last - 1].tag in "QK":
        highest = min(len(text), end + WIDE)
        while end < highest and text[end] in SIGNS:
            end += 1
    return start, end


def in_order(marked: Sequence[Quotation], indirect: Iterable[Quotation]) -> list[Quotation]:
    """Return all quotations of a report in the order of their places.

    Words between marks inside what is reported are of its turn where both have one speaker.

    Args:
        marked: The quotations between marks, in order.
        indirect: Those without.

    """
    starts = [row.start for row in marked]
    rows = list(marked)
    for row in indirect:
        inside = marked[bisect_left(starts, row.start) : bisect_left(starts, row.end)]
        spoken = (row.speaker_start, row.speaker_end)
        turns = [one.turn for one in inside if (one.speaker_start, one.speaker_end) == spoken]
        rows.append(replace(row, turn=turns[0]) if turns and row.speaker_text is not None else row)
    return sorted(rows, key=lambda row: (row.start, row.end, row.kind))


def _source(one: Reported, mentions: Sequence[Mention]) -> Source | None:
    cue = one.content.cue
    if cue.first >= cue.last:
        return None
    start, end = one.tokens[cue.first].start, one.tokens[cue.last - 1].end
    first = max(0, bisect_left(mentions, start, key=_start) - 1)
    last = bisect_right(mentions, end, key=_start)
    return source_of(one.tokens, cue, mentions[first:last])


def _row(
    report: Report,
    one: Reported,
    source: Source | None,
    right: Sequence[tuple[float, float]],
) -> Quotation:
    text, cue = report.text, one.content.cue
    place = one.tokens[cue.start].start, one.tokens[cue.end - 1].end
    venue = _venue(text, one, place)
    key = content_id("quotation", report.id, str(one.start), str(one.end), "indirect")
    words = text[source.start : source.end] if source else None
    return Quotation(
        report=report.id,
        start=one.start,
        end=one.end,
        id=key,
        text=text[one.start : one.end],
        kind="indirect",
        turn=key,
        speaker_name=source.name if source else None,
        speaker_text=words,
        speaker_start=source.start if source else None,
        speaker_end=source.end if source else None,
        cue=text[place[0] : place[1]],
        cue_start=place[0],
        cue_end=place[1],
        venue=text[venue.start : venue.end] if venue else None,
        venue_start=venue.start if venue else None,
        venue_end=venue.end if venue else None,
        confidence=calibrated(one.likelihood, right),
        because=(_reason(text[place[0] : place[1]], words),),
    )


def _reason(cue: str, words: str | None) -> str:
    """Return in a short fact why the words are somebody's."""
    if words is None:
        return f"'{cue}' reports it, of nobody named"
    return f"'{cue}' reports it, of '{words}'"


def _venue(text: str, one: Reported, place: tuple[int, int]) -> Venue | None:
    """Return where it was said: behind the cue and its speaker, or at the sentence's head."""
    content, tokens = one.content, one.tokens
    cue, (first, last) = content.cue, content.bounds
    end = max(place[1], tokens[cue.last - 1].end if cue.first >= cue.end else 0)
    stop = one.start if content.shape == "behind" else tokens[last - 1].end
    venue = find_venue(text, end, cue.manner, stop) if stop > end else None
    if venue is None:
        head = tokens[min(cue.first, cue.start)].start
        venue = find_venue_before(text, tokens[first].start, head)
    return venue
