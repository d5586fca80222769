"""The names of a story's people, each form once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from retold.lexis.names import Gender
from retold.lexis.persons import Spelled, agree, spelled
from retold.model import Naming


@dataclass(frozen=True, eq=False)
class Form:
    """A name as reports of one story give it; equal forms are one object."""

    spelled: Spelled
    key: str
    name: str
    rows: tuple[Naming, ...]
    reports: frozenset[str]
    roles: frozenset[str]
    genders: frozenset[Gender]

    @property
    def order(self) -> tuple[str, ...]:
        """What forms are put in order by."""
        return *self.spelled.bones, "", *self.spelled.suffixes

    @property
    def weight(self) -> tuple[bool, int, int, tuple[str, ...]]:
        """What makes a name the one that counts: full, in most reports, saying most."""
        return self.spelled.full, len(self.reports), self.spelled.whole, self.order

    def may_be(self, other: "Form") -> bool:
        """Tell whether no report names both, and no suffix or gender speaks against it."""
        mine, theirs = self.spelled.suffixes, other.spelled.suffixes
        if (mine and theirs and mine != theirs) or self.reports & other.reports:
            return False
        return len(self.genders | other.genders) < 2  # noqa: PLR2004 - he and she

    def is_short_of(self, other: "Form") -> bool:
        """Tell whether this may be a shorter form of a full name with the same family name."""
        return not self.spelled.full and self.may_be(other) and agree(self.spelled, other.spelled)


def forms_of(namings: Iterable[Naming]) -> list[Form]:
    """Return the forms of the names, in order."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Naming]] = {}
    for row in sorted(namings, key=lambda row: (row.report, row.name)):
        known = spelled(row.name)
        found.setdefault((known.bones, known.suffixes), []).append(row)
    return [_form(found[key]) for key in sorted(found)]


def _form(rows: list[Naming]) -> Form:
    names = Counter(row.name for row in rows)
    name = min(names, key=lambda name: (name.isupper(), -names[name], name))
    return Form(
        spelled=spelled(name),
        key=rows[0].key,
        name=name,
        rows=tuple(rows),
        reports=frozenset(row.report for row in rows),
        roles=frozenset(role for row in rows for role in row.roles),
        genders=frozenset(row.gender for row in rows if row.gender),
    )
