"""Say how a reading differs from the base, change by change, each with its place."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from retold.lexis.align import common_words, tokens
from retold.lexis.numbers import number_of
from retold.lexis.words import folded
from retold.model import Change
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.meaning import NOTHING, expanded, meaning
from retold.stages.utterances.prints import ELLIPSIS, at_joints, in_print
from retold.stages.utterances.sides import Side, Text, text_of
from retold.stages.utterances.steps import Between, is_misspelt, is_slip, steps_between

Kind: TypeAlias = Literal["cut-start", "cut-end", "cut-inside", "spelling", "substitution"]

_MERGED = 0.8  # share of added words that another utterance has, where two were merged
_NEAR = 3  # words next to a cut in which a lost "not" bears on what is left
_MOVED = 4  # words from which a stretch that was changed too may have changed its place
_FAR = 60  # characters beyond which a few equal words stand there on their own
_ALIKE = 0.7  # share of the longer stretch that such stretches have in common


def changes(
    base: Text, reading: str, between: Between | None, others: Sequence[Keys]
) -> tuple[Change, ...]:
    """Return how a quotation's words differ from the base's, in the order of places.

    Args:
        base: The base's words.
        reading: The reading's words.
        between: The part of the base that the quotation stands for, where its turn of speech gives
            the rest in other quotations; None: all of it.
        others: Words of other utterances near by: what stands in one of them was merged.

    Returns:
        The changes with places in the reading; empty if it has the base's words.

    """
    here = text_of(reading)
    whole = between or Between(0, len(base.words), (), goes_on=False)
    found = list(_differences(base, here, whole, others))
    return tuple(sorted(_with_order(found), key=lambda c: (c.start, c.end, c.base)))


def _differences(
    base: Text, here: Text, between: Between, others: Sequence[Keys]
) -> Iterator[Change]:
    steps = steps_between(base, here, between)
    for step in steps:
        left, right = base.side(step.i1, step.i2), here.side(step.j1, step.j2)
        if step.tag == "equal":
            yield from in_print(left, right)
        elif step.tag == "delete" or (step.tag == "replace" and _at_an_end(left, right)):
            yield from _cuts(left, right, between)
        if step.tag == "insert" or (step.tag == "replace" and _at_an_end(left, right)):
            yield _added(right, others)
        elif step.tag == "replace":
            yield from _replaced(left, right)
    yield from at_joints(base, here, steps)


def moved(found: Sequence[Change], by: int) -> tuple[Change, ...]:
    """Return changes with their places moved on, as from a quotation into its report."""
    return tuple(Change(c.kind, c.base, c.here, c.start + by, c.end + by, c.meaning) for c in found)


def _at_an_end(left: Side, right: Side) -> bool:
    """Return whether a reading opens or ends in words of its own, where the base has many."""
    ends = right.first == 0 or right.end == len(right.of.words)
    return ends and left.end - left.first > _NEAR


def _cuts(left: Side, right: Side, between: Between) -> Iterator[Change]:
    """Yield the words of the base that the reading leaves out, and its turn gives nowhere."""
    at_start, at_end = right.first == 0, right.end == len(right.of.words)
    if at_start and between.start > 0:
        return  # what lies behind an earlier part of the turn is that part's to say
    at_end = at_end and not between.goes_on
    kind: Kind = "cut-start" if at_start else "cut-end" if at_end else "cut-inside"
    start, end = (0, 0) if at_start else right.of.side(right.end, right.end).place
    shown = ""
    if kind == "cut-inside" and right.first == right.end:
        before = right.of.words[right.first - 1].end
        if dots := ELLIPSIS.search(right.of.text, before, start):
            start, end, shown = dots.start(), dots.end(), dots[0]
    for first, last in between.without_given(left.first, left.end):
        words = left.of.side(first, last)
        yield Change(kind, words.shown, shown, start, end, _lost(words, kind))


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
    keys = [word.key for word in right.of.words[right.first : right.end]]
    merged = len(keys) > _NEAR and any(
        len(common_words(other, keys)) >= _MERGED * len(keys) for other in others
    )
    if merged:
        return Change("merge", "", right.shown, *right.place)
    few = len(keys) <= 2 * _NEAR
    meant = meaning(NOTHING, right.said) if few else None
    return Change("insertion", "", right.shown, *right.place, meant)


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
    one, two = (
        "".join(expanded([word.key for word in side.of.words[side.first : side.end]]))
        for side in (left, right)
    )
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


def _with_order(found: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes; words left out here and put in there have only changed places."""
    cut = [change for change in found if change.kind.startswith("cut") and change.base]
    placed: dict[int, Change] = {}
    for n, change in enumerate(found):
        if change.kind == "insertion":
            here = next((one for one in cut if _is_moved(one, change)), None)
            if here is not None:
                cut.remove(here)
                placed[n] = here
    for n, change in enumerate(found):
        if n in placed:
            yield Change("order", placed[n].base, change.here, change.start, change.end)
            yield from _inside(placed[n].base, change)
        elif not any(change is one for one in placed.values()):
            yield change


def _is_moved(cut: Change, placed: Change) -> bool:
    """Tell whether words that were put in are those left out; few words do not move far."""
    few = cut.base.count(" ") < _MOVED - 1
    if few and abs(cut.start - placed.start) > _FAR:
        return False
    return _same_words(cut.base, placed.here)


def _same_words(left: str, right: str) -> bool:
    """Tell whether two stretches have the same words, or are long and have most in common."""
    one, two = ([token.key for token in tokens(words)] for words in (left, right))
    if one == two:
        return True
    longer = max(len(one), len(two))
    return min(len(one), len(two)) >= _MOVED and len(common_words(one, two)) >= _ALIKE * longer


def _inside(base: str, placed: Change) -> Iterator[Change]:
    """Yield what was changed in words that changed their place, its ends aside."""
    one, two = text_of(base), text_of(placed.here)
    whole = Between(0, len(one.words), (), goes_on=False)
    inner = [change for change in _differences(one, two, whole, ()) if change.base and change.here]
    yield from moved(inner, placed.start)
