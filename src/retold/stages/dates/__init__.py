"""Time expressions of English news, resolved to days against the day of publication.

A grammar of our own: `grammar` says what a time expression looks like, `resolve` which days it
means. What cannot be told keeps `first_day` and `last_day` None.
"""

import re
from collections.abc import Iterator, Sequence

from retold.model import Date, Report, Sentence
from retold.stages.dates.context import Context, Resolved, published
from retold.stages.dates.grammar import ANY, HINT, RULE
from retold.stages.dates.resolve import resolve
from retold.stages.dates.starts import starts


def find_dates(report: Report, sentences: Sequence[Sentence]) -> Iterator[Date]:
    """Yield the time expressions of a report's sentences, in order and without overlap.

    Args:
        report: The report; `published` is what relative expressions are resolved against. A
            report dated before 1600, after 2100 or on the first day of 1970 (an empty clock)
            counts as undated, and so resolves nothing relative.
        sentences: The report's sentences in order; those of role `meta` are passed over.

    Yields:
        `Date` rows with places in the report. `basis` is `stated` (a full date in words),
        `published` (completed by the day of publication), `weekday` (the weekday next to that
        day), `narrative` (counted from the day named last), `contradicted` (weekday and date do
        not fit), or `unresolved`. A date the calendar does not have (31 June) gives no row, and
        a report in a language other than English none at all.

    """
    if report.language and not report.language.lower().startswith("en"):
        return
    context = Context(published=published(report))
    for number, places in starts(report.text, sentences):
        sentence = sentences[number]
        if sentence.role == "meta" or not HINT.search(report.text, sentence.start, sentence.end):
            continue
        context = context.within(number)
        for words in _matches(report.text, sentence, places):
            found = _resolved(words, sentence, context)
            if found is not None:
                date = _row(report, words, found)
                context = context.after(date)
                yield date


def _matches(text: str, sentence: Sentence, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield what the grammar finds in a sentence, in order and without overlap."""
    done = 0
    for place in places:
        words = ANY.match(text, place, sentence.end) if place >= done else None
        if words is not None:
            done = words.end()
            yield words


def _resolved(found: re.Match[str], sentence: Sentence, context: Context) -> Resolved | None:
    """Return the days that an expression means where it stands, None if it is none after all."""
    rule = found.lastgroup or ""
    words = RULE[rule].match(found.string, found.start(), sentence.end)
    if words is None:
        return None
    here = context.at(found.string, (sentence.start, sentence.end), found.span())
    return resolve(rule, words, here)


def _row(report: Report, words: re.Match[str], found: Resolved) -> Date:
    """Return the row of a resolved expression."""
    days = found.days
    return Date(
        report=report.id,
        start=words.start(),
        end=words.end(),
        text=words[0],
        first_day=days.first.isoformat() if days else None,
        last_day=days.last.isoformat() if days else None,
        precision=found.precision,
        basis=found.basis if days else "unresolved",
    )
