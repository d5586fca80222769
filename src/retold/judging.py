"""People's verdicts: what they name, what they make due, which rows wait for one.

A verdict is kept with anchors that outlive a rebuild: a report's id, a quotation's id, or
`REPORT#NAME` for a person. So it holds whatever the program thinks later.
"""

import getpass
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from retold.errors import NotFoundError, UnreadableInputError, WrongJudgementError
from retold.model import Judgement, Key, content_id
from retold.pipeline import ACROSS, FAMILIES, STORIES
from retold.run.reports import STAGE
from retold.store import Store
from retold.store.asking import heir
from retold.store.derived import surnames_of
from retold.store.meeting import groups_stage

PAIRS = {"same", "different", "unsure"}
KINDS = (*sorted(PAIRS), "speaker", "not_speech")
UNSURE = (0.3, 0.7)  # scores of links that a person should look at: the model's middle


class Doubt(Struct, frozen=True, kw_only=True):
    """Two rows, or one quotation, that a person should look at.

    `left_text` and `right_text` are what stands in the reports: headlines, or the words quoted
    and those that name the speaker.
    """

    kind: str
    left: str
    right: str | None
    left_text: str
    right_text: str
    score: float
    because: tuple[str, ...]


def give(store: Store, kind: str, ends: tuple[str, str | None], because: str, by: str) -> Judgement:
    """Keep a verdict and note what it makes due.

    Raises:
        WrongJudgementError: The kind is unknown, or does not fit the rows.
        NotFoundError: A row is not in the library.

    """
    if kind not in KINDS:
        raise WrongJudgementError(f"no verdict {kind!r}; there are {', '.join(KINDS)}")
    left, right = _anchors(store, kind, *ends)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    judgement = msgspec.convert(
        {
            "id": content_id("judgement", kind, left, right or "", at),
            "kind": kind,
            "left": left,
            "right": right if kind in PAIRS else None,
            "value": ends[1] if kind == "speaker" else None,
            "by": by or getpass.getuser(),
            "at": at,
            "because": because,
            "report": _report_of_quotation(store, left),
        },
        Judgement,
    )
    with store.transaction():
        store.put(Judgement, [judgement])
        _set_due(store, judgement)
    return judgement


def take_back(store: Store, name: str) -> Judgement:
    """Mark a verdict as undone and note what that makes due.

    Raises:
        NotFoundError: There is no such verdict that stands.

    """
    found = next(store.get(Judgement, "id = ? AND undone_at IS NULL", [name]), None)
    if found is None:
        raise NotFoundError("judgement", name)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    with store.transaction():
        _set_due(store, found)
        store.query("UPDATE judgement SET undone_at = ? WHERE id = ?", [at, name])
    return msgspec.structs.replace(found, undone_at=at)


def bring_in(store: Store, path: Path) -> int:
    """Keep the verdicts of a file of JSON lines, each once; return how many were new.

    Raises:
        UnreadableInputError: A line is no verdict.

    """
    new = 0
    with store.transaction():
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                row = msgspec.json.decode(line, type=Judgement)
            except msgspec.DecodeError as error:
                raise UnreadableInputError(f"{path}, line {number}", str(error)) from error
            if next(store.get(Judgement, "id = ?", [row.id]), None) is None:
                store.put(Judgement, [row])
                _set_due(store, row)
                new += 1
    return new


# --- anchors -------------------------------------------------------------------------------------


def _anchors(store: Store, kind: str, left: str, right: str | None) -> tuple[str, str | None]:
    if kind in {"speaker", "not_speech"}:
        if _report_of_quotation(store, left) is None:
            raise NotFoundError("quotation", left)
        if kind == "speaker" and not right:
            raise WrongJudgementError("a speaker's verdict needs the full name of who spoke")
        return left, None
    if right is None:
        raise WrongJudgementError(f"{kind!r} is about two rows, and one was named")
    ends = [_anchor(store, left), _anchor(store, right)]
    if ends[0][0] != ends[1][0]:
        raise WrongJudgementError(f"{left} is a {ends[0][0]}, and {right} is a {ends[1][0]}")
    if ends[0][1] == ends[1][1]:
        raise WrongJudgementError(f"{left} and {right} are one row")
    return min(ends)[1], max(ends)[1]


def _anchor(store: Store, name: str) -> tuple[str, str]:
    """Return what kind of row a name is of, and the anchor that outlives a rebuild."""
    if reports := store.report_ids(name):
        return "report", reports[-1]
    asked = {
        "quotation": ("quotation", "SELECT id FROM quotation WHERE id = ?"),
        "utterance": ("quotation", "SELECT base FROM utterance WHERE id = ?"),
        "story": ("report", "SELECT min(report) FROM placement WHERE story = ?"),
        "person": ("person", "SELECT min(report || '#' || name) FROM appearance WHERE person = ?"),
    }
    for table, (kind, sql) in asked.items():
        row = store.query(sql, [heir(store, table, name) if table in HEIRS else name]).fetchone()
        if row and row[0]:
            return kind, row[0]
    raise NotFoundError("row", name)


HEIRS = {"utterance", "story", "person"}


def _report_of_quotation(store: Store, quotation: str) -> str | None:
    """Return the report that a quotation stands in, also one that was judged to be no speech."""
    sql = (
        "SELECT report FROM quotation WHERE id = ?1 UNION ALL"
        ' SELECT report FROM judgement WHERE "left" = ?1 AND report IS NOT NULL'
    )
    row = store.query(sql, [quotation]).fetchone()
    return row[0] if row else None


def _set_due(store: Store, judgement: Judgement) -> None:
    if judgement.report and judgement.right is None:
        store.set_due(STAGE, [judgement.report])
    ends = [judgement.left, judgement.right or ""]
    if "#" in judgement.left:
        reports = [end.split("#")[0] for end in ends]
        for stage in ACROSS:
            if stage.by is Key.SURNAME:
                store.set_due(stage.name, surnames_of(store, reports))
        return
    for family in FAMILIES:
        sql = "SELECT node FROM node WHERE family = ? AND node IN (?, ?)"
        found = [row[0] for row in store.query(sql, [family.name, *ends])]
        store.set_due(groups_stage(family), found)


# --- doubts --------------------------------------------------------------------------------------


def doubts(store: Store, limit: int) -> list[Doubt]:
    """Return what a person should look at: doubtful pairs of reports, then doubtful speakers."""
    pairs = list(islice(_doubtful_pairs(store), limit))
    return pairs + list(islice(_doubtful_speakers(store), limit - len(pairs)))


def _doubtful_pairs(store: Store) -> Iterator[Doubt]:
    sql = (
        'SELECT l."left", l."right", coalesce(a.title, a.source), coalesce(b.title, b.source),'
        ' l.score, l.because FROM link l JOIN report a ON a.id = l."left"'
        ' JOIN report b ON b.id = l."right" WHERE l.family = ? AND l.score BETWEEN ? AND ?'
        " AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.undone_at IS NULL AND"
        ' j."left" = l."left" AND j."right" = l."right")'
        ' ORDER BY abs(l.score - 0.5), l."left", l."right"'
    )
    for left, right, left_text, right_text, score, because in store.query(
        sql, [STORIES.name, *UNSURE]
    ):
        yield Doubt(
            kind="one story?",
            left=left,
            right=right,
            left_text=left_text,
            right_text=right_text,
            score=score,
            because=tuple(msgspec.json.decode(because)),
        )


def _doubtful_speakers(store: Store) -> Iterator[Doubt]:
    sql = (
        "SELECT id, text, coalesce(person, speaker_text, 'not known'), confidence, because"
        " FROM quotations WHERE kind <> 'indirect' AND confidence < ? AND NOT EXISTS"
        ' (SELECT 1 FROM judgement j WHERE j.undone_at IS NULL AND j."left" = quotations.id)'
        " ORDER BY confidence DESC, id"
    )
    for name, text, speaker, confidence, because in store.query(sql, [UNSURE[1]]):
        yield Doubt(
            kind="who spoke?",
            left=name,
            right=None,
            left_text=text,
            right_text=speaker,
            score=confidence,
            because=tuple(msgspec.json.decode(because)),
        )
