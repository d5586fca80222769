"""How old the report says somebody is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from retold.lexis.ages import OLDEST
from retold.lexis.happenings import SAYING, STOP, is_past_verb
from retold.lexis.numbers import ONES, TENS, number_of
from retold.model import Mention
from retold.stages.statements.guesses import guessed_names, people
from retold.stages.statements.scene import Fact, Scene

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_SPELLED = rf"(?i:(?:{'|'.join(TENS)})(?:[ -](?:{_ONE}))?|{_ONE})"
_AGE = rf"(?P<age>\d{{1,3}}|{_SPELLED})"
_END = (
    r"(?=[,;:)\]—–]|\.(?!\d)|[ ]?(?:--|[-–—])[ ]|\s*$"
    r"|[ ](?:and|of|who|whom|from|was|were|is|has|had|at|in|with|by|after|when|while|before|but|as"
    r"|died|told|said|says)\b)"
)
_SUFFIX = r"(?:,?[ ](?:[JS]r\.?|I{2,3}|IV)(?=[ ,.(]))?"
_PLACE = r"[A-Z][\w.'’-]{1,20}"
_HOME = rf"(?:,[ ](?:of|from)[ ]{_PLACE}(?:,?[ ]{_PLACE}){{0,2}})?"
_BECOMES = (
    r"(?:(?:who[ ](?:is|was|turns|just[ ]turned)|now|just|then|also|only|aged?|age[ds]?:?|is|was)"
    r"[ ])?"
)
# Another name that a person goes by: "Ann Lee, also known as Red, 43".
_ALIAS = (
    r"(?:,[ ](?:aka|a[.]k[.]a[.]|AKA|also[ ]known[ ]as|known[ ]as|nicknamed)[ ]"
    r"[“\"‘']?[A-Z][\w.'’-]{0,20}(?:[ ][A-Z][\w.'’-]{1,20}){0,2}[”\"’']?)?"
)
# What stands between a name and an age in apposition: "Ann Lee, 43," "Ann Lee (43)", "Ann Lee,
# aged 43", "Ann Lee, of Dunmore, 43," "Ann Lee, who is 43".
APPOSITION = re.compile(
    rf"{_SUFFIX}(?:['’]s)?{_ALIAS}{_HOME}"
    rf"(?:,[ ]?{_BECOMES}(?P<age>\d{{1,3}})"
    rf"(?:[ -]years?(?:[ -]old|[ ]of[ ]age)|[ ]?(?:yoa|y/?o))?{_END}"
    rf"|,[ ](?P<age4>{_SPELLED})(?=,[ ])"
    rf"|,?[ ](?:aged?|age)[ ](?P<age2>\d{{1,3}})(?!\w|[.,]\d)"
    rf"|[ ]?[(](?:aged?[ ]|age[ ])?(?P<age3>\d{{1,3}})(?:[ ]years[ ]old)?[)])"
)
# "Ann Lee is 43", "Ann Lee turned 40 last week", "Ann Lee was 43 years old".
PREDICATE = re.compile(
    rf"(?:,[ ][^,.;]{{3,50}},)?[ ](?P<verb>is|was|turned|turns|just[ ]turned|will[ ]turn)[ ]"
    rf"(?:now[ ]|only[ ]|just[ ])?{_AGE}"
    r"(?P<more>[ -]years?(?:[ -]old\b|[ ]of[ ]age\b))?(?P<rest>[.,;]|[ ]\w+|\s*$)"
)
YEAR_OLD = re.compile(
    rf"(?<![\w$£€.,-]){_AGE}[ -]?"
    r"(?i:(?P<unit>years?|yrs?|months?|weeks?|days?)[ -]?old)\b(?![ ]?s\b|-)"
)
HINT = re.compile(
    r"[ (,]\d{1,3}(?:[ ,;:).—y-]|$)|[- ][Oo](?:ld|LD)\b|, (?:" + _SPELLED + r"),|turned"
)
BOTH = re.compile(r",[ ]both[ ](?P<age>\d{1,3})\b(?=[ ]?[,.;])")

# Between an age and the name it belongs to no verb, preposition or clause may stand.
_BREAK_WORDS = (
    "who whom whose which that and or but of in at by with from for on to as is was were are be "
    "been has had have did does do will would could may said says told after before when while "
    "where because into over near against about if than then shot killed died found charged hit "
    "struck left went came took gave saw met led ran got made held fell won lost the"
)
_BREAK = frozenset(_BREAK_WORDS.split())
_NAMED = frozenset({"identified", "named", "called", "known", "as"})
_GAP_WORDS = 6
_GAP = 70  # characters between an age and the name after it
_PARTED = re.compile(r"[.;:()“”\"—]|,[^,]*,")
_WORD = re.compile(r"[\w'’./-]+")
_BEFORE_APPOSITION = re.compile(
    r"^(?:,|,?[ ](?:is|was|who[ ](?:is|was)))?[ ]?(?:,[ ]who[ ](?:is|was)[ ])?"
    r"(?:identified[ ](?:by[ ][^,.;]{3,50}[ ])?as[ ])?"
    r"(?:(?:a|an|the|then|now|just|only)[ ]){0,2}(?:[a-z]+,[ ])?$"
)
_POSSESSIVE = re.compile(r"['’]s?\b|\b(?:his|her|their|my|our|your)\b", re.IGNORECASE)
_NOUN = re.compile(r"[ ]?(?:,[ ])?(?P<noun>[a-z][a-z-]+)?")
_OWNS = re.compile(r"['’]s?[ ][a-z]")
_STEP = re.compile(r"[ ]?,?[ ](?P<word>[A-Za-z][\w-]*)(?P<owns>['’]s\b)?")
_BETWEEN = 3  # words there: "16-year-old Oxmoor football player"
_NEXT = re.compile(r"[ ](?P<noun>[a-z][a-z-]+)")
_THEN = re.compile(
    r"^(?:[ -]years?[ -]old)?[\s,]*(?:when|at the time|then\b|in (?:1[89]|20)\d\d)"
    r"|^[^.;]{0,40}\bat the time\b"
)
_ONCE = re.compile(
    r"\b(?:when|at|since|until|before|age(?:d)? of|by) "
    r"(?:(?:he|she|they) (?:was|were) )?(?:a |an |the )?$|\bturns $"
)
# Where a line break was lost; "Jeff VanderMeer" is whole, as nothing but "Meer" would be left.
_GLUED = re.compile(r"(?:[\w.'’-]+[ ]){0,4}[A-Z][a-z]{3,20}(?=[A-Z][a-z]+[ ][A-Z])")
_APART = 80  # characters between a name and an age set beside it
NOBODY = ""
"""The subject of an age that stands for somebody whom its sentence does not describe further."""
MONTHS_OF_YEAR = 12
DESCRIBED = "described"
"""The qualifier of an age that a description gives, where somebody else was named in between."""


def find_ages(scene: Scene) -> Iterator[Fact]:
    """Yield the ages that a sentence gives to people, each once."""
    if not HINT.search(scene.text, scene.sentence.start, scene.sentence.end):
        return
    taken: set[tuple[int, str]] = set()
    rows = sorted((*scene.mentions, *guessed_names(scene)), key=lambda row: (row.start, row.end))
    scene = replace(scene, mentions=tuple(rows))
    for fact in (*_after_names(scene), *_year_olds(scene)):
        subject = _unglued(fact.subject)
        if (fact.start, subject) not in taken:
            taken.add((fact.start, subject))
            yield replace(fact, subject=subject)


def _unglued(name: str) -> str:
    """Return a name without words of a title that ran into it: "Evening PostAda Lund"."""
    glued = _GLUED.match(name)
    return name[glued.end() :] if glued else name


def _after_names(scene: Scene) -> Iterator[Fact]:
    """Yield ages that stand right after a name: "Ann Lee, 43," and "Ann Lee is 43"."""
    for mention in scene.mentions:
        if not mention.name or mention.kind == "organisation":
            continue
        words = APPOSITION.match(scene.text, mention.end, scene.sentence.end)
        if words is None:
            words = _predicate(scene, mention)
        if words is not None:
            group = next(
                name for name in ("age", "age2", "age3", "age4") if words.groupdict().get(name)
            )
            for fact in _fact(scene, mention.name, words.span(group), words[group]):
                yield replace(fact, sure=_in_full(mention))
    yield from _both(scene)


def _in_full(mention: Mention) -> bool:
    """Return whether a name stands in more than one word, or the report has no longer one.

    "Lund, 43," may be another Lund than the one that the report names in full.
    """
    return mention.text.count(" ") > 0 or mention.text == mention.name


def _both(scene: Scene) -> Iterator[Fact]:
    """Yield the age that two names share: "Ann Lee and Bo Lee, both 17"."""
    names = list(scene.names())
    for first, second in pairwise(names):
        words = BOTH.match(scene.text, second.end, scene.sentence.end)
        if words and scene.text[first.end : second.start] in {" and ", ", and ", " & "}:
            for mention in (first, second):
                yield from _fact(scene, mention.name or "", words.span("age"), words["age"])


def _predicate(scene: Scene, mention: Mention) -> re.Match[str] | None:
    """Return "… is 43" after a name if it is an age and no count ("is 43 percent")."""
    words = PREDICATE.match(scene.text, mention.end, scene.sentence.end)
    if words is None or words["verb"] == "will turn":
        return None
    rest = words["rest"].strip()
    if words["more"] or words["verb"].endswith(("turned", "turns")):
        return words if rest.isalpha() or len(rest) <= 1 else None
    return words if rest in {".", "when"} and words["age"].isdigit() else None


def _year_olds(scene: Scene) -> Iterator[Fact]:
    """Yield ages in the form "43-year-old" with whom they describe."""
    for words in YEAR_OLD.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        unit = words["unit"].lower()
        named = _name_after(scene, words.end()) or _name_before(scene, words.start())
        meant = _nominal(scene, words)
        subject = named or meant or _described(scene, words)
        plain = bool(named) or (meant and meant == _named_last(scene, words.start()))
        if subject is None and not _of_a_thing(scene, words.end()):
            subject = NOBODY
        for fact in _fact(scene, subject or "", words.span(), words["age"], unit):
            if subject is not None:
                how = fact.qualifier or (None if plain else DESCRIBED)
                away = not named and bool(meant)
                yield replace(fact, sure=bool(named), qualifier=how, described=away)


def _name_after(scene: Scene, end: int) -> str | None:
    """Return the name that an age leads to: "6-year-old daughter, Luna".

    A name before a noun for a person is a place: "43-year-old Dunmore man".
    """
    for mention in scene.names():
        if mention.start < end:
            continue
        between = scene.text[end : mention.start]
        gap = _WORD.findall(between)
        far = mention.start - end > _GAP or len(gap) > _GAP_WORDS
        if far or _PARTED.search(between) or any(_breaks(word) for word in gap):
            return None
        if _OWNS.match(scene.text, mention.end):
            return None
        noun = _NOUN.match(scene.text, mention.end, scene.sentence.end)
        if noun is None or noun["noun"] not in people():
            return mention.name
    return None


def _breaks(word: str) -> bool:
    """Return whether a word parts an age from a name after it."""
    if word in _NAMED:
        return False
    return word in _BREAK or (word.endswith(("ed", "ing")) and word.islower() and "-" not in word)


def _nominal(scene: Scene, words: re.Match[str]) -> str | None:
    """Return who "the 43-year-old" is, where the report shows it; a ship is nobody."""
    if _of_a_thing(scene, words.end()):
        return None
    for mention in scene.mentions:
        inside = mention.start <= words.start() and words.end() <= mention.end + 1
        whose = _POSSESSIVE.search(scene.text, mention.start, words.start())
        if mention.kind == "nominal" and mention.name and inside and not whose:
            return mention.name
    return None


def _of_a_thing(scene: Scene, end: int) -> bool:
    """Return whether an age describes a thing: "the 110-year-old vessel".

    What follows right after is then neither a noun for a person nor the verb of a sentence.
    """
    noun = _NEXT.match(scene.text, end, scene.sentence.end)
    if noun is None:
        return False
    word = noun["noun"]
    verbal = is_past_verb(word) or word in SAYING or word.endswith(("ly", "ing"))
    return word not in people() and word not in STOP and not verbal


def _name_before(scene: Scene, start: int) -> str | None:
    """Return the name that an age is set beside: "Ann Lee, a 43-year-old teacher"."""
    before = [mention for mention in scene.names() if mention.end <= start]
    if not before or start - before[-1].end > _APART:
        return None
    between = scene.text[before[-1].end : start]
    return before[-1].name if _BEFORE_APPOSITION.match(between) and between.strip() else None


def _named_last(scene: Scene, start: int) -> str | None:
    """Return who is named last before a place, in its sentence or an earlier one."""
    names = [mention.name for mention in scene.names() if mention.end <= start]
    return names[-1] if names else scene.named_before


def _described(scene: Scene, words: re.Match[str]) -> str | None:
    """Return the words for somebody without a name: "16-year-old boy"; None for a thing."""
    end = noun_end(scene, words.end())
    return scene.text[words.start() : end] if end else None


def noun_end(scene: Scene, at: int) -> int | None:
    """Return where the noun for a person ends that an age leads to: "-old football player"."""
    for _ in range(_BETWEEN + 1):
        found = _STEP.match(scene.text, at, scene.sentence.end)
        if found is None:
            return None
        word, at = found["word"], found.end("word")
        if word in people():
            return at
        small = word[0].islower() and (_breaks(word) or word in STOP)
        if small or found["owns"]:
            return None
    return None


def _fact(
    scene: Scene, subject: str, place: tuple[int, int], words: str, unit: str = "year"
) -> Iterator[Fact]:
    """Yield the age as a fact, in whole years, unless nobody is so old."""
    number = number_of(words)
    if number is None:
        return
    years = int(number)
    if not unit.startswith("y"):
        years = years // MONTHS_OF_YEAR if unit.startswith("m") else 0
    if years > OLDEST:
        return
    start, end = place
    before, after = scene.before(start, 40), scene.after(end, 60)
    past = "then" if _ONCE.search(before) or _THEN.search(after) else None
    value = str(years)
    yield Fact(start, end, subject, "age", value, value, value, "year", past)
