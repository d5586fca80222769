"""Values that a correction takes back, and the reports that still give them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from retold.lexis.happenings import stem, stems
from retold.model import Discrepancy, Story
from retold.stages.discrepancies.claims import Claim, discrepancy
from retold.stages.discrepancies.counts import COUNTED, KINDS

FARTHEST = 31  # days between a correction and a report; later on the value is of something else
MOST_WITHDRAWN = 50  # corrections of a story


def find_corrected_discrepancies(
    story: Story, claims: Sequence[Claim], withdrawn: Sequence[Claim]
) -> Iterator[Discrepancy]:
    """Yield the values that a correction takes back, with what it or its report gives instead.

    The other report must give what is taken back of the same person, the same happening, or people
    counted in a sentence that shares a word with the correction's.
    """
    for row in withdrawn[:MOST_WITHDRAWN]:
        own = [claim for claim in claims if claim.statement.report == row.statement.report]
        told = _told([row, *own], row.statement.property)
        same = [claim for claim in claims if _of_one(row, told, claim)]
        value = row.statement.value
        others = [
            claim
            for claim in same
            if claim.statement.value == value
            and claim.statement.report != row.statement.report
            and _near(row, claim)
        ]
        instead = _instead(row, same)
        if others and instead:
            given = instead.statement.value
            because = f"a correction of {row.day or 'no known day'} takes back {value}, for {given}"
            yield discrepancy(story, "conflict", [instead, *others], [because])


def with_corrections(row: Discrepancy, withdrawn: Sequence[Claim]) -> Discrepancy:
    """Return a discrepancy that says which of its values a report of another one takes back."""
    reports = {given.value: set(given.reports) for given in row.values}
    said = {
        f"{claim.statement.value} is taken back by a correction of {claim.day or 'no known day'}"
        for claim in withdrawn
        if claim.statement.property == row.property
        and claim.statement.value in reports
        and any(
            claim.statement.report in found
            for value, found in reports.items()
            if value != claim.statement.value
        )
    }
    return replace(row, because=(*row.because, *sorted(said)))


def _told(claims: Sequence[Claim], kind: str) -> frozenset[str]:
    """Return the words that stand around a report's counts of a kind, but for those of any."""
    rows = (claim.statement for claim in claims if claim.statement.property == kind)
    return frozenset(word for row in rows for word in stems(row.event or "")) - KINDS


def _of_one(withdrawn: Claim, told: frozenset[str], claim: Claim) -> bool:
    """Return whether a claim is about what the withdrawn one was about."""
    kind = withdrawn.statement.property
    if claim.statement.property != kind:
        return False
    if kind in COUNTED:
        return not told.isdisjoint(stems(claim.statement.event or ""))
    if stem(withdrawn.head) != stem(claim.head):
        return False
    return withdrawn.about == claim.about


def _near(withdrawn: Claim, claim: Claim) -> bool:
    """Return whether a report is of the month of a correction, or of no known day."""
    if withdrawn.day is None or claim.day is None:
        return True
    return abs((withdrawn.day - claim.day).days) <= FARTHEST


def _instead(withdrawn: Claim, same: Sequence[Claim]) -> Claim | None:
    """Return what the correction gives instead, else the one value that its report gives."""
    own = [
        claim
        for claim in same
        if claim.statement.report == withdrawn.statement.report
        and claim.statement.value != withdrawn.statement.value
    ]
    told = [claim for claim in own if claim.corrects] or own
    return told[0] if len({claim.statement.value for claim in told}) == 1 else None
