"""Group: the components that links and verdicts join become utterances, stories, origins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from retold.engine import Engine, Job, work_on
from retold.lexis.graph import Component, joined_by
from retold.model import (
    Copy,
    Family,
    Judgement,
    Key,
    Link,
    Origin,
    Placement,
    Quotation,
    Row,
    Utterance,
    content_id,
)
from retold.pipeline import ACROSS
from retold.run.progress import Progress
from retold.store import Store
from retold.store.carrying import latest_quotations
from retold.store.derived import (
    drop_components,
    drop_stories,
    held_by,
    put_components,
    put_successions,
)
from retold.store.gathering import stories_of
from retold.store.history import put_parts
from retold.store.links import groups_stage, links_among
from retold.store.nodes import beside, components_of, members_of, outgrown, set_components
from retold.store.surnames import surnames_of
from retold.store.verdicts import latest_verdicts

WINDOW = 4096  # due nodes whose links are looked up at once
AT_HAND = 8192  # nodes of a transaction, from which no more components are taken: about 200 MB


def group_family(store: Store, family: Family, engine: Engine, progress: Progress) -> None:
    """Group the components of every node that is due."""
    stage = groups_stage(family)
    store.set_stale_due(stage, str(family.version))
    progress.begin(f"grouping {family.name}", store.due_count(stage))
    while window := store.due(stage, WINDOW):
        with store.transaction():
            alive = components_of(store, window, family)
            store.drop_keys(stage, [node for node in window if node not in alive])
            found = _components(store, family, engine, sorted(alive))
            nodes = sorted(node for one in found for node in one.nodes)
            links = links_among(store, family, nodes)
            verdicts = _verdicts(store, family)
            jobs = _jobs(store, family, [one.nodes for one in found], links, verdicts)
            made = _grouped(family, engine, list(zip(found, jobs, strict=True)))
            _write(store, family, made)
            store.set_done(stage, str(family.version), nodes)
        done = set(nodes)
        progress.advance(sum(node in done or node not in alive for node in window))


def _grouped(
    family: Family, engine: Engine, jobs: Sequence[tuple[Component, Job]]
) -> dict[Component, list[Row]]:
    """Return the rows of each component; one that is a single node is not worth sending."""
    work = partial(work_on, family.name, family.group)
    made = {one: work(job) for one, job in jobs if len(one.nodes) == 1}
    larger = [(one, job) for one, job in jobs if len(one.nodes) > 1]
    sent = engine.apply(work, [job for _, job in larger])
    return made | dict(zip([one for one, _ in larger], sent, strict=True))


def _components(
    store: Store, family: Family, engine: Engine, starts: Sequence[str]
) -> list[Component]:
    """Return the components of the nodes; what they take nodes from is due."""
    judged = joined_by(
        (row.left, row.right)
        for row in _verdicts(store, family)
        if row.kind == "same" and row.right
    )

    known = {least: beside(store, family, starts, least) for least in family.reach.levels[:1]}

    def tied(nodes: Sequence[str], least: float) -> Mapping[str, Iterable[str]]:
        linked, same = known.setdefault(least, {}), judged(nodes, least)
        linked.update(beside(store, family, [node for node in nodes if node not in linked], least))
        return {node: {*linked[node], *same[node]} for node in nodes}

    found = list(_at_hand(engine.components(starts, tied, family.reach)))
    nodes = {node: one.level for one in found for node in one.nodes}
    old = {name for name in components_of(store, sorted(nodes), family).values() if name}
    left = members_of(store, sorted(old), family)
    left |= outgrown(store, family, nodes)
    store.set_due(groups_stage(family), sorted(left.difference(nodes)))
    return found


def _at_hand(found: Iterable[Component]) -> Iterator[Component]:
    """Yield as many components as may be in memory at once; one at least."""
    count = 0
    for one in found:
        yield one
        count += len(one.nodes)
        if count >= AT_HAND:
            return


def _verdicts(store: Store, family: Family) -> list[Judgement]:
    """Return the verdicts on two nodes of the family; they hold for later versions."""
    ends = [row for row in store.judgements() if row.right and row.kind in {"same", "different"}]
    moved = latest_quotations if family.node is Quotation else latest_verdicts
    ends = moved(store, ends)
    known = components_of(
        store, sorted({end for row in ends for end in (row.left, row.right or "")}), family
    )
    return [row for row in ends if row.left in known and row.right in known]


def _jobs(
    store: Store,
    family: Family,
    groups: Sequence[tuple[str, ...]],
    links: Sequence[Link | Copy],
    verdicts: Sequence[Judgement],
) -> Iterator[Job]:
    """Yield what `group` is called with for each component, named by the component's id."""
    home = {node: number for number, group in enumerate(groups) for node in group}
    held: dict[int, list[Link | Copy]] = {}
    for link in links:
        if home[link.left] == home[link.right]:
            held.setdefault(home[link.left], []).append(link)
    judged: dict[int, list[Judgement]] = {}
    for row in verdicts:
        if row.left in home:
            judged.setdefault(home[row.left], []).append(row)
    rows = _group_rows(store, family, sorted(home))
    for number, group in enumerate(groups):
        arguments = (tuple(_rows_of(rows[kind], group)) for kind in family.group_reads)
        more = tuple(held.get(number, ())), tuple(judged.get(number, ()))
        yield Job(content_id(family.name, *group), (*arguments, *more))


def _rows_of(rows: Mapping[str, Row], group: Sequence[str]) -> list[Row]:
    """Return the rows of the nodes, one that several nodes share once."""
    found = {id(rows[node]): rows[node] for node in group if node in rows}
    return list(found.values())


def _group_rows(
    store: Store, family: Family, nodes: Sequence[str]
) -> dict[type[Row], dict[str, Row]]:
    """Return the row of each type that `group` reads, for each node."""
    report_of = {node: node for node in nodes}
    if family.node is Quotation:
        report_of = {row.id: row.report for row in store.get_by(Quotation, "id", nodes)}
    found: dict[type[Row], dict[str, Row]] = {}
    for kind in family.group_reads:
        column = "id" if kind is family.node else "report"
        keys = sorted(set(report_of if kind is family.node else report_of.values()))
        rows = {str(getattr(row, column)): row for row in store.get_by(kind, column, keys)}
        wanted = {
            node: node if kind is family.node else report for node, report in report_of.items()
        }
        found[kind] = {node: rows[key] for node, key in wanted.items() if key in rows}
    return found


# --- write ---------------------------------------------------------------------------------------


def _write(store: Store, family: Family, made: Mapping[Component, Sequence[Row]]) -> None:
    """Put the rows of the components in place of those that their nodes had."""
    nodes = sorted(node for one in made for node in one.nodes)
    old = sorted({name for name in components_of(store, nodes, family).values() if name})
    names = {one: content_id(family.name, *one.nodes) for one in made}
    store.drop_failures(family.name, [*old, *names.values()])
    before = held_by(store, family, old)
    drop_components(store, family.makes, sorted({*old, *names.values()}))
    put_components(store, family.makes, {names[one]: rows for one, rows in made.items()})
    set_components(store, family, {name: one for one, name in names.items()})
    now = {held_id: name for rows in made.values() for row in rows for held_id, name in _holds(row)}
    _follow(store, family, before, now)


def _holds(row: Row) -> list[tuple[str, str]]:
    """Return what a row holds, each with the row's lasting id."""
    if isinstance(row, Placement):
        return [(row.report, row.story)]
    if isinstance(row, Utterance):
        return [(reading.quotation, row.id) for reading in row.readings]
    if isinstance(row, Origin):
        return [(row.report, row.origin)]
    return []


def _follow(
    store: Store, family: Family, before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Note what the change means for later stages, and where ids that are gone lead."""
    moved = sorted(report for report, name in now.items() if before.get(report) != name)
    if Utterance in family.makes:
        put_successions(store, "utterance", before, now)
    elif Origin in family.makes:
        _set_stories_due(store, stories_of(store, moved), reading=Origin)
    else:
        put_successions(store, "story", before, now)
        put_parts(store, before, now)
        drop_stories(store, sorted(set(before.values()) - set(now.values())))
        _set_stories_due(store, _grown(before, now), reading=None)
        for stage in ACROSS:
            if stage.by is Key.SURNAME:
                gone = set(before).difference(now)  # a newer version stands for these
                store.set_due(stage.name, surnames_of(store, gone.union(moved)))


def _grown(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return the stories that hold other reports than before."""
    old, new = _members(before), _members(now)
    return sorted(story for story, reports in new.items() if old.get(story) != reports)


def _members(held: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for report, story in held.items():
        found.setdefault(story, set()).add(report)
    return found


def _set_stories_due(store: Store, stories: Sequence[str], *, reading: type[Row] | None) -> None:
    for stage in ACROSS:
        if stage.by is Key.STORY and (reading is None or reading in stage.reads):
            store.set_due(stage.name, stories)
