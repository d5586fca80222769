"""Parts that pages share: a report in a list, a quotation, words with what is around them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.show.labels import QUOTATION_KINDS, plural, shown_days, shown_value
from retold.show.places import Cut, Link
from retold.show.shelf import (
    Shelf,
    outlet_of,
    person_href,
    place_href,
    quotation_href,
    report_href,
    story_href,
    when,
)
from retold.show.values import Quote, ReportLine, StoryLine
from retold.tables import EventRow, QuotationRow, ReportRow, StatementRow, StoryRow

AROUND = 160  # code points shown on each side of cut words: about two lines
KEY_PEOPLE = 4
LONGEST_TITLE = 90  # code points of a text shown for a title: about two lines


Reasons = Mapping[str, tuple[str, ...]]
"""Why reports are in a list, by their ids."""

NO_REASONS: Reasons = {}


def report_line(
    shelf: Shelf,
    report: ReportRow,
    because: Reasons = NO_REASONS,
    copies: Iterable[ReportRow] = (),
) -> ReportLine:
    """Return a report for a list, with the reports that copy it."""
    return ReportLine(
        outlet=outlet_of(report),
        outlet_known=report.outlet is not None,
        title=headline(shelf, report),
        href=report_href(report.id),
        when=when(report),
        byline=report.byline,
        because=because.get(report.id, ()),
        copies=tuple(report_line(shelf, one, because) for one in copies),
    )


def headline(shelf: Shelf, report: ReportRow) -> str:
    """Return a report's title; without one its headline, else the first words of its text."""
    if report.title:
        return report.title
    blocks = {one.role: one for one in reversed(shelf.blocks.get(report.id, ()))}
    found = blocks.get("headline") or blocks.get("body")
    words = " ".join(found.text.split()) if found else ""
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return words or "untitled"


def folded_reports(
    shelf: Shelf, reports: Sequence[ReportRow], because: Reasons = NO_REASONS
) -> tuple[ReportLine, ...]:
    """Return the reports with each copy under the report its text goes back to."""
    here = {one.id: one for one in reports}
    tops = {one.id: _origin(one, here) for one in reports}
    copies: dict[str, list[ReportRow]] = defaultdict(list)
    for one in reports:
        if tops[one.id] != one.id:
            copies[tops[one.id]].append(one)
    origins = [one for one in reports if tops[one.id] == one.id]
    return tuple(report_line(shelf, one, because, copies[one.id]) for one in origins)


def _origin(report: ReportRow, here: Mapping[str, ReportRow]) -> str:
    """Return the report of the list that a text goes back to at last; itself in a circle."""
    top, seen = report, {report.id}
    while top.origin in here and top.origin not in seen:
        top = here[top.origin]
        seen.add(top.id)
    return report.id if top.origin in seen - {top.id} else top.id


def quote(shelf: Shelf, row: QuotationRow) -> Quote:
    """Return a quotation for a list."""
    report = shelf.reports[row.report]
    return Quote(
        speaker=speaker(row),
        speaker_href=known_person(shelf, row.person_id),
        words=row.text,
        kind=QUOTATION_KINDS.get(row.kind, row.kind),
        outlet=outlet_of(report),
        when=when(report),
        href=quotation_href(row.report, row.id),
    )


def speaker(row: QuotationRow) -> str | None:
    """Return the fullest name known of who speaks, else the words that stand for them."""
    return row.person or row.speaker_name or row.speaker_text


def known_person(shelf: Shelf, person: str | None) -> str | None:
    """Return the person's page, if there is one."""
    return person_href(person) if person is not None and person in shelf.people else None


def stated(row: StatementRow) -> str:
    """Return a statement's value with what the report says of how exact it is."""
    value = shown_value(row.property, row.value, row.unit)
    return f"{row.qualifier} {value}" if row.qualifier else value


def cut(shelf: Shelf, place: QuotationRow | StatementRow | EventRow) -> Cut:
    """Return the words of a place with up to `AROUND` code points on each side, of one block."""
    return cut_at(shelf, place.report, place.start, place.end)


def cut_at(shelf: Shelf, report: str, first: int, last: int) -> Cut:
    """Return words `first:last` of a report (code points) as `cut` does."""
    text = shelf.reports[report].text
    low, high = _block_around(shelf, report, first, last)
    start, end = max(low, first - AROUND), min(high, last + AROUND)
    start, end = _to_word(text, start, low, first), _to_word_end(text, end, high, last)
    return Cut(
        before=text[start:first],
        words=text[first:last],
        after=text[last:end],
        href=place_href(report, first, last),
        more_before=start > low,
        more_after=end < high,
    )


def _block_around(shelf: Shelf, report: str, start: int, end: int) -> tuple[int, int]:
    for block in shelf.blocks.get(report, ()):
        if block.start <= start and end <= block.end:
            return block.start, block.end
    return start, end


def _to_word(text: str, at: int, low: int, limit: int) -> int:
    """Move a cut forward to where a word begins, unless it is the block's start already."""
    if at == low:
        return at
    space = text.find(" ", at, limit)
    return at if space < 0 else space + 1


def _to_word_end(text: str, at: int, high: int, limit: int) -> int:
    """Move a cut back to where a word ends, unless it is the block's end already."""
    if at == high:
        return at
    space = text.rfind(" ", limit, at)
    return at if space < 0 else space


def state_line(story: StoryRow, reports: int, *, known: bool = True) -> str:
    """Return the story's counts and days: `14 reports, 5 origins, 9 outlets, 3 – 19 May 2024`.

    Args:
        story: The story.
        reports: How many reports it has.
        known: Whether the outlets of all of them are known.

    """
    counts = [plural(reports, "report"), plural(story.origins, "origin")]
    outlets = f"{plural(story.outlets, 'outlet')}{'' if known else ' known'}"
    counts += [outlets if story.outlets else "outlets not known"]
    return ", ".join([*counts, shown_days(story.first, story.last)])


def story_line(shelf: Shelf, story: StoryRow) -> StoryLine:
    """Return a story for a list."""
    reports = shelf.reports_of(story)
    return StoryLine(
        title=story.title or "untitled",
        href=story_href(story.id),
        state=state_line(story, len(reports), known=all(one.outlet for one in reports)),
        people=key_people(shelf, reports),
        retold=len(shelf.retold_in(story)),
        differences=len(shelf.discrepancies.get(story.id, ())),
    )


def story_link(story: StoryRow) -> Link:
    """Return the way to a story."""
    return Link(story.title or "untitled", story_href(story.id))


def key_people(shelf: Shelf, reports: Sequence[ReportRow]) -> tuple[Link, ...]:
    """Return who is named in most of the reports, then most often."""
    spread: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for report in reports:
        named = [one.person_id for one in shelf.mentions.get(report.id, ()) if one.person_id]
        spread.update(set(named))
        often.update(named)
    known = [one for one in spread if one in shelf.people]
    known.sort(key=lambda one: (-spread[one], -often[one], shelf.people[one].name, one))
    return tuple(Link(shelf.people[one].name, person_href(one)) for one in known[:KEY_PEOPLE])
