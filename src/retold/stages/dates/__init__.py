"""Time expressions of English news, resolved to days against the day of publication.

A grammar of our own. `parts`, `named` and `counted` say what a time expression looks like,
`grammar` puts the rules into one pattern, `starts` looks quickly where one may begin, `joins` says
which neighbours are one expression, `readings` goes through a sentence. `resolve` names the
function that says which days are meant: in `absolute` (dates, months), `spans` (quarters, seasons,
years), `relative` (from publication), `narrative` (from what was named last) and `clock`, with the
help of `publication` (the day readers had), `context` and `tense`. What cannot be told keeps
`first_day` and `last_day` None.
"""

from collections.abc import Iterator, Sequence

from retold.lexis.language import may_be_english
from retold.model import Date, Report, Sentence
from retold.stages.dates.context import Context
from retold.stages.dates.grammar import ANY, RULE, UNDATED
from retold.stages.dates.joins import Found
from retold.stages.dates.publication import minute, published
from retold.stages.dates.readings import Reading, readings
from retold.stages.dates.starts import starts

_NO_DAYS = frozenset(UNDATED.values())


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
        day), `narrative` (counted from what was named last), `contradicted` (weekday and date do
        not fit), `unresolved`, or for what names no days `duration` ("two years"), `repeated`
        ("daily") and `vague` ("recently"). A date the calendar does not have (31 June) gives no
        row, and a report in a language other than English none at all.

    """
    if not may_be_english(report.language):
        return
    context = Context(published=published(report), minute=minute(report))
    for number, places in starts(report.text, sentences):
        sentence = sentences[number]
        if sentence.role == "meta":
            continue
        context = context.within(number)
        for reading in readings(list(_matches(report.text, sentence, places)), sentence, context):
            context = reading.context
            yield _row(report, reading)


def _matches(text: str, sentence: Sentence, places: Sequence[int]) -> Iterator[Found]:
    """Yield what the grammar finds in a sentence, in order and without overlap."""
    done = 0
    for place in places:
        found = ANY.match(text, place, sentence.end) if place >= done else None
        rule = (found.lastgroup if found else None) or ""
        words = RULE[rule].match(text, place, sentence.end) if rule else None
        if words is not None:
            done = words.end()
            yield Found(rule, words)


def _row(report: Report, reading: Reading) -> Date:
    """Return the row of a reading."""
    days, basis = reading.resolved.days, reading.resolved.basis
    return Date(
        report=report.id,
        start=reading.start,
        end=reading.end,
        text=report.text[reading.start : reading.end],
        first_day=days.first.isoformat() if days else None,
        last_day=days.last.isoformat() if days else None,
        precision=reading.resolved.precision,
        basis=basis if days or basis in _NO_DAYS else "unresolved",
    )
