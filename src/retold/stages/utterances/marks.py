"""Mark quotations, so that retellings of the same words meet."""

from collections.abc import Iterator, Sequence

from retold.lexis.prints import gram_hashes, winnowed_hashes
from retold.model import Mark, Quotation
from retold.stages.utterances.keys import Keys, information, keys_of, surname

GRAM = 4  # words in a run
_WINDOW = 2  # so every shared stretch of five words is met
_LITTLE = 5.0  # nats: a run of four words such as "we are going to" brings nobody together
_SILENT = 2**63  # above every hash, so never the least of a window that has another
_REPEATED = 2  # words that another quotation of the report may repeat
_MOST = 200  # quotations of a report looked at for that; bounds the work
SHORT = 9.0  # nats: about three words of meaning; what says less is compared as a whole


def mark_quotations(quotations: Sequence[Quotation]) -> Iterator[Mark]:
    """Yield the marks by which quotations meet.

    A quotation of some length has hashed runs of four words, a short one a mark of all its words
    and the speaker's last name. Parts of one turn of speech that follow each other share a mark:
    elsewhere they may be one quotation. So do a short quotation and one of the same report that
    holds its words, as a headline's and the body's.

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
    return len(keys) < GRAM or information(keys) < SHORT


def _own(keys: Keys, speaker: str | None) -> set[int]:
    if not keys:
        return set()
    if is_short(keys):
        name = surname(speaker)
        if name is None:
            return set()
        return {_number("short", name, *keys)}
    return set(winnowed_hashes(_telling(keys), _WINDOW)) - {_SILENT}


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
    return int(gram_hashes(parts, len(parts))[0])


def _telling(keys: Keys) -> list[int]:
    """Return the hash of each run of four words in order, the highest for what says little."""
    weights = [information((key,)) for key in keys]
    sums = [sum(weights[at : at + GRAM]) for at in range(len(keys) - GRAM + 1)]
    pairs = zip(gram_hashes(keys, GRAM), sums, strict=True)
    return [int(value) if weight >= _LITTLE else _SILENT for value, weight in pairs]
