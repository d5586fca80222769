"""Verdicts hold for all versions of a report: judged quotations are found again in the others."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from retold.lexis.align import Token, tokens
from retold.lexis.paragraphs import Span, equal_words, lines_of
from retold.model import Quotation, Report
from retold.pipeline import UTTERANCES
from retold.run.reports import STAGE
from retold.store import Store
from retold.store.carrying import Carried, Judged, judged_quotations, known_carried, put_carried
from retold.store.links import groups_stage


def carry_verdicts(store: Store) -> bool:
    """Find judged quotations in other versions, each once; tell whether that made any work due."""
    known = known_carried(store)
    wanted: dict[str, list[Judged]] = defaultdict(list)
    for judged in judged_quotations(store):
        wanted[judged.here].append(judged)
    rows = [
        row for here, some in sorted(wanted.items()) for row in _found(store, here, some, known)
    ]
    if not rows:
        return False
    found = [row for row in rows if row.new is not None]
    with store.transaction():
        put_carried(store, rows)
        store.set_due(STAGE, sorted({row.report for row in found}))
        store.set_due(groups_stage(UTTERANCES), sorted({row.new or "" for row in found}))
    return bool(found)


def _found(
    store: Store, here: str, judged: Sequence[Judged], known: set[tuple[str, str]]
) -> Iterator[Carried]:
    """Yield where judged quotations of one report stand in its other versions."""
    (old,) = store.get_by(Report, "id", [here])
    for new in store.versions(old):
        wanted = [row for row in judged if (row.id, new.id) not in known]
        if new.id != here and wanted:
            said = list(store.get_by(Quotation, "report", [new.id]))
            places = {row.id: (row.start, row.end) for row in wanted}
            for name, other in find_again(old.text, places, new.text, said).items():
                yield Carried(name, here, new.id, other)


def find_again(
    old: str, places: Mapping[str, Span], new: str, quotations: Sequence[Quotation]
) -> dict[str, str | None]:
    """Return which quotation of another version has the same words in the place that goes with it.

    Args:
        old: The text of a version.
        places: Places in it, by any name.
        new: The text of the other version.
        quotations: The quotations there.

    Returns:
        For each name the quotation's id; None where the words are others, or where several have
        them and none stands in the place.

    """
    left, right = tokens(old), tokens(new)
    there = equal_words(lines_of(old, left), lines_of(new, right))
    said = {_words(right, (row.start, row.end)): row.id for row in quotations}
    texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for (first, last), name in said.items():
        texts[_keys(right, first, last)].append(name)
    found: dict[str, str | None] = {}
    for name, place in places.items():
        first, last = _words(left, place)
        moved = there.get(first, -1), there.get(last - 1, -2) + 1
        same = _keys(left, first, last)
        alike = texts.get(same, [])
        if moved in said and _keys(right, *moved) == same:
            found[name] = said[moved]
        else:
            found[name] = alike[0] if len(alike) == 1 and same else None
    return found


def _words(words: Sequence[Token], place: Span) -> Span:
    """Return which words a place has, by number."""
    starts = [word.start for word in words]
    return bisect_left(starts, place[0]), bisect_left(starts, place[1])


def _keys(words: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(word.key for word in words[first:last])
