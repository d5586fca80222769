"""What each page shows, as values: the documented context of its template.

Addresses (`href`) lead from the site's root; a template puts the way there before them. A field
named `words` is cut from a report; one named `label`, `state` or `kind` is ours.
"""

from collections.abc import Mapping

from msgspec import Struct

from retold.show.bases import Laid
from retold.show.difference_values import Difference
from retold.show.grid import Grid
from retold.show.places import Cut, Link
from retold.show.stemma import Stemma
from retold.show.svg import Timeline


class ReportLine(Struct, frozen=True):
    """A report in a list, why it is there, and the copies that go back to it."""

    outlet: str
    outlet_known: bool
    title: str
    href: str
    when: str
    byline: tuple[str, ...]
    because: tuple[str, ...] = ()
    copies: tuple["ReportLine", ...] = ()


class NearLine(Struct, frozen=True):
    """A report in a list of related ones, what it is to the one on the page, and why."""

    outlet: str
    outlet_known: bool
    title: str
    href: str
    when: str
    byline: tuple[str, ...]
    relation: str
    story: Link | None
    because: tuple[str, ...]


class StoryLine(Struct, frozen=True):
    """A story in a list: what was counted, and who is in it most."""

    title: str
    href: str
    state: str
    people: tuple[Link, ...]
    retold: int
    differences: int


class FrontPage(Struct, frozen=True):
    """The stories that several reports tell, newest first, then those with a single report.

    `single_more` counts the single ones that are too many to be listed here.
    """

    counts: tuple[tuple[str, str], ...]
    stories: tuple[StoryLine, ...]
    single: tuple[StoryLine, ...]
    single_more: int


class Said(Struct, frozen=True):
    """Something said once and retold: who said it, and its wordings."""

    speaker: str | None
    speaker_href: str | None
    href: str
    readings: str
    grid: Grid


class SaidLine(Struct, frozen=True):
    """Something said once and retold, in a list of those whose wordings are not laid out."""

    speaker: str | None
    speaker_href: str | None
    words: str
    href: str
    readings: str


class Quote(Struct, frozen=True):
    """One quotation in a list."""

    speaker: str | None
    speaker_href: str | None
    words: str
    kind: str
    outlet: str
    when: str
    href: str


class Happening(Struct, frozen=True):
    """An event in the ordered list beside the timeline."""

    number: int
    days: str
    kind: str
    words: str
    href: str
    outlet: str
    support: str


class StoryPage(Struct, frozen=True):
    """One story: its state, its timeline, what was said, where reports differ, its reports."""

    state: str
    terms: tuple[str, ...]
    episodes: tuple[str, ...]
    people: tuple[Link, ...]
    timeline: Timeline | None
    files: tuple[Link, ...]
    events: tuple[Happening, ...]
    said: tuple[Said, ...]
    said_more: tuple[SaidLine, ...]
    quotes: tuple[Quote, ...]
    differences: tuple[Difference, ...]
    reports: tuple[ReportLine, ...]
    maybe: tuple[NearLine, ...]


class ChangeLine(Struct, frozen=True):
    """One change of a reading against the base."""

    sign: str
    label: str
    base: str
    here: str
    meaning: str | None
    outlet: str
    href: str


class DescentLine(Struct, frozen=True):
    """One edge of the stemma in words; a side is the readings of one node."""

    parent: tuple[Link, ...]
    child: tuple[Link, ...]
    basis: str
    strength: str


class UtterancePage(Struct, frozen=True):
    """What was said once: the wordings, their changes, and who had them from whom.

    `bases` are the grids to choose from, the first one shown; `copies` names the outlet whose text
    a report has, by its id; `first_dated` tells that all readings have a date. Of the `unresolved`
    readings the evidence does not tell where they come from. `signs` are the kinds of change with
    their words, `files` the forms to take away.
    """

    speaker: str | None
    speaker_href: str | None
    words: str
    first: Link | None
    first_when: str
    first_dated: bool
    bases: tuple[Laid, ...]
    copies: Mapping[str, str]
    signs: tuple[tuple[str, str], ...]
    changes: tuple[ChangeLine, ...]
    stemma: Stemma | None
    descents: tuple[DescentLine, ...]
    unresolved: tuple[Link, ...]
    stories: tuple[Link, ...]
    files: tuple[Link, ...]


class Fact(Struct, frozen=True):
    """A statement on a person's page."""

    property: str
    value: str
    as_of: str | None
    outlet: str
    cut: Cut


class StoryQuotes(Struct, frozen=True):
    """What a person is quoted with in one story, by time."""

    story: Link | None
    quotes: tuple[Quote, ...]


class PersonPage(Struct, frozen=True):
    """One person as the reports name them."""

    names: tuple[str, ...]
    state: str
    because: tuple[str, ...]
    said: tuple[StoryQuotes, ...]
    facts: tuple[Fact, ...]
    reports: tuple[ReportLine, ...]


class PersonLine(Struct, frozen=True):
    """A person in the index."""

    name: str
    href: str
    names: tuple[str, ...]
    reports: int
    quotations: int


class PeoplePage(Struct, frozen=True):
    """Every person, by name."""

    people: tuple[PersonLine, ...]


class ReportsPage(Struct, frozen=True):
    """Every report, by time."""

    reports: tuple[ReportLine, ...]


class AboutPage(Struct, frozen=True):
    """What the pages show, and what they do not; `version` is Retold's."""

    version: str
