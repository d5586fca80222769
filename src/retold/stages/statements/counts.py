"""How many people the report says were killed, hurt, arrested, are missing or had to leave."""

import re
from collections.abc import Iterator

from retold.lexis.numbers import NUMBER, number_of, whole
from retold.stages.statements.scene import Fact, Scene

MOST_PEOPLE = 10**7  # more is a figure of history, not of one happening

QUALIFIER = (
    r"(?:(?P<qualifier>(?i:at least|more than|over|nearly|almost|about|around|some|roughly"
    r"|approximately|up to|as many as|fewer than|less than|an estimated|only))[ ])?"
)
_HOW_MANY = rf"(?P<count>{NUMBER})"
# No age, measure or time: "20-year-old", "3 days", "5 p.m.", "40 percent", "No. 2".
_PEOPLE = (
    r"(?![-–]|[ ](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|miles?|km|percent"
    r"|per[ ]cent|degrees|feet|rounds|shots|[ap]\.?m\b|in|of[ ]the[ ]counts?))"
    r"(?:[ ](?:other|more|additional|young|old|unarmed|innocent|local|male|female))?"
    r"(?:[ ](?P<who>(?:others?|more|people|persons?|men|women|man|woman|children|child|boys?|girls?"
    r"|victims?|students?|teens?|teenagers?|officers?|passengers?|workers?|soldiers?|civilians?"
    r"|residents?|suspects?|protesters?|adults?|employees|individuals|bystanders?|[a-z]+ers)))?"
    r"(?:[ ]were|[ ]was|[ ]are|[ ]is|[ ]have[ ]been|[ ]had[ ]been|[ ]has[ ]been|[ ]being"
    r"|[ ]remained|[ ]remain|[ ]still)?"
)
_DEAD = (
    r"(?:(?:shot|stabbed|beaten|found|pronounced|confirmed|reported)(?:[ ]and|[ ]to)?[ ])?"
    r"(?:killed|dead|fatally|slain|murdered|died|dying)"
)
_KILLING = (
    r"(?:kill(?:ed|ing|s)|claim(?:ed|ing|s)[ ]the[ ]lives[ ]of|deaths?[ ]of|murders?[ ]of"
    r"|murder(?:ed|ing)|[Dd]eath[ ]toll[ ](?:\w+[ ]){0,4}(?:to|at))"
)
_HURT = (
    r"(?:(?:seriously|critically|slightly|badly|severely|also|shot[ ]and)[ ]){0,2}"
    r"(?:injured|wounded|hurt|hospitali[sz]ed)"
)
# What follows the people, and what stands before them.
_KINDS: dict[str, tuple[str, str | None]] = {
    "killed": (_DEAD, _KILLING),
    "injured": (_HURT, r"(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurting)"),
    "arrested": (r"(?:arrested|detained|in[ ]custody)", r"(?:arrest(?:ed|ing)|detain(?:ed|ing))"),
    "missing": (r"(?:missing|unaccounted[ ]for)", None),
    "evacuated": (r"(?:evacuated|forced[ ]to[ ]flee)", r"evacuat(?:ed|ing)"),
}
_AFTER = {
    kind: re.compile(rf"{QUALIFIER}{_HOW_MANY}{_PEOPLE}[ ]{after}\b")
    for kind, (after, _) in _KINDS.items()
}
_BEFORE = {
    kind: re.compile(rf"\b{before}[ ]{QUALIFIER}{_HOW_MANY}{_PEOPLE}\b")
    for kind, (_, before) in _KINDS.items()
    if before
}
# Of these a sentence must hold one to count anybody of a kind.
_KIND_HINTS = {
    "killed": (
        "kill",
        "dead",
        "death",
        "fatal",
        "slain",
        "murder",
        "died",
        "dying",
        "lives",
        "toll",
    ),
    "injured": ("injur", "wound", "hurt", "hospital"),
    "arrested": ("arrest", "detain", "custody"),
    "missing": ("missing", "unaccount"),
    "evacuated": ("evacuat", "flee"),
}
HINTS = tuple(hint for hints in _KIND_HINTS.values() for hint in hints)
"""Of these a sentence must hold one to count anybody."""
LEAST = frozenset({"at least", "more than", "over"})
MOST = frozenset({"up to", "as many as", "fewer than", "less than"})


def find_counts(scene: Scene) -> Iterator[Fact]:
    """Yield how many were killed, injured, arrested, missing, evacuated in a sentence."""
    first, last = scene.sentence.start, scene.sentence.end
    words = scene.words
    for kind, hints in _KIND_HINTS.items():
        if not any(hint in words for hint in hints):
            continue
        found = list(_AFTER[kind].finditer(scene.text, first, last))
        if kind in _BEFORE:
            rest = _BEFORE[kind].finditer(scene.text, first, last)
            found += [match for match in rest if _of_people(match)]
        places = {match.start("count"): match for match in reversed(found)}
        for match in places.values():
            yield from _count(kind, match, scene.told())


def _of_people(found: re.Match[str]) -> bool:
    """Return whether "killed 20" goes on with people: else it is an age, a street or a year."""
    return bool(found["who"]) or found["count"][0].isalpha()


def _count(kind: str, found: re.Match[str], told: str) -> Iterator[Fact]:
    """Yield the count as a fact whose interval is as open as its qualifier leaves it."""
    value = number_of(found["count"])
    if value is None or value != int(value) or value > MOST_PEOPLE:
        return
    shown, qualifier = whole(value), (found["qualifier"] or "").lower()
    yield Fact(
        found.start("count"),
        found.end("count"),
        found["who"] or "people",
        kind,
        shown,
        None if qualifier in MOST else shown,
        None if qualifier in LEAST else shown,
        unit="person",
        qualifier=qualifier or None,
        event=told,
    )
