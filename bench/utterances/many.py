"""How long it takes to find the utterances of many quotations, and of a thousand more.

    python -m bench.utterances.many [--quotations 20000] [--more 1000] [--retold PROGRAM]

The simulator's quotations are put into a library as rows, with speaker and place: reading them out
of reports is measured by `bench.speed`. Then they are marked, compared and grouped on all cores,
and a thousand more are added. `quotations_per_s` is of that, by the clock; `cpu_per_s` the same by
the processor time of this process and those it started; `more_per_s` is of those added. `peak_mb`
is the most memory of one of them. Making up a million takes ten minutes more.
"""

import argparse
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.utterances.matching import line
from bench.utterances.scale import worlds
from bench.utterances.simulator import MEASURING, Told, World
from retold.engine import Engine, Pool
from retold.model import Profile, Quotation, content_id
from retold.pipeline import UTTERANCES
from retold.run.compare import compare_family
from retold.run.group import group_family
from retold.run.progress import Silent
from retold.run.update import collecting_seldom
from retold.stages.utterances import mark_quotations
from retold.store import Store
from retold.store.nodes import Node, replace_nodes

AT_ONCE = 256  # reports in a transaction, as when reports are read
SURE = 0.95  # confidence with which the speakers are given
WORDS = 300  # of a report


class Given(NamedTuple):
    """A report's profile and its quotations."""

    profile: Profile
    quotations: list[Quotation]


def given(made: Iterator[World], name: str, wanted: int) -> Iterator[Given]:
    """Yield the rows of simulated reports until they hold so many quotations."""
    count = 0
    for number, world in enumerate(made):
        told: dict[str, list[Told]] = defaultdict(list)
        for one in world.told:
            told[one.report].append(one)
        for record in world.records:
            report = content_id("report", name, str(number), record["id"])
            quotations = [row for one in told[record["id"]] for row in rows(report, record, one)]
            yield Given(profile_of(report, record), quotations)
            count += len(quotations)
            if count >= wanted:
                return


def rows(report: str, record: dict[str, str], told: Told) -> Iterator[Quotation]:
    """Yield the quotations that give one reading."""
    ids = [content_id("quotation", report, str(part.start)) for part in told.parts]
    speaker = told.reading.speaker.name
    for name, part in zip(ids, told.parts, strict=True):
        yield Quotation(
            id=name,
            report=report,
            start=part.start,
            end=part.end,
            text=record["text"][part.start : part.end],
            kind="direct",
            turn=ids[0],
            speaker_name=speaker,
            speaker_text=speaker,
            confidence=SURE,
        )


def profile_of(report: str, record: dict[str, str]) -> Profile:
    """Return what is known of a report."""
    time = record.get("published")
    return Profile(
        report=report,
        source=record["id"],
        url=None,
        outlet=record["outlet"],
        title=None,
        published=time,
        day=time and time[:10],
        words=WORDS,
    )


def put(store: Store, some: Sequence[Given]) -> None:
    """Put rows of some reports into a library, with the marks by which quotations meet."""
    nodes: dict[str, Node] = {}
    for one in some:
        marked: dict[str, list[int]] = defaultdict(list)
        for mark in mark_quotations(one.quotations):
            marked[mark.node].append(mark.mark)
        for row in one.quotations:
            nodes[row.id] = Node(one.profile.report, marked.get(row.id, ()))
    with store.transaction():
        store.put(Quotation, [row for one in some for row in one.quotations])
        store.put(Profile, [one.profile for one in some])
        replace_nodes(store, UTTERANCES, [one.profile.report for one in some], nodes)


def find(store: Store, engine: Engine) -> None:
    """Compare and group what is due."""
    with collecting_seldom():
        compare_family(store, UTTERANCES, engine, Silent())
        group_family(store, UTTERANCES, engine, Silent())


def processor() -> float:
    """Return the processor seconds of this process and of those it started and that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def spent(store: Store, reports: Sequence[Given]) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor for all that is asked of rows."""
    clock, used = time.monotonic(), processor()
    with Pool() as engine:
        for at in range(0, len(reports), AT_ONCE):
            put(store, reports[at : at + AT_ONCE])
        find(store, engine)
    return time.monotonic() - clock, processor() - used


def main() -> None:
    """Make rows, find their utterances, add some more, and print one line."""
    parser = argparse.ArgumentParser(description="Many quotations, and a few more.")
    parser.add_argument("--retold", help="not used: rows are put into a library as they are")
    parser.add_argument("--seed", type=int, default=MEASURING)
    parser.add_argument("--quotations", type=int, default=20_000)
    parser.add_argument("--more", type=int, default=1000)
    asked = parser.parse_args()
    made = worlds(asked.seed)
    many = list(given(made, "many", asked.quotations))
    more = list(given(made, "more", asked.more))
    count = sum(len(one.quotations) for one in many)
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        Store(Path(folder) / "many.sqlite", create=True) as store,
    ):
        taken, used = spent(store, many)
        added, _ = spent(store, more)
    peaks = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = [("quotations_per_s", count / taken), ("cpu_per_s", count / used)]
    figures += [("more_per_s", asked.more / added)]
    figures += [("peak_mb", max(one.ru_maxrss for one in peaks) / 1024)]
    print(line("many", figures))


if __name__ == "__main__":
    main()
