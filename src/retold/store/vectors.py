"""What reports mean to a sentence model, and which model that is."""

from collections.abc import Sequence
from itertools import chain

import msgspec
import numpy as np
from msgspec import Struct

from retold.model import Likeness, Vector
from retold.store.store import Store

SETTING = "encoder"
DIGITS = 3  # of a cosine; more differ between machines


class Named(Struct, frozen=True):
    """The model that a library uses: its folder, and the hash of its files."""

    folder: str
    id: str


def encoder_of(store: Store) -> Named | None:
    """Return the model that the library uses, if it uses one."""
    row = store.query("SELECT value FROM setting WHERE name = ?", [SETTING]).fetchone()
    return msgspec.json.decode(row[0], type=Named) if row else None


def set_encoder(store: Store, named: Named | None) -> None:
    """Let the library use a model, or none; vectors of others go."""
    store.query("DELETE FROM setting WHERE name = ?", [SETTING])
    store.query("DELETE FROM vector WHERE encoder <> ?", [named.id if named else ""])
    if named:
        value = msgspec.json.encode(named).decode()
        store.query("INSERT INTO setting (name, value) VALUES (?, ?)", [SETTING, value])


def without_vector(store: Store) -> list[str]:
    """Return the reports that have no vector yet, in the order of their ids."""
    sql = "SELECT id FROM report WHERE id NOT IN (SELECT report FROM vector) ORDER BY id"
    return [row[0] for row in store.query(sql)]


def vectors_count(store: Store) -> int:
    """Return how many reports have a vector."""
    (count,) = store.query("SELECT count(*) FROM vector").fetchone()
    return int(count)


def likenesses(store: Store, pairs: Sequence[tuple[str, str]]) -> list[Likeness]:
    """Return how alike in meaning the reports of each pair are, where both have a vector."""
    if encoder_of(store) is None:
        return []
    reports = sorted(set(chain.from_iterable(pairs)))
    vectors = {
        row.report: np.frombuffer(row.numbers, "<f4")
        for row in store.get_by(Vector, "report", reports)
        if row.numbers
    }
    return [
        Likeness(
            left=left, right=right, cosine=round(float(vectors[left] @ vectors[right]), DIGITS)
        )
        for left, right in pairs
        if left in vectors and right in vectors
    ]
