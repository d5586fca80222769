"""What the words around a name show: titles, roles and verbs beside it, commas, ages.

Each feature is a short name that `weights/person_names.json` gives a weight.
"""

from collections.abc import Iterator

from retold.lexis.cues import CUES
from retold.lexis.names import classes, common_words, roles
from retold.stages.mentions.runs import Run
from retold.stages.mentions.shapes import word_class
from retold.stages.mentions.tokens import Text, Token

BEFORE = frozenset(
    "the a an in at of by with to from for and near into on about as like that when if his her their my our".split()  # noqa: SIM905, E501
)
AFTER = frozenset(
    "of and who whose which is was has had will would could did does were are in at on for to".split()  # noqa: SIM905, E501
)
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
NAMED = frozenset({"named", "called", "nicknamed"})
COPULAS = frozenset({"is", "was", "became"})
# A role stands at most so many words behind `is`.
AHEAD = 5
# Titles that stand before nothing but names of people.
COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "prof", "professor", "sen", "rep", "gov"}
    | {
        "mister",
        "monsieur",
        "madame",
        "mme",
        "herr",
        "frau",
        "señor",
        "señora",
        "capt",
        "sgt",
        "lt",
    }
    | {"sheikh", "ayatollah", "rev", "detective", "constable", "congressman", "congresswoman"}
)
# Verbs in the past without `-ed` of which people are mostly the subject, and pronouns of people.
PAST = frozenset(
    """went came took got gave left met ran lost won died knew saw spoke sat stood fell felt kept
    brought bought taught thought caught fought sought heard held led sent spent slept wore drove
    rode grew threw flew drew chose broke woke wants likes loves hates needs seems knows lives
    works plays goes comes takes gets gives leaves meets runs""".split()  # noqa: SIM905 - as above
)
# Words that may stand between a name and its verb.
ADVERBS = frozenset(
    "also then later finally recently just now often soon still once already never always".split()  # noqa: SIM905
)
PERSONAL = frozenset({"he", "she", "his", "him", "himself", "her", "herself"})
# So many words behind a name a pronoun may stand for it.
NEAR = 10


def place_features(text: Text, run: Run) -> Iterator[str]:
    """Yield the features of the words around a stretch."""
    tokens = text.tokens
    first, last = tokens[run.first], tokens[run.last]
    if first.text.isupper() and len(first.text) > 1:
        yield "capitals"
    if any(c.isupper() for c in last.text[1:]) and not last.text.isupper():
        yield "inner capital"
    if last.possessive:
        yield "possessive"
    if text.titled[first.sentence]:
        yield "titled"
    if _modifies_role(text, run):
        yield "modifies role"
    yield from _prefix_features(text, run)
    yield from _left_features(text, run)
    yield from _right_features(text, run)


def _modifies_role(text: Text, run: Run) -> bool:
    """Tell whether a stretch stands between an article and a role: `the former X host`."""
    left = text.plains[max(run.prefix - 2, 0) : run.prefix]
    right = text.plains[run.last + 1 : run.last + 2]
    return not ARTICLES.isdisjoint(left) and bool(right) and right[0] in roles()


def _prefix_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words say that were taken off the front."""
    if run.prefix == run.first:
        return
    shape = word_class(text.tokens[run.first - 1].plain)
    for letter in "mrd":
        if letter in shape:
            yield f"prefix:{letter}"
    if text.tokens[run.first - 1].plain in COURTESY:
        yield "courtesy"


def _left_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words before a stretch say."""
    first = text.tokens[run.prefix]
    if run.prefix == text.firsts[first.sentence]:
        yield "starts"
        return
    left = text.tokens[run.prefix - 1]
    if first.before == " ":
        if left.plain in BEFORE:
            yield f"after {left.plain}"
        if left.plain in NAMED:
            yield "after named"
        elif left.plain in CUES:
            yield "after cue"
        if left.plain in roles() and not left.capital:
            yield "after role"
    elif first.before.endswith(("“", '"', "‘", "'")):
        yield "after mark"
    elif first.before == ", ":
        people = left.plain in roles() or left.plain in classes()["plural roles"]
        yield "after role ," if people else "after comma"
    elif first.before.endswith(("@", "#")):
        yield "after handle"


def _right_features(text: Text, run: Run) -> Iterator[str]:
    """Yield what the words behind a stretch say."""
    tokens = text.tokens
    last = tokens[run.last]
    if run.last + 1 >= text.firsts[last.sentence + 1]:
        yield "ends"
        return
    right = tokens[run.last + 1]
    if not PERSONAL.isdisjoint(text.plains[run.last + 1 : run.last + 1 + NEAR]):
        yield "near he"
    if right.plain in COPULAS and _is_role_ahead(text, run.last + 2):
        yield "before is a role"
    if right.before == " ":
        further = run.last + 2 < text.firsts[last.sentence + 1] and right.plain in ADVERBS
        yield from _behind_space(tokens[run.last + 2] if further else right)
    elif right.before.startswith(","):
        yield from _behind_comma(text, run.last + 1)
    elif right.before == " (":
        yield "before bracket"
    elif right.before.startswith(("”", '"', "’")):
        yield "before mark"


def _is_role_ahead(text: Text, at: int) -> bool:
    """Tell whether an article and, a few words on, a role follow: `is a London-based writer`."""
    ahead = text.plains[at : at + AHEAD]
    return bool(ahead) and ahead[0] in ARTICLES and any(word in roles() for word in ahead[1:])


def _behind_space(right: Token) -> Iterator[str]:
    """Yield what kind of word follows directly."""
    if right.plain in AFTER:
        yield f"before {right.plain}"
    elif right.plain in CUES:
        yield "before cue"
    elif right.plain in roles():
        yield "before role"
    elif right.plain in PAST or (right.plain.endswith("ed") and not right.capital):
        yield "before verb"
    elif right.plain in common_words():
        yield "before word"


def _behind_comma(text: Text, at: int) -> Iterator[str]:
    """Yield what stands behind a comma: an age, a description, a clause on a person."""
    right = text.tokens[at]
    if right.plain == "aged":
        yield "before age"
    elif right.text.isdigit() and len(right.text) <= len("99") and right.before == ", ":
        following = text.tokens[at + 1].before if at + 1 < len(text.tokens) else ""
        yield "before number" if following.startswith(" ") else "before age"
    elif right.plain in {"a", "an", "the", "his", "her", "former", "who", "whose"}:
        yield f"before , {right.plain}"
    elif right.plain in roles():
        yield "before , role"
    elif right.capital:
        yield "before , name"
    elif right.plain in CUES:
        yield "before , cue"
