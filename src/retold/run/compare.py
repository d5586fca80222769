"""Compare: every node that is due meets the nodes that share its marks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby

from retold.engine import Engine, Job, work_on
from retold.model import Copy, Failure, Family, Link, Report, Row
from retold.run.progress import Progress
from retold.store import Store
from retold.store.derived import by_type
from retold.store.links import (
    crossing,
    linked_reports,
    pairs_stage,
    pairs_version,
    replace_links,
)
from retold.store.meeting import mates
from retold.store.nodes import due_nodes
from retold.store.postings import settle

SENT = 20_000  # pairs of a window from which other processes are worth what sending costs
WINDOW = 1024  # nodes a transaction: what they share with their mates is looked up once, in 100 MB
AT_HAND = 1024  # nodes whose rows are in memory at once


def compare_family(store: Store, family: Family, engine: Engine, progress: Progress) -> None:
    """Compare every node that is due with the nodes that share its marks."""
    stage = pairs_stage(family)
    store.set_stale_due(stage, pairs_version(store, family))
    settle(store, family)
    progress.begin(f"comparing for {family.name}", store.due_count(stage))
    while due := due_nodes(store, family):
        for at in range(0, len(due), WINDOW):
            window = due[at : at + WINDOW]
            with store.transaction():
                _compare(store, family, engine, window)
            progress.advance(len(window))


def _compare(store: Store, family: Family, engine: Engine, window: Sequence[str]) -> None:
    """Compare some nodes, and put what links them in place of what did."""
    stage, pairs = pairs_stage(family), _pairs(store, family, window)
    jobs = (list(some) for _, some in groupby(_jobs(store, family, pairs), _name))
    work = partial(compare_all, stage, family.compare)
    # Two quotations, or profiles, are compared in the time in which they are sent; texts are not.
    worth = Report in family.reads and len(pairs) >= SENT
    found = engine.apply(work, jobs) if worth else map(work, jobs)
    made = by_type(chain.from_iterable(found))
    links = [row for rows in made.values() for row in rows if isinstance(row, Link | Copy)]
    store.drop_failures(stage, window)
    store.put_failures(row for row in made.get(Failure, ()) if isinstance(row, Failure))
    replace_links(store, family, window, links)
    store.set_done(stage, pairs_version(store, family), window)


def compare_all(
    stage: str, compare: Callable[..., Iterable[Row]], jobs: Sequence[Job]
) -> list[Row]:
    """Return what comparing one node with each of its mates makes: it is sent to them once."""
    return [row for job in jobs for row in work_on(stage, compare, job)]


def _name(job: Job) -> str:
    return job.name


def _pairs(store: Store, family: Family, window: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs to compare now; a mate that is due later compares itself then."""
    met = mates(store, family, window)
    pairs = {
        (min(node, other), max(node, other)) for node, others in met.items() for other in others
    }
    if family.between:
        pairs |= {(min(pair), max(pair)) for pair in linked_reports(store, window)}
    inside = set(window)
    outside = sorted({end for pair in pairs for end in pair} - inside)
    later = store.due_among(pairs_stage(family), outside)
    return _neighbours_first(pair for pair in pairs if not later.intersection(pair))


def _neighbours_first(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return pairs so that those which share nodes follow each other.

    What is made of a node's text, and kept for a while, is then made once or twice, not for each
    of its mates.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(pairs)
    for left, right in ordered:
        beside[left].append(right)
        beside[right].append(left)
    place: dict[str, int] = {}
    for start in beside:
        ahead = [start]
        while ahead:
            node = ahead.pop()
            if node not in place:
                place[node] = len(place)
                ahead += beside[node]
    rank = [(place[left], place[right]) for left, right in ordered]
    many = len(place)
    keys = [one * many + two if one < two else two * many + one for one, two in rank]
    return [pair for _, pair in sorted(zip(keys, ordered, strict=True))]


def _jobs(store: Store, family: Family, pairs: Sequence[tuple[str, str]]) -> Iterator[Job]:
    """Yield what `compare` is called with for each pair, named by its left node."""
    for some in _at_hand(pairs):
        sides = _sides(store, family, sorted(set(chain.from_iterable(some))))
        between = crossing(store, some) if family.between else {}
        for left, right in some:
            if left in sides and right in sides:
                more = (tuple(between.get((left, right), ())),) if family.between else ()
                yield Job(left, (*sides[left], *sides[right], *more))


def _at_hand(pairs: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield pairs, as many at once as have no more than `AT_HAND` nodes."""
    some: list[tuple[str, str]] = []
    nodes: set[str] = set()
    for pair in pairs:
        if len(nodes) >= AT_HAND and not nodes.issuperset(pair):
            yield some
            some, nodes = [], set()
        some.append(pair)
        nodes.update(pair)
    yield some


def _sides(store: Store, family: Family, nodes: Sequence[str]) -> dict[str, tuple[object, ...]]:
    """Return for each node what `compare` is given of it."""
    sides: dict[str, list[object]] = {}
    for at, kind in enumerate(family.reads):
        key = "id" if "id" in kind.__struct_fields__ else "report"
        if at == 0:
            sides = {str(getattr(row, key)): [row] for row in store.get_by(kind, key, nodes)}
            continue
        rows: dict[str, list[Row]] = {node: [] for node in sides}
        for row in store.get_by(kind, "report", nodes):
            rows[str(getattr(row, "report"))].append(row)  # noqa: B009  the type is not known here
        for node, some in rows.items():
            sides[node].append(tuple(some))
    return {node: tuple(side) for node, side in sides.items()}
