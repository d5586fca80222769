"""How long it takes to find the utterances of many quotations, and of a thousand more.

    python -m bench.utterances.many [--quotations 20000] [--more 1000] [--retold PROGRAM]

The simulator's quotations are put into a library as rows, with speaker and place: reading them out
of reports is measured by `bench.speed`. Then they are marked, compared and grouped on all cores,
and a thousand more are added. `quotations_per_s` is of that, by the clock; `cpu_per_s` the same by
the processor time of this process and those it started; `more_per_s` is of those added. `peak_mb`
is the most memory of one of them. Making up a million takes ten minutes more.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator

from bench.filling import Given, peak_mb, timed
from bench.utterances.matching import line
from bench.utterances.scale import worlds
from bench.utterances.simulator import MEASURING, Told, World
from retold.model import Profile, Quotation, content_id
from retold.pipeline import UTTERANCES

SURE = 0.95  # confidence with which the speakers are given
WORDS = 300  # of a report


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
            own = (profile_of(report, record), *quotations)
            yield Given(report, own, [row.id for row in quotations])
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


def main() -> None:
    """Make rows, find their utterances, add some more, and print one line."""
    parser = argparse.ArgumentParser(description="Many quotations, and a few more.")
    parser.add_argument("--retold", help="not used: rows are put into a library as they are")
    parser.add_argument("--seed", type=int, default=MEASURING)
    parser.add_argument("--quotations", type=int, default=20_000)
    parser.add_argument("--more", type=int, default=1000)
    asked = parser.parse_args()
    made = worlds(asked.seed)
    lots = [given(made, f"lot {n}", n) for n in (asked.quotations, asked.more)]
    (taken, used, count), (more_taken, _, more) = timed(UTTERANCES, *lots)
    figures = [("quotations_per_s", count / taken), ("cpu_per_s", count / used)]
    figures += [("more_per_s", more / more_taken), ("peak_mb", peak_mb())]
    print(line("many", figures))


if __name__ == "__main__":
    main()
