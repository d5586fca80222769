"""Which language a text is in."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped] # it has no types

# The identifier is sure from some hundred characters on; more only costs time.
SAMPLE = 800
# Under so many words a report's language is a guess.
LEAST_WORDS = 40
# Normalised probability under which the identifier abstains: wrong answers lie below it.
LEAST_SURE = 0.9
ENGLISH = frozenset(
    """
    the of and to that with for from this have has had said were their they which would been who
    his her by it was are not but he she
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
# English prose has 13 to 40 of these in a hundred words; other languages stay under 5 (Danish has
# `for` and `her`, German and Dutch `was`).
ENOUGH_ENGLISH = 0.1


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where that is unsure.

    English is known by its function words, which takes microseconds; anything else goes to
    py3langid (Lui and Baldwin, 2012), whose figures take half a second to load.
    """
    sample = text[: 2 * SAMPLE].casefold().split()
    if len(sample) < LEAST_WORDS:
        return None
    if sum(word in ENGLISH for word in sample) >= ENOUGH_ENGLISH * len(sample):
        return "en"
    code, sure = _identifier().classify(text[:SAMPLE])
    return str(code) if sure >= LEAST_SURE else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
