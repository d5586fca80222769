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

On neus-train 74 % of the pairs of one story share four of them, and one in seven pairs that do is
of one story; on allsides-dev it is 96 %, and one in ten.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations

from retold.lexis.calendar import WEEKDAYS
from retold.model import Mark, Profile, content_id
from retold.stages.stories.days import named_days, ordinal

ALWAYS = 40  # strongest terms that mark a report whenever it was published
IN_TIME = 24  # strongest terms that mark it within their stretch of days
ON_DAY = 20  # strongest terms that mark an undated report with the days of the week it names
FEW_DAYS = 2  # days of the week; a report that names more tells of a week, not of a moment
STRETCH = 20  # days; longer than a burst of news lasts
TOGETHER = 8  # strongest terms whose pairs mark it
LEADING = 3  # strongest terms whose pairs with those that follow do, up to `AROUND`
AROUND = 16


# Odd numbers near 2**64 over the golden ratio, and from the finalizer of MurmurHash3 (Appleby):
# multiplied by them, numbers that differ in few bits differ in many.
SPREAD, MIXED = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
BITS = (1 << 63) - 1
PAIRED = 1  # stands for "these two words" where marks in time have a stretch
NAMED = 2  # and this, with the number of the day, for "on this day of the week"
WORDS_KEPT = 1 << 17  # numbers of words in memory, about 20 MB


def mark_profile(profiles: Sequence[Profile]) -> Iterator[Mark]:
    """Yield the marks of one report: hashes of its strongest terms, alone, in time and in pairs.

    Args:
        profiles: The report's one profile.

    Yields:
        At most 132 marks, no two equal, in order of the number.

    """
    for profile in profiles:
        for mark in sorted(set(_numbers(profile))):
            yield Mark(family="stories", node=profile.report, report=profile.report, mark=mark)


def _numbers(profile: Profile) -> Iterator[int]:
    """Yield the number of each mark."""
    strongest = nsmallest(ALWAYS, profile.terms, key=lambda pair: (-pair[1], pair[0]))
    words = [_number(word) for word, _ in strongest]
    yield from words
    day = ordinal(profile.day)
    if day is not None:
        for word in words[:IN_TIME]:
            yield _mixed(word, _stretch(word, day))
    else:
        days = named_days(word for word, _ in profile.terms)
        yield from _on_days([word for word, _ in strongest], days)
    for left, right in combinations(words[:TOGETHER], 2):
        yield _pair(left, right)
    for left in words[:LEADING]:
        for right in words[TOGETHER:AROUND]:
            yield _pair(left, right)


def _on_days(strongest: Sequence[str], days: AbstractSet[str]) -> Iterator[int]:
    """Yield a report's strongest terms with each day of the week it names, if these are few."""
    if len(days) <= FEW_DAYS:
        words = [_number(word) for word in strongest if word not in days][:ON_DAY]
        yield from (_mixed(word, NAMED + WEEKDAYS[day]) for day in sorted(days) for word in words)


def _stretch(word: int, day: int) -> int:
    """Return the stretch that a day lies in.

    Each word has stretches of its own, so that two reports a few days apart share those of most
    of their words, wherever the days fall.
    """
    return (day + word % STRETCH) // STRETCH


def _pair(left: int, right: int) -> int:
    return _mixed(_mixed(min(left, right), PAIRED), max(left, right))


def _mixed(one: int, other: int) -> int:
    """Return a number from 0 to 2**63 - 1 that depends on two numbers and their order."""
    mixed = (one * SPREAD + other * MIXED) & BITS
    return ((mixed ^ (mixed >> 31)) * SPREAD) & BITS


@lru_cache(WORDS_KEPT)
def _number(word: str) -> int:
    """Return a number from 0 to 2**63 - 1 that depends on the word alone."""
    return int(content_id("stories", word), 16) >> 1
