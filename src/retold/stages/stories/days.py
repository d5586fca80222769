"""Days between reports, and what they say on whether the reports tell one matter."""

from collections.abc import Iterable
from datetime import date
from math import log1p

from retold.lexis.calendar import WEEKDAYS

# Set by reason, not learned: most of the training texts have no dates. A moment of news lasts two
# or three days, and reports so close are about as much likelier to tell one matter as half of all
# names shared; this is used up after ten days. Days beyond say nothing: matters are taken up again
# after years, and then by their names.
MOMENT = 2
CLOSE = 2.0
FADING = 1.2  # per unit of the logarithm of the days
LONG_AGO = 0.0

# News of one moment names one day of the week. Short forms are left out: "sun" is a word.
NAMED_DAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))


def named_days(terms: Iterable[str]) -> frozenset[str]:
    """Return the days of the week among a report's terms."""
    return NAMED_DAYS.intersection(terms)


def ordinal(day: str | None) -> int | None:
    """Return the day's number in the calendar; None if unknown, or not a day."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def days_apart(left: str | None, right: str | None) -> int | None:
    """Return how many days lie between two days, or None if one is unknown."""
    first, last = ordinal(left), ordinal(right)
    return None if first is None or last is None else abs(first - last)


def days_weight(gap: int | None) -> float:
    """Return what so many days add to the logit of a pair; nothing if they are not known."""
    if gap is None:
        return 0.0
    return max(LONG_AGO, CLOSE - FADING * log1p(max(0, gap - MOMENT)))
