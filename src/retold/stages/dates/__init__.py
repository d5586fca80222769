"""Time expressions of English news, resolved to days against the day of publication.

A grammar of our own: `grammar` says what a time expression looks like, `resolve` which days it
means. What cannot be told keeps `first_day` and `last_day` None.
"""

from collections.abc import Iterator, Sequence

from retold.model import Date, Report, Sentence
from retold.stages.dates.context import Context, Resolved, published
from retold.stages.dates.grammar import ANY, HINT, RULE
from retold.stages.dates.resolve import resolve


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
    for sentence in sentences:
        context = context.next_sentence()
        if sentence.role == "meta" or not HINT.search(report.text, sentence.start, sentence.end):
            continue
        for date in _in_sentence(report, sentence, context):
            context = context.after(date)
            yield date


def _in_sentence(report: Report, sentence: Sentence, context: Context) -> Iterator[Date]:
    """Yield the time expressions of one sentence; each may count from the one before."""
    for match in ANY.finditer(report.text, sentence.start, sentence.end):
        rule = match.lastgroup or ""
        words = RULE[rule].match(report.text, match.start(), sentence.end)
        if words is None:
            continue
        here = context.at(report.text, (sentence.start, sentence.end), match.span())
        found = resolve(rule, words, here)
        if found is not None:
            date = _row(report, match.start(), match.end(), found)
            context = context.after(date)
            yield date


def _row(report: Report, start: int, end: int, found: Resolved) -> Date:
    """Return the row of a resolved expression."""
    days = found.days
    return Date(
        report=report.id,
        start=start,
        end=end,
        text=report.text[start:end],
        first_day=days.first.isoformat() if days else None,
        last_day=days.last.isoformat() if days else None,
        precision=found.precision,
        basis=found.basis if days else "unresolved",
    )
