"""Decide which names of which reports are one person.

All namings here share a family name, over the whole library. Across stories only equal full names
are one person; within one story shorter names join a full one. What a person judged outranks both.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retold.lexis.names import Gender, NameParts, gender_of, parts_of, same_given
from retold.model import Appearance, Judgement, Naming, Person, Placement, content_id

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


@dataclass(frozen=True, slots=True)
class Known:
    """A naming with what is asked of it again and again."""

    row: Naming
    parts: NameParts
    whole: int
    gender: Gender | None

    @classmethod
    def of(cls, row: Naming) -> "Known":
        """Take the name of a naming apart; without a gender shown the given name's counts."""
        parts = parts_of(row.name)
        whole = sum(len(word) > 1 for word in parts.words)
        return cls(row, parts, whole, row.gender or gender_of(row.name))

    @property
    def fullness(self) -> tuple[int, int]:
        """How much the name says: whole words, then words."""
        return self.whole, len(self.parts.words)


@dataclass(slots=True)
class Groups:
    """Namings by number, joined step by step; some must stay apart (a union-find forest)."""

    known: list[Known]
    parent: list[int] = field(init=False)
    apart: dict[int, set[int]] = field(default_factory=dict)
    because: dict[int, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with each naming by itself."""
        self.parent = list(range(len(self.known)))

    def find(self, number: int) -> int:
        """Return the number that stands for a naming's group."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two groups are ever joined."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int, because: str = "") -> bool:
        """Join two groups with a reason; return whether they are one group now."""
        one, other = sorted((self.find(one), self.find(other)))
        if one == other:
            return True
        if other in self.apart.get(one, ()):
            return False
        self.parent[other] = one
        for enemy in self.apart.pop(other, set()):
            self.apart[enemy].discard(other)
            self.keep_apart(one, enemy)
        reasons = self.because.setdefault(one, {})
        reasons.update(self.because.pop(other, {}))
        if because:
            reasons.setdefault(because)
        return True

    def reasons(self, number: int) -> tuple[str, ...]:
        """Return why the namings of a group are one person."""
        return tuple(self.because.get(self.find(number), ()))

    def members(self) -> list[list[int]]:
        """Return the groups in order of their first members."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.known)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())


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
    """Join the namings of one story: the fullest first, the family name alone last."""
    forms: dict[NameParts, list[int]] = {}
    for number in sorted(numbers, key=lambda n: (groups.known[n].fullness, -n), reverse=True):
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


def agree(one: Known, other: Known) -> bool:
    """Tell whether two namings may be one person's: by family and given names, and by gender.

    Suffixes that both give must be equal; so must given names but for initials and short forms;
    middle names that only one gives do not matter.
    """
    if one.row.gender and other.gender and one.row.gender != other.gender:
        return False
    if one.parts.suffixes and other.parts.suffixes and one.parts.suffixes != other.parts.suffixes:
        return False
    short, long = sorted((one.parts.words, other.parts.words), key=len)
    if not short or short[-1] != long[-1]:
        return False
    if len(short) == 1:
        return True
    inner = all(any(same_given(word, w) for w in long[1:-1]) for word in short[1:-1])
    return same_given(short[0], long[0]) and inner


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
