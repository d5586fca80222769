"""Which spellings are one name: other alphabets, umlauts written out, families of spellings.

`skeleton` is for comparing, never for showing: two words with one skeleton may be one name's. It
is coarse on purpose, so what is joined by it needs other evidence beside.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

# Letters of Cyrillic after accents are taken off (й is then и, ё е, ї і): the BGN/PCGN systems for
# Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, signs left out.
_CYRILLIC = "абвгґдеєжзиіјклљмнњопрстћуфхцчџшщъыьэюяђѓќѕў"
_CYRILLIC_LATIN = (
    "a b v g g d e ie zh z i i j k l lj m n nj o p r s t c u f kh ts ch dz sh shch"
    "  y  e yu ya dj gj kj dz u"
)
# Letters of Greek: ISO 843 (ELOT 743), transcription.
_GREEK = "αβγδεζηθικλμνξοπρστυφχψως"
_GREEK_LATIN = "a v g d e z i th i k l m n x o p r s t y f ch ps o s"
CYRILLIC = dict(zip(_CYRILLIC, _CYRILLIC_LATIN.split(" "), strict=True))
GREEK = dict(zip(_GREEK, _GREEK_LATIN.split(" "), strict=True))
LETTERS = str.maketrans(CYRILLIC | GREEK | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
# The Arabic article, as it is written before a name.
ARTICLE = re.compile(r"^(?:al|el|ul|as|ad|ash|an|ar|at|az|es|ed|ech)-(?=\w{3})")
# What newsrooms write in two ways, in this order: the first kind for Slavic names, then umlauts
# written out, then letters that stand for one sound.
FOLDS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"['’\-]", ""),
        (r"^(?:ye|je)", "e"),
        (r"tch|tsch", "ch"),
        (r"kh", "h"),
        (r"ij$|iy$|yj$|yy$|ii$", "i"),
        (r"y", "i"),
        (r"ae|ä", "a"),
        (r"oe|ö", "o"),
        (r"(?<!q)ue|ü", "u"),
        (r"ph", "f"),
        (r"ks", "x"),
        (r"w", "v"),
        (r"ck", "k"),
        (r"([a-z])\1", r"\1"),
    )
)


@cache
def _families() -> dict[str, str]:
    """Return the first spelling of the family that a spelling belongs to."""
    text = files("retold.lexis").joinpath("spelling_families.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {_folded(word): _folded(words[0]) for words in lines for word in words}


def _folded(word: str) -> str:
    for pattern, put in FOLDS:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return what the spellings of one name share.

    Known alphabets are Latin, Cyrillic and Greek; a word in any other script is its own skeleton.
    Names are romanised after BGN/PCGN and ELOT 743, then loosely folded.

    Args:
        word: A word of a name, in lower case without accents.

    """
    latin = word.replace("ου", "ou").translate(LETTERS)
    if len(latin) == 1 or not latin.isascii():
        return latin
    folded = _folded(ARTICLE.sub("", latin)) or latin
    return _families().get(folded, folded)


def deletions(word: str) -> frozenset[str]:
    """Return the word and all that one letter less makes of it.

    Two words that differ by one letter (put in, left out, put for another) share one of these
    (Garbe, "SymSpell", 2012).
    """
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})
