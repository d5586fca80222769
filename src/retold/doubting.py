"""What a person should look at: what the program is least sure of, with both sides' words."""

from collections.abc import Iterator
from itertools import islice, zip_longest

from msgspec import Struct

from retold.relating import MAY, MAYBE, related
from retold.store import Store
from retold.store.doubts import (
    Doubtful,
    doubtful_speakers,
    judged_pairs,
    namesakes,
    saying_of,
    seen,
    unsure_sayings,
    weak_ties,
)
from retold.store.near import near_stories

UNSURE = (0.3, 0.7)  # scores of links that a person should look at: the model's middle
LOOKED_AT = 300  # links between stories that are looked through for reports that may belong

STORY, PERSON, SAYING, SPEAKER = "one story?", "one person?", "one saying?", "who spoke?"
KIND = {STORY: "report", PERSON: "person", SAYING: "quotation", SPEAKER: "quotation"}


class Doubt(Struct, frozen=True, kw_only=True):
    """Two rows, or one quotation, that a person should look at.

    `left_text` and `right_text` are what stands in the reports: headlines, names, or the words
    quoted, and those that name the speaker. `…_where` is the outlet, day and source, `…_around`
    the words around the place, a report's opening.
    """

    kind: str
    left: str
    right: str | None
    left_text: str
    right_text: str
    score: float
    because: tuple[str, ...]
    left_where: str
    left_around: str
    right_where: str
    right_around: str


def doubts(store: Store, limit: int) -> list[Doubt]:
    """Return what a person should look at: of stories, people, sayings and speakers in turn.

    What a person has judged, whatever the verdict, is not asked again.
    """
    known = judged_pairs(store)
    kinds = (
        _named(STORY, _fresh(_story_pairs(store), known)),
        _named(PERSON, _fresh(namesakes(store), known)),
        _named(SAYING, _fresh_sayings(store, known)),
        _named(SPEAKER, doubtful_speakers(store, UNSURE[1])),
    )
    turns = (row for turn in zip_longest(*kinds) for row in turn if row is not None)
    return [_doubt(store, kind, row) for kind, row in islice(turns, limit)]


def _named(kind: str, rows: Iterator[Doubtful]) -> Iterator[tuple[str, Doubtful]]:
    yield from ((kind, row) for row in rows)


def _fresh(rows: Iterator[Doubtful], known: set[frozenset[str]]) -> Iterator[Doubtful]:
    """Yield the pairs that nobody judged, each once."""
    asked = set(known)
    for row in rows:
        pair = frozenset((row.left, row.right or ""))
        if pair not in asked:
            asked.add(pair)
            yield row


def _fresh_sayings(store: Store, known: set[frozenset[str]]) -> Iterator[Doubtful]:
    """Yield pairs of quotations, one for each two sayings that nobody judged."""
    asked = set(known)
    for row in unsure_sayings(store, UNSURE):
        pair = frozenset((saying_of(store, row.left), saying_of(store, row.right or "")))
        if pair not in asked and frozenset((row.left, row.right or "")) not in asked:
            asked.add(pair)
            yield row


def _story_pairs(store: Store) -> Iterator[Doubtful]:
    """Yield what may belong to another story, the likeliest first, then the weakest ties."""
    rows = [
        row for row in related(store, near_stories(store, MAYBE, LOOKED_AT)) if row.relation == MAY
    ]
    titles = {row.other: row.title or row.other_source for row in rows}
    sources = {row.report: row.source for row in rows}
    for row in sorted(rows, key=lambda row: (-row.score, row.report, row.other)):
        left = titles.get(row.report, sources[row.report])
        right = titles[row.other]
        yield Doubtful(row.report, row.other, left, right, row.score, row.because)
    yield from weak_ties(store, UNSURE)


def _doubt(store: Store, kind: str, row: Doubtful) -> Doubt:
    left = seen(store, KIND[kind], row.left)
    right = seen(store, KIND[kind], row.right) if row.right else None
    return Doubt(
        kind=kind,
        **row._asdict(),
        left_where=left.where,
        left_around=left.around,
        right_where=right.where if right else "",
        right_around=right.around if right else "",
    )
