"""Reports that average linkage leaves alone, though one report of a story is close to them."""

from collections.abc import Iterable, Mapping, Sequence

from retold.stages.stories.linkage import Pair

# The least closeness of a stray to its closest report. On neus-train a lower bar finds more in a
# small collection and errs more in a large one where half of the reports stand alone.
STRAY_CUT = 0.35


def take_in(
    groups: Sequence[Sequence[str]], scores: Mapping[Pair, float], apart: Iterable[Pair]
) -> list[list[str]]:
    """Return the groups, each report that stood alone now with its closest, if that has a group.

    Average linkage asks a report to be close to all of a group. The first to tell of something,
    or one short line, often is close to one report only.

    Args:
        groups: Sorted groups of sorted nodes.
        scores: 0 to 1 a pair of nodes, the smaller first.
        apart: Pairs that never share a group.

    """
    where = {node: at for at, group in enumerate(groups) for node in group}
    closest: dict[str, tuple[float, str]] = {}
    for (left, right), score in sorted(scores.items()):
        for stray, other in ((left, right), (right, left)):
            if len(groups[where[stray]]) == 1 < len(groups[where[other]]):
                closest[stray] = max(closest.get(stray, (STRAY_CUT, "")), (score, other))
    never = {*apart, *((right, left) for left, right in apart)}
    found = [list(group) for group in groups]
    for stray, (_, other) in sorted(closest.items()):
        if other and not any((stray, member) in never for member in found[where[other]]):
            found[where[stray]] = []
            found[where[other]].append(stray)
    return sorted(sorted(group) for group in found if group)
