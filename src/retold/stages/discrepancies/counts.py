"""Counts that fall while they can only rise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from retold.lexis.calendar import Interval
from retold.lexis.happenings import stems
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy, linked

COUNTED = ("killed", "injured", "arrested", "missing", "evacuated")
# Words that count everybody: "two officers" may be a part of "five people".
EVERYBODY = frozenset({"people", "person", "persons", "victims", "victim"})
# Who may be counted with those he killed or hurt.
DOERS = stems(
    "gunman gunmen shooter shooters attacker attackers assailant assailants suspect suspects bomber"
    " killer perpetrator himself herself themselves suicide including"
)
SHARED_WORDS = 4  # content words that two sentences on one happening share
SHARED_PART = 0.5  # of the shorter sentence's
# Words that any two counts share.
KINDS = stems(
    "people killed dead died injured wounded hurt hospital arrested custody missing evacuated"
    " police"
)
LARGEST_RATIO = 2  # of two counts on one day; farther apart they count others
FARTHEST = 31  # days between two reports; later on a count is of something else
MOST_DIGITS = 10  # of a count; there are not so many people
MOST_TELLINGS = 4  # sentences of a report that count the same
MOST_CLAIMS = 200  # of one property in a story


def find_count_discrepancies(story: Story, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield the counts of one happening that a later report gives lower than an earlier one.

    A count that rises with time is a change, not a difference; "at least" holds for more; and one
    report may count the gunman where another does not. Only counts of everybody are compared, and
    only between sentences that share most of their words, in reports that date something on the
    same day and give no second count. Of two reports of one day the day does not tell which is
    later: their counts are `possible`. What a correction counts is set against the count before it.
    """
    days = days_told(claims)
    for kind in COUNTED:
        counts = [claim for claim in claims if claim.statement.property == kind]
        rows, told = _only(counts), _tellings(counts)
        pairs = [
            pair
            for pair in combinations(rows[:MOST_CLAIMS], 2)
            if _comparable(*pair) and _same_day(days, *pair)
        ]
        falls = [pair for pair in pairs if _falls(*pair) and _one(told, *pair)]
        for group in linked(falls):
            because = [_said(claim) for claim in group]
            yield discrepancy(story, "conflict", group, [*because, "a count does not fall"])
        for group in linked([pair for pair in pairs if _of_one_day(*pair)]):
            because = [_said(claim) for claim in group]
            unknown = "the day does not tell which is later, and a count may grow within it"
            yield discrepancy(story, "possible", group, [*because, unknown])


def days_told(claims: Sequence[Claim]) -> dict[str, set[Interval]]:
    """Return the single days on which each report has something happen."""
    days: dict[str, set[Interval]] = defaultdict(set)
    for claim in claims:
        here = claim.days if claim.statement.property == "event_date" else None
        if here and here.first == here.last:
            days[claim.statement.report].add(here)
    return days


def _same_day(days: Mapping[str, set[Interval]], one: Claim, other: Claim) -> bool:
    """Return whether two reports tell of a day in common: so it is one happening."""
    return bool(days.get(one.statement.report, set()) & days.get(other.statement.report, set()))


def _only(claims: Iterable[Claim]) -> list[Claim]:
    """Return one claim of each report that counts everybody once, exactly, on a known day."""
    tellers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        tellers[claim.teller].append(claim)
    firsts = [rows[0] for _, rows in sorted(tellers.items()) if len(_values(rows)) == 1]
    return [
        claim
        for claim in firsts
        if claim.day
        and claim.statement.subject in EVERYBODY
        and claim.statement.qualifier is None
        and claim.statement.value.isdecimal()
        and len(claim.statement.value) <= MOST_DIGITS
    ]


def _values(claims: Sequence[Claim]) -> set[str]:
    return {claim.statement.value for claim in claims}


def _comparable(one: Claim, other: Claim) -> bool:
    """Return whether two counts are of the same month of news, differ, and count the same people.

    They do not where one counts one more and a sentence speaks of who did it.
    """
    if one.origin == other.origin or one.day is None or other.day is None:
        return False
    if abs((one.day - other.day).days) > FARTHEST:
        return False
    more = abs(int(one.statement.value) - int(other.statement.value))
    told = stems(f"{one.statement.event} {other.statement.event}")
    return more > 1 or (more == 1 and told.isdisjoint(DOERS))


def _falls(one: Claim, other: Claim) -> bool:
    """Return whether the later report gives the lower count, or a correction gives another."""
    if one.corrects or other.corrects:
        return True
    if one.day == other.day:
        return False
    earlier, later = sorted((one, other), key=lambda claim: (str(claim.day), claim.statement.id))
    return int(later.statement.value) < int(earlier.statement.value)


def _of_one_day(one: Claim, other: Claim) -> bool:
    """Return whether two reports of one day may count the same people.

    The sentences share a word beside the kind, and neither counts more than twice the other.
    """
    if one.day != other.day or one.corrects or other.corrects:
        return False
    fewer, more = sorted(int(claim.statement.value) for claim in (one, other))
    shared = stems(one.statement.event or "") & stems(other.statement.event or "") - KINDS
    return more <= LARGEST_RATIO * fewer and bool(shared)


def _tellings(claims: Iterable[Claim]) -> dict[str, list[frozenset[str]]]:
    """Return the words of the sentences in which each report counts, its first ones."""
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for claim in claims:
        if len(told[claim.teller]) < MOST_TELLINGS:
            told[claim.teller].append(stems(claim.statement.event or ""))
    return told


def _one(told: Mapping[str, Sequence[frozenset[str]]], one: Claim, other: Claim) -> bool:
    """Return whether two sentences that count share enough words to be of one happening."""
    return any(
        len(left & right) >= max(SHARED_WORDS, SHARED_PART * min(len(left), len(right)))
        for left, right in product(told[one.teller], told[other.teller])
    )


def _said(claim: Claim) -> str:
    return f"{claim.statement.value} {claim.statement.property} on {claim.day}"
