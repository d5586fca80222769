"""Join pairs of names to people, none of whom one report names twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from retold.stages.aliases.forms import Form
from retold.stages.aliases.pairs import DOUBLE, Pair


@dataclass(eq=False)
class Named:
    """The names of one person, and the pairs that join them."""

    forms: list[Form]
    pairs: list[Pair] = field(default_factory=list)

    @property
    def reports(self) -> set[str]:
        """The reports that give one of the names."""
        return {report for form in self.forms for report in form.reports}

    @property
    def said(self) -> bool:
        """Whether a report says that two of the names are one person's."""
        return any(pair.said for pair in self.pairs)

    @property
    def large(self) -> Form:
        """The name that counts: one with both family names, else the one most reports give."""
        double = {pair.large for pair in self.pairs if pair.rank == DOUBLE}
        return max(self.forms, key=lambda form: (form in double, *form.weight))

    @property
    def smalls(self) -> list[Form]:
        """The other names, in order."""
        large = self.large
        return sorted((form for form in self.forms if form is not large), key=lambda one: one.order)

    @property
    def because(self) -> dict[Form, str]:
        """For each name the surest evidence that it is this person's."""
        found: dict[Form, str] = {}
        for pair in self.pairs:
            for form in (pair.small, pair.large):
                found.setdefault(form, pair.because)
        return found

    def may_be(self, other: "Named", pair: Pair) -> bool:
        """Tell whether a report says so, or no two of the names are kept apart by anything."""
        if pair.said:
            return True
        return all(one.may_be(two) for one in self.forms for two in other.forms)


def join(pairs: Sequence[Pair]) -> Iterator[Named]:
    """Yield the people whom the pairs make, the surest pairs joined first.

    Args:
        pairs: The pairs, in the order in which they count.

    """
    people: dict[Form, Named] = {}
    for pair in pairs:
        one = people.setdefault(pair.small, Named([pair.small]))
        other = people.setdefault(pair.large, Named([pair.large]))
        if one is not other:
            if not one.may_be(other, pair):
                continue
            one.forms += other.forms
            one.pairs += other.pairs
            people |= dict.fromkeys(other.forms, one)
        one.pairs.append(pair)
    for person in dict.fromkeys(people.values()):
        if len(person.forms) > 1:
            person.pairs.sort(key=lambda pair: pair.order)
            yield person
