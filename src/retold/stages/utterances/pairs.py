"""Compare two quotations: do they retell the same words?"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from retold.lexis.align import align, nearly_equal
from retold.lexis.persons import agree, spelled
from retold.lexis.stock import is_stock_phrase
from retold.lexis.terms import word_information
from retold.model import Link, Quotation
from retold.stages.utterances.keys import Keys, contains, information, keys_of, plain_name
from retold.stages.utterances.marks import is_short

SAME_SPEAKER = 8.0
"""Nats that two quotations of one speaker share at least: three words of meaning."""

NO_SPEAKER = 11.0
"""The same where a speaker is unknown: four words of meaning."""

OTHER_SPEAKER = 20.0
"""The same where the speakers surely differ: a whole sentence."""

STOCK = 20.0
"""What is asked for besides where a stock phrase is shared and the speakers may differ."""

SENTENCE = 6.0
"""The same where a sentence of one speaker only lost or won words: two words of meaning."""

NEARLY = 0.75
"""Share of the longer quotation's words that such a sentence has."""

PLAIN = 5
"""Words that such a sentence has at least, however plain: what many say alike is shorter."""

REPEATED = 6.0
"""The same inside one report where a speaker is unknown: two words of meaning."""

AGAINST = 2.0
"""Nats that each word weighs against, for which the other quotation has another word."""

MOST_AGAINST = 9.0
"""The same of all of a stretch: beyond four or five words the one may simply go on otherwise."""

SWAPPED = 4
"""Words of a stretch inside equal words that stand for each other: longer ones were put in or cut.

Such words weigh against with all that they say: a sentence with every noun and verb exchanged
has the frame of another, and is not retold.
"""

LEAST_SHARE = 0.5
"""Share of the shorter quotation's words that both have."""

LEAST_SAID = 0.4
"""Part of what the shorter quotation says that both say, less what other words say against: with
less, it has the other's frame and is about something else."""

OVERLAP = 30.0
"""Nats from which two long quotations may also share less: each was cut at another end."""

FRAGMENT = 6.0
"""Nats that a fragment says at least: two words of meaning."""

WEAK = 0.25
"""Score of a link that holds only if the fragment can be of no other utterance."""

_WHOLE = 0.75  # part of what is asked for that weight and share make together
_NEARLY_ALL = 0.8  # share that quotations of different speakers have in common


def compare_quotations(left: Quotation, right: Quotation) -> Iterator[Link]:
    """Yield a link if two quotations retell the same words, or are parts of one turn.

    Args:
        left: One quotation.
        right: Another, of the same or another report.

    Yields:
        One link or none. The doubt, 1 less the score, halves with each measure of shared words
        that the agreement of the speakers asks for.

    """
    if left.report == right.report and left.turn == right.turn:
        yield _link(left, right, 0.5, ("parts of one turn of speech",))
        return
    one, two = keys_of(left.text), keys_of(right.text)
    if not one or not two:
        return
    speakers = agreement(left.speaker_name, right.speaker_name)
    if one == two and is_short(one) and speakers == "same":
        because = (f"the same {len(one)} words", _about(left, right, speakers))
        yield _link(left, right, 0.75, because)
        return
    shared, against = _shared(left, right)
    if not _enough(left, right, shared, against):
        if speakers == "same" and _is_fragment(*sorted((one, two), key=len)):
            because = (f"has {min(len(one), len(two))} words of it", _about(left, right, speakers))
            yield _link(left, right, WEAK, because)
        return
    size = min(len(one), len(two))
    weight = information(shared) - against
    doubt = 0.5 ** (2 * weight * len(shared) / size / _needed(left, right, shared))
    because = (f"shares {len(shared)} of {size} words", _about(left, right, speakers))
    yield _link(left, right, round(1 - doubt, 4), because)


def _shared(left: Quotation, right: Quotation) -> tuple[list[str], float]:
    """Return the words that two quotations share, and how much others say against.

    If not even all the words that both have, in any order, would be enough, they are not set side
    by side.
    """
    one, two = keys_of(left.text), keys_of(right.text)
    in_both = set(one).intersection(two)
    common = [key for key in min(one, two, key=len) if key in in_both]
    return _side_by_side(one, two) if _enough(left, right, common, 0) else (common, 0.0)


def _is_fragment(short: Keys, long: Keys) -> bool:
    """Return whether a text is some words of a longer one, as they stand there."""
    return len(short) < len(long) and information(short) >= FRAGMENT and contains(long, short)


@lru_cache(maxsize=4096)  # as the texts of a component are asked for again and again
def alike(one: Keys, two: Keys) -> bool:
    """Return whether two texts have so much in common that both may tell one utterance."""
    if one == two:
        return True
    shared, against = _side_by_side(one, two)
    shorter = min(one, two, key=len)
    weight = information(shared) - against
    if weight < LEAST_SAID * information(shorter):
        return False
    return len(shared) >= LEAST_SHARE * len(shorter) or weight >= OVERLAP


def _side_by_side(left: Keys, right: Keys) -> tuple[list[str], float]:
    """Return the words that two texts share, and how much others that stand there say against."""
    shorter, longer = sorted((left, right), key=len)
    if contains(longer, shorter):  # few words inside a long text may not be taken for chance
        return list(shorter), 0.0
    shared: list[str] = []
    against = 0.0
    for step in align(left, right):
        if step.tag == "equal":
            shared += left[step.i1 : step.i2]
            continue
        pairs = list(zip(left[step.i1 : step.i2], right[step.j1 : step.j2], strict=False))
        same = [one for one, two in pairs if nearly_equal(one, two)]
        shared += same
        other = [pair for pair in pairs if not nearly_equal(*pair)]
        inside = step.i1 > 0 and step.i2 < len(left) and step.j1 > 0 and step.j2 < len(right)
        if inside and max(step.i2 - step.i1, step.j2 - step.j1) <= SWAPPED:
            against += sum(max(AGAINST, min(map(word_information, pair))) for pair in other)
        else:
            against += min(AGAINST * len(other), MOST_AGAINST)
    return shared, against


def _enough(left: Quotation, right: Quotation, shared: Sequence[str], against: float) -> bool:
    """Return whether shared words show that two quotations retell the same."""
    shorter = min(keys_of(left.text), keys_of(right.text), key=len)
    share, said = len(shared) / len(shorter), information(shared)
    weight = said - against
    if weight < LEAST_SAID * information(shorter):
        return False
    needed = _needed(left, right, shared)
    if not against and _nearly_all(left, right, shared):
        needed = min(needed, SENTENCE)
    if agreement(left.speaker_name, right.speaker_name) == "other":
        return share >= _NEARLY_ALL and weight >= needed
    if weight >= OVERLAP:
        return weight >= needed
    return share >= LEAST_SHARE and weight >= needed and said * share >= _WHOLE * needed


def _nearly_all(left: Quotation, right: Quotation, shared: Sequence[str]) -> bool:
    """Return whether two quotations of one speaker are a sentence that lost or won few words."""
    longer = max(len(keys_of(left.text)), len(keys_of(right.text)))
    same = agreement(left.speaker_name, right.speaker_name) == "same"
    return same and len(shared) >= max(PLAIN, NEARLY * longer)


def _needed(left: Quotation, right: Quotation, shared: Sequence[str]) -> float:
    """Return how much two quotations must share, in nats, to retell the same words."""
    speakers = agreement(left.speaker_name, right.speaker_name)
    if speakers == "same":
        return SAME_SPEAKER
    if left.report == right.report and speakers == "unknown":
        return REPEATED  # a headline repeats words of the body
    needed = NO_SPEAKER + (STOCK if is_stock_phrase(" ".join(shared)) else 0.0)
    if speakers == "other":  # as far as both speakers are given for sure
        needed += (OTHER_SPEAKER - NO_SPEAKER) * left.confidence * right.confidence
    return needed


def agreement(left: str | None, right: str | None) -> Literal["same", "other", "unknown"]:
    """Return whether two names, as reports have them, are of one speaker.

    People who share their first name only may have changed their last: that is unknown.
    """
    one, two = plain_name(left), plain_name(right)
    if not one or not two:
        return "unknown"
    if one[-1] == two[-1]:
        return "same" if one == two or agree(spelled(left or ""), spelled(right or "")) else "other"
    return "unknown" if one[0] == two[0] and len(one) > 1 and len(two) > 1 else "other"


def _about(left: Quotation, right: Quotation, speakers: str) -> str:
    if speakers == "same":
        return f"both by {left.speaker_name}"
    if speakers == "other":
        return f"speakers differ: {left.speaker_name}, {right.speaker_name}"
    return "a speaker is unknown"


def _link(left: Quotation, right: Quotation, score: float, because: tuple[str, ...]) -> Link:
    first, second = sorted((left.id, right.id))
    return Link(family="utterances", left=first, right=second, score=score, because=because)
