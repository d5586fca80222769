"""Make a reading of each quotation of an utterance: how its words differ from the base's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from retold.model import Change, Quotation, Reading
from retold.stages.utterances.changes import changes, moved
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.sides import text_of
from retold.stages.utterances.witnesses import Witness, witnesses


def readings_of(
    base: Witness, rows: Sequence[Quotation], others: Sequence[Keys]
) -> Iterator[Reading]:
    """Yield the readings of an utterance, in the order of the rows.

    Quotations of one turn of speech are set beside the base as one text, so that what one of them
    gives is not cut from another. One that repeats words of another stands for itself.

    Args:
        base: The utterance's longest text.
        rows: Its quotations.
        others: Words of other utterances near by.

    """
    own = {part.id for part in base.parts}
    found: dict[str, tuple[Change, ...]] = dict.fromkeys(own, ())
    text = text_of(*(part.text for part in base.parts))
    known: dict[tuple[str, ...], list[tuple[Change, ...]]] = {}
    for parts in _texts(rows):
        if parts[0].id in own:
            continue
        texts = tuple(part.text for part in parts)  # many reports give a quotation alike
        if texts not in known:
            known[texts] = _parted(texts, changes(text, text_of(*texts), others))
        found.update(zip((part.id for part in parts), known[texts], strict=True))
    for row in rows:
        yield Reading(row.id, moved(found[row.id], row.start))


def _texts(rows: Sequence[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """Yield the quotations of each turn, those that only repeat words of another alone."""
    told: set[str] = set()
    for witness in witnesses(rows):
        told.update(part.id for part in witness.parts)
        yield witness.parts
    yield from ((row,) for row in rows if row.id not in told)


def _parted(texts: Sequence[str], found: Sequence[Change]) -> list[tuple[Change, ...]]:
    """Return the changes of each of several texts that stand in one, with a space between."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    parted: dict[int, list[Change]] = defaultdict(list)
    for change in found:
        at = next(n for n, start in enumerate(starts[1:]) if change.end < start)
        parted[at].append(change)
    return [moved(parted[n], -start) for n, start in enumerate(starts[:-1])]
