"""Make utterances of the quotations of one component."""

from collections.abc import Iterator, Sequence
from functools import partial

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
from retold.stages.utterances.changes import changes, moved, text_of
from retold.stages.utterances.families import Family, families
from retold.stages.utterances.keys import Keys, keys_of
from retold.stages.utterances.stemma import stemma
from retold.stages.utterances.times import Times
from retold.stages.utterances.witnesses import Witness, lay


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
    found = families(known, links, judgements)
    for family in found:
        others = [other.base.keys for other in found if other is not family]
        yield _utterance(family, others, times)


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
    given = _given(base, rows)
    known: dict[tuple[str, tuple[tuple[int, int], ...]], tuple[Change, ...]] = {}
    for row in rows:
        turn = given[row.report, row.turn]
        sisters = tuple((start, end) for name, start, end in turn if name != row.id)
        key = (row.text, sisters)  # many reports give a quotation alike
        if key not in known:
            known[key] = () if row.id in own else changes(text, row.text, sisters, others)
        yield Reading(row.id, moved(known[key], row.start))


def _given(
    base: Witness, rows: Sequence[Quotation]
) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
    """Return which words of the base each turn gives, by quotation."""
    laid = {keys: lay(base.keys, keys) for keys in {keys_of(row.text) for row in rows}}
    given: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for row in rows:
        place = laid[keys_of(row.text)]
        given.setdefault((row.report, row.turn), []).append((row.id, place.start, place.end))
    return given
