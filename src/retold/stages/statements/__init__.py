"""What a report states as facts: ages, days of happenings, counts of people, sums of money."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.lexis.language import may_be_english
from retold.model import Date, Mention, Quotation, Report, Sentence, Statement
from retold.stages.statements.ages import find_ages
from retold.stages.statements.amounts import HINTS as SUMS
from retold.stages.statements.amounts import find_amounts
from retold.stages.statements.corrected import find_corrected
from retold.stages.statements.counts import HINTS as COUNTED
from retold.stages.statements.counts import find_counts
from retold.stages.statements.happenings import find_happenings
from retold.stages.statements.scene import Fact, Scene, places_of, row, scenes
from retold.stages.statements.whole import Told, in_whole, place


def find_statements(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[Date],
    quotations: Sequence[Quotation],
) -> Iterator[Statement]:
    """Yield the facts that a report states, in order of their places.

    Args:
        report: The report.
        sentences: Its sentences in order; those of advertisements and credits are passed over.
        mentions: Who is named or described where; a name's `name` becomes the subject.
        dates: The time expressions with their days.
        quotations: What is put in somebody's mouth: "today" there is not the report's.

    Yields:
        `Statement` rows; `text` is the words that give the value. An age that only a description
        gives ("the 43-year-old") has the `qualifier` `described` where somebody else was named in
        between or the name stands elsewhere in the report, and is left out where the name stands
        beside another age; `then` is the age at some other time, which tells nothing of the age on
        `as_of`. A count of one that no number gives ("a man was killed") has the `qualifier`
        `implied` and no upper end; one for which "a third" stands has `in all`. What a correction
        takes back is `withdrawn`. The `event` of an `event_date` is the word that says what
        happened or the event's name, a colon, and the words of its sentence; counts and sums have
        the sentence's words alone. An `aftermath_date` is the same for what courts, police and
        mourners do afterwards, and for who dies of wounds later. Of another language: none.

    """
    if not may_be_english(report.language):
        return
    counted, sums = places_of(report.text, COUNTED), places_of(report.text, SUMS)
    told = [
        (scene, sorted(_facts(scene, counted, sums), key=place))
        for scene in scenes(report, sentences, mentions, dates, quotations)
    ]
    for scene, facts in sorted(_in_whole(report, told), key=_at):
        source = scene.source() if facts else None
        for fact in facts:
            yield row(scene, _with_words(scene, fact), source)


def _in_whole(report: Report, told: Sequence[Told]) -> Iterator[Told]:
    """Yield each sentence with its facts as the whole report has them.

    What a correction counts is neither added to the report's own counts nor outdone by them.
    """
    for scene, facts in told:
        if scene.sentence.role == "correction":
            yield scene, find_corrected(scene, facts)
    yield from in_whole(report, [row for row in told if row[0].sentence.role != "correction"])


def _at(told: Told) -> int:
    return told[0].sentence.start


def _facts(scene: Scene, counted: Sequence[int], sums: Sequence[int]) -> Iterator[Fact]:
    """Yield the facts of one sentence, kind by kind.

    Counts and sums are looked for only where a word that they need stands: searching for many
    words at once in each sentence would cost more than all else.
    """
    yield from find_ages(scene)
    yield from find_happenings(scene)
    if scene.holds(counted):
        yield from find_counts(scene)
    if scene.holds(sums):
        yield from find_amounts(scene)


def _with_words(scene: Scene, fact: Fact) -> Fact:
    """Return a count or a described age with its sentence's words, made only for what stands."""
    unnamed = fact.property == "age" and fact.qualifier == "described"
    return replace(fact, event=scene.told()) if unnamed or fact.unit == "person" else fact
