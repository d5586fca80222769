"""Tell what a change of words may change in meaning."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from retold.lexis.numbers import find_numbers
from retold.lexis.words import folded

_NEGATIONS = {"no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor"}
_NEGATIONS |= {"without", "hardly", "cannot"}
_MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought"}
_TENSES = {
    present: past
    for past, forms in {
        "was": "is am", "were": "are", "had": "has have", "did": "do does", "went": "go goes",
        "said": "say says", "saw": "see sees", "came": "come comes", "took": "take takes",
        "made": "make makes", "knew": "know knows", "thought": "think thinks", "got": "get gets",
        "felt": "feel feels", "gave": "give gives", "found": "find finds", "told": "tell tells",
        "lost": "lose loses", "left": "leave leaves", "kept": "keep keeps", "held": "hold holds",
        "began": "begin begins", "ran": "run runs", "won": "win wins", "paid": "pay pays",
        "met": "meet meets", "meant": "mean means", "became": "become becomes", "spoke": "speak",
    }.items()
    for present in forms.split()
}  # fmt: skip
_CONTRACTED = {"won't": "will not", "can't": "can not", "shan't": "shall not", "let's": "let us"}
_ENDINGS = (
    ("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"),
    ("'s", " is"), ("'d", " would"),
)  # fmt: skip


class Said(NamedTuple):
    """Words as they stand; `begins` tells which of them begin a sentence."""

    words: tuple[str, ...]
    begins: tuple[bool, ...]


NOTHING = Said((), ())


def meaning(base: Said, here: Said) -> str | None:
    """Return what kind of change of meaning shows between two wordings, None if none does.

    The kinds are `negation`, `number`, `name`, `modal` and `tense`, the first that fits. They say
    where to look, not that the meaning changed.
    """
    one, two = expanded(map(folded, base.words)), expanded(map(folded, here.words))
    if _count(one, _NEGATIONS) != _count(two, _NEGATIONS):
        return "negation"
    if _numbers(base) != _numbers(here):
        return "number"
    if _names(base) != _names(here):
        return "name"
    if sorted(_MODALS.intersection(one)) != sorted(_MODALS.intersection(two)):
        return "modal"
    return "tense" if _other_tense(one, two) else None


def expanded(words: Iterable[str]) -> list[str]:
    """Return folded words with contractions written out: `isn't` as `is not`."""
    found: list[str] = []
    for word in words:
        long = _CONTRACTED.get(word, word)
        for ending, full in _ENDINGS:
            if long == word and word.endswith(ending) and len(word) > len(ending):
                long = word.removesuffix(ending) + full
        found += long.split()
    return found


def _count(words: Sequence[str], wanted: set[str]) -> int:
    return sum(word in wanted for word in words)


def _numbers(said: Said) -> list[float]:
    """Return what the numbers are worth: `52` and `fifty-two` are one."""
    return sorted(number.value for number in find_numbers(" ".join(said.words)))


def _names(said: Said) -> list[str]:
    """Return the capitalised words that begin no sentence, less `I`."""
    pairs = zip(said.words, said.begins, strict=True)
    named = (w for w, begins in pairs if not begins and w[:1].isupper() and folded(w)[:2] != "i'")
    return sorted(folded(word).removesuffix("'s") for word in named if word != "I")


def _other_tense(one: Sequence[str], two: Sequence[str]) -> bool:
    if len(one) != len(two):
        return False
    return any(_tenses(a, b) or _tenses(b, a) for a, b in zip(one, two, strict=True) if a != b)


def _tenses(present: str, past: str) -> bool:
    if _TENSES.get(present) == past:
        return True
    return past.endswith("d") and not present.endswith("d") and _stem(past) == _stem(present)


def _stem(word: str) -> str:
    for ending in ("ied", "ed", "d", "ies", "es", "s", "ing", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:  # noqa: PLR2004  "do", "go"
            return word.removesuffix(ending)
    return word
