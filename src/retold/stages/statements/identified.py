"""Whose age a lead gives that names nobody yet: "A 25-year-old man was hurt. Bo Oake was hit …".

News tells first what sort of person something happened to, and the name later. The two meet where
the report has one name without an age, and one age without a name, in the same part: who was
harmed, or who is accused. Where there are two of either, nothing is said.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from retold.model import Mention
from retold.stages.statements.guesses import called_names, sexes
from retold.stages.statements.scene import Fact, Scene

HARMED, ACCUSED = "harmed", "accused"
_ASIDE = r"(?:,[ ][^,.;]{2,60},)?,?(?:[ ]who)?"
_ADVERB = r"(?:(?:\w+ly|later|also|then|just|since)[ ]){0,2}"
_BEEN = rf"[ ]{_ADVERB}(?:was|were|is|has[ ]been|had[ ]been)[ ]{_ADVERB}"
_HIT = r"(?:shot|killed|gunned|stabbed|struck|hit)"
_AFTER = {
    HARMED: re.compile(
        rf"{_ASIDE}(?:{_BEEN}(?:{_HIT}|fatally|wounded|injured|hurt|grazed|found[ ]"
        r"(?:dead|shot|with)|discovered|pronounced|declared|rushed|airlifted|hospitali[sz]ed|dead|recovering"
        r"|(?:taken|transported|flown)[ ](?:by[ ]\w+[ ])?to)\b"
        rf"|[ ]{_ADVERB}(?:has[ ]|had[ ])?{_ADVERB}(?:died|dies)\b"
        r"|[ ](?:shot|found)[ ](?:dead|to[ ]death|and[ ]killed|on|by|while|during|multiple|several"
        r"|earlier|in[ ]the[ ](?:head|face|chest|back|leg|arm|neck|stomach|foot|hand|shoulder))\b"
        r"|[ ](?:is|was|remain(?:s|ed))[ ](?:said[ ]to[ ]be[ ]|listed[ ])?in[ ](?:[a-z]+[ ]){0,3}"
        r"condition\b"
        rf"|[^.;,]{{0,100}}[ ](?:when|after)[ ](?:police[ ]said[ ])?s?he[ ]was[ ]{_HIT}\b"
        rf"|[^.;]{{0,100}}[ ]after[ ]being[ ]{_HIT}\b"
        r"|['’]s?[ ](?:death|body|killing|murder|wounds?)\b)"
    ),
    ACCUSED: re.compile(
        rf"{_ASIDE}(?:{_BEEN}(?:arrested|charged|accused|facing|booked|jailed|being[ ]held|indicted"
        r"|convicted|sentenced|suspected|wanted|in[ ]custody|taken[ ]into[ ]custody)\b"
        r"|[ ](?:allegedly|pleaded|pleads|pled|faces|fired|opened[ ]fire|accused[ ]of"
        r"|charged[ ]with|suspected[ ]of)\b"
        r"|,?[ ]who[ ]police[ ](?:say|said|believe)\b)"
    ),
}
_DETERMINER = r"(?:(?:an?|his|her|their|the|another)[ ])?(?:\w+[ ]friend[ ]|friend[ ])?$"
_NAMED = r"(?:[ ](?:was|has[ ]been)[ ](?:identified|named))?[ ]as"
_BEFORE = {
    HARMED: re.compile(
        r"(?:\b(?:death|killing|murder|slaying|shooting|stabbing|li(?:fe|ves))[ ]of"
        r"|\b(?:fatally[ ]shot|shot[ ]and[ ]killed|shooting[ ]and[ ]killing|killed|killing"
        r"|injuring|wounding|shot|struck|hit|stabbed)"
        rf"|\b(?:victim|deceased){_NAMED}|\b[Tt]he[ ](?:\w+[ ])?victim,)[ ]{_DETERMINER}"
    ),
    ACCUSED: re.compile(
        r"(?:\b(?:arrested|charged|charging|charges[ ]against|accuse[ds]?|accusing)"
        rf"|\b(?:suspect|gunman|shooter){_NAMED}"
        rf"|\b[Tt]he[ ](?:alleged[ ])?(?:suspect|gunman|shooter),)[ ]{_DETERMINER}"
    ),
}
_SORT = r"boy|girl|man|woman|child|toddler|teen(?:ager)?|infant|baby|son|daughter"
_IDENTIFIED = re.compile(
    r"\b(?:identif(?:y|ied)|named)[ ](?:(?P<whom>him|her)|(?:the[ ])?(?:\w+[ ])?"
    rf"(?P<noun>{_SORT})(?:[ ]who[ ][^,.;]{{3,60}})?)[ ]as[ ]$"
    rf"|\b(?:[Tt]he[ ](?P<noun2>{_SORT})|(?P<who>[Hh]e|[Ss]he))[ ](?:was|has|had)[ ]"
    r"(?:now[ ]|since[ ]|later[ ]|been[ ]){0,2}"
    r"(?:(?:identified|named)[ ](?:by[ ][^,.;]{3,50}[ ])?as|named)[ ]$"
    rf"|\b(?:[Tt]he|[Hh]is|[Hh]er)[ ](?:little[ ]|young[ ])?(?P<noun3>{_SORT}),[ ]$"
    r"|\b(?P<ages>-old)\b[^.;]{3,90}[ ](?:has[ ]been|was)[ ](?:\w+[ ])?(?:identified|named)"
    r"[ ]as[ ]$"
)
_WHOM = {"him": "he", "he": "he", "her": "she", "she": "she"}
_REACH = 110
FULL = 2  # words of a name that is no first or last name alone


@dataclass(frozen=True, slots=True)
class Age:
    """An age with the words for whom it describes, and no name: its place and how old."""

    scene: Scene
    fact: Fact
    end: int
    noun: str | None


@dataclass(slots=True)
class Parts:
    """Who has which part in a report: ages without names, and names without ages."""

    ages: dict[str, dict[str, Age]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: dict[str, str] = field(default_factory=dict)
    sexes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def find_identified(
    scenes: Sequence[Scene], ages: Sequence[Age], aged: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[Fact, str]]:
    """Yield the ages whose owner the report names elsewhere, with the name.

    Args:
        scenes: The sentences of a report.
        ages: The ages that describe somebody whom their sentence does not name.
        aged: The ages that names have, by name.

    """
    known = {value for values in aged.values() for value in values}
    free = [age for age in ages if age.fact.value not in known]
    if not free:
        return
    parts = Parts()
    for age in free:
        for part in _parts(age.scene, age.fact.start, age.end):
            parts.ages[part].setdefault(age.fact.value, age)
    for scene in scenes:
        for mention in (*scene.names(), *called_names(scene)):
            _place(parts, scene, mention, aged)
    yield from _meet(parts, free)


def _place(
    parts: Parts, scene: Scene, mention: Mention, aged: Mapping[str, AbstractSet[str]]
) -> None:
    """Note which part a name has where it stands."""
    name = mention.name or ""
    if name in aged:
        return
    if mention.gender:
        parts.sexes[name].add(mention.gender)
    for part in _parts(scene, mention.start, mention.end):
        parts.names[part].add(name)
    found = _IDENTIFIED.search(scene.before(mention.start, _REACH))
    if found:
        parts.called[name] = _noun(found)


def _noun(found: re.Match[str]) -> str:
    """Return the noun by which a name is introduced; of a pronoun `he` or `she`."""
    whom = found["whom"] or found["who"]
    if whom:
        return _WHOM[whom.lower()]
    return found["noun"] or found["noun2"] or found["noun3"] or ""


def _parts(scene: Scene, start: int, end: int) -> Iterator[str]:
    """Yield the parts that the words around a place give to who stands there."""
    before = scene.before(start, _REACH)
    for part in (HARMED, ACCUSED):
        if _AFTER[part].match(scene.text, end, scene.sentence.end) or _BEFORE[part].search(before):
            yield part


def _meet(parts: Parts, free: Sequence[Age]) -> Iterator[tuple[Fact, str]]:
    """Yield the age and the name that alone have the same part, or the noun that was named."""
    done: set[str] = set()
    for part in (HARMED, ACCUSED):
        names, ages = parts.names[part], list(parts.ages[part].values())
        if len(names) == 1 and len(ages) == 1:
            (name,), (age,) = names, ages
            if name.count(" ") + 1 >= FULL and _fits(parts.sexes[name], age.noun):
                done.add(name)
                yield age.fact, name
    for name, noun in sorted(parts.called.items()):
        meant = None if name in done else _meant(noun, free)
        if meant and len(parts.called) == 1:
            yield meant.fact, name


def _meant(noun: str, free: Sequence[Age]) -> Age | None:
    """Return the age that a noun takes up: the only one with that noun, or of that sort."""
    others = {age.fact.value for age in free if not _same_sort(noun, age.noun)}
    rows = [age for age in free if age.fact.value not in others]
    exact = [age for age in rows if age.noun == noun]
    for ages in (exact, rows):
        if len({age.fact.value for age in ages}) == 1:
            return ages[0]
    return None


def _fits(told: set[str], noun: str | None) -> bool:
    """Return whether the sex that a name's pronouns tell is not another than the noun's."""
    sex = sexes().get(noun or "")
    return sex is None or not told or told == {sex}


def _same_sort(noun: str, other: str | None) -> bool:
    """Return whether two nouns can be of one person."""
    if noun == other:
        return True
    one, two = sexes().get(noun), sexes().get(other or "")
    return one == two if one and two else True
