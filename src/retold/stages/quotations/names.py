"""Say who is meant by the words that stand for a speaker."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.lexis.cues import word_set
from retold.model import Mention
from retold.stages.quotations.attribution import Spoken
from retold.stages.quotations.paragraphs import Paragraph

MANY = 64  # sources of a paragraph that are looked at
NEAREST = 12  # mentions back in which a pronoun's name is looked for
GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he"}
GENDERS |= {"she": "she", "her": "she", "hers": "she", "herself": "she"}
# Descriptions that news uses in turn with the name of whom a report is about ("the singer").
VARIATIONS = word_set(
    "singer songwriter musician rapper star actor actress host presenter model winner author"
    " novelist comedian player striker coach champion director filmmaker designer chef"
)


class Known(NamedTuple):
    """What a report shows of its names: mentions in order, names by words, genders by names."""

    mentions: Sequence[Mention]
    names: Mapping[str, str]
    genders: Mapping[str, str]


def known_names(mentions: Sequence[Mention]) -> Known:
    """Return what the mentions of a report show of its names."""
    names = {one.text: one.name for one in mentions if one.kind == "name" and one.name}
    genders = {one.name: one.gender for one in mentions if one.name and one.gender}
    return Known(mentions, names, genders)


def meant(one: Spoken, words: str, known: Known, last: str | None) -> str | None:
    """Return the full name of who is chosen; a pronoun's is looked for in what precedes.

    Args:
        one: The stretch of speech with its choice.
        words: The words that stand for the speaker.
        known: The report's names.
        last: The name of the last speaker, None if unknown.

    """
    if one.choice.best is None or one.choice.best.source.name is not None:
        return one.choice.best.source.name if one.choice.best is not None else None
    kind = one.choice.best.source.kind
    if kind == "who":  # of what stands before it, so of nobody who is named in another paragraph
        return next(iter(_leading(one.paragraph, one.choice.best.source.start)), None)
    if kind == "pronoun":
        gender = GENDERS.get(words.lower())
        near = _nearby(one, known, last)
        fits = (name for name in near if known.genders.get(name, gender) == gender)
        return next(fits, None) if gender else None
    if kind == "nominal" and _varies(words):
        return last
    return known.names.get(words)


def _varies(words: str) -> bool:
    """Tell whether the words describe somebody the report has named: `the Grammy winner`."""
    parts = words.lower().split(",")[0].split()
    return len(parts) > 1 and parts[0] == "the" and parts[-1] in VARIATIONS


def _nearby(one: Spoken, known: Known, last: str | None) -> Iterator[str]:
    """Yield the names a pronoun may stand for, the likeliest first.

    Those that lead a sentence of its paragraph, the nearer the better; then the last speaker if
    they spoke in the paragraph before, and those who lead a sentence of that; then the last one.
    """
    source = one.choice.best.source if one.choice.best is not None else None
    if source is None:
        return
    if one.choice.best is not None and one.choice.best.back == 0:
        yield from _leading(one.paragraph, source.start)
    if last is not None and one.before and one.before.number >= one.paragraph.number - 1:
        yield last
    if one.above is not None:
        yield from _leading(one.above, source.start)
    if last is not None:
        yield last
    yield from _preceding(known.mentions, source.start)


def _preceding(mentions: Sequence[Mention], end: int) -> Iterator[str]:
    """Yield the names before `end`, the nearest first."""
    first = bisect_left(mentions, end, key=lambda one: one.start)
    for at in range(first - 1, max(-1, first - 1 - NEAREST), -1):
        if mentions[at].kind == "name" and (name := mentions[at].name) is not None:
            yield name


def _leading(paragraph: Paragraph, end: int) -> list[str]:
    """Return the first name of each sentence that stands before `end`, the nearest first.

    Of a paragraph with more sources than one has, the last are looked at.
    """
    first: dict[int, str] = {}
    sources = paragraph.sources
    behind = bisect_left(sources, end, key=lambda one: one.start)
    for source in sources[max(0, behind - MANY) : behind]:
        if source.kind == "name" and source.name is not None and source.end <= end:
            first.setdefault(paragraph.counts[source.first][0], source.name)
    return [first[sentence] for sentence in sorted(first, reverse=True)]
