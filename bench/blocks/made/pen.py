"""What writes one made page: its draws, its style, its language, and what is the report's own."""

import random
import re
import zlib
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from bench.blocks.made import phrases
from bench.blocks.made.names import Names

WORD = re.compile(r"\w+")
# Letters change places within these rows, so that a page reads as one in a language whose cue
# words nobody knows, with words as long as before.
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
OTHER_LETTERS = {
    "Cyrillic": "абцдефгхийклмнопярстувшьыз",
    "Greek": "αβψδεφγηιξκλμνοπχρστθωσζυζ",
}
HAN = 0x4E00  # the first of twenty thousand signs
CASES = (str.lower, str.upper)

Report = Sequence[str]


class Style(NamedTuple):
    """Habits of a page that several of its parts share."""

    article: bool  # whether the report is in an `article`
    main: bool
    links: float  # how likely a paragraph has links
    noise: float  # how likely something stands between two paragraphs
    lists: float  # how much of furniture is in lists
    depth: int  # how many elements that mean nothing stand around a part of furniture, at most


class Pen:
    """Writes mark-up for one page.

    Attributes:
        draw: The page's chances.
        style: Its habits.
        way: How its paragraphs are written; the words stand where the braces are.
        own: The lines that are the report's, in order.

    """

    def __init__(self, draw: random.Random, reports: Sequence[Report]) -> None:
        self.draw = draw
        self.names = Names(draw)
        self.style = Style(
            draw.random() < 0.6,
            draw.random() < 0.6,
            draw.choice((0, 0.05, 0.2, 0.6)),
            draw.choice((0, 0, 0.02, 0.05, 0.1, 0.25)),
            draw.choice((0.3, 0.7, 0.9, 0.95)),
            draw.choice((0, 1, 2, 4)),
        )
        self.way = self._paragraph_way()
        self.own: list[str] = []
        self._reports = reports
        self._letters = self._language()

    def _paragraph_way(self) -> str:
        ways = ("<p>{}</p>\n",) * 15 + (
            self.put("p", "paragraph", "{}"),
            self.put("p", "paragraph", "{}"),
            self.put("div", "paragraph", "{}"),
            "<div>{}</div>\n",
            self.put("div", "paragraph", "<p>{}</p>"),
            self.put("div", "paragraph", "<div><p>{}</p></div>"),
            self.put("section", "wrap", "<p>{}</p>"),
            "<p><span>{}</span></p>\n",
            self.put("div", "paragraph", "<span>{}</span>"),
            "{}<br><br>\n",
            "{}<br/>\n<br/>\n",
            "<p>{}<br></p><p>&nbsp;</p>\n",
        )
        return self.draw.choice(ways)

    def _language(self) -> dict[int, str] | None:
        """Return what each letter becomes; an empty table stands for a script without spaces."""
        kind = self.draw.choices(("", "mixed", "Cyrillic", "Greek", "Han"), (60, 25, 6, 3, 6))[0]
        if kind == "Han":
            return {}
        if not kind:
            return None
        plain = VOWELS + CONSONANTS
        others = "".join("".join(self.draw.sample(row, len(row))) for row in (VOWELS, CONSONANTS))
        others = "".join(self.draw.sample(OTHER_LETTERS[kind], 26)) if kind != "mixed" else others
        return {ord(f(a)): f(b) for f in CASES for a, b in zip(plain, others, strict=True)}

    # --- chances ---------------------------------------------------------------------------

    def chance(self, part: float) -> bool:
        """Tell whether it is so, in a part of all cases."""
        return self.draw.random() < part

    def some(self, phrases_of: str, least: int, most: int) -> list[str]:
        """Return some phrases of a block, each once."""
        every = phrases.lines(phrases_of)
        return self.draw.sample(every, min(len(every), self.draw.randint(least, most)))

    def one(self, phrases_of: str) -> str:
        """Return one phrase of a block, with names and a date filled in."""
        return self.filled(self.draw.choice(phrases.lines(phrases_of)))

    def filled(self, phrase: str) -> str:
        """Return a phrase with names and a date filled in."""
        return phrase.format(**self._filling()) if "{" in phrase else phrase

    def _filling(self) -> dict[str, str]:
        draw, first = self.draw, self.draw.choice(phrases.FIRST.split())
        return {
            "first": first,
            "name": f"{first} {draw.choice(phrases.LAST.split())}",
            "other": f"{draw.choice(phrases.FIRST.split())} {draw.choice(phrases.LAST.split())}",
            "day": str(draw.randint(10, 28)),
            "month": draw.choice(phrases.MONTHS.split()),
            "number": f"{draw.randint(1, 12):02}",
            "year": str(draw.randint(2008, 2024)),
        }

    # --- words -----------------------------------------------------------------------------

    def report(self) -> Report:
        """Return the paragraphs of a report."""
        return self.draw.choice(self._reports)

    def sentence(self) -> str:
        """Return a sentence of some report."""
        sentences = re.split(r"(?<=[.!?]) ", self.draw.choice(self.report()))
        return self.draw.choice(sentences)

    def title(self, least: int = 4, most: int = 13) -> str:
        """Return words as long as a headline."""
        words = self.sentence().split()[: self.draw.randint(least, most)]
        return " ".join(words).rstrip(".,;:!?\"”' ").strip("\"“' ") or "News"

    def said(self, text: str) -> str:
        """Return a text in the page's language, without mark-up."""
        if self._letters is None:
            return text
        if self._letters:
            return text.translate(self._letters)
        signs = WORD.sub(self._signs, text).replace(". ", "。").replace(" ", "")
        return signs[:-1] + "。" if signs.endswith(".") else signs

    def _signs(self, word: re.Match[str]) -> str:
        if word[0].isdigit():
            return word[0]
        number = zlib.crc32(word[0].encode())
        size = 1 + (len(word[0]) > 3) + (len(word[0]) > 8)
        return "".join(chr(HAN + (number >> 5 * at) % 20_000) for at in range(size))

    def text(self, text: str) -> str:
        """Return a text in the page's language, as mark-up."""
        return escape(self.said(text), quote=False)

    def keep(self, text: str) -> str:
        """Return a text as mark-up and note that it is the report's own."""
        self.own.append(self.said(text))
        return self.text(text)

    def linked(self, text: str) -> str:
        """Return running words as mark-up, some of them links or in heavier type."""
        words = text.split(" ")
        if not self.chance(self.style.links) or len(words) < 4 or self._letters == {}:
            return self.text(text)
        parts = []
        while words:
            size = self.draw.randint(1, 12)
            part, words = words[:size], words[size:]
            tag = self.draw.choice(("", "", 'a href="/x"', "em", "strong", "span"))
            shown = self.text(" ".join(part))
            parts.append(f"<{tag}>{shown}</{tag.split()[0]}>" if tag else shown)
        return " ".join(parts)

    # --- elements --------------------------------------------------------------------------

    def put(self, tag: str, kind: str, *inner: str) -> str:
        """Return an element of a kind."""
        return f"<{tag}{self.names.of(kind)}>{''.join(inner)}</{tag}>\n"

    def link(self, text: str) -> str:
        """Return a link that says something."""
        return f'<a href="/{self.draw.randint(1, 9999)}">{self.text(text)}</a>'

    def nested(self, inner: str, kind: str, most: int) -> str:
        """Return something within some elements that mean nothing."""
        for level in range(self.draw.randint(0, most)):
            inner = self.put("div", f"{kind} wrap-{level}" if level else kind, inner)
        return inner

    def boxed(self, tag: str, kind: str, *inner: str) -> str:
        """Return a part of furniture: an element with some more around and within."""
        held = self.nested("".join(inner), f"{kind} inner", self.style.depth)
        return self.nested(self.put(tag, kind, held), "wrap", self.style.depth // 2)

    def rows(self, kind: str, entries: Sequence[str]) -> str:
        """Return entries as a list, as elements, or running on."""
        if self.chance(self.style.lists):
            ways = (
                "{}",
                "{}",
                "{}",
                "<div>{}</div>",
                "<span>{}</span>",
                "<div><div>{}</div></div>",
            )
            way = self.draw.choice(ways)
            items = [self.put("li", f"{kind} item", way.format(entry)) for entry in entries]
            return self.put(self.draw.choice(("ul", "ul", "ul", "ol")), f"{kind} list", *items)
        tag = self.draw.choice(("div", "div", "p", "span", "section"))
        return self.put("div", kind, "".join(self.put(tag, f"{kind} item", e) for e in entries))
