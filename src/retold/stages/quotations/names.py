"""Say who is meant by the words that stand for a speaker."""

from collections.abc import Mapping, Sequence

from retold.model import Mention
from retold.stages.quotations.sources import Source

GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he"}
GENDERS |= {"she": "she", "her": "she", "hers": "she", "herself": "she"}
REACH = 600  # characters back in which a pronoun's name is looked for


def genders(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the gender that the report's own words show of each name."""
    return {
        one.name: one.gender for one in mentions if one.name is not None and one.gender is not None
    }


def meant(
    source: Source,
    word: str,
    mentions: Sequence[Mention],
    known: Mapping[str, str],
    last: str | None,
) -> str | None:
    """Return the full name of a source, looked for in what precedes if it is a pronoun.

    Args:
        source: Who speaks.
        word: The source's words.
        mentions: The report's mentions, in order.
        known: Each name's gender, as far as the report shows it.
        last: The name of the last speaker, None if unknown.

    """
    if source.name is not None or source.kind not in {"pronoun", "who"}:
        return source.name
    gender = GENDERS.get(word.lower())
    if gender is None and source.kind == "pronoun":
        return None
    if last is not None and known.get(last, gender) == gender:
        return last
    for one in reversed(mentions):
        if one.end > source.start or one.kind != "name" or one.name is None:
            continue
        if source.start - one.end > REACH:
            break
        if known.get(one.name, gender) == gender:
            return one.name
    return None
