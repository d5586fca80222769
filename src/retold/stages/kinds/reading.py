"""The parts of a report that show its kind."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from retold.lexis.words import WORD
from retold.model import Block, Quotation, Report, Sentence

# What a page says beside the text: other reports, requests, furniture.
BESIDE = {"promo", "related", "credit", "caption"}
PATH = re.compile(r"https?://[^/?#]*([^?#]*)", re.IGNORECASE)
ENGLISH = {None, "en", "eng"}
MOST_PARAGRAPHS = 400  # what shows a kind shows it early
LONGEST = 4_000  # code points of a paragraph that are looked at


class Reading(NamedTuple):
    """What is looked at; `own` holds the sentences of the report's own, without quotations.

    `paragraphs` are the texts of blocks in order, those beside the report left out; `length` is
    the number of their words, `spoken` the number of quotations that somebody is said to speak.
    `correcting` is the share of the words that correct.
    """

    title: str
    section: str
    path: str
    outlet: str
    byline: tuple[str, ...]
    paragraphs: tuple[str, ...]
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
    told = [block for block in blocks if block.role not in BESIDE][:MOST_PARAGRAPHS]
    text = report.text
    starts = [_start(text, block) for block in told]
    lengths = [
        (block.role, len(WORD.findall(words))) for block, words in zip(told, starts, strict=True)
    ]
    length = sum(count for _, count in lengths)
    correcting = sum(count for role, count in lengths if role == "correction")
    headline = next((block.of(text) for block in blocks if block.role == "headline"), "")
    return Reading(
        title=(report.title or headline or _first(text, told)).strip(),
        section=(report.section or "").strip(),
        path=_path(report.url),
        outlet=report.outlet or "",
        byline=report.byline,
        paragraphs=tuple(map(str.strip, starts)),
        own=_own(text, sentences, quotations),
        length=length,
        correcting=correcting / length if length else 0.0,
        spoken=sum(row.cue is not None and row.kind != "indirect" for row in quotations),
        english=report.language in ENGLISH,
    )


def _start(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + LONGEST)]


def _first(text: str, told: Sequence[Block]) -> str:
    """Return the first line of a text without a title, if it is no sentence."""
    line = _start(text, told[0]).strip() if told else ""
    return "" if line.endswith(".") or "\n" in line else line


def _path(url: str | None) -> str:
    """Return the path of a web address in small letters, nothing of what is none."""
    found = PATH.match(url or "")
    return found[1].casefold() if found else ""


def _own(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[str, ...]:
    """Return the sentences of the body that hold no quotation."""
    said = sorted((row.start, row.end) for row in quotations if row.kind != "indirect")
    starts = [start for start, _ in said]
    found = []
    for one in sentences:
        before = bisect_left(starts, one.end)
        quoted = before > 0 and said[before - 1][1] > one.start
        if one.role == "body" and not quoted:
            found.append(text[one.start : min(one.end, one.start + LONGEST)])
    return tuple(found)
