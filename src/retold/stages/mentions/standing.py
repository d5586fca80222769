"""How present somebody is to the reader of a report, in points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from retold.stages.mentions.chains import Figure

# How many points each thing weighs; set by hand and tried on biographies and travel guides.
SENTENCE_BACK = -1.0
FARTHEST = 6
SUBJECT = 1.5
LAST_SUBJECT = 0.75
SAME_GENDER = 1.0
POSSESSIVE = -0.7
OFTEN = 0.5
OWN_SUBJECT = -3.0
OTHER_SIDE = -1.5
# Of two people with one role the one met last is meant if the other was met so much earlier.
APART = 3


@dataclass(slots=True)
class Standing:
    """How present a person is to the reader: where last met, as what, and how often."""

    figure: Figure
    sentence: int = -FARTHEST
    place: int = -1
    subject: bool = False
    possessive: bool = False
    quoted: bool = False
    count: int = 0


def score_of(standing: Standing, sentence: int, *, quoted: bool) -> float:
    """Return how present a person is at a sentence, inside or outside quotation marks."""
    back = min(sentence - standing.sentence, FARTHEST)
    score = SENTENCE_BACK * back + OFTEN * math.log(1 + standing.count)
    score += SUBJECT * standing.subject + POSSESSIVE * standing.possessive
    score += SAME_GENDER * (standing.figure.gender is not None)
    return score + OTHER_SIDE * (quoted != standing.quoted)


def latest(standings: Sequence[Standing]) -> Figure:
    """Return who of some was met last, a subject before others of the same sentence."""
    return max(standings, key=lambda s: (s.sentence, s.subject, s.place)).figure


def apart(standings: Sequence[Standing]) -> Figure | None:
    """Return who of some with one role was met last, None if another was shortly before."""
    found = sorted(standings, key=lambda s: s.sentence)
    alone = len(found) == 1 or found[-1].sentence - found[-2].sentence >= APART
    return found[-1].figure if found and alone else None
