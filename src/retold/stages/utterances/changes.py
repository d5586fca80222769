"""Say how a reading differs from the base, change by change, each with its place."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from retold.lexis.align import Step, Tag, common_words
from retold.lexis.numbers import number_of
from retold.lexis.words import folded
from retold.model import Change
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.meaning import NOTHING, expanded, meaning
from retold.stages.utterances.moves import Course, course
from retold.stages.utterances.prints import ELLIPSIS, at_joints, ends_sentence, in_print
from retold.stages.utterances.sides import Side, Text
from retold.stages.utterances.steps import is_misspelt, is_slip, steps_between, steps_of

Kind: TypeAlias = Literal["cut-start", "cut-end", "cut-inside", "spelling", "substitution"]
Run: TypeAlias = tuple[int, int]

_MERGED = 0.8  # share of added words that another utterance has, where two were merged
_NEAR = 3  # words next to a cut in which a lost "not" bears on what is left


def changes(base: Text, here: Text, others: Sequence[Keys] = ()) -> tuple[Change, ...]:
    """Return how the words of a turn of speech differ from the base's, in the order of places.

    Args:
        base: The base's words.
        here: The reading's words; where its quotations are several, in one text.
        others: Words of other utterances near by: what stands in one of them was merged.

    Returns:
        The changes with places in the reading's text, none of them across a seam; empty if it has
        the base's words.

    """
    left, right = base.side(0, len(base.words)), here.side(0, len(here.words))
    way = course(left.keys, right.keys, steps_between(base, here))
    found = list(_differences(base, here, way, others))
    for step in way.moved:
        found += _placed(base, here, step)
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.base)))


def _differences(base: Text, here: Text, way: Course, others: Sequence[Keys]) -> Iterator[Change]:
    kept = [step for step in way.steps if step.i1 < step.i2 and step.j1 < step.j2]
    ends = (kept[0].j1, kept[-1].j2) if kept else (len(here.words), 0)
    for step in (part for one in way.steps for part in _at_seams(one, here.seams)):
        left, right = base.side(step.i1, step.i2), here.side(step.j1, step.j2)
        yield from _told(left, right, step.tag, ends, others)
    yield from at_joints(base, here, way.steps)


def moved(found: Sequence[Change], by: int) -> tuple[Change, ...]:
    """Return changes with their places moved on, as from a quotation into its report."""
    return tuple(Change(c.kind, c.base, c.here, c.start + by, c.end + by, c.meaning) for c in found)


def _at_seams(step: Step, seams: frozenset[int]) -> Iterator[Step]:
    """Yield a step in parts, where the reading's words are of several quotations."""
    i, j = step.i1, step.j1
    for seam in sorted(seam + 1 for seam in seams if step.j1 <= seam < step.j2 - 1):
        to = min(i + seam - j, step.i2)
        yield _tagged(step.tag, (i, to), (j, seam))
        i, j = to, seam
    yield _tagged(step.tag, (i, step.i2), (j, step.j2))


def _tagged(tag: Tag, base: tuple[int, int], here: tuple[int, int]) -> Step:
    if tag == "replace" and base[0] == base[1]:
        tag = "insert"
    return Step(tag, *base, *here)


def _told(left: Side, right: Side, tag: Tag, ends: Run, others: Sequence[Keys]) -> Iterator[Change]:
    """Yield the changes of one step; between the `ends` stand the words that were kept."""
    if tag == "equal":
        yield from in_print(left, right)
    elif tag == "delete":
        yield _cut(left, right, ends)
    elif tag == "insert":
        yield _added(right, others)
    elif _at_an_end(left, right):
        yield from _ended(left, right, ends, others)
    else:
        yield from _replaced(left, right)


def _placed(base: Text, here: Text, moved: Step) -> Iterator[Change]:
    """Yield that words changed places, and what was changed in them, their ends aside."""
    for part in _at_seams(moved, here.seams):
        left, right = base.side(part.i1, part.i2), here.side(part.j1, part.j2)
        yield Change("order", left.shown, right.shown, *right.place)
    left, right = base.side(moved.i1, moved.i2), here.side(moved.j1, moved.j2)
    inner = [
        Step(step.tag, *(n + moved.i1 for n in step[1:3]), *(n + moved.j1 for n in step[3:]))
        for step in steps_of(left.keys, right.keys)
    ]
    for step in (part for one in inner for part in _at_seams(one, here.seams)):
        if step.tag in {"equal", "replace"} or moved.j1 < step.j1 <= step.j2 < moved.j2:
            one, two = base.side(step.i1, step.i2), here.side(step.j1, step.j2)
            yield from _told(one, two, step.tag, (-1, len(here.words) + 1), ())
    yield from at_joints(base, here, inner)


def _at_an_end(left: Side, right: Side) -> bool:
    """Return whether a reading opens or ends in words of its own, where the base has many."""
    ends = right.first == 0 or right.end == len(right.of.words)
    return ends and left.end - left.first > _NEAR


def _ended(left: Side, right: Side, ends: Run, others: Sequence[Keys]) -> Iterator[Change]:
    """Yield how a reading opens or ends in words of its own: one alone stands for one."""
    if right.end - right.first > 1:
        yield _cut(left, right, ends)
        yield _added(right, others)
    elif right.first == 0:
        at = left.end - 1
        yield _cut(left.of.side(left.first, at), right.of.side(0, 0), ends)
        yield from _replaced(left.of.side(at, left.end), right)
    else:
        at = left.first + 1
        yield from _replaced(left.of.side(left.first, at), right)
        yield _cut(left.of.side(at, left.end), right.of.side(right.end, right.end), ends)


def _cut(left: Side, right: Side, ends: Run) -> Change:
    """Return the words of the base that the reading leaves out."""
    at_start = right.first == 0 or right.end <= ends[0]
    at_end = right.end == len(right.of.words) or right.first >= ends[1]
    kind: Kind = "cut-start" if at_start else "cut-end" if at_end else "cut-inside"
    start, end = (0, 0) if at_start else right.of.side(right.end, right.end).place
    shown = ""
    if kind == "cut-inside" and right.first == right.end:
        before = right.of.words[right.first - 1].end
        if dots := ELLIPSIS.search(right.of.text, before, start):
            start, end, shown = dots.start(), dots.end(), dots[0]
    return Change(kind, left.shown, shown, start, end, _lost(left, kind))


def _lost(words: Side, kind: Kind) -> str | None:
    """Return what a cut may change in meaning: a long one only by a "not" next to what is left."""
    if kind == "cut-inside" and words.end - words.first <= 2 * _NEAR:
        return meaning(words.said, NOTHING)
    goes_on = words.end < len(words.of.words) and not words.of.begins(words.end)
    if kind == "cut-end" or not goes_on:
        return None
    near = words.of.side(max(words.first, words.end - _NEAR), words.end)
    return "negation" if meaning(near.said, NOTHING) == "negation" else None


def _added(right: Side, others: Sequence[Keys]) -> Change:
    keys = right.keys
    merged = _stands_alone(right) and any(
        len(common_words(other, keys)) >= _MERGED * len(keys) for other in others
    )
    if merged:
        return Change("merge", "", right.shown, *right.place)
    few = len(keys) <= 2 * _NEAR
    meant = meaning(NOTHING, right.said) if few else None
    at_an_end = right.first == 0 or right.end == len(right.of.words)
    if at_an_end and meant != "negation":
        meant = None  # the reading only has more, as others have less
    return Change("insertion", "", right.shown, *right.place, meant)


def _stands_alone(right: Side) -> bool:
    """Return whether words open or end a reading, as many as a sentence of their own may have."""
    if right.end - right.first <= _NEAR:
        return False
    text, size = right.of, len(right.of.words)
    if right.first == 0:
        return right.end < size and ends_sentence(text.between(right.end - 1))
    return right.end == size and ends_sentence(text.between(right.first - 1))


def _replaced(left: Side, right: Side) -> Iterator[Change]:
    """Yield words that stand for others: slips and other spellings apart from other words."""
    if left.end - left.first != right.end - right.first:
        yield _other_words(left, right)
        return
    pairs = [
        (left.of.side(left.first + n, left.first + n + 1), right.of.side(at, at + 1))
        for n, at in enumerate(range(right.first, right.end))
    ]
    for slip, group in groupby(pairs, key=lambda pair: is_slip(*map(_key, pair))):
        run = list(group)
        if slip:
            yield from (_other_words(one, two) for one, two in run)
        else:
            one = left.of.side(run[0][0].first, run[-1][0].end)
            yield _other_words(one, right.of.side(run[0][1].first, run[-1][1].end))


def _other_words(left: Side, right: Side) -> Change:
    meant = meaning(left.said, right.said)
    one, two = ("".join(expanded(side.keys)) for side in (left, right))
    single = left.end - left.first == 1 and right.end - right.first == 1
    slip = single and is_slip(_key(left), _key(right))
    if slip and meant != "name" and is_misspelt(_key(left), _key(right)):
        meant = None  # `twlve` and `witthout` are no other words
    spelling = (
        one == two or _one_number(left.shown, right.shown) or (slip and meant in {None, "name"})
    )
    kind: Kind = "spelling" if spelling else "substitution"
    return Change(kind, left.shown, right.shown, *right.place, None if one == two else meant)


def _one_number(left: str, right: str) -> bool:
    """Return whether both are one number, in digits or words."""
    value = number_of(folded(left))
    return value is not None and value == number_of(folded(right))


def _key(side: Side) -> str:
    return side.of.words[side.first].key
