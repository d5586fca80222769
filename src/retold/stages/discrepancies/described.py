"""Ages of people whom reports describe and do not name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from retold.lexis.ages import OLDEST
from retold.lexis.calendar import Interval
from retold.lexis.happenings import stems
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy, linked
from retold.stages.discrepancies.counts import days_told


class Sort(NamedTuple):
    """People whom one of some nouns can mean, and when two reports can mean one of them.

    `oldest` is the greatest age, `years` the most that two ages of one may differ by, `words` the
    fewest that the two sentences must share: of a girl a report mostly tells of one, of men many.
    """

    nouns: frozenset[str]
    oldest: int
    years: int
    words: int


GIRLS = frozenset({"girl", "daughter", "granddaughter", "sister", "niece", "stepdaughter"})
BOYS = frozenset({"boy", "son", "grandson", "brother", "nephew", "stepson"})
SORTS = (
    Sort(GIRLS, 17, 1, 0),
    Sort(BOYS, 17, 1, 0),
    Sort(frozenset({"woman", "mother", "wife", "grandmother"}), OLDEST, 3, 4),
    Sort(frozenset({"man", "father", "husband", "grandfather"}), OLDEST, 3, 4),
)
SHARED_PART = 0.5  # of the shorter sentence's words, where words are asked for
# Words that stand in any sentence on somebody's age, or on the news of the day.
PLAIN = stems("year old man woman men women police said authorities officials night morning")
FARTHEST = 1  # days between two reports; somebody described later may be another
MOST_CLAIMS = 200  # of a story


def find_described_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield the near ages that reports give the one girl, boy, woman or man whom each describes.

    As no name says that they are one, it is `possible` only, unless both reports date something
    on the same day: then one of two happenings would have to be left out by each. Reports that
    give a girl two ages tell of two, and one that gives the other's age to anybody knows of it.
    """
    told = [claim for claim in claims if _described(claim)]
    known, days = _known(claims), days_told(claims)
    for sort in SORTS:
        rows = _alone([claim for claim in told if _is_of(claim, sort)])[:MOST_CLAIMS]
        pairs = [
            (one, other)
            for one, other in combinations(rows, 2)
            if _comparable(one, other, sort) and not _gives(known, one, other)
        ]
        for group in linked(pairs):
            yield _row(story, group, _common_days(days, group))


def _row(story: Story, group: Sequence[Claim], shared: set[Interval]) -> Discrepancy:
    """Return claims that may be of one person as a row, a conflict if they tell of one day."""
    because = [f"“{row.statement.subject}” on {row.day}" for row in group]
    because.append("each report describes one such person; no name says that they are one")
    if shared:
        because.append(f"each tells of {min(shared).first}")
    return discrepancy(story, "conflict" if shared else "possible", group, because)


def _common_days(days: Mapping[str, set[Interval]], group: Sequence[Claim]) -> set[Interval]:
    """Return the single days of which reports that give different ages tell both."""
    none: set[Interval] = set()
    return {
        day
        for one, other in combinations(group, 2)
        if one.statement.value != other.statement.value
        for day in days.get(one.statement.report, none) & days.get(other.statement.report, none)
    }


def _noun(claim: Claim) -> str:
    """Return what a description calls somebody: `girl` of "6-year-old girl"."""
    return claim.statement.subject.casefold().rpartition(" ")[2]


def _described(claim: Claim) -> bool:
    """Return whether a claim is of an age in years, by a description with no name."""
    row = claim.statement
    plain = row.property == "age" and row.qualifier == "described" and row.value.isdecimal()
    return plain and row.unit == "year"


def _is_of(claim: Claim, sort: Sort) -> bool:
    return _noun(claim) in sort.nouns and int(claim.statement.value[:4]) <= sort.oldest


def _known(claims: Sequence[Claim]) -> Mapping[str, set[str]]:
    """Return all ages that each report gives to anybody."""
    ages: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.statement.property == "age":
            ages[claim.statement.report].add(claim.statement.value)
    return ages


def _alone(rows: Sequence[Claim]) -> list[Claim]:
    """Return the first claim of each report whose claims all give one age."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in rows:
        reports[claim.statement.report].append(claim)
    return [
        found[0]
        for _, found in sorted(reports.items())
        if len({claim.statement.value for claim in found}) == 1
    ]


def _comparable(one: Claim, other: Claim, sort: Sort) -> bool:
    """Return whether two ages differ and may be of one person."""
    if one.origin == other.origin or one.day is None or other.day is None:
        return False
    years = abs(int(one.statement.value) - int(other.statement.value))
    near = 0 < years <= sort.years and abs((one.day - other.day).days) <= FARTHEST
    return near and _alike(one, other, sort.words)


def _alike(one: Claim, other: Claim, fewest: int) -> bool:
    """Return whether the sentences of two ages share as many words as are asked for."""
    if not fewest:
        return True
    left, right = (stems(row.statement.event or "") - PLAIN for row in (one, other))
    return len(left & right) >= max(fewest, SHARED_PART * min(len(left), len(right)))


def _gives(known: Mapping[str, set[str]], one: Claim, other: Claim) -> bool:
    """Return whether one of two reports gives the other's age too."""
    return other.statement.value in known[one.statement.report] or (
        one.statement.value in known[other.statement.report]
    )
