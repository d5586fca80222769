"""A wording as the simulator keeps it: words that remember which word of the original they are."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

APART = 100_000  # words a saying may have, so that words of two sayings have different ids
_WORD = re.compile(r"^(\W*)(.*?)(\W*)$")


class Word(NamedTuple):
    """One word of a wording.

    `ids` are the words of the original that it stands for (two for a contraction; new ones for a
    word put in), `form` what is printed, with the marks `before` and `after`, and `meant` the word
    that is meant, in small letters, whatever slip or spelling is printed. `sense` says what kind
    of meaning its last change had; `touched` that an edit was made here.
    """

    ids: tuple[int, ...]
    form: str
    before: str
    after: str
    meant: str
    sense: str | None = None
    touched: bool = False


class Difference(NamedTuple):
    """How a wording truly differs from another; places count words, half open."""

    kind: str
    base: tuple[int, int]
    here: tuple[int, int]
    meaning: str | None = None


def words_of(text: str, saying: int) -> tuple[Word, ...]:
    """Return the words of an original."""
    found: list[Word] = []
    for piece in text.split():
        match = _WORD.match(piece)
        if match is None or not match[2]:  # a dash alone goes with the word before it
            if found:
                found[-1] = found[-1]._replace(after=f"{found[-1].after} {piece}")
            continue
        number = (saying * APART + len(found),)
        found.append(Word(number, match[2], match[1], match[3], plain(match[2])))
    return tuple(found)


def plain(form: str) -> str:
    """Return a word as the simulator compares it."""
    return form.lower().replace("’", "'")


def text_of(words: Iterable[Word]) -> str:
    """Return a wording as it is printed."""
    return " ".join(word.before + word.form + word.after for word in words)


def key_of(words: Iterable[Word]) -> tuple[str, ...]:
    """Return what wordings are equal by: the printed words without capitals and marks."""
    return tuple(plain(word.form) for word in words)


def differences(
    base: Sequence[Word], here: Sequence[Word], seams: frozenset[int] = frozenset()
) -> list[Difference]:
    """Return how a wording differs from the base, as the words' own ids tell.

    Args:
        base: The wording compared with.
        here: The wording.
        seams: Words of `here` after which a cue stands: marks there are the report's.

    """
    place = {name: at for at, word in enumerate(base) for name in word.ids}
    linked = [sorted({place[name] for name in w.ids if name in place}) for w in here]
    still = _in_order(linked)
    found = list(_moved(linked, still))
    found += _cut(base, linked, still)
    found += _put_in(base, here, linked)
    found += _changed(base, here, linked, seams)
    return _joined(found)


def _in_order(linked: Sequence[Sequence[int]]) -> set[int]:
    """Return the longest series of words that stand in the base's order (patience sorting)."""
    best: list[tuple[int, int]] = []  # for each word: length of the series that ends there, before
    ends: list[int] = []
    for at, places in enumerate(linked):
        if not places:
            best.append((0, -1))
            continue
        size = 0
        while size < len(ends) and linked[ends[size]][0] <= places[0]:
            size += 1
        best.append((size + 1, ends[size - 1] if size else -1))
        ends[size : size + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return kept


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in sorted(places):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _moved(linked: Sequence[Sequence[int]], still: set[int]) -> list[Difference]:
    """Return words in another order; the place is all that they have jumped over."""
    gone = [at for at, places in enumerate(linked) if places and at not in still]
    found = []
    for first, end in _runs(gone):
        low, high = linked[first][0], linked[end - 1][-1]
        over = [at for at in still if linked[at] and linked[at][0] < low]
        home = max(over, default=-1) + 1
        spot = min(first, home), max(end, home)
        found.append(Difference("order", (low, max(low, high) + 1), spot))
    return found


def _cut(
    base: Sequence[Word], linked: Sequence[Sequence[int]], still: set[int]
) -> list[Difference]:
    there = {at for places in linked for at in places}
    kept = [(linked[at][0], at) for at in sorted(still)]
    found = []
    for first, end in _runs(set(range(len(base))) - there):
        before = [at for place, at in kept if place < first]
        after = [at for place, at in kept if place >= end]
        kind = "cut-inside" if before and after else "cut-end" if before else "cut-start"
        spot = max(before) + 1 if before else 0
        joint = _joint(linked, first, end)
        if joint is not None:  # the words around the cut changed places together
            kind, spot = "cut-inside", joint
        single = end - first == 1 and base[first].meant in {"not", "never"}
        meaning = "negation" if single else None
        found.append(Difference(kind, (first, end), (spot, spot), meaning))
    return found


def _joint(linked: Sequence[Sequence[int]], first: int, end: int) -> int | None:
    """Return before which word a stretch is cut, if the words around it stand side by side."""
    for at in range(1, len(linked)):
        if (
            linked[at - 1]
            and linked[at]
            and (linked[at - 1][-1], linked[at][0]) == (first - 1, end)
        ):
            return at
    return None


def _put_in(
    base: Sequence[Word], here: Sequence[Word], linked: Sequence[Sequence[int]]
) -> list[Difference]:
    saying = base[0].ids[0] // APART
    fresh = [at for at, places in enumerate(linked) if not places]
    found = []
    for first, end in _runs(fresh):
        own = here[first].ids[0] // APART == saying
        before = next((linked[at][-1] for at in range(first - 1, -1, -1) if linked[at]), -1)
        senses = [word.sense for word in here[first:end] if word.sense]
        kind = "insertion" if own else "merge"
        spot = before + 1, before + 1
        found.append(Difference(kind, spot, (first, end), senses[0] if senses and own else None))
    return found


def _changed(
    base: Sequence[Word],
    here: Sequence[Word],
    linked: Sequence[Sequence[int]],
    seams: frozenset[int],
) -> list[Difference]:
    found = []
    for at, (places, word) in enumerate(zip(linked, here, strict=True)):
        if not places:
            continue
        first, end = places[0], places[-1] + 1
        one = base[first]
        if end - first > 1 or len(one.ids) != len(word.ids):
            found.append(Difference("spelling", (first, end), (at, at + 1)))
        elif one.meant != word.meant:
            sense = word.sense or one.sense
            found.append(Difference("substitution", (first, end), (at, at + 1), sense))
        elif plain(one.form) != plain(word.form):
            found.append(Difference("spelling", (first, end), (at, at + 1)))
        elif one.form.replace("’", "'") != word.form.replace("’", "'") and at and first:
            found.append(Difference("case-punctuation", (first, end), (at, at + 1)))
        follows = at + 1 < len(here) and linked[at + 1] == [end]
        marks = (
            _marks(one.after + base[end].before if end < len(base) else ""),
            _marks(word.after + here[at + 1].before if at + 1 < len(here) else ""),
        )
        if follows and at not in seams and marks[0] != marks[1] and end - first == 1:
            found.append(Difference("case-punctuation", (first, first + 2), (at, at + 2)))
    return found


def _marks(shown: str) -> str:
    """Return marks as they are compared: quotation marks and the kind of dash are house style.

    Brackets around other words show that they are others, which is told as that.
    """
    bare = re.sub(r"\[?(…|\.\s?\.\s?\.)\]?", "…", re.sub("-+|[–—]", "-", shown))
    return re.sub(r"[\"'“”‘’\[\]\s]", "", bare)


def _joined(found: Iterable[Difference]) -> list[Difference]:
    """Return the differences, those that touch as one where a reader could not part them."""
    joined: list[Difference] = []
    for one in sorted(found, key=lambda d: (d.here, d.base)):
        last = joined[-1] if joined else None
        touch = last and last.here[1] >= one.here[0] and last.base[1] >= one.base[0]
        if last is None or not touch or not (kind := _one_kind(last, one)):
            joined.append(one)
            continue
        base = min(last.base[0], one.base[0]), max(last.base[1], one.base[1])
        here = min(last.here[0], one.here[0]), max(last.here[1], one.here[1])
        joined[-1] = Difference(kind, base, here, last.meaning or one.meaning)
    return joined


def _one_kind(left: Difference, right: Difference) -> str | None:
    """Return the kind that two differences have as one, None if they stay two."""
    if left.kind == right.kind:  # slips are told word by word, a contraction as one
        return left.kind if left.kind != "spelling" or left.base[1] > right.base[0] else None
    if {left.kind, right.kind} <= {"substitution", "insertion", "cut-inside"}:
        return "substitution"
    return None
