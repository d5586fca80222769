"""Which verb or noun of a stretch says what happened."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from retold.lexis.happenings import ANNOUNCING, EVENT_NOUNS, SAYING, is_past_verb
from retold.lexis.words import Word, folded

# Before a verb these tell that it is to be, or was to be; "not" and "still", that nothing happened.
_COMING_WORDS = "will would may can could should scheduled supposed until not never still"
_COMING = frozenset(_COMING_WORDS.split())
_NEAR, _FAR = 3, 5  # words before a verb, and before a noun, that tell so

_PLACES = frozenset({"court", "courtroom", "custody"})  # where one is brought afterwards
# What a court does to somebody, with the deed named after it.
_COURT_WORDS = "pleaded pled indicted convicted sentenced arraigned charged booked"
_COURT = frozenset(_COURT_WORDS.split())
# After "called" these tell of a call for help: "police were called to the mill".
_CALLED = frozenset({"to", "out", "about"})
REPORTED = frozenset({"reported", "believed", "thought"})
"""What a happening is said to have been, where "was" stands before: no speaking of its own."""
_STANDING = frozenset({"still", "supposed"})  # tells of a state, or of what was to be
_BE = frozenset({"was", "were", "been", "is", "are"})
# Nouns that a noun for an event only describes: "arrest warrant", "crash site".
_HEAD_WORDS = (
    "affidavit case charge charges complaint documents house investigation investigators papers "
    "record records report reports room scene site suspect suspects victim victims warrant warrants"
)
_HEADS = frozenset(_HEAD_WORDS.split())
_NAMING = EVENT_NOUNS | _PLACES
_MATTER = 12  # words between such a verb and the deed


class Happening(NamedTuple):
    """The word that says what happened, as it stands, and whether it names an event."""

    head: str
    at: int
    named: bool = False


def verbal(row: Sequence[Word]) -> bool:
    """Return whether a stretch has a verb of the past."""
    return any(
        is_past_verb(plain) or (plain == "called" and _is_told(row, word, plain))
        for word in row
        for plain in [folded(word.text)]
    )


def nearest(ordered: Sequence[Word], row: Sequence[Word]) -> Happening | None:
    """Return the first verb or event noun of `ordered` that says what happened, in its stretch.

    None where somebody only says something, or where it did not happen: "was not returned".
    """
    for word in ordered:
        plain = folded(word.text)
        if plain in REPORTED and not _BE.isdisjoint(_before(row, word, 2)):
            continue  # "the fire was reported at noon": it burned then
        if plain in SAYING or plain in _STANDING:
            return None
        if _is_told(row, word, plain) and not _describes(row, word, plain):
            what = _ruled(row, word) if plain in EVENT_NOUNS else word
            far = _FAR if plain in EVENT_NOUNS and what is word else _NEAR
            return None if _is_coming(_before(row, what, far)) else Happening(what.text, what.start)
    return None


def _is_told(row: Sequence[Word], word: Word, plain: str) -> bool:
    """Return whether a word says that something happened, was announced or brought to court."""
    if plain == "called":
        return _followed(row, word, _CALLED) or not _BE.isdisjoint(_before(row, word, 1))
    if plain.endswith("ing") and not {"was", "were"}.isdisjoint(_before(row, word, 1)):
        return True
    return _tells(plain) or (plain in _PLACES and word.text.islower())


def _describes(row: Sequence[Word], word: Word, plain: str) -> bool:
    """Return whether a noun only describes another, or a verb: "crash site", "shot to death"."""
    if plain in {"death", "sale"} and _before(row, word, 1) in (["to"], ["for"]):
        return True
    return plain in _NAMING and _followed(row, word, _HEADS)


def _before(row: Sequence[Word], word: Word, count: int) -> list[str]:
    """Return so many words before one."""
    return [folded(other.text) for other in row[: row.index(word)][-count:]]


def _ruled(row: Sequence[Word], word: Word) -> Word:
    """Return the verb of a court that an event is the matter of: "pleaded not guilty to murder"."""
    before = row[: row.index(word)][-_MATTER:]
    return next((other for other in before if folded(other.text) in _COURT), word)


def _tells(plain: str) -> bool:
    """Return whether a word says that something happened."""
    return plain in ANNOUNCING or plain in EVENT_NOUNS or is_past_verb(plain)


def _followed(row: Sequence[Word], word: Word, by: AbstractSet[str]) -> bool:
    """Return whether the next word is one of some."""
    after = row[row.index(word) + 1 :]
    return bool(after) and folded(after[0].text) in by


def _is_coming(before: Sequence[str]) -> bool:
    """Return whether the words before tell of what is to be: "will be", "to be", "to undergo"."""
    if not _COMING.isdisjoint(before):
        return True
    if "to" not in before:
        return False
    at = before.index("to")
    return at == len(before) - 1 or before[at + 1] in {"be", "have", "undergo", "hold", "attend"}
