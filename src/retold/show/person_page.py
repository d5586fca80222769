"""What a person's page shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.show.labels import plural, property_label, shown_day
from retold.show.lines import cut, quote, report_line, stated, story_link
from retold.show.shelf import Shelf, by_time, outlet_of
from retold.show.values import Fact, PersonPage, StoryQuotes
from retold.tables import PersonRow, QuotationRow, StatementRow


@dataclass(frozen=True)
class Records:
    """Where each person speaks, is spoken of, and is named, in the latest versions of reports."""

    quotations: Mapping[str, Sequence[QuotationRow]]
    statements: Mapping[str, Sequence[StatementRow]]
    reports: Mapping[str, set[str]]


def records(shelf: Shelf) -> Records:
    """Go through the rows once and group them by person."""
    quotations: dict[str, list[QuotationRow]] = defaultdict(list)
    statements: dict[str, list[StatementRow]] = defaultdict(list)
    reports: dict[str, set[str]] = defaultdict(set)
    for report in sorted(shelf.reports.values(), key=by_time):
        if report.id in shelf.newer:
            continue
        for quotation in shelf.quotations.get(report.id, ()):
            if quotation.person_id:
                quotations[quotation.person_id].append(quotation)
        for statement in shelf.statements.get(report.id, ()):
            if statement.person_id:
                statements[statement.person_id].append(statement)
        for mention in shelf.mentions.get(report.id, ()):
            if mention.person_id:
                reports[mention.person_id].add(report.id)
    return Records(quotations, statements, reports)


def person_page(shelf: Shelf, record: Records, person: PersonRow) -> PersonPage:
    """Return what the person's page shows."""
    quotations = record.quotations.get(person.id, ())
    named = {one.report for one in quotations} | record.reports.get(person.id, set())
    reports = sorted((shelf.reports[one] for one in named), key=by_time)
    counts = [plural(len(reports), "report"), plural(len(quotations), "quotation")]
    return PersonPage(
        names=tuple(name for name in person.names if name != person.name),
        state=", ".join(counts),
        because=person.because,
        said=_by_story(shelf, quotations),
        facts=tuple(_fact(shelf, one) for one in record.statements.get(person.id, ())),
        reports=tuple(report_line(shelf, one) for one in reports),
    )


def _by_story(shelf: Shelf, rows: Sequence[QuotationRow]) -> tuple[StoryQuotes, ...]:
    """Group quotations by story, in the order in which the stories' first ones come."""
    groups: dict[str | None, list[QuotationRow]] = defaultdict(list)
    for one in rows:
        groups[shelf.reports[one.report].story].append(one)
    return tuple(
        StoryQuotes(
            story=story_link(shelf.stories[story]) if story and story in shelf.stories else None,
            quotes=tuple(quote(shelf, one) for one in said),
        )
        for story, said in groups.items()
    )


def _fact(shelf: Shelf, row: StatementRow) -> Fact:
    return Fact(
        property=property_label(row.property),
        value=stated(row),
        as_of=shown_day(row.as_of) if row.as_of else None,
        outlet=outlet_of(shelf.reports[row.report]),
        cut=cut(shelf, row),
    )
