"""Give words that stand twice in a report the speaker that is known at one of the places."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from retold.lexis.words import WORD, folded
from retold.model import Quotation

LEAST = 3  # words; fewer are repeated by chance
LONGEST = 4_000  # characters of a quotation that are compared
SURER = 0.1  # how much surer the other place must be


def echoed(rows: Sequence[Quotation], leading: frozenset[str]) -> Iterator[Quotation]:
    """Yield the rows, with the speaker of the same words elsewhere where that one is surer.

    A headline and its standfirst often quote what the body then gives with its speaker. A
    quotation of the body without a speaker takes that of the same words above it: what stands
    below changes nothing there.

    Args:
        rows: A report's quotations, in order.
        leading: The ids of those in its headline or standfirst, and of those in its first paragraph
            that have no speaker: it may be a headline that nobody labelled.

    """
    asking = {row.id for row in rows if row.id in leading or row.speaker_name is None}
    if not asking:
        yield from rows
        return
    plain = {row.id: _plain(row.text) for row in rows}
    wanted = {tuple(plain[name][:LEAST]) for name in asking}
    known: dict[tuple[str, ...], Quotation] = {}
    for row in rows:
        if row.id not in leading and row.speaker_name is not None:
            runs = zip(*(plain[row.id][at:] for at in range(LEAST)), strict=False)
            for run in wanted.intersection(runs):
                known.setdefault(run, row)
    for row in rows:
        other = known.get(tuple(plain[row.id][:LEAST])) if row.id in asking else None
        if other is not None and row.id not in leading and other.start > row.start:
            other = None
        if other is not None and _inside(plain[row.id], plain[other.id]) and _surer(other, row):
            yield _with_speaker(row, other)
        else:
            yield row


def _plain(text: str) -> list[str]:
    """Return the words as they are compared; all are folded at once, which makes no spaces."""
    return folded(" ".join(WORD.findall(text, 0, LONGEST))).split(" ")


def _inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _surer(other: Quotation, row: Quotation) -> bool:
    if row.speaker_name is None:
        return True
    return row.speaker_name != other.speaker_name and other.confidence > row.confidence + SURER


def _with_speaker(row: Quotation, other: Quotation) -> Quotation:
    keeps = row.speaker_name is None and row.speaker_text is not None
    place = row if keeps else other
    return replace(
        row,
        speaker_name=other.speaker_name,
        speaker_text=place.speaker_text,
        speaker_start=place.speaker_start,
        speaker_end=place.speaker_end,
        confidence=other.confidence,
        because=("the same words stand again with their speaker", *other.because),
        runner_up=row.speaker_name or row.runner_up,
    )
