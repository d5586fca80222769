"""Days that two reports give for one happening."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from retold.lexis.calendar import Interval
from retold.lexis.happenings import (
    ANNOUNCING,
    FIRST_TIME,
    ONCE,
    ONE_DAY,
    folded_name,
    stem,
    stems,
)
from retold.lexis.words import folded
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy, grouped

DATED = frozenset({"event_date", "aftermath_date"})
NAMED_APART = 14  # days; two days farther apart are of two such events, a year's and the next's
TOLD_APART = 31  # days between two dates of one happening; farther apart they are of two
# How much two tellings must share beside who and what, to be of one happening.
SHARED_WORDS = 2
SHARED_PART = 1 / 3
# What two tellings of a first time must share, the verb among it.
FIRST_WORDS = 4
FIRST_PART = 0.5
# The night between two days is of both.
_NIGHT = re.compile(r"night|early|late|overnight|evening|morning", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
MOST_CLAIMS = 400  # of one subject; a subject with more is no one happening


def find_day_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield the happenings that reports put on days which share none.

    Two claims are of one happening if they name the same one-day event ("the Harbour Awards"),
    or if the same person does what is done once (dies, resigns), or announces (`revealed` is the
    same), and the sentences share enough other words. A day inside the other's month is a
    refinement. Two weekdays are not compared: a report may have been published anew.
    """
    dated = [claim for claim in claims if claim.statement.property in DATED and claim.days]
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in dated:
        if ONE_DAY.fullmatch(claim.head):
            named[folded_name(claim.head)].append(claim)
    for _, rows in sorted(named.items()):
        yield from _apart(story, rows[:MOST_CLAIMS], NAMED_APART, f"both name the {rows[0].head}")
    for _, rows in grouped(claim for claim in dated if _single(claim)):
        for group in _same_happening(rows):
            yield from _apart(story, group, TOLD_APART, _shared(group))
    firsts = [claim for claim in dated if f": {FIRST_TIME}" in (claim.statement.event or "")]
    for group in _linked(firsts[:MOST_CLAIMS], _one_first):
        yield from _apart(story, group, NAMED_APART, "both tell of a first time in the same words")


def _single(claim: Claim) -> bool:
    """Return whether somebody does what two reports can mean one of only."""
    head = folded(claim.head)
    return head in ONCE | ANNOUNCING and folded(claim.statement.subject) != head


def _same_happening(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims about one person in groups of one happening, linked pair by pair."""
    heads: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims[:MOST_CLAIMS]:
        heads[stem(claim.head)].append(claim)
    for _, rows in sorted(heads.items()):
        yield from _linked(rows, _one)


def _linked(claims: Sequence[Claim], one: Callable[[Claim, Claim], bool]) -> Iterator[list[Claim]]:
    """Yield the claims in groups of one happening, linked pair by pair."""
    groups: list[list[Claim]] = []
    for claim in claims:
        linked = [group for group in groups if any(one(claim, other) for other in group)]
        merged = [claim, *(row for group in linked for row in group)]
        groups = [group for group in groups if group not in linked]
        groups.append(merged)
    yield from (sorted(group, key=_place) for group in groups)


def _one_first(one: Claim, other: Claim) -> bool:
    """Return whether two tellings of a first time share enough words to be of one."""
    left, right = stems(one.statement.event or ""), stems(other.statement.event or "")
    shared = len(left & right)
    return shared >= FIRST_WORDS and shared >= FIRST_PART * min(len(left), len(right))


def _place(claim: Claim) -> tuple[str, int]:
    return claim.statement.report, claim.statement.start


def _one(one: Claim, other: Claim) -> bool:
    """Return whether two claims with one actor and one head are of one happening."""
    if one.days == other.days and one.days and one.days.first == one.days.last:
        return True
    shared = one.told & other.told
    least = min(len(one.told), len(other.told))
    return len(shared) >= SHARED_WORDS and len(shared) >= SHARED_PART * least


def _shared(claims: Sequence[Claim]) -> str:
    """Return in words why claims are taken to be of one happening."""
    common = frozenset.intersection(*(claim.told for claim in claims))
    words = [
        word
        for word in (claims[0].statement.event or "").partition(": ")[2].split()
        if stem(word) in common
    ]
    heads = sorted({folded(claim.head) for claim in claims})
    shared = f", sharing {', '.join(dict.fromkeys(words))}" if words else ""
    return f"both tell that {claims[0].statement.subject} {' / '.join(heads)}{shared}"


def _apart(
    story: Story, claims: Sequence[Claim], farthest: int, same: str
) -> Iterator[Discrepancy]:
    """Yield the claims whose days share none, if no report gives both and they are near."""
    given = _by_report(claims)
    apart: set[int] = set()
    for (at, one), (to, other) in combinations(list(enumerate(claims)), 2):
        if _disjoint(one, other, farthest) and not _gives(given, one, other):
            apart |= {at, to}
    rows = [claims[at] for at in sorted(apart)]
    if rows and not any(len(days) > 1 for days in _by_report(rows).values()):
        because = [same, *(_dated(claim) for claim in _one_each(rows)), "no day is in both"]
        yield discrepancy(story, "conflict", rows, because)


def _by_report(claims: Sequence[Claim]) -> dict[str, set[Interval]]:
    """Return the days that each report gives; more than one are of two happenings."""
    days: dict[str, set[Interval]] = defaultdict(set)
    for claim in claims:
        if claim.days:
            days[claim.teller].add(claim.days)
    return days


def _gives(given: Mapping[str, set[Interval]], one: Claim, other: Claim) -> bool:
    """Return whether one report also gives days that the other's share."""
    return any(
        days and _gap(days, here) == 0
        for claim, days in ((one, other.days), (other, one.days))
        for here in given[claim.teller]
    )


def _disjoint(one: Claim, other: Claim, farthest: int) -> bool:
    """Return whether two reports' days share none and are still near enough to be of one thing."""
    left, right = one.days, other.days
    if left is None or right is None or one.origin == other.origin:
        return False
    gap = _gap(left, right)
    if not 0 < gap <= farthest or not _trusted(one, other):
        return False
    return gap > 1 or not (_NIGHT.search(one.statement.text) or _NIGHT.search(other.statement.text))


def _trusted(one: Claim, other: Claim) -> bool:
    """Return whether enough of two dates stands in numbers ("October 15", "September 2020").

    Weekdays and "today" count from the day of publication, and a report may have been published
    anew: one number is needed, and two where somebody announces, which is done every week.
    """
    numbers = sum(bool(_NUMBER.search(claim.statement.text)) for claim in (one, other))
    return numbers > (folded(one.head) in ANNOUNCING)


def _gap(left: Interval, right: Interval) -> int:
    """Return the days between two intervals, 0 if they share one."""
    return max((right.first - left.last).days, (left.first - right.last).days, 0)


def _one_each(claims: Sequence[Claim]) -> list[Claim]:
    """Return the first claim of each interval: copies say the same."""
    firsts: dict[Interval | None, Claim] = {}
    for claim in claims:
        firsts.setdefault(claim.days, claim)
    return sorted(firsts.values(), key=lambda claim: claim.statement.value)


def _dated(claim: Claim) -> str:
    """Return "“Wednesday” in a report of 2020-10-15 is 2020-10-14"."""
    row = claim.statement
    where = f"in a report of {claim.day}" if claim.day else "in an undated report"
    days = row.low if row.low == row.high else f"{row.low} to {row.high}"
    return f"“{row.text}” {where} is {days}"
