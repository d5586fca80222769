"""What a report states as facts: ages, days of happenings, counts of people, sums of money."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from retold.model import Date, Mention, Quotation, Report, Sentence, Statement
from retold.stages.statements.ages import find_ages
from retold.stages.statements.amounts import HINTS as SUMS
from retold.stages.statements.amounts import find_amounts
from retold.stages.statements.counts import HINTS as COUNTED
from retold.stages.statements.counts import find_counts
from retold.stages.statements.happenings import find_happenings
from retold.stages.statements.identified import Age, find_identified
from retold.stages.statements.scene import Fact, Scene, places_of, row, scenes
from retold.stages.statements.singles import find_singles
from retold.stages.statements.tally import KINDS, SHOT, tally

Sentenced = tuple[Scene, list[Fact]]
COUNTS = frozenset({*KINDS, SHOT})


def find_statements(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[Date],
    quotations: Sequence[Quotation],
) -> Iterator[Statement]:
    """Yield the facts that a report states, in order of their places.

    Args:
        report: The report.
        sentences: Its sentences in order; those of advertisements, credits and the like are
            passed over.
        mentions: Who is named or described where; a name's `name` becomes the subject.
        dates: The time expressions with their days.
        quotations: What is put in somebody's mouth: "today" there is not the report's.

    Yields:
        `Statement` rows; `text` is the words that give the value. An age that only a description
        gives ("the 43-year-old") has the `qualifier` `described` where somebody else was named in
        between, and is left out where the name stands beside another age; `then` is the age at
        some other time, which tells nothing of the age on `as_of`. The `event` of an `event_date`
        is the word that says what happened or the event's name, a colon, and the words of its
        sentence; counts and sums have the sentence's words alone. An `aftermath_date` is the same
        for what courts, police and mourners do afterwards.

    """
    counted, sums = places_of(report.text, COUNTED), places_of(report.text, SUMS)
    told = [
        (scene, sorted(_facts(scene, counted, sums), key=_place))
        for scene in scenes(report, sentences, mentions, dates, quotations)
    ]
    told = _identified(_tallied(report, told))
    sure = [fact for _, facts in told for fact in facts if fact.property == "age" and fact.sure]
    ages = {(fact.subject, fact.value) for fact in sure}
    aged = {fact.subject for fact in sure}
    for scene, facts in told:
        source = scene.source() if facts else None
        for fact in facts:
            if fact.sure or fact.subject not in aged or (fact.subject, fact.value) in ages:
                yield row(scene, _with_words(scene, fact), source)


def _facts(scene: Scene, counted: Sequence[int], sums: Sequence[int]) -> Iterator[Fact]:
    """Yield the facts of one sentence, kind by kind.

    Counts and sums are looked for only where a word that they need stands: searching for many
    words at once in each sentence would cost more than all else.
    """
    yield from find_ages(scene)
    yield from find_happenings(scene)
    if scene.holds(counted):
        yield from find_counts(scene)
    if scene.holds(sums):
        yield from find_amounts(scene)


def _tallied(report: Report, told: list[Sentenced]) -> list[Sentenced]:
    """Return the facts of each sentence with those counts alone that stand in the whole report."""
    counts = [
        (scene, fact) for scene, facts in told for fact in facts if fact.property in COUNTS
    ]
    ones = [(scene, one) for scene, _ in told for one in find_singles(scene)]
    if not counts and not ones:
        return told
    stands: dict[int, list[Fact]] = defaultdict(list)
    for scene, fact in tally(report.text, counts, ones):
        stands[scene.sentence.start].append(fact)
    return [
        (scene, sorted([*(f for f in facts if f.property not in COUNTS), *stands[scene.sentence.start]], key=_place))
        for scene, facts in told
    ]


def _identified(told: list[Sentenced]) -> list[Sentenced]:
    """Return the facts with the names of those whose age alone is given where it stands."""
    ages = [age for scene, facts in told for age in _nameless(scene, facts)]
    if not ages:
        return told
    said = {age.fact.value for age in ages}
    several = said if len(said) > 1 else frozenset()
    aged: dict[str, set[str]] = defaultdict(set)
    places = {age.fact.start for age in ages}
    dropped = set()
    for _, facts in told:
        for fact in facts:
            if fact.property == "age" and fact.start not in places:
                # "The 15-year-old" after two boys of 15 and 18 may be either.
                if fact.described and fact.value in several:
                    dropped.add(fact.start)
                else:
                    aged[fact.subject].add(fact.value)
    names = {
        fact.start: name
        for _, fact, name in find_identified([scene for scene, _ in told], ages, aged)
    }
    return [
        (scene, [_named(fact, names) for fact in facts if _stays(fact, names, dropped)])
        for scene, facts in told
    ]


def _nameless(scene: Scene, facts: Sequence[Fact]) -> Iterator[Age]:
    """Yield the ages whose subject is only described: its words begin with the age."""
    for fact in facts:
        if fact.property == "age" and not fact.sure and scene.text.startswith(fact.subject, fact.start):
            end = max(fact.end, fact.start + len(fact.subject))
            yield Age(scene, fact, end, fact.subject.rpartition(" ")[2] or None)


def _named(fact: Fact, names: Mapping[int, str]) -> Fact:
    """Return an age with its name, if one was found; other facts as they are."""
    name = names.get(fact.start) if fact.property == "age" else None
    return replace(fact, subject=name) if name else fact


def _stays(fact: Fact, names: Mapping[int, str], dropped: Set[int]) -> bool:
    """Return whether a fact is of somebody, and not of one of several."""
    return fact.property != "age" or (
        fact.start not in dropped and (bool(fact.subject) or fact.start in names)
    )


def _with_words(scene: Scene, fact: Fact) -> Fact:
    """Return a count with the words of its sentence: they are made only for what stands."""
    return replace(fact, event=scene.told()) if fact.unit == "person" else fact


def _place(fact: Fact) -> tuple[int, int, str]:
    """Return what the facts of a sentence are ordered by."""
    return fact.start, fact.end, fact.property
