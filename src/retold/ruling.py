"""What people judged of the values that disagree, beside the discrepancies that hold them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from retold.lexis.paragraphs import Span, moved_places
from retold.model import Judgement, Report, Statement
from retold.store import Store
from retold.store.verdicts import PLACE, latest_versions
from retold.tables import DiscrepancyRow
from retold.tables_found import VerdictRow

PLACED = re.compile(rf"(.+){PLACE}(\d{{1,9}})-(\d{{1,9}})")
AT_ONCE = 500  # discrepancies whose statements are fetched together


def with_verdicts(store: Store, rows: Iterable[DiscrepancyRow]) -> Iterator[DiscrepancyRow]:
    """Yield discrepancies with what people judged of two of their values, in the order given."""
    given = [row for row in store.judgements() if row.right and PLACE in row.left]
    judged = _in_latest(store, given)
    if not judged:
        yield from rows
        return
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        ids = sorted({one for row in some for value in row.values for one in value.statements})
        places = {row.id: _place(row) for row in store.get_by(Statement, "id", ids)}
        yield from (replace(row, verdicts=tuple(_verdicts(row, places, judged))) for row in some)


def _in_latest(store: Store, given: Sequence[Judgement]) -> list[Judgement]:
    """Return verdicts with their places as they are in the latest versions of the reports.

    A place whose words were changed keeps its own: there the verdict no longer holds.
    """
    places: dict[str, dict[str, Span]] = defaultdict(dict)
    for end in sorted({end for row in given for end in (row.left, row.right or "")}):
        if place := PLACED.fullmatch(end):
            places[place[1]][end] = int(place[2]), int(place[3])
    latest = latest_versions(store, sorted(places))
    texts = {
        row.id: row.text for row in store.get_by(Report, "id", sorted({*latest, *latest.values()}))
    }
    moved: dict[str, str] = {}
    for report, spans in places.items():
        newest = latest[report]
        if newest != report and newest in texts and report in texts:
            found = moved_places(texts[report], texts[newest], spans.values())
            for end, span in spans.items():
                if span in found:
                    moved[end] = f"{newest}{PLACE}{found[span][0]}-{found[span][1]}"
    return [
        replace(
            row,
            left=moved.get(row.left, row.left),
            right=moved.get(row.right or "", row.right),
        )
        for row in given
    ]


def _place(row: Statement) -> str:
    """Return a statement's place as verdicts hold it."""
    return f"{row.report}{PLACE}{row.start}-{row.end}"


def _verdicts(
    row: DiscrepancyRow, places: Mapping[str, str], judged: Sequence[Judgement]
) -> Iterator[VerdictRow]:
    """Yield the verdicts on statements under two values of a discrepancy, as they were given."""
    values: dict[str, set[str]] = defaultdict(set)
    for value in row.values:
        for one in value.statements:
            values[places[one]].add(value.value)
    for verdict in judged:
        left, right = values.get(verdict.left), values.get(verdict.right or "")
        if left and right and left != right:
            yield VerdictRow(
                judgement=verdict.id,
                kind=verdict.kind,
                values=tuple(sorted(left | right)),
                by=verdict.by,
                at=verdict.at,
                because=verdict.because,
            )
