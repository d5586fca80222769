"""What the words around a name show: titles, roles and verbs beside it, commas, ages.

Each feature is a short name that `weights/person_names.json` gives a weight.
"""

from functools import lru_cache

from retold.lexis.cues import CUES
from retold.lexis.names import classes, common_words, roles
from retold.stages.mentions.runs import Run
from retold.stages.mentions.shapes import word_class
from retold.stages.mentions.tokens import Text

BEFORE = frozenset(
    "the a an in at of by with to from for and near into on about as like that when if his her their my our".split()  # noqa: SIM905, E501
)
AFTER = frozenset(
    "of and who whose which is was has had will would could did does were are in at on for to".split()  # noqa: SIM905, E501
)
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
INDEFINITE = frozenset({"a", "an"})
# What is of a place when a name follows behind `of`.
PLACED = frozenset(
    """residents people mayor town village city port outskirts bishop archbishop citizens villagers
    inhabitants streets suburb suburbs district parish county north south east west island islands
    province region republic kingdom university harbour harbor coast hamlet borough diocese battle
    municipality settlement community""".split()  # noqa: SIM905 - one column is unreadable
)
# What no person is.
THINGS = frozenset(
    """airline album app band bank blog book borough brand cafe chain channel charity city club
    college community company conglomerate corporation country county daily district ferry film
    firm foundation game group hamlet horse hospital hotel institute island journal label lake
    league magazine mountain movie museum neighborhood neighbourhood network newspaper
    nonprofit novel organisation organization outlet peninsula platform play podcast port portal
    programme province racehorse region republic restaurant river road school series
    settlement ship shop site sitcom song startup start-up store street studio subsidiary suburb
    tabloid team theater theatre think-tank town township university vessel village website
    weekly""".split()  # noqa: SIM905 - as above
)
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
# What begins a description or a clause on a person behind a comma.
CLAUSES = frozenset({"a", "an", "the", "his", "her", "former", "who", "whose"})
# Outlets do this more often than people.
REPORTED = frozenset({"reported", "reports"})
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


def place_features(text: Text, run: Run) -> tuple[str, ...]:
    """Return the features of the words around a stretch."""
    tokens = text.tokens
    first, last = tokens[run.first], tokens[run.last]
    found = list(_spelling(first.text, last.text))
    if last.possessive:
        found.append("possessive")
    if text.titled[first.sentence]:
        found.append("titled")
    if _modifies_role(text, run):
        found.append("modifies role")
    if run.prefix < run.first:
        found += _prefix_features(tokens[run.first - 1].plain)
    found += _left_features(text, run)
    _add_right(found, text, run)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _spelling(first: str, last: str) -> tuple[str, ...]:
    """Return what the letters of the first and the last word of a stretch show."""
    found = []
    if first.isupper() and len(first) > 1:
        found.append("capitals")
    if any(map(str.isupper, last[1:])) and not last.isupper():
        found.append("inner capital")
    return tuple(found)


def _modifies_role(text: Text, run: Run) -> bool:
    """Tell whether a stretch stands between an article and a role: `the former X host`."""
    right = text.plains[run.last + 1 : run.last + 2]
    if not right or right[0] not in roles():
        return False
    return not ARTICLES.isdisjoint(text.plains[max(run.prefix - 2, 0) : run.prefix])


@lru_cache(maxsize=20_000)
def _prefix_features(word: str) -> tuple[str, ...]:
    """Return what the last of the words says that were taken off the front."""
    shape = word_class(word)
    found = [f"prefix:{letter}" for letter in "mrd" if letter in shape]
    if word in COURTESY:
        found.append("courtesy")
    return tuple(found)


def _left_features(text: Text, run: Run) -> tuple[str, ...]:
    """Return what the words before a stretch say."""
    first = text.tokens[run.prefix]
    if run.prefix == text.firsts[first.sentence]:
        return ("starts",)
    left = text.tokens[run.prefix - 1]
    if first.before == " ":
        if left.plain == "of" and run.prefix > 1 and text.plains[run.prefix - 2] in PLACED:
            return ("after of", "after place of")
        return _before_space(left.plain, left.capital)
    if first.before.endswith(("“", '"', "‘", "'")):
        return ("after mark",)
    if first.before == ", ":
        people = left.plain in roles() or left.plain in classes()["plural roles"]
        return ("after role ,",) if people else ("after comma",)
    return ("after handle",) if first.before.endswith(("@", "#")) else ()


@lru_cache(maxsize=20_000)
def _before_space(word: str, capital: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached by place
    """Return what a word says that stands directly before a stretch."""
    found = []
    if word in BEFORE:
        found.append(f"after {word}")
    if word in NAMED:
        found.append("after named")
    elif word in CUES:
        found.append("after cue")
    if word in roles() and not capital:
        found.append("after role")
    return tuple(found)


def _add_right(found: list[str], text: Text, run: Run) -> None:
    """Add what the words behind a stretch say."""
    tokens = text.tokens
    last = tokens[run.last]
    at = run.last + 1
    end = text.firsts[last.sentence + 1]
    if at >= end:
        found.append("ends")
        return
    right = tokens[at]
    if not PERSONAL.isdisjoint(text.plains[at : at + NEAR]):
        found.append("near he")
    if right.plain in COPULAS:
        found += _ahead(text, at + 1, "before is a")
    if right.before == " ":
        if at + 1 < end and right.plain in ADVERBS:
            right = tokens[at + 1]
        found += _behind_space(right.plain, right.capital)
    elif right.before.startswith(","):
        found += _behind_comma(text, at)
    elif right.before == " (":
        found.append("before bracket")
    elif right.before.startswith(":") and _opens_a_turn(text, run):
        found.append("turn of speech")
    elif right.before.startswith(("”", '"', "’")):
        found.append("before mark")


def _opens_a_turn(text: Text, run: Run) -> bool:
    """Tell whether a stretch begins a sentence that is no headline: `Ann Lee: We went`."""
    token = text.tokens[run.last]
    if run.prefix != text.firsts[token.sentence] or text.titled[token.sentence]:
        return False
    return token.sentence > 0 or token.text.isupper()


def _ahead(text: Text, at: int, where: str) -> tuple[str, ...]:
    """Return whether an article and, a few words on, a role or a thing follow.

    `is a London-based writer` says that somebody is meant, `is a news site for sailors` that
    nobody is. A thing counts as the last noun before a small word, a mark or the sentence's end.
    """
    ahead = text.plains[at : at + AHEAD]
    if not ahead or ahead[0] not in ARTICLES:
        return ()
    if any(word in roles() for word in ahead[1:]):
        return (f"{where} role",)
    last, end = at + 1, text.firsts[text.tokens[at].sentence + 1]
    while last < end and text.tokens[last].before == " " and text.plains[last] not in AFTER:
        last += 1
    known = text.plains[last - 1] in THINGS and not text.tokens[last - 1].capital
    is_thing = known and ahead[0] in INDEFINITE and last - at <= AHEAD
    return (f"{where} thing",) if is_thing else ()


@lru_cache(maxsize=20_000)
def _behind_space(word: str, capital: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached by place
    """Return what kind of word follows directly."""
    if word in AFTER:
        return (f"before {word}",)
    if word in CUES:
        return ("before report",) if word in REPORTED else ("before cue",)
    if word in roles():
        return ("before role",)
    if word in PAST or (word.endswith("ed") and not capital):
        return ("before verb",)
    return ("before word",) if word in common_words() else ()


def _behind_comma(text: Text, at: int) -> tuple[str, ...]:
    """Return what stands behind a comma: an age, a description, a clause on a person."""
    right = text.tokens[at]
    if right.plain == "aged":
        return ("before age",)
    if right.text.isdigit() and len(right.text) <= len("99") and right.before == ", ":
        following = text.tokens[at + 1].before if at + 1 < len(text.tokens) else ""
        return ("before number",) if following.startswith(" ") else ("before age",)
    if right.plain in CLAUSES:
        return (f"before , {right.plain}", *_ahead(text, at, "before , a"))
    return _after_comma(right.plain, right.capital)


@lru_cache(maxsize=20_000)
def _after_comma(word: str, capital: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached by place
    """Return what kind of word follows behind a comma."""
    if word == "which":
        return ("before , which",)
    if word in roles():
        return ("before , role",)
    if capital:
        return ("before , name",)
    return ("before , cue",) if word in CUES else ()
