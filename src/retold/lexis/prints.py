"""Fingerprints of texts: hashed runs of words, thinned so that copies still meet."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Hashes: TypeAlias = np.ndarray[tuple[int], np.dtype[np.uint64]]

# Odd multipliers of a multiplicative hash: the golden ratio's and splitmix64's constants
# (Steele, Lea and Flood 2014); only that they are odd and fixed matters.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_SIGN = np.uint64(1)
_FEW = 128  # hashes; of fewer the least are found before an array would be made


@lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """Return 64 bits that depend on nothing but the word, on any machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def run_hash(words: Sequence[str]) -> int:
    """Return a hash below 2**63 of one run of words."""
    digest = blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def gram_hashes(words: Sequence[str], length: int) -> Hashes:
    """Return one hash below 2**63 for each run of `length` words, in order."""
    count = len(words) - length + 1
    if count < 1:
        return np.empty(0, np.uint64)
    single = np.fromiter(map(word_hash, words), np.uint64, len(words))
    grams = single[:count].copy()
    for offset in range(1, length):
        grams = grams * _STEP + single[offset : offset + count]
    grams ^= grams >> _SHIFT
    return (grams * _MIX) >> _SIGN


def winnowed_hashes(hashes: Sequence[int] | Hashes, window: int) -> list[int]:
    """Return the least of each `window` hashes in a row, without repeats, sorted."""
    if len(hashes) <= _FEW:
        few = [int(one) for one in hashes]
        starts = range(max(len(few) - window + 1, min(len(few), 1)))
        return sorted({min(few[at : at + window]) for at in starts})
    kept = np.asarray(hashes, np.uint64)
    if len(kept) > window:
        kept = sliding_window_view(kept, window).min(axis=1)
    elif len(kept):
        kept = kept.min(keepdims=True)
    marks: list[int] = np.unique(kept).tolist()
    return marks
