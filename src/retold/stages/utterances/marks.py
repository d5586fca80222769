"""Mark quotations, so that retellings of the same words meet."""

from collections.abc import Iterator, Sequence

from retold.lexis.prints import run_hash, winnowed_hashes
from retold.lexis.terms import word_information
from retold.model import Mark, Quotation
from retold.stages.utterances.keys import Keys, information, keys_of, surname

_TELLING = 9.0  # nats: what a run of words says at least, so that few others have it by chance
_LEAST = 3  # words in a run at least: a rare name alone is no retelling
_WINDOW = 4  # of so many runs that follow each other one is kept
_OPENING = 4.0  # nats: a run that opens with a rare word is kept besides
_SENTENCE = 40.0  # nats: about a dozen words of meaning; what says more keeps whole runs
_TELLING_WORD = 2.5  # nats: what a word says that is paired; commoner ones pair with everything
_PAIRED = 4  # words of any text that are paired at least
_PLAIN_WORD = 1.0  # nats: articles and prepositions are never paired
SHORT = 9.0  # nats: about three words of meaning; what says less is compared as a whole
_WHOLE = 4  # words: the same
_REPEATED = 2  # words that another quotation of the report may repeat
_MOST = 200  # quotations of a report looked at for that; bounds the work


def mark_quotations(quotations: Sequence[Quotation]) -> Iterator[Mark]:
    """Yield the marks by which quotations meet.

    A quotation of some length has hashed runs of words that say enough, a short one a mark of all
    its words and the speaker's last name. Both have pairs of telling words with that name: a word
    changed breaks all runs of a single sentence. Parts of one turn of speech that follow each other
    share a mark: elsewhere they may be one quotation. So do a short quotation and one of the same
    report that holds its words, as a headline's and the body's.

    Args:
        quotations: The quotations of one report, in order; indirect ones are passed over, since
            their words are the report's own.

    Yields:
        Marks of each quotation, in the order of quotations, then of numbers.

    """
    found: list[tuple[Quotation, set[int]]] = []
    last: dict[str, int] = {}
    told = [one for one in quotations if one.kind != "indirect"]
    for at, quotation in enumerate(told):
        keys = keys_of(quotation.text)
        found.append((quotation, _own(keys, quotation.speaker_name)))
        before = last.get(quotation.turn)
        last[quotation.turn] = at
        if before is not None:
            seam = _number("seam", found[before][0].id, quotation.id)
            found[before][1].add(seam)
            found[at][1].add(seam)
    for at, holder in _repeated([quotation for quotation, _ in found]):
        number = _number("repeated", found[at][0].id, found[holder][0].id)
        found[at][1].add(number)
        found[holder][1].add(number)
    for quotation, numbers in found:
        for number in sorted(numbers):
            yield Mark(family="utterances", node=quotation.id, report=quotation.report, mark=number)


def is_short(keys: Keys) -> bool:
    """Return whether words say too little to be told again by chance alone."""
    return len(keys) < _WHOLE or information(keys) < SHORT


def _own(keys: Keys, speaker: str | None) -> set[int]:
    if not keys:
        return set()
    pairs = set(_pairs(keys, speaker))
    if is_short(keys):
        name = surname(speaker)
        return set() if name is None else {_number("short", name, *keys), *pairs}
    runs = _runs(keys)
    opened = (run for run, opening in runs if opening >= _OPENING)
    return {*winnowed_hashes([run for run, _ in runs], _WINDOW), *opened, *pairs}


def _pairs(keys: Keys, speaker: str | None) -> Iterator[int]:
    """Yield marks of telling words that follow each other, so that fragments find the whole.

    A single sentence has few whole runs once a word is changed: there one telling word may also
    be lost between two.
    """
    name = surname(speaker)
    if name is None:
        return
    telling = _telling(keys)
    reach = 1 if information(keys) > _SENTENCE else 2
    for at, key in enumerate(telling):
        for other in telling[at + 1 : at + 1 + reach]:
            yield _number("pair", name, key, other)


def _telling(keys: Keys) -> list[str]:
    """Return the words that are paired: those that say enough, and of plain words the fullest."""
    told = sorted(map(word_information, keys), reverse=True)
    least = min(_TELLING_WORD, max(told[min(_PAIRED, len(told)) - 1], _PLAIN_WORD))
    return [key for key in keys if word_information(key) >= least]


def _repeated(quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield where a short quotation stands, and where the first one that holds its words."""
    keys = [keys_of(quotation.text) for quotation in quotations[:_MOST]]
    texts = [f" {' '.join(words)} " for words in keys]
    for at, words in enumerate(keys):
        if len(words) < _REPEATED or not is_short(words):
            continue
        holders = (
            n for n, text in enumerate(texts) if texts[at] in text and len(keys[n]) > len(words)
        )
        holder = next(holders, None)
        if holder is not None:
            yield at, holder


def _number(*parts: str) -> int:
    """Return a number below 2**63 that depends on nothing but the parts."""
    return run_hash(parts)


def _runs(keys: Keys) -> list[tuple[int, float]]:
    """Return the shortest telling run from each word on: its hash, and what its first word says."""
    weights = list(map(word_information, keys))
    found: list[tuple[int, float]] = []
    weight, end = 0.0, 0
    for start, own in enumerate(weights):
        while end < len(keys) and (weight < _TELLING or end - start < _LEAST):
            weight += weights[end]
            end += 1
        if weight < _TELLING or end - start < _LEAST:
            break
        found.append((run_hash(keys[start:end]), own))
        weight -= own
    return found
