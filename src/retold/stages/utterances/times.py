"""When readings were published, as far as their reports tell."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from retold.model import Profile, Quotation

UNKNOWN = "9999"  # sorts after every date
_DAY = 10  # code points of an ISO 8601 day


class Times:
    """The times of publication of some reports, and what else is known of them."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = {profile.report: profile for profile in profiles}
        self._times = {profile.report: _time(profile) for profile in profiles}

    def of(self, report: str) -> str | None:
        """Return a report's time of publication in UTC, or its day, or None."""
        return self._times.get(report)

    def order(self, quotation: Quotation) -> tuple[str, str, int, str]:
        """Return what sorts readings: the earliest first, the undated last."""
        time = self.of(quotation.report) or UNKNOWN
        return time, quotation.report, quotation.start, quotation.id

    def before(self, left: str, right: str) -> bool:
        """Return whether one report was published before another, as far as known for sure."""
        one, two = self.of(left), self.of(right)
        if one is None or two is None:
            return False
        return _before(one, two)

    def begins(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Return whether one of some reports was surely published before all of others.

        Of the others the earliest is enough: what is before it is before them all.
        """
        after = [self.of(report) for report in right]
        known = [time for time in after if time is not None]
        if not known or len(known) < len(after):
            return False
        earliest = min(known)
        times = {self.of(report) for report in left}
        return any(_before(time, earliest) for time in times if time is not None)

    def first(self, ordered: Sequence[Quotation]) -> Quotation | None:
        """Return the earliest dated of readings in order, None where two may be the earliest."""
        if not ordered or self.of(ordered[0].report) is None:
            return None
        first = ordered[0]
        others = {row.report for row in ordered} - {first.report}
        dated = [report for report in others if self.of(report) is not None]
        return first if all(self.before(first.report, report) for report in dated) else None


def _before(one: str, two: str) -> bool:
    size = min(len(one), len(two))
    return one[:size] < two[:size]


def _time(profile: Profile) -> str | None:
    if profile.published is None or len(profile.published) <= _DAY:
        return profile.day
    if profile.day is None:
        return None
    time = datetime.fromisoformat(profile.published)
    if time.tzinfo is None:
        return profile.day
    return time.astimezone(UTC).isoformat()
