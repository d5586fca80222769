"""Where reports differ: values with the sentences they rest on, and what people judged of them."""

from collections.abc import Iterator, Sequence

from retold.show.difference_values import Difference, DifferenceValue, Evidence
from retold.show.labels import (
    DISCREPANCY_KINDS,
    plural,
    property_label,
    shown_day,
    shown_value,
)
from retold.show.lines import cut
from retold.show.places import Cut, Link
from retold.show.shelf import Shelf, file_name, moment, outlet_of, when
from retold.show.verdicts import verdict_line
from retold.tables import DiscrepancyRow, GivenRow, StatementRow


def differences(shelf: Shelf, story: str) -> Iterator[Difference]:
    """Yield the discrepancies of a story with the sentences they rest on, conflicts first."""
    for row in sorted(shelf.discrepancies.get(story, ()), key=_conflicts_first):
        sign, label = DISCREPANCY_KINDS.get(row.kind, ("?", row.kind))
        yield Difference(
            anchor=f"d-{file_name(row.id)}",
            subject=row.subject,
            property=property_label(row.property),
            sign=sign,
            kind=row.kind,
            label=label,
            values=tuple(_value(shelf, row, one) for one in row.values),
            because=row.because,
            verdicts=tuple(verdict_line(row.property, one) for one in row.verdicts),
        )


def _conflicts_first(row: DiscrepancyRow) -> tuple[bool, str, str, str]:
    return row.kind != "conflict", row.property, row.subject, row.id


def _value(shelf: Shelf, row: DiscrepancyRow, given: GivenRow) -> DifferenceValue:
    rows = _statements(shelf, given)
    rows.sort(key=lambda one: (moment(shelf.reports[one.report]), one.source, one.start))
    others = [one for other in row.values if other != given for one in _statements(shelf, other)]
    origins = {shelf.reports[one.report].origin for one in rows}
    return DifferenceValue(
        value=shown_value(row.property, given.value),
        reports=plural(len(given.sources), "report"),
        origins=plural(len(origins), "origin"),
        evidence=tuple(_evidence(shelf, rows)),
        withdrawn=tuple(_evidence(shelf, list(_taken_back(shelf, given, others)))),
    )


def _statements(shelf: Shelf, given: GivenRow) -> list[StatementRow]:
    found = [shelf.statement[one] for one in given.statements if one in shelf.statement]
    return [one for one in found if one.report in shelf.reports]


def _taken_back(
    shelf: Shelf, given: GivenRow, others: Sequence[StatementRow]
) -> Iterator[StatementRow]:
    """Yield where the reports of other values say that they gave this one before."""
    kinds = {(one.report, one.property) for one in others}
    for report, kind in sorted(kinds):
        for one in shelf.statements.get(report, ()):
            if (one.property, one.value, one.qualifier) == (kind, given.value, "withdrawn"):
                yield one


def _evidence(shelf: Shelf, statements: Sequence[StatementRow]) -> Iterator[Evidence]:
    """Yield the words that statements stand in, each wording once."""
    groups: dict[str, list[tuple[StatementRow, Cut]]] = {}
    for one in statements:
        shown = cut(shelf, one)
        words = " ".join((shown.before + shown.words + shown.after).split())
        groups.setdefault(words, []).append((one, shown))
    for (first, shown), *others in groups.values():
        report = shelf.reports[first.report]
        yield Evidence(
            outlet=outlet_of(report),
            when=when(report),
            day=shown_day(report.published),
            cut=shown,
            attributed_to=first.attributed_to,
            qualifier=first.qualifier,
            correction=_corrects(shelf, first),
            also=tuple(
                Link(outlet_of(shelf.reports[one.report]), where.href) for one, where in others
            ),
        )


def _corrects(shelf: Shelf, row: StatementRow) -> bool:
    """Return whether a statement stands in a correction."""
    return any(
        block.role == "correction" and block.start <= row.start < block.end
        for block in shelf.blocks.get(row.report, ())
    )
