"""Which function resolves what each rule of the grammar finds."""

import re
from collections.abc import Callable

from retold.stages.dates import absolute, relative
from retold.stages.dates.context import Context, Resolved

RESOLVERS: dict[str, Callable[[re.Match[str], Context], Resolved | None]] = {
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "nine_eleven": absolute.nine_eleven,
    "date_range": absolute.month_days,
    "date": absolute.month_day,
    "day_month": absolute.month_day,
    "month_year": absolute.month_year,
    "month_relative": absolute.month_relative,
    "month": absolute.month,
    "holiday": absolute.holiday,
    "weekday": relative.weekday,
    "season": absolute.season,
    "quarter": absolute.quarter,
    "spoken_day": relative.spoken_day,
    "unit": relative.unit,
    "stretch": relative.stretch,
    "ago": relative.ago,
    "same": relative.same,
    "decade": absolute.decade,
    "years": absolute.years,
    "year": absolute.year,
}


def resolve(rule: str, words: re.Match[str], context: Context) -> Resolved | None:
    """Return what the words of a rule mean here, None if they are no time expression after all."""
    return RESOLVERS[rule](words, context)
