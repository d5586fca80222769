"""How a matter is told: a tree of reports, and what each makes of the words it was given."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bench.utterances.edits import Edit, Editor
from bench.utterances.language import STOCK, Language, Person
from bench.utterances.words import Word, words_of

EVENT, LOST = -1, -2  # parents that are no report: what was said itself, and a source not collected
OPENING_DAY = datetime(2024, 1, 8, 6, 0, tzinfo=UTC)
SIZES = ((1, 1), (2, 2), (3, 5), (6, 12), (13, 30), (31, 60))
OFTEN = (6, 12, 30, 24, 5, 1.5)  # how often a matter has that many reports
HIDDEN = 0.35  # share of matters whose first source is not collected
ALONE = 0.04  # share of reports that heard the words themselves, though others did before
AGAIN = 0.6  # share of the first reports that had the words from the source that is not collected
EDITS = (  # name of the edit, and how often it is made: cuts most, as in real retellings
    ("cut_start", 12), ("cut_end", 14), ("cut_inside", 14), ("insertion", 10), ("substitution", 12),
    ("spelling", 14), ("order", 6), ("printing", 10), ("meaning", 10), ("fragment", 7),
)  # fmt: skip


class Saying(NamedTuple):
    """What somebody said once."""

    number: int
    speaker: Person
    words: tuple[Word, ...]
    stock: bool = False


class Reading(NamedTuple):
    """A report's wording of a saying; `split` is the word after which the cue stands, if one does.

    `merged` is the number of another saying whose words the quotation goes on with.
    """

    saying: int
    words: tuple[Word, ...]
    parent: int
    edits: tuple[Edit, ...]
    speaker: Person
    split: int | None = None
    merged: int | None = None
    fragment: bool = False


class Telling(NamedTuple):
    """One report of a matter, before it is written out; `leaf` if no other can be had from it."""

    outlet: str
    published: datetime
    parent: int
    readings: tuple[Reading, ...]
    credit: str | None
    agency: bool
    leaf: bool
    copies: bool


class Teller:
    """Tells matters with one source of chance."""

    def __init__(self, chance: random.Random, originals: Sequence[str] = ()) -> None:
        self.chance = chance
        self.language = Language(chance)
        self.editor = Editor(chance)
        self.originals = list(originals)
        self.chance.shuffle(self.originals)
        self.numbers = 0

    def sayings(self) -> list[Saying]:
        """Return what is said in one matter: some with a frame in common, some stock phrases."""
        speakers = [self.language.person() for _ in range(self.chance.choice((1, 1, 2)))]
        chosen = self.chance.choices((1, 2, 3, 4), (5, 4, 2, 1))[0]
        texts = [self.original() for _ in range(chosen)]
        people = [self.chance.choice(speakers) for _ in texts]
        if self.chance.random() < 0.25:
            texts += self.language.framed(2)
            people += [speakers[0], speakers[-1]]
        found = [self.saying(who, text) for who, text in zip(people, texts, strict=True)]
        if self.chance.random() < 0.25:
            found.append(self.saying(speakers[0], self.chance.choice(STOCK) + ".", stock=True))
        return found

    def original(self) -> str:
        """Return the next of the given originals, a made one if there are none left."""
        return self.originals.pop() if self.originals else self.language.saying()

    def saying(self, speaker: Person, text: str, *, stock: bool = False) -> Saying:
        """Return a saying with a number of its own."""
        self.numbers += 1
        return Saying(self.numbers, speaker, words_of(text, self.numbers), stock)

    def matter(self, sayings: Sequence[Saying], opening: datetime) -> list[Telling]:
        """Return the reports of a matter in the order of time."""
        low, high = self.chance.choices(SIZES, OFTEN)[0]
        size = self.chance.randint(low, high)
        said = {
            one.number: Reading(one.number, one.words, EVENT, (), one.speaker) for one in sayings
        }
        lost = self.retold(said, EVENT) if self.chance.random() < HIDDEN else None
        told: list[Telling] = []
        time, outlets = opening, self.outlets(size)
        for outlet in outlets:
            parent = self.parent(told, lost is not None)
            given = said if parent == EVENT else lost if parent == LOST else None
            if given is None:
                given = {reading.saying: reading for reading in told[parent].readings}
            told.append(self.report(outlet, time, (parent, given), told))
            time += timedelta(minutes=self.chance.randint(12, 900))
        return told

    def outlets(self, size: int) -> list[str]:
        """Return names of outlets, each once."""
        found: dict[str, None] = {}
        while len(found) < size:
            found[self.language.outlet()] = None
        return list(found)

    def parent(self, told: Sequence[Telling], lost: bool) -> int:  # noqa: FBT001  one of two
        """Return where the next report has its words from."""
        able = [n for n, one in enumerate(told) if not one.leaf]
        draw = self.chance.random()
        if not able:
            return LOST if lost else EVENT
        if draw < ALONE:
            return EVENT
        if lost and draw < (AGAIN if len(told) < 3 else AGAIN / 3):
            return LOST
        weights = [4 if told[n].agency else 1 + (n == 0) for n in able]
        return self.chance.choices(able, weights)[0]

    def report(
        self,
        outlet: str,
        time: datetime,
        source: tuple[int, Mapping[int, Reading]],
        told: Sequence[Telling],
    ) -> Telling:
        """Return a report: what it keeps of its source's readings, and in which words."""
        parent, given = source
        kept = [one for one in sorted(given) if self.chance.random() < 0.8]
        kept = kept or [self.chance.choice(sorted(given))]
        readings = self.retold({name: given[name] for name in kept}, parent)
        merged = self.merged(list(readings.values()))
        shown = tuple(merged or [self.presented(one) for one in readings.values()])
        above = told[parent] if parent >= 0 else None
        credit = None
        if above is not None and self.chance.random() < 0.25:
            credit = above.outlet
        agency = parent < 0 and self.chance.random() < 0.2
        leaf = merged is not None or all(one.fragment for one in shown)
        copies = above is not None and self.chance.random() < 0.45
        return Telling(outlet, time, parent, shown, credit, agency, leaf, copies)

    def retold(self, given: Mapping[int, Reading], parent: int) -> dict[int, Reading]:
        """Return readings as somebody tells them on."""
        found = {}
        for name, reading in given.items():
            many = self.chance.choices((0, 1, 2, 3), (45, 33, 15, 7))[0]
            words, edits = reading.words, []
            for _ in range(many if len(words) > 6 else 0):
                if done := self.edited(words):
                    words, what = done
                    edits.append(what)
                if edits and edits[-1].kind == "fragment":
                    break
            fragment = reading.fragment or any(edit.kind == "fragment" for edit in edits)
            found[name] = Reading(
                name, words, parent, tuple(edits), reading.speaker, None, None, fragment
            )
        return found

    def edited(self, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], Edit] | None:
        """Return a wording with one edit made, None if the one drawn does not fit."""
        names, weights = zip(*EDITS, strict=True)
        name = self.chance.choices(names, weights)[0]
        return getattr(self.editor, name)(words)  # type: ignore[no-any-return]

    def presented(self, reading: Reading) -> Reading:
        """Return a reading as it is set: whole or split by its cue, now and then of another."""
        if self.chance.random() < 0.015 and len(reading.words) > 12 and not reading.fragment:
            reading = reading._replace(speaker=self.language.person())
        stops = [
            n for n, word in enumerate(reading.words[:-3])
            if n > 2 and (word.after[:1] in tuple(".!?,") and word.after)
        ]  # fmt: skip
        if stops and self.chance.random() < 0.25:
            return reading._replace(split=self.chance.choice(stops))
        return reading

    def merged(self, readings: Sequence[Reading]) -> list[Reading] | None:
        """Return the readings with two of one speaker run together, now and then."""
        if self.chance.random() > 0.06:
            return None
        for one in readings:
            for two in readings:
                if one.saying >= two.saying or one.speaker != two.speaker:
                    continue
                if min(len(one.words), len(two.words)) < 7 or one.fragment or two.fragment:
                    continue
                rest = [self.presented(r) for r in readings if r not in (one, two)]
                long, short = (one, two) if len(one.words) >= len(two.words) else (two, one)
                words = one.words + two.words
                return [long._replace(words=words, merged=short.saying), *rest]
        return None
