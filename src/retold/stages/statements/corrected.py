"""What a correction takes back, and what it puts in its place.

"An earlier version of this article gave Ann Lee's age as 41. She is 44." states 44; 41 is said to
have been stated. The two are told apart clause by clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.lexis.ages import OLDEST
from retold.lexis.numbers import NUMBER, number_of, whole
from retold.stages.statements.scene import Fact, Scene

WITHDRAWN = "withdrawn"
"""The qualifier of a value that a correction takes back: the report does not state it."""

_EARLIER = re.compile(
    r"\b(?:(?:earlier|previous|prior|original|initial)[ ](?:version|report|article|story|headline)"
    r"|(?:originally|initially|incorrectly|erroneously|wrongly|mistakenly|inaccurately)"
    r"|in[ ]error|misstated|misreported|misidentified|misspelled)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;.—–](?=[ ])|,[ ](?:but|and|who|it|in[ ]fact)[ ]|[ ](?:but|when)[ ]")
_NOT = re.compile(r"\b(?:not|instead[ ]of|rather[ ]than)[ ](?:on[ ]|in[ ]|about[ ])?$")
_NOT_NUMBER = re.compile(
    rf"[^.;]{{0,60}}?[ ](?:not|instead[ ]of|rather[ ]than)[ ](?P<value>{NUMBER})\b"
)
_NUMBERED = frozenset({"age", "killed", "injured", "arrested", "missing", "evacuated"})
_AGE = rf"(?P<age>{NUMBER})(?![-–\w]|[ ](?:percent|months?|weeks?|days?)\b)"
_AGE_OF = re.compile(rf"\bages?[ ](?:[a-z]+[ ]){{0,3}}?(?:as|is|was|to)[ ]{_AGE}")
_IS = re.compile(rf"(?:(?<=[ ])|^)(?:is|was)[ ](?:actually[ ]|in[ ]fact[ ])?{_AGE}(?=[,.;]|\s*$)")
_WHO = re.compile(r"\b(?:s?he|who)$", re.IGNORECASE)


def find_corrected(scene: Scene, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a sentence of a correction, those that it takes back marked so.

    Args:
        scene: The sentence.
        facts: What is found in it as in any other sentence.

    Returns:
        These facts, with the ages that only a correction's wording tells ("her age as 41") and the
        values after "not"; what is taken back has the qualifier `withdrawn`.

    """
    once = {fact.start: fact for fact in (*_ages(scene), *facts)}
    told = [replace(fact, sure=True, described=False) for _, fact in sorted(once.items())]
    marked = [_marked(scene, fact) for fact in told]
    places = {fact.start for fact in marked}
    denied = [one for fact in marked for one in _denied(scene, fact) if one.start not in places]
    return sorted([*marked, *denied], key=lambda fact: fact.start)


def _marked(scene: Scene, fact: Fact) -> Fact:
    """Return a fact, withdrawn if its clause tells what stood before or "not" stands before it."""
    first = scene.sentence.start
    ends = [mark.end() for mark in _CLAUSE.finditer(scene.text, first, fact.start)]
    before = scene.text[max(ends, default=first) : fact.start]
    if _EARLIER.search(before) or _NOT.search(before):
        return replace(fact, qualifier=WITHDRAWN)
    return fact


def _denied(scene: Scene, fact: Fact) -> Iterator[Fact]:
    """Yield the number that a fact is said to be "not": "five were hurt, not three"."""
    if fact.property not in _NUMBERED or fact.qualifier == WITHDRAWN:
        return
    found = _NOT_NUMBER.match(scene.text, fact.end, scene.sentence.end)
    number = number_of(found["value"]) if found else None
    if found is not None and number is not None:
        value, (start, end) = whole(number), found.span("value")
        yield replace(
            fact, start=start, end=end, value=value, low=value, high=value, qualifier=WITHDRAWN
        )


def _ages(scene: Scene) -> Iterator[Fact]:
    """Yield the ages that a correction gives: "Ann Lee's age as 41", "she is 44"."""
    names = list(scene.names())
    alone = {row.name for row in names} or {scene.named_before}
    for pattern in (_AGE_OF, _IS):
        for found in pattern.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            ends = [row.name for row in names if row.end == found.start() - 1]
            before = scene.before(found.start(), len(" who")).rstrip()
            meant = set(ends) or (alone if pattern is _AGE_OF or _WHO.search(before) else set())
            number = number_of(found["age"])
            if len(meant) == 1 and number is not None and number <= OLDEST:
                subject, value = min(str(name or "") for name in meant), whole(number)
                if subject:
                    yield Fact(*found.span("age"), subject, "age", value, value, value, unit="year")
