"""The bursts of a story: reports close in time, and in wording."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from retold.model import Episode, Link, Profile, content_id
from retold.stages.stories.closeness import closeness
from retold.stages.stories.days import days_apart, ordinal
from retold.stages.stories.linkage import Pair, average_linkage

# Set by reason: nobody marked the bursts of stories. News of a matter comes in hours and days; when
# it has been silent for two weeks, what comes next is news again.
SILENCE = 14
EPISODE_CUT = 0.35  # as an average closeness; finer than a story's: a burst is one news moment
LEAST = 0.1  # likelihood of a link from which it speaks for one moment


def find_episodes(members: Sequence[Profile], links: Sequence[Link]) -> Iterator[Episode]:
    """Yield a story's episodes by first day, undated ones last.

    Reports belong to one stretch of time if no silence of two weeks lies between them; one
    without a date to the stretch of the report it is closest to. Within a stretch the links are
    cut finer than for stories, and count less the more days lie between.

    Args:
        members: The story's reports, in the order of their ids.
        links: The links between them.

    """
    known = {member.report: member for member in members}
    stretches = _stretches(members, links)
    scores: dict[Pair, float] = {}
    for link in links:
        if link.score >= LEAST and stretches.get(link.left) == stretches.get(link.right):
            gap = days_apart(known[link.left].day, known[link.right].day)
            scores[link.left, link.right] = closeness(link.score) * _fading(gap)
    groups = average_linkage(known, scores, EPISODE_CUT)
    found = [_episode([known[report] for report in group]) for group in groups]
    yield from sorted(found, key=lambda row: (row.first is None, row.first or "", row.id))


def span(members: Sequence[Profile]) -> tuple[str | None, str | None]:
    """Return the first and the last day of those known, or None twice."""
    days = sorted(member.day for member in members if member.day)
    return (days[0], days[-1]) if days else (None, None)


def _stretches(members: Sequence[Profile], links: Sequence[Link]) -> Mapping[str, int]:
    """Return which stretch of time each report belongs to, as far as that can be told."""
    days = {x.report: day for x in members if (day := ordinal(x.day)) is not None}
    number = dict.fromkeys(sorted(set(days.values()))[:1], 0)
    for before, after in pairwise(sorted(set(days.values()))):
        number[after] = number[before] + (after - before > SILENCE)
    found = {report: number[day] for report, day in days.items()}
    closest: dict[str, tuple[float, str]] = {}
    for link in links:
        for undated, dated in ((link.left, link.right), (link.right, link.left)):
            if undated not in days and dated in days:
                best = closest.get(undated, (0.0, ""))
                closest[undated] = max(best, (link.score, dated))
    return found | {undated: found[dated] for undated, (_, dated) in closest.items()}


def _episode(members: Sequence[Profile]) -> Episode:
    first, last = span(members)
    reports = tuple(member.report for member in members)
    return Episode(content_id("episode", reports[0]), first, last, reports)


def _fading(gap: int | None) -> float:
    """Return how much a link counts over so many days: half after as many as make a silence."""
    return 1.0 if gap is None else SILENCE / (SILENCE + gap)
