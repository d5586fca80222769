"""Read what stands beside a name: roles, ages, and descriptions set off by commas."""

from collections.abc import Mapping, Sequence

from retold.lexis.names import roles
from retold.stages.mentions.chains import Figure
from retold.stages.mentions.phrases import ADVERBS, Phrase
from retold.stages.mentions.runs import Run
from retold.stages.mentions.tokens import Text

COPULAS = frozenset({"is", "was", "became", "remains", "remained"})
ARTICLES = frozenset({"the", "a", "an"})
OWNERS = frozenset(
    {"his", "her", "their", "the", "a", "an", "its", "our", "my", "former", "fellow"}
)
# Titles that stand short before a name and in full without one.
SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "prof": "professor",
    "dr": "doctor", "det": "detective", "sgt": "sergeant", "capt": "captain", "lt": "lieutenant",
    "gen": "general", "col": "colonel", "rev": "reverend", "supt": "superintendent",
}  # fmt: skip
# Nobody in the news is this old.
OLDEST = 120


def read_beside(
    text: Text, names: Sequence[tuple[Run, Figure]], phrases: Sequence[Phrase]
) -> dict[int, Figure]:
    """Return for the first word of each description beside a name whom it describes.

    The roles, genders and ages found are noted with the person.

    Args:
        text: The words of a report.
        names: The stretches that name people, each with its person.
        phrases: The descriptions and pronouns of the report.

    """
    starting = {phrase.first: phrase for phrase in phrases if phrase.kind == "nominal"}
    ending = {phrase.last: phrase for phrase in phrases if phrase.kind == "nominal"}
    found: dict[int, Figure] = {}
    for run, figure in names:
        _read_prefix(text, run, figure)
        behind = _read_age(text, run, figure)
        for phrase in (_behind(text, behind, starting), _before(text, run, ending)):
            if phrase is not None:
                _note(figure, text.tokens[phrase.head].plain)
                found[phrase.first] = figure
    return found


def role_of(word: str) -> str:
    """Return the role of a noun or title: of `father-of-two` the father, of `Sen` the senator."""
    return SHORT.get(word) or word.partition("-of-")[0]


def _note(figure: Figure, word: str) -> None:
    role = role_of(word)
    if role in roles():
        figure.roles.setdefault(role)
        figure.shown = figure.shown or roles()[role]


def _read_prefix(text: Text, run: Run, figure: Figure) -> None:
    """Note the roles that stand directly before a name: `singer`, `his wife`."""
    first = text.firsts[text.tokens[run.first].sentence]
    at = run.first
    while at > first and text.tokens[at].before in {" ", ". "}:
        at -= 1
        if role_of(text.tokens[at].plain) not in roles() or text.tokens[at].possessive:
            break
        _note(figure, text.tokens[at].plain)


def _read_age(text: Text, run: Run, figure: Figure) -> int:
    """Note an age behind a name (`, 43,` or `, aged 43,`); return the last word read."""
    tokens = text.tokens
    end = text.firsts[tokens[run.last].sentence + 1]
    at = run.last + 1
    if at >= end or tokens[at].before != ", ":
        return run.last
    if tokens[at].plain in {"aged", "age"} and at + 1 < end:
        at += 1
    if not tokens[at].plain.isdecimal() or int(tokens[at].plain[:4]) > OLDEST:
        return run.last
    figure.ages.add(tokens[at].plain)
    return at


def _behind(text: Text, last: int, starting: Mapping[int, Phrase]) -> Phrase | None:
    """Return the description behind a name: after a comma, or after `is a`."""
    tokens = text.tokens
    end = text.firsts[tokens[last].sentence + 1]
    at = last + 1
    if at >= end:
        return None
    if tokens[at].plain in COPULAS and tokens[at].before == " ":
        adverb = at + 1 < end and tokens[at + 1].plain in ADVERBS
        phrase = starting.get(at + 1 + adverb)
        is_one = phrase is not None and tokens[phrase.first].plain in ARTICLES
        return phrase if phrase is not None and is_one and _one(text, phrase) else None
    phrase = starting.get(at)
    if phrase is None or not tokens[at].before.startswith(",") or not _one(text, phrase):
        return None
    return phrase if _closed(text, phrase.last) else None


def _before(text: Text, run: Run, ending: Mapping[int, Phrase]) -> Phrase | None:
    """Return the description before a name and a comma: `his wife, Ann Lee`."""
    tokens = text.tokens
    phrase = ending.get(run.prefix - 1)
    if phrase is None or tokens[run.prefix].before != ", " or not _one(text, phrase):
        return None
    owned = tokens[phrase.first].plain in OWNERS or tokens[phrase.first].possessive
    return phrase if owned and _closed(text, run.last) else None


def _one(text: Text, phrase: Phrase) -> bool:
    return text.tokens[phrase.head].plain in roles()


def _closed(text: Text, last: int) -> bool:
    """Tell whether a comma, a clause or the sentence's end follows a word."""
    at = last + 1
    if at >= text.firsts[text.tokens[last].sentence + 1]:
        return True
    return not text.tokens[at].before.startswith(" ") or text.tokens[at].plain in {"who", "whose"}
