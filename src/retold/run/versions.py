"""In what order the versions of a report stand."""

from collections.abc import Sequence

from msgspec.structs import replace

from retold.lexis.instants import in_order
from retold.model import Report


def between(line: Sequence[Report], report: Report) -> tuple[Report | None, Report | None]:
    """Return the versions that a new one stands between, None where it is the first or last.

    Versions stand in the order of what they say of themselves: when they were updated, else
    published; those that say the same (edited silently) in the order in which they were fetched;
    for one that says nothing, when it was fetched stands for it. So they may be read in any order.
    One of which none of this is known, or the same as of another, comes after those that were read
    before: what is read later is later.

    Args:
        line: The versions that are known, the oldest first.
        report: The new one.

    """
    place = next((at for at, one in enumerate(line) if _is_later(one, report)), len(line))
    before = line[place - 1] if place else None
    return before, line[place] if place < len(line) else None


def _is_later(one: Report, other: Report) -> bool:
    """Tell whether a version is known to be later than another."""
    left, right = (_said(version) or _fetched(version) for version in (one, other))
    if left == right:
        left, right = _fetched(one), _fetched(other)
    return left is not None and right is not None and left > right


def _said(report: Report) -> str | None:
    """Return when a version says that it was last changed, None if it does not."""
    known = [in_order(moment) for moment in (report.updated, report.published) if moment]
    return max(known, default=None)


def _fetched(report: Report) -> str | None:
    return in_order(report.fetched) if report.fetched else None


def fetched_first(line: Sequence[Report], report: Report) -> tuple[Report, ...] | None:
    """Return the line of versions where one of them turns out to have been fetched earlier.

    Args:
        line: The versions that are known, the oldest first.
        report: What was read now; one of the line has its id or, beside its place, its text.

    Returns:
        The versions in their order, the one with its earlier moment; None if there is nothing new.

    """
    near = [one for one in between(line, report) if one and one.text == report.text]
    same = next((one for one in (*line, *near) if one.id == report.id), near[0] if near else None)
    if same is None or report.fetched is None:
        return None
    if same.fetched and in_order(same.fetched) <= in_order(report.fetched):
        return None
    earlier = replace(same, fetched=report.fetched)
    rest = [one for one in line if one.id != same.id]
    _, after = between(rest, earlier)
    place = rest.index(after) if after else len(rest)
    return (*rest[:place], earlier, *rest[place:])
