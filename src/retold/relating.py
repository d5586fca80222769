"""Which reports are near to a report, outside its episode, and why: in words, from stored links.

A report stands in one story. Where its links to another are nearly as strong, or where it stands
alone and one is close, a person is told that it may belong there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.model import Link, Profile
from retold.stages.stories.closeness import closeness
from retold.stages.stories.days import ordinal
from retold.store import Store
from retold.store.near import (
    Place,
    judged_apart,
    people_in,
    places_of,
    shared_text,
    shared_utterances,
    sizes_of,
    story_links,
)
from retold.tables_found import RelatedRow

AT_ONCE = 200  # reports whose rows are fetched together
MOST = 10  # related reports of one
# The likelihood of a link from which two reports are worth reading side by side. On made-up and
# training texts (neus-train) those above tell of one field and the same people; below .1 they
# often share a phrase alone.
WORTH = 0.15
# A report is listed with another story where a link there is as likely as not to be right; or if
# one is likelier than this and its links there are half as strong on average as those at home: for
# one that stands alone, as the average at which groups usually join. Set by reason.
EVEN = 0.5
MAYBE = 0.2
HALF = 0.5
LONE = 0.1
YEAR, MONTH = 365.25, 31  # days; what is nearly whole years is called so
QUOTED = 60  # code points of a shared quotation that a reason shows
TIME = re.compile(r"same day|\d+ days? apart")
NAMES = "same names: "
SAME, MAY, OTHER = "same story", "may belong", "other story"


class _Near(NamedTuple):
    """What is known of some reports and of what is near to them."""

    places: Mapping[str, Place]
    links: Mapping[str, Mapping[str, Link]]
    quoted: Mapping[tuple[str, str], str]
    copied: Mapping[tuple[str, str], float]
    people: Mapping[str, Mapping[str, tuple[str, str]]]
    profiles: Mapping[str, Profile]
    sizes: Mapping[str, int]
    apart: Mapping[str, Sequence[str]]


def related(store: Store, reports: Sequence[str]) -> Iterator[RelatedRow]:
    """Yield what is near to each report outside its episode, the nearest first.

    Args:
        store: The library.
        reports: Ids, in the order in which their rows come.

    """
    for at in range(0, len(reports), AT_ONCE):
        some = reports[at : at + AT_ONCE]
        near = _near(store, some)
        for report in some:
            if report in near.places:
                yield from _of(near, report)


def _near(store: Store, reports: Sequence[str]) -> _Near:
    links = story_links(store, reports)
    quoted, copied = shared_utterances(store, reports), shared_text(store, reports)
    ends = {other for found in links.values() for other in found}
    ends.update(*quoted, *copied)
    apart = judged_apart(store)
    ends.update(*(apart.get(report, ()) for report in reports))
    known = sorted(ends.union(reports))
    places = places_of(store, known)
    return _Near(
        places=places,
        links=links,
        quoted=quoted,
        copied=copied,
        people=people_in(store, known),
        profiles={row.report: row for row in store.get_by(Profile, "report", known)},
        sizes=sizes_of(store, sorted({place.story for place in places.values()})),
        apart=apart,
    )


def _of(near: _Near, report: str) -> Iterator[RelatedRow]:
    here = near.places[report]
    maybe = _may_belong(near, report)
    found = []
    for other in sorted(_others(near, report)):
        there = near.places[other]
        if there == here:
            continue
        relation = SAME if there.story == here.story else MAY if other in maybe else OTHER
        link = near.links[report].get(other)
        score = link.score if link else 0.0
        found.append(((relation != MAY, -score, other), relation, score))
    for (_, _, other), relation, score in sorted(found)[:MOST]:
        yield _row(near, (report, other), relation, score)


def _others(near: _Near, report: str) -> set[str]:
    """Return the reports that a link worth reading, a quotation or copied text leads to."""
    linked = {other for other, link in near.links[report].items() if link.score >= WORTH}
    shared = {other for one, other in (*near.quoted, *near.copied) if one == report}
    return {other for other in linked | shared if other in near.places and other != report}


def _may_belong(near: _Near, report: str) -> set[str]:
    """Return the nearest report of each story that the report may belong to instead of its own.

    Not to one with a report that people judged to be of another matter.
    """
    sums: dict[str, float] = {}
    best: dict[str, tuple[float, str]] = {}
    for other, link in near.links[report].items():
        if other in near.places:
            story = near.places[other].story
            sums[story] = sums.get(story, 0.0) + closeness(link.score)
            best[story] = max(best.get(story, (0.0, "")), (link.score, other))
    home = near.places[report].story
    own = sums.pop(home, 0.0) / max(1, near.sizes[home] - 1)
    least = HALF * own if own else LONE
    closed = {near.places[one].story for one in near.apart.get(report, ()) if one in near.places}
    return {
        other
        for story, (score, other) in best.items()
        if story not in {home, *closed}
        and (score >= EVEN or (score >= MAYBE and sums[story] / near.sizes[story] >= least))
    }


# --- reasons -------------------------------------------------------------------------------------


def _row(near: _Near, pair: tuple[str, str], relation: str, score: float) -> RelatedRow:
    one, other = near.profiles[pair[0]], near.profiles[pair[1]]
    return RelatedRow(
        report=one.report,
        source=one.source,
        other=other.report,
        other_source=other.source,
        outlet=other.outlet,
        title=other.title,
        published=other.published,
        story=near.places[other.report].story,
        relation=relation,
        score=score,
        because=tuple(_because(near, pair)),
    )


def _because(near: _Near, pair: tuple[str, str]) -> Iterator[str]:
    mine, theirs = (near.people.get(one, {}) for one in pair)
    both = {person for person, _ in mine.values()} & {person for person, _ in theirs.values()}
    persons = sorted({full for person, full in mine.values() if person in both})
    if persons:
        yield f"same persons: {', '.join(persons)}"
    yield from _linked(near.links[pair[0]].get(pair[1]), {*mine, *theirs})
    if pair in near.quoted:
        yield f"same quotation: “{_short(near.quoted[pair])}”"
    if pair in near.copied:
        yield f"{near.copied[pair]:.0%} of the shorter report stands in both"
    yield from later(near.profiles[pair[0]], near.profiles[pair[1]])


def _linked(link: Link | None, people: Iterable[str]) -> Iterator[str]:
    """Yield what the link says, but for what is said better: who is named, what is shared, when."""
    known = set(people)
    for reason in link.because if link else ():
        if reason.startswith(NAMES):
            names = [name for name in reason.removeprefix(NAMES).split(", ") if name not in known]
            if names:
                yield f"{NAMES}{', '.join(names)}"
        elif (
            reason != "same quotation" and "stands in both" not in reason and not TIME.match(reason)
        ):
            yield reason


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= QUOTED else shown[:QUOTED].rsplit(" ", 1)[0] + " …"


def later(one: Profile, other: Profile) -> Iterator[str]:
    """Yield how long after the one report the other was published, if both have a day."""
    first, second = ordinal(one.day), ordinal(other.day)
    if first is None or second is None:
        return
    days = second - first
    if days == 0:
        yield "same day"
        return
    years = round(abs(days) / YEAR)
    whole = years > 0 and abs(abs(days) - years * YEAR) < MONTH
    about = f" (about {years} year{'s' * (years > 1)})" if whole else ""
    yield f"{abs(days)} day{'s' * (abs(days) > 1)}{about} {'later' if days > 0 else 'earlier'}"
