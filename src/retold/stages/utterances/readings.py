"""Make a reading of each quotation of an utterance: how its words differ from the base's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.lexis.align import tokens
from retold.model import Change, Quotation, Reading
from retold.stages.utterances.changes import changes, moved
from retold.stages.utterances.keys import Keys, keys_of
from retold.stages.utterances.sides import text_of
from retold.stages.utterances.witnesses import Witness, lay, witnesses


class Cut(NamedTuple):
    """The words of a quotation that are of the utterance, where they start, and what is merged."""

    own: str
    start: int
    merged: tuple[Change, ...]


def readings_of(
    base: Witness, rows: Sequence[Quotation], merged: Mapping[str, int], others: Sequence[Keys]
) -> Iterator[Reading]:
    """Yield the readings of an utterance, in the order of the rows.

    Quotations of one turn of speech are set beside the base as one text, so that what one of them
    gives is not cut from another. One that repeats words of another stands for itself.

    Args:
        base: The utterance's longest text.
        rows: Its quotations.
        merged: The ids of those that run another utterance together with it, and the words with
            which the second begins.
        others: Words of other utterances near by.

    """
    own = {part.id for part in base.parts}
    found: dict[str, tuple[Change, ...]] = dict.fromkeys(own, ())
    text = text_of(*(part.text for part in base.parts))
    known: dict[tuple[Cut, ...], list[tuple[Change, ...]]] = {}
    for turn in _texts(rows):
        parts = tuple(part for part in turn if part.id not in own)
        if not parts:
            continue
        cuts = tuple(_own_words(part.text, merged.get(part.id), base.keys) for part in parts)
        if cuts not in known:  # many reports give a quotation alike
            known[cuts] = list(
                _parted(cuts, changes(text, text_of(*(c.own for c in cuts)), others))
            )
        found.update(zip((part.id for part in parts), known[cuts], strict=True))
    for row in rows:
        yield Reading(row.id, moved(found[row.id], row.start))


def _own_words(text: str, cut: int | None, base: Keys) -> Cut:
    """Return a quotation's words less those that it has of another utterance."""
    if cut is None:
        return Cut(text, 0, ())
    words = tokens(text)
    ends, begins = words[cut - 1].end, words[cut].start
    first, second = (lay(base, keys_of(part)).weight for part in (text[:ends], text[begins:]))
    if first >= second:
        return Cut(text[:ends], 0, (_merge(text, begins, words[-1].end),))
    return Cut(text[begins:], begins, (_merge(text, words[0].start, ends),))


def _merge(text: str, start: int, end: int) -> Change:
    return Change("merge", "", text[start:end], start, end)


def _texts(rows: Sequence[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """Yield the quotations of each turn, those that only repeat words of another alone."""
    told: set[str] = set()
    for witness in witnesses(rows):
        told.update(part.id for part in witness.parts)
        yield witness.parts
    yield from ((row,) for row in rows if row.id not in told)


def _parted(cuts: Sequence[Cut], found: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    """Yield the changes of each of several texts that stand in one, with a space between."""
    start = 0
    for cut in cuts:
        end = start + len(cut.own)
        own = [change for change in found if start <= change.start and change.end <= end]
        every = (*moved(own, cut.start - start), *cut.merged)
        yield tuple(sorted(every, key=lambda change: (change.start, change.end, change.base)))
        start = end + 1
