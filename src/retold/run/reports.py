"""The in-report step: each report that is due goes through all its stages at once."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain, islice
from typing import TypeAlias, TypeVar

from retold.engine import Engine, work_on_report
from retold.model import Family, Judgement, Key, Mark, Naming, Quotation, Report, Row
from retold.pipeline import ACROSS, FAMILIES, IN_REPORT
from retold.run.progress import Progress
from retold.store import Store
from retold.store.carrying import carried_verdicts
from retold.store.derived import by_type, replace_reports
from retold.store.gathering import stories_of
from retold.store.nodes import Node, replace_nodes
from retold.store.surnames import surnames_of

STAGE = "reports"  # the ledger's name for all in-report stages together
_MARKS = tuple(family.mark for family in FAMILIES)
VERSION = ".".join(str(stage.version) for stage in (*IN_REPORT, *_MARKS))
WINDOW = 64  # reports read at a time: 300 kB of text
COMMIT = 256  # reports a transaction: each rewrites most pages that hold marks, so few are cheap;
# when the machine stops, three seconds of work are lost


T = TypeVar("T")
Marked: TypeAlias = dict[str, list[int]]


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of `size`, the last one maybe shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def derive_reports(store: Store, engine: Engine, progress: Progress) -> None:
    """Make the rows of every report that is due."""
    store.set_stale_due(STAGE, VERSION)
    progress.begin("reading closely", store.due_count(STAGE))
    work = partial(work_on_report, IN_REPORT, FAMILIES)
    asked: deque[Report] = deque()
    made = engine.apply(work, _items(store, store.due(STAGE), asked))
    for rows in batched(made, COMMIT):
        _write(store, [(asked.popleft(), some) for some in rows], progress)


def _items(
    store: Store, keys: Sequence[str], asked: deque[Report]
) -> Iterator[tuple[Report, tuple[Judgement, ...]]]:
    """Yield the reports to work on, some in memory at a time; `asked` holds those on their way."""
    for at in range(0, len(keys), WINDOW):
        window = keys[at : at + WINDOW]
        reports = {report.id: report for report in store.get_by(Report, "id", window)}
        judged = _judged(store, window)
        store.drop_keys(STAGE, [key for key in window if key not in reports])
        for report in reports.values():
            asked.append(report)
            yield report, tuple(judged[report.id])


def _judged(store: Store, keys: Sequence[str]) -> dict[str, list[Judgement]]:
    judged: dict[str, list[Judgement]] = defaultdict(list)
    verdicts = (*store.get_by(Judgement, "report", keys), *carried_verdicts(store, keys))
    for row in sorted(verdicts, key=lambda row: (row.at, row.id)):
        if row.report and row.undone_at is None:
            judged[row.report].append(row)
    return judged


def _write(store: Store, made: Sequence[tuple[Report, list[Row]]], progress: Progress) -> None:
    ids = [report.id for report, _ in made]
    rows = by_type(chain.from_iterable(some for _, some in made))
    with store.transaction():
        surnames = {*surnames_of(store, ids)}
        surnames |= {row.key for row in rows.get(Naming, ()) if isinstance(row, Naming)}
        replace_reports(store, made)
        current = store.not_superseded(ids)
        marked = _marked(rows.get(Mark, ()))
        for family in FAMILIES:
            nodes = _nodes(family, current, rows, marked[family.name])
            replace_nodes(store, family, ids, nodes)
        stories = stories_of(store, ids)
        for stage in ACROSS:
            store.set_due(stage.name, sorted(surnames) if stage.by is Key.SURNAME else stories)
        store.set_done(STAGE, VERSION, ids)
    progress.advance(len(made))


def _marked(marks: Iterable[Row]) -> dict[str, Marked]:
    """Return the marks of each node by the family that they are for."""
    found: dict[str, Marked] = defaultdict(lambda: defaultdict(list))
    for row in marks:
        if isinstance(row, Mark):
            found[row.family][row.node].append(row.mark)
    return found


def _nodes(
    family: Family,
    current: AbstractSet[str],
    rows: Mapping[type[Row], Sequence[Row]],
    marked: Marked,
) -> dict[str, Node]:
    """Return the nodes of reports that no version replaced, each with its marks, if any."""
    if family.node is Report:
        return {report: Node(report, marked.get(report, ())) for report in current}
    return {
        row.id: Node(row.report, marked.get(row.id, ()))
        for row in rows.get(Quotation, ())
        if isinstance(row, Quotation) and row.kind != "indirect" and row.report in current
    }
