"""Make utterances of the quotations of one component."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from retold.model import (
    Judgement,
    Link,
    Profile,
    Quotation,
    Reading,
    Utterance,
    content_id,
)
from retold.stages.utterances.families import Family, families
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.pairs import WEAK
from retold.stages.utterances.readings import readings_of
from retold.stages.utterances.stemma import stemma
from retold.stages.utterances.times import Times

# few words of a speaker are put with the one that has them if told within so many days
DAYS = timedelta(days=7)


def find_utterances(
    quotations: Sequence[Quotation],
    profiles: Sequence[Profile],
    links: Sequence[Link],
    judgements: Sequence[Judgement],
) -> Iterator[Utterance]:
    """Yield the utterances that the quotations of one component retell.

    The base is the longest text that one turn of speech of one report gives; where a report
    splits it by its cue, the parts are readings each, and what one part has is not cut from the
    other.

    Args:
        quotations: The quotations of one component.
        profiles: What is known of their reports.
        links: What links the quotations.
        judgements: Persons' verdicts on two quotations; they outrank the links.

    Yields:
        Utterances, each quotation in one of them, in the order of the smallest id.

    """
    known = {quotation.id: quotation for quotation in quotations}
    times = Times(profiles)
    if len(known) == 1:  # most quotations: nothing to sort, align or weigh
        yield from map(partial(_alone, times), known.values())
        return
    near = [link for link in links if link.score > WEAK or _within_days(link, known, times)]
    found = families(known, near, judgements)
    for family in found:
        others = [other.base.keys for other in found if other is not family]
        yield _utterance(family, others, times)


def _within_days(link: Link, known: Mapping[str, Quotation], times: Times) -> bool:
    """Return whether two quotations were published within days, as far as is known."""
    days = [
        profile.day
        for name in (link.left, link.right)
        if name in known and (profile := times.profiles.get(known[name].report)) and profile.day
    ]
    gaps = (date.fromisoformat(one) - date.fromisoformat(two) for one, two in pairwise(days))
    return all(abs(gap) <= DAYS for gap in gaps)


def _utterance(family: Family, others: Sequence[Keys], times: Times) -> Utterance:
    """Return the utterance of a family; `others` are the words of those near by."""
    base, rows, merged = family
    ordered = sorted(rows, key=times.order)
    readings = tuple(readings_of(base, ordered, merged, others))
    first = times.first(ordered)
    return Utterance(
        id=content_id("utterance", min(row.id for row in rows)),
        text=base.text,
        base=base.parts[0].id,
        readings=readings,
        first=None if first is None else first.id,
        stemma=stemma(_unmerged(rows, readings), times),
    )


def _alone(times: Times, row: Quotation) -> Utterance:
    """Return the utterance of a quotation that no other retells."""
    return Utterance(
        id=content_id("utterance", row.id),
        text=row.text,
        base=row.id,
        readings=(Reading(row.id, ()),),
        first=None if times.of(row.report) is None else row.id,
        stemma=() if row.venue is None else stemma((row,), times),
    )


def _unmerged(rows: Sequence[Quotation], readings: Sequence[Reading]) -> list[Quotation]:
    """Return the quotations that give this utterance only: a merged one tells of no descent."""
    merged = {r.quotation for r in readings if any(c.kind == "merge" for c in r.changes)}
    return [row for row in rows if row.id not in merged]
