"""Join the namings of one story: equal full names first, then shorter ones to the only fuller."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retold.lexis.names import long_forms
from retold.lexis.persons import Spelled, agree
from retold.stages.people.groups import Groups

# Of the people of a story whose names share a given name or an initial only so many are looked
# at: a name that comes near more is left alone, and the work stays near linear.
LOOK = 200
# So many people of one name in one story are told apart by what speaks against their being one.
NAMESAKES = 8


@dataclass(slots=True)
class Story:
    """The people of a story so far, found by given name, initial or by-name."""

    groups: Groups
    by: dict[Hashable, list[int]] = field(default_factory=dict)

    def add(self, number: int) -> None:
        """Enter a person by the fullest naming."""
        for key in _entries(self.groups.known[number].meant):
            self.by.setdefault(key, []).append(number)

    def fits(self, number: int) -> list[int]:
        """Return the people whom a naming fits: at most two, and two if too many come near."""
        item = self.groups.known[number]
        found: list[int] = []
        for looked, leader in enumerate(self._near(item.meant)):
            if looked >= LOOK:
                return [leader, leader]
            if self._may_be(leader, number) and self.groups.find(leader) not in found:
                found.append(self.groups.find(leader))
                if len(found) > 1:
                    break
        return found

    def _near(self, form: Spelled) -> Iterator[int]:
        for key in _asked(form):
            yield from self.by.get(key, ())

    def _may_be(self, leader: int, number: int) -> bool:
        """Tell whether a name may be a fuller one's: by its words, the gender shown, the facts."""
        small, large = self.groups.known[number], self.groups.known[leader]
        if not agree(small.meant, large.meant):
            return False
        if small.row.gender and large.gender and small.row.gender != large.gender:
            return False
        return self.groups.may_join(leader, number)


def _entries(form: Spelled) -> Iterator[Hashable]:
    """Yield the keys under which a person is found."""
    yield "any"
    if len(form.bones) > 1:
        first = form.bones[0]
        yield "initial", first[:1]
        if len(first) == 1:
            yield "initial only", first
        else:
            yield from (("given", name) for name in sorted({first, *long_forms(form.words[0])}))
    for bone in sorted({*form.bones[1:-1], *form.bynames}):
        yield "inner", bone


def _asked(form: Spelled) -> Iterator[Hashable]:
    """Yield the keys under which those whom a name may mean are found."""
    first = form.bones[0]
    if len(form.bones) == 1:
        yield "any"
    elif len(first) == 1:
        yield "initial", first
    else:
        yield from (("given", name) for name in sorted({first, *long_forms(form.words[0])}))
        yield "initial only", first[:1]
        yield "inner", first
    yield from (("given", name) for name in form.bynames)


def join_in_stories(groups: Groups, places: Sequence[str]) -> None:
    """Join the namings of each story; `places` names the story of each naming."""
    here: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        here.setdefault(place, []).append(number)
    for numbers in here.values():
        _join_in_story(groups, numbers)


def _join_in_story(groups: Groups, numbers: Sequence[int]) -> None:
    forms: dict[Hashable, list[int]] = {}
    for number in numbers:
        meant = groups.known[number].meant
        forms.setdefault((meant.bones, meant.suffixes), []).append(number)
    story = Story(groups)
    torn = _torn(groups, forms)
    for key in _in_order(groups, forms):
        same = forms[key]
        if key not in torn and groups.known[same[0]].meant.full:
            join_equal(groups, same)
        left = [number for number in same if not _led(story, number)]
        if key not in torn:
            join_equal(groups, left)
        for root in sorted({groups.find(number) for number in left}):
            story.add(next(number for number in left if groups.find(number) == root))


def _in_order(groups: Groups, forms: Mapping[Hashable, Sequence[int]]) -> list[Hashable]:
    """Return the forms, full ones with a suffix first, then the fullest first."""

    def order(key: Hashable) -> tuple[bool, tuple[int, int], tuple[str, ...]]:
        meant = groups.known[forms[key][0]].meant
        return bool(meant.suffixes) and meant.full, meant.fullness, meant.bones

    return sorted(forms, key=order, reverse=True)


def _torn(groups: Groups, forms: Mapping[Hashable, Sequence[int]]) -> set[Hashable]:
    """Return the forms that fit a Sr. and a Jr. of the story: no two of them need be one."""
    meant = {key: groups.known[numbers[0]].meant for key, numbers in forms.items()}
    suffixed = [form for form in meant.values() if form.suffixes][:LOOK]
    if len({form.suffixes for form in suffixed}) < 2:  # noqa: PLR2004 - father and son
        return set()
    bare = [(key, form) for key, form in meant.items() if not form.suffixes]
    return {
        key
        for key, form in bare
        if len({other.suffixes for other in suffixed if agree(form, other)}) > 1
    }


def _led(story: Story, number: int) -> bool:
    """Let a naming join the only one of its story whom it fits; tell whether it fits anyone."""
    fits = story.fits(number)
    if len(fits) == 1:
        name = story.groups.known[number].row.name
        story.groups.join(fits[0], number, f"'{name}' in the same story")
    return bool(fits)


def join_equal(groups: Groups, numbers: Iterable[int], because: str = "") -> None:
    """Join namings of one name, each to the first that it need not stay apart from."""
    ordered = list(numbers)
    shown = Counter(groups.known[n].row.gender for n in ordered if groups.known[n].row.gender)
    usual = min(shown, key=lambda gender: (-shown[gender], gender or ""), default=None)
    ordered.sort(key=lambda n: (groups.known[n].row.gender not in {usual, None}, n))
    firsts: list[int] = []
    for number in ordered:
        if not any(groups.join(first, number, because) for first in firsts):
            firsts = [*firsts, number][:NAMESAKES]
