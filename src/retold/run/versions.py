"""In what order the versions of a report stand."""

from collections.abc import Sequence

from retold.lexis.instants import in_order
from retold.model import Report


def between(line: Sequence[Report], report: Report) -> tuple[Report | None, Report | None]:
    """Return the versions that a new one stands between, None where it is the first or last.

    Versions stand in the order of what they say of themselves: when they were updated, else
    published. So they may be read in any order. One that says neither, or the same as another,
    comes after those that were read before: what is fetched later is later.

    Args:
        line: The versions that are known, the oldest first.
        report: The new one.

    """
    said = _said(report)
    place = len(line)
    if said is not None:
        later = ((one_said := _said(one)) is not None and one_said > said for one in line)
        place = next((at for at, found in enumerate(later) if found), place)
    before = line[place - 1] if place else None
    return before, line[place] if place < len(line) else None


def _said(report: Report) -> str | None:
    """Return when a version says that it was last changed, None if it does not."""
    known = [in_order(moment) for moment in (report.updated, report.published) if moment]
    return max(known, default=None)
