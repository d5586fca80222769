"""Which stretches of capitals may be names in a language that is not English.

What tells names from other words in English is learned from English. Elsewhere capitals say less
(German gives each noun one), so a name must show itself whole, and by no word of the language.
"""

from collections.abc import Iterator, Sequence

from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text
from retold.stages.mentions.trimming import PARTICLES

PAIR = 2  # a given and a family name


def find_whole_names(text: Text, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the stretches that may be names, without the words before them that begin no name.

    A word that the report also writes small (`von`, `Sie` beside `sie`) begins no name. A single
    word is one only if it begins or ends a name of several that the report has.

    Args:
        text: The words of the report.
        runs: The stretches, as English would have them.

    """
    small = {token.plain for token in text.tokens if not token.capital}
    cut = [_cut(text, run, small) for run in runs]
    whole = [run for run in cut if run and _size(text, run) >= PAIR]
    parts = {text.plains[at] for run in whole for at in (run.first, run.last)}
    for run in cut:
        if run and (run.last > run.first or text.plains[run.first] in parts):
            yield run


def _cut(text: Text, run: Run, small: set[str]) -> Run | None:
    """Return a stretch from the first word on that may begin a name; None if there is none."""
    for first in range(run.first, run.last + 1):
        if text.tokens[first].capital and text.plains[first] not in small:
            return Run(first, run.last, first)
    return None


def _size(text: Text, run: Run) -> int:
    """Return how many words of a stretch are no particles."""
    return sum(word not in PARTICLES for word in text.plains[run.first : run.last + 1])
