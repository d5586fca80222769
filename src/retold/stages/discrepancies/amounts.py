"""Sums of money that two reports of the same days give for one thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from retold.lexis.happenings import stems
from retold.lexis.numbers import SCALES
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy

FARTHEST = 7  # days between two reports; prices and budgets change with time
SHARED_WORDS = 4  # content words that two sentences on one sum share
SHARED_PART = 0.5  # of the shorter sentence's, to be perhaps of one thing
ALIKE_PART = 0.75  # to be of one: what a plan spends and what it adds share half their words
# Sums that are given or paid once: of these fewer words tell that two are of one thing.
PAID_ONCE = stems("grant award fine settlement loan donation prize ransom bail contract reward")
SHARED_WORDS_PAID = 2  # beside the word itself
LARGEST_RATIO = 2.0  # of two sums; farther apart they are of two things
GUESSES = stems("estimated forecast expected ranges predicted projected")
# What is traded has another price each hour.
TRADED = stems(
    "barrel closed closing currency exchange futures index market markets price prices share shares"
    " stock stocks traded traders trading"
)
MOST_CLAIMS = 200  # of a story


class Sum(NamedTuple):
    """A claim of a sum with the stems of what is told of it."""

    claim: Claim
    told: frozenset[str]


def find_amount_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield pairs of different sums for what two sentences tell in the same words.

    Neither report may give the other's sum too: then it tells of both. Sums with a qualifier
    ("about"), sums for each of something ("a barrel"), prices of what is traded and reports more
    than a week apart are not compared, and a sum that rises with time is a change, not a
    difference. Sentences that share half their words and hardly more are `possible`.
    """
    rows = [claim for claim in claims if claim.statement.property == "amount"]
    values = _values(rows)
    alone = _alone(rows)
    exact = [claim for claim in rows if claim.day and _exact(claim) and _sentence(claim) in alone]
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for one, other in combinations([Sum(claim, _told(claim)) for claim in exact[:MOST_CLAIMS]], 2):
        kind = _same(one, other) if _comparable(one.claim, other.claim, values) else None
        if kind:
            key = (kind, *sorted({one.claim.statement.value, other.claim.statement.value}))
            found[key] += [row.claim for row in (one, other) if row.claim not in found[key]]
    for (kind, *_), group in sorted(found.items()):
        group.sort(key=lambda claim: (str(claim.day), claim.statement.id))
        because = [f"“{claim.statement.text}” on {claim.day}" for claim in group]
        shared = "the sentences share their words, and the sum does not rise with time"
        yield discrepancy(story, kind, group, [*because, shared])


def _values(claims: Sequence[Claim]) -> dict[str, set[str]]:
    """Return all sums that each report gives."""
    values: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        values[claim.teller].add(claim.statement.value)
    return values


def _sentence(claim: Claim) -> tuple[str, str]:
    """Return a report and the words of one of its sentences."""
    return claim.teller, claim.statement.event or ""


def _alone(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    """Return the sentences that give one sum: where several stand, words do not tell which."""
    sums: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        sums[_sentence(claim)].add(claim.statement.value)
    return {sentence for sentence, values in sums.items() if len(values) == 1}


def _told(claim: Claim) -> frozenset[str]:
    """Return the stems of what is told of a sum, without the words of the sum itself."""
    return stems(claim.statement.event or "") - stems(" ".join(SCALES))


def _same(one: Sum, other: Sum) -> str | None:
    """Return `conflict` or `possible` if two sentences' sums are of one thing by their words.

    Fewer words will do where both call the sum by a name for what is paid once, as a grant.
    """
    shared = len(one.told & other.told)
    paid = stems(one.claim.statement.subject) & stems(other.claim.statement.subject) & PAID_ONCE
    if paid:
        enough = shared - len(paid & one.told & other.told) >= SHARED_WORDS_PAID
        return "conflict" if enough else None
    least = min(len(one.told), len(other.told))
    if shared < SHARED_WORDS or shared < SHARED_PART * least:
        return None
    return "conflict" if shared >= ALIKE_PART * least else "possible"


def _comparable(one: Claim, other: Claim, values: Mapping[str, set[str]]) -> bool:
    """Return whether two sums can be of one thing and differ."""
    left, right = one.statement, other.statement
    if one.origin == other.origin or left.unit != right.unit or left.value == right.value:
        return False
    if left.value in values[other.teller] or right.value in values[one.teller]:
        return False
    if one.day is None or other.day is None or abs((one.day - other.day).days) > FARTHEST:
        return False
    earlier, later = float(left.value), float(right.value)
    if one.day > other.day or (one.day == other.day and earlier < later):
        earlier, later = later, earlier
    return later < earlier <= LARGEST_RATIO * later


def _exact(claim: Claim) -> bool:
    """Return whether a sum is exact, the whole of it, nobody's guess and no price of the hour."""
    row = claim.statement
    loose = not (GUESSES | TRADED).isdisjoint(stems(row.event or ""))
    return row.qualifier is None and " a " not in (row.unit or "") and not loose
