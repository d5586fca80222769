"""Tell the label of a transcript from the words said: `“RUHL: Thank you all.”`."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from retold.model import Mention
from retold.stages.quotations.marks import Stretch

# One to four words that begin large, a colon, and the words said.
LABEL = re.compile(r"((?:[A-Z][\w.'’-]{0,30} ){0,3}[A-Z][\w.'’-]{0,30}):\s+(?=\S)")


def last_names(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the last words of the names in a report, without case."""
    return frozenset(one.text.split()[-1].casefold() for one in mentions if one.kind == "name")


def unlabelled(
    text: str, stretches: Sequence[Stretch], start: int, names: AbstractSet[str]
) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph; the first begins behind its label, if it has one.

    Args:
        text: The report's text.
        stretches: The paragraph's stretches, in order.
        start: Where the paragraph begins.
        names: The last words of the report's names, without case; a label ends with one of them.

    """
    for one in stretches:
        label = LABEL.match(text, one.start, one.end) if one.start - start <= 1 else None
        if label is not None and label[1].split()[-1].casefold() in names:
            yield replace(one, start=label.end())
        else:
            yield one
