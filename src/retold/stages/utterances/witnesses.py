"""What one report gives in one turn of speech: a witness, laid along the base."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from retold.lexis.align import align, nearly_equal
from retold.model import Quotation
from retold.stages.utterances.keys import Keys, contains, information, keys_of, place_of

KEPT = 4096  # pairs: the same two texts are laid side by side up to four times in a row


class Witness(NamedTuple):
    """The quotations of one turn of speech in order, and their words run together."""

    parts: tuple[Quotation, ...]
    keys: Keys

    @property
    def text(self) -> str:
        """The parts' words as they stand, with a space between."""
        return " ".join(part.text for part in self.parts)


class Laid(NamedTuple):
    """How a text lies along a base: what they share, where, and what stands beyond.

    `share` is of the text's own words and `weight` their information in nats. `start` and `end`
    count the base's words; `head` and `tail` count the text's words before and after.
    """

    share: float
    weight: float
    start: int
    end: int
    head: int
    tail: int


def witnesses(quotations: Iterable[Quotation]) -> list[Witness]:
    """Return one witness for each turn of speech, without parts said twice, in order."""
    turns: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for quotation in sorted(quotations, key=lambda q: (q.report, q.start, q.id)):
        turns[quotation.report, quotation.turn].append(quotation)
    return [_witness(turns[turn]) for turn in sorted(turns)]


def _witness(rows: Sequence[Quotation]) -> Witness:
    if len(rows) > 1:
        longest = sorted(rows, key=lambda q: (-len(keys_of(q.text)), q.start))
        kept: list[Quotation] = []
        for row in longest:
            if not any(contains(keys_of(other.text), keys_of(row.text)) for other in kept):
                kept.append(row)
        rows = sorted(kept, key=lambda q: q.start)
    return Witness(tuple(rows), tuple(key for row in rows for key in keys_of(row.text)))


@lru_cache(maxsize=KEPT)
def lay(base: Keys, text: Keys) -> Laid:
    """Return how a text lies along a base."""
    if not text:
        return Laid(0.0, 0.0, 0, 0, 0, 0)
    start = place_of(text, base)
    if start is not None:  # few words inside a long text may not be taken for chance
        return Laid(1.0, information(text), start, start + len(text), 0, 0)
    shared: list[str] = []
    runs: list[tuple[int, int, int, int]] = []
    for step in align(base, text):
        pairs = zip(base[step.i1 : step.i2], text[step.j1 : step.j2], strict=False)
        common = [one for one, two in pairs if nearly_equal(one, two)]
        if step.tag == "equal" or (step.tag == "replace" and common):
            shared += common
            runs.append(step[1:])
    if not runs:
        return Laid(0.0, 0.0, 0, 0, len(text), 0)
    (start, _, head, _), (_, end, _, last) = runs[0], runs[-1]
    return Laid(len(shared) / len(text), information(shared), start, end, head, len(text) - last)
