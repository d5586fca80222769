"""Give each stretch of speech its likeliest speaker, in the order of the report."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.stages.quotations.deciding import decide
from retold.stages.quotations.features import Before, contest
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.ranker import Choice, choose
from retold.stages.quotations.scales import Scale


class Spoken(Struct, frozen=True, gc=False):
    """A stretch of speech: token `at` of a paragraph, who speaks, and who spoke before.

    `above` is the paragraph before, None at the report's first.
    """

    paragraph: Paragraph
    above: Paragraph | None
    at: int
    stretch: Stretch
    choice: Choice
    before: Before | None


def attribute(paragraphs: Sequence[Paragraph], text: str, weigh: Scale) -> Iterator[Spoken]:
    """Yield what is speech, each with the choice of its speaker.

    Args:
        paragraphs: The report's paragraphs, in order.
        text: The report's text.
        weigh: Returns the weight of a group of features.

    """
    before: Before | None = None
    for here, verdicts in enumerate(decide(paragraphs, text)):
        paragraph = paragraphs[here]
        above = paragraphs[here - 1] if here else None
        for at, stretch, why_not in verdicts:
            if why_not:
                continue
            choice = choose(contest(paragraphs, here, at, text, before), weigh)
            if stretch.style == "block" and choice.best is None:
                continue
            yield Spoken(paragraph, above, at, stretch, choice, before)
            if choice.best is not None:
                before = Before(choice.best.source, here, goes_on=not stretch.closed)
