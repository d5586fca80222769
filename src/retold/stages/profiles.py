"""What a report shows of itself when it meets others: rare words, names, day, credits."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import log, sqrt
from typing import NamedTuple

from retold.lexis.calendar import MONTHS, WEEKDAYS
from retold.lexis.credits import AGENCY
from retold.lexis.terms import is_known, rarity, term
from retold.lexis.words import WORD, words
from retold.model import Block, Mention, Profile, Report

TOLD = {"standfirst", "body", "correction"}
CREDITING = {"wire", "credit", "correction"}
# A term in a fifth of all texts tells nothing of one: log(5) = 1.6.
LEAST_RARITY = 1.6
# More than a story of usual length needs to be known by; 80 to 200 did equally well on the
# stories of neus-train.
MOST_TERMS = 120
# A headline's word counts as if it stood twice in the text; so measured on neus-train.
HEADLINE = 2
# Words with a capital that name no one.
DATING = MONTHS.keys() | WEEKDAYS.keys()
# Letters of words that every headline style but the sentence's gives a capital.
LONG = 5
# Letters from which on a word is seldom an article, pronoun or the like, in any language of Europe.
TELLING = 7
# A word that does not begin a sentence, title or quotation, so that a capital marks a name: one
# that follows a space and no mark after which a capital is due. Small letters of ASCII are left out
# for speed.
INSIDE = re.compile(r"(?<=[^\s.!?:;“\"‘'(•—–-] )[^\W\d_a-z]\w*(?:['’‘-]\w+)*")


class Counts(NamedTuple):
    """How often each term stands in the news and in the headline, the names, the body's words."""

    told: Counter[str]
    headline: Counter[str]
    proper: set[str]
    words: int


def find_profile(
    report: Report, blocks: Sequence[Block], mentions: Sequence[Mention]
) -> Iterator[Profile]:
    """Yield the one profile of a report.

    A term weighs (1 + log of its count) × its rarity (Salton and Buckley, "Term-weighting
    approaches in automatic text retrieval", 1988), with the rarity of the shipped table.

    Args:
        report: The report.
        blocks: Its blocks; only those that tell news count.
        mentions: Its mentions; full names of people and organisations are kept.

    Yields:
        One `Profile`; `words` counts the words of body blocks. A report without a news block
        has the terms of its headline only.

    """
    title = report.title or next(
        (block.of(report.text) for block in blocks if block.role == "headline"), None
    )
    told, headline, proper, size = _counts(report.text, blocks, title or "")
    terms = _vector(told + Counter({word: HEADLINE * n for word, n in headline.items()}))
    yield Profile(
        report=report.id,
        source=report.source,
        url=report.url,
        outlet=report.outlet,
        title=title,
        published=report.published,
        day=report.day,
        words=size,
        terms=terms,
        title_terms=_vector(headline),
        names=_names(mentions),
        credits=_credits(report, blocks),
        proper=tuple(word for word, _ in terms if word in proper),
    )


def _counts(text: str, blocks: Sequence[Block], title: str) -> Counts:
    """Return what a report's news and its headline hold."""
    told: Counter[str] = Counter()
    headline: Counter[str] = Counter()
    capitals: Counter[str] = Counter()  # how much oftener a term is written as a name than not
    size = 0
    for block in blocks:
        if block.role in TOLD:
            found = _count(block.of(text), told, capitals)
            size += found if block.role == "body" else 0
    _count(title, headline, capitals if _in_sentence_case(title) else Counter())
    proper = {word for word, more in capitals.items() if more > 0}
    if not _is_english(told + headline):
        told, headline = _telling(told, proper), _telling(headline, proper)
    return Counts(told, headline, proper, size)


def _count(text: str, counts: Counter[str], capitals: Counter[str]) -> int:
    """Count a text's terms, and how much oftener each is written as a name than as a word.

    A capital where a sentence begins tells neither.
    """
    found = WORD.findall(text)
    for word, count in Counter(found).items():
        counted = term(word)
        counts[counted] += count
        if not word[0].isupper():
            capitals[counted] -= count
    for word in INSIDE.findall(text):
        counted = term(word)
        if word[0].isupper() and counted.isalpha() and counted not in DATING:
            capitals[counted] += 1
    return len(found)


def _in_sentence_case(headline: str) -> bool:
    """Tell whether a headline is written as a sentence, so that its capitals mark names."""
    long = [word.text[0].isupper() for word in words(headline) if len(word.text) >= LONG]
    return 2 * sum(long) < len(long)


def _is_english(counts: Counter[str]) -> bool:
    """Tell whether the table of rarities fits the text: whether it knows half of its words.

    It knows .72 or more of English reports, .41 or less of reports in 20 other languages.
    """
    return 2 * sum(count for word, count in counts.items() if is_known(word)) >= counts.total()


def _telling(counts: Counter[str], proper: AbstractSet[str]) -> Counter[str]:
    """Return the words that tell what a text is about in a language the table does not know.

    To the table its `der` and `pour` are as rare as its names, so only names, numbers and long
    words are kept.
    """
    return Counter(
        {
            word: count
            for word, count in counts.items()
            if word in proper or word.isdigit() or len(word) >= TELLING
        }
    )


def _vector(counts: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """Return the strongest terms as a vector of length 1, in order of the term."""
    weighed = [
        (word, (1 + log(count)) * weight)
        for word, count in counts.items()
        if (weight := rarity(word)) >= LEAST_RARITY
    ]
    kept = sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
    length = sqrt(sum(weight * weight for _, weight in kept))
    return tuple(sorted((word, round(weight / length, 4)) for word, weight in kept))


def _names(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    """Return the full names of people and organisations with the number of their mentions."""
    kinds = {"name", "organisation"}
    counts = Counter(row.name for row in mentions if row.name and row.kind in kinds)
    return tuple(sorted(counts.items()))


def _credits(report: Report, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the agencies that the report's own credit lines name."""
    lines = (block.of(report.text) for block in blocks if block.role in CREDITING)
    return tuple(sorted({found[0] for line in lines for found in AGENCY.finditer(line)}))
