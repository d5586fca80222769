"""Ages of children whom reports describe and do not name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy, linked

# Nouns for one child in a report; by the word alone two reports can mean one.
GIRLS = frozenset({"girl", "daughter", "granddaughter", "sister", "niece", "stepdaughter"})
BOYS = frozenset({"boy", "son", "grandson", "brother", "nephew", "stepson"})
OLDEST = 17  # who is older is a man or a woman, of whom a report may tell many
MOST_YEARS = 1  # between two ages of one child; farther apart they are two children
FARTHEST = 1  # days between two reports; a child described later may be another
MOST_CLAIMS = 200  # of a story


def find_described_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield the near ages that reports give the one girl, or boy, whom each describes.

    As no name says that they are one, it is `possible` only. Reports that give a girl two ages
    tell of two, and one that gives the other's age to any child knows of it.
    """
    told = [claim for claim in claims if _of_child(claim)]
    known = _known(claims)
    for nouns in (GIRLS, BOYS):
        rows = _alone([claim for claim in told if _noun(claim) in nouns])[:MOST_CLAIMS]
        pairs = [
            (one, other)
            for one, other in combinations(rows, 2)
            if _comparable(one, other) and not _gives(known, one, other)
        ]
        for group in linked(pairs):
            because = [f"“{row.statement.subject}” on {row.day}" for row in group]
            alone = "each report describes one such child; no name says that they are one"
            yield discrepancy(story, "possible", group, [*because, alone])


def _noun(claim: Claim) -> str:
    """Return what a description calls somebody: `girl` of "6-year-old girl"."""
    return claim.statement.subject.casefold().rpartition(" ")[2]


def _of_child(claim: Claim) -> bool:
    """Return whether a claim is of a child's age, by a description with no name."""
    row = claim.statement
    plain = row.property == "age" and row.qualifier == "described" and row.value.isdecimal()
    return (
        plain
        and row.unit == "year"
        and int(row.value[:4]) <= OLDEST
        and _noun(claim) in GIRLS | BOYS
    )


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


def _comparable(one: Claim, other: Claim) -> bool:
    """Return whether two ages differ and may be of one child."""
    if one.origin == other.origin or one.day is None or other.day is None:
        return False
    years = abs(int(one.statement.value) - int(other.statement.value))
    return 0 < years <= MOST_YEARS and abs((one.day - other.day).days) <= FARTHEST


def _gives(known: Mapping[str, set[str]], one: Claim, other: Claim) -> bool:
    """Return whether one of two reports gives the other's age too."""
    return other.statement.value in known[one.statement.report] or (
        one.statement.value in known[other.statement.report]
    )
