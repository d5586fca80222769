"""The half of a library that answers: rows, tables, comparisons, files to take away."""

from collections.abc import Iterator
from pathlib import Path

from retold.answers import (
    Hit,
    Story,
    Utterance,
    exported,
    find_story,
    find_utterance,
    hits,
    listed,
    past_of,
    shown_as,
    told_stories,
)
from retold.asking_of_reports import AskingOfReports
from retold.errors import NotFoundError, UnknownTableError
from retold.model import KindName
from retold.ruling import with_verdicts
from retold.show.chronicle import chronicle
from retold.show.edition import edition
from retold.show.export import Form, TimelineForm
from retold.show.site import write_site
from retold.show.voices import Grouping, Voice, voices
from retold.store.asking import counts, export, export_by, export_quotations, verify
from retold.store.matters import Asked, Order
from retold.store.voices import quoted
from retold.tables import (
    TABLES,
    DiscrepancyRow,
    EventRow,
    FailureRow,
    JudgementRow,
    PersonRow,
    QuotationRow,
    ReportRow,
    Table,
    UtteranceRow,
)
from retold.tables_found import SuccessionRow

DOUBTFUL = 0.6  # confidence is calibrated: below this, four speakers in ten or more are wrong


class Asking(AskingOfReports):
    """What an open library answers; nothing here changes it.

    Args:
        store: Its file.

    """

    def export(self, table: str) -> Iterator[Table]:
        """Yield every row of an exported table.

        Raises:
            UnknownTableError: There is no such table.

        """
        if table not in TABLES:
            raise UnknownTableError(table, list(TABLES))
        yield from exported(self._store, TABLES[table])

    def reports(self) -> list[ReportRow]:
        """Return every report, in the order of their sources."""
        return list(export(self._store, ReportRow))

    def stories(  # noqa: PLR0913 - each is an option
        self,
        *,
        by: Order = "origins",
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        person: str | None = None,
        words: str | None = None,
        at_least: int = 0,
        limit: int | None = None,
    ) -> list[Story]:
        """Return the stories that fit, those of most new origins first, then the latest.

        Args:
            by: `origins`, `date` (the latest first) or `outlets`.
            since: The first day that counts (a month or a year may stand for its days): new are
                the origins of reports from then on; a story without any is left out.
            until: The last day that counts.
            outlet: Only stories that this outlet tells.
            person: Only stories whose reports name this person (an id, or any of their names).
            words: Only stories with a report that holds the words; `"…"` is a phrase.
            at_least: How many new origins a story must have.
            limit: How many at most.

        Raises:
            WrongDayError: A day is not written as days are.

        """
        asked = Asked(by, since, until, outlet, person, words, at_least, limit)
        return listed(self._store, asked)

    def story(self, name: str) -> Story:
        """Return the story with an id (old ones lead on), or the one a report is in.

        Raises:
            NotFoundError: There is none.

        """
        return told_stories(self._store, {find_story(self._store, name): None})[0]

    def quotations(
        self,
        *,
        person: str | None = None,
        story: str | None = None,
        doubtful: bool = False,
        indirect: bool = False,
    ) -> list[QuotationRow]:
        """Return quotations: of a person (id or name), of a story, doubtful ones, indirect ones."""
        found = self.story(story).id if story is not None else None
        below = DOUBTFUL if doubtful else None
        rows = export_quotations(
            self._store, person=person, story=found, below=below, indirect=indirect
        )
        return list(rows)

    def people(self) -> list[PersonRow]:
        """Return every person, those whom most reports name first."""
        return sorted(
            export(self._store, PersonRow), key=lambda row: (-row.reports, row.name, row.id)
        )

    def voices(self, *, by: Grouping | None = None, indirect: bool = False) -> list[Voice]:
        """Return how much each speaker is quoted, unnamed and unknown ones with lines of their own.

        Args:
            by: `outlet`, `month` or `story`, to count each apart.
            indirect: Whether reported speech without marks counts too.

        """
        return voices(quoted(self._store, indirect=indirect), by)

    def timeline(self, story: str) -> list[EventRow]:
        """Return what a story's reports say happened, by day.

        Raises:
            NotFoundError: There is no such story.

        """
        return list(export(self._store, EventRow, "story = ?", [self.story(story).id]))

    def timeline_file(self, story: str, form: TimelineForm = "timelinejs") -> bytes:
        """Return a story's timeline as a file to take away, in UTF-8.

        Args:
            story: A story's id, or a report in it.
            form: `timelinejs` (JSON for TimelineJS) or `ical` (iCalendar).

        Raises:
            NotFoundError: There is no such story.
            UnknownFormError: There is no such form.

        """
        told = self.story(story)
        events = list(export(self._store, EventRow, "story = ?", [told.id]))
        ids = sorted({row.report for row in events})
        reports = {row.id: row for row in export_by(self._store, ReportRow, "id", ids)}
        return chronicle(told, events, reports, form)

    def differences(self, story: str | None = None) -> list[DiscrepancyRow]:
        """Return where reports disagree, in one story or in all.

        Raises:
            NotFoundError: There is no such story.

        """
        where = ("1", ()) if story is None else ("story = ?", (self.story(story).id,))
        return list(with_verdicts(self._store, export(self._store, DiscrepancyRow, *where)))

    def compare(self, text: str) -> Utterance:
        """Return the utterance nearest to some words, with all its readings.

        Raises:
            NotFoundError: No quotation is near to them.

        """
        found = find_utterance(self._store, text)
        if found is None:
            raise NotFoundError("quotation like", text)
        return shown_as(Utterance, next(export(self._store, UtteranceRow, "id = ?", [found])))

    def edition(self, text: str, form: Form = "tei") -> bytes:
        """Return the utterance nearest to some words as a file to take away, in UTF-8.

        Args:
            text: Any part of the words, or an utterance's id.
            form: `tei` (critical apparatus with stemma), `csv` (the grid, one line for each
                stretch of each witness), `json`, or `annotation` (W3C Web Annotation).

        Raises:
            NotFoundError: No quotation is near to the words.
            UnknownFormError: There is no such form.

        """
        found = self.compare(text)
        ids = sorted({reading.report for reading in found.readings})
        reports = {row.id: row for row in export_by(self._store, ReportRow, "id", ids)}
        return edition(found, reports, form)

    def search(self, text: str, *, kind: KindName | None = None, limit: int = 20) -> list[Hit]:
        """Return the places that hold the words, best report first; `"…"` is a phrase.

        Args:
            text: The words.
            kind: Only reports of this kind: `news`, `opinion`, `interview`, …
            limit: How many at most.

        """
        return hits(self._store, text, limit, kind)

    def history(self, story: str) -> list[SuccessionRow]:
        """Return which ids led to a story's and where they lead, the oldest change first.

        Raises:
            NotFoundError: There is no such story, and there was none.

        """
        return past_of(self._store, story)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are; `retold` counts what several reports tell."""
        return counts(self._store)

    def failures(self) -> list[FailureRow]:
        """Return what could not be read or worked on, and why."""
        return list(export(self._store, FailureRow))

    def judgements(self) -> list[JudgementRow]:
        """Return every verdict that was given, those taken back included."""
        return list(export(self._store, JudgementRow))

    def verify(self) -> list[FailureRow]:
        """Return every place and row that does not hold; an empty list is good."""
        return list(verify(self._store))

    def site(self, folder: str | Path) -> int:
        """Write the static site into a folder; return how many pages it has.

        Raises:
            OutputExistsError: The folder holds something else.

        """
        return write_site(self, Path(folder))
