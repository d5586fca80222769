"""Say who is meant by the words that stand for a speaker."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from retold.lexis.cues import word_set
from retold.model import Mention
from retold.stages.quotations.sources import Source

GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he"}
GENDERS |= {"she": "she", "her": "she", "hers": "she", "herself": "she"}
REACH = 600  # characters back in which a pronoun's name is looked for
# Descriptions that news uses in turn with the name of whom a report is about ("the singer").
VARIATIONS = word_set(
    "singer songwriter musician rapper star actor actress host presenter model winner author"
    " novelist comedian player striker coach champion director filmmaker designer chef"
)


class Known(NamedTuple):
    """What a report shows of its names: mentions in order, names by their words, genders."""

    mentions: Sequence[Mention]
    names: Mapping[str, str]
    genders: Mapping[str, str]


def known_names(mentions: Sequence[Mention]) -> Known:
    """Return what the mentions of a report show of its names."""
    names = {one.text: one.name for one in mentions if one.kind == "name" and one.name}
    genders = {one.name: one.gender for one in mentions if one.name and one.gender}
    return Known(mentions, names, genders)


def meant(source: Source, words: str, known: Known, last: str | None) -> str | None:
    """Return the full name of a source; a pronoun's is looked for in what precedes.

    Args:
        source: Who speaks.
        words: The source's words.
        known: The report's names.
        last: The name of the last speaker, None if unknown.

    """
    if source.name is not None:
        return source.name
    if source.kind in {"pronoun", "who"}:
        return _before(source, GENDERS.get(words.lower()), known, last)
    if source.kind == "nominal" and _varies(words):
        return last
    return known.names.get(words)


def _varies(words: str) -> bool:
    """Tell whether the words describe somebody the report has named: `the Grammy winner`."""
    parts = words.lower().split(",")[0].split()
    return len(parts) > 1 and parts[0] == "the" and parts[-1] in VARIATIONS


def _before(source: Source, gender: str | None, known: Known, last: str | None) -> str | None:
    """Return the last speaker, else the nearest name before, of the gender."""
    if gender is None and source.kind == "pronoun":
        return None
    if last is not None and known.genders.get(last, gender) == gender:
        return last
    for one in reversed(known.mentions):
        if source.start - one.end > REACH:
            break
        named = one.end <= source.start and one.kind == "name" and one.name is not None
        if named and one.name and known.genders.get(one.name, gender) == gender:
            return one.name
    return None
