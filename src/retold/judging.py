"""People's verdicts: what they name, and what they make due.

A verdict is kept with anchors that outlive a rebuild: a report's id, a quotation's id,
`REPORT#NAME` for a person, or `REPORT#p-START-END` for the place of a statement. So it holds
whatever the program thinks later.
"""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from retold.errors import NotFoundError, UnreadableInputError, WrongJudgementError
from retold.model import Discrepancy, Judgement, Key, content_id
from retold.pipeline import ACROSS, FAMILIES
from retold.run.reports import STAGE
from retold.store import Store
from retold.store.carrying import carried_to
from retold.store.links import groups_stage
from retold.store.surnames import surnames_of
from retold.store.verdicts import (
    PLACE,
    Anchor,
    anchor_of,
    nodes_named,
    place_of_quotation,
    undo,
)

PAIRS = {"same", "different", "unsure"}
KINDS = (*sorted(PAIRS), "speaker", "not_speech")


def give(store: Store, kind: str, ends: tuple[str, str | None], because: str, by: str) -> Judgement:
    """Keep a verdict and note what it makes due.

    Raises:
        WrongJudgementError: The kind is unknown, or does not fit the rows.
        NotFoundError: A row is not in the library.

    """
    if kind not in KINDS:
        raise WrongJudgementError(f"no verdict {kind!r}; there are {', '.join(KINDS)}")
    left, right = _anchors(store, kind, *ends)
    stand = place_of_quotation(store, left)
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
            **(stand._asdict() if stand else {}),
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
        undo(store, found, at)
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
        if place_of_quotation(store, left) is None:
            raise NotFoundError("quotation", left)
        if kind == "speaker" and not right:
            raise WrongJudgementError("a speaker's verdict needs the full name of who spoke")
        return left, None
    if right is None:
        left, right = _sides(store, kind, left)
    one, other = _anchor(store, left), _anchor(store, right)
    if one.kind != other.kind:
        raise WrongJudgementError(f"{left} is a {one.kind}, and {right} is a {other.kind}")
    if one == other:
        raise WrongJudgementError(f"{left} and {right} are one row")
    return min(one, other).name, max(one, other).name


def _sides(store: Store, kind: str, name: str) -> tuple[str, str]:
    """Return a statement of each of the first two values of a discrepancy."""
    found = next(store.get(Discrepancy, "id = ?", [name]), None)
    if found is None:
        raise WrongJudgementError(f"{kind!r} is about two rows, and one was named")
    one, other = found.values[:2]
    return one.statements[0], other.statements[0]


def _anchor(store: Store, name: str) -> Anchor:
    found = anchor_of(store, name)
    if found is None:
        raise NotFoundError("row", name)
    return found


def _set_due(store: Store, judgement: Judgement) -> None:
    ends = [judgement.left, judgement.right or ""]
    elsewhere = carried_to(store, ends)
    if judgement.report and judgement.right is None:
        store.set_due(STAGE, [judgement.report, *(row.report for row in elsewhere)])
    if PLACE in judgement.left:
        return  # a verdict on statements stands beside them: nothing is derived from it
    if "#" in judgement.left:
        surnames = surnames_of(store, [end.split("#")[0] for end in ends])
        for stage in ACROSS:
            if stage.by is Key.SURNAME:
                store.set_due(stage.name, surnames)
        return
    names = [*ends, *(row.new or "" for row in elsewhere)]
    for family in FAMILIES:
        store.set_due(groups_stage(family), nodes_named(store, family, names))
