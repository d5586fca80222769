"""Between which days an undated report of a story was likely published.

Ages tell most: who is 43 in a dated report was born within a year of days, and so is 36 in an
undated one only for a year of days. A day that the report tells of as past is a lower bound.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from retold.lexis.ages import OLDEST, births, common, days_at
from retold.lexis.calendar import Interval
from retold.model import Appearance, Bound, Episode, Profile, Statement, Story

DATED = frozenset({"event_date", "aftermath_date"})
Ages = Mapping[str, Mapping[str, Statement]]
"""The age that each report (inner key) gives each person (outer key), where it gives one."""


def find_bounds(
    story: Story,
    profiles: Sequence[Profile],
    statements: Sequence[Statement],
    appearances: Sequence[Appearance],
) -> Iterator[Bound]:
    """Yield the bounds of each undated report of a story that facts or its episode give.

    Args:
        story: The story; an episode's days stand in where no fact tells.
        profiles: Its reports' days of publication.
        statements: What its reports state; ages and days of happenings are used.
        appearances: Which name in which report is which person.

    Yields:
        One `Bound` a report, in order of the reports' ids. Both ends are days that are possible;
        an open end is None. `because` says each fact with its arithmetic.

    """
    days = {row.report: date.fromisoformat(row.day) for row in profiles if row.day}
    ages = _ages(statements, appearances)
    for profile in sorted(profiles, key=lambda row: row.report):
        if profile.report in days:
            continue
        bound = _bound(story, profile.report, _by_ages(profile.report, ages, days), statements)
        if bound is not None:
            yield bound


def _ages(statements: Sequence[Statement], appearances: Sequence[Appearance]) -> Ages:
    """Return the one age that each report gives each person; two ages in a report tell nothing."""
    people = {(row.report, row.name): row.person for row in appearances}
    names: dict[str, set[str]] = defaultdict(set)
    for appearance in appearances:
        names[appearance.name].add(appearance.person)
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(statements, key=lambda row: (row.report, row.start, row.id)):
        if row.property == "age" and row.qualifier is None and _possible(row.value):
            alone = names[row.subject] if len(names[row.subject]) == 1 else {row.subject}
            person = people.get((row.report, row.subject)) or min(alone)
            found[person][row.report].append(row)
    return {
        person: {
            report: rows[0]
            for report, rows in told.items()
            if len({row.value for row in rows}) == 1
        }
        for person, told in found.items()
    }


def _possible(age: str) -> bool:
    """Return whether an age is a whole number that somebody has lived to."""
    return age.isdecimal() and int(age[:4]) <= OLDEST


def _by_ages(report: str, ages: Ages, days: Mapping[str, date]) -> list[tuple[Interval, str]]:
    """Return the days that each person's age allows for a report, with the reason in words."""
    found = []
    for person in sorted(ages):
        here = ages[person].get(report)
        told = {other: row for other, row in ages[person].items() if other in days}
        if here is None or not told:
            continue
        born = common(
            birth
            for other, row in sorted(told.items())
            if (birth := births(int(row.value), Interval(days[other], days[other])))
        )
        allowed = days_at(int(here.value), born) if born else None
        if allowed is not None:
            elsewhere = sorted(
                {(days[other].isoformat(), row.value) for other, row in told.items()}
            )
            known = " and ".join(f"{value} on {day}" for day, value in elsewhere)
            because = f"{here.subject} is {here.value} here and {known}: {_shown(allowed)}"
            found.append((allowed, because))
    return found


def _bound(
    story: Story,
    report: str,
    facts: list[tuple[Interval, str]],
    statements: Sequence[Statement],
) -> Bound | None:
    """Return the days that all facts allow; the episode's days if no age tells."""
    because = [words for _, words in facts]
    allowed = common(days for days, _ in facts)
    if facts and allowed is None:
        because.append("the ages do not agree on a day")
    past = _past(report, statements)
    if allowed is None:
        return _episode_bound(story, report, past, because)
    first = allowed.first.isoformat()
    if past and first < past[0] <= allowed.last.isoformat():
        first = past[0]
        because.append(past[1])
    return Bound(
        report=report,
        story=story.id,
        first_day=first,
        last_day=allowed.last.isoformat(),
        because=tuple(because),
    )


def _past(report: str, statements: Sequence[Statement]) -> tuple[str, str] | None:
    """Return the latest day that the report tells of as past, with the reason in words."""
    told = [
        (row.low, row.text)
        for row in statements
        if row.report == report
        and row.property in DATED
        and row.low
        and row.qualifier != "withdrawn"
    ]
    if not told:
        return None
    day, words = max(told)
    return day, f"it tells of {words} as past: not before {day}"


def _episode_bound(
    story: Story, report: str, past: tuple[str, str] | None, because: list[str]
) -> Bound | None:
    """Return the days of the report's episode, or what lies after a day it tells of."""
    episode = next((row for row in story.episodes if report in row.reports), None)
    first, last = _episode_days(episode)
    if first and last:
        because.append(f"the other reports of its episode are of {first} to {last}")
    if past and (first is None or past[0] > first):
        first = past[0]
        last = last if last and last >= first else None
        because.append(past[1])
    if first is None:
        return None
    return Bound(
        report=report, story=story.id, first_day=first, last_day=last, because=tuple(because)
    )


def _episode_days(episode: Episode | None) -> tuple[str | None, str | None]:
    return (episode.first, episode.last) if episode else (None, None)


def _shown(days: Interval) -> str:
    return f"published {days.first} to {days.last}"
