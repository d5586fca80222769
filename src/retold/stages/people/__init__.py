"""Decide which names of which reports are one person.

All namings here share a family name, over the whole library. Across stories only equal full names
are one person; within one story shorter names join a full one. What a person judged outranks both.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from retold.lexis.names import Gender, NameParts, parts_of
from retold.model import Appearance, Judgement, Naming, Person, Placement, content_id
from retold.stages.people.groups import Groups, Known, agree

# A name is full when it has so many words that are more than an initial.
FULL = 2
# Namings of one full name are taken for two people when each gender is shown by at least this
# share of those that show one: a single slip among many does not divide a person.
DIVIDED = 1 / 3


def find_people(
    namings: Sequence[Naming],
    placements: Sequence[Placement],
    judgements: Sequence[Judgement],
) -> Iterator[Person | Appearance]:
    """Yield the people whom the namings name, and which naming is whom.

    Namings with one full name are one person, unless their suffixes or the genders shown differ.
    Inside a story a name joins the only fuller one that it agrees with: initials, short forms of
    given names, left out middle names, the family name alone. Two people whom one report names
    apart stay two, unless a judgement joins them.

    Args:
        namings: All namings that share a family name, over the whole library.
        placements: In which story each report stands; reports in none stand alone.
        judgements: Of these, `same` and `different` on two anchors `REPORT#NAME` count.

    Yields:
        One `Person` a group of namings, followed by one `Appearance` a naming; in order of the
        first naming by report and name.

    """
    rows = sorted(set(namings), key=lambda row: (row.report, row.name, row.key, row.forms))
    groups = Groups([Known.of(row) for row in rows])
    _join_judged(groups, judgements)
    _join_full(groups)
    stories = _stories(placements)
    _join_shorter(groups, [_place(row.report, stories) for row in rows])
    for members in groups.members():
        yield from _person([rows[number] for number in members], groups.reasons(members[0]))


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
            groups.join(left, right, "judged to be the same person")
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


def _join_full(groups: Groups) -> None:
    """Join the namings of one full name; each joins the first that it need not stay apart from."""
    named: dict[Hashable, list[int]] = {}
    for number, item in enumerate(groups.known):
        if item.whole >= FULL:
            named.setdefault((item.parts.words, item.parts.suffixes), []).append(number)
    for numbers in named.values():
        for same in _by_gender(groups.known, numbers):
            firsts: list[int] = []
            for number in same:
                if not any(groups.join(first, number) for first in firsts):
                    firsts.append(number)
            reports = {groups.known[number].row.report for number in same}
            if len(reports) > 1 and len(firsts) == 1:
                groups.because.setdefault(groups.find(same[0]), {}).setdefault(
                    f"full name in {len(reports)} reports"
                )


def _by_gender(known: Sequence[Known], numbers: list[int]) -> list[list[int]]:
    """Divide namings of one name by gender if both are shown often enough."""
    shown = Counter(known[n].row.gender for n in numbers if known[n].row.gender is not None)
    if len(shown) < 2 or min(shown.values()) < DIVIDED * shown.total():  # noqa: PLR2004 - he and she
        return [numbers]
    usual = min(shown, key=lambda gender: (-shown[gender], gender or ""))
    found: dict[Gender | None, list[int]] = {}
    for number in numbers:
        found.setdefault(known[number].row.gender or usual, []).append(number)
    return list(found.values())


def _join_shorter(groups: Groups, places: Sequence[str]) -> None:
    """Let each name join the only fuller one of its story, then equal ones that are left."""
    here: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        here.setdefault(place, []).append(number)
    for numbers in here.values():
        _join_in_story(groups, numbers)


def _join_in_story(groups: Groups, numbers: Sequence[int]) -> None:
    """Join the namings of one story: the fullest first, those that father and son share last."""
    forms: dict[NameParts, list[int]] = {}
    for number in _in_order(groups.known, numbers):
        forms.setdefault(groups.known[number].parts, []).append(number)
    leaders: dict[int, set[str]] = {}
    for same in forms.values():
        first: int | None = None
        for number in same:
            if _led(groups, number, leaders):
                continue
            leader = number if first is None or groups.known[number].whole >= FULL else first
            if leader != number and groups.join(leader, number, _in_story(groups, number)):
                leaders[leader].add(groups.known[number].row.report)
            else:
                leaders[number] = {groups.known[number].row.report}
                first = number if first is None else first


def _in_order(known: Sequence[Known], numbers: Sequence[int]) -> list[int]:
    """Return the namings of one story, the fullest first.

    A name without a suffix that fits a Sr. and a Jr. comes last, however full a nickname makes
    it: else whichever of the two meets it first would take it.
    """
    suffixed = {known[n].parts: known[n] for n in numbers if known[n].parts.suffixes}

    def order(number: int) -> tuple[bool, tuple[int, int], int]:
        item = known[number]
        fits = {parts.suffixes for parts, other in suffixed.items() if agree(item, other)}
        return len(fits) <= 1, item.fullness, -number

    return sorted(numbers, key=order, reverse=True)


def _led(groups: Groups, number: int, leaders: Mapping[int, set[str]]) -> bool:
    """Let a naming join the only one of its story with a fuller name that it agrees with.

    Args:
        groups: All namings.
        number: The naming.
        leaders: The fullest naming of each person of the story so far, with the reports that name
            this person; it is brought up to date.

    """
    small = groups.known[number]
    group = groups.find(number)
    fit = [leader for leader in leaders if groups.find(leader) == group]
    if not fit:
        fit = [
            leader
            for leader, reports in leaders.items()
            if small.row.report not in reports and agree(small, groups.known[leader])
        ]
    if len(fit) != 1 or not groups.join(fit[0], number, _in_story(groups, number)):
        return False
    leaders[fit[0]].add(small.row.report)
    return True


def _in_story(groups: Groups, number: int) -> str:
    return f"'{groups.known[number].row.name}' in the same story"


def _stories(placements: Iterable[Placement]) -> dict[str, str]:
    """Return the story of each report; of several the first by its id."""
    found: dict[str, str] = {}
    for row in placements:
        found[row.report] = min(row.story, found.get(row.report, row.story))
    return found


def _place(report: str, stories: Mapping[str, str]) -> str:
    return f"story {stories[report]}" if report in stories else f"report {report}"


def _person(rows: Sequence[Naming], because: tuple[str, ...]) -> Iterator[Person | Appearance]:
    """Yield a person and the appearances; the first naming gives the id."""
    person = content_id("person", rows[0].report, rows[0].name)
    reports = len({row.report for row in rows})
    names = _names(rows)
    yield Person(id=person, name=names[0], names=names, reports=reports, because=because)
    for row in rows:
        yield Appearance(person=person, report=row.report, name=row.name)


def _names(rows: Sequence[Naming]) -> tuple[str, ...]:
    """Return all forms met: the fullest name that most reports give first, then by fullness."""
    full = Counter(row.name for row in rows)
    forms = {*full, *(form for row in rows for form in row.forms)}

    def order(name: str) -> tuple[int, int, int, str]:
        words = parts_of(name).words
        whole = sum(len(word) > 1 for word in words)
        return -min(whole, FULL), -full[name], -len(words), name

    return tuple(sorted(forms, key=order))
