"""The parts of a report that show its kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.language import may_be_english
from retold.lexis.words import WORD
from retold.model import Block, Quotation, Report, Sentence

# What a page says beside the text: other reports, requests, furniture.
BESIDE = {"promo", "related", "credit", "caption"}
ADDRESS = re.compile(r"https?://([^/?#]*)([^?#]*)", re.IGNORECASE)
MOST_PARAGRAPHS = 400  # what shows a kind shows it early
MOST_OWN = 100  # sentences whose voice is listened to
LONGEST = 4_000  # code points of a paragraph that are looked at


class Reading(NamedTuple):
    """What is looked at; `own` holds the sentences of the report's own, without quotations.

    `paragraphs` are the texts of blocks in order, those beside the report left out, and `lines`
    their lines. `length` is the number of their words, `spoken` the number of quotations that
    somebody is said to speak. `correcting` is the share of the words that correct.
    """

    title: str
    section: str
    host: str
    path: str
    outlet: str
    byline: tuple[str, ...]
    paragraphs: tuple[str, ...]
    lines: tuple[str, ...]
    own: tuple[str, ...]
    length: int
    correcting: float
    spoken: int
    english: bool


def read(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> Reading:
    """Return the parts of a report that show its kind."""
    told = list(_told(blocks))[:MOST_PARAGRAPHS]
    text = report.text
    starts = [_start(text, block) for block in told]
    lengths = [
        (block.role, len(WORD.findall(words))) for block, words in zip(told, starts, strict=True)
    ]
    length = sum(count for _, count in lengths)
    correcting = sum(count for role, count in lengths if role == "correction")
    headline = next((block.of(text) for block in blocks if block.role == "headline"), "")
    titled = (report.title or headline).strip()
    paragraphs = tuple(map(str.strip, starts))
    host, path = _address(report.url)
    return Reading(
        title=titled or _first(text, told).strip(),
        section=(report.section or "").strip(),
        host=host,
        path=path,
        outlet=report.outlet or "",
        byline=report.byline,
        paragraphs=paragraphs,
        lines=tuple(_lines(paragraphs, titled)),
        own=_own(text, sentences, quotations),
        length=length,
        correcting=correcting / length if length else 0.0,
        spoken=sum(row.cue is not None and row.kind != "indirect" for row in quotations),
        english=may_be_english(report.language),
    )


def _told(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of the report; times and such only where its body goes on below them."""
    kept = [block for block in blocks if block.role not in BESIDE]
    for at, block in enumerate(kept):
        if block.role != "meta" or (at + 1 < len(kept) and kept[at + 1].role == "body"):
            yield block


def _lines(paragraphs: Sequence[str], title: str) -> Iterator[str]:
    """Yield the lines of paragraphs that hold words, without the title above them."""
    lines = [line for one in paragraphs for line in map(str.strip, one.splitlines()) if line]
    yield from lines[1:] if lines and lines[0] == title else lines


def _start(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + LONGEST)]


def _first(text: str, told: Sequence[Block]) -> str:
    """Return the first line of a text without a title, if it is no sentence."""
    line = _start(text, told[0]).strip() if told else ""
    return "" if line.endswith(".") or "\n" in line else line


def _address(url: str | None) -> tuple[str, str]:
    """Return host and path of a web address in small letters, nothing of what is none."""
    found = ADDRESS.match(url or "")
    return (found[1].casefold(), found[2].casefold()) if found else ("", "")


def _own(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[str, ...]:
    """Return the sentences of the body that hold no quotation."""
    said = sorted((row.start, row.end) for row in quotations if row.kind != "indirect")
    starts = [start for start, _ in said]
    found: list[str] = []
    for one in sentences:
        if len(found) == MOST_OWN:
            break
        before = bisect_left(starts, one.end)
        quoted = before > 0 and said[before - 1][1] > one.start
        if one.role == "body" and not quoted:
            found.append(text[one.start : min(one.end, one.start + LONGEST)])
    return tuple(found)
