"""What the counts of one report make together.

A number outdoes what is only implied; a third death outdoes the first; that nobody was hurt holds
only where nobody is told to be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from retold.stages.statements.scene import Fact, Scene
from retold.stages.statements.singles import One

Told = tuple[Scene, Fact]
KINDS = ("killed", "injured")
IN_ALL = "in all"
"""The qualifier of the number that an ordinal makes: "a third victim died"."""
SHOT = "shot"
"""The kind of "five were shot": they are hurt, unless the report tells of deaths."""

# Words by which a report shows that more than one died, or that anybody did.
_PLURAL = re.compile(
    r"(?i:\b(?:murder[- ]suicide|(?:double|triple|quadruple) (?:murder|homicide|killing|shooting|"
    r"fatal\w*)|fatal shootings|deaths of|killings of|murders of|victims (?:died|were killed)"
    r"|t(?:ook|aken?|aking) (?:his|her|their) own li|turn(?:ed|ing|s) the gun on"
    r"|both (?:\w+ )?(?:died|were killed)"
    r"|(?:two|three|four|five|six) counts of (?:\w+[ -]){0,2}(?:murder|homicide|manslaughter)))"
)
_MORE = re.compile(
    r"\b(?:victims|both (?:men|women|boys|girls|teens|people|children|of them))\b"
    r"|\b(?:[Aa]nother|[Ss]econd|[Oo]ther|[Tt]hird) (?:\w+ )?"
    r"(?:man|woman|person|victim|teen(?:ager)?|boy|girl|child|people)\b"
)
_DEATH = re.compile(
    r"(?i:\b(?:kill|dead\b|deadly|die[ds]?\b|dying|death|fatal|homicide|slain|manslaughter)"
    r"|(?<!attempted )\bmurder)"
)


def without_shot(text: str, counts: Sequence[Told]) -> list[Told]:
    """Return the counts of a report with people shot as people hurt, where nobody died."""
    deadly = any(fact.property == SHOT for _, fact in counts) and _DEATH.search(text)
    return [
        (scene, replace(fact, property="injured") if fact.property == SHOT else fact)
        for scene, fact in counts
        if fact.property != SHOT or not deadly
    ]


def unnumbered(counts: Sequence[Told]) -> frozenset[str]:
    """Return the kinds of which a report gives no number, but for "nobody"."""
    given = {fact.property for _, fact in counts if fact.sure and fact.value != "0"}
    return frozenset(KINDS) - given


def alone(text: str, kinds: AbstractSet[str]) -> frozenset[str]:
    """Return those of some kinds of which one person who is only implied may be all.

    It may not where words of the report tell of more, or, of the hurt, where anybody died: who is
    hurt at first may die later.
    """
    out = set()
    if "killed" in kinds and _PLURAL.search(text):
        out.add("killed")
    if "injured" in kinds and (_DEATH.search(text) or _MORE.search(text)):
        out.add("injured")
    return frozenset(kinds - out)


def tally(
    counts: Sequence[Told], ones: Sequence[tuple[Scene, One]], kinds: AbstractSet[str]
) -> list[Told]:
    """Return which of a report's counts stand, and one for each kind that is only implied.

    Args:
        counts: What its sentences count, with the scene of each.
        ones: Whom its sentences tell to be killed or hurt without a number.
        kinds: Of which kinds one may be all.

    """
    of_kind: dict[str, list[Told]] = defaultdict(list)
    for row in counts:
        if row[1].sure or row[1].property in kinds:
            of_kind[row[1].property].append(row)
    single: dict[str, list[tuple[Scene, One]]] = defaultdict(list)
    for scene, one in ones:
        if one.fact.property in kinds:
            single[one.fact.property].append((scene, one))
    return [row for kind in KINDS for row in _kind(of_kind[kind], single[kind])]


def _kind(counts: Sequence[Told], ones: Sequence[tuple[Scene, One]]) -> list[Told]:
    """Return the counts of one kind that stand."""
    exact = [row for row in counts if row[1].sure]
    some = [row for row in exact if row[1].value != "0"]
    if some:
        later = any(row[1].qualifier == IN_ALL for row in some)
        return [row for row in some if not later or row[1].value != "1"]
    implied = [row for row in counts if not row[1].sure]
    implied += [(scene, one.fact) for scene, one in ones if not one.more]
    if not implied or not _one_person([one for _, one in ones]):
        return exact
    return [min(implied, key=lambda row: row[1].start)]


def _one_person(ones: Iterable[One]) -> bool:
    """Return whether all can be the same person."""
    rows = list(ones)
    if any(one.more for one in rows):
        return False
    names, ages = {one.name for one in rows} - {None}, {one.age for one in rows} - {None}
    sexes = {one.sex for one in rows} - {None}
    return len(names) <= 1 and len(ages) <= 1 and len(sexes) <= 1
