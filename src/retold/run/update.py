"""Everything that is due, in the order in which rows flow."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from retold.engine import Engine
from retold.pipeline import ACROSS, FAMILIES
from retold.run.across import derive_keyed
from retold.run.carrying import carry_verdicts
from retold.run.compare import compare_family
from retold.run.encode import encode_reports
from retold.run.group import group_family
from retold.run.progress import Progress
from retold.run.reports import derive_reports
from retold.store import Store

# allocations, then rounds, before Python looks for cycles: rows have none, and with its own 700 it
# walks all that is in memory so often that comparing takes a third longer
SELDOM = (100_000, 50, 100)


def update(store: Store, engine: Engine, progress: Progress) -> None:
    """Bring everything derived up to date with what is given; nothing due, nothing done."""
    with collecting_seldom():
        derive_reports(store, engine, progress)
        if carry_verdicts(store):
            derive_reports(store, engine, progress)
        engine.rest()  # 300 MB a process, of which none is of use for what follows
        encode_reports(store, progress)
        for family in FAMILIES:
            compare_family(store, family, engine, progress)
            group_family(store, family, engine, progress)
        for stage in ACROSS:
            derive_keyed(store, stage, engine, progress)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for cycles less often inside; processes started there do the same."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
