"""From links to stories: one component in, its stories with episodes and placements out."""

from collections.abc import Iterator, Mapping, Sequence

from retold.model import Episode, Judgement, Link, Placement, Profile, Story, content_id
from retold.stages.stories.linkage import Pair, average_linkage

STORY_CUT = 0.35
EPISODE_CUT = 0.3
ALONE = "the only report of its matter"


def find_stories(
    profiles: Sequence[Profile], links: Sequence[Link], judgements: Sequence[Judgement]
) -> Iterator[Story | Placement]:
    """Yield the stories of one component, each followed by the placements of its reports.

    Args:
        profiles: The component's reports, in any order.
        links: The links between them, as `compare_profiles` made them.
        judgements: People's verdicts; those on two reports of the component count.

    Yields:
        Stories in the order of their smallest member's id.

    """
    known = {profile.report: profile for profile in profiles}
    scores = {_pair(link.left, link.right): link.score for link in links}
    same, different = _verdicts(judgements)
    for members in average_linkage(known, scores, STORY_CUT, same, different):
        story = _story([known[report] for report in members], scores)
        yield story
        yield from _placements(story, [known[report] for report in members], links)


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _verdicts(judgements: Sequence[Judgement]) -> tuple[list[Pair], list[Pair]]:
    """Return which pairs people judged the same and which different; a later verdict holds."""
    latest: dict[Pair, str] = {}
    for row in sorted(judgements, key=lambda row: (row.at, row.id)):
        if row.right is not None and row.undone_at is None:
            latest[_pair(row.left, row.right)] = row.kind
    verdicts = sorted(latest.items())
    same = [pair for pair, kind in verdicts if kind == "same"]
    return same, [pair for pair, kind in verdicts if kind == "different"]


def _story(members: Sequence[Profile], scores: Mapping[Pair, float]) -> Story:
    days = sorted(member.day for member in members if member.day)
    return Story(
        id=content_id("story", members[0].report),
        title=_title(members, scores),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        episodes=tuple(_episodes(members, scores)),
    )


def _title(members: Sequence[Profile], scores: Mapping[Pair, float]) -> str:
    """Return the headline of the member closest to all others, or its source if none has one."""
    closeness = dict.fromkeys((member.report for member in members), 0.0)
    for (left, right), score in scores.items():
        if left in closeness and right in closeness:
            closeness[left] += score
            closeness[right] += score
    titled = [member for member in members if member.title] or members
    best = max(titled, key=lambda member: (round(closeness[member.report], 6), member.report))
    return best.title or best.source


def _episodes(members: Sequence[Profile], scores: Mapping[Pair, float]) -> Iterator[Episode]:
    known = {member.report: member for member in members}
    for reports in average_linkage(known, scores, EPISODE_CUT):
        days = sorted(day for report in reports if (day := known[report].day))
        first, last = (days[0], days[-1]) if days else (None, None)
        yield Episode(content_id("episode", reports[0]), first, last, tuple(reports))


def _placements(
    story: Story, members: Sequence[Profile], links: Sequence[Link]
) -> Iterator[Placement]:
    inside = {member.report: member.source for member in members}
    for member in members:
        mine = [x for x in links if member.report in (x.left, x.right)]
        mine = [x for x in mine if x.left in inside and x.right in inside]
        best = sorted(mine, key=lambda x: (-x.score, x.left, x.right))[:3]
        because = tuple(f"{x.because[0]}" for x in best if x.because) or (ALONE,)
        score = best[0].score if best else 1.0
        yield Placement(story=story.id, report=member.report, score=score, because=because)
