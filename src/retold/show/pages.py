"""Every page of the site as a value: where it is, its title, its template, what it shows."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from msgspec import Struct

from retold.show.labels import plural
from retold.show.lines import folded_reports, headline, story_line
from retold.show.moved import MovedPage, moved_pages
from retold.show.person_page import Records, person_page, records
from retold.show.report_page import report_page
from retold.show.report_values import ReportPage
from retold.show.shelf import (
    Shelf,
    by_time,
    person_href,
    report_href,
    story_href,
    utterance_href,
    version_href,
)
from retold.show.story_page import story_page
from retold.show.utterance_page import utterance_page
from retold.show.values import (
    AboutPage,
    FrontPage,
    PeoplePage,
    PersonLine,
    PersonPage,
    ReportsPage,
    StoryPage,
    UtterancePage,
)
from retold.show.version_page import VersionPage, version_page
from retold.show.voices_page import VoicesPage, voices_page
from retold.tables import ReportRow

Context = (
    FrontPage
    | StoryPage
    | UtterancePage
    | ReportPage
    | PersonPage
    | PeoplePage
    | ReportsPage
    | AboutPage
    | VoicesPage
    | MovedPage
    | VersionPage
)
"""What a page shows."""

MOST_SINGLE = 200  # stories of one report listed on the front page


class Page(Struct, frozen=True):
    """A page: its file below the site's root, and what its template is given."""

    path: str
    title: str
    template: str
    context: Context

    @property
    def root(self) -> str:
        """The way from the page to the site's root: nothing, or `../`."""
        return "../" * self.path.count("/")


def pages(shelf: Shelf) -> Iterator[Page]:
    """Yield every page, made one at a time, in an order that depends on the rows alone."""
    record = records(shelf)
    yield Page("index.html", "Stories", "front.html", front_page(shelf))
    yield Page("people.html", "People", "people.html", _people(shelf, record))
    yield Page("voices.html", "Voices", "voices.html", voices_page(shelf))
    yield Page("reports.html", "Reports", "reports.html", _reports(shelf))
    yield Page("about.html", "About", "about.html", AboutPage(version("retold")))
    for story in shelf.stories.values():
        title = story.title or "untitled"
        yield Page(story_href(story.id), title, "story.html", story_page(shelf, story))
    for utterance in shelf.utterances.values():
        if shelf.retold(utterance.id):
            said = utterance_page(shelf, utterance)
            title = _said_by(said.speaker)
            yield Page(utterance_href(utterance.id), title, "utterance.html", said)
    for report in shelf.reports.values():
        title = headline(shelf, report)
        yield Page(report_href(report.id), title, "report.html", report_page(shelf, report))
        if report.version_of in shelf.reports and shelf.latest(report.id):
            shown = version_page(shelf, report)
            yield Page(version_href(report.id), title, "versions.html", shown)
    for person in shelf.people.values():
        made = person_page(shelf, record, person)
        yield Page(person_href(person.id), person.name, "person.html", made)
    for path, moved in moved_pages(shelf):
        yield Page(path, "Moved", "moved.html", moved)


def _said_by(speaker: str | None) -> str:
    return f"Said by {speaker}" if speaker else "Said, speaker not known"


def front_page(shelf: Shelf) -> FrontPage:
    """Return what the front page shows."""
    latest = [one for one in shelf.reports.values() if one.id not in shelf.newer]
    quotations = sum(len(shelf.quotations.get(one.id, ())) for one in latest)
    retold = sum(shelf.retold(one) for one in shelf.utterances)
    differences = sum(len(rows) for rows in shelf.discrepancies.values())
    several = [one for one in shelf.stories.values() if len(one.members) > 1]
    single = [one for one in shelf.stories.values() if len(one.members) <= 1]
    return FrontPage(
        counts=(
            _count(len(latest), "report"),
            _count(len({one.origin for one in latest}), "origin"),
            _outlets(latest),
            _count(quotations, "quotation"),
            (f"{retold:,}", "retold"),
            _count(differences, "difference"),
        ),
        stories=tuple(story_line(shelf, one) for one in several),
        single=tuple(story_line(shelf, one) for one in single[:MOST_SINGLE]),
        single_more=max(0, len(single) - MOST_SINGLE),
    )


def _outlets(reports: Sequence[ReportRow]) -> tuple[str, str]:
    """Return how many outlets there are, and that only those are counted which are known."""
    outlets = {one.outlet for one in reports}
    count, said = _count(len(outlets - {None}), "outlet")
    return count, f"{said} known" if None in outlets else said


def _count(number: int, noun: str) -> tuple[str, str]:
    count, said = plural(number, noun).split(" ")
    return count, said


def _people(shelf: Shelf, record: Records) -> PeoplePage:
    rows = sorted(shelf.people.values(), key=lambda one: (one.name.casefold(), one.id))
    return PeoplePage(
        tuple(
            PersonLine(
                name=one.name,
                href=person_href(one.id),
                names=tuple(name for name in one.names if name != one.name),
                reports=one.reports,
                quotations=len(record.quotations.get(one.id, ())),
            )
            for one in rows
        )
    )


def _reports(shelf: Shelf) -> ReportsPage:
    latest = [one for one in shelf.reports.values() if one.id not in shelf.newer]
    return ReportsPage(folded_reports(shelf, sorted(latest, key=by_time)))
