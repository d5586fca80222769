"""Set a reading beside the base, word by word."""

from collections.abc import Iterator, Sequence

from retold.lexis.align import Step, Tag, align, nearly_equal
from retold.lexis.homophones import sound_alike
from retold.lexis.terms import count_known, term
from retold.stages.utterances.keys import place_of
from retold.stages.utterances.meaning import expanded
from retold.stages.utterances.prints import ELLIPSIS
from retold.stages.utterances.sides import Text

_FEW = 5  # words that are found though one is misspelt; bounds the work


def steps_between(base: Text, here: Text) -> list[Step]:
    """Return the steps from the base to a reading, slips as steps of their own, in order."""
    found = steps_of([word.key for word in base.words], [word.key for word in here.words])
    return _at_ellipses(base, here, found)


def steps_of(left: Sequence[str], right: Sequence[str]) -> list[Step]:
    """Return the steps from some words to others, slips as steps of their own, in order."""
    found: list[Step] = []
    for step in align(left, right):
        for part in _held(left, right, step):
            found += _peeled(left, right, part) if part.tag == "replace" else [part]
    return found


def _held(left: Sequence[str], right: Sequence[str], step: Step) -> Iterator[Step]:
    """Yield a step with the words apart that all stand on the other side, word after word.

    `the pier` for `we mend the pier before winter` is two cuts: no words stand for those that are
    left out.
    """
    tag, i1, i2, j1, j2 = step
    few, many = sorted((left[i1:i2], right[j1:j2]), key=len)
    at = _place(few, many) if tag == "replace" and len(few) < len(many) else None
    if at is None:
        yield step
    elif i2 - i1 > j2 - j1:
        first, end = i1 + at, i1 + at + len(few)
        yield from _steps(Step("delete", i1, first, j1, j1))
        yield from _word_by_word(left, right, Step("replace", first, end, j1, j2))
        yield from _steps(Step("delete", end, i2, j2, j2))
    else:
        first, end = j1 + at, j1 + at + len(few)
        yield from _steps(Step("insert", i1, i1, j1, first))
        yield from _word_by_word(left, right, Step("replace", i1, i2, first, end))
        yield from _steps(Step("insert", i2, i2, end, j2))


def _place(few: Sequence[str], many: Sequence[str]) -> int | None:
    """Return where some words stand in others, slips allowed in a few, None if nowhere."""
    at = place_of(few, many)
    if at is None and len(few) <= _FEW:
        starts = range(len(many) - len(few) + 1)
        at = next((n for n in starts if all(map(is_slip, few, many[n : n + len(few)]))), None)
    return at


def _steps(step: Step) -> Iterator[Step]:
    """Yield a step if it has any words."""
    if step.i1 < step.i2 or step.j1 < step.j2:
        yield step


def _word_by_word(left: Sequence[str], right: Sequence[str], step: Step) -> Iterator[Step]:
    """Yield runs of as many words on both sides, the equal ones apart from slips."""
    i, j = step.i1, step.j1
    while i < step.i2:
        same = left[i] == right[j]
        size = 1
        while i + size < step.i2 and (left[i + size] == right[j + size]) == same:
            size += 1
        yield Step("equal" if same else "replace", i, i + size, j, j + size)
        i, j = i + size, j + size


def _peeled(left: Sequence[str], right: Sequence[str], step: Step) -> Iterator[Step]:
    """Yield a step with the slips at its ends apart: `dcision to trust` for `decision`."""
    _, i1, i2, j1, j2 = step
    front: list[Step] = []
    back: list[Step] = []
    if i2 - i1 != j2 - j1:
        while pair := _one_word(left[i1 : min(i2, i1 + 2)], right[j1 : min(j2, j1 + 2)]):
            front.append(Step("replace", i1, i1 + pair[0], j1, j1 + pair[1]))
            i1, j1 = i1 + pair[0], j1 + pair[1]
        while pair := _one_word(left[max(i1, i2 - 2) : i2], right[max(j1, j2 - 2) : j2], at=-1):
            back.append(Step("replace", i2 - pair[0], i2, j2 - pair[1], j2))
            i2, j2 = i2 - pair[0], j2 - pair[1]
    tag: Tag = "insert" if i1 == i2 else "delete" if j1 == j2 else "replace"
    middle = _steps(Step(tag, i1, i2, j1, j2))
    for one in (*front, *middle, *reversed(back)):
        same = left[one.i1 : one.i2] == right[one.j1 : one.j2]
        yield one._replace(tag="equal") if same else one


def _one_word(left: Sequence[str], right: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """Return how many words on both sides are one word but for a slip or a contraction.

    Args:
        left: At most two words.
        right: The same.
        at: 0 if they open what differs, -1 if they end it.

    """
    if not left or not right:
        return None
    if is_slip(left[at], right[at]):
        return 1, 1
    if len(left) == 2 and expanded(left) == expanded([right[at]]):  # noqa: PLR2004  `do not`
        return 2, 1
    if len(right) == 2 and expanded(right) == expanded([left[at]]):  # noqa: PLR2004  `do not`
        return 1, 2
    return None


def is_slip(left: str, right: str) -> bool:
    """Tell whether two folded words are one but for the pen or the ear."""
    return nearly_equal(left, right) or sound_alike(left, right)


def is_misspelt(left: str, right: str) -> bool:
    """Tell whether one of two folded words is none that English texts have."""
    return count_known({term(left): 1}) + count_known({term(right): 1}) < 2  # noqa: PLR2004 - both


def _at_ellipses(base: Text, here: Text, steps: Sequence[Step]) -> list[Step]:
    """Return the steps, words left out where an ellipsis shows it if they may have stood there.

    `what … the pier` for `what they did for the pier` leaves out `they did for` and `the` stays,
    whichever of two is meant.
    """
    moved = list(steps)
    for n in range(1, len(moved) - 1):
        before, cut, after = moved[n - 1 : n + 2]
        if [before.tag, cut.tag, after.tag] == ["equal", "delete", "equal"]:
            by = _to_ellipsis(base, here, (before, cut, after))
            moved[n - 1] = before._replace(i2=before.i2 + by, j2=before.j2 + by)
            moved[n] = Step("delete", cut.i1 + by, cut.i2 + by, cut.j1 + by, cut.j2 + by)
            moved[n + 1] = after._replace(i1=after.i1 + by, j1=after.j1 + by)
    return moved


def _to_ellipsis(base: Text, here: Text, around: tuple[Step, Step, Step]) -> int:
    """Return by how many words a cut between equal words is moved on, less than none back."""
    before, cut, after = around
    words = base.words
    if ELLIPSIS.search(here.between(cut.j1 - 1)):
        return 0
    for way, most in ((-1, before.i2 - before.i1), (1, after.i2 - after.i1)):
        for by in range(1, most):
            last = by if way < 0 else 1 - by  # the word that goes over to the other side
            if words[cut.i1 - last].key != words[cut.i2 - last].key:
                break
            if ELLIPSIS.search(here.between(cut.j1 - 1 + way * by)):
                return way * by
    return 0
