"""What a stage is, and a family of rows that find each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from retold.model.across import Copy, Link, Row


class Key(Enum):
    """What the rows that a stage works on together share."""

    REPORT = "report"
    SURNAME = "surname"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline: rows that share a key in, new rows out.

    `work` is called with one argument for each type in `reads`, in that order: the one `Report`
    or `Story` that the key names as itself, every other type as a tuple of its rows. It is a
    pure function: no clock, no network, no randomness, no store. So any engine may call it
    anywhere, twice, and in any order, and get the same rows. Raise `version` when its rows change.
    """

    name: str
    by: Key
    reads: tuple[type[Row], ...]
    makes: tuple[type[Row], ...]
    work: Callable[..., Iterable[Row]]
    version: int = 1


class Reach(NamedTuple):
    """How strong ties must be, and how many nodes a component may have.

    A component larger than `largest` is looked at again with the ties of the next level alone,
    and so on; at the last level it stays whole.
    """

    levels: tuple[float, ...] = (0.0,)
    largest: int | None = None


ANYHOW = Reach()
"""Any tie joins, and a component may have any size."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that find each other across reports: marks → meeting → pair → component.

    Two nodes meet when they share `at_least` marks that no more than `too_common` nodes hold, and
    these are at least `least_share` of the marks of the one that has fewer:
    a mark that becomes too common takes back the pairs that rest on it alone, so the order of
    arrival does not matter. Holders of such a mark may still meet the first of them, so that what
    very many tell alike is seen to be one.

    Args:
        name: Names the family's marks and links.
        node: The type of row that meets (`Report` or `Quotation`).
        mark: The in-report stage that makes the marks.
        at_least: How many marks two nodes must share.
        too_common: How many nodes may hold a mark.
        through_first: Whether each holder of a mark that more hold meets the one with the smallest
            id; they share the mark.
        least_share: Which part of the marks of one of two nodes the other must share.
        reads: What `compare` is given of each side, in order: the left's, then the right's.
        compare: Two nodes in, the rows that link them out; none if they do not belong together.
        reach: How strong links must be to join nodes, and how many nodes a component may have;
            weaker links are given to `group` where both their ends are in one component anyway.
        between: Rows of other families between the two reports, given to `compare` last.
        group_reads: What `group` is given of all nodes of a component, in order; then its links
            and the judgements on its nodes.
        group: One component in, its rows out.
        makes: The types that `group` makes.
        version: Raised when the rows change.

    """

    name: str
    node: type[Row]
    mark: Stage
    at_least: int
    too_common: int
    reads: tuple[type[Row], ...]
    compare: Callable[..., Iterable[Link | Copy]]
    group_reads: tuple[type[Row], ...]
    group: Callable[..., Iterable[Row]]
    makes: tuple[type[Row], ...]
    between: tuple[type[Row], ...] = ()
    least_share: float = 0.0
    through_first: bool = False
    reach: Reach = ANYHOW
    version: int = 1
