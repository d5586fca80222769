"""Which function resolves what each rule of the grammar finds."""

import re
from collections.abc import Callable

from retold.stages.dates import absolute, clock, narrative, relative, spans
from retold.stages.dates.context import Context, Resolved
from retold.stages.dates.grammar import UNDATED

RESOLVERS: dict[str, Callable[[re.Match[str], Context], Resolved | None]] = {
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "nine_eleven": absolute.nine_eleven,
    "date_range": absolute.month_days,
    "day_range": absolute.month_days,
    "date": absolute.month_day,
    "day_month": absolute.month_day,
    "day_alone": absolute.day_alone,
    "month_year": absolute.month_year,
    "month_relative": absolute.month_relative,
    "month": absolute.month,
    "holiday": absolute.holiday,
    "clock": clock.clock,
    "daytime": clock.daytime,
    "weekday": relative.weekday,
    "spoken_day": relative.spoken_day,
    "unit": relative.unit,
    "stretch": relative.stretch,
    "season": spans.season,
    "quarter": spans.quarter,
    "term": spans.term,
    "decade": spans.decade,
    "years": spans.years,
    "year": spans.year,
    "short_year": spans.short_year,
    "year_end": spans.year_end,
    "before_last": spans.before_last,
    "time_last": spans.time_last,
    "week_of": spans.week_of,
    "ago": narrative.ago,
    "ahead": narrative.ahead,
    "same": narrative.same,
    "beside": narrative.beside,
    "whole": narrative.whole,
    "nth": narrative.nth,
}


def resolve(rule: str, words: re.Match[str], context: Context) -> Resolved | None:
    """Return what the words of a rule mean here, None if they are no time expression after all."""
    if rule in UNDATED:
        return Resolved(None, None, UNDATED[rule])
    return RESOLVERS[rule](words, context)
