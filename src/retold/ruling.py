"""What people judged of the values that disagree, beside the discrepancies that hold them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from retold.model import Judgement, Statement
from retold.store import Store
from retold.store.verdicts import PLACE
from retold.tables import DiscrepancyRow
from retold.tables_found import VerdictRow

AT_ONCE = 500  # discrepancies whose statements are fetched together


def with_verdicts(store: Store, rows: Iterable[DiscrepancyRow]) -> Iterator[DiscrepancyRow]:
    """Yield discrepancies with what people judged of two of their values, in the order given."""
    judged = [row for row in store.judgements() if row.right and PLACE in row.left]
    if not judged:
        yield from rows
        return
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        ids = sorted({one for row in some for value in row.values for one in value.statements})
        places = {row.id: _place(row) for row in store.get_by(Statement, "id", ids)}
        yield from (replace(row, verdicts=tuple(_verdicts(row, places, judged))) for row in some)


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
