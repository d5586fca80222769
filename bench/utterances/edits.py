"""What reports do to a wording: each edit takes words and gives words, and says what it did.

The kinds are those met in real retellings: cuts with and without a mark, slips, other words,
turned order, print, and changes that alter the meaning.
"""

import random
from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from bench.utterances.exchanges import (
    BRACKETS,
    CONTRACTED,
    GAPS,
    HOMOPHONES,
    MODALS,
    NAMES,
    NUMERALS,
    PUT_IN,
    SWAPS,
    TENSES,
)
from bench.utterances.words import Word, plain

Words = tuple[Word, ...]

STOPS = (".", "!", "?")
JOINTS = frozenset("and but because when if that which who by without for than so".split())
LEAST = 6  # words that are left where a wording is cut; what is shorter is a fragment
_FRESH = count(10_000)


class Edit(NamedTuple):
    """What was done to the parent's wording: its kind, where, and to which original words."""

    kind: str
    place: tuple[int, int]
    original: tuple[int, ...]
    before: str
    after: str
    meaning: str | None = None


Done = tuple[Words, Edit] | None


def spots(words: Sequence[Word], fits: Callable[[int], bool]) -> list[int]:
    """Return the places that fit, inside the wording, with no other edit within two words."""
    return [
        at
        for at in range(2, len(words) - 2)
        if fits(at) and not any(word.touched for word in words[max(0, at - 2) : at + 3])
    ]


def fresh_ids(words: Sequence[Word], size: int) -> list[tuple[int, ...]]:
    """Return ids for words put in, in the range of the same saying."""
    low = words[0].ids[0] // 100_000 * 100_000
    return [(low + 10_000 + next(_FRESH) % 90_000,) for _ in range(size)]


class Editor:
    """Makes edits with one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def some(self, places: Sequence[int]) -> int | None:
        """Return one of some places, None if there are none."""
        return self.chance.choice(places) if places else None

    def replaced(self, words: Words, place: tuple[int, int], new: Words, kind: str) -> Done:
        """Return the wording with words for others, and what was done."""
        first, end = place
        old = words[first:end]
        meant = next((word.sense for word in new if word.sense), None)
        fresh = tuple(word._replace(touched=True) for word in new)
        shown = " ".join(w.form for w in old), " ".join(w.form for w in new)
        ids = tuple(name for word in old for name in word.ids)
        return words[:first] + fresh + words[end:], Edit(kind, place, ids, *shown, meant)

    def other_word(self, words: Words, table: dict[str, str], kind: str, sense: str | None) -> Done:
        """Return the wording with a word of a table exchanged."""
        at = self.some(spots(words, lambda n: words[n].form.lower() in table))
        if at is None:
            return None
        word = words[at]
        form = table[word.form.lower()]
        form = form.capitalize() if word.form[:1].isupper() else form
        meant = word.meant if kind == "spelling" else plain(form)
        return self.replaced(
            words, (at, at + 1), (word._replace(form=form, meant=meant, sense=sense),), kind
        )

    def cut_start(self, words: Words) -> Done:
        """Leave out the beginning: sentences, else clauses, else words."""
        at = self.some(self.seams(words))
        if at is None:
            return None
        rest = words[at:]
        form = rest[0].form[:1].upper() + rest[0].form[1:]
        return (rest[0]._replace(form=form), *rest[1:]), self.cut("cut-start", words, (0, at))

    def cut_end(self, words: Words) -> Done:
        """Leave out the end: sentences, else clauses, else words."""
        at = self.some(self.seams(words))
        if at is None:
            return None
        kept = words[:at]
        mark = kept[-1].after[:1]
        last = kept[-1]._replace(after=mark if mark in STOPS else ".")
        return (*kept[:-1], last), self.cut("cut-end", words, (at, len(words)))

    def seams(self, words: Words) -> list[int]:
        """Return where a wording may be cut in two, mostly between sentences or clauses."""
        inner = range(LEAST, len(words) - LEAST + 1)
        stops = [n for n in inner if words[n - 1].after[:1] in STOPS and words[n - 1].after]
        joints = [n for n in inner if words[n - 1].after or words[n].meant in JOINTS]
        draw = self.chance.random()
        return (stops if draw < 0.6 else joints if draw < 0.95 else list(inner)) or joints

    def cut_inside(self, words: Words) -> Done:
        """Leave out words inside, with a mark of it or without."""
        size = self.chance.choice((1, 2, 3, 4, 6, 9))
        if 3 * size > len(words):
            return None
        at = self.some(spots(words, lambda n: n + size < len(words) - 3))
        if at is None or any(word.touched for word in words[at : at + size + 2]):
            return None
        gap = self.chance.choice(GAPS)
        before = words[at - 1]._replace(touched=True)
        after = before.after.rstrip(",;:—") + gap if gap else before.after
        left, right = before._replace(after=after), words[at + size]._replace(touched=True)
        done = self.cut("cut-inside", words, (at, at + size))
        return (*words[: at - 1], left, right, *words[at + size + 1 :]), done

    def cut(self, kind: str, words: Words, place: tuple[int, int]) -> Edit:
        """Return what a cut did."""
        gone = words[slice(*place)]
        ids = tuple(name for word in gone for name in word.ids)
        return Edit(kind, place, ids, " ".join(word.form for word in gone), "")

    def insertion(self, words: Words) -> Done:
        """Put in a word or two."""
        at = self.some(spots(words, lambda n: not words[n - 1].after))
        if at is None:
            return None
        forms = self.chance.choice(PUT_IN).split()
        ids = fresh_ids(words, len(forms))
        new = tuple(
            Word(name, form, "", "", form, None) for name, form in zip(ids, forms, strict=True)
        )
        return self.replaced(words, (at, at), new, "insertion")

    def substitution(self, words: Words) -> Done:
        """Put another word of much the same meaning, or what a pronoun stands for in brackets."""
        if self.chance.random() < 0.2:
            at = self.some(spots(words, lambda n: words[n].form in BRACKETS))
            if at is not None:
                one, two = BRACKETS[words[at].form].split()
                name = fresh_ids(words, 1)[0]
                new = (
                    words[at]._replace(form=one, before="[", after="", meant=one),
                    Word(name, two, "", "]" + words[at].after, two),
                )
                return self.replaced(words, (at, at + 1), new, "substitution")
        return self.other_word(words, SWAPS, "substitution", None)

    def spelling(self, words: Words) -> Done:
        """Misspell a word, write a contraction or a number in another way."""
        kind = self.chance.choice(("slip", "slip", "slip", "homophone", "contraction", "numeral"))
        if kind == "homophone":
            return self.other_word(words, HOMOPHONES, "spelling", None)
        if kind == "contraction":
            return self.contraction(words)
        if kind == "numeral":
            both = NUMERALS | {word: digit for digit, word in NUMERALS.items()}
            return self.other_word(words, both, "spelling", None)
        at = self.some(spots(words, lambda n: words[n].form.isalpha() and len(words[n].form) > 4))
        if at is None:
            return None
        form = self.slip(words[at].form)
        return self.replaced(words, (at, at + 1), (words[at]._replace(form=form),), "spelling")

    def slip(self, form: str) -> str:
        """Return a word with one letter wrong, its first one right."""
        at = self.chance.randrange(1, len(form) - 1)
        letter = self.chance.choice("abcdefghiklmnoprstuwy".replace(form[at].lower(), ""))
        return self.chance.choice(
            (
                form[:at] + form[at + 1 :],
                form[:at] + form[at] + form[at:],
                form[:at] + letter + form[at + 1 :],
            )
        )

    def contraction(self, words: Words) -> Done:
        """Contract two words, or write a contraction out."""
        at = self.some(
            spots(words, lambda n: (words[n].meant, words[n + 1].meant) in CONTRACTED
                  and not words[n].after and not words[n + 1].touched)
        )  # fmt: skip
        if at is None:
            return None
        one, two = words[at], words[at + 1]
        form = CONTRACTED[one.meant, two.meant]
        form = form[:1].upper() + form[1:] if one.form[:1].isupper() else form
        new = Word(one.ids + two.ids, form, one.before, two.after, plain(form))
        return self.replaced(words, (at, at + 2), (new,), "spelling")

    def order(self, words: Words) -> Done:
        """Turn two neighbouring words or two sentences round."""
        stops = [n + 1 for n in range(len(words) - 1) if words[n].after[:1] in STOPS]
        if stops and self.chance.random() < 0.5:
            turn = self.chance.choice(stops)
            if 3 < turn < len(words) - 3:
                return self.replaced(words, (0, len(words)), words[turn:] + words[:turn], "order")
        at = self.some(
            spots(words, lambda n: not words[n].after and not words[n + 1].after
                  and words[n].form.islower() and words[n + 1].form.islower()
                  and words[n].meant != words[n + 1].meant and not words[n + 1].touched)
        )  # fmt: skip
        if at is None:
            return None
        return self.replaced(words, (at, at + 2), (words[at + 1], words[at]), "order")

    def printing(self, words: Words) -> Done:
        """Change a capital or a mark between words."""
        if self.chance.random() < 0.4:
            at = self.some(
                spots(words, lambda n: words[n].form.islower() and len(words[n].form) > 4)
            )
            if at is None:
                return None
            new = words[at]._replace(form=words[at].form.capitalize())
            return self.replaced(words, (at, at + 1), (new,), "case-punctuation")
        at = self.some(spots(words, lambda n: words[n].after in {",", " —", ";", ""}))
        if at is None:
            return None
        mark = self.chance.choice([m for m in (",", " —", ";", "") if m != words[at].after])
        new = words[at]._replace(after=mark)
        return self.replaced(words, (at, at + 1), (new,), "case-punctuation")

    def meaning(self, words: Words) -> Done:
        """Change what is said: a negation, a number, a name, a tense or a modal."""
        kinds: list[Callable[[Words], Done]] = [self.negation, self.number, self.name]
        kinds += [lambda words: self.other_word(words, MODALS, "substitution", "modal")]
        kinds += [lambda words: self.other_word(words, TENSES, "substitution", "tense")]
        return self.chance.choice(kinds)(words)

    def negation(self, words: Words) -> Done:
        """Lose or put in a "not"."""
        at = self.some(spots(words, lambda n: words[n].meant == "not" and not words[n].after))
        if at is not None:
            left = (*words[: at - 1], words[at - 1]._replace(touched=True))
            done = self.cut("cut-inside", words, (at, at + 1))
            return (*left, *words[at + 1 :]), done._replace(meaning="negation")
        verbs = {*MODALS, "is", "was", "are", "were"}
        at = self.some(
            spots(words, lambda n: words[n - 1].meant in verbs and not words[n - 1].after)
        )
        if at is None:
            return None
        new = Word(fresh_ids(words, 1)[0], "not", "", "", "not", "negation")
        return self.replaced(words, (at, at), (new,), "insertion")

    def number(self, words: Words) -> Done:
        """Give another number."""
        digits = {str(n): str(n + 3) for n in range(10, 1000)}
        table = digits | {"two": "three", "five": "nine", "seven": "eight", "twelve": "ten"}
        return self.other_word(words, table, "substitution", "number")

    def name(self, words: Words) -> Done:
        """Give another name."""
        at = self.some(
            spots(words, lambda n: words[n].form[:1].isupper() and len(words[n].form) > 3
                  and words[n].form.isalpha() and words[n - 1].after[:1] not in tuple(".!?:…"))
        )  # fmt: skip
        if at is None:
            return None
        form = self.chance.choice(NAMES)
        new = words[at]._replace(form=form, meant=plain(form), sense="name")
        return self.replaced(words, (at, at + 1), (new,), "substitution")

    def fragment(self, words: Words) -> Done:
        """Take two to five words out."""
        size = self.chance.randint(2, 5)
        if len(words) < size + 5:
            return None
        runs = [
            n for n in range(1, len(words) - size)
            if not any(w.after or w.before for w in words[n : n + size - 1])
            and sum(len(w.form) > 5 for w in words[n : n + size]) > 1
        ]  # fmt: skip
        at = self.some(runs)
        if at is None:
            return None
        kept = words[at : at + size]
        kept = (*kept[:-1], kept[-1]._replace(after=""))
        return kept, self.cut("fragment", words, (at, at + size))
