"""Sum up each person whom a report names."""

from collections.abc import Iterator, Sequence

from retold.lexis.names import Gender, surname_key
from retold.model import Mention, Naming
from retold.stages.mentions.chains import Figure

# So many pronouns of one gender, and none of the other, show a person's gender.
PRONOUNS = 2


def find_namings(report: str, mentions: Sequence[tuple[Mention, Figure]]) -> Iterator[Naming]:
    """Yield one naming a person, in order of the name.

    Args:
        report: The report's id.
        mentions: The mentions whose person is known, with the person, in any order.

    """
    figures = {figure.order: figure for _, figure in mentions}
    genders: dict[int, list[Gender]] = {}
    for mention, figure in mentions:
        if mention.kind == "pronoun" and mention.gender is not None:
            genders.setdefault(figure.order, []).append(mention.gender)
    rows = [_naming(report, f, genders.get(order, [])) for order, f in figures.items()]
    merged: dict[str, Naming] = {}
    for row in sorted(rows, key=lambda row: (row.name, row.forms)):
        merged.setdefault(row.name, row)
    yield from merged.values()


def _naming(report: str, figure: Figure, pronouns: Sequence[Gender]) -> Naming:
    agreed = pronouns[0] if len(pronouns) >= PRONOUNS and len(set(pronouns)) == 1 else None
    return Naming(
        report=report,
        name=figure.name,
        key=surname_key(figure.name),
        forms=tuple(sorted(figure.forms)),
        count=sum(figure.forms.values()),
        gender=figure.shown or agreed,
        roles=tuple(figure.roles),
    )
