"""Disjoint sets of quotations that keep apart what persons told apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from retold.model import Quotation
from retold.stages.utterances.keys import keys_of
from retold.stages.utterances.pairs import alike

Pair = tuple[str, str]


class Edges(NamedTuple):
    """What holds quotations together: what persons say, what is alike, parts of one turn."""

    same: list[Pair]
    like: list[Pair]
    parts: list[Pair]


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


def join_alike(sets: Sets, quotations: Mapping[str, Quotation], edges: Iterable[Pair]) -> None:
    """Join what edges link, in their order, unless the longest texts of two sets are not alike.

    So a quotation that says little, and that two utterances have, is with one of them and does
    not make them one.
    """

    def length(name: str) -> tuple[int, str]:
        return len(keys_of(quotations[name].text)), name

    longest: dict[str, str] = {}  # of each set, also of those that persons made
    for name in sorted(quotations):
        root = sets.find(name)
        longest[root] = max(longest.get(root, name), name, key=length)
    for left, right in edges:
        if left not in quotations or right not in quotations:
            continue
        one, two = sets.find(left), sets.find(right)
        if one == two:
            continue
        texts = [quotations[longest[name]] for name in (one, two)]
        if alike(keys_of(texts[0].text), keys_of(texts[1].text)):
            sets.join(left, right)
            first = max(texts, key=lambda row: (len(keys_of(row.text)), row.id))
            longest[sets.find(left)] = first.id


def grouped(
    rows: Iterable[Quotation], edges: Edges, apart: Iterable[Pair]
) -> list[list[Quotation]]:
    """Return the quotations that edges hold together, edges taken in their order."""
    known = {row.id: row for row in rows}
    sets = Sets(known, apart)
    for left, right in edges.same:
        if left in known and right in known:
            sets.join(left, right)
    join_alike(sets, known, edges.like)
    for left, right in edges.parts:
        if left in known and right in known:
            sets.join(left, right)
    return [[known[name] for name in names] for names in sets.groups()]
