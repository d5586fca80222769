"""How a report is set: its paragraphs, its quotation marks, and where the quoted words stand."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from bench.utterances.language import Language, Person
from bench.utterances.telling import Reading, Telling
from bench.utterances.words import Word


class Part(NamedTuple):
    """Where a quotation stands in its report: from `start` to `end`, inside the marks.

    `words` are the places of its words, which are those of the reading from `first` on.
    """

    start: int
    end: int
    first: int
    words: tuple[tuple[int, int], ...]


class Style(NamedTuple):
    """A house's marks."""

    opening: str
    closing: str
    apostrophe: str
    dash: str


STYLES = (
    Style("“", "”", "’", " —"), Style("“", "”", "’", " –"), Style('"', '"', "'", " --"),
    Style('"', '"', "'", " -"), Style("“", "”", "'", "—"),
)  # fmt: skip


class Page:
    """A report's text as it grows, and where its quotations stand."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.text = ""

    def add(self, text: str) -> None:
        """Write the report's own words."""
        self.text += text.replace("'", self.style.apostrophe)

    def quote(self, words: Sequence[Word], first: int, end: str) -> Part:
        """Write words between marks, closed by `end`, the mark that stands inside."""
        self.text += self.style.opening
        start = len(self.text)
        places = []
        for n, word in enumerate(words):
            last = n == len(words) - 1
            form = word.form.replace("'", self.style.apostrophe)
            self.text += word.before
            places.append((len(self.text), len(self.text) + len(form)))
            after = end if last else word.after.replace(" —", self.style.dash)
            self.text += form + after
            if not last and after != "—":
                self.text += " "
        stop = len(self.text)
        self.text += self.style.closing
        return Part(start, stop, first, tuple(places))


class Printer:
    """Sets reports with one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.language = Language(chance)

    def page(
        self, telling: Telling, above: Sequence[str] | None
    ) -> tuple[str, list[list[Part]], list[str]]:
        """Return a report's text, the parts of each reading, and the report's own sentences."""
        page = Page(self.chance.choice(STYLES))
        count = 2 + 2 * len(telling.readings)
        own = [self.language.told() for _ in range(count)]
        if telling.copies and above:
            own[: len(above)] = above[:count]
        if telling.agency:
            page.add(f"{self.language.place().upper()} ({telling.outlet}) — ")
        elif telling.credit and self.chance.random() < 0.3:
            page.add(f"{self.language.place().upper()} ({telling.credit}) — ")
            telling = telling._replace(credit=None)
        page.add(" ".join(own[:2]))
        known: set[Person] = set()
        parts = []
        for n, reading in enumerate(telling.readings):
            page.add("\n\n")
            who = reading.speaker
            if who not in known:
                page.add(f"{who.name}, the {who.title}, {self.came()}. ")
                known.add(who)
            parts.append(self.quoted(page, reading, telling.credit))
            page.add("\n\n" + " ".join(own[2 + 2 * n : 4 + 2 * n]))
        return page.text + "\n", parts, own

    def came(self) -> str:
        """Return what a speaker did before the words are given."""
        return self.chance.choice(
            [
                "spoke after the meeting",
                "answered questions in the town hall",
                f"addressed a crowd in {self.language.place()}",
                "was asked about the matter",
                "wrote to the members",
            ]
        )

    def quoted(self, page: Page, reading: Reading, credit: str | None) -> list[Part]:
        """Write a reading with its cue and speaker."""
        words, who = reading.words, reading.speaker
        name = self.chance.choice([who.last, who.last, who.name, who.he])
        to = f" told the {credit}" if credit else ""
        if reading.fragment:
            lead = self.chance.choice(
                ["spoke of", "said it was about", "called it", "described it as"]
            )
            page.add(f"{who.last} {lead} ")
            part = page.quote(words, 0, "")
            page.add(
                f", {name} told the {credit}."
                if credit
                else self.chance.choice([".", " on that day."])
            )
            return [part]
        if reading.split is not None:
            return self.split(page, reading, name, to)
        last = words[-1].after[:1]
        if self.chance.random() < 0.3:
            cue = to or self.chance.choice((" said", " told reporters"))
            page.add(f"{name[:1].upper()}{name[1:]}{cue}: ")
            return [page.quote(words, 0, last if last in "!?" and last else ".")]
        part = page.quote(words, 0, last if last and last in "!?" else ",")
        if to or self.chance.random() < 0.6:
            page.add(
                f" {name}{to or ' ' + self.chance.choice(('said', 'said', 'added', 'explained'))}."
            )
        else:
            page.add(f" said {who.last}.")
        return [part]

    def split(self, page: Page, reading: Reading, name: str, to: str) -> list[Part]:
        """Write a reading in two parts with its cue between."""
        words, at = reading.words, (reading.split or 0) + 1
        mark = words[at - 1].after[:1]
        one = page.quote(words[:at], 0, mark if mark in "!?" else ",")
        page.add(f" {name}{to or ' said'}{',' if mark == ',' else '.'} ")
        last = words[-1].after[:1]
        two = page.quote(words[at:], at, last if last and last in "!?" else ".")
        return [one, two]
