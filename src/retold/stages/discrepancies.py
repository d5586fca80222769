"""Statements about one thing that cannot, or perhaps cannot, all be true."""

from collections.abc import Iterator, Sequence

from retold.model import Appearance, Bound, Discrepancy, Origin, Profile, Statement, Story


def find_discrepancies(  # noqa: PLR0913, PLR0917
    story: Story,  # noqa: ARG001
    profiles: Sequence[Profile],  # noqa: ARG001
    statements: Sequence[Statement],  # noqa: ARG001
    appearances: Sequence[Appearance],  # noqa: ARG001
    bounds: Sequence[Bound],  # noqa: ARG001
    origins: Sequence[Origin],  # noqa: ARG001
) -> Iterator[Discrepancy]:
    """Yield the story's discrepancies."""
    yield from ()
