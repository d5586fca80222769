"""Namings in groups that are joined step by step, and which groups must stay apart."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import product

from retold.lexis.names import Gender, gender_of
from retold.lexis.persons import Spelled, agree, spelled
from retold.model import Naming

# Namings of one full name are taken for two people when each gender is shown by at least this
# share of those that show one: a single slip among many does not divide a person.
DIVIDED = 1 / 3
# A person with more forms of a name than this is no person, but a mistake: nothing more joins.
MANY_FORMS = 40
# So many reasons are shown: the first say what the others say.
REASONS = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A naming with what is asked of it again and again; `meant` is the name it counts as."""

    row: Naming
    meant: Spelled
    gender: Gender | None

    @classmethod
    def of(cls, row: Naming, meant: str | None = None) -> "Known":
        """Take the name of a naming apart; without a gender shown the given name's counts."""
        return cls(row, spelled(meant or row.name), row.gender or gender_of(row.name))


@dataclass(slots=True)
class Group:
    """What is known of the namings of one person."""

    reports: set[str]
    forms: set[Spelled]
    shown: Counter[Gender]
    because: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, item: Known) -> "Group":
        """Begin with one naming."""
        shown: Counter[Gender] = Counter([item.row.gender] if item.row.gender else ())
        return cls({item.row.report}, {item.meant}, shown)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffix that one of the names has."""
        return max((form.suffixes for form in self.forms), default=())

    def may_be(self, other: "Group") -> bool:
        """Tell whether no fact speaks against both being one person.

        Facts are: a report that names both; suffixes, given or middle names that do not agree;
        genders that both show.
        """
        fewer, more = sorted((self.reports, other.reports), key=len)
        if any(report in more for report in fewer) or divided(self.shown, other.shown):
            return False
        if len(self.forms) + len(other.forms) > MANY_FORMS:
            return self.forms <= other.forms or other.forms <= self.forms
        mine, theirs = self.forms - other.forms, other.forms - self.forms
        return all(agree(one, two) for one, two in product(mine, theirs))

    def take(self, other: "Group") -> "Group":
        """Return both as one; the larger takes in the smaller."""
        more, fewer = (self, other) if len(self.reports) >= len(other.reports) else (other, self)
        more.reports |= fewer.reports
        more.forms |= fewer.forms
        more.shown.update(fewer.shown)
        reasons = [*self.because, *other.because]
        more.because = dict.fromkeys(reasons[:REASONS])
        return more


def divided(one: Counter[Gender], other: Counter[Gender]) -> bool:
    """Tell whether two groups show two genders, each often enough to be no slip."""
    both = one + other
    if len(both) < 2 or not one or not other:  # noqa: PLR2004 - he and she
        return False
    return min(both.values()) >= DIVIDED * both.total()


@dataclass(slots=True)
class Groups:
    """Namings by number, joined step by step; some must stay apart (a union-find forest)."""

    known: list[Known]
    parent: list[int] = field(init=False)
    held: dict[int, Group] = field(init=False)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with each naming by itself."""
        self.parent = list(range(len(self.known)))
        self.held = {number: Group.of(item) for number, item in enumerate(self.known)}

    def find(self, number: int) -> int:
        """Return the number that stands for a naming's group."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def group(self, number: int) -> Group:
        """Return what is known of a naming's group."""
        return self.held[self.find(number)]

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two groups are ever joined."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Tell whether nothing speaks against two groups being one, or they are one already."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        return other not in self.apart.get(one, ()) and self.held[one].may_be(self.held[other])

    def join(self, one: int, other: int, because: str = "") -> bool:
        """Join two groups that may be one, with a reason; return whether they are one now."""
        if not self.may_join(one, other):
            return False
        self.unite(one, other, because)
        return True

    def unite(self, one: int, other: int, because: str = "") -> None:
        """Join two groups whatever speaks against it."""
        one, other = sorted((self.find(one), self.find(other)))
        if one != other:
            self.parent[other] = one
            self.held[one] = self.held[one].take(self.held.pop(other))
            for enemy in sorted(self.apart.pop(other, set())):
                self.apart[enemy].discard(other)
                self.keep_apart(one, enemy)
        if because and len(self.held[one].because) < REASONS:
            self.held[one].because.setdefault(because)

    def members(self) -> list[list[int]]:
        """Return the groups in order of their first members."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.known)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())
