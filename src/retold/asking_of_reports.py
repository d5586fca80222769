"""What a library answers about one report: what is near it, and what it says of other reports."""

from retold.answers import Hit, alike, apart, find_report
from retold.following import follow_ups
from retold.model import Apart
from retold.relating import related
from retold.revising import versions
from retold.store import Store
from retold.tables_found import FollowUpRow, RelatedRow
from retold.tables_notes import Version


class AskingOfReports:
    """The answers of an open library that are about one report.

    Args:
        store: Its file.

    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def apart(self, report: str) -> list[Apart]:
        """Return what a report has between quotation marks and is taken for no speech, with why.

        Raises:
            NotFoundError: There is no such report.

        """
        return apart(self._store, report)

    def like(self, report: str, *, limit: int = 20) -> list[Hit]:
        """Return the reports most alike to one, each with what they share.

        Raises:
            NotFoundError: There is no such report.

        """
        return alike(self._store, report, limit)

    def related(self, report: str, *, limit: int = 10) -> list[RelatedRow]:
        """Return the reports nearest to one outside its episode, each with reasons in words.

        Raises:
            NotFoundError: There is no such report.

        """
        return list(related(self._store, [find_report(self._store, report)]))[:limit]

    def follow_ups(self, report: str) -> list[FollowUpRow]:
        """Return where a report says that it corrects, updates or follows another one, and which.

        Raises:
            NotFoundError: There is no such report.

        """
        return list(follow_ups(self._store, [find_report(self._store, report)]))

    def versions(self, report: str) -> list[Version]:
        """Return the versions of a report, the oldest first, with what each changed.

        Raises:
            NotFoundError: There is no such report.

        """
        return versions(self._store, find_report(self._store, report))
