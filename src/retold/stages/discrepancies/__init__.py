"""Statements about one thing that cannot, or perhaps cannot, all be true.

A false alarm costs more than a miss: where two statements may be about two things, where a value
may have changed with time, or where a report contradicts itself, no row is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from retold.model import Appearance, Block, Bound, Discrepancy, Origin, Profile, Statement, Story
from retold.stages.discrepancies.ages import find_age_discrepancies
from retold.stages.discrepancies.amounts import find_amount_discrepancies
from retold.stages.discrepancies.claims import bounds_of, find_claims
from retold.stages.discrepancies.corrections import (
    find_corrected_discrepancies,
    with_corrections,
)
from retold.stages.discrepancies.counts import find_count_discrepancies
from retold.stages.discrepancies.days import find_day_discrepancies
from retold.stages.discrepancies.described import find_described_discrepancies


def find_discrepancies(  # noqa: PLR0913, PLR0917  the pipeline hands one argument a type
    story: Story,
    profiles: Sequence[Profile],
    statements: Sequence[Statement],
    appearances: Sequence[Appearance],
    bounds: Sequence[Bound],
    origins: Sequence[Origin],
    blocks: Sequence[Block] = (),
) -> Iterator[Discrepancy]:
    """Yield the discrepancies between the reports of one story.

    Args:
        story: The story, with its episodes.
        profiles: Its reports' moments of publication.
        statements: What its reports state.
        appearances: Which name in which report is which person; a name of no known person counts
            as the same subject where it is written the same.
        bounds: When its undated reports were likely published.
        origins: Which report goes back to which: a report is not set against its own copy.
        blocks: The reports' blocks; of corrections it is said what they correct.

    Yields:
        `Discrepancy` rows. `because` gives the rule in words with its arithmetic; no value is
        said to be right.

    """
    told = find_claims(story, profiles, statements, appearances, origins, blocks)
    withdrawn = [claim for claim in told if claim.withdrawn]
    claims = [claim for claim in told if not claim.withdrawn]
    rows = chain(
        find_age_discrepancies(story, claims, bounds_of(bounds)),
        find_described_discrepancies(story, claims),
        find_day_discrepancies(story, claims),
        find_count_discrepancies(story, claims),
        find_amount_discrepancies(story, claims),
    )
    found = [with_corrections(row, withdrawn) for row in rows]
    yield from found
    yield from _new(found, find_corrected_discrepancies(story, claims, withdrawn))


def _new(found: Sequence[Discrepancy], rows: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield the rows whose statements no row before holds."""
    shown = [_statements(row) for row in found]
    for row in rows:
        if not any(_statements(row) <= other for other in shown):
            shown.append(_statements(row))
            yield row


def _statements(row: Discrepancy) -> frozenset[str]:
    return frozenset(one for given in row.values for one in given.statements)
