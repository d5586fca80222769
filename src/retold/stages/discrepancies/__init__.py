"""Statements about one thing that cannot, or perhaps cannot, all be true.

A false alarm costs more than a miss: where two statements may be about two things, where a value
may have changed with time, or where a report contradicts itself, no row is made.
"""

from collections.abc import Iterator, Sequence

from retold.model import Appearance, Block, Bound, Discrepancy, Origin, Profile, Statement, Story
from retold.stages.discrepancies.ages import find_age_discrepancies
from retold.stages.discrepancies.amounts import find_amount_discrepancies
from retold.stages.discrepancies.claims import bounds_of, find_claims
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
    claims = find_claims(story, profiles, statements, appearances, origins, blocks)
    yield from find_age_discrepancies(story, claims, bounds_of(bounds))
    yield from find_described_discrepancies(story, claims)
    yield from find_day_discrepancies(story, claims)
    yield from find_count_discrepancies(story, claims)
    yield from find_amount_discrepancies(story, claims)
