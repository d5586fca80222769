"""From links to stories: one component in, its stories with episodes and placements out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from retold.model import Judgement, Link, Placement, Profile, Story, content_id
from retold.stages.stories.closeness import closeness
from retold.stages.stories.cutting import group_near
from retold.stages.stories.episodes import find_episodes, span
from retold.stages.stories.linkage import Pair
from retold.stages.stories.nearness import nearness

ALONE = "the only report of its matter"
# The least likelihood of a report's surest link to its story: an unsure report is better left
# alone. A higher one tells more in a collection where half of the reports stand alone, and loses
# more where none do.
SURE = 0.1
BEST = 3  # links whose reasons a placement shows


def find_stories(
    profiles: Sequence[Profile], links: Sequence[Link], judgements: Sequence[Judgement]
) -> Iterator[Story | Placement]:
    """Yield the stories of one component, each followed by the placements of its reports.

    Args:
        profiles: The component's reports, in any order.
        links: The links between them, as `compare_profiles` made them.
        judgements: People's verdicts; those on two reports of the component count.

    Yields:
        Stories in the order of their smallest member's id; a story's title is the headline of
        the member closest to all others.

    """
    known = {profile.report: profile for profile in profiles}
    inside = [link for link in links if link.left in known and link.right in known]
    same, different = _verdicts(judgements)
    groups = _sure(group_near(known, nearness(inside), same, different), inside, same)
    where = {report: at for at, group in enumerate(groups) for report in group}
    held: dict[int, list[Link]] = defaultdict(list)
    for link in inside:
        if where[link.left] == where[link.right]:
            held[where[link.left]].append(link)
    for at, group in enumerate(groups):
        members = [known[report] for report in group]
        story = _story(members, held[at])
        yield story
        yield from _placements(story.id, members, held[at], same)


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _sure(
    groups: Sequence[Sequence[str]], links: Sequence[Link], same: Sequence[Pair]
) -> list[list[str]]:
    """Return the groups, each report alone that no link or verdict surely ties to its group."""
    where = {report: at for at, group in enumerate(groups) for report in group}
    tied = [*same, *((link.left, link.right) for link in links if link.score >= SURE)]
    sure = {
        end
        for left, right in tied
        if left in where and where[left] == where.get(right)
        for end in (left, right)
    }
    found = [[report for report in group if report in sure] for group in groups]
    lone = [[report] for group in groups for report in group if report not in sure]
    return sorted(group for group in (*found, *lone) if group)


def _verdicts(judgements: Sequence[Judgement]) -> tuple[list[Pair], list[Pair]]:
    """Return which pairs people judged the same and which different; the latest verdict holds."""
    latest: dict[Pair, str] = {}
    for row in sorted(judgements, key=lambda row: (row.at, row.id)):
        if row.right is not None and row.undone_at is None:
            latest[_pair(row.left, row.right)] = row.kind
    verdicts = sorted(latest.items())
    same = [pair for pair, kind in verdicts if kind == "same"]
    return same, [pair for pair, kind in verdicts if kind == "different"]


def _story(members: Sequence[Profile], links: Sequence[Link]) -> Story:
    first, last = span(members)
    return Story(
        id=content_id("story", members[0].report),
        title=_title(members, links),
        first=first,
        last=last,
        episodes=tuple(find_episodes(members, links)),
    )


def _title(members: Sequence[Profile], links: Sequence[Link]) -> str:
    """Return the headline of the member closest to all others, or its source if none has one."""
    sums = dict.fromkeys((member.report for member in members), 0)
    for link in links:
        for report in (link.left, link.right):
            sums[report] += round(closeness(link.score) * 10_000)  # whole, so in any order equal
    titled = [member for member in members if member.title] or members
    best = min(titled, key=lambda member: (-sums[member.report], member.report))
    return best.title or best.source


def _placements(
    story: str, members: Sequence[Profile], links: Sequence[Link], same: Sequence[Pair]
) -> Iterator[Placement]:
    """Yield why each member is in its story: its strongest links there, and people's verdicts."""
    sources = {member.report: member.source for member in members}
    own: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        own[link.left].append(link)
        own[link.right].append(link)
    judged: dict[str, list[str]] = defaultdict(list)
    for left, right in same:
        if left in sources and right in sources:
            judged[left].append(f"{sources[right]}: judged the same by a person")
            judged[right].append(f"{sources[left]}: judged the same by a person")
    for member in members:
        best = sorted(own[member.report], key=lambda x: (-x.score, x.left, x.right))[:BEST]
        reasons = (
            f"{sources[link.left if link.right == member.report else link.right]}: "
            + "; ".join(link.because)
            for link in best
        )
        because = tuple(chain(judged[member.report], reasons)) or (ALONE,)
        certain = not best or judged[member.report]
        score = 1.0 if certain else best[0].score
        yield Placement(story=story, report=member.report, score=score, because=because)
