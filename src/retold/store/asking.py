"""Questions to a library: the exported tables, search, where old ids lead, whether all holds."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct

from retold.model import KindName, Placed
from retold.store.rows import PLACED, TABLE, Cell, nested_fields
from retold.store.store import Store, marks, parts
from retold.tables import TABLES, FailureRow, QuotationRow

T = TypeVar("T", bound=Struct)

ORDER = {
    "reports": "source, id",
    "blocks": "source, report, start",
    "quotations": "source, report, start",
    "utterances": "id",
    "people": "name, id",
    "mentions": "source, report, start",
    "copies": "left_source, right_source, left_start, id",
    "stories": '"last" DESC, id',
    "statements": "source, report, start, id",
    "discrepancies": "story, subject, property, id",
    "events": "story, first_day, last_day, id",
    "dates": "source, report, start",
    "corrections": "source, report, start",
    "judgements": "at, id",
    "failures": "input, stage, reason",
}
"""In what order a table is exported: the same rows always give the same bytes."""

MADE = {"stories": {"terms": "'[]'"}, "discrepancies": {"verdicts": "'[]'"}}
"""Columns that no view has, with what stands there until they are found (`retold.key_terms`,
`retold.ruling`)."""

FOUND = frozenset({"related", "follow_ups", "revisions", "successions"})
"""Tables that no view holds: their rows are found when they are asked for."""

NAME = {kind: name for name, kind in TABLES.items()}
OPENED, CLOSED = (
    "\ue000\ue001",
    "\ue001\ue000",
)  # private-use signs around a hit; no text holds both


def export(
    store: Store, kind: type[T], where: str = "1", values: Sequence[Cell] = ()
) -> Iterator[T]:
    """Yield the rows of an exported table that fit a condition, in the table's order."""
    table = NAME[kind]
    made = MADE.get(table, {})
    names = ", ".join(made.get(name, f'"{name}"') for name in kind.__struct_fields__)
    sql = f"SELECT {names} FROM {table} WHERE {where} ORDER BY {ORDER[table]}"
    decoders = nested_fields(kind)
    for cells in store.query(sql, values):
        row = list(cells)
        for at, decoder in decoders:
            row[at] = decoder.decode(row[at] or "[]")
        yield kind(**dict(zip(kind.__struct_fields__, row, strict=True)))


def export_by(store: Store, kind: type[T], column: str, keys: Sequence[str]) -> Iterator[T]:
    """Yield the rows of an exported table whose column holds one of the keys."""
    for some in parts(keys):
        yield from export(store, kind, f'"{column}" IN ({marks(len(some))})', some)


def export_quotations(
    store: Store,
    *,
    person: str | None,
    story: str | None,
    below: float | None,
    indirect: bool = False,
) -> Iterator[QuotationRow]:
    """Yield quotations of a person (id or name), of a story, less sure than a confidence.

    Reported speech without marks is among them only if `indirect` asks for it; the less
    sure ones come least sure first, without it: that is doubtful by nature.
    """
    where: dict[str, Cell] = {"1 = ?": 1} if indirect else {"kind <> ?": "indirect"}
    if person is not None:
        where["? IN (person_id, person)"] = heir(store, "person", person) or person
    if story is not None:
        where["report IN (SELECT report FROM placement WHERE story = ?)"] = story
    if below is not None:
        where["kind <> 'indirect' AND confidence < ?"] = below
    rows = export(store, QuotationRow, " AND ".join(where), list(where.values()))
    yield from rows if below is None else sorted(rows, key=lambda row: row.confidence)


def counts(store: Store) -> dict[str, int]:
    """Return how many rows of each kind there are; indirect speech is not counted as quoted."""
    asked = {
        "reports": "SELECT count(*) FROM report",
        "stories": "SELECT count(*) FROM story",
        "quotations": "SELECT (SELECT count(*) FROM quotation)"
        " - (SELECT count(*) FROM quotation WHERE kind = 'indirect')",
        "retold": "SELECT count(*) FROM"
        " (SELECT utterance FROM reading GROUP BY utterance HAVING count(*) > 1) u"
        " WHERE (SELECT count(DISTINCT q.report) FROM reading r JOIN quotation q"
        " ON q.id = r.quotation WHERE r.utterance = u.utterance) > 1",
        "people": "SELECT count(*) FROM person",
        "discrepancies": "SELECT count(*) FROM discrepancy",
    }
    return {name: int(store.query(sql).fetchone()[0]) for name, sql in asked.items()}


# --- ids that last -------------------------------------------------------------------------------


def heir(store: Store, kind: str, name: str) -> str | None:
    """Return the id that an old id leads to now: itself if it stands, None if it is nobody's."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        if store.query(f"SELECT 1 FROM {kind} WHERE id = ?", [name]).fetchone():
            return name
        sql = "SELECT new FROM succession WHERE kind = ? AND old = ? ORDER BY number DESC LIMIT 1"
        found = store.query(sql, [kind, name]).fetchone()
        if found is None or found[0] is None:
            return None
        name = found[0]
    return None


# --- search --------------------------------------------------------------------------------------


class Found(NamedTuple):
    """A report that holds the words sought, with the places of the hits in its text."""

    report: str
    places: tuple[tuple[int, int], ...]
    rank: float


def matching(words: str, joiner: str = " ") -> str:
    """Return an FTS5 query for a person's words: `"…"` is a phrase, all else single words."""
    phrases = re.findall(r'"([^"]+)"|(\S+)', words)
    terms = [(phrase or word).replace('"', " ").strip() for phrase, word in phrases]
    return joiner.join(f'"{term}"' for term in terms if re.search(r"\w", term))


def search(store: Store, query: str, limit: int, kind: KindName | None = None) -> list[Found]:
    """Return the reports that fit an FTS5 query, of one kind if one is named, best first."""
    if not query:
        return []
    sql = (
        "SELECT r.id, highlight(found, 1, ?, ?), bm25(found) FROM found"
        " JOIN report r ON r.number = found.rowid LEFT JOIN kind k ON k.report = r.id"
        " WHERE found MATCH ? AND (k.kind = ?4 OR ?4 IS NULL)"
        " ORDER BY bm25(found), r.id LIMIT ?5"
    )
    rows = store.query(sql, [OPENED, CLOSED, query, kind, limit])
    return [Found(report, tuple(_places(text)), rank) for report, text, rank in rows]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places between the signs, as they are without the signs."""
    gone, at = 0, text.find(OPENED)
    while at >= 0:
        end = text.find(CLOSED, at)
        yield at - gone, end - gone - len(OPENED)
        gone += len(OPENED) + len(CLOSED)
        at = text.find(OPENED, end)


# --- whether all holds ---------------------------------------------------------------------------


def verify(store: Store) -> Iterator[FailureRow]:
    """Yield what does not hold: places whose words are others, rows without report, work undone."""
    yield from _broken_file(store)
    for kind in PLACED:
        yield from _misplaced(store, kind)
    yield from _orphans(store)
    sql = "SELECT stage, count(*) FROM ledger WHERE version IS NULL GROUP BY stage"
    for stage, count in store.query(sql):
        reason = f"{count} keys are due: give the last `retold read` again"
        yield FailureRow(input=str(store.path), stage=stage, reason=reason)


def _broken_file(store: Store) -> Iterator[FailureRow]:
    for (line,) in store.query("PRAGMA integrity_check"):
        if line != "ok":
            yield FailureRow(input=str(store.path), stage="file", reason=line)


def _misplaced(store: Store, kind: type[Placed]) -> Iterator[FailureRow]:
    """Slice every place anew and hold it against the words that the row shows."""
    table = TABLE[kind]
    shown = "t.text" if "text" in kind.__struct_fields__ else "NULL"
    sql = (
        f'SELECT r.source, t.start, t."end", {shown},'
        f' substr(r.text, t.start + 1, t."end" - t.start),'
        f" length(r.text) FROM {table} t JOIN report r ON r.id = t.report"
    )
    for source, start, end, text, sliced, length in store.query(sql):
        if not 0 <= start <= end <= length:
            reason = f"place {start}:{end} in a text of {length}"
        elif text is not None and text != sliced:
            reason = f"place {start}:{end} reads {sliced!r}, and the row shows {text!r}"
        else:
            continue
        yield FailureRow(input=source, stage=table, reason=reason)


def _orphans(store: Store) -> Iterator[FailureRow]:
    for kind in sorted(TABLE, key=lambda kind: kind.__name__):
        table = TABLE[kind]
        if "report" not in kind.__struct_fields__ or table == "judgement":
            continue
        sql = f"SELECT count(*) FROM {table} WHERE report NOT IN (SELECT id FROM report)"
        (count,) = store.query(sql).fetchone()
        if count:
            yield FailureRow(input=table, stage="verify", reason=f"{count} rows without report")
