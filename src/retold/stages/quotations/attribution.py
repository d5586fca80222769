"""Give each stretch of speech its likeliest speaker, in the order of the report."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.stages.quotations.features import Before, contest
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.ranker import Choice, Weights, choose
from retold.stages.quotations.speech import (
    find_titles,
    is_nickname,
    is_title,
    likelihood,
    speech_features,
    speech_weights,
)

LEADING = frozenset({"headline", "standfirst"})
MANY = 8  # quotations; a headline with more is none
LEAST = 3  # words; fewer are repeated by chance


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


def attribute(paragraphs: Sequence[Paragraph], text: str, figures: Weights) -> Iterator[Spoken]:
    """Yield what is speech, each with the choice of its speaker.

    Args:
        paragraphs: The report's paragraphs, in order.
        text: The report's text.
        figures: The learned weights.

    """
    learned = speech_weights()
    before: Before | None = None
    titles: set[str] = set()
    for here, paragraph in enumerate(paragraphs):
        above = paragraphs[here - 1] if here else None
        titles |= find_titles(text, paragraph)
        taken_up = here + 1 < len(paragraphs) and paragraphs[here + 1].goes_on
        for at, stretch in paragraph.quotes:
            if is_title(text, stretch, titles) or is_nickname(paragraph.tokens, at):
                continue
            choice = choose(contest(paragraphs, here, at, text, before), figures.speaker)
            features = speech_features(text, paragraph, (at, stretch), choice)
            if stretch.style == "block":
                speech = choice.best is not None
            else:
                speech = likelihood(list(features), learned.speech) >= learned.least
            chained = not stretch.closed and taken_up
            chained |= paragraph.goes_on and at == paragraph.quotes[0][0]
            if not (speech or chained or _stands_below(text, paragraphs[here:], stretch)):
                continue
            yield Spoken(paragraph, above, at, stretch, choice, before)
            if choice.best is not None:
                before = Before(choice.best.source, here, goes_on=not stretch.closed)


def _stands_below(text: str, paragraphs: Sequence[Paragraph], stretch: Stretch) -> bool:
    """Tell whether a headline's quoted words stand in a quotation below it too."""
    first = paragraphs[0]
    words = text[stretch.start : stretch.end].lower().strip(" ,.'’")
    if first.block.role not in LEADING or len(first.quotes) > MANY or words.count(" ") < LEAST - 1:
        return False
    return any(
        words in text[other.start : other.end].lower()
        for paragraph in paragraphs[1:]
        for _, other in paragraph.quotes
    )
