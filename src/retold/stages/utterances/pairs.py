"""Compare two quotations: do they retell the same words?"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.align import align, nearly_equal
from retold.lexis.persons import agree, spelled
from retold.lexis.stock import is_stock_phrase
from retold.lexis.terms import word_information
from retold.model import Link, Quotation
from retold.stages.utterances.keys import (
    Keys,
    Wording,
    contains,
    information,
    plain_name,
    wording_of,
)
from retold.stages.utterances.marks import is_short

Agreement: TypeAlias = Literal["same", "other", "unknown"]

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
    one, two = sorted((wording_of(left.text), wording_of(right.text)), key=lambda w: len(w.keys))
    common = one.shares(two)
    # Most pairs end here: all the words that both have, in any order, would not be enough.
    if not common or information(common) < LEAST_SAID * one.weight:
        return
    speakers = agreement(left.speaker_name, right.speaker_name)
    if one.keys == two.keys and is_short(one.keys) and speakers == "same":
        because = (f"the same {len(one.keys)} words", _about(left, right, speakers))
        yield _link(left, right, 0.75, because)
        return
    sure = left.confidence * right.confidence
    asked = _Asked(one, two, speakers, sure, left.report == right.report)
    shared, against = common, 0.0
    if asked.enough(common, 0.0):
        shared, against = _side_by_side(one.keys, two.keys)
    if not asked.enough(shared, against):
        if speakers == "same" and _is_fragment(one, two):
            because = (f"has {len(one.keys)} words of it", _about(left, right, speakers))
            yield _link(left, right, WEAK, because)
        return
    size = len(one.keys)
    weight = information(shared) - against
    doubt = 0.5 ** (2 * weight * len(shared) / size / asked.needed(shared))
    because = (f"shares {len(shared)} of {size} words", _about(left, right, speakers))
    yield _link(left, right, round(1 - doubt, 4), because)


def _is_fragment(short: Wording, long: Wording) -> bool:
    """Return whether a text is some words of a longer one, as they stand there."""
    if len(short.keys) == len(long.keys) or short.weight < FRAGMENT:
        return False
    return short.words <= long.words and contains(long.keys, short.keys)


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
    for step in align(left, right, tidy=False):
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


class _Asked(NamedTuple):
    """Two texts, the shorter first, and what bears on how much they must share.

    `sure` is how far both speakers are given for sure, 0 to 1.
    """

    shorter: Wording
    longer: Wording
    speakers: Agreement
    sure: float
    one_report: bool

    def enough(self, shared: Sequence[str], against: float) -> bool:
        """Return whether shared words show that two quotations retell the same."""
        share, said = len(shared) / len(self.shorter.keys), information(shared)
        weight = said - against
        if weight < LEAST_SAID * self.shorter.weight:
            return False
        needed = self.needed(shared)
        if not against and self._nearly_all(shared):
            needed = min(needed, SENTENCE)
        if self.speakers == "other":
            return share >= _NEARLY_ALL and weight >= needed
        if weight >= OVERLAP:
            return weight >= needed
        return share >= LEAST_SHARE and weight >= needed and said * share >= _WHOLE * needed

    def needed(self, shared: Sequence[str]) -> float:
        """Return how much two quotations must share, in nats, to retell the same words."""
        if self.speakers == "same":
            return SAME_SPEAKER
        if self.one_report and self.speakers == "unknown":
            return REPEATED  # a headline repeats words of the body
        needed = NO_SPEAKER + (STOCK if is_stock_phrase(" ".join(shared)) else 0.0)
        if self.speakers == "other":
            needed += (OTHER_SPEAKER - NO_SPEAKER) * self.sure
        return needed

    def _nearly_all(self, shared: Sequence[str]) -> bool:
        """Return whether a sentence of one speaker only lost or won few words."""
        nearly = len(shared) >= max(PLAIN, NEARLY * len(self.longer.keys))
        return nearly and self.speakers == "same"


@lru_cache(maxsize=1 << 14)  # the same two meet in many quotations
def agreement(left: str | None, right: str | None) -> Agreement:
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
