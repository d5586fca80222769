"""Questions for what waits for a person: pairs of reports, sayings and people, and speakers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from retold.store.store import Store

AROUND = 120  # code points of a report shown on both sides of a place: about two lines
OPENING = 300  # code points of a report's body shown: about four lines


class Doubtful(NamedTuple):
    """A pair of rows, or one, with what stands in the reports and the program's view."""

    left: str
    right: str | None
    left_text: str
    right_text: str
    score: float
    because: tuple[str, ...]


class Seen(NamedTuple):
    """Where a row stands: the outlet and day, and the words around it."""

    where: str
    around: str


def weak_ties(store: Store, between: tuple[float, float]) -> Iterator[Doubtful]:
    """Yield pairs without a verdict on which a report's place in its story rests, if unsure.

    It rests on its strongest link there: other unsure links of a story decide nothing.
    """
    sql = (
        'SELECT l."left", l."right", coalesce(a.title, a.source), coalesce(b.title, b.source),'
        ' l.score, l.because FROM link l JOIN report a ON a.id = l."left"'
        ' JOIN report b ON b.id = l."right" JOIN placement p ON p.report = l."left"'
        ' JOIN placement q ON q.report = l."right" AND q.story = p.story'
        " WHERE l.family = 'stories' AND l.score BETWEEN ? AND ?"
        " AND l.score >= min(p.score, q.score)"
        ' ORDER BY abs(l.score - 0.5), l."left", l."right"'
    )
    yield from map(_doubtful, store.query(sql, between))


def unsure_sayings(store: Store, between: tuple[float, float]) -> Iterator[Doubtful]:
    """Yield quotations that may be readings of one saying and are not yet, the likeliest first."""
    sql = (
        'SELECT l."left", l."right", a.text, b.text, l.score, l.because FROM link l'
        ' JOIN quotation a ON a.id = l."left" JOIN quotation b ON b.id = l."right"'
        " AND b.report <> a.report"
        " JOIN reading r ON r.quotation = a.id JOIN reading s ON s.quotation = b.id"
        " WHERE l.family = 'utterances' AND l.score BETWEEN ? AND ? AND r.utterance <> s.utterance"
        ' ORDER BY l.score DESC, l."left", l."right"'
    )
    yield from map(_doubtful, store.query(sql, between))


def namesakes(store: Store) -> Iterator[Doubtful]:
    """Yield two people who have a full name in common and are in no report together."""
    sql = (
        "WITH named AS (SELECT p.id, p.name, e.value AS form FROM people p, json_each(p.names) e"
        " WHERE instr(e.value, ' ') > 0 AND p.reports > 0)"
        " SELECT a.id, b.id, a.name, b.name, 0.5, json_array('both are named ' || min(a.form))"
        " FROM named a JOIN named b ON b.form = a.form AND b.id > a.id"
        " WHERE NOT EXISTS (SELECT 1 FROM appearance x JOIN appearance y ON y.report = x.report"
        " WHERE x.person = a.id AND y.person = b.id)"
        " GROUP BY a.id, b.id ORDER BY count(*) DESC, a.name, a.id, b.id"
    )
    yield from map(_doubtful, store.query(sql))


def doubtful_speakers(store: Store, below: float) -> Iterator[Doubtful]:
    """Yield quotations without a verdict whose speaker is less sure than that, surest first."""
    sql = (
        "SELECT id, NULL, text, coalesce(person, speaker_text, 'not known'), confidence, because"
        " FROM quotations WHERE kind <> 'indirect' AND confidence < ? AND NOT EXISTS"
        ' (SELECT 1 FROM judgement j WHERE j.undone_at IS NULL AND (j."left" = quotations.id'
        ' OR j."left" IN (SELECT c.old FROM carried c WHERE c.new = quotations.id)))'
        " ORDER BY confidence DESC, id"
    )
    yield from map(_doubtful, store.query(sql, [below]))


def _doubtful(cells: tuple[str, str | None, str, str, float, str]) -> Doubtful:
    left, right, left_text, right_text, score, because = cells
    reasons = tuple(msgspec.json.decode(because))
    return Doubtful(left, right, left_text, right_text, score, reasons)


# --- what people said already --------------------------------------------------------------------


def judged_pairs(store: Store) -> set[frozenset[str]]:
    """Return every pair with a verdict that stands: the rows named, and what they are part of.

    A verdict on two quotations is one on their sayings, and one on two anchors `REPORT#NAME` on
    the people that they are now.
    """
    rows = [(row.left, row.right) for row in store.judgements() if row.right]
    held: dict[str, list[str]] = defaultdict(list)
    for end in {end for pair in rows for end in pair if end}:
        held[end] = [end, *_holders(store, end)]
    return {
        frozenset((one, other))
        for left, right in rows
        for one in held[left]
        for other in held[right or ""]
        if one != other
    }


def _holders(store: Store, end: str) -> Iterator[str]:
    report, sign, name = end.partition("#")
    sql, values = "SELECT utterance FROM reading WHERE quotation = ?", [end]
    if sign:
        sql, values = "SELECT person FROM appearance WHERE report = ? AND name = ?", [report, name]
    yield from (row[0] for row in store.query(sql, values))


def saying_of(store: Store, quotation: str) -> str:
    """Return the utterance that a quotation is a reading of, itself if of none."""
    row = store.query("SELECT utterance FROM reading WHERE quotation = ?", [quotation]).fetchone()
    return row[0] if row else quotation


# --- what stands around --------------------------------------------------------------------------

_PLACES = {
    "report": (
        "SELECT r.source, r.outlet, r.published, r.text, coalesce(min(b.start), 0), 0 FROM report r"
        " LEFT JOIN block b ON b.report = r.id AND b.role = 'body' WHERE r.id = ? GROUP BY r.id"
    ),
    "quotation": (
        'SELECT r.source, r.outlet, r.published, r.text, q.start, q."end" FROM quotation q'
        " JOIN report r ON r.id = q.report WHERE q.id = ?"
    ),
    "person": (
        'SELECT r.source, r.outlet, r.published, r.text, m.start, m."end" FROM appearance a'
        " JOIN mention m ON m.report = a.report AND m.name = a.name AND m.kind = 'name'"
        " JOIN report r ON r.id = a.report WHERE a.person = ?"
        " AND NOT EXISTS (SELECT 1 FROM report n WHERE n.version_of = r.id)"
        " ORDER BY a.report, m.start LIMIT 1"
    ),
}


def seen(store: Store, kind: str, row: str) -> Seen:
    """Return where a report, quotation or person stands, with the words around it."""
    found = store.query(_PLACES[kind], [row]).fetchone()
    if found is None:
        return Seen("", "")
    source, outlet, published, text, start, end = found
    where = " · ".join(_known((outlet, (published or "")[:10], source)))
    if kind == "report":
        return Seen(where, _squeezed(text[start : start + OPENING]))
    return Seen(where, _squeezed(text[max(0, start - AROUND) : end + AROUND]))


def _known(words: Iterable[str | None]) -> Iterator[str]:
    yield from (one for one in words if one)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
