"""Pairs of names that one person of a story has, by what stands in the names themselves."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from retold.lexis.names import classes, given_names, long_forms, plain, surnames
from retold.lexis.persons import FULL
from retold.lexis.spellings import ARTICLE, deletions, skeleton
from retold.stages.aliases.forms import Form

# A surname shorter than this is near to others by one letter.
LONG_NAME = 6
# A name so many times rarer than the one it differs from by a letter is taken for a slip.
RARER = 3
# Shared roles without which two surnames are two people's.
TWO_ROLES = 2
# Of the forms that share a part only so many are held against each other.
LOOK = 50
# The rank of a pair of which one name has both family names; pairs of a lower rank are surer.
DOUBLE = 2


class Pair(NamedTuple):
    """Two forms of one person's name: the `small` one counts as the `large`."""

    rank: int
    small: Form
    large: Form
    because: str
    said: bool = False

    @property
    def order(self) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """The surest pairs first."""
        return self.rank, self.small.order, self.large.order


def pair(rank: int, one: Form, other: Form, because: str, *, said: bool = False) -> Pair:
    """Return a pair, the form that says more as the large one, then the one more reports give."""
    small, large = sorted((one, other), key=lambda form: form.weight)
    return Pair(rank, small, large, because.format(small=small.name, large=large.name), said)


def find_pairs(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield the pairs, each with its evidence; a form that fits two of one kind is in none."""
    for kind in (_divided, _double, _turned, _slips, _given, _roles):
        yield from _only(kind(forms))


def _only(pairs: Iterable[Pair]) -> Iterator[Pair]:
    held = sorted(
        {(one.small, one.large): one for one in pairs}.values(), key=lambda one: one.order
    )
    count: dict[Form, int] = defaultdict(int)
    for one in held:
        count[one.small] += 1
    yield from (one for one in held if count[one.small] == 1)


def _by(forms: Iterable[Form], *, full: bool) -> dict[Hashable, list[Form]]:
    """Return the forms by each long form of the given name and the family name's skeleton."""
    found: dict[Hashable, list[Form]] = defaultdict(list)
    for form in forms:
        if form.spelled.full == full and len(form.spelled.bones) >= FULL:
            for given in _givens(form):
                found[given, form.spelled.bones[-1]].append(form)
    return found


def _givens(form: Form) -> list[str]:
    return sorted({form.spelled.bones[0], *long_forms(form.spelled.words[0])})


def _divided(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs of the same letters, divided into other words: `Min-jun` and `Min Jun`."""
    by: dict[Hashable, list[Form]] = defaultdict(list)
    for form in forms:
        if form.spelled.full:
            by["".join(form.spelled.bones), form.spelled.suffixes].append(form)
    for same in by.values():
        for other in same[1:LOOK]:
            if same[0].key != other.key and same[0].may_be(other):
                yield pair(1, same[0], other, "'{small}' is '{large}' in other words")


def _double(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs of which one name has the family name of the other and one more.

    Where a report names both halves as two people the double name is neither's.
    """
    by = _by(forms, full=True)
    for large in forms:
        asked = [(given, part) for part in _surnames(large) for given in _givens(large)]
        near = [one for key in asked for one in by.get(key, ())[:LOOK] if one.key != large.key]
        smalls = sorted({one for one in near if one.may_be(large)}, key=lambda one: one.order)
        if all(one.may_be(other) for one, other in combinations(smalls, 2)):
            for small in smalls:
                because = f"'{large.name}' has the family name of '{small.name}' and one more"
                yield Pair(DOUBLE, small, large, because)


def _surnames(form: Form) -> list[str]:
    """Return the single family names of a name that has several.

    They are joined by a hyphen, each with a capital, or the last is known as a family name.
    """
    words = form.spelled.words
    if len(words) < FULL or classes()["suffixes"].intersection(words):
        return []
    if "-" in words[-1] and not ARTICLE.match(words[-1]):
        ends = [end for end in form.name.split()[-1].split("-") if end[:1].isupper()]
        return sorted({skeleton(plain(end)) for end in ends}) if len(ends) > 1 else []
    inner = [word for word in words[1:-1] if word not in given_names() and len(word) > 1]
    return sorted({skeleton(part) for part in inner}) if words[-1] in surnames() else []


def _turned(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs of the same two words, the family name first in one of them."""
    by = {form.spelled.bones: form for form in forms if len(form.spelled.bones) == FULL}
    for bones, form in by.items():
        other = by.get((bones[1], bones[0]))
        if other is None or other is form or not form.spelled.full or not form.may_be(other):
            continue
        known = [word in given_names() for word in form.spelled.words]
        if not all(known) or form.roles & other.roles:
            yield pair(3, form, other, "'{small}' is '{large}' with the family name first")


def _slips(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs whose long family names differ by one letter, with a role or one far rarer."""
    near: dict[Hashable, list[Form]] = defaultdict(list)
    for form in forms:
        last = form.spelled.bones[-1]
        if form.spelled.full and len(last) >= LONG_NAME:
            for cut in deletions(last):
                near[form.spelled.bones[:-1], cut].append(form)
    for same in near.values():
        for at, one in enumerate(same[:LOOK]):
            for other in same[at + 1 : LOOK]:
                fewer, more = sorted((len(one.reports), len(other.reports)))
                if one.may_be(other) and (one.roles & other.roles or more >= RARER * fewer):
                    yield pair(4, one, other, "'{small}' is one letter from '{large}'")


def _given(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs of a single word and the only full name of the story that begins with it."""
    first: dict[str, list[Form]] = defaultdict(list)
    last = {form.spelled.bones[-1] for form in forms if len(form.spelled.bones) > 1}
    for form in forms:
        if form.spelled.full:
            first[form.spelled.bones[0]].append(form)
    for form in forms:
        bone = form.spelled.bones[0]
        if len(form.spelled.bones) > 1 or bone in last or len(first[bone]) != 1:
            continue
        (large,) = first[bone]
        shared = sorted(form.roles & large.roles)
        if form.may_be(large) and (shared or form.spelled.words[0] not in given_names()):
            yield pair(5, form, large, "only '{large}' of the story is called '{small}'")


def _roles(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield pairs of one given name and two surnames that share two roles."""
    by: dict[Hashable, list[Form]] = defaultdict(list)
    for form in forms:
        if form.spelled.full and len(form.roles) >= TWO_ROLES:
            by[form.spelled.bones[0]].append(form)
    for same in by.values():
        for at, one in enumerate(same[:LOOK]):
            for other in same[at + 1 : LOOK]:
                shared = sorted(one.roles & other.roles)
                if len(shared) >= TWO_ROLES and one.key != other.key and one.may_be(other):
                    text = " and ".join(f"'{role}'" for role in shared[:TWO_ROLES])
                    yield pair(6, one, other, f"both called {text}, one given name")
