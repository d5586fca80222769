"""How many reports a second the stage of stories takes in, also into a large library.

    python -m bench.stories.many [--reports 10000] [--more 100] [--retold PROGRAM]

Profiles of made-up reports are put into a library as rows; reading them out of texts is measured by
`bench.speed`. Then they are marked, compared and grouped on all cores, and a hundred more are
added. `reports_per_s` is of that, by the clock; `cpu_per_s` the same by the processor time of this
process and those it started; `more_per_s` is of those added. `peak_mb` is the most memory of one
of them.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import log, sqrt

from bench.filling import Given, peak_mb, timed
from retold.model import Profile, content_id
from retold.pipeline import STORIES

WORDS = 50_000  # in the language
RARE = 2_000  # rank from which words may be of one matter
OWN, PLAIN, NAMES = 20, 80, 6  # words of its matter, of any, and names in a report
MATTER = 40  # words of a matter
SIZES = ((1, 1), (2, 4), (5, 12), (13, 60))
OFTEN = (30, 40, 22, 8)  # of a hundred matters how many have so many reports
FIRST_DAY, DAYS = date(2019, 1, 1), 2000
LENGTH = 350  # words of a report

_SUMS = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))  # Zipf 1949


def profiles(chance: random.Random, name: str, wanted: int) -> Iterator[Profile]:
    """Yield profiles of reports in the order of their days."""
    matters = sorted(_matters(chance, wanted), key=lambda pair: pair[1])
    for count, (matter, day) in enumerate(matters):
        yield profile(chance, f"{name}-{count}", matter, day)


def _matters(chance: random.Random, wanted: int) -> Iterator[tuple[Sequence[int], date]]:
    """Yield the matter of each report, and its day."""
    count = 0
    while count < wanted:
        least, most = chance.choices(SIZES, OFTEN)[0]
        matter = chance.sample(range(RARE, WORDS), MATTER)
        opening = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        for _ in range(min(chance.randint(least, most), wanted - count)):
            day = opening + timedelta(days=int(chance.expovariate(0.3)))
            yield matter, day
            count += 1


def profile(chance: random.Random, name: str, matter: Sequence[int], day: date) -> Profile:
    """Return the profile of one report of a matter."""
    drawn = {*chance.sample(matter, OWN), *matter[: NAMES // 2]}
    drawn |= set(chance.choices(range(WORDS), cum_weights=_SUMS, k=PLAIN))
    weighed = {f"w{rank}": chance.uniform(0.5, 2) * log(rank + 2) for rank in drawn}
    length = sqrt(sum(weight**2 for weight in weighed.values()))
    names = [f"w{rank}" for rank in matter[:NAMES] if rank in drawn]
    return Profile(
        report=content_id("report", name),
        source=name,
        url=None,
        outlet=None,
        title=None,
        published=day.isoformat(),
        day=day.isoformat(),
        words=LENGTH,
        terms=tuple(sorted((word, weight / length) for word, weight in weighed.items())),
        names=tuple((word, 1) for word in names),
        proper=tuple(sorted(names)),
    )


def main() -> None:
    """Make profiles, find their stories, add some more, and print one line."""
    parser = argparse.ArgumentParser(description="Many reports, and a few more.")
    parser.add_argument("--retold", help="not used: rows are put into a library as they are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=100)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311  no secret
    lots = [
        (Given(row.report, (row,), (row.report,)) for row in profiles(chance, name, wanted))
        for name, wanted in (("many", asked.reports), ("more", asked.more))
    ]
    (taken, used, count), (more_taken, _, more) = timed(STORIES, *lots)
    figures = [("reports_per_s", count / taken), ("cpu_per_s", count / used)]
    figures += [("more_per_s", more / more_taken), ("peak_mb", peak_mb())]
    print("many", *(f"{key}={value:.3f}" for key, value in figures))


if __name__ == "__main__":
    main()
