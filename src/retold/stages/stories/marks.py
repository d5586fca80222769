"""The marks by which reports of one story find each other."""

from collections.abc import Iterator, Sequence

from retold.model import Mark, Profile, content_id

MARKS = 32


def mark_profile(profiles: Sequence[Profile]) -> Iterator[Mark]:
    """Yield the marks of one report: its strongest terms, hashed.

    Args:
        profiles: The report's one profile.

    Yields:
        At most `MARKS` marks, no two equal.

    """
    for profile in profiles:
        strongest = sorted(profile.terms, key=lambda pair: (-pair[1], pair[0]))[:MARKS]
        for mark in sorted({_number(word) for word, _ in strongest}):
            yield Mark(family="stories", node=profile.report, report=profile.report, mark=mark)


def _number(word: str) -> int:
    """Return a number from 0 to 2**63 - 1 that depends on the word alone."""
    return int(content_id("stories", word), 16) >> 1
