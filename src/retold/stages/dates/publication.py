"""The day on which a report was published where its readers live."""

import re
from datetime import UTC, date, datetime, timedelta

from retold.lexis.calendar import Interval, day_of
from retold.lexis.hosts import host_of
from retold.lexis.zones import hours_of
from retold.model import Report

FIRST_YEAR, LAST_YEAR = 1600, 2100  # newspapers begin in 1605; beyond 2100 a clock is wrong
EMPTY_CLOCK = date(1970, 1, 1)  # what a publishing system without a date writes

_TIME = re.compile(r"T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)")
_UTC_STAMP = re.compile(
    r"T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?P<rest>(?::\d\d)?)(?:[.,]\d+)?(?:Z|\+00:?00)$"
)


def published(report: Report) -> Interval | None:
    """Return the day of publication, as two days where the outlet's zone leaves it open.

    A stamp with a zone of its own is taken by its word. One in UTC is moved to the clocks of the
    outlet: 03:58 on a Thursday is Wednesday evening in the Americas.
    """
    stamp = report.day
    if report.published is None or stamp is None:
        return None
    year, month, day = stamp[:4], stamp[5:7], stamp[8:10]
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return None
    found = day_of(int(year), int(month), int(day))
    if found is None or found == EMPTY_CLOCK or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return _local(report, found)


def minute(report: Report) -> int | None:
    """Return the minute of the day that the stamp names; 00:00 sharp is none."""
    time = _TIME.search(report.published or "")
    found = 60 * int(time["hour"]) + int(time["minute"]) if time else 0
    return found or None


def _local(report: Report, day: date) -> Interval:
    """Return the days that the stamp falls on by the outlet's clocks; 00:00 sharp is no hour."""
    time = _UTC_STAMP.search(report.published or "")
    if time is None or not f"{time['hour']}{time['minute']}{time['rest']}".strip("0:"):
        return Interval(day, day)
    hours = hours_of(host_of(report.url), report.text)
    moment = datetime(
        day.year, day.month, day.day, int(time["hour"]), int(time["minute"]), tzinfo=UTC
    )
    least, most = (moment + timedelta(hours=one) for one in hours)
    return Interval(least.date(), most.date())
