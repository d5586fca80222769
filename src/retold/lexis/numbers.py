"""Numbers as news writes them: digits, words, and both ("1.2 million", "twenty-three", "No. 3").

Only numbers below a quadrillion are read; longer runs of digits are no number of news.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ONES_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_ONES_WORDS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Abbreviations after a sum of money, as the Associated Press and The Guardian stylebooks have them.
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
DOZEN = 12
MULTIPLIER = 100  # below "hundred" a word adds, from "hundred" on it multiplies

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_UNIT = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{_ONE}))?|{_ONE})"
_SCALE = rf"(?:{'|'.join(SCALES)}|dozen)"

DIGITS = (
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?!\d|,\d)"
    r"(?:\.\d{1,4}(?!\d))?"
)
SPELLED = (
    rf"(?:(?:half[ ])?an?[ ]{_SCALE}\b|{_UNIT}\b)"
    rf"(?:[ -]{_SCALE}\b(?:(?:[ ]and)?[ ]{_UNIT}\b)?){{0,4}}"
)
NUMBER = rf"(?:(?:{DIGITS})(?:[ -]{_SCALE}\b)?|\b(?i:{SPELLED}))"
"""A number in digits or words, as the source of a regular expression without groups."""

_NUMBER = re.compile(NUMBER)
_PARTS = re.compile(r"[\d.]+|[a-z]+")


class Number(NamedTuple):
    """A number as it stands: `text[start:end]` in code points, and what it is worth."""

    start: int
    end: int
    value: float


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of `text[start:end]` in order, with places in the whole `text`."""
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        value = number_of(match[0])
        if value is not None:
            yield Number(match.start(), match.end(), value)


@lru_cache(maxsize=4096)
def number_of(words: str) -> float | None:
    """Return what digits or words are worth, None if they are no number.

    Words add up below a scale and are multiplied by it: "two hundred and five thousand" is
    (2 × 100 + 5) × 1000. "A dozen" is 12, "half a million" 500,000.
    """
    parts: list[str] = _PARTS.findall(words.lower().replace(",", ""))
    if not parts or len(words) > 100:  # noqa: PLR2004  longer than any number in words
        return None
    half = parts[0] == "half"
    total = _worth([part for part in parts if part not in {"a", "an", "and", "half"}])
    return total / 2 if half and total is not None else total


def _worth(parts: list[str]) -> float | None:
    """Return the sum of scaled groups; None if a part is no number or there is none."""
    total, group, seen = 0.0, 0.0, False
    for part in parts:
        worth = _one(part)
        if worth is None:
            return None
        if part in SCALES or part == "dozen":
            group = (group if seen else 1.0) * worth
            if worth > MULTIPLIER:
                total, group = total + group, 0.0
        else:
            group += worth
        seen = True
    return total + group if seen else None


def _one(part: str) -> float | None:
    """Return what one word or run of digits is worth."""
    for table in (ONES, TENS, SCALES):
        if part in table:
            return float(table[part])
    if part == "dozen":
        return float(DOZEN)
    digits = part.rstrip(".")
    return float(digits) if re.fullmatch(r"\d{1,15}(?:\.\d{1,4})?", digits) else None


def whole(value: float) -> str:
    """Return a number as plain text: no exponent, no fraction if there is none."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0")
