"""Find words that a reading leaves out in one place and has in another: they changed places."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from retold.lexis.align import Step, Tag
from retold.stages.utterances.steps import is_slip
from retold.stages.utterances.witnesses import lay

_MOVED = 4  # words from which a stretch that was changed too may have changed its place
_FAR = 12  # words beyond which a few equal words stand there on their own
_ALIKE = 0.7  # share of such stretches that both have
_LOOKED_AT = 15  # cuts on either side that words may have come from; bounds the work

Run = tuple[int, int]


class Course(NamedTuple):
    """The steps from the base to a reading, and apart from them the words that changed places."""

    steps: list[Step]
    moved: list[Step]


def course(left: Sequence[str], right: Sequence[str], steps: Sequence[Step]) -> Course:
    """Return the steps without the words that changed places, and those words.

    A few words have changed places if they stand near by and nothing in them differs but a slip.
    More may be anywhere, and changed too.
    """
    homes = [step for step in steps if step.tag in {"delete", "replace"}]
    places = [step.j1 for step in homes]
    lost = {step: [(step.i1, step.i2)] for step in homes}
    new = [step for step in steps if step.tag in {"insert", "replace"}]
    moved: list[Step] = []
    for step in sorted(new, key=lambda step: (step.j1 - step.j2, step.j1)):
        at = bisect_left(places, step.j1)
        near = [one for one in homes[max(0, at - _LOOKED_AT) : at + _LOOKED_AT] if one != step]
        runs = ((one, run) for one in near for run in lost[one])
        found = [
            (here, one) for one, run in runs if (here := _moved(left, right, (one, run), step))
        ]
        if found:
            here, home = max(found, key=lambda pair: (pair[0].j2 - pair[0].j1, -pair[0].i1))
            moved.append(here)
            lost[home] = _less(lost[home], (here.i1, here.i2))
    if not moved:
        return Course(list(steps), [])
    rest_of_steps = [part for step in steps for part in _left_over(step, moved)]
    return Course(rest_of_steps, sorted(moved, key=lambda step: step.j1))


def _moved(
    left: Sequence[str], right: Sequence[str], home: tuple[Step, Run], step: Step
) -> Step | None:
    """Return the words lost at a place that a step puts in, None if those are others."""
    (i1, i2), (j1, j2) = home[1], step[3:]
    lost, new = tuple(left[i1:i2]), tuple(right[j1:j2])
    if min(len(lost), len(new)) < _MOVED:
        at = home[0].j1
        if min(abs(at - j1), abs(at - j2)) > _FAR:
            return None
        found = _few(lost, new)
    else:
        found = _many(lost, new)
    if found is None:
        return None
    (first, end), (start, stop) = found
    return Step("replace", i1 + first, i1 + end, j1 + start, j1 + stop)


def _few(lost: Sequence[str], new: Sequence[str]) -> tuple[Run, Run] | None:
    """Return where the words of both stand, if the one are all of the other or its end."""
    if len(lost) == len(new):
        whole = (0, len(lost))
        return (whole, whole) if all(map(is_slip, lost, new)) else None
    size, longer = sorted((len(lost), len(new)))
    if longer >= 2 * _MOVED:
        return None
    for at in (0, longer - size):
        one = at if len(lost) > size else 0
        two = at if len(new) > size else 0
        if lost[one : one + size] == new[two : two + size]:
            return (one, one + size), (two, two + size)
    return None


def _many(lost: tuple[str, ...], new: tuple[str, ...]) -> tuple[Run, Run] | None:
    """Return where the words of both stand that are alike, if those are enough."""
    turned = len(lost) < len(new)
    long, short = (new, lost) if turned else (lost, new)
    laid = lay(long, short)
    core, other = (laid.start, laid.end), (laid.head, len(short) - laid.tail)
    common = laid.share * len(short)
    if common < max(_MOVED, _ALIKE * max(core[1] - core[0], other[1] - other[0])):
        return None
    return (other, core) if turned else (core, other)


def _left_over(step: Step, moved: Sequence[Step]) -> Iterator[Step]:
    """Yield what is left of a step without the words that changed places."""
    moved = [one for one in moved if _touch(step, one)]
    if step.tag == "equal" or not moved:
        yield step
        return
    lost, new = [(step.i1, step.i2)], [(step.j1, step.j2)]
    for one in moved:
        lost, new = _less(lost, (one.i1, one.i2)), _less(new, (one.j1, one.j2))
    for gone, put in zip_longest(lost, new):
        tag: Tag = "insert" if gone is None else "delete" if put is None else "replace"
        yield Step(tag, *(gone or (step.i2, step.i2)), *(put or (step.j2, step.j2)))


def _touch(step: Step, moved: Step) -> bool:
    """Return whether words of a step changed places."""
    lost = step.i1 < moved.i2 and moved.i1 < step.i2
    return lost or (step.j1 < moved.j2 and moved.j1 < step.j2)


def _less(runs: Sequence[Run], gone: Run) -> list[Run]:
    """Return what is left of runs of words without one of them, the empty ones left out."""
    found: list[Run] = []
    for first, end in runs:
        pieces = ((first, min(end, gone[0])), (max(first, gone[1]), end))
        found += [piece for piece in pieces if piece[0] < piece[1]]
    return found
