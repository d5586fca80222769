"""What a page shows of values that disagree, as values."""

from msgspec import Struct

from retold.show.places import Cut, Link


class Evidence(Struct, frozen=True):
    """A statement behind a value, and the reports that `also` have it in the same words.

    `correction` tells that it stands in a correction of its report.
    """

    outlet: str
    when: str
    day: str
    cut: Cut
    attributed_to: str | None
    qualifier: str | None
    correction: bool
    also: tuple[Link, ...]


class DifferenceValue(Struct, frozen=True):
    """A value, how many reports and origins give it, and the statements that do.

    `withdrawn` are the words by which a report that gives another value takes this one back.
    """

    value: str
    reports: str
    origins: str
    evidence: tuple[Evidence, ...]
    withdrawn: tuple[Evidence, ...]


class Difference(Struct, frozen=True):
    """Values of one thing that cannot, or perhaps cannot, all be true; what people judged of it."""

    anchor: str
    subject: str
    property: str
    sign: str
    kind: str
    label: str
    values: tuple[DifferenceValue, ...]
    because: tuple[str, ...]
    verdicts: tuple[str, ...]
