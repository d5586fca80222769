"""Mark quotations, so that retellings of the same words meet."""

from collections.abc import Iterator, Sequence

from retold.lexis.prints import gram_hashes, winnowed_hashes
from retold.model import Mark, Quotation
from retold.stages.utterances.keys import Keys, information, keys_of, surname

GRAM = 4  # words in a run
_WINDOW = 2  # so every shared stretch of five words is met
_LITTLE = 5.0  # nats: a run of four words such as "we are going to" brings nobody together
SHORT = 9.0  # nats: about three words of meaning; what says less is compared as a whole


def mark_quotations(quotations: Sequence[Quotation]) -> Iterator[Mark]:
    """Yield the marks by which quotations meet.

    A quotation of some length has hashed runs of four words. Where one turn of speech is given in
    parts, both parts have the runs over their seam too: elsewhere the parts may be one quotation.
    A short quotation has one mark of all its words and the speaker's last name.

    Args:
        quotations: The quotations of one report, in order.

    Yields:
        Marks of each quotation, in the order of quotations, then of numbers.

    """
    found: list[tuple[Quotation, set[int]]] = []
    last: dict[str, int] = {}
    for at, quotation in enumerate(quotations):
        keys = keys_of(quotation.text)
        found.append((quotation, _own(keys, quotation.speaker_name)))
        before = last.get(quotation.turn)
        last[quotation.turn] = at
        if before is not None:
            seam = _seam(keys_of(found[before][0].text), keys)
            found[before][1].update(seam)
            found[at][1].update(seam)
    for quotation, numbers in found:
        for number in sorted(numbers):
            yield Mark(family="utterances", node=quotation.id, report=quotation.report, mark=number)


def is_short(keys: Keys) -> bool:
    """Return whether words say too little to be told again by chance alone."""
    return len(keys) < GRAM or information(keys) < SHORT


def _own(keys: Keys, speaker: str | None) -> set[int]:
    if not keys:
        return set()
    if is_short(keys):
        name = surname(speaker)
        if name is None:
            return set()
        whole = ("", name, "", *keys)
        return {int(gram_hashes(whole, len(whole))[0])}
    return set(winnowed_hashes(_telling(keys), _WINDOW))


def _seam(before: Keys, after: Keys) -> set[int]:
    return set(_telling(before[1 - GRAM :] + after[: GRAM - 1]))


def _telling(keys: Keys) -> list[int]:
    """Return the hash of each run of four words that says enough, in order."""
    weights = [information((key,)) for key in keys]
    sums = [sum(weights[at : at + GRAM]) for at in range(len(keys) - GRAM + 1)]
    hashes = gram_hashes(keys, GRAM)
    return [int(value) for value, weight in zip(hashes, sums, strict=True) if weight >= _LITTLE]
