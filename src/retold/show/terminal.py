"""Rows as tables for the terminal, where a change has a sign as well as a colour.

Words of a report are shown as words: no markup and no control sequence in them takes effect.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from retold.model import Apart
from retold.show.folding import fold_grid
from retold.show.grid import Cell, GridRow, lay_grid
from retold.show.labels import (
    DISCREPANCY_KINDS,
    SIGNS,
    UNKNOWN_SPEAKER,
    plural,
    property_label,
    shown_day,
    shown_days,
    sure,
)
from retold.show.shelf import outlet_of
from retold.show.verdicts import verdict_line
from retold.show.voices import Voice, attribution
from retold.tables import (
    DiscrepancyRow,
    EventRow,
    PersonRow,
    QuotationRow,
    ReadingRow,
    StoryRow,
    UtteranceRow,
)

UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what follows them."""

STYLES = {"change": "yellow", "cut": "magenta", "slight": "default"}
QUIET = "dim"
VOICE_STYLES = {"person": "", "unnamed": "italic", "unknown": "italic dim"}
NUMERIC = {"Reports", "Origins", "Known outlets", "Sure", "Quotations", "Words quoted", "Share"}
MOST_LETTERS = 36  # of the column that says whose a reading is


def plain(words: str, style: str = "") -> Text:
    """Return words on one line as they are, whatever they hold."""
    return Text(UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split())), style=style)


def print_grid(utterance: UtteranceRow, console: Console) -> None:
    """Print the readings of an utterance by time, with changes marked in place, and its stemma."""
    console.print(plain(utterance.person or UNKNOWN_SPEAKER, "bold"))
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(max_width=MOST_LETTERS)
    table.add_column(ratio=1)
    grid = fold_grid(lay_grid(utterance))
    for row in grid.rows:
        reading = _reading(row, utterance.person, grid.earliest)
        table.add_row(reading, Text(" ").join(_cells(row)))
    console.print(table)
    if len(grid.rows) > 1:
        signs = "   ".join(f"{sign} {label}" for sign, label in SIGNS.items())
        console.print(Text(f"{signs}   ⚑ the meaning changes   (against the base)", QUIET))
    for tree in _stemma(utterance):
        console.print(tree)
    if not utterance.stemma and len({one.report for one in utterance.readings}) > 1:
        console.print(
            plain("Unresolved: the evidence does not tell who had it from whom", "italic")
        )


def _stemma(utterance: UtteranceRow) -> Iterator[Tree]:
    """Yield the stemma as trees, who had the words first on top; each node stands once."""
    readings = {one.quotation: one for one in utterance.readings}
    below = {one.child for one in utterance.stemma}
    for root in dict.fromkeys(one.parent for one in utterance.stemma if one.parent not in below):
        tree = Tree(Text.assemble("\nWho had the words from whom: ", _node(root, readings)))
        waiting, left = [(root, tree)], list(utterance.stemma)
        while waiting:
            node, branch = waiting.pop()
            for one in [one for one in left if one.parent == node]:
                basis = plain(f"({one.basis}; {one.strength} evidence)", QUIET)
                shown = Text(" ").join([_node(one.child, readings), basis])
                waiting.append((one.child, branch.add(shown)))
                left.remove(one)
        yield tree


def _node(key: Sequence[str], readings: Mapping[str, ReadingRow]) -> Text:
    """Return whose the readings of a node are, each report once."""
    known = {readings[one].report: readings[one] for one in key if one in readings}
    names = ", ".join(outlet_of(one) for one in known.values())
    return plain(names, "bold") if known else plain("not in this collection", "italic")


def _reading(row: GridRow, person: str | None, earliest: str) -> Text:
    notes = [shown_day(row.readings[0].published)]
    notes += [earliest] if row.is_first else []
    notes += ["base"] if row.is_base else []
    others = {one.speaker for one in row.readings} - {person, None}
    notes += [f"said by {one}" for one in sorted(filter(None, others))]
    places = [f"{one.source} {one.start}:{one.end}" for one in row.readings]
    places += [f"= {outlet_of(one)}, {shown_day(one.published)}" for one in row.same]
    lines = [plain(line, QUIET) for line in (" · ".join(notes), *places)]
    return Text("\n").join([plain(outlet_of(row.readings[0]), "bold"), *lines])


def _cells(row: GridRow) -> Iterable[Text]:
    """Yield the words of a row, quiet where they agree, in brackets with a sign where not."""
    for cell in row.cells:
        if cell.sign and cell.state != "slight":
            yield _change(cell)
        elif cell.words:
            yield plain(cell.words, "" if row.is_base else QUIET)


def _change(cell: Cell) -> Text:
    words = plain(cell.words or cell.base, "strike" if cell.state == "cut" else "bold")
    parts = [plain(cell.sign), words, *([plain(f"⚑ {cell.meaning}")] if cell.meaning else [])]
    return Text.assemble("[", Text(" ").join(parts), "]", style=STYLES[cell.state])


def stories_table(rows: Iterable[StoryRow]) -> Table:
    """Return stories with what sets them apart, their counts and days."""
    table = _table("Story", "Terms", "Reports", "Origins", "Known outlets", "Days", "Id")
    for row in rows:
        counts = (len(row.sources), row.origins, row.outlets or "not known")
        days = shown_days(row.first, row.last)
        terms = plain(", ".join(row.terms), QUIET)
        _add(table, row.title, terms, *(str(one) for one in counts), days, row.id)
    return table


def quotes_table(rows: Iterable[QuotationRow]) -> Table:
    """Return quotations with who is said to speak, and how sure that is."""
    table = _table("Speaker", "Words", "Kind", "Sure", "Source")
    for row in rows:
        named = row.person or row.speaker_name or row.speaker_text
        who = plain(named) if named else plain(UNKNOWN_SPEAKER, "italic dim")
        certain = sure(row.confidence) if named else "—"
        where = plain(f"{row.source} {row.start}:{row.end}", QUIET)
        _add(table, who, row.text, row.kind, certain, where)
    return table


def doubtful_table(rows: Iterable[QuotationRow]) -> Table:
    """Return quotations to check: who else may have spoken, why, and the id to judge by."""
    table = _table("Sure", "Speaker", "Or", "Words", "Because", "Id")
    for row in rows:
        named = row.person or row.speaker_name or row.speaker_text
        who = plain(named) if named else plain(UNKNOWN_SPEAKER, "italic dim")
        because = plain("; ".join(row.because), QUIET)
        _add(table, sure(row.confidence), who, row.runner_up or "", row.text, because, row.id)
    return table


def apart_table(rows: Iterable[Apart]) -> Table:
    """Return words between quotation marks that are taken for no speech, with why."""
    table = _table("Words", "Because", "Place")
    for row in rows:
        _add(table, row.text, row.because, plain(f"{row.start}:{row.end}", QUIET))
    return table


def people_table(rows: Iterable[PersonRow]) -> Table:
    """Return people with all their names and the number of reports that name them."""
    table = _table("Person", "Also named", "Reports", "Id")
    for row in rows:
        others = ", ".join(name for name in row.names if name != row.name)
        _add(table, row.name, others, str(row.reports), row.id)
    return table


def voices_table(rows: Sequence[Voice]) -> Table:
    """Return how much each speaker is quoted; the first line says how much has no speaker."""
    grouped = any(row.group for row in rows)
    first = ["In"] if grouped else []
    table = _table(*first, "Speaker", "Reports", "Origins", "Quotations", "Words quoted", "Share")
    table.title, table.title_justify = plain(attribution(rows)), "left"
    for row in rows:
        group = [plain(row.title or row.group or "not known")] if grouped else []
        who = plain(row.name or UNKNOWN_SPEAKER, VOICE_STYLES[row.kind])
        counts = (row.reports, row.origins, row.quotations, row.words)
        _add(table, *group, who, *(f"{one:,}" for one in counts), f"{row.share:.1%}")
    return table


def timeline_table(rows: Iterable[EventRow]) -> Table:
    """Return events by day, each with the sentence that shows it."""
    table = _table("Days", "Kind", "Words", "Reports", "Source")
    for row in rows:
        days = shown_days(row.first_day, row.last_day)
        where = plain(f"{row.source} {row.start}:{row.end}", QUIET)
        _add(table, days, row.kind, row.text, str(len(row.sources)), where)
    return table


def differences_table(rows: Iterable[DiscrepancyRow]) -> Table:
    """Return discrepancies, a line for each value with its sources, and for each verdict on it."""
    table = _table("Subject", "Property", "Kind, id", "Values", "Because")
    for row in rows:
        sign, label = DISCREPANCY_KINDS.get(row.kind, ("?", row.kind))
        style = "yellow" if row.kind == "conflict" else "magenta"
        lines = [plain(f"{one.value}: {_sources(one.sources)}") for one in row.values]
        lines += [plain(f"judged {verdict_line(row.property, one)}", QUIET) for one in row.verdicts]
        kind = Text("\n").join([plain(f"{sign} {label}", style), plain(row.id, QUIET)])
        because = plain("; ".join(row.because), QUIET)
        values = Text("\n").join(lines)
        _add(table, row.subject, property_label(row.property), kind, values, because)
    return table


MOST_SOURCES = 3  # named in a cell; the rest are counted


def _sources(sources: Sequence[str]) -> str:
    named = ", ".join(sources[:MOST_SOURCES])
    more = len(sources) - MOST_SOURCES
    return f"{named} and {plural(more, 'more', 'more')}" if more > 0 else named


def _add(table: Table, *cells: str | Text) -> None:
    """Add a row whose words, all of them, are shown as words."""
    table.add_row(*(plain(one) if isinstance(one, str) else one for one in cells))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        numeric = name in NUMERIC
        table.add_column(name, justify="right" if numeric else "left", no_wrap=name == "Id")
    return table
