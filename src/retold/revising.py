"""What a version of a report changed against the version before it, word for word.

The words of both are aligned; every stretch that differs is a row, with its place on both sides.
Case and punctuation alone are no change.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from retold.lexis.align import Token, align, tokens
from retold.lexis.numbers import find_numbers
from retold.lexis.paragraphs import Paragraph, lines_of, match
from retold.model import Block, Correction, Quotation, Report
from retold.store import Store
from retold.tables_notes import RevisionRow, Version, is_silent

Span: TypeAlias = tuple[int, int]
KindOfPlace: TypeAlias = Literal["quotation", "number", "headline", "note", "words", "beside"]

ORDER = ("quotation", "number", "headline", "note", "words", "beside")
"""What a reader of versions looks for first."""

CHANGES = {"replace": "other words", "insert": "added", "delete": "left out"}
NEWS = {"headline", "standfirst", "body", "correction"}
AT_ONCE = 200  # reports whose rows are fetched together
# A figure is exchanged within a few words; in longer stretches the wording is what changed.
MOST_NUMBER_WORDS = 8


class _Side(NamedTuple):
    """A version with its words, and the stretches that tell what a change is in."""

    report: Report
    words: Sequence[Token]
    spans: Mapping[KindOfPlace, Sequence[Span]]

    def span(self, first: int, last: int) -> Span | None:
        """Return the place of words `first` up to `last`, None if there are none."""
        if first == last:
            return None
        return self.words[first].start, self.words[last - 1].end

    def lines(self) -> list[Paragraph]:
        """Return its lines."""
        return lines_of(self.report.text, self.words)

    def keys(self, first: int, last: int) -> list[str]:
        """Return words `first` up to `last` as they are compared."""
        return [word.key for word in self.words[first:last]]

    def text(self, span: Span | None) -> str | None:
        """Return the words of a place."""
        return self.report.text[slice(*span)] if span else None

    def touches(self, kind: KindOfPlace, span: Span | None) -> bool:
        """Tell whether a place lies over a stretch of the kind."""
        return span is not None and any(
            start < span[1] and span[0] < end for start, end in self.spans[kind]
        )


def revisions(store: Store, reports: Sequence[str]) -> Iterator[RevisionRow]:
    """Yield what each of the reports changed against the version before it, if there is one.

    Args:
        store: The library.
        reports: Ids, in the order in which their rows come.

    """
    for at in range(0, len(reports), AT_ONCE):
        some = {row.id: row for row in store.get_by(Report, "id", reports[at : at + AT_ONCE])}
        later = [some[name] for name in reports[at : at + AT_ONCE] if name in some]
        later = [row for row in later if row.version_of]
        before = sorted({row.version_of for row in later if row.version_of})
        known = {row.id: row for row in store.get_by(Report, "id", before)}
        spans = _spans(store, sorted({*known, *(row.id for row in later)}))
        for row in later:
            older = known.get(row.version_of or "")
            if older is not None:
                yield from changes(_side(older, spans), _side(row, spans))


def versions(store: Store, report: str) -> list[Version]:
    """Return all versions of a report, the oldest first, each with what it changed.

    Args:
        store: The library.
        report: The id of any of them.

    """
    (row,) = store.get_by(Report, "id", [report])
    line = store.versions(row) or [row]
    made = list(revisions(store, [one.id for one in line]))
    return [
        _version(one, older, [change for change in made if change.report == one.id])
        for older, one in pairwise([None, *line])
        if one is not None
    ]


def _version(one: Report, older: Report | None, changes: Sequence[RevisionRow]) -> Version:
    before = (older.published, older.updated) if older else (None, None)
    return Version(
        report=one.id,
        source=one.source,
        url=one.url,
        outlet=one.outlet,
        title=one.title,
        published=one.published,
        updated=one.updated,
        fetched=one.fetched,
        text=one.text,
        version_of=one.version_of,
        silent=is_silent(before, (one.published, one.updated), changes),
        changes=tuple(changes),
    )


def _spans(store: Store, reports: Sequence[str]) -> dict[str, dict[KindOfPlace, list[Span]]]:
    """Return the stretches of each report by what a change in them is called."""
    found: dict[str, dict[KindOfPlace, list[Span]]] = {
        report: {"quotation": [], "headline": [], "note": [], "words": []} for report in reports
    }
    for block in store.get_by(Block, "report", reports):
        if block.role in NEWS:
            kind: KindOfPlace = "headline" if block.role == "headline" else "words"
            found[block.report][kind].append((block.start, block.end))
    for note in store.get_by(Correction, "report", reports):
        found[note.report]["note"].append((note.start, note.end))
    for said in store.get_by(Quotation, "report", reports):
        if said.kind != "indirect":
            found[said.report]["quotation"].append((said.start, said.end))
    return found


def _side(report: Report, spans: Mapping[str, Mapping[KindOfPlace, Sequence[Span]]]) -> _Side:
    return _Side(report, _words(report.text), spans[report.id])


def _words(text: str) -> list[Token]:
    """Return the words of a text, the digits of one number as one: `210,000`, `10:42`."""
    found: list[Token] = []
    for word in tokens(text):
        last = found[-1] if found else None
        if last and word.key.isdigit() and last.key[-1:].isdigit() and _joined(text, last, word):
            found[-1] = Token(last.key + text[last.end] + word.key, last.start, word.end)
        else:
            found.append(word)
    return found


def _joined(text: str, last: Token, word: Token) -> bool:
    return word.start - last.end == 1 and text[last.end] in ".,:/"


# --- two versions ---------------------------------------------------------------------------------


class _Change(NamedTuple):
    """A stretch that differs: words `i1:i2` of the old version, `j1:j2` of the new one."""

    change: str
    i1: int
    i2: int
    j1: int
    j2: int


def changes(old: _Side, new: _Side) -> list[RevisionRow]:
    """Return how a version differs from the one before, what matters most first."""
    rows = [_row(old, new, one) for one in _changes(old, new)]
    if not any(row.kind == "headline" for row in rows):
        rows += _title(old, new)
    return sorted(rows, key=lambda row: (ORDER.index(row.kind), row.start or row.before_start or 0))


def _changes(old: _Side, new: _Side) -> Iterator[_Change]:
    """Yield the changes: in paragraphs that go together, of those that moved, and of the others."""
    pairs, gone, fresh = match(old.lines(), new.lines())
    for i1, i2 in gone:
        yield _Change("left out", i1, i2, 0, 0)
    for j1, j2 in fresh:
        yield _Change("added", 0, 0, j1, j2)
    for (i1, i2), (j1, j2), moved in pairs:
        if moved:
            yield _Change("moved", i1, i2, j1, j2)
        left, right = old.keys(i1, i2), new.keys(j1, j2)
        for step in align(left, right):
            if step.tag != "equal":
                found = step.i1 + i1, step.i2 + i1, step.j1 + j1, step.j2 + j1
                yield _Change(CHANGES[step.tag], *found)


def _row(old: _Side, new: _Side, one: _Change) -> RevisionRow:
    before, here = old.span(one.i1, one.i2), new.span(one.j1, one.j2)
    return RevisionRow(
        report=new.report.id,
        source=new.report.source,
        start=here[0] if here else None,
        end=here[1] if here else None,
        text=new.text(here),
        kind=_kind(old, new, before, here),
        change=one.change,
        version_of=old.report.id,
        version_source=old.report.source,
        before_start=before[0] if before else None,
        before_end=before[1] if before else None,
        before=old.text(before),
    )


def _kind(old: _Side, new: _Side, before: Span | None, here: Span | None) -> KindOfPlace:
    """Return what a change is in: on either side it lies over the stretches that are called so."""
    found: tuple[KindOfPlace, ...] = ("headline", "note", "quotation")
    for kind in found:
        if old.touches(kind, before) or new.touches(kind, here):
            return kind
    if not (old.touches("words", before) or new.touches("words", here)):
        return "beside"
    if before and here and _numbers(old, before) != _numbers(new, here):
        return "number"
    return "words"


def _numbers(side: _Side, span: Span) -> list[float]:
    """Return the numbers of a short stretch, in order."""
    text = side.report.text[slice(*span)]
    if text.count(" ") >= MOST_NUMBER_WORDS:
        return []
    return [number.value for number in find_numbers(text)]


def _title(old: _Side, new: _Side) -> Iterator[RevisionRow]:
    """Yield the change of a title that came beside the text."""
    before, here = old.report.title, new.report.title
    if (
        before
        and here
        and [word.key for word in tokens(before)] != [word.key for word in tokens(here)]
    ):
        yield RevisionRow(
            report=new.report.id,
            source=new.report.source,
            start=None,
            end=None,
            text=here,
            kind="headline",
            change="other words",
            version_of=old.report.id,
            version_source=old.report.source,
            before_start=None,
            before_end=None,
            before=before,
        )
