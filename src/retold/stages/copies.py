"""Find stretches of text that reports share, and which report they come from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from retold.lexis.align import Token, tokens
from retold.lexis.prints import winnowed
from retold.lexis.words import WORD, folded
from retold.model import Block, Copy, Judgement, Mark, Origin, Profile, Report, content_id

NEWS = frozenset({"headline", "standfirst", "body", "caption", "correction"})
GRAM = 4  # words in a run: the design's finding on copies (P 96.5, R 96.9)
WINDOW = 12  # runs a fingerprint is the least of: about 115 in a report of 750 words
LEAST = 6  # shared runs under which a pair is no copy: the same finding
GAP = 12  # words that may differ inside one stretch; about a clause


class Stretch(NamedTuple):
    """Words shared by two reports, counted in tokens, half open; `shared` of them are equal."""

    left: int
    left_end: int
    right: int
    right_end: int
    shared: int


def mark_report(report: Report, blocks: Sequence[Block]) -> Iterator[Mark]:
    """Yield the fingerprints of a report's news, by which copies of it are found."""
    found: list[str] = []
    for block in blocks:
        if block.role in NEWS:
            found += WORD.findall(folded(block.of(report.text)))
    for mark in winnowed(found, GRAM, WINDOW):
        yield Mark(family="copies", node=report.id, report=report.id, mark=mark)


def compare_reports(
    left: Report, left_blocks: Sequence[Block], right: Report, right_blocks: Sequence[Block]
) -> Iterator[Copy]:
    """Yield the stretches that two reports share, in the order of the left one."""
    if left.url is not None and left.url == right.url:
        return
    one, two = _news(left, left_blocks), _news(right, right_blocks)
    stretches = _stretches([t.key for t in one], [t.key for t in two])
    shared = sum(stretch.shared for stretch in stretches)
    if not stretches or shared < GRAM + LEAST - 1:
        return
    share = min(1.0, shared / min(len(one), len(two)))
    for s in stretches:
        places = (one[s.left].start, one[s.left_end - 1].end)
        others = (two[s.right].start, two[s.right_end - 1].end)
        yield Copy(
            id=content_id("copy", left.id, right.id, *map(str, places + others)),
            left=left.id,
            right=right.id,
            left_start=places[0],
            left_end=places[1],
            right_start=others[0],
            right_end=others[1],
            share=round(share, 4),
            because=(f"shares {shared} words",),
        )


def find_origins(
    profiles: Sequence[Profile], copies: Sequence[Copy], judgements: Sequence[Judgement]
) -> Iterator[Origin]:
    """Yield for each report the report its text goes back to."""
    del copies, judgements
    for profile in sorted(profiles, key=lambda p: p.report):
        yield Origin(report=profile.report, origin=profile.report)


def _news(report: Report, blocks: Sequence[Block]) -> list[Token]:
    found: list[Token] = []
    for block in blocks:
        if block.role in NEWS:
            found += tokens(report.text, block.start, block.end)
    return found


def _stretches(left: list[str], right: list[str]) -> list[Stretch]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(left) - GRAM + 1):
        places[tuple(left[at : at + GRAM])].append(at)
    found: list[Stretch] = []
    done = 0
    for at in range(len(right) - GRAM + 1):
        if at < done:
            continue
        for start in places.get(tuple(right[at : at + GRAM]), [])[:1]:
            length = GRAM
            while (
                start + length < len(left)
                and at + length < len(right)
                and left[start + length] == right[at + length]
            ):
                length += 1
            found.append(Stretch(start, start + length, at, at + length, length))
            done = at + length
    return _merged(sorted(found))


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    merged = stretches[:1]
    for last, this in pairwise(stretches):
        grown = merged[-1]
        near = this.left - last.left_end <= GAP and 0 <= this.right - last.right_end <= GAP
        if near and grown.right_end <= this.right and grown.left_end <= this.left:
            merged[-1] = Stretch(
                grown.left, this.left_end, grown.right, this.right_end, grown.shared + this.shared
            )
        else:
            merged.append(this)
    return merged
