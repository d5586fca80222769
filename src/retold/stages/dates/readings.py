"""Go through the expressions of a sentence and say what each means where it stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from retold.lexis.calendar import MONTHS
from retold.model import Sentence
from retold.stages.dates.amounts import whole_unit
from retold.stages.dates.context import Context, Resolved
from retold.stages.dates.joins import TIMES, Found, Joint, joint
from retold.stages.dates.resolve import resolve

# "Than in 1990" and "before Easter" name how far something reaches, not when it was.
_BOUND = re.compile(r"\b(?:than(?: in| on)?|before)(?: the)? $")
_SINCE = re.compile(r"\b(?:since|until|till|by)(?: the)? $")
NEAR_WORDS = 16  # characters before an expression that may hold those words
_LONG_RULES = frozenset({"month", "month_year", "year", "season", "quarter", "unit"})


_WITHIN = re.compile(r"\b(?:who|whose|which|what|when|where)\b|\bthat (?=\w+ed\b|began|was|were)")


class Reading(NamedTuple):
    """An expression as `text[start:end]`, what it means, and the context after it."""

    start: int
    end: int
    resolved: Resolved
    context: Context


def readings(found: Sequence[Found], sentence: Sentence, context: Context) -> Iterator[Reading]:
    """Yield what the expressions of a sentence mean, in order; neighbours may be one.

    Args:
        found: What the grammar finds in the sentence, in order.
        sentence: The sentence.
        context: What was named before it.

    """
    taken: Found | None = None
    for left, right in pairwise([*found, None]):
        if left is None or left is taken:
            continue
        how = joint(left, right) if right else None
        both = right if how in {Joint.INTO, Joint.WITH} else None
        resolved = _meaning(left, right, how, (sentence, context))
        if resolved is None and both is not None:
            resolved, both = _alone(left, (sentence, context)), None
        if resolved is None:
            continue
        taken = both
        if (both or not _compares(left)) and not _aside(context, left):
            context = _after(context, resolved)._replace(until=left.words.end())
        end = (both or left).words.end()
        yield Reading(left.words.start(), end, resolved, context)


Place = tuple[Sentence, Context]


def _here(found: Found, place: Place) -> Context:
    """Return the context of an expression with the words around it."""
    sentence, context = place
    return context.at(found.words.string, (sentence.start, sentence.end), found.words.span())


def _beside(left: Found, right: Found, place: Place) -> Context:
    """Return the context of the second of two that belong together: of the words before both."""
    here = _here(right, place)
    return here._replace(before=_here(left, place).before) if left.rule in TIMES else here


def _alone(found: Found, place: Place) -> Resolved | None:
    return resolve(found.rule, found.words, _here(found, place))


def _meaning(left: Found, right: Found | None, how: Joint | None, place: Place) -> Resolved | None:
    """Return what an expression means beside the next one, None if they do not go together."""
    if right is None or how is None or how is Joint.WITH:
        return _alone(left, place)
    here = _here(left, place)
    if how is Joint.RANGE:
        return resolve(left.rule, left.words, here._replace(year=_year(left, right)))
    named = resolve(right.rule, right.words, _beside(left, right, place))
    if how is Joint.BY:
        if named and named.days:
            here = here.named(named.days, "day")
        return resolve(left.rule, left.words, here)
    if named is None or left.rule in TIMES:
        return named
    if named.days is None:
        return named._replace(basis="unresolved")
    return resolve(left.rule, left.words, here._replace(joined=named.days))


def _year(left: Found, right: Found) -> int:
    """Return the year of a range's beginning: "from December to March 2020" begins in 2019."""
    first, last = (MONTHS[one.words["month"].rstrip(".").lower()[:3]] for one in (left, right))
    return int(right.words["year"]) - (first > last)


def _compares(found: Found) -> bool:
    """Return whether an expression only compares: "from $2m a year ago" is no new time told of."""
    text, start = found.words.string, found.words.start()
    before = text[max(0, start - NEAR_WORDS) : start]
    if _BOUND.search(before) or (found.rule in _LONG_RULES and _SINCE.search(before)):
        return True
    if found.rule == "clock":
        return True
    if found.rule == "ago":
        return found.words["way"].lower() in {"ago", "earlier", "previously"} and _long(found)
    if found.rule == "same":
        return found.words["way"].lower().endswith(("previous", "preceding"))
    return found.rule == "term" and (found.words["way"] or "").lower() != "latest"


def _aside(context: Context, found: Found) -> bool:
    """Return whether an expression is of a clause within the clause whose day was just named.

    "On Monday they heard what he did on May 2": "the next day" is Tuesday.
    """
    if context.here is None:
        return False
    return bool(_WITHIN.search(found.words.string, context.until, found.words.start()))


def _long(found: Found) -> bool:
    unit = found.words["unit"] or found.words["unit2"]
    return whole_unit(unit) not in {"day", "week"}


def _after(context: Context, resolved: Resolved) -> Context:
    """Return the context after an expression, which later ones may count from."""
    if resolved.days is None or resolved.precision is None:
        return context
    return context.named(resolved.days, resolved.precision)
