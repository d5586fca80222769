"""Make utterances of the quotations of one component."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from retold.model import (
    Change,
    Judgement,
    Link,
    Profile,
    Quotation,
    Reading,
    Utterance,
    content_id,
)
from retold.stages.utterances.changes import changes, moved
from retold.stages.utterances.families import Family, families
from retold.stages.utterances.keys import Keys, keys_of
from retold.stages.utterances.pairs import WEAK
from retold.stages.utterances.sides import text_of
from retold.stages.utterances.stemma import stemma
from retold.stages.utterances.steps import Between
from retold.stages.utterances.times import Times
from retold.stages.utterances.witnesses import Laid, Witness, lay

_LAID = 0.5  # share of a quotation's words that the base has; with less it may lie anywhere

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
    base, rows = family
    ordered = sorted(rows, key=times.order)
    readings = tuple(_readings(base, ordered, others))
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


def _readings(
    base: Witness, rows: Sequence[Quotation], others: Sequence[Keys]
) -> Iterator[Reading]:
    text = text_of(*(part.text for part in base.parts))
    own = {part.id for part in base.parts}
    turns = _turns(base, rows)
    known: dict[tuple[str, Between | None], tuple[Change, ...]] = {}
    for row in rows:
        between = _between(turns[row.report, row.turn], row.id, len(base.keys))
        key = (row.text, between)  # many reports give a quotation alike
        if key not in known:
            known[key] = () if row.id in own else changes(text, row.text, between, others)
        yield Reading(row.id, moved(known[key], row.start))


def _turns(
    base: Witness, rows: Sequence[Quotation]
) -> dict[tuple[str, str], list[tuple[str, Laid]]]:
    """Return where the quotations of each turn lie along the base."""
    turns: dict[tuple[str, str], list[tuple[str, Laid]]] = {}
    for row in rows:
        laid = lay(base.keys, keys_of(row.text))
        turns.setdefault((row.report, row.turn), []).append((row.id, laid))
    return turns


def _between(turn: Sequence[tuple[str, Laid]], name: str, size: int) -> Between | None:
    """Return the part of the base that a quotation stands for, None if its turn gives no other.

    It lies between the quotations of the turn before and behind it; words of their own at their
    ends stand for words of the base.
    """
    own = next(laid for one, laid in turn if one == name)
    others = [laid for one, laid in turn if one != name and laid.share >= _LAID]
    if not others or own.start == own.end:
        return None
    before = [one.end + one.tail for one in others if one.start < own.start and one.end < own.end]
    behind = [one.start - one.head for one in others if own.start < one.start and own.end < one.end]
    inside = ((o.start, o.end) for o in others if own.start <= o.start and o.end <= own.end)
    return Between(
        start=min(max(before, default=0), own.start),
        end=max(min(behind, default=size), own.end),
        given=tuple(sorted(inside)),
        goes_on=bool(behind),
    )
