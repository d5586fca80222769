"""What a time expression is resolved against: publication, what was named last, the tense."""

from datetime import date
from typing import NamedTuple

from retold.lexis.calendar import Interval
from retold.model import Precision
from retold.stages.dates.tense import tense_of

NEAR = 1  # sentences between an expression and the day it counts from
FRAME = 2  # the same for the month, quarter or year: a paragraph of figures keeps it longer
CLAUSE = 90  # characters before an expression that tell its tense

# What others count from; decades are too long.
_FULL_STOPS = frozenset(".!?”\"’')…")
_FRAMES: frozenset[str] = frozenset({"day", "week", "month", "season", "year"})


class Resolved(NamedTuple):
    """What an expression means: the days (None: unknown), how finely, and against what."""

    days: Interval | None
    precision: Precision | None
    basis: str


UNKNOWN = Resolved(None, None, "unresolved")


class Frame(NamedTuple):
    """Days that were named last, how finely, and the number of the sentence that names them."""

    days: Interval
    unit: str
    sentence: int


class Context(NamedTuple):
    """Where an expression stands.

    `published` is the day of publication, two days where its zone leaves it open, `minute`
    the minute of that day as the stamp has it, `sentence` the
    number of the sentence, `told` the single day named last and `frame` the stretch of any length;
    `before` and `behind` are the sentence's words before the expression and after. `joined` is
    what the expression next to this one means, if the two are one ("the evening of *April 30*");
    `year` is the year that the end of a range states for its beginning too ("from May to *July
    2014*"), `until` the place where the expression before this one ends, `headline` whether the
    sentence ends without a full stop.
    """

    published: Interval | None
    minute: int | None = None
    sentence: int = 0
    told: Frame | None = None
    frame: Frame | None = None
    before: str = ""
    behind: str = ""
    joined: Interval | None = None
    year: int | None = None
    until: int = 0
    headline: bool = False

    def within(self, sentence: int) -> "Context":
        """Return the context in the sentence of that number."""
        return self._replace(sentence=sentence)

    def named(self, days: Interval, precision: str) -> "Context":
        """Return the context in which those days were just named; decades are too long to count."""
        if precision not in _FRAMES:
            return self
        frame = Frame(days, precision, self.sentence)
        if precision == "day" and days.first != days.last:
            return self
        return self._replace(frame=frame, told=frame if precision == "day" else self.told)

    def at(self, text: str, sentence: tuple[int, int], expression: tuple[int, int]) -> "Context":
        """Return the context of an expression, given its sentence's and its own ends."""
        before = text[max(sentence[0], expression[0] - CLAUSE) : expression[0]]
        behind = text[expression[1] : min(sentence[1], expression[1] + CLAUSE)]
        last = text[sentence[1] - 1 : sentence[1]]
        return self._replace(before=before, behind=behind, headline=last not in _FULL_STOPS)

    @property
    def day(self) -> date | None:
        """The last day that can be the day of publication."""
        return self.published.last if self.published else None

    @property
    def near(self) -> date | None:
        """The day named in this sentence or the two before."""
        if self.told is None or self.sentence - self.told.sentence > NEAR:
            return None
        return self.told.days.first

    @property
    def here(self) -> date | None:
        """The day named in this sentence."""
        told = self.told
        return told.days.first if told and told.sentence == self.sentence else None

    @property
    def held(self) -> Frame | None:
        """The stretch named in this sentence or the two before."""
        frame = self.frame
        return frame if frame and self.sentence - frame.sentence <= FRAME else None

    @property
    def tense(self) -> str:
        """`future`, `past` or nothing: by the verbs around the expression."""
        return tense_of(self.before, self.behind)
