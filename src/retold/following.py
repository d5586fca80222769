"""Which report another one corrects, updates or follows up, as its own words say.

What is pointed at is sought among the earlier reports of the same outlet in the same story, and
among the versions of the same page. Where the words name a day, it must be of that day.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from retold.lexis.hosts import host_of
from retold.lexis.pointing import Pointer, pointers
from retold.model import Date, Link, Quotation, Report
from retold.store import Store
from retold.store.near import of_outlet, shared_text, story_links
from retold.tables_found import FollowUpRow

AT_ONCE = 200  # reports whose rows are fetched together
BEHIND = 30  # code points behind the words in which the day may stand that they mean
# An earlier version has most of the words; this much tells it from another report of the matter.
VERSION = 0.5


class _Candidate(NamedTuple):
    """A report that may be meant, with what speaks for it."""

    report: Report
    share: float
    score: float


def follow_ups(store: Store, reports: Sequence[str]) -> Iterator[FollowUpRow]:
    """Yield where each report says that it corrects, updates or follows up an earlier one.

    Args:
        store: The library.
        reports: Ids, in the order in which their rows come.

    """
    for at in range(0, len(reports), AT_ONCE):
        some = reports[at : at + AT_ONCE]
        said: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in store.get_by(Quotation, "report", some):
            if row.kind != "indirect":
                said[row.report].append((row.start, row.end))
        known = {row.id: row for row in store.get_by(Report, "id", some)}
        for name in some:
            if name in known:
                yield from _of(store, known[name], said[name])


def _of(store: Store, report: Report, said: Sequence[tuple[int, int]]) -> Iterator[FollowUpRow]:
    found = list(pointers(report.text, report.outlet, said))
    if not found:
        return
    before = _candidates(store, report)
    dates = list(store.get_by(Date, "report", [report.id]))
    for pointer in found:
        days = _days(dates, pointer)
        best, because = _meant(report, before, pointer, days)
        yield FollowUpRow(
            report=report.id,
            source=report.source,
            start=pointer.start,
            end=pointer.end,
            text=report.text[pointer.start : pointer.end],
            kind=pointer.kind,
            follows=best.id if best else None,
            follows_source=best.source if best else None,
            because=because,
        )


def _candidates(store: Store, report: Report) -> list[_Candidate]:
    """Return the earlier reports of the outlet in the story, and the versions of the page."""
    shares = shared_text(store, [report.id])
    links: Mapping[str, Link] = story_links(store, [report.id])[report.id]
    return [
        _Candidate(
            other,
            shares.get((report.id, other.id), 0.0),
            links[other.id].score if other.id in links else 0.0,
        )
        for other in of_outlet(store, report)
        if _is_version(report, other) or (_same_outlet(report, other) and _earlier(other, report))
    ]


def _is_version(report: Report, other: Report) -> bool:
    return other.id == report.version_of


def _same_outlet(report: Report, other: Report) -> bool:
    if report.outlet and other.outlet:
        return report.outlet.casefold() == other.outlet.casefold()
    host = host_of(report.url)
    return bool(host) and host == host_of(other.url)


def _earlier(other: Report, report: Report) -> bool:
    return bool(other.published and report.published and other.published < report.published)


def _days(dates: Sequence[Date], pointer: Pointer) -> tuple[str, str] | None:
    """Return the days that the words mean, both included, if they name any."""
    if pointer.version:
        return None
    for row in dates:
        inside = pointer.start <= row.start < pointer.end + BEHIND
        if inside and row.first_day and row.last_day:
            return row.first_day, row.last_day
    return None


def _meant(
    report: Report,
    before: Sequence[_Candidate],
    pointer: Pointer,
    days: tuple[str, str] | None,
) -> tuple[Report | None, tuple[str, ...]]:
    """Return the report that is meant, and why; or nothing, and why."""
    if pointer.version:
        return _version(report, before)
    if days is not None:
        near = [one for one in before if _of_days(one.report, days)]
        if not near:
            return None, (f"no report of the outlet on {days[0]} in its story here",)
        best = max(near, key=lambda one: (one.score, one.report.id))
        return best.report, ("same outlet, same story", f"of the day it names ({days[0]})")
    near = [one for one in before if not _is_version(report, one.report)]
    if not near:
        return None, ("no earlier report of the outlet in its story here",)
    best = max(near, key=lambda one: (one.score, one.report.published or "", one.report.id))
    said = "the nearest earlier report" if len(near) > 1 else "the only earlier report"
    return best.report, ("same outlet, same story", said)


def _version(report: Report, before: Sequence[_Candidate]) -> tuple[Report | None, tuple[str, ...]]:
    for one in before:
        if _is_version(report, one.report):
            return one.report, ("the version before it of the same page",)
    near = [one for one in before if one.share >= VERSION]
    if not near:
        return None, ("the earlier version is not in this collection",)
    best = max(near, key=lambda one: (one.share, one.report.published or "", one.report.id))
    return best.report, (
        "same outlet, same story",
        f"{best.share:.0%} of the shorter report stands in both",
    )


def _of_days(report: Report, days: tuple[str, str]) -> bool:
    """Tell whether a report is of the days; what was told at night is dated a day later."""
    if report.day is None:
        return False
    try:
        after = date.fromisoformat(days[1]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return False
    return days[0] <= report.day <= after.isoformat()
