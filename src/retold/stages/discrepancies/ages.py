"""Ages that no one birth fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from retold.lexis.ages import OLDEST, births, common, days_at
from retold.lexis.calendar import Interval, later
from retold.model import Bound, Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy, grouped

# A report may give the age on the day that it tells of, as trials do years later; what is longer
# ago is its background.
LATEST_EVENT = 1830
SHORT_EPISODE = 31  # days
# Days between births beyond which two people of one name are likelier than an error: half a
# generation.
ONE_PERSON = 15 * 365
# Days of birth that two ages leave when each may be that of the day told of. Somebody's birthday
# lies in two given days once in 180 times; names that two reports of one story give ages differ
# by a slip about once in 50.
FEWEST_BIRTHS = 2


class Born(NamedTuple):
    """A claim of an age with the days of birth that it allows."""

    claim: Claim
    days: Interval


def find_age_discrepancies(
    story: Story, claims: Sequence[Claim], bounds: Mapping[str, Bound]
) -> Iterator[Discrepancy]:
    """Yield the ages of one person that cannot, or perhaps cannot, all be right.

    Who is `a` on day `d` was born after `d − (a+1) years` and on or before `d − a years`. Dated
    reports whose intervals of birth share no day are in conflict, unless they share more than
    `FEWEST_BIRTHS` when each age may be that on the day the report tells of. An undated report is
    taken to lie in its episode's days; if its age does not fit there, it is possible, with the days
    on which it would.
    """
    events = _events(claims)
    ages = [claim for claim in claims if claim.statement.property == "age"]
    for _, rows in grouped(claim for claim in ages if _plain(claim)):
        sure = _unambiguous(rows)
        dated = [claim for claim in sure if claim.day]
        if common(_births(claim, events, exact=True) for claim in dated) is None and dated:
            for person in _persons(dated, events):
                yield from _conflict(story, person, events)
            continue
        born = common(_birth(claim, claim.day, claim.day) for claim in dated if claim.day)
        if born is None:
            continue
        for claim in sure:
            if claim.day is None:
                yield from _possible(story, claim, dated, bounds)


def _plain(claim: Claim) -> bool:
    """Return whether a claim is of the age at publication, in whole years."""
    value = claim.statement.value
    return claim.statement.qualifier is None and value.isdecimal() and int(value[:4]) <= OLDEST


def _unambiguous(claims: Sequence[Claim]) -> list[Claim]:
    """Return one claim a report, and none of reports that give two ages to one name.

    What a correction says counts beside what its report says elsewhere.
    """
    tellers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        tellers[claim.teller].append(claim)
    return [
        rows[0]
        for _, rows in sorted(tellers.items())
        if len({claim.statement.value for claim in rows}) == 1
    ]


def _events(claims: Sequence[Claim]) -> dict[str, date]:
    """Return the earliest day that each report tells of."""
    days: dict[str, date] = {}
    for claim in claims:
        if claim.statement.property == "event_date" and claim.days:
            report = claim.statement.report
            days[report] = min(days.get(report, claim.days.first), claim.days.first)
    return days


def _birth(claim: Claim, first: date, last: date) -> Interval:
    """Return the days of birth that a claim allows if it is right on a day from first to last."""
    found = births(int(claim.statement.value), Interval(first, last))
    return found or Interval(date.min, date.max)


def _births(claim: Claim, events: Mapping[str, date], *, exact: bool) -> Interval:
    """Return the days of birth a dated claim allows, also by the day it tells of if not exact."""
    day = claim.day or date.max
    if exact:
        return _birth(claim, day, day)
    first = later(day, -1) or day  # a stamp in UTC may be a day late
    event = events.get(claim.statement.report)
    if event and event < first and (day - event).days <= LATEST_EVENT:
        first = event
    return _birth(claim, first, day)


def _persons(dated: Sequence[Claim], events: Mapping[str, date]) -> Iterator[list[Claim]]:
    """Yield the claims in groups whose births are near enough to be one person's.

    Births half a generation apart are those of two people: father and son share a name.
    """
    born = sorted(
        (Born(claim, _births(claim, events, exact=True)) for claim in dated),
        key=lambda row: (row.days.first, row.claim.statement.id),
    )
    group: list[Born] = []
    for row in born:
        if group and (row.days.first - group[-1].days.last).days > ONE_PERSON:
            yield [other.claim for other in group]
            group = []
        group.append(row)
    yield [row.claim for row in group]


def _conflict(
    story: Story, dated: Sequence[Claim], events: Mapping[str, date]
) -> Iterator[Discrepancy]:
    """Yield the claims that fit no birth of some other claim, even by the days they tell of.

    Other reports that give these ages stand with them if the days of publication alone part them.
    """
    wide = [Born(claim, _births(claim, events, exact=False)) for claim in dated]
    apart = _apart(wide, wide, FEWEST_BIRTHS)
    values = {row.claim.statement.value for row in apart}
    exact = [Born(claim, _births(claim, events, exact=True)) for claim in dated]
    told = {row.claim.statement.id for row in apart}
    against = [row for row in exact if row.claim.statement.id in told]
    same = [row for row in exact if row.claim.statement.value in values]
    found = [row.claim for row in _apart(same, against, FEWEST_BIRTHS)]
    if len({claim.statement.value for claim in found}) > 1:
        because = [_arithmetic(claim) for claim in _one_each(found)]
        yield discrepancy(story, "conflict", found, [*because, _fitting(apart)])


def _apart(rows: Sequence[Born], others: Sequence[Born], fewest: int) -> list[Born]:
    """Return the rows that share no more than `fewest` days of birth with one of the others.

    Only another age counts, in a report that goes back to another. The latest first and the
    earliest last day of birth of each age tell, so that thousands of reports are one pass.
    """
    latest = _outermost((row, row.days.first.toordinal()) for row in others)
    earliest = _outermost((row, -row.days.last.toordinal()) for row in others)
    return [
        row
        for row in rows
        if any(
            row.days.last.toordinal() - first < fewest for first in _of_others(latest, row.claim)
        )
        or any(
            -row.days.first.toordinal() - last < fewest for last in _of_others(earliest, row.claim)
        )
    ]


def _outermost(rows: Iterable[tuple[Born, int]]) -> dict[str, list[tuple[int, str]]]:
    """Return the two greatest numbers of each age that are of two origins, with these."""
    best: dict[str, dict[str, int]] = defaultdict(dict)
    for row, number in rows:
        origins = best[row.claim.statement.value]
        origins[row.claim.origin] = max(origins.get(row.claim.origin, number), number)
    return {
        value: sorted(((number, origin) for origin, number in origins.items()), reverse=True)[:2]
        for value, origins in best.items()
    }


def _of_others(best: Mapping[str, Sequence[tuple[int, str]]], claim: Claim) -> Iterator[int]:
    """Yield the greatest number of each other age that is of another origin."""
    for value, rows in best.items():
        if value != claim.statement.value:
            yield from [number for number, origin in rows if origin != claim.origin][:1]


def _fitting(apart: Sequence[Born]) -> str:
    """Return in words which days of birth fit all ages."""
    born = common(row.days for row in apart)
    if born is None:
        return "no day of birth fits these ages"
    return f"only a birth on {_span(born)} fits these ages, by the days that the reports tell of"


def _one_each(claims: Sequence[Claim]) -> list[Claim]:
    """Return the first claim of each age and day: copies say the same."""
    firsts: dict[tuple[str, date | None], Claim] = {}
    for claim in claims:
        firsts.setdefault((claim.statement.value, claim.day), claim)
    return sorted(firsts.values(), key=lambda claim: (claim.day or date.max, claim.statement.value))


def _arithmetic(claim: Claim) -> str:
    """Return "43 on 2022-05-16: born 1978-05-17 to 1979-05-16"."""
    day = claim.day or date.max
    birth = _birth(claim, day, day)
    return f"{claim.statement.value} on {day}: born {birth.first} to {birth.last}"


def _possible(
    story: Story, claim: Claim, dated: Sequence[Claim], bounds: Mapping[str, Bound]
) -> Iterator[Discrepancy]:
    """Yield an undated report's age that fits the others only outside its episode's days."""
    born = common(_birth(row, row.day, row.day) for row in dated if row.day)
    here = _taken_at(claim, dated)
    fits = days_at(int(claim.statement.value), born) if born else None
    if born is None or here is None or fits is None:
        return
    birth = _birth(claim, here.first, here.last)
    apart = [
        row for row in dated if row.day and common([birth, _birth(row, row.day, row.day)]) is None
    ]
    if not apart:
        return
    known = " and ".join(f"{row.statement.value} on {row.day}" for row in _one_each(dated))
    because = [
        f"{known} fit births from {born.first} to {born.last}",
        f"{claim.statement.value} then fits a report of {fits.first} to {fits.last}",
        f"this report is undated; with its episode it is taken to be of {_span(here)}",
    ]
    bound = bounds.get(claim.statement.report)
    if bound and bound.first_day and bound.last_day:
        days = f"{bound.first_day} to {bound.last_day}"
        because.append(f"all that it states would fit a report of {days}")
    yield discrepancy(story, "possible", [claim, *apart], because)


def _taken_at(claim: Claim, dated: Sequence[Claim]) -> Interval | None:
    """Return the days that an undated report is first taken to lie in: those of its episode.

    Of an episode longer than a month, only the days of the reports that give the same person's
    age count: over more, everybody grows older.
    """
    here = claim.episode
    if here is None or (here.last - here.first).days <= SHORT_EPISODE:
        return here
    days = [row.day for row in dated if row.day and row.episode == here]
    return Interval(min(days), max(days)) if days else here


def _span(days: Interval) -> str:
    return str(days.first) if days.first == days.last else f"{days.first} to {days.last}"
