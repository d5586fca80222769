"""When a page was published and updated, where its head does not say: from the page itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from retold.inbox.beside import Shown
from retold.inbox.days import Seen, days_beside, page_manner, says_update, seen_times
from retold.inbox.facts import Facts, is_later
from retold.inbox.metas import SOME_DATE
from retold.inbox.moments import Fineness, Manner, Moment, clock_time, page_moment, worded_days
from retold.lexis.months import month_number

# `/2024/03/09/`, `20240309`; `/2024/mar/9/`.
ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)"
    r"|/([a-z]{3,9}|\d{1,2})/(\d{1,2})(?:[/-]|\Z))",
    re.IGNORECASE,
)
LAST_DAY = "2100-12-31"
SPECS: dict[Fineness, str] = {"second": "seconds", "minute": "minutes"}
# Zones of the world (IANA): local time is at most so far behind and ahead of UTC.
BEHIND, AHEAD = timedelta(hours=12), timedelta(hours=14)
# Bases that do not say of what the date is.
UNSAID = frozenset(f"meta {name}" for name in SOME_DATE)


def date_page(facts: Facts, tree: HtmlElement, lines: Sequence[Shown]) -> None:
    """Date a page by its `<time>`, its address, its lines beside the headline, or htmldate.

    A date that the head gives stays, unless the page shows another day as its own: then none is
    given, or the day shown where it is the earlier and the head's is but that of a change.

    Args:
        facts: What the page's head says; what is found is added.
        tree: The page.
        lines: Its lines in order, with their roles.

    """
    manner = page_manner(facts.language, tree, lines)
    shown = days_beside(lines, manner)
    times = seen_times(tree, shown, manner)
    own = [one for one in times if one.own]
    if facts.published is None:
        _find(facts, times, shown)
        facts.dated(_in_headline(facts, lines, manner), "date in the headline")
        told = any(one.means == "updated" for one in (*own, *shown)) or says_update(lines)
        if facts.published is None and not told:  # else a pattern would find just the update
            day = find_date(tree, extensive_search=False, original_date=True, max_date=LAST_DAY)
            facts.dated(page_moment(day), "date found in the page (htmldate)")
    else:
        _weigh(facts, shown)
    facts.published = _as_shown(facts.published, own)
    facts.updated = _last_change(facts, own, shown)


def _find(facts: Facts, times: Sequence[Seen], shown: Sequence[Seen]) -> None:
    """Take the date from the first place that has one.

    A time in a list, or beside what is related, comes last, and may still be the report's.
    """
    facts.dated(next(_first(one for one in times if one.own), None), "time element")
    facts.dated(_in_address(facts.url or facts.canonical), "address")
    facts.dated(next(_first(shown), None), "date line of the page")
    facts.dated(next(_first(times), None), "time element")


def _first(seen: Iterable[Seen]) -> Iterator[Moment]:
    return (one.moment for one in seen if one.means != "updated")


def _in_address(url: str | None) -> Moment | None:
    found = ADDRESS.search(url or "")
    if found is None:
        return None
    year, month, day, named, its_day = found.groups()
    number = month or str(month_number(named) or named)
    return page_moment(f"{year}-{number:>02}-{day or its_day:>02}")


def _in_headline(facts: Facts, lines: Sequence[Shown], manner: Manner) -> Moment | None:
    """Return the day in the headline of a diary, if the address has the same month of the year."""
    address = facts.url or facts.canonical or ""
    for line in lines:
        days = list(worded_days(line.text, manner)) if line.role == "headline" else []
        if len(days) == 1 and days[0].moment.text[:7].replace("-", "/") in address:
            return days[0].moment
    return None


def _weigh(facts: Facts, shown: Sequence[Seen]) -> None:
    """Hold the head's date against the days that the page shows as its own.

    Where they contradict each other none is given. But some systems write the moment of the last
    change as that of publication too: a head that knows no change after its publication is
    believed less than an earlier day in a line that says little else.
    """
    own = [one for one in shown if one.means != "updated"]
    published, updated = facts.published, facts.updated
    known = [moment for moment in (published, updated) if moment]
    if any(_may_be(one.moment, moment) for one in own for moment in known):
        return
    if own and published:
        days = [one.moment for one in own if one.bare and one.moment.text < published.text[:10]]
        stamped = updated is not None and not is_later(updated, published)
        facts.published = facts.published_basis = None
        if days and stamped:
            facts.dated(min(days), "date line of the page")
    elif facts.published_basis in UNSAID and _is_update(published, shown):
        facts.published = facts.published_basis = None


def _is_update(moment: Moment | None, shown: Sequence[Seen]) -> bool:
    """Tell whether the day is only shown as that of an update."""
    return moment is not None and any(one.moment.text == moment.text[:10] for one in shown)


def _may_be(day: Moment, moment: Moment) -> bool:
    """Tell whether a moment lies on the day in some zone, or is not known by the day."""
    if {day.precision, moment.precision} & {"month", "year"}:
        return day.text.startswith(moment.text) or moment.text.startswith(day.text)
    at = clock_time(moment)
    if at is None or at.tzinfo is None:
        days = date.fromisoformat(moment.text[:10]) - date.fromisoformat(day.text)
        return abs(days.days) <= 1
    first, last = at.astimezone(UTC) - BEHIND, at.astimezone(UTC) + AHEAD
    return first.date() <= date.fromisoformat(day.text) <= last.date()


def _as_shown(published: Moment | None, times: Sequence[Seen]) -> Moment | None:
    """Return the moment in the page's own zone, if the page also gives it there."""
    at = clock_time(published) if published else None
    if published is None or at is None or at.utcoffset() != timedelta(0):
        return published
    for one in times:
        there = clock_time(one.moment)
        if there and there.tzinfo and there.replace(second=0) == at.replace(second=0):
            in_zone = at.astimezone(there.tzinfo).isoformat(timespec=SPECS[published.precision])
            return Moment(in_zone, published.precision) if there.utcoffset() else published
    return published


def _last_change(facts: Facts, times: Sequence[Seen], shown: Sequence[Seen]) -> Moment | None:
    """Return the first update that is one; a later day that the page shows as its update counts.

    A head often has no more than what the system last wrote; what readers are told was meant.
    """
    told = [one.moment for one in shown if one.means == "updated"]
    marked = [one.moment for one in times if one.means == "updated"]
    heads = [facts.updated] if facts.updated else []
    found = [one for one in (*heads, *marked, *told) if facts.possible(one)]
    if facts.published:
        found = [one for one in found if is_later(one, facts.published)]
    later = [one for one in told if one in found and one.text[:10] > found[0].text[:10]]
    return max([*later, *found[:1]], default=None, key=lambda one: one.text[:10])
