"""What is forgotten leaves the archive of what was fetched, too."""

from collections.abc import Sequence

from retold.inbox.crawls import NO_ADDRESS
from retold.lexis.addresses import canonical_url
from retold.model import Report
from retold.run.beside import archive_of, journal_of
from retold.run.watching.archive import Archive, strike
from retold.run.watching.journal import Journal, Struck, Taken
from retold.store import Store
from retold.store.opening import writing


def strike_fetched(store: Store, reports: Sequence[Report]) -> None:
    """Take reports out of the archive beside the library, and see that they are not fetched again.

    Listings that name them go too, since they may hold their words. The archive is read anew in
    the next round of watching, since places in it have moved.
    """
    with writing(journal_of(store.path), store.tell):
        names = [report.url or NO_ADDRESS + report.source for report in reports]
        journal = Journal(journal_of(store.path))
        journal.write(*(Struck(canonical_url(name)) for name in names), Taken(0, 0))
        archive = Archive(
            archive_of(store.path)
        )  # takes off what a killed process left half-written
        strike(archive.path, frozenset(report.id for report in reports), names)
