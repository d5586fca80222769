"""Find the turns of interviews and transcripts, whose paragraphs begin with who speaks.

`Ada Marlow: …`, `MR. REED: …`, `Q: …`: a label counts only where labels come again, as they do in
a talk of two and never in a list of facts. Whom `Q` and `A` stand for is not said.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.model import Block, Mention
from retold.stages.quotations.marks import Stretch

LABEL = re.compile(
    r"\*{0,2}(?P<name>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4})\*{0,2} ?:\*{0,2}\s+(?=\S)"
)
TALK = re.compile(r"(?:[^\w\n]*[^\W\d_][\w’'-]*){3}")  # three words; a tally has fewer
LONGEST = 100  # characters of a label
TURNS = 3  # labelled paragraphs that make an interview
GAP = 6  # paragraphs of one turn


class _Label(NamedTuple):
    """A paragraph's label; `start` is where the words behind it begin.

    It is sure that it names somebody; behind it are as many words as talk has, or a mere figure.
    """

    number: int
    name: str
    start: int
    sure: bool
    talks: bool


def find_turns(
    text: str, blocks: Sequence[Block], mentions: Sequence[Mention]
) -> dict[int, Stretch]:
    """Return what is said in each paragraph of an interview, by the paragraph's number.

    A paragraph between two labels goes on with the turn before it, which is then not closed.

    Args:
        text: The report's text.
        blocks: Its telling paragraphs, in order.
        mentions: Its mentions, in order.

    """
    found: dict[int, Stretch] = {}
    for run in _runs(list(_labels(text, blocks, mentions))):
        ends = [one.number for one in run[1:]] + [run[-1].number + 1]
        for label, end in zip(run, ends, strict=True):
            for number in range(label.number, end):
                if _is_aside(text, blocks[number]):
                    continue
                start = label.start if number == label.number else blocks[number].start
                last = number + 1 == end
                found[number] = Stretch(start, blocks[number].end, "turn", opened=True, closed=last)
    return found


def _is_aside(text: str, block: Block) -> bool:
    """Tell whether a paragraph stands in brackets, as what happens in a transcript does."""
    return text[block.start] in "([" and text[block.end - 2 : block.end].rstrip(".")[-1:] in ")]"


def _labels(text: str, blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[_Label]:
    """Yield the labels; those are sure that are somebody's name, or large as in transcripts."""
    places = [one.start for one in mentions]
    for number, block in enumerate(blocks):
        if block.role != "body" or number == 0:  # a headline has a colon too
            continue
        if text.find(":", block.start, block.start + LONGEST) < 0:
            continue
        match = LABEL.match(text, block.start, block.end)
        if match is None:
            continue
        first, last = match.span("name")
        inside = mentions[bisect_left(places, first) : bisect_left(places, last)]
        sure = match["name"].isupper() or any(one.kind == "name" for one in inside)
        talks = TALK.match(text, match.end(), block.end) is not None
        yield _Label(number, match["name"], match.end(), sure, talks)


def _runs(labels: Sequence[_Label]) -> Iterator[list[_Label]]:
    """Yield the labels that make one interview."""
    run: list[_Label] = []
    for label in labels:
        if run and label.number - run[-1].number > GAP:
            yield from _talk(run)
            run = []
        run.append(label)
    yield from _talk(run)


def _talk(run: Sequence[_Label]) -> Iterator[list[_Label]]:
    """Yield the labels that are sure or come again, if two sorts and one of them twice.

    Half of them at least must have words behind them.
    """
    counts = Counter(one.name for one in run)
    kept = [one for one in run if one.sure or counts[one.name] > 1]
    names = {one.name for one in kept}
    talking = 2 * sum(one.talks for one in kept) >= len(kept) and any(one.sure for one in kept)
    if talking and len(kept) >= TURNS and 1 < len(names) < len(kept):
        yield kept
