"""What a report states as facts: ages, days of happenings, counts of people, sums of money."""

from collections.abc import Iterator, Sequence

from retold.model import Date, Mention, Quotation, Report, Sentence, Statement
from retold.stages.statements.ages import find_ages
from retold.stages.statements.scene import row, scenes


def find_statements(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[Date],
    quotations: Sequence[Quotation],  # noqa: ARG001
) -> Iterator[Statement]:
    """Yield the facts that a report states, in order of their places.

    Args:
        report: The report.
        sentences: Its sentences in order; those of advertisements, credits and the like are
            passed over.
        mentions: Who is named or described where; a name's `name` becomes the subject.
        dates: The time expressions with their days.
        quotations: What is put in somebody's mouth.

    Yields:
        `Statement` rows; `text` is the words that give the value. An age's `qualifier` is `then`
        where it is the age at some other time, which tells nothing of the age on `as_of`.

    """
    for scene in scenes(report, sentences, mentions, dates):
        yield from (row(scene, fact) for fact in find_ages(scene))
