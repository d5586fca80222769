"""The nodes of a stemma: equal readings are one, with what their reports show of its source."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from retold.model import Profile, Quotation
from retold.stages.utterances.keys import Keys
from retold.stages.utterances.meaning import expanded
from retold.stages.utterances.sources import outlet_key, same_outlet, sources_of
from retold.stages.utterances.times import UNKNOWN, Times
from retold.stages.utterances.witnesses import witnesses

MOST = 40  # readings drawn; of more, those that most reports and the longest give
_ASKED = 8  # reports of a reading, the earliest, whose own sentences are compared with others'
_DIGITS = 8  # of each sentence in a profile's `own`


class Node(NamedTuple):
    """Equal readings: their quotations, words, reports and outlets, and the sources they name.

    `plain` are the words with contractions written out. `credited` are the outlets that the
    reports credit with something, be it another stretch or a picture; `original` tells that all
    reports that credit anyone name their own newsroom. `own` are the own sentences of the earliest
    reports.
    """

    ids: tuple[str, ...]
    plain: Keys
    reports: tuple[str, ...]
    outlets: frozenset[str]
    sources: dict[str, str]
    credited: frozenset[str]
    original: bool
    own: dict[str, frozenset[str]]


def nodes_of(rows: Sequence[Quotation], times: Times) -> list[Node]:
    """Return the distinct readings in the order of their smallest ids."""
    turns: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for row in rows:
        turns[row.report, row.turn].append(row)
    equal: dict[Keys, list[Quotation]] = defaultdict(list)
    for witness in witnesses(rows):
        part = witness.parts[0]
        equal[witness.keys] += turns[part.report, part.turn]
    told = sorted(equal, key=lambda keys: (-len({r.report for r in equal[keys]}), -len(keys), keys))
    nodes = [_node(keys, equal[keys], times) for keys in told[:MOST]]
    return sorted(nodes, key=lambda node: node.ids)


def _node(keys: Keys, rows: Sequence[Quotation], times: Times) -> Node:
    by_report: dict[str, list[Quotation]] = defaultdict(list)
    for row in rows:
        by_report[row.report].append(row)
    reports = sorted(by_report)
    sources: dict[str, str] = {}
    for report in reports:
        sources |= sources_of(by_report[report], times.profiles.get(report))
    profiles = [times.profiles[report] for report in reports if report in times.profiles]
    credits_ = [_credited(profile) for profile in profiles if profile.credits]
    return Node(
        ids=tuple(sorted(row.id for row in rows)),
        plain=tuple(expanded(keys)),
        reports=tuple(reports),
        outlets=frozenset(outlet_key(p.outlet) for p in profiles if p.outlet),
        sources=sources,
        credited=frozenset().union(*credits_),
        original=bool(credits_) and not any(credits_),
        own={p.report: _sentences(p.own) for p in sorted(profiles, key=_age(times))[:_ASKED]},
    )


def _age(times: Times) -> Callable[[Profile], tuple[str, str]]:
    """Return what sorts profiles by their time of publication, the undated last."""
    return lambda profile: (times.of(profile.report) or UNKNOWN, profile.report)


def _credited(profile: Profile) -> frozenset[str]:
    """Return the outlets that a report credits, less its own."""
    own = outlet_key(profile.outlet or "")
    return frozenset(key for key in map(outlet_key, profile.credits) if not same_outlet(key, own))


def _sentences(own: str) -> frozenset[str]:
    return frozenset(own[at : at + _DIGITS] for at in range(0, len(own), _DIGITS))


def one_of(source: str, outlets: Iterable[str]) -> bool:
    """Return whether a source is one of some outlets, as far as their names go."""
    return any(same_outlet(source, outlet) for outlet in outlets)
