"""Say how a reading differs from the base, change by change, each with its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.align import Token, align, common_words, nearly_equal, tokens
from retold.lexis.numbers import number_of
from retold.lexis.words import folded
from retold.model import Change
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.meaning import NOTHING, Said, expanded, meaning

Kind: TypeAlias = Literal["cut-start", "cut-end", "cut-inside", "spelling", "substitution"]

_ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_SENTENCE_END = re.compile(r"[.!?…:\n][\"'”’)\]]*\s+$")
_QUOTES = re.compile("[\"'“”‘’«»]")
_DASHES = frozenset("-–—―")
_DASH_RUN = re.compile("-+")
_MERGED = 0.8  # share of added words that another utterance has, where two were merged
_NEAR = 3  # words next to a cut in which a lost "not" bears on what is left


class Text(NamedTuple):
    """A text and its words; `seams` are the words after which another quotation begins."""

    text: str
    words: Sequence[Token]
    seams: frozenset[int] = frozenset()

    def side(self, first: int, end: int) -> "_Side":
        """Return the words from `first` up to `end`."""
        return _Side(self, first, end)

    def begins(self, word: int) -> bool:
        """Return whether a word is the first of a sentence."""
        return word == 0 or bool(_SENTENCE_END.search(self.between(word - 1)))

    def between(self, word: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.words[word].end : self.words[word + 1].start]


class _Side(NamedTuple):
    """A run of words of one text, counted in words, half open."""

    of: Text
    first: int
    end: int

    @property
    def shown(self) -> str:
        return self.of.text[slice(*self.place)]

    @property
    def place(self) -> tuple[int, int]:
        words = self.of.words
        if self.first < self.end:
            return words[self.first].start, words[self.end - 1].end
        at = words[self.first].start if self.first < len(words) else len(self.of.text)
        return at, at

    @property
    def said(self) -> Said:
        words = self.of.words[self.first : self.end]
        shown = tuple(self.of.text[word.start : word.end] for word in words)
        return Said(shown, tuple(map(self.of.begins, range(self.first, self.end))))


def text_of(*parts: str) -> Text:
    """Return quotations of one turn as one text, with a space between."""
    text = " ".join(parts)
    seams: set[int] = set()
    counted = 0
    for part in parts:
        counted += len(tokens(part))
        seams.add(counted - 1)
    return Text(text, tokens(text), frozenset(seams))


def changes(
    base: Text, reading: str, given: Sequence[tuple[int, int]], others: Sequence[Keys]
) -> tuple[Change, ...]:
    """Return how a quotation's words differ from the base's, in the order of places.

    Args:
        base: The base's words.
        reading: The reading's words.
        given: Words of the base, half open, that the same turn gives in another quotation: they
            are not cut.
        others: Words of other utterances near by: what stands in one of them was merged.

    Returns:
        The changes with places in the reading; empty if it has the base's words.

    """
    here = text_of(reading)
    found: list[Change] = []
    for step in align([w.key for w in base.words], [w.key for w in here.words]):
        left, right = base.side(step.i1, step.i2), here.side(step.j1, step.j2)
        if step.tag == "equal":
            found += _in_print(left, right)
        elif step.tag == "delete" or (step.tag == "replace" and _at_an_end(left, right)):
            found += _cuts(left, right, given)
        if step.tag == "insert" or (step.tag == "replace" and _at_an_end(left, right)):
            found.append(_added(right, others))
        elif step.tag == "replace":
            found += _replaced(left, right)
    return tuple(sorted(_with_order(found), key=lambda c: (c.start, c.end, c.base)))


def moved(found: Sequence[Change], by: int) -> tuple[Change, ...]:
    """Return changes with their places moved on, as from a quotation into its report."""
    return tuple(Change(c.kind, c.base, c.here, c.start + by, c.end + by, c.meaning) for c in found)


def _at_an_end(left: _Side, right: _Side) -> bool:
    """Return whether a reading opens or ends in words of its own, where the base has many."""
    ends = right.first == 0 or right.end == len(right.of.words)
    return ends and left.end - left.first > _NEAR


def _in_print(left: _Side, right: _Side) -> Iterator[Change]:
    """Yield where equal words differ in capitals or in the marks between them."""
    flagged: list[tuple[int, int]] = []
    size = left.end - left.first
    for n in range(size):
        i, j = left.first + n, right.first + n
        opens = i == 0 or j == 0 or i - 1 in left.of.seams
        here, there = left.of.side(i, i + 1).shown, right.of.side(j, j + 1).shown
        if not opens and _plain(here) != _plain(there):
            flagged.append((n, n + 1))
        seam = n + 1 == size or i in left.of.seams
        if not seam and _marks(left.of.between(i)) != _marks(right.of.between(j)):
            flagged.append((n, n + 2))
    for first, end in _joined(flagged):
        one = left.of.side(left.first + first, left.first + end)
        two = right.of.side(right.first + first, right.first + end)
        yield Change("case-punctuation", one.shown, two.shown, *two.place)


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‘", "'")


def _marks(between: str) -> str:
    """Return the marks between two words, less quotation marks, spaces and kinds of dash."""
    bare = _ELLIPSIS.sub("…", _QUOTES.sub("", between))
    marks = "".join("-" if mark in _DASHES else mark for mark in bare if not mark.isspace())
    return _DASH_RUN.sub("-", marks)  # two hyphens are a dash on a typewriter


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in places:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _cuts(left: _Side, right: _Side, given: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """Yield the words of the base that the reading leaves out, and its turn gives nowhere."""
    at_start, at_end = right.first == 0, right.end == len(right.of.words)
    kind: Kind = "cut-start" if at_start else "cut-end" if at_end else "cut-inside"
    start, end = (0, 0) if at_start else right.of.side(right.end, right.end).place
    shown = ""
    if kind == "cut-inside" and right.first == right.end:
        before = right.of.words[right.first - 1].end
        if dots := _ELLIPSIS.search(right.of.text, before, start):
            start, end, shown = dots.start(), dots.end(), dots[0]
    pieces = list(_less((left.first, left.end), given))
    if at_start:  # what lies beyond another part is that part's to say
        pieces = [piece for piece in pieces[-1:] if piece[1] == left.end]
    elif at_end:
        pieces = [piece for piece in pieces[:1] if piece[0] == left.first]
    for first, last in pieces:
        words = left.of.side(first, last)
        yield Change(kind, words.shown, shown, start, end, _lost(words, kind))


def _less(place: tuple[int, int], given: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, end = place
    for start, stop in sorted(given):
        if stop <= first or start >= end:
            continue
        if first < start:
            yield first, start
        first = stop
    if first < end:
        yield first, end


def _lost(words: _Side, kind: Kind) -> str | None:
    """Return what a cut may change in meaning: a long one only by a "not" next to what is left."""
    if kind == "cut-inside" and words.end - words.first <= 2 * _NEAR:
        return meaning(words.said, NOTHING)
    goes_on = words.end < len(words.of.words) and not words.of.begins(words.end)
    if kind == "cut-end" or not goes_on:
        return None
    near = words.of.side(max(words.first, words.end - _NEAR), words.end)
    return "negation" if meaning(near.said, NOTHING) == "negation" else None


def _added(right: _Side, others: Sequence[Keys]) -> Change:
    keys = [word.key for word in right.of.words[right.first : right.end]]
    merged = len(keys) > _NEAR and any(
        len(common_words(other, keys)) >= _MERGED * len(keys) for other in others
    )
    if merged:
        return Change("merge", "", right.shown, *right.place)
    few = len(keys) <= 2 * _NEAR
    meant = meaning(NOTHING, right.said) if few else None
    return Change("insertion", "", right.shown, *right.place, meant)


def _replaced(left: _Side, right: _Side) -> Iterator[Change]:
    """Yield words that stand for others: slips and other spellings apart from other words."""
    if left.end - left.first != right.end - right.first:
        yield _other_words(left, right)
        return
    pairs = [
        (left.of.side(left.first + n, left.first + n + 1), right.of.side(at, at + 1))
        for n, at in enumerate(range(right.first, right.end))
    ]
    for slip, group in groupby(pairs, key=lambda pair: _slip(*pair)):
        run = list(group)
        if slip:
            yield from (_other_words(one, two) for one, two in run)
        else:
            one = left.of.side(run[0][0].first, run[-1][0].end)
            yield _other_words(one, right.of.side(run[0][1].first, run[-1][1].end))


def _slip(left: _Side, right: _Side) -> bool:
    return nearly_equal(left.of.words[left.first].key, right.of.words[right.first].key)


def _other_words(left: _Side, right: _Side) -> Change:
    meant = meaning(left.said, right.said)
    one, two = (
        "".join(expanded([word.key for word in side.of.words[side.first : side.end]]))
        for side in (left, right)
    )
    single = left.end - left.first == 1 and right.end - right.first == 1
    if single and meant == "number" and _slip(left, right) and not _both_numbers(left, right):
        meant = None  # `twlve` is a slip
    spelling = (
        one == two
        or _one_number(left.shown, right.shown)
        or (single and meant in {None, "name"} and _slip(left, right))
    )
    kind: Kind = "spelling" if spelling else "substitution"
    return Change(kind, left.shown, right.shown, *right.place, None if one == two else meant)


def _one_number(left: str, right: str) -> bool:
    """Return whether both are one number, in digits or words."""
    value = number_of(folded(left))
    return value is not None and value == number_of(folded(right))


def _both_numbers(left: _Side, right: _Side) -> bool:
    return None not in {number_of(folded(left.shown)), number_of(folded(right.shown))}


def _with_order(found: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes; words left out here and put in there have only changed places."""
    cut: dict[str, list[int]] = {}
    for n, change in enumerate(found):
        if change.kind.startswith("cut") and change.base:
            cut.setdefault(_compared(change.base), []).append(n)
    gone: set[int] = set()
    placed: dict[int, Change] = {}
    for n, change in enumerate(found):
        places = cut.get(_compared(change.here), []) if change.kind == "insertion" else []
        if places:
            here = found[places.pop(0)]
            gone.add(found.index(here))
            placed[n] = Change("order", here.base, change.here, change.start, change.end)
    for n, change in enumerate(found):
        if n not in gone:
            yield placed.get(n, change)


def _compared(words: str) -> str:
    return " ".join(token.key for token in tokens(words))
