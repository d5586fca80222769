"""Everything that is due, in the order in which rows flow."""

from retold.engine import Engine
from retold.pipeline import ACROSS, FAMILIES
from retold.run.across import derive_keyed
from retold.run.compare import compare_family
from retold.run.group import group_family
from retold.run.progress import Progress
from retold.run.reports import derive_reports
from retold.store import Store


def update(store: Store, engine: Engine, progress: Progress) -> None:
    """Bring everything derived up to date with what is given; nothing due, nothing done."""
    derive_reports(store, engine, progress)
    for family in FAMILIES:
        compare_family(store, family, engine, progress)
        group_family(store, family, engine, progress)
    for stage in ACROSS:
        derive_keyed(store, stage, engine, progress)
