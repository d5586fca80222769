"""One person killed or hurt, told without a number: "a man was shot dead", "Ada Lund died".

Each is at least one; whether it is one in all is known only from the whole report, see `tally`.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from retold.stages.statements.guesses import people, sexes
from retold.stages.statements.scene import Fact, Scene
from retold.stages.statements.scope import of_another, of_several, unreal

IMPLIED = "implied"
"""The qualifier of a count of one that the words give without a number: it is at least one."""

_ADVERB = r"(?:(?:[a-z]+ly|later|also|then|since)[ ]){0,2}"
_BE = rf"(?:(?P<be>was|were|is|are|been|being|be)[ ]{_ADVERB})?"
_KILLED = (
    r"(?P<verb>shot[ ](?:and[ ]killed|dead|to[ ]death)|(?:stabbed|beaten|strangled|crushed)[ ]to"
    r"[ ]death|fatally[ ](?:shot|wounded|injured|stabbed|struck|hit)"
    r"|(?:pronounced|declared|found)[ ]dead|kill(?:ed|ing|s)|slain|murder(?:ed|ing)"
    r"|d(?:ied|ead|ies))"
)
_HURT = (
    r"(?P<verb>(?:shot|stabbed|struck|grazed)(?:[ ]and[ ](?:wounded|injured))?"
    r"|wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt|hospitali[sz]ed)"
)
_DOING = {
    "killed": re.compile(rf"\b{_BE}{_KILLED}\b"),
    "injured": re.compile(rf"\b{_BE}{_HURT}\b"),
}
_OF = re.compile(
    r"\b(?:(?:fatal|deadly)[ ](?:shooting|stabbing|beating)|(?:shooting|stabbing)[ ]death|death"
    r"|killing|murder|slaying)[ ]of\b"
)
HINTS = {
    "killed": ("kill", "dead", "fatal", "slain", "murder", "died", "dies", "death"),
    "injured": ("shot", "stabbed", "struck", "grazed", "wound", "injur", "hurt", "hospitali"),
}
"""Of these a sentence must hold one to tell of somebody of a kind."""
_ACTIVE = (
    "killed killing kills murdered murdering shot stabbed struck wounded wounding wounds injured "
    "injuring injures"
)
ACTIVE = frozenset(_ACTIVE.split())
_ONE = r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother|[Oo]ne)"
_WORDS = r"(?:[\w'’-]+[ ]){0,4}?"
# Who stands right before the verb, and right after it.
_BEFORE = re.compile(
    rf"(?:\b(?P<det>{_ONE})[ ])?(?P<words>(?:[\w'’-]+[ ]){{0,4}})"
    r"(?P<noun>(?!ha[sd]\b|have\b|also\b|later\b)[\w-]+)"
    r"(?:,[ ][^,]{2,50},)?[ ](?:has[ ]|had[ ]|have[ ])?(?:also[ ]|later[ ])?$"
)
_AFTER = re.compile(rf"[ ](?P<det>{_ONE})[ ](?P<words>{_WORDS})(?P<noun>[a-z][\w-]*)(?=[ ,.;]|$)")
_AFTER_WHOM = re.compile(
    r"[ ](?P<whom>him(?:self)?|her(?:self)?)\b(?![ ][a-z]+[ ](?!and|in|at|on))"
)
_AGED = re.compile(r"\d{1,3}-(?:year|month|week|day)-old|\b[a-z]+-year-old")
_JOINED = re.compile(r"(?:,|[ ]and)[ ](?:an?|his|her|their|the|two|three|four|another)[ ][a-z-]+")
_REACH = 90


@dataclass(frozen=True, slots=True)
class One:
    """Somebody killed or hurt, and what tells them from another.

    `more` says that the words name more people than this one.
    """

    fact: Fact
    name: str | None = None
    age: str | None = None
    sex: str | None = None
    more: bool = False


def find_singles(scene: Scene, kinds: AbstractSet[str]) -> Iterator[One]:
    """Yield each person whom a sentence tells to be killed or hurt, in order of kinds."""
    words = scene.words
    found = [
        one
        for kind, hints in HINTS.items()
        if kind in kinds and any(hint in words for hint in hints)
        for one in _of_kind(scene, kind)
    ]
    if found and not of_several(scene) and not of_another(scene):
        yield from found


def _of_kind(scene: Scene, kind: str) -> Iterator[One]:
    first, last = scene.sentence.start, scene.sentence.end
    for verb in _DOING[kind].finditer(scene.text, first, last):
        if unreal(scene, verb.start()):
            continue
        one = _object(scene, kind, verb) or _subject(scene, kind, verb)
        if one:
            yield one
    if kind == "killed":
        for verb in _OF.finditer(scene.text, first, last):
            one = None if unreal(scene, verb.start()) else _after(scene, kind, verb.end())
            if one:
                yield one


def _object(scene: Scene, kind: str, verb: re.Match[str]) -> One | None:
    """Return whom a verb in the active is done to: "killing a boy"."""
    if verb["be"] or verb["verb"].split(" ")[-1] not in ACTIVE:
        return None
    return _after(scene, kind, verb.end())


def _after(scene: Scene, kind: str, at: int) -> One | None:
    """Return who stands right after a place."""
    whom = _AFTER_WHOM.match(scene.text, at, scene.sentence.end)
    if whom:
        who = "self" if whom["whom"].endswith("self") else None
        sex = "he" if whom["whom"].startswith("him") else "she"
        return One(_fact(kind, whom.start("whom"), whom.end("whom")), who, None, sex)
    found = _AFTER.match(scene.text, at, scene.sentence.end)
    if found and _is_person(found["noun"]):
        return _described(scene, kind, found)
    for name in scene.names():
        if name.start == at + 1:
            return One(_fact(kind, name.start, name.end), name.name, None, None)
    return None


def _subject(scene: Scene, kind: str, verb: re.Match[str]) -> One | None:
    """Return who suffers what a verb in the passive says, or who died."""
    if verb["be"] in {"were", "are"}:
        return One(_fact(kind, verb.start("verb"), verb.end("verb")), more=True)
    if not verb["be"] and verb["verb"] in ACTIVE and not _headline(scene, verb):
        return None
    for name in scene.names():
        gap = scene.text[name.end : verb.start()]
        if name.end <= verb.start() and re.fullmatch(r"(?:,[^,]{2,50},)?[ ](?:ha[sd][ ])?", gap):
            return One(_fact(kind, name.start, name.end), name.name, None, None)
    before = scene.before(verb.start(), _REACH)
    found = _BEFORE.search(before)
    if found is None or not _is_person(found["noun"]):
        return None
    return _described(scene, kind, found, verb.start() - len(before))


def _headline(scene: Scene, verb: re.Match[str]) -> bool:
    """Return whether a participle ends its clause or leads on to a place or a time."""
    return bool(
        re.match(
            r"(?:[ ](?:in|at|by|on|during|after|when|near|while|over|outside)\b|[.,;]|\s*$)",
            scene.after(verb.end(), 12),
        )
    )


def _described(scene: Scene, kind: str, found: re.Match[str], shift: int = 0) -> One:
    """Return somebody described, with the age and sex that the words give."""
    start = found.start("det") if found["det"] else found.start("words")
    words = f"{found['words']}{found['noun']}"
    aged = _AGED.search(words)
    more = (found["det"] or "").lower() == "another" or bool(
        _JOINED.match(scene.text, shift + found.end("noun"), scene.sentence.end)
    )
    return One(
        _fact(kind, shift + start, shift + found.end("noun")),
        None,
        aged[0] if aged else None,
        sexes().get(found["noun"]),
        more,
    )


def _is_person(noun: str) -> bool:
    return noun in people() or noun.endswith("-old")


def _fact(kind: str, start: int, end: int) -> Fact:
    """Return one person as a count of at least one."""
    return Fact(start, end, "person", kind, "1", "1", None, "person", IMPLIED, sure=False)
