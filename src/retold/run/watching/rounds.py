"""One round of watching: fetch what is new, keep it, read it."""

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from retold.engine import Engine
from retold.inbox import find_fetched
from retold.inbox.net import Clock, Limits
from retold.model import Failure
from retold.run.beside import archive_of, journal_of
from retold.run.given import Taken, take_in
from retold.run.progress import Progress
from retold.run.watching.archive import Archive
from retold.run.watching.fetching import STAGE, Fetching, Round
from retold.run.watching.journal import Journal
from retold.run.watching.journal import Taken as Read
from retold.store import Store
from retold.store.opening import writing

# Pages a round, so that the archive of a whole site does not come unasked.
MOST = 1_000


class Watched(Struct, frozen=True):
    """What a round of watching did: what was fetched, what the library took of it.

    `cut` is how many bytes of a half-written record were taken off the archive at the start, and
    `archive` its path.
    """

    fetched: Round
    taken: Taken
    cut: int
    archive: str


class Watching(Struct, frozen=True, kw_only=True):
    """How to watch: which sources, how many pages at most, how politely."""

    sources: tuple[str, ...]
    most: int = MOST
    limits: Limits = Limits()
    clock: Clock = Clock()


def watch(store: Store, engine: Engine, how: Watching, progress: Progress) -> Watched:
    """Fetch what is new at the sources, keep it beside the library, and read it.

    The archive is `NAME.warc.gz` for a library `NAME.sqlite`, and what is remembered between
    rounds is in `NAME.sqlite-watch`. Pages are in the archive before anything else knows of them;
    what a killed process fetched and did not read is read first in the next round.

    Raises:
        OutputExistsError: One of the two files is something else.
        LibraryBusyError: Another process has been watching for too long.

    """
    beside = journal_of(store.path)
    with writing(beside, store.tell):
        journal = Journal(beside)
        place, records = journal.taken.place, journal.taken.records
        archive = Archive(archive_of(store.path), place, records)
        fetching = Fetching(journal, archive, how.limits, how.clock, partial(_note, store))
        progress.begin("fetching", None)
        fetching.run(how.sources, how.most, lambda: progress.advance(1))
        with store.writing(), store.transaction():
            store.drop_failures(STAGE, fetching.fetched)
        new = find_fetched(archive.path, place, records) if archive.size > place else iter(())
        taken = replace(take_in(store, engine, new, progress), kinds={})  # all are of one kind
        journal.write(Read(archive.size, archive.records))
    return Watched(fetching.done, taken, archive.cut, str(archive.path))


def _note(store: Store, failure: Failure) -> None:
    """Keep what failed; the last reason of an address is the one that counts."""
    with store.writing(), store.transaction():
        store.drop_failures(STAGE, [failure.input])
        store.put_failures([failure])
