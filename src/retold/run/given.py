"""What changes the given: reading reports, forgetting them; and deriving all anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from retold.engine import Engine
from retold.errors import NotFoundError, UnreadableInputError
from retold.inbox import Columns, File, Raw, find_files, open_file, read_input
from retold.model import Failure, Report
from retold.pipeline import ACROSS, FAMILIES
from retold.run.beside import archive_of, journal_of
from retold.run.progress import Progress
from retold.run.reports import STAGE
from retold.run.update import update
from retold.run.versions import between, fetched_first
from retold.store import Store
from retold.store.derived import put_successions
from retold.store.history import put_parts
from retold.store.nodes import replace_nodes
from retold.store.store import INBOX
from retold.store.surnames import surnames_of
from retold.store.whole import identities, remove_report, set_all_due, wipe
from retold.trail import Trail

COMMIT = 200  # reports a transaction: kill -9 costs at most that many, and they are read again


class Taken(Struct, frozen=True):
    """What a reading took in: reports that are new, versions among them, known ones, failures.

    `kinds` is how many inputs were taken for what, known ones and those that failed included.
    """

    new: int = 0
    versions: int = 0
    known: int = 0
    failed: int = 0
    kinds: dict[str, int] = {}

    def __add__(self, other: "Taken") -> "Taken":
        """Return both together."""
        return Taken(
            self.new + other.new,
            self.versions + other.versions,
            self.known + other.known,
            self.failed + other.failed,
            dict(Counter(self.kinds) + Counter(other.kinds)),
        )


def read(
    store: Store,
    engine: Engine,
    inputs: Sequence[Path],
    progress: Progress,
    columns: Columns = (),
) -> Taken:
    """Take in what is new among the inputs and bring everything derived up to date."""
    opens = partial(open_watched, columns)
    found = engine.fed(opens, list(find_files(inputs)), lost_file)
    return take_in(store, engine, found, progress)


def open_watched(columns: Columns, file: File | Failure, trail: Trail) -> Iterator[Raw | Failure]:
    """Yield a file's inputs, in any process."""
    return open_file(file, columns, trail)


def lost_file(file: File | Failure, reason: str) -> Raw | Failure:
    """Return what becomes of a file whose opening never ended."""
    name = file.input if isinstance(file, Failure) else str(file.path)
    return Failure(input=name, stage=INBOX, reason=reason)


def take_in(
    store: Store, engine: Engine, inputs: Iterator[Raw | Failure], progress: Progress
) -> Taken:
    """Take in what is new among inputs that were found, and bring everything up to date."""
    taken = Taken()
    kinds: Counter[str] = Counter()
    with store.writing():
        progress.begin("taking in", None)
        batch: list[Report | Failure] = []
        for found in engine.guarded(read_one, counted(inputs, kinds), lost_one):
            batch.append(found)
            if len(batch) == COMMIT:
                taken += put_reports(store, batch)
                progress.advance(len(batch))
                batch = []
        taken += put_reports(store, batch)
        progress.advance(len(batch))
        update(store, engine, progress)
    return taken + Taken(kinds=dict(kinds))


def counted(inputs: Iterator[Raw | Failure], kinds: Counter[str]) -> Iterator[Raw | Failure]:
    """Yield the inputs, and count what they were taken for."""
    for found in inputs:
        if isinstance(found, Raw):
            kinds[found.kind] += 1
        yield found


def lost_one(found: Raw | Failure, reason: str) -> Report | Failure:
    """Return what becomes of an input whose reading never ended."""
    return Failure(input=found.input, stage=INBOX, reason=reason)


def read_one(found: Raw | Failure) -> Report | Failure:
    """Return the report of an input, or why there is none."""
    if isinstance(found, Failure):
        return found
    try:
        return read_input(found)
    except UnreadableInputError as error:
        return Failure(input=found.input, stage=INBOX, reason=error.reason)


def put_reports(store: Store, batch: Iterable[Report | Failure]) -> Taken:
    """Put the reports that are new; one with a known URL and other words is a new version."""
    taken = Taken()
    with store.transaction():
        for row in batch:
            if isinstance(row, Failure):
                store.put_failures([row])
                taken += Taken(failed=1)
            else:
                taken += _put_report(store, row)
    return taken


def _put_report(store: Store, report: Report) -> Taken:
    line = store.versions(report)
    before, after = between(line, report)
    if store.known(report.id) or any(one and one.text == report.text for one in (before, after)):
        _put_fetched(store, line, report)
        return Taken(known=1)
    if before:
        report = msgspec.structs.replace(report, version_of=before.id)
        store.set_due(STAGE, [before.id])
    store.put(Report, [report])
    if after:
        store.set_version_of(after.id, report.id)
    store.set_due(STAGE, [report.id])
    return Taken(new=1, versions=int(bool(line)))


def _put_fetched(store: Store, line: Sequence[Report], report: Report) -> None:
    """Note that a known version was fetched earlier than was known, and where it stands then."""
    ordered = fetched_first(line, report)
    if ordered is None:
        return
    known = {one.id: one for one in line}
    for older, one in zip((None, *ordered), ordered, strict=False):
        if one.fetched != known[one.id].fetched:
            store.set_fetched(one.id, one.fetched)
        before = older.id if older else None
        if one.version_of != before:
            store.set_version_of(one.id, before)
            store.set_due(STAGE, [end for end in (one.id, one.version_of, before) if end])


def forget(store: Store, engine: Engine, names: Sequence[str], progress: Progress) -> int:
    """Remove reports by id, source or URL, with all that came from them; return how many.

    Only their ids stay, so that they are not read again; what `retold watch` keeps of them beside
    the library goes too.

    Raises:
        NotFoundError: A name is no report's; nothing was removed.

    """
    ids = list(_ids(store, names))
    if archive_of(store.path).exists() and journal_of(store.path).exists():
        from retold.run.watching.striking import strike_fetched  # noqa: PLC0415 - slow to load

        # before the library is held: who watches holds the journal, and then asks for the library
        strike_fetched(store, list(store.get_by(Report, "id", ids)))
    with store.writing():
        ids = list(_ids(store, names))
        with store.transaction():
            for report in ids:
                surnames = surnames_of(store, [report])
                for family in FAMILIES:
                    replace_nodes(store, family, [report], {})
                for stage in ACROSS:
                    store.set_due(stage.name, surnames if stage.by.value == "surname" else [])
                older = remove_report(store, report)
                store.set_due(STAGE, older)
        update(store, engine, progress)
        store.scrub()
    return len(ids)


def _ids(store: Store, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        found = store.report_ids(name)
        if not found:
            raise NotFoundError("report", name)
        yield from found


def rebuild(store: Store, engine: Engine, progress: Progress) -> None:
    """Derive everything anew from the reports and the judgements."""
    with store.writing():
        before = identities(store)
        with store.transaction():
            wipe(store)
            set_all_due(store, STAGE)
        update(store, engine, progress)
        now = identities(store)
        with store.transaction():
            for kind, ids in before.items():
                put_successions(store, kind, ids, now[kind])
            put_parts(store, before["story"], now["story"])


__all__ = ["Taken", "forget", "put_reports", "read", "rebuild", "take_in"]
