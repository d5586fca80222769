"""What only the whole report tells of the facts of its sentences: who is aged so, and how many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from retold.model import Report
from retold.stages.statements.identified import Age, find_identified
from retold.stages.statements.scene import Fact, Scene, places_of
from retold.stages.statements.singles import HINTS, find_singles
from retold.stages.statements.tally import KINDS, SHOT, alone, tally, unnumbered, without_shot

Told = tuple[Scene, list[Fact]]
"""A sentence with its facts."""
COUNTS = frozenset({*KINDS, SHOT})


def in_whole(report: Report, told: Sequence[Told]) -> list[Told]:
    """Return the facts of each sentence as the whole report has them.

    Counts are held together (`tally`), ages that only describe somebody get the name that the
    report gives elsewhere (`find_identified`), and those of nobody known are left out. An age that
    a description or a part of a name gives goes where the same name has another age beside it.
    """
    return _agreed(_identified(_tallied(report, told)))


def _tallied(report: Report, told: Sequence[Told]) -> list[Told]:
    """Return the facts of each sentence with those counts alone that stand in the whole report."""
    counts = [(scene, fact) for scene, facts in told for fact in facts if fact.property in COUNTS]
    counts = without_shot(report.text, counts)
    kinds = unnumbered(counts)
    marked = places_of(report.text, [hint for kind in sorted(kinds) for hint in HINTS[kind]])
    hurt = [scene for scene, _ in told if scene.holds(marked)] if marked else []
    ones = [(scene, one) for scene in hurt for one in find_singles(scene, kinds)]
    implied = {one.fact.property for _, one in ones}
    implied |= {fact.property for _, fact in counts if not fact.sure}
    kinds = alone(report.text, kinds & implied)
    stands: dict[int, list[Fact]] = defaultdict(list)
    for scene, fact in tally(counts, ones, kinds):
        stands[scene.sentence.start].append(fact)
    return [(scene, _with_counts(facts, stands[scene.sentence.start])) for scene, facts in told]


def _with_counts(facts: Sequence[Fact], counts: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a sentence with its counts in place of those it had, in order."""
    others = [fact for fact in facts if fact.property not in COUNTS]
    # Two forms may find one count: "three were shot", "three … were wounded".
    once = {(fact.start, fact.end, fact.property): fact for fact in reversed(counts)}
    return sorted([*others, *once.values()], key=place) if once else others


def place(fact: Fact) -> tuple[int, int, str]:
    """Return what the facts of a sentence are ordered by."""
    return fact.start, fact.end, fact.property


def _identified(told: Sequence[Told]) -> list[Told]:
    """Return the facts with the names of those whose age alone is given where it stands."""
    nameless = [age for scene, facts in told for age in _nameless(scene, facts)]
    if not nameless:
        return list(told)
    values = {age.fact.value for age in nameless}
    unclear = _unclear(told, values if len(values) > 1 else set())
    places = {age.fact.start for age in nameless} | unclear
    aged: dict[str, set[str]] = defaultdict(set)
    for fact in _ages(told):
        if fact.start not in places:
            aged[fact.subject].add(fact.value)
    scenes = [scene for scene, _ in told]
    names = {fact.start: name for fact, name in find_identified(scenes, nameless, aged)}
    return [
        (scene, [_named(fact, names) for fact in facts if _stays(fact, names, unclear)])
        for scene, facts in told
    ]


def _ages(told: Sequence[Told]) -> Iterator[Fact]:
    return (fact for _, facts in told for fact in facts if fact.property == "age")


def _nameless(scene: Scene, facts: Sequence[Fact]) -> Iterator[Age]:
    """Yield the ages whose subject is only described: its words begin with the age."""
    for fact in facts:
        described = fact.property == "age" and not fact.sure
        if described and scene.text.startswith(fact.subject, fact.start):
            end = max(fact.end, fact.start + len(fact.subject))
            yield Age(scene, fact, end, fact.subject.rpartition(" ")[2] or None)


def _unclear(told: Sequence[Told], values: AbstractSet[str]) -> set[int]:
    """Return the places of ages that may be of one of several whom nobody names.

    After a boy of 15 and one of 18 "the 15-year-old" need not be the name before it.
    """
    return {fact.start for fact in _ages(told) if fact.described and fact.value in values}


def _named(fact: Fact, names: Mapping[int, str]) -> Fact:
    """Return an age with its name, if one was found; other facts as they are."""
    name = names.get(fact.start) if fact.property == "age" else None
    return replace(fact, subject=name) if name else fact


def _stays(fact: Fact, names: Mapping[int, str], unclear: AbstractSet[int]) -> bool:
    """Return whether a fact is of somebody, and not of one of several."""
    if fact.property != "age":
        return True
    return fact.start not in unclear and (bool(fact.subject) or fact.start in names)


def _agreed(told: Sequence[Told]) -> list[Told]:
    """Return the facts without ages that a name has another age against."""
    sure = [fact for fact in _ages(told) if fact.sure]
    ages = {(fact.subject, fact.value) for fact in sure}
    aged = {fact.subject for fact in sure}
    return [
        (
            scene,
            [
                fact
                for fact in facts
                if fact.sure or fact.subject not in aged or (fact.subject, fact.value) in ages
            ],
        )
        for scene, facts in told
    ]
