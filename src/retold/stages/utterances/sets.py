"""Disjoint sets of quotations that keep apart what persons told apart."""

from collections import defaultdict
from collections.abc import Iterable

from retold.model import Quotation

Pair = tuple[str, str]


class Sets:
    """Disjoint sets of ids; two that are told apart never come into one.

    Source:
        Union by smallest id with path halving (Tarjan and van Leeuwen 1984).

    """

    def __init__(self, ids: Iterable[str], apart: Iterable[Pair]) -> None:
        self._parent = {name: name for name in ids}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, two in apart:
            if one in self._parent and two in self._parent:
                self._apart[one].add(two)
                self._apart[two].add(one)

    def find(self, name: str) -> str:
        """Return the smallest id of the set that holds an id."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one set of two, unless ids of theirs are told apart."""
        one, two = sorted((self.find(left), self.find(right)))
        if one == two or any(self.find(name) == two for name in self._apart[one]):
            return
        self._parent[two] = one
        self._apart[one] |= self._apart.pop(two, set())

    def groups(self) -> list[list[str]]:
        """Return the sets, each in order, in the order of their smallest ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            found[self.find(name)].append(name)
        return [found[name] for name in sorted(found)]


def grouped(
    rows: Iterable[Quotation], edges: Iterable[Pair], apart: Iterable[Pair]
) -> list[list[Quotation]]:
    """Return the quotations that edges hold together, edges taken in their order."""
    known = {row.id: row for row in rows}
    sets = Sets(known, apart)
    for left, right in edges:
        if left in known and right in known:
            sets.join(left, right)
    return [[known[name] for name in names] for names in sets.groups()]
