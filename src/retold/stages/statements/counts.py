"""How many people the report says were killed, hurt, arrested, are missing or had to leave."""

import re
from collections.abc import Iterator
from dataclasses import replace

from retold.lexis.numbers import NUMBER, ONES, number_of, whole
from retold.stages.statements.guesses import people
from retold.stages.statements.scene import Fact, Scene
from retold.stages.statements.scope import of_several, unreal
from retold.stages.statements.singles import IMPLIED
from retold.stages.statements.tally import IN_ALL

MOST_PEOPLE = 10**7  # more is a figure of history, not of one happening

QUALIFIER = (
    r"(?:(?P<qualifier>(?i:at least|more than|over|nearly|almost|about|around|some|roughly"
    r"|approximately|up to|as many as|fewer than|less than|an estimated|only))[ ])?"
)
_HOW_MANY = rf"(?P<count>{NUMBER})"
_NOUNS = (
    r"(?:others?|more|people|persons?|men|women|man|woman|children|child|kids?|boys?|girls?|males?"
    r"|females?|victims?|students?|teens?|teenagers?|juveniles?|youths?|infants?|babies|toddlers?"
    r"|officers?|passengers?|workers?|soldiers?|civilians?|residents?|suspects?|protesters?"
    r"|adults?|employees|individuals|bystanders?|pedestrians?|patients?|tourists?|guests?|migrants?"
    r"|brothers?|sisters?|siblings?|sons?|daughters?|parents?|relatives?|friends?|cousins?|twins"
    r"|[a-z]+ers)"
)
# No age, measure or time: "20-year-old", "3 days", "5 p.m.", "40 percent", "No. 2".
_PEOPLE = (
    r"(?![-–]|[ ](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|miles?|km|percent"
    r"|per[ ]cent|degrees|feet|rounds|shots|counts?|[ap]\.?m\b|in|of[ ]the[ ]counts?))"
    r"(?:[ ](?:other|more|additional|young|old|unarmed|innocent|local|male|female))?"
    rf"(?:[ ](?P<who>{_NOUNS}))?"
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
_SHOT = r"shot(?![ ](?:and[ ](?:killed|wounded|injured)|dead|to[ ]death))"
# What follows the people, and what stands before them.
_KINDS: dict[str, tuple[str, str | None]] = {
    "killed": (_DEAD, _KILLING),
    "injured": (_HURT, r"(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurting)"),
    "shot": (_SHOT, None),
    "arrested": (r"(?:arrested|detained|in[ ]custody)", r"(?:arrest(?:ed|ing)|detain(?:ed|ing))"),
    "missing": (r"(?:missing|unaccounted[ ]for)", None),
    "evacuated": (r"(?:evacuated|forced[ ]to[ ]flee)", r"evacuat(?:ed|ing)"),
}
_AFTER = {
    kind: re.compile(rf"(?<![Nn]o ){QUALIFIER}{_HOW_MANY}{_PEOPLE}[ ]{after}\b")
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
    "shot": ("shot",),
    "arrested": ("arrest", "detain", "custody"),
    "missing": ("missing", "unaccount"),
    "evacuated": ("evacuat", "flee"),
}
HINTS = tuple(hint for hints in _KIND_HINTS.values() for hint in hints)
"""Of these a sentence must hold one to count anybody."""
LEAST = frozenset({"at least", "more than", "over"})
MOST = frozenset({"up to", "as many as", "fewer than", "less than"})


_NONE = {
    kind: re.compile(
        rf"\b(?:[Nn]o one|[Nn]obody|[Nn]o (?:people|persons)"
        rf"|[Nn]one of (?:the|those|them)\b[^,.;]{{0,30}})"
        rf"[ ](?:(?:was|were|is|are|has been|have been|had been|has|had)[ ])?(?:{verb})\b(?! by\b)"
        rf"|\b[Nn]o[ ](?:reported[ ])?(?:{nouns})\b(?![ ](?:or|and)[ ]other)"
    )
    for kind, verb, nouns in (
        (
            "killed",
            "killed|died",
            "deaths|fatalities|casualties|deaths or injuries|injuries or deaths",
        ),
        (
            "injured",
            "injured|wounded|hurt",
            "injuries|casualties|deaths or injuries|injuries or deaths",
        ),
    )
}
_NTH = re.compile(
    r"\b(?:[Aa]|[Tt]he)[ ]"
    r"(?P<count>other|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[ ]"
    r"(?:[a-z-]+[ ]){0,2}?(?:(?:has|had|was|also|later|then)[ ]){0,3}"
    r"(?:died|killed|pronounced[ ]dead|fatally[ ]shot)\b"
)
_ITEM = (
    r"(?:(?:[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|(?i:one|two|three|four|five|six))"
    r"[ ](?:[\w'’-]+[ ]){0,3}?[a-z-]+)"
)
_LIST = {
    kind: re.compile(
        rf"\b(?P<items>{_ITEM}(?:,[ ]{_ITEM}){{0,3}},?[ ]and[ ]{_ITEM})"
        rf"(?:[ ](?:were|are|have|had)(?:[ ](?:been|both|all|also|later|\w+ly)){{0,2}})?"
        rf"[ ]{after}\b"
    )
    for kind, (after, _) in _KINDS.items()
    if kind in {"killed", "injured", "shot"}
}


_NUMBERED = re.compile(
    r"\d|\b(?:[Oo]ne|[Tt](?:wo|hree|en|welve|hirt|went)|[Ff](?:our|ive|ift|ort)|[Ss](?:ix|even)|[Ee]i?ght"
    r"|[Ee]leven|[Nn]ine)|dozen|hundred|thousand|million"
)
LIMITED = frozenset({"killed", "injured", "shot"})
_NTH_WORDS = "second third fourth fifth sixth seventh eighth ninth tenth"
_NTHS = {word: nth for nth, word in enumerate(_NTH_WORDS.split(), start=2)} | {"other": 2}
_SMALL = {word: value for word, value in ONES.items() if value}
_ARTICLES = frozenset({"his", "her", "their", "the"})
_QUALIFIED = 20  # characters of the longest qualifier before a number
_SPLIT = re.compile(r",?[ ]and[ ]|,[ ]")
_PREPOSITION = re.compile(r"\b(?:by|of|with|from|at|to|near|for|in|on|between|against)[ ]$")
_OTHERS = re.compile(r"\b(?:others?|more|additional)\b")
_SELF = re.compile(r"[ ]and[ ](?:then[ ]|later[ ])?(?:killed[ ]|shot[ ])?(?:him|her)self\b")


def find_counts(scene: Scene) -> Iterator[Fact]:
    """Yield how many were killed, injured, arrested, missing, evacuated in a sentence.

    Of the kind `shot` are those shot, hurt or dead. A count of one without a noun ("one died")
    may be a part of more: it is not `sure`.
    """
    words = scene.words
    number = _NUMBERED.search(scene.text, scene.sentence.start, scene.sentence.end)
    found: list[Fact] = []
    for kind, hints in _KIND_HINTS.items():
        if any(hint in words for hint in hints):
            found += _numbers(scene, kind, number.start()) if number else ()
            found += _without_numbers(scene, kind)
    several = bool(found) and of_several(scene)
    yield from (fact for fact in found if not several or fact.property not in LIMITED)


def _numbers(scene: Scene, kind: str, at: int) -> Iterator[Fact]:
    """Yield the counts of one kind that a number gives, outside lists; the first is `at`."""
    first, last = scene.sentence.start, scene.sentence.end
    lists = list(_lists(scene, kind))
    found = list(_AFTER[kind].finditer(scene.text, max(first, at - _QUALIFIED), last))
    if kind in _BEFORE:
        rest = _BEFORE[kind].finditer(scene.text, first, last)
        found += [match for match in rest if _of_people(match)]
    places = {match.start("count"): match for match in reversed(found)}
    for start, match in places.items():
        listed = any(row.start <= start < row.end for row in lists)
        if not listed and not unreal(scene, match.start()) and not _a_part(scene, kind, match):
            yield from _count(scene, kind, match)


def _without_numbers(scene: Scene, kind: str) -> Iterator[Fact]:
    """Yield the sums of lists, that there was nobody, and the number a "third victim" makes."""
    first, last = scene.sentence.start, scene.sentence.end
    yield from _lists(scene, kind)
    if kind in _NONE:
        for match in _NONE[kind].finditer(scene.text, first, last):
            yield _plain(kind, match.span(), "0")
    if kind == "killed":
        for match in _NTH.finditer(scene.text, first, last):
            value = str(_NTHS[match["count"]])
            yield replace(_plain(kind, match.span("count"), value), qualifier=IN_ALL)


def _lists(scene: Scene, kind: str) -> Iterator[Fact]:
    """Yield the sums of lists: "a mother and her two sons were killed" are three."""
    if kind not in _LIST or " and " not in scene.words:
        return
    for match in _LIST[kind].finditer(scene.text, scene.sentence.start, scene.sentence.end):
        items = _SPLIT.split(match["items"])
        worths = [_worth_of(item) for item in items]
        if all(worths) and not unreal(scene, match.start()) and not _governed(scene, match.start()):
            yield _plain(kind, match.span("items"), str(sum(w or 0 for w in worths)))


def _governed(scene: Scene, at: int) -> bool:
    """Return whether a list begins inside a phrase: "with a man and two women dead"."""
    return bool(_PREPOSITION.search(scene.before(at, 12)))


def _worth_of(item: str) -> int | None:
    """Return how many an item of a list is, None if its noun is no person's."""
    words = item.lower().split(" ")
    noun = words[-1]
    if words[0] in _ARTICLES and len(words) > 2 and words[1] in _SMALL:  # noqa: PLR2004
        words = words[1:]
    number = _SMALL.get(words[0])
    if number is not None and number > 1:
        return number if re.fullmatch(_NOUNS, noun) else None
    return 1 if noun in people() else None


def _a_part(scene: Scene, kind: str, match: re.Match[str]) -> bool:
    """Return whether a count is of some beside others: "two others died"."""
    if not _OTHERS.search(scene.text, match.start("count"), match.end()):
        return False
    if kind in {"killed", "shot"}:
        return True
    return kind == "injured" and not any(hint in scene.words for hint in _KIND_HINTS["killed"])


def _of_people(found: re.Match[str]) -> bool:
    """Return whether "killed 20" goes on with people: else it is an age, a street or a year."""
    return bool(found["who"]) or found["count"][0].isalpha()


def _plain(kind: str, place: tuple[int, int], value: str) -> Fact:
    """Return an exact count of people."""
    start, end = place
    return Fact(start, end, "people", kind, value, value, value, "person", None)


def _count(scene: Scene, kind: str, found: re.Match[str]) -> Iterator[Fact]:
    """Yield the count as a fact whose interval is as open as its qualifier leaves it."""
    value = number_of(found["count"])
    if value is None or value != int(value) or value > MOST_PEOPLE:
        return
    self = _SELF.match(scene.text, found.end(), scene.sentence.end)
    shown, qualifier = whole(value + bool(self)), (found["qualifier"] or "").lower()
    fact = Fact(
        found.start("count"),
        found.end("count"),
        found["who"] or "people",
        kind,
        shown,
        None if qualifier in MOST else shown,
        None if qualifier in LEAST else shown,
        unit="person",
        qualifier=qualifier or None,
    )
    bare = kind == "killed" and value == 1 and not found["who"]
    yield replace(fact, high=None, qualifier=IMPLIED, sure=False) if bare else fact
