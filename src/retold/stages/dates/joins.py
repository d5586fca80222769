"""Expressions that stand side by side and make one, or tell each other a day or a year."""

import re
from enum import Enum
from typing import NamedTuple

from retold.stages.dates.named import DAY_RULES


class Found(NamedTuple):
    """What a rule of the grammar found."""

    rule: str
    words: re.Match[str]


class Joint(Enum):
    """How an expression goes with the one after it."""

    INTO = "the first takes its days from the second: the evening of April 30"
    WITH = "the second adds a time to the first: Friday, 1 a.m."
    BY = "two expressions, of which the second names the day: 9 a.m. on Friday"
    RANGE = "two expressions, of which the second states the year: from May to July 2014"


_DAYS = frozenset(DAY_RULES) - {"date_range", "day_range", "day_alone"} | {"same", "time_last"}
_STRETCHES = frozenset(
    {"unit", "same", "month", "month_year", "month_relative", "year", "season", "term", "whole"}
)
_OF = frozenset({"quarter", "nth", "season", "daytime", "stretch", "month"})
TIMES = frozenset({"clock", "daytime"})
_DATED = frozenset({"date", "day_month", "month_year"})
_UNDATED = frozenset({"date", "day_month", "month"})
_RANGE = re.compile(r",? (?:and|to|through|until|till|or) |[ ]?[-–—][ ]?")
_BY = re.compile(r",? (?:(?:to|until) \S{3,12} )?(?:(?:on|this|from) )|[ ]trading (?:on )?")
_BEFORE_AFTER = frozenset({"before", "after"})


def joint(left: Found, right: Found) -> Joint | None:
    """Return how two expressions go together, None if they do not."""
    gap = left.words.string[left.words.end() : right.words.start()]
    if (
        gap == " of "
        and _has_parts(left)
        and _of_year(left, right)
        and right.rule in _DAYS | _STRETCHES
    ):
        return Joint.INTO
    if gap == " " and _takes_day(left) and right.rule in _DAYS:
        return Joint.INTO
    if gap in {" ", ", "} and left.rule == "clock" and right.rule in _DAYS:
        return Joint.INTO
    if gap in {" ", ", "} and left.rule in _DAYS and right.rule == "clock":
        return Joint.WITH
    if left.rule in TIMES and right.rule in _DAYS and _BY.fullmatch(gap):
        return Joint.BY
    return _range(left, right, gap)


def _has_parts(left: Found) -> bool:
    """Return whether an expression is a part of what follows ("the last week of April")."""
    last = left.rule == "unit" and (left.words["which"] or "").lower() == "the last"
    return last or left.rule in _OF


def _of_year(left: Found, right: Found) -> bool:
    """Return whether a month has its year behind it ("July of that year")."""
    return left.rule != "month" or (
        right.rule in {"same", "unit"} and "year" in right.words[0].lower()
    )


def _takes_day(left: Found) -> bool:
    """Return whether an expression stands right before the day that it is of."""
    if left.rule in {"beside", "ago"}:
        return left.words["way"].lower() in _BEFORE_AFTER
    return left.rule in {"week_of", "daytime"}


def _range(left: Found, right: Found, gap: str) -> Joint | None:
    """Return whether the year of the second expression is the first one's too."""
    if left.rule not in _UNDATED or right.rule not in _DATED or not right.words["year"]:
        return None
    if "year" in left.words.groupdict() and left.words["year"]:
        return None
    return Joint.RANGE if _RANGE.fullmatch(gap) else None
