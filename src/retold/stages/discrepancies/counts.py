"""Counts that fall while they can only rise."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from retold.lexis.happenings import stems
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy

COUNTED = ("killed", "injured", "arrested", "missing", "evacuated")
# Words that count everybody: "two officers" may be a part of "five people".
EVERYBODY = frozenset({"people", "person", "persons", "victims", "victim"})
SHARED_WORDS = 4  # content words that two sentences on one happening share
SHARED_PART = 0.5  # of the shorter sentence's
MOST_CLAIMS = 200  # of one property in a story


def find_count_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield the counts of one happening that a later report gives lower than an earlier one.

    A count that rises with time is a change, not a difference; "at least" holds for more. Only
    counts of everybody are compared, and only between sentences that share most of their words.
    """
    for kind in COUNTED:
        rows = [claim for claim in claims if claim.statement.property == kind and _whole(claim)]
        pairs = [
            pair
            for pair in combinations(rows[:MOST_CLAIMS], 2)
            if _contradict(*pair) and _one(*pair)
        ]
        for group in _linked(pairs):
            because = [_said(claim) for claim in group]
            yield discrepancy(story, "conflict", group, [*because, "a count does not fall"])


def _whole(claim: Claim) -> bool:
    """Return whether a claim counts everybody, exactly, on a known day."""
    row = claim.statement
    return row.subject in EVERYBODY and row.qualifier is None and claim.day is not None


def _contradict(one: Claim, other: Claim) -> bool:
    """Return whether the later report gives the lower count, in days of one episode."""
    if one.origin == other.origin or one.episode is None or one.episode != other.episode:
        return False
    if one.day is None or other.day is None or one.day == other.day:
        return False
    earlier, later = sorted((one, other), key=lambda claim: (str(claim.day), claim.statement.id))
    return int(later.statement.value) < int(earlier.statement.value)


def _one(one: Claim, other: Claim) -> bool:
    """Return whether two sentences share enough words to be of one happening."""
    left, right = stems(one.statement.event or ""), stems(other.statement.event or "")
    shared = len(left & right)
    return shared >= SHARED_WORDS and shared >= SHARED_PART * min(len(left), len(right))


def _linked(pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Return the claims of pairs that hang together, each group in order of day."""
    groups: dict[str, dict[str, Claim]] = {}
    for pair in pairs:
        rows: dict[str, Claim] = {}
        for claim in pair:
            rows |= groups.get(claim.statement.id, {claim.statement.id: claim})
        for found in rows:
            groups[found] = rows
    unique: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    for rows in groups.values():
        unique[tuple(sorted(rows))] = rows
    return [
        sorted(unique[key].values(), key=lambda claim: (str(claim.day), claim.statement.id))
        for key in sorted(unique)
    ]


def _said(claim: Claim) -> str:
    return f"{claim.statement.value} {claim.statement.property} on {claim.day}"
