"""How many units of time an expression counts, and which precision a unit has."""

import re

from retold.lexis.calendar import Unit
from retold.lexis.numbers import number_of
from retold.model import Precision

PRECISIONS: dict[str, Precision] = {
    "day": "day", "week": "week", "month": "month", "quarter": "season", "year": "year",
    "decade": "decade",
}  # fmt: skip
_UNITS: dict[str, tuple[int, Unit]] = {
    "weekend": (1, "week"), "fortnight": (2, "week"), "season": (1, "year"),
    "summer": (1, "year"), "winter": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
# What "half a" and "a quarter of a" leave of a unit.
_PARTS: dict[tuple[str, str], tuple[int, Unit]] = {
    ("half", "year"): (6, "month"), ("half", "decade"): (5, "year"),
    ("half", "century"): (50, "year"), ("quarter", "century"): (25, "year"),
    ("quarters", "century"): (75, "year"),
}  # fmt: skip
HOURS_OF_DAY = 24
_SPAN = re.compile(r"\b(?:or|to|and)\b|\d ?[-–]")  # "two or three", "10-15"
_MOST = 9999  # the calendar has no more years


def singular(name: str) -> str:
    """Return a unit as it stands for one."""
    spoken = name.lower()
    return "century" if spoken == "centuries" else spoken.removesuffix("s")


def whole_unit(name: str) -> Unit:
    """Return the unit to count by: hours and parts of days are of a day."""
    spoken = singular(name)
    return spoken if spoken in PRECISIONS else _UNITS.get(spoken, (1, "day"))[1]


def counted(count: str, unit: str, half: str | None = None) -> tuple[int, Unit] | None:
    """Return how many of which unit; None where the words leave it open ("a few").

    Args:
        count: The number as it stands ("two", "a couple of", "half a").
        unit: The unit as it stands.
        half: Words for one half more that follow the unit, if there are any.

    """
    spoken, name = count.lower(), singular(unit)
    first = spoken.partition(" ")[0].removeprefix("three-")
    if first == "half" or "quarter" in spoken:
        key = "quarters" if spoken.startswith("three") else first if first == "half" else "quarter"
        return _PARTS.get((key, name))
    half = half or ("and a half" if spoken.endswith("and a half") else None)
    number = _number(spoken.removesuffix("and a half").strip())
    if number is None:
        return None
    if name == "hour":  # "48 hours ago" is two days ago, a few hours ago the same day
        return number // HOURS_OF_DAY, "day"
    if name in {"second", "minute"}:
        return 0, "day"
    times, whole = _UNITS.get(name) or (1, name if name in PRECISIONS else "day")
    if half and whole == "year":
        return 12 * number * times + 6, "month"
    return number * times, whole


def _number(spoken: str) -> int | None:
    """Return a whole number of a size that the calendar has."""
    if spoken in {"a", "an"}:
        return 1
    if spoken.startswith("a couple"):
        return 2
    if _SPAN.search(spoken):
        return None
    value = number_of(spoken.replace("a good", "").strip())
    return int(value) if value is not None and value == int(value) and value <= _MOST else None
