"""Tell the label of a transcript from the words said: `“RUHL: Thank you all.”`."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from retold.model import Block, Mention
from retold.stages.quotations.marks import Stretch

# One to four words that begin large, a colon, and the words said.
LABEL = re.compile(r"((?:[A-Z][\w.'’-]{0,30} ){0,3}[A-Z][\w.'’-]{0,30}):\s+(?=\S)")
OPENING = frozenset("\"“'‘„«")
TRANSCRIPT = 2  # paragraphs that begin with a label; fewer may begin with any words and a colon


def find_labels(text: str, blocks: Sequence[Block], mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the labels with which quoted paragraphs of a report begin.

    Args:
        text: The report's text.
        blocks: Its telling paragraphs.
        mentions: Its mentions; a single label is one if it ends with the last word of a name.

    """
    quoted = (LABEL.match(text, one.start + 1) for one in blocks if text[one.start] in OPENING)
    labels = [match[1] for match in quoted if match is not None]
    if len(labels) >= TRANSCRIPT or not labels:
        return frozenset(labels)
    names = {_last_word(one.text) for one in mentions if one.kind == "name"}
    return frozenset(label for label in labels if _last_word(label) in names)


def unlabelled(
    text: str, stretches: Sequence[Stretch], start: int, labels: AbstractSet[str]
) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph; the first begins behind its label, if it has one.

    Args:
        text: The report's text.
        stretches: The paragraph's stretches, in order.
        start: Where the paragraph begins.
        labels: The report's labels.

    """
    for one in stretches:
        label = LABEL.match(text, one.start, one.end) if one.start - start <= 1 else None
        if label is not None and label[1] in labels:
            yield replace(one, start=label.end())
        else:
            yield one


def _last_word(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()
