"""Which stretches of capitals may be names in a language that is not English.

What tells names from other words in English is learned from English. Elsewhere capitals say less
(German gives each noun one), so a name must show itself whole, and by no word of the language.
"""

from collections.abc import Container, Iterator, Sequence

from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text
from retold.stages.mentions.trimming import PARTICLES

PAIR = 2  # a given and a family name


def cut_foreign(text: Text, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the stretches that may be names, without the words before them that begin no name.

    A word that the report also writes small (`von`, `Sie` beside `sie`) begins no name.

    Args:
        text: The words of the report.
        runs: The stretches, as English would have them.

    """
    small = {token.plain for token in text.tokens if not token.capital}
    for run in runs:
        words = range(run.first, run.last + 1)
        first = next((at for at in words if _begins(text, at, small)), None)
        if first is not None:
            yield Run(first, run.last, first)


def _begins(text: Text, at: int, small: Container[str]) -> bool:
    return text.tokens[at].capital and text.plains[at] not in small


def in_whole_names(text: Text, runs: Sequence[Run], people: Sequence[bool]) -> list[bool]:
    """Tell of each stretch whether it is a name: one of several words, or a part of such a one.

    Args:
        text: The words of the report.
        runs: The stretches.
        people: Of each, whether it reads as the name of a person.

    """
    whole = [
        run
        for run, is_person in zip(runs, people, strict=True)
        if is_person and _size(text, run) >= PAIR
    ]
    parts = {text.plains[at] for run in whole for at in (run.first, run.last)}
    return [
        is_person and (run.last > run.first or text.plains[run.first] in parts)
        for run, is_person in zip(runs, people, strict=True)
    ]


def _size(text: Text, run: Run) -> int:
    """Return how many words of a stretch are no particles."""
    return sum(word not in PARTICLES for word in text.plains[run.first : run.last + 1])
