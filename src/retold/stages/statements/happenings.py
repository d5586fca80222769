"""On which day the report says that something happened.

Which verb or noun a date belongs to is read from their order, without a parser: a noun right
after the date ("the Dec. 3 fire"), a named event right before it, else the nearest verb or event
noun before it, or the first after it where the date opens the sentence.
"""

import re
from collections.abc import Iterator
from datetime import date as day

from retold.lexis.happenings import (
    ANNOUNCING,
    EVENT_NOUNS,
    FIRST_TIME,
    FOLLOWING,
    ONE_DAY,
    SAYING,
    STOP,
    content,
    names_no_day,
)
from retold.lexis.words import folded, words
from retold.model import Date
from retold.stages.statements.heads import REPORTED, Happening, nearest, verbal
from retold.stages.statements.scene import Fact, Scene

DATED = frozenset({"day", "month"})  # a year or a season is too wide to hold reports against
LONGEST = {"day": 4, "month": 31}  # days that one happening is spread over
MOST_WORDS = 30  # words of a sentence that stand for the happening
MOST_DATES = 8  # in a sentence; more are a table or a calendar
OPENING = 3  # words before a date that opens its clause: "Late on Oct. 3, the ferry sank"
REACH = 28  # words between a date and its verb; farther off it is somebody else's
NAMED_REACH = 80  # characters before a date that can hold a named event
_ATTRIBUTE = re.compile(r"(?:['’]s)?[ ](?:(?P<between>[a-z-]+)[ ])?(?P<noun>[a-z]+)\b")
_JOINT = re.compile(r"^,?[ ]?(?:\(|on[ ]|in[ ]|late[ ]|early[ ]|which[ ]was[ ](?:held[ ])?on[ ])?$")
_CLAUSE = re.compile(r"[;:—–“”\"()]|(?<!\d),[ ](?:and|but|who|which|when|while|after|where)[ ]")


_NO_DAY = re.compile(r"\b(?:since|as of|by) $", re.IGNORECASE)
_WHEN = re.compile(r",?[ ](?:when|as|[a-z]+ing)\b")
_FIRST_TIME = re.compile(r"\bfor the (?:very )?first time\b", re.IGNORECASE)
# "ORRIN HEAD (MP) - A gust …": the place that an agency's report is from.
_DATELINE = re.compile(r"[ ][(][A-Z][\w. ]{1,20}[)][ ]?[-–—]")
_GIVEN_UP = re.compile(r"turned (?:himself|herself|themselves)\b|taken into custody\b")


# Who announces is then not whom the news is about, and the announcing is not what happened.
_OFFICE = re.compile(
    r"\b(?:[Pp]olice|[Ss]heriff|[Oo]fficials|[Aa]uthorities|[Ii]nvestigators|[Pp]rosecutors"
    r"|[Cc]oroner|[Aa]ttorney|[Dd]etectives|[Mm]edical [Ee]xaminer)\b[^,.;]*$"
)
# Who dies so was hurt on a day before.
_OF_WOUNDS = re.compile(
    r"\b(?:injur(?:y|ies)|wounds?|(?:days|weeks) after|life support"
    r"|[Hh]ospital|[Mm]edical [Cc]enter)\b"
)
_OFFICE_REACH = 60  # characters before the verb


def find_happenings(scene: Scene) -> Iterator[Fact]:
    """Yield the dated happenings of a sentence, in order of the dates."""
    told: list[str] = []
    if len(scene.dates) > MOST_DATES:
        return
    for date in scene.dates:
        if (
            not _fine(date)
            or _to_come(scene, date)
            or names_no_day(scene.text, date.start, date.end)
        ):
            continue
        happening = _happening(scene, date)
        if happening is not None:
            told = told or _words_of(scene)
            yield _fact(scene, date, happening, told)


def _fine(date: Date) -> bool:
    """Return whether a date is known and short enough: "the past two weeks" is no day."""
    if date.first_day is None or date.last_day is None or date.basis == "contradicted":
        return False
    days = (day.fromisoformat(date.last_day) - day.fromisoformat(date.first_day)).days
    return date.precision in DATED and days < LONGEST[date.precision]


def _to_come(scene: Scene, date: Date) -> bool:
    """Return whether the day lies after the report: announced, not happened."""
    return scene.report.day is not None and (date.first_day or "") > scene.report.day


def _happening(scene: Scene, date: Date) -> Happening | None:
    """Return what a date is the date of, None where the words do not tell."""
    return _after_date(scene, date) or _named(scene, date) or _by_order(scene, date)


def _after_date(scene: Scene, date: Date) -> Happening | None:
    """Return the noun that a date stands before: "the Dec. 3 fire", "Friday's vote"."""
    found = _ATTRIBUTE.match(scene.text, date.end, scene.sentence.end)
    if found and found["between"] in STOP:  # "indicted Friday with killing"
        return None
    if found and found["noun"] in EVENT_NOUNS:
        return Happening(found["noun"], found.start("noun"))
    if found and found["between"] in EVENT_NOUNS:
        return Happening(found["between"], found.start("between"))
    return None


def _named(scene: Scene, date: Date) -> Happening | None:
    """Return the one-day event named right before a date: "at the Harbour Awards on Friday"."""
    before = scene.before(date.start, NAMED_REACH)
    for found in ONE_DAY.finditer(before):
        if _JOINT.match(before[found.end() :]):
            start = date.start - len(before) + found.start()
            return Happening(found[0].removeprefix("The "), start, named=True)
    return None


def _by_order(scene: Scene, date: Date) -> Happening | None:
    """Return the nearest verb or event noun before a date, or the first after one that opens.

    What has gone on "since May", or was so "by May", did not happen in May; what was "said
    Monday" happened on another day.
    """
    if _NO_DAY.search(scene.before(date.start, len(" since "))):
        return None
    first, last = _clause(scene, date)
    before = list(words(scene.text, first, date.start))[-REACH:]
    said = [word for word in before[-OPENING:] if folded(word.text) not in {"on", "late", "early"}]
    if len(before) <= OPENING and said and folded(said[-1].text) in SAYING - REPORTED:
        return None
    if len(before) > OPENING or verbal(before):
        found = nearest(before[::-1], before)
        if found or not _leads_on(scene, date) or verbal(before):
            return found
    after = list(words(scene.text, date.end, last))[:REACH]
    return nearest(after, after)


def _clause(scene: Scene, date: Date) -> tuple[int, int]:
    """Return the ends of the stretch around a date that marks and conjunctions leave whole."""
    first, last = scene.sentence.start, scene.sentence.end
    aside = _inside(scene, date)
    for mark in _CLAUSE.finditer(scene.text, first, last):
        if mark[0] in "()" and not aside:
            continue
        if mark.end() <= date.start:
            first = mark.end()
        elif mark.start() >= date.end:
            return first, mark.start()
    return first, last


def _inside(scene: Scene, date: Date) -> bool:
    """Return whether a date stands in parentheses."""
    before = scene.text[scene.sentence.start : date.start]
    return before.rfind("(") > before.rfind(")")


def _leads_on(scene: Scene, date: Date) -> bool:
    """Return whether a clause follows that tells what happened: "on June 3 when it sank"."""
    return bool(_WHEN.match(scene.text, date.end, scene.sentence.end))


def _fact(scene: Scene, date: Date, happening: Happening, words_told: list[str]) -> Fact:
    """Return the day as a fact; `event` is the head, a colon, and the sentence's words."""
    first, last = date.first_day or "", date.last_day or ""
    told = [word for word in words_told if word != happening.head][:MOST_WORDS]
    return Fact(
        date.start,
        date.end,
        happening.head if happening.named else _actor(scene, happening) or happening.head,
        "aftermath_date" if _follows(scene, happening) else "event_date",
        first if first == last else f"{first}/{last}",
        first,
        last,
        unit="day",
        event=f"{happening.head}: {' '.join(told)}",
    )


def _follows(scene: Scene, happening: Happening) -> bool:
    """Return whether it is what courts, police or mourners did afterwards, not the event itself."""
    behind = scene.after(happening.at, len("turned themselves in"))
    plain = folded(happening.head)
    if plain in FOLLOWING or _GIVEN_UP.match(behind):
        return True
    if plain == "died":
        return bool(_OF_WOUNDS.search(scene.text, happening.at, scene.sentence.end))
    return plain in ANNOUNCING and bool(_OFFICE.search(scene.before(happening.at, _OFFICE_REACH)))


def _words_of(scene: Scene) -> list[str]:
    """Return the sentence's words that carry meaning, without its dates.

    `first time` stands before them where the sentence says so: that is so but once.
    """
    kept, at = [], scene.sentence.start
    for date in scene.dates:
        kept.append(scene.text[at : date.start])
        at = date.end
    told = content(" ".join([*kept, scene.text[at : scene.sentence.end]]))
    return [FIRST_TIME, *told] if _FIRST_TIME.search(scene.words) else told


def _actor(scene: Scene, happening: Happening) -> str | None:
    """Return the person named nearest before what happened, else the first in the sentence."""
    names = [row for row in scene.names() if not _DATELINE.match(scene.text, row.end)]
    before = [row for row in names if row.start <= happening.at]
    if before:
        return before[-1].name
    return names[0].name if names else None
