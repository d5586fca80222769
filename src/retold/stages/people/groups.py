"""Namings in groups that are joined step by step, and which two may be one person."""

from dataclasses import dataclass, field

from retold.lexis.names import Gender, NameParts, gender_of, parts_of, same_given
from retold.model import Naming


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
