"""Fingerprint the news of a report, so that its copies meet it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from retold.lexis.align import Token, tokens
from retold.lexis.prints import Hashes, gram_hashes, winnowed_hashes
from retold.lexis.stock import stock_sentences
from retold.lexis.terms import word_information
from retold.lexis.words import WORD, folded
from retold.model import Block, Mark, Report

GRAM = 4
"""Words in a run: the index of 4-grams found 96.9 % of made copies at 96.5 % precision."""

NEWS = frozenset({"headline", "standfirst", "body", "caption", "correction"})
_TELLING = 3.4  # rarity of the 1,000th commonest word: a run of commoner ones alone ("one of the
# most") stands in any two texts by chance and tells nothing of copying
_SILENT = 2**63  # above every hash, so never the least of a window that has another
_PER_REPORT = 60  # words for each step of the window: short reports keep every run
_WIDEST = 12  # runs: two in 13 are kept of a long report, about 115 of 750 words

_LONG = 50_000  # code points; the words of longer texts are not kept between two comparisons


def mark_report(report: Report, blocks: Sequence[Block]) -> Iterator[Mark]:
    """Yield the fingerprints of a report's news, by which copies of it are found.

    The least hash of a wide window is the least of every narrower one around it, so a short
    report with a narrow window meets a long one with a wide window.

    Args:
        report: The report.
        blocks: Its blocks; promotion, credits and the like are left out.

    Yields:
        One mark for each kept run of four words, in the order of the number.

    Source:
        Winnowing (Schleimer, Wilkerson and Aiken 2003).

    """
    news = "\n".join(report.text[start:end] for start, end in _news(report, blocks))
    keys = WORD.findall(folded(news))
    window = min(_WIDEST, 1 + len(keys) // _PER_REPORT)
    for mark in winnowed_hashes(_telling(keys), window):
        if mark != _SILENT:
            yield Mark(family="copies", node=report.id, report=report.id, mark=mark)


def _telling(keys: Sequence[str]) -> Hashes:
    """Return the hash of each run of four words, the highest for one of common words alone."""
    hashes = gram_hashes(keys, GRAM)
    if not len(hashes):
        return hashes
    rare = np.fromiter(map(_is_telling, keys), np.bool_, len(keys))
    return np.where(sliding_window_view(rare, GRAM).any(axis=1), hashes, np.uint64(_SILENT))


@lru_cache(maxsize=1 << 16)
def _is_telling(key: str) -> bool:
    return word_information(key) >= _TELLING


def news_tokens(report: Report, blocks: Iterable[Block]) -> tuple[Token, ...]:
    """Return the words of a report's news in order, without publishers' stock sentences."""
    places = tuple(_news(report, blocks))
    if len(report.text) > _LONG:
        return _tokens(report.text, places)
    return _kept_tokens(report.text, places)


# A report meets several others in a row; 64 reports' words are about 10 MB.
@lru_cache(maxsize=64)
def _kept_tokens(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    return _tokens(text, places)


def _tokens(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    return tuple(token for start, end in places for token in tokens(text, start, end))


def _news(report: Report, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if block.role not in NEWS:
            continue
        start = block.start
        for opening, closing in stock_sentences(report.text, block.start, block.end):
            yield start, opening
            start = closing
        yield start, block.end
