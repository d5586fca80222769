"""Which language a text is in, and a paragraph of it."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped] # it has no types

# The identifier is sure from some hundred characters on; more only costs time.
SAMPLE = 800
# Under so many words a report's language is a guess.
LEAST_WORDS = 40
# A paragraph of fewer words may be a name, a title, a list.
LEAST_BLOCK_WORDS = 12
SHORTEST_BLOCK, BLOCK_SAMPLE = 30, 200
# Letters of languages that set no space between words, and how many make up for a word.
UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
LETTERS_A_WORD = 2
# Normalised probability under which the identifier abstains: wrong answers lie below it.
LEAST_SURE = 0.9
LEAST_BLOCK_SURE = 0.97  # quoted names and terms sway a paragraph
ENGLISH = frozenset(
    """
    the of and to that with for from this have has had said were their they which would been who
    his her by it was are not but he she
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
# English prose has 13 to 40 of these in a hundred words; other languages stay under 5 (Danish has
# `for` and `her`, German and Dutch `was`).
ENOUGH_ENGLISH = 0.1


def may_be_english(code: str | None) -> bool:
    """Tell whether a report's language (ISO 639) is English, or not known."""
    return code in {None, "en", "eng"}


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where that is unsure.

    English is known by its function words, which takes microseconds; anything else goes to
    py3langid (Lui and Baldwin, 2012), whose figures take half a second to load.
    """
    return _told(text[:SAMPLE], LEAST_WORDS, LEAST_SURE)


def find_block_language(block: str, language: str | None) -> str | None:
    """Return the code of a paragraph's language, or None where it is short or unsure.

    Args:
        block: The paragraph.
        language: The report's language; where that is not known, neither is its blocks'.

    """
    if language is None or len(block) < SHORTEST_BLOCK:
        return None
    found = _told(block[:BLOCK_SAMPLE], LEAST_BLOCK_WORDS, LEAST_BLOCK_SURE)
    return _same(found, language)


def settled_language(declared: str | None, body: str) -> str | None:
    """Return a page's language: by its words where they are sure of it, else as it declares.

    Templates declare the language they were written in, whatever is put into them.
    """
    found = find_language(body)
    return _same(found, declared) or declared


def _same(found: str | None, known: str | None) -> str | None:
    """Return the known code where it only says more finely what was found."""
    return known if found == "no" and known in {"nb", "nn"} else found


def _told(text: str, least: int, sure: float) -> str | None:
    words = text.casefold().split()
    if len(words) < least and len(UNSPACED.findall(text)) < least * LETTERS_A_WORD:
        return None
    if sum(map(ENGLISH.__contains__, words)) >= ENOUGH_ENGLISH * len(words):
        return "en"
    code, likely = _identifier().classify(text)
    return str(code) if likely >= sure else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
