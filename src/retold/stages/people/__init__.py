"""Decide which names of which reports are one person.

All namings here share a family name, over the whole library. Within one story equal full names are
one person and shorter names join a full one; across stories a name alone is not enough. What a
person judged outranks both. Nobody is joined who could not be one person: see `Group.may_be`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from retold.lexis.persons import FULL, spelled
from retold.model import (
    Alias,
    Appearance,
    Company,
    Judgement,
    Naming,
    Person,
    Placement,
    content_id,
)
from retold.stages.people.across import join_across
from retold.stages.people.groups import Groups, Known
from retold.stages.people.within import join_in_stories


def find_people(
    namings: Sequence[Naming],
    placements: Sequence[Placement],
    aliases: Sequence[Alias],
    companies: Sequence[Company],
    judgements: Sequence[Judgement],
) -> Iterator[Person | Appearance]:
    """Yield the people whom the namings name, and which naming is whom.

    Inside a story namings with one full name, in any spelling, are one person; a shorter name
    joins the only fuller one that it agrees with: initials, short forms of given names, left out
    middle names, the family name alone. Across stories namings with one full name are one person
    where they share a role, or people named beside them. Suffixes, given or middle names that do
    not agree, two genders, or a report that names both keep two people apart, unless a judgement
    joins them; so no chain of likenesses makes one person of two.

    Args:
        namings: All namings that share a family name, over the whole library.
        placements: In which story each report stands; reports in none stand alone.
        aliases: Which namings count as another name of their story.
        companies: The full names that the reports give, where namesakes are to be told apart.
        judgements: Of these, `same` and `different` on two anchors `REPORT#NAME` count.

    Yields:
        One `Person` a group of namings, followed by one `Appearance` a naming; in order of the
        first naming by report and name.

    """
    meant = {(row.report, row.name): row for row in sorted(aliases, key=_alias_order)}
    rows = sorted(set(namings), key=lambda row: (row.report, row.name, row.key, row.forms))
    groups = Groups([Known.of(row, _meant(meant.get(_at(row)))) for row in rows])
    places = _places(rows, _stories(placements))
    _join_judged(groups, judgements)
    _join_said(groups, places, meant)
    join_in_stories(groups, places)
    join_across(groups, companies)
    for members in groups.members():
        facts = [meant[at].because for n in members if (at := _at(rows[n])) in meant]
        because = (*groups.group(members[0]).because, *facts)
        yield from _person([rows[number] for number in members], because)


def _at(row: Naming) -> tuple[str, str]:
    return row.report, row.name


def _alias_order(row: Alias) -> tuple[str, str, str, str]:
    return row.report, row.name, row.story, row.meant


def _meant(alias: Alias | None) -> str | None:
    return alias.meant if alias else None


def _join_said(
    groups: Groups, places: Sequence[str], meant: Mapping[tuple[str, str], Alias]
) -> None:
    """Join the names that a report itself says are one person's, also where it gives both."""
    firsts: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, item in enumerate(groups.known):
        if _at(item.row) not in meant:
            firsts.setdefault((places[number], item.meant.bones), number)
    for number, item in enumerate(groups.known):
        alias = meant.get(_at(item.row))
        first = firsts.get((places[number], item.meant.bones))
        if alias is not None and alias.said and first is not None:
            groups.unite(first, number)


def _join_judged(groups: Groups, judgements: Iterable[Judgement]) -> None:
    """Do as people judged; of two judgements on one pair the later counts."""
    anchors = _anchors(groups.known)
    verdicts: dict[tuple[int, int], str] = {}
    for row in sorted(judgements, key=lambda row: (row.at, row.id)):
        left, right = anchors.get(row.left), anchors.get(row.right or "")
        if row.undone_at is None and left is not None and right is not None and left != right:
            verdicts[min(left, right), max(left, right)] = row.kind
    for (left, right), kind in sorted(verdicts.items()):
        if kind == "same":
            groups.unite(left, right, "judged to be the same person")
    for (left, right), kind in sorted(verdicts.items()):
        if kind == "different":
            groups.keep_apart(left, right)


def _anchors(known: Sequence[Known]) -> dict[str, int]:
    """Return which naming an anchor `REPORT#NAME` means: by its name, else by one of its forms."""
    found = {f"{item.row.report}#{item.row.name}": n for n, item in enumerate(known)}
    for number, item in enumerate(known):
        for form in item.row.forms:
            found.setdefault(f"{item.row.report}#{form}", number)
    return found


def _stories(placements: Iterable[Placement]) -> dict[str, str]:
    """Return the story of each report; of several the first by its id."""
    found: dict[str, str] = {}
    for row in placements:
        found[row.report] = min(row.story, found.get(row.report, row.story))
    return found


def _places(rows: Iterable[Naming], stories: Mapping[str, str]) -> list[str]:
    """Return the story of each naming, or its report where that is in none."""
    return [
        f"story {stories[row.report]}" if row.report in stories else f"report {row.report}"
        for row in rows
    ]


def _person(rows: Sequence[Naming], because: Iterable[str]) -> Iterator[Person | Appearance]:
    """Yield a person and the appearances; the first naming gives the id."""
    person = content_id("person", rows[0].report, rows[0].name)
    names = _names(rows)
    known = spelled(names[0])
    same = {row.report for row in rows if spelled(row.name).bones == known.bones}
    full = [f"full name in {len(same)} reports"] if known.full and len(same) > 1 else []
    yield Person(
        id=person,
        name=names[0],
        names=names,
        reports=len({row.report for row in rows}),
        because=tuple(dict.fromkeys([*full, *because])),
    )
    for row in rows:
        yield Appearance(person=person, report=row.report, name=row.name)


def _names(rows: Sequence[Naming]) -> tuple[str, ...]:
    """Return all forms met: the fullest name that most reports give first, then by fullness.

    A name in capitals is a headline's or a byline's way of writing, so it comes after the others.
    """
    full = Counter(row.name for row in rows)
    forms = {*full, *(form for row in rows for form in row.forms)}

    def order(name: str) -> tuple[int, bool, int, int, str]:
        known = spelled(name)
        return -min(known.whole, FULL), name.isupper(), -full[name], -len(known.words), name

    return tuple(sorted(forms, key=order))
