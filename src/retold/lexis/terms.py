"""How much a word says about a text: term weights that do not drift with the collection.

The weight of a term is its inverse document frequency (Spärck Jones, "A statistical
interpretation of term specificity", 1972), counted once on training texts and shipped as
`weights/terms.tsv`. A library that grows keeps the same weights, so any order of arrival ends in
the same rows.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from retold.lexis.words import folded

_SIBILANT = ("ses", "xes", "zes", "ches", "shes")
_NO_PLURAL = ("ss", "us", "is", "'s")
# Most of the texts counted are leads of 60 words. A word of any rarity stands in so much fewer of
# them than of whole reports: the median over the table, against the counts of whole reports alone.
LEADS = 0.8
POSSESSIVE = re.compile(r"['’]s\Z")
_SHORT = 4  # a word with fewer letters has no plural ending to take: "gas", "as"


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """Return the form under which a word counts: folded, without possessive and plural ending.

    The endings are those of Harman's S stemmer ("How effective is suffixing?", JASIS 1991):
    forms of one name or thing meet, and no two words of other meanings do.
    """
    plain = folded(word).removesuffix("'s").rstrip("'")
    if len(plain) < _SHORT or plain.endswith(_NO_PLURAL) or not plain.endswith("s"):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y" if len(plain) > _SHORT else plain[:-1]  # "cities", "ties"
    return plain[:-2] if plain.endswith(_SIBILANT) else plain[:-1]


def rarity(counted: str) -> float:
    """Return the weight of a term (as `term` gives it): 0 in every text, about 8 if unknown."""
    unknown, known = _table()
    return known.get(counted, unknown)


def rarities(counted: Iterable[str]) -> list[float]:
    """Return the weight of each of many terms, as `rarity` gives it."""
    unknown, known = _table()
    return [known.get(word, unknown) for word in counted]


def count_known(counts: Mapping[str, int]) -> int:
    """Return how many of counted terms the table knows; of English texts it knows nine in ten."""
    _, known = _table()
    return sum(count for word, count in counts.items() if word in known)


def usual_form(forms: Mapping[str, int], *, name: bool) -> str:
    """Return the form that a term is mostly written in, as it stands in reports.

    Args:
        forms: The words that count as the term, each with how often it is written so.
        name: Whether the term is a name; of what is none a form in small letters is preferred.

    """
    small = {form for form in forms if form.islower()}
    among = small if small and not name else forms
    return min(among, key=lambda form: (form.isupper(), -forms[form], form))


@lru_cache(maxsize=1 << 16)
def word_information(word: str) -> float:
    """Return how much one folded word says, in nats: how rare it is in whole reports."""
    return max(0.0, rarity(term(word)) - LEADS)


@cache
def _table() -> tuple[float, dict[str, float]]:
    """Return the weight of unknown terms, and of each known one.

    A term counts as if it stood in one text more than it does, so that an unknown one has a
    weight.
    """
    raw = (files("retold") / "weights" / "terms.tsv").read_text(encoding="utf-8")
    first, *lines = raw.splitlines()
    texts = int(first.rpartition("\t")[2]) + 1
    counted = (line.partition("\t") for line in lines)
    return log(texts), {word: log(texts / (int(count) + 1)) for word, _, count in counted}
