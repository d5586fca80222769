"""Dated happenings of a story, merged over its reports, each shown by a sentence of one of them.

Two lanes: what `happened` on the days that the texts name, and what was `reported` on the days
of publication.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from retold.lexis.happenings import content, is_past_verb, names_no_day, stems
from retold.lexis.words import folded
from retold.model import (
    Date,
    Event,
    Origin,
    Precision,
    Report,
    Sentence,
    Story,
    content_id,
)

Row = TypeVar("Row", Sentence, Date)

TOLD = frozenset({"headline", "standfirst", "body"})
FINE = frozenset({"day", "week", "month"})  # coarser dates are no line of a timeline
SHARED_WORDS = 2  # two tellings of one happening have at least so many words in common…
SHARED_PART = 0.25  # …and so large a part of the shorter one's words
MOST_CLUSTERS = 200  # groups of one day a telling is compared with, so that the work stays linear
MOST_COMPARED = 50  # tellings that vote on the sentence to show, for the same reason
FEWEST_WORDS = 3  # that carry meaning, beside the date: "And today?" tells of nothing
_SAID = re.compile(
    r"\b(?:said|told|says|added|statement)\b(?: [\w’']{1,20}){0,3} ?(?:on |late |early )?\Z"
)
_WILL = re.compile(r"\bwill\b[^,;.:—–]{0,70}\Z")
_REACH = 90  # characters before a date that hold its verb: "told reporters on"
LONGEST = 1500  # characters; longer stretches without a full stop are tables and lists
SHORTEST = 40  # characters; shorter sentences are captions and cross-heads


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells what happened on the days from `first` to `last`."""

    first: str
    last: str
    precision: Precision
    kind: Literal["happened", "reported"]
    report: str
    start: int
    end: int
    text: str
    stems: frozenset[str]
    published: str

    @property
    def order(self) -> tuple[str, str, int]:
        """What decides which of two tellings is the earlier."""
        return (self.published or "9999", self.report, self.start)


def find_events(
    story: Story,
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    dates: Sequence[Date],
    origins: Sequence[Origin],
) -> Iterator[Event]:
    """Yield the events of a story in order of their days.

    Tellings with the same days are one event if they share enough of their words. The sentence
    shown is the one that shares most with the others, the earliest if several do.

    Args:
        story: The story.
        reports: Its reports: their text and day of publication.
        sentences: Their sentences.
        dates: Their time expressions; those that lie after their report's day are left out.
        origins: Which report goes back to which: a copy supports an event, but its sentence is
            counted once when the sentence to show is chosen.

    Yields:
        `Event` rows; `reports` are all that support it, copies among them.

    """
    sources = {row.report: row.origin for row in origins}
    told, dated = _by_report(sentences), _by_report(dates)
    tellings = [
        telling
        for report in sorted(reports, key=lambda row: row.id)
        for telling in _tellings(report, told[report.id], dated[report.id])
    ]
    by_days: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_days[telling.first, telling.last, telling.kind].append(telling)
    for _, group in sorted(by_days.items()):
        for cluster in _clusters(sorted(group, key=lambda row: row.order)):
            yield _event(story, cluster, sources)


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by their report, in order of their places."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.start, row.end)):
        found[row.report].append(row)
    return found


def _tellings(
    report: Report, sentences: Sequence[Sentence], dates: Sequence[Date]
) -> Iterator[Telling]:
    """Yield what a report tells of: each dated sentence, and its own day with its first words."""
    told = [row for row in sentences if row.role in TOLD and row.end - row.start <= LONGEST]
    starts = [row.start for row in told]
    for date in dates:
        at = bisect_right(starts, date.start) - 1
        if at >= 0 and date.end <= told[at].end and _usable(report, told[at], date):
            yield _telling(report, told[at], date)
    lead = next((row for row in told if row.end - row.start >= SHORTEST), None)
    if report.day and lead:
        yield _telling(report, lead, _published(report, lead))


def _published(report: Report, lead: Sentence) -> Date:
    """Return the day of publication as the date of a sentence."""
    return Date(
        report=report.id,
        start=lead.start,
        end=lead.start,
        text="",
        first_day=report.day,
        last_day=report.day,
        precision="day",
        basis="published",
    )


def _usable(report: Report, sentence: Sentence, date: Date) -> bool:
    """Return whether a date is fine enough, known, not after its report, and tells of something.

    "Today" in somebody's mouth is the day of speaking, which nobody knows; on the day on which
    somebody "said" something, it did not happen.
    """
    if date.first_day is None or date.precision not in FINE or date.basis == "contradicted":
        return False
    if report.day is not None and date.first_day > report.day:
        return False
    spoken = date.basis != "stated" and _spoken(report.text, sentence, date)
    return (
        not spoken
        and not _of_speech_or_to_come(report.text, sentence, date)
        and not names_no_day(report.text, date.start, date.end)
        and _tells(report.text, sentence, date)
    )


def _of_speech_or_to_come(text: str, sentence: Sentence, date: Date) -> bool:
    """Return whether a date is when somebody said something, or when something will be."""
    first = max(sentence.start, date.start - _REACH)
    if _SAID.search(text, first, date.start):
        return True
    return date.basis != "stated" and _WILL.search(text, first, date.start) is not None


def _spoken(text: str, sentence: Sentence, date: Date) -> bool:
    """Return whether marks around a date show it to be quoted, as far as its sentence goes."""
    before, after = text[sentence.start : date.start], text[date.end : sentence.end]
    if before.count('"') % 2:
        return True
    if before.rfind("“") > before.rfind("”"):
        return True
    if before.startswith("‘") and "’ " not in before:
        return True
    closes, opens = after.find("”"), after.find("“")
    return closes >= 0 and (opens < 0 or closes < opens)


def _tells(text: str, sentence: Sentence, date: Date) -> bool:
    """Return whether a sentence says of its date anything: a few words or a past verb."""
    rest = content(f"{text[sentence.start : date.start]} {text[date.end : sentence.end]}")
    return len(rest) >= FEWEST_WORDS or any(is_past_verb(folded(word)) for word in rest)


def _telling(report: Report, sentence: Sentence, date: Date) -> Telling:
    """Return a sentence as a telling; the day of publication itself is `reported`."""
    text = report.text[sentence.start : sentence.end]
    own = date.first_day == date.last_day == report.day
    return Telling(
        date.first_day or "",
        date.last_day or "",
        date.precision or "day",
        "reported" if own else "happened",
        report.id,
        sentence.start,
        sentence.end,
        text,
        stems(text),
        report.published or "",
    )


def _clusters(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings of one day in groups that share words; the earliest leads each."""
    clusters: list[list[Telling]] = []
    for telling in tellings:
        recent = clusters[-MOST_CLUSTERS:]
        home = next((rows for rows in recent if _alike(rows[0], telling)), None)
        if home is None:
            clusters.append([telling])
        else:
            home.append(telling)
    return clusters


def _alike(one: Telling, other: Telling) -> bool:
    """Return whether two tellings share enough words to be of one happening."""
    if (one.report, one.start) == (other.report, other.start):
        return True
    shared = len(one.stems & other.stems)
    least = min(len(one.stems), len(other.stems))
    return shared >= SHARED_WORDS and shared >= SHARED_PART * least


def _event(story: Story, cluster: Sequence[Telling], sources: dict[str, str]) -> Event:
    """Return a cluster as an event, shown by the sentence that shares most with the others."""
    origins: dict[str, Telling] = {}
    for telling in cluster:
        origins.setdefault(sources.get(telling.report, telling.report), telling)
    rows = list(origins.values())[:MOST_COMPARED]
    shown = min(
        rows,
        key=lambda row: (-sum(len(row.stems & other.stems) for other in rows), row.order),
    )
    return Event(
        id=content_id("event", shown.report, str(shown.start), shown.first, shown.last, shown.kind),
        story=story.id,
        report=shown.report,
        start=shown.start,
        end=shown.end,
        first_day=shown.first,
        last_day=shown.last,
        precision=shown.precision,
        kind=shown.kind,
        text=shown.text,
        reports=tuple(sorted({row.report for row in cluster})),
    )
