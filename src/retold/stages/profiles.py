"""What a report shows of itself when it meets others: rare words, names, day, credits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from retold.lexis.terms import rarity, term
from retold.lexis.words import words
from retold.model import Block, Mention, Profile, Report

NEWS = {"headline", "standfirst", "body", "correction"}
CREDITS = {"wire", "credit", "correction"}
TERMS = 120  # strongest terms kept: more than a story of usual length needs to be told by


def find_profile(
    report: Report, blocks: Sequence[Block], mentions: Sequence[Mention]
) -> Iterator[Profile]:
    """Yield the one profile of a report.

    Args:
        report: The report.
        blocks: Its blocks; only those that tell news count.
        mentions: Its mentions; full names and organisations are kept.

    Yields:
        One `Profile`; `words` counts the words of body blocks. A report without a news block
        has empty `terms`.

    """
    counts: Counter[str] = Counter()
    size = 0
    for block in blocks:
        if block.role in NEWS:
            found = [term(word.text) for word in words(report.text, block.start, block.end)]
            counts.update(found)
            size += len(found) if block.role == "body" else 0
    headline = report.title or " ".join(
        block.of(report.text) for block in blocks if block.role == "headline"
    )
    title_counts = Counter(term(word.text) for word in words(headline))
    yield Profile(
        report=report.id,
        source=report.source,
        url=report.url,
        outlet=report.outlet,
        title=headline or None,
        published=report.published,
        day=report.day,
        words=size,
        terms=_vector(counts + title_counts),
        title_terms=_vector(title_counts),
        names=_names(mentions),
        credits=(),
    )


def _vector(counts: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """Return the strongest terms as a vector of length 1, in order of the term."""
    weighed = ((word, (1 + log(count)) * rarity(word)) for word, count in counts.items() if word)
    kept = sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:TERMS]
    length = sqrt(sum(weight * weight for _, weight in kept))
    return tuple(sorted((word, round(weight / length, 4)) for word, weight in kept if weight > 0))


def _names(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    """Return the full names of people and organisations with the number of their mentions."""
    kinds = {"name", "organisation"}
    counts = Counter(row.name for row in mentions if row.name and row.kind in kinds)
    return tuple(sorted(counts.items()))
