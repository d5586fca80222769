"""What the counts of one report make together.

A number outdoes what is only implied; a third death outdoes the first; that nobody was hurt holds
only where nobody is told to be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.stages.statements.scene import Fact, Scene
from retold.stages.statements.singles import One

Told = tuple[Scene, Fact]
KINDS = ("killed", "injured")
SHOT = "shot"
"""The kind of "five were shot": they are hurt, unless the report tells of deaths."""

# Words by which a report shows that more than one died, or that anybody did.
_PLURAL = re.compile(
    r"(?i:\b(?:murder[- ]suicide|(?:double|triple|quadruple) (?:murder|homicide|killing|shooting|"
    r"fatal\w*)|fatal shootings|deaths of|killings of|murders of|victims (?:died|were killed)"
    r"|t(?:ook|aken?|aking) (?:his|her|their) own li|turn(?:ed|ing|s) the gun on|both (?:\w+ )?(?:died|were killed)"
    r"|(?:two|three|four|five|six) counts of (?:\w+[ -]){0,2}(?:murder|homicide|manslaughter)))"
)
_MORE = re.compile(
    r"\b(?:victims|both (?:men|women|boys|girls|teens|people|children|of them))\b"
    r"|\b(?:[Aa]nother|[Ss]econd|[Oo]ther|[Tt]hird) (?:\w+ )?(?:man|woman|person|victim|teen(?:ager)?|boy|girl|child|people)\b"
)
_DEATH = re.compile(
    r"(?i:\b(?:kill|dead\b|deadly|die[ds]?\b|dying|death|fatal|homicide|slain|manslaughter)"
    r"|(?<!attempted )\bmurder)"
)


def tally(text: str, counts: Sequence[Told], ones: Sequence[tuple[Scene, One]]) -> list[Told]:
    """Return which of a report's counts stand, and one for each kind that is only implied.

    Args:
        text: The report.
        counts: What its sentences count, with the scene of each.
        ones: Whom its sentences tell to be killed or hurt without a number.

    """
    deadly = _DEATH.search(text) is not None
    kept = [row for row in map(lambda row: _shot(row, deadly), counts) if row is not None]
    of_kind: dict[str, list[Told]] = defaultdict(list)
    for row in kept:
        of_kind[row[1].property].append(row)
    single: dict[str, list[tuple[Scene, One]]] = defaultdict(list)
    for scene, one in ones:
        single[one.fact.property].append((scene, one))
    stands: list[Told] = [row for row in kept if row[1].property not in KINDS]
    for kind in KINDS:
        stands += _kind(of_kind[kind], single[kind], alone=_alone(kind, text, deadly=deadly))
    return stands


def _alone(kind: str, text: str, *, deadly: bool) -> bool:
    """Return whether one who is implied may be all: no word tells of more."""
    if kind == "injured":
        return not deadly and _MORE.search(text) is None
    return _PLURAL.search(text) is None


def _shot(row: Told, deadly: bool) -> Told | None:
    """Return people shot as people hurt where nobody died."""
    scene, fact = row
    if fact.property != SHOT:
        return row
    return None if deadly else (scene, replace(fact, property="injured"))


def _kind(counts: list[Told], ones: list[tuple[Scene, One]], *, alone: bool) -> list[Told]:
    """Return the counts of one kind that stand."""
    exact = [row for row in counts if row[1].sure]
    some = [row for row in exact if row[1].value != "0"]
    if some:
        later = [row for row in some if row[1].qualifier == "in all"]
        return [row for row in some if not later or row[1].value != "1"]
    implied = [row for row in counts if not row[1].sure]
    implied += [(scene, one.fact) for scene, one in ones if not one.more]
    if not implied:
        return exact
    if alone and _one_person([one for _, one in ones]):
        scene, fact = min(implied, key=lambda row: row[1].start)
        return [(scene, fact)]
    return exact


def _one_person(ones: Iterable[One]) -> bool:
    """Return whether all can be the same person."""
    rows = list(ones)
    if any(one.more for one in rows):
        return False
    names, ages = {one.name for one in rows} - {None}, {one.age for one in rows} - {None}
    sexes = {one.sex for one in rows} - {None}
    return len(names) <= 1 and len(ages) <= 1 and len(sexes) <= 1
