"""A sign of a kind."""

from typing import NamedTuple

from retold.model import KindName


class Sign(NamedTuple):
    """That something speaks for a kind with a weight, in nats, and what it is in words."""

    kind: KindName
    weight: float
    because: str


# A sign that is hardly ever wrong, one that is seldom, one that is at times, one that is often seen
# elsewhere: as odds 90, 25, 8 and 3 to 1.
SURE, STRONG, FAIR, WEAK = 4.5, 3.2, 2.1, 1.1
