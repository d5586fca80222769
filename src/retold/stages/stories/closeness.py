"""How close the likelihood of a pair puts two reports."""

from math import sqrt

# Likelihoods at 0 and 1 have no odds; links are written with four digits.
NEAREST = 0.9999


def closeness(score: float) -> float:
    """Return how close a link's score puts two reports: the likelihood of half its logit.

    Averages of plain likelihoods let a few sure pairs outvote the many middling ones that a story
    of several outlets has; with the logit halved they weigh more evenly (on neus-train .01 of
    B-cubed F1).
    """
    bounded = min(max(score, 1 - NEAREST), NEAREST)
    odds = sqrt(bounded / (1 - bounded))
    return odds / (1 + odds)
