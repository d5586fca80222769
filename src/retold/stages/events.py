"""Dated happenings of a story, merged over its reports."""

from collections.abc import Iterator, Sequence

from retold.model import Date, Event, Origin, Profile, Report, Sentence, Story


def find_events(  # noqa: PLR0913, PLR0917
    story: Story,  # noqa: ARG001
    reports: Sequence[Report],  # noqa: ARG001
    profiles: Sequence[Profile],  # noqa: ARG001
    sentences: Sequence[Sentence],  # noqa: ARG001
    dates: Sequence[Date],  # noqa: ARG001
    origins: Sequence[Origin],  # noqa: ARG001
) -> Iterator[Event]:
    """Yield the story's events in order of their days."""
    yield from ()
