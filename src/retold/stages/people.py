"""Decide which names of which reports are one person."""

from collections.abc import Iterator, Sequence

from retold.lexis.words import folded
from retold.model import Appearance, Judgement, Naming, Person, Placement, content_id


def find_people(
    namings: Sequence[Naming],
    placements: Sequence[Placement],
    judgements: Sequence[Judgement],  # noqa: ARG001 - read in the next version
) -> Iterator[Person | Appearance]:
    """Yield the people whom the namings name, and which naming is whom.

    Args:
        namings: All namings that share a surname, over the whole library.
        placements: In which story each report stands.
        judgements: What a person said of two names.

    """
    story = {row.report: row.story for row in sorted(placements, key=lambda row: row.story)}
    groups: dict[tuple[str, str], list[Naming]] = {}
    for naming in sorted(namings, key=lambda row: (row.report, row.name)):
        alone = "" if " " in naming.name else story.get(naming.report, naming.report)
        groups.setdefault((folded(naming.name), alone), []).append(naming)
    for group in groups.values():
        first = group[0]
        person = content_id("person", first.report, first.name)
        names = tuple(dict.fromkeys([first.name, *(f for row in group for f in row.forms)]))
        yield Person(id=person, name=first.name, names=names, reports=len(group))
        for row in group:
            yield Appearance(person=person, report=row.report, name=row.name)
