"""The marks by which reports of one story find each other.

Two reports meet when they share `at_least` marks that no more than `too_common` reports hold (see
`pipeline.STORIES`). A report shows three kinds of marks:

- its strongest terms, whenever it was published: so a story is found again after years by its
  rare names, and a report without a date meets those with one;
- its strongest terms in their stretch of days: a term that fills the collection is rare within
  weeks, so reports of one time still meet when the collection is large; without a date, its
  strongest terms with the day of the week it names, which divides a large collection by seven;
- the pairs of its very strongest terms, and of the first of these with those that follow: two
  words that are each too common may be rare together.

On neus-train 79 % of the pairs of one story share three of them, against 72 % with two thirds of
the single terms and a quarter of the pairs; of those who share four, one in six is of one story.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from retold.model import Mark, Profile, content_id
from retold.stages.stories.days import NAMED_DAYS, named_days, ordinal

ALWAYS = 40  # strongest terms that mark a report whenever it was published
IN_TIME = 16  # strongest terms that mark it within their stretch of days
ON_DAY = 16  # strongest terms that mark an undated report with the days of the week it names
FEW_DAYS = 2  # days of the week; a report that names more tells of a week, not of a moment
STRETCH = 20  # days; longer than a burst of news lasts
TOGETHER = 8  # strongest terms whose pairs mark it
LEADING = 3  # strongest terms whose pairs with those that follow do, up to `AROUND`
AROUND = 16


def mark_profile(profiles: Sequence[Profile]) -> Iterator[Mark]:
    """Yield the marks of one report: hashes of its strongest terms, alone, in time and in pairs.

    Args:
        profiles: The report's one profile.

    Yields:
        At most 124 marks, no two equal, in order of the number.

    """
    for profile in profiles:
        for mark in sorted({_number(words) for words in _words(profile)}):
            yield Mark(family="stories", node=profile.report, report=profile.report, mark=mark)


def _words(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield the words that make each mark."""
    strongest = [word for word, _ in sorted(profile.terms, key=lambda pair: (-pair[1], pair[0]))]
    for word in strongest[:ALWAYS]:
        yield (word,)
    day = ordinal(profile.day)
    if day is not None:
        for word in strongest[:IN_TIME]:
            yield ("in", word, str(_stretch(word, day)))
    else:
        yield from _on_days(strongest)
    for left, right in combinations(sorted(strongest[:TOGETHER]), 2):
        yield ("with", left, right)
    for left in strongest[:LEADING]:
        for right in strongest[TOGETHER:AROUND]:
            yield ("with", *sorted((left, right)))


def _on_days(strongest: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield a report's strongest terms with each day of the week it names, if these are few."""
    days = sorted(named_days(strongest))
    if len(days) <= FEW_DAYS:
        others = [word for word in strongest if word not in NAMED_DAYS][:ON_DAY]
        yield from (("on", day, word) for day in days for word in others)


def _stretch(word: str, day: int) -> int:
    """Return the stretch that a day lies in.

    Each word has stretches of its own, so that two reports a few days apart share those of most
    of their words, wherever the days fall.
    """
    return (day + _number((word,)) % STRETCH) // STRETCH


def _number(words: tuple[str, ...]) -> int:
    """Return a number from 0 to 2**63 - 1 that depends on the words alone."""
    return int(content_id("stories", *words), 16) >> 1
