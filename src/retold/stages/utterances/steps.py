"""Set a reading beside the part of the base that it stands for, word by word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.align import Step, Tag, align, nearly_equal
from retold.lexis.homophones import sound_alike
from retold.lexis.terms import count_known, term
from retold.stages.utterances.keys import place_of
from retold.stages.utterances.sides import Text


_FEW = 5  # words


class Between(NamedTuple):
    """A part of the base, in words, half open.

    `given` are places inside it that the same turn gives in another quotation; the turn `goes_on`
    behind it.
    """

    start: int
    end: int
    given: tuple[tuple[int, int], ...]
    goes_on: bool

    def without_given(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a run of words less those that the turn gives elsewhere."""
        for start, stop in sorted(self.given):
            if stop <= first or start >= end:
                continue
            if first < start:
                yield first, start
            first = stop
        if first < end:
            yield first, end


def steps_between(base: Text, here: Text, between: Between) -> list[Step]:
    """Return the steps from the base to a reading, slips as steps of their own, in order."""
    left = [word.key for word in base.words[between.start : between.end]]
    right = [word.key for word in here.words]
    found: list[Step] = []
    for step in align(left, right):
        found += _peeled(left, right, step) if step.tag == "replace" else [step]
    found = [part for step in found for part in _held(left, right, step)]
    by = between.start
    return [Step(s.tag, s.i1 + by, s.i2 + by, s.j1, s.j2) for s in found]


def _peeled(left: Sequence[str], right: Sequence[str], step: Step) -> Iterator[Step]:
    """Yield a step with the slips at its ends apart: `dcision to trust` for `decision`."""
    _, i1, i2, j1, j2 = step
    front = back = 0
    if i2 - i1 != j2 - j1:
        most = min(i2 - i1, j2 - j1)
        while front < most and is_slip(left[i1 + front], right[j1 + front]):
            front += 1
        while back < most - front and is_slip(left[i2 - 1 - back], right[j2 - 1 - back]):
            back += 1
    if front:
        yield Step("replace", i1, i1 + front, j1, j1 + front)
    first, last, start, end = i1 + front, i2 - back, j1 + front, j2 - back
    if first < last or start < end:
        tag: Tag = "insert" if first == last else "delete" if start == end else "replace"
        yield Step(tag, first, last, start, end)
    if back:
        yield Step("replace", i2 - back, i2, j2 - back, j2)


def _held(left: Sequence[str], right: Sequence[str], step: Step) -> Iterator[Step]:
    """Yield a step with the words apart that all stand on the other side, word after word.

    `the pier` for `we mend the pier before winter` is two cuts: nothing stands for what is left
    out.
    """
    tag, i1, i2, j1, j2 = step
    few, many = sorted((left[i1:i2], right[j1:j2]), key=len)
    at = _stands(few, many) if tag == "replace" and len(few) < len(many) else None
    if at is None:
        yield step
        return
    size, in_left = len(few), i2 - i1 > j2 - j1
    if in_left:
        inner = Step("equal", i1 + at, i1 + at + size, j1, j2)
    else:
        inner = Step("equal", i1, i2, j1 + at, j1 + at + size)
    yield from _less_slips(left, right, inner, step)


def _stands(few, many): 
    at = place_of(few, many)
    if at is None and len(few) <= _FEW:
        places = range(len(many) - len(few) + 1)
        at = next((n for n in places if all(map(is_slip, few, many[n:]))), None)
    return at


def _less_slips(left, right, inner, step):
    _, i1, i2, j1, j2 = step
    _, i, to, j, up = inner
    tag: Tag = "delete" if i2 - i1 > j2 - j1 else "insert"
    if i > i1 or j > j1:
        yield Step(tag, i1, i, j1, j)
    same = list(left[i:to]) == list(right[j:up])
    yield inner if same else inner._replace(tag="replace")
    if to < i2 or up < j2:
        yield Step(tag, to, i2, up, j2)


def is_slip(left: str, right: str) -> bool:
    """Tell whether two folded words are one but for the pen or the ear."""
    return nearly_equal(left, right) or sound_alike(left, right)


def is_misspelt(left: str, right: str) -> bool:
    """Tell whether one of two folded words is none that English texts have."""
    return count_known({term(left): 1}) + count_known({term(right): 1}) < 2  # noqa: PLR2004 - both
