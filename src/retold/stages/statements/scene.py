"""One sentence with what earlier stages found in it, and who is named where."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.lexis.happenings import content
from retold.model import Date, Mention, Quotation, Report, Sentence, Statement, content_id

TOLD = frozenset({"headline", "standfirst", "body", "caption", "correction"})
"""The roles of blocks that state news; the others sell, credit or point elsewhere."""

LONGEST = 1500  # characters; longer stretches without a full stop are tables and lists
MOST_WORDS = 20  # words of a sentence that stand for the happening

_SOURCE = re.compile(
    r"\b[Aa]ccording to (?P<to>(?:the )?[^\s,.;:“”\"]+(?: [^\s,.;:“”\"]+){0,5})"
    r"|\b(?P<who>[Pp]olice|[Oo]fficials|[Aa]uthorities|[Ii]nvestigators|[Dd]eputies|[Pp]rosecutors"
    r"|[Ww]itnesses|[Dd]octors|[Dd]etectives|[Rr]escuers|[Ff]irefighters|[Ss]pokes(?:man|woman|person))"
    r"(?: also| have| had)? (?:say|said|says|told|reported|confirmed|believe|estimated?)\b"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement in the making: its place, what it says, of whom.

    It is not `sure` where only a description or a part of a name leads to its subject, and
    `described` where it is a description whose name stands elsewhere.
    """

    start: int
    end: int
    subject: str
    property: str
    value: str
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    event: str | None = None
    sure: bool = True
    described: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a report with its mentions and dates, each in order of place.

    `known` leads from the last word of each name in the report to the fullest name, or to nothing
    where several people share it; `named_before` is the person named last before the sentence.
    """

    report: Report
    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[Date, ...]
    known: Mapping[str, str]
    named_before: str | None = None

    @property
    def text(self) -> str:
        """The whole text of the report: places count in it."""
        return self.report.text

    @property
    def words(self) -> str:
        """The sentence."""
        return self.report.text[self.sentence.start : self.sentence.end]

    def before(self, at: int, length: int) -> str:
        """Return up to `length` characters of the sentence before a place."""
        return self.report.text[max(self.sentence.start, at - length) : at]

    def after(self, at: int, length: int) -> str:
        """Return up to `length` characters of the sentence from a place on."""
        return self.report.text[at : min(self.sentence.end, at + length)]

    def holds(self, places: Sequence[int]) -> bool:
        """Return whether any of some places, in order, lies in the sentence."""
        at = bisect_left(places, self.sentence.start)
        return at < len(places) and places[at] < self.sentence.end

    def names(self) -> Iterator[Mention]:
        """Yield the mentions that name a person."""
        return (row for row in self.mentions if row.kind == "name" and row.name)

    def told(self) -> str:
        """Return the sentence's first words that carry meaning."""
        return " ".join(content(self.words)[:MOST_WORDS])

    def source(self) -> str | None:
        """Return who the sentence says it is from, if its words say so."""
        found = _SOURCE.search(self.report.text, self.sentence.start, self.sentence.end)
        if found is None:
            return None
        words: str = found["to"] or found["who"]
        return words


def places_of(text: str, hints: Sequence[str]) -> list[int]:
    """Return where any of some words stands in a text, in order; parts of words count."""
    found = []
    for hint in hints:
        at = text.find(hint)
        while at >= 0:
            found.append(at)
            at = text.find(hint, at + 1)
    return sorted(found)


def scenes(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[Date],
    quotations: Sequence[Quotation],
) -> Iterator[Scene]:
    """Yield the sentences that tell news, with the mentions and dates that lie in them.

    "Today" in a quotation is the day of speaking, which nobody knows: it is left out.
    """
    people = sorted(mentions, key=lambda row: (row.start, row.end))
    days = sorted(_outside(dates, quotations), key=lambda row: row.start)
    known = _known(people)
    named = [row for row in people if row.kind == "name" and row.name]
    named_at = [row.start for row in named]
    people_at = [row.start for row in people]
    days_at = [row.start for row in days]
    for sentence in sentences:
        if sentence.role in TOLD and sentence.end - sentence.start <= LONGEST:
            first, last = sentence.start, sentence.end
            yield Scene(
                report,
                sentence,
                tuple(people[bisect_left(people_at, first) : bisect_left(people_at, last)]),
                tuple(days[bisect_left(days_at, first) : bisect_left(days_at, last)]),
                known,
                named[at - 1].name if (at := bisect_left(named_at, first)) else None,
            )


def _outside(dates: Sequence[Date], quotations: Sequence[Quotation]) -> Iterator[Date]:
    """Yield the dates that stand in full, and the others outside quotations."""
    spoken = sorted((row.start, row.end) for row in quotations if row.kind != "indirect")
    starts = [start for start, _ in spoken]
    for row in dates:
        at = bisect_right(starts, row.start) - 1
        if row.basis == "stated" or at < 0 or row.end > spoken[at][1]:
            yield row


def _known(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the fullest name by its last word, where one person alone has it."""
    names: dict[str, set[str]] = defaultdict(set)
    for name in {row.name for row in mentions if row.kind == "name" and row.name}:
        names[name.rpartition(" ")[2]].add(name)
    return {last: min(full) for last, full in names.items() if len(full) == 1}


def row(scene: Scene, fact: Fact, source: str | None) -> Statement:
    """Return the statement of a fact; its id depends on where it stands and what it says."""
    report = scene.report
    return Statement(
        id=content_id(
            "statement",
            report.id,
            fact.property,
            f"{fact.start}:{fact.end}",
            fact.subject,
            fact.value,
        ),
        report=report.id,
        start=fact.start,
        end=fact.end,
        text=report.text[fact.start : fact.end],
        subject=fact.subject,
        property=fact.property,
        value=fact.value,
        low=fact.low,
        high=fact.high,
        unit=fact.unit,
        qualifier=fact.qualifier,
        as_of=report.day,
        attributed_to=source,
        event=fact.event,
    )
