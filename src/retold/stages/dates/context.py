"""What a time expression is resolved against: publication, the day named last, the tense."""

import re
from datetime import date
from typing import NamedTuple

from retold.lexis.calendar import Interval, day_of, later
from retold.model import Date, Precision, Report

FIRST_YEAR, LAST_YEAR = 1600, 2100  # newspapers begin in 1605; beyond 2100 a clock is wrong
EMPTY_CLOCK = date(1970, 1, 1)  # what a publishing system without a date writes
# West of Greenwich the day before has not ended at these hours UTC: midnight in Honolulu (UTC-10).
NEXT_DAY_HOURS = 10
NEAR = 1  # sentences between an expression and the day it counts from
CLAUSE = 90  # characters before an expression that tell its tense

_UTC_STAMP = re.compile(r"T(?P<hour>\d\d):(?P<rest>\d\d(?::\d\d)?)(?:[.,]\d+)?(?:Z|\+00:?00)$")
_TENSE = re.compile(
    r"(?P<future>\b(?:will|won['’]t|shall|would|could|may|might|to be|is set|are set|was set"
    r"|scheduled|expected|expects?|plans?|hopes?|wants?|due|upcoming|until|is to|are to|if|starting"
    r"|deadline|ahead of|going to|no later than|as soon as|into|by the time|when (?:it|they|he|she)"
    r")\b(?: [\w’']+){0,2}|['’]ll\b)"
    r"|(?P<past>\b(?:was|were|had|has|have|did|said|says|told|came|went|took|gave|won|lost|met"
    r"|held|made|began|died|shot|killed|led|left|found|fell|ran|broke|sent|saw|since|\w{2,}ed)\b)"
    r"|(?P<reset>\b(?:because|after|following|amid|despite|who|which)\b)",
    re.IGNORECASE,
)


class Resolved(NamedTuple):
    """What an expression means: the days (None: unknown), how finely, and against what."""

    days: Interval | None
    precision: Precision | None
    basis: str


UNKNOWN = Resolved(None, None, "unresolved")


class Context(NamedTuple):
    """Where an expression stands.

    `published` is the day of publication, two days where a UTC stamp leaves it open, `sentence`
    the number of the sentence, `told` the day named last and `told_in` the number of the sentence
    that names it; `before` and `behind` are the sentence's words before the expression and after.
    """

    published: Interval | None
    sentence: int = 0
    told: date | None = None
    told_in: int = 0
    before: str = ""
    behind: str = ""

    def within(self, sentence: int) -> "Context":
        """Return the context in the sentence of that number."""
        return self._replace(sentence=sentence)

    def after(self, found: Date) -> "Context":
        """Return the context after an expression: a single day is what later ones count from."""
        if found.precision != "day" or found.first_day is None:
            return self
        if found.first_day != found.last_day:
            return self
        day = date.fromisoformat(found.first_day)
        return self._replace(told=day, told_in=self.sentence)

    def at(self, text: str, sentence: tuple[int, int], expression: tuple[int, int]) -> "Context":
        """Return the context of an expression, given its sentence's and its own ends."""
        before = text[max(sentence[0], expression[0] - CLAUSE) : expression[0]]
        behind = text[expression[1] : min(sentence[1], expression[1] + CLAUSE)]
        return self._replace(before=before, behind=behind)

    @property
    def day(self) -> date | None:
        """The last day that can be the day of publication."""
        return self.published.last if self.published else None

    @property
    def near(self) -> date | None:
        """The day named in this sentence or the one before."""
        return self.told if self.sentence - self.told_in <= NEAR else None

    @property
    def tense(self) -> str:
        """`future`, `past` or nothing: by the last verb before, else by the first one after."""
        last = ""
        for match in _TENSE.finditer(self.before):
            last = match.lastgroup or last
        if not last:
            match_behind = _TENSE.search(self.behind)
            last = (match_behind.lastgroup or "") if match_behind else ""
        return "" if last == "reset" else last


def published(report: Report) -> Interval | None:
    """Return the day of publication, as two days where its zone leaves it open.

    A stamp in the first hours of a day in UTC is the evening before for outlets in the Americas.
    """
    stamp = report.day
    if report.published is None or stamp is None:
        return None
    year, month, day = stamp[:4], stamp[5:7], stamp[8:10]
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return None
    last = day_of(int(year), int(month), int(day))
    if last is None or last == EMPTY_CLOCK or not FIRST_YEAR <= last.year <= LAST_YEAR:
        return None
    return Interval(_first(report.published, last), last)


def _first(stamp: str, last: date) -> date:
    """Return the day before if the stamp is in the first hours UTC; 00:00 sharp is no hour."""
    time = _UTC_STAMP.search(stamp)
    if time is None or int(time["hour"]) >= NEXT_DAY_HOURS:
        return last
    if int(time["hour"]) == 0 and not time["rest"].strip("0:"):
        return last
    return later(last, -1) or last
