"""Join people of one full name across stories, where more than the name speaks for it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from retold.lexis.persons import spelled
from retold.model import Company
from retold.stages.people.groups import Groups

# What speaks for one person, in points; ENOUGH must come together. A role alone is enough, and so
# is writing for one outlet; a person named beside is half, and so are the outlet, all organisations
# together, and a name of three words. Set by judgement.
POINTS = {"role": 2, "writes": 2, "beside": 1, "outlet": 1, "organisation": 1}
ONCE = {"organisation"}
RARE, ENOUGH = 1, 2
# With somebody who is named in so many stories, twice as many as the next of that name, one shared
# fact is enough, unless a role that tells something is new: of one name few are in the news again
# and again.
WIDELY, TWICE, LITTLE = 3, 2, 1
BECAUSE = {
    "role": "'{}' in several stories",
    "writes": "writes for {}",
    "beside": "named with {} in several stories",
    "outlet": "named in {} each time",
    "organisation": "named with {} in several stories",
}
# What so many people of one name share tells none from the other.
TOO_COMMON = 100
# Roles that say too little of a person to tell namesakes apart: kin, ages, parts in any story.
_GENERAL = (
    "aunt baby boss boy boyfriend brother celebrity chief child citizen colleague cousin customer"
    " dad daughter driver expert fan father figure fiancé fiancée friend gentleman girl girlfriend"
    " grandfather grandmother granddaughter grandson guest guy head hero husband kid lad lady"
    " leader legend local man member mom mother mum neighbor neighbour nephew newborn niece"
    " official owner parent partner passenger patient pensioner person player pupil relative"
    " resident rival"
    " sibling sister son spokesman spokesperson spokeswoman star student suspect teenager uncle"
    " victim visitor widow widower wife witness woman worker youngster"
)
GENERAL = frozenset(_GENERAL.split())


class Fact(NamedTuple):
    """Something that two people of one name may share."""

    kind: str
    what: str

    @property
    def points(self) -> int:
        """How much it speaks for one person."""
        return POINTS[self.kind]

    @property
    def because(self) -> str:
        """The fact in words."""
        return BECAUSE[self.kind].format(self.what)


def join_across(groups: Groups, companies: Iterable[Company]) -> None:
    """Join groups of one full name that share enough; two people of one name stay two.

    Args:
        groups: The namings, those of each story joined already.
        companies: Whom each report names in full, wherever it was asked.

    """
    beside = {row.report: row for row in companies}
    members = {groups.find(some[0]): some for some in groups.members()}
    named: dict[Hashable, dict[int, bool]] = defaultdict(dict)
    for root in members:
        group = groups.group(root)
        for form in group.forms:
            if form.full:
                named[form.bones, group.suffixes][root] = form.rare
    for key in sorted(named, key=repr):
        if len(named[key]) > 1:
            facts = {root: _facts(groups, members[root], beside) for root in named[key]}
            _join_namesakes(groups, facts, rare=any(named[key].values()))


def _facts(groups: Groups, numbers: Sequence[int], beside: Mapping[str, Company]) -> list[Fact]:
    """Return what speaks for a person: roles that tell something, company, outlets."""
    rows = [groups.known[number].row for number in numbers]
    own = {form.bones for form in groups.group(numbers[0]).forms}
    found = {Fact("role", role) for row in rows for role in row.roles if role not in GENERAL}
    for row in rows:
        if (near := beside.get(row.report)) is not None:
            names = {name for name in near.names if spelled(name).bones not in own}
            found |= {Fact("beside", name) for name in names}
            found |= {Fact("organisation", name) for name in near.organisations}
            if near.outlet:
                writes = any(spelled(name).bones in own for name in near.byline)
                found.add(Fact("writes" if writes else "outlet", near.outlet))
    return sorted(found)


def _join_namesakes(groups: Groups, facts: Mapping[int, Sequence[Fact]], *, rare: bool) -> None:
    """Join the groups of one name that share enough facts, in order of their first namings."""
    holders: dict[Fact, list[int]] = {}
    for root in sorted(facts):
        shared: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts[root]:
            held = sorted({groups.find(one) for one in holders.get(fact, ())})
            for other in held[:TOO_COMMON]:
                shared[other].append(fact)
            holders[fact] = [*held, root][: TOO_COMMON + 1]
        points = {one: _points(some) for one, some in shared.items()}
        for other in sorted(points, key=lambda one: (-points[one], one)):
            if points[other] + RARE * rare >= ENOUGH:
                _join(groups, other, root, shared[other])
    _join_known(groups, facts)


def _join_known(groups: Groups, facts: Mapping[int, Sequence[Fact]]) -> None:
    """Join with the one person who is named in many stories whoever shares a little with them."""
    clusters: dict[int, list[int]] = defaultdict(list)
    for root in sorted(facts):
        clusters[groups.find(root)].append(root)
    leader, *others = sorted(clusters, key=lambda one: (-len(clusters[one]), one))
    most, next_most = len(clusters[leader]), len(clusters[others[0]]) if others else 0
    if most < max(WIDELY, TWICE * next_most):
        return
    known = {fact for root in clusters.pop(leader) for fact in facts[root]}
    for some in clusters.values():
        found = {fact for root in some for fact in facts[root]}
        new_role = any(fact.kind == "role" for fact in found - known)
        if not new_role and _points(sorted(found & known)) >= LITTLE:
            _join(groups, leader, some[0], sorted(found & known))


def _points(facts: Sequence[Fact]) -> int:
    once = {fact.kind for fact in facts} & ONCE
    return sum(f.points for f in facts if f.kind not in ONCE) + sum(POINTS[kind] for kind in once)


def _join(groups: Groups, one: int, other: int, shared: Sequence[Fact]) -> None:
    best = sorted(shared, key=lambda fact: (-fact.points, fact))[:ENOUGH]
    groups.join(one, other, " and ".join(fact.because for fact in best))
