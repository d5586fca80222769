"""Find the report that each report's text goes back to, so that copies are counted once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.model import Copy, Judgement, Origin, Profile

GOES_BACK = 0.5  # share of a report's own words from which its text is another's
HOLDS = 0.25  # share that the text must have of its origin: a round-up of many is none's origin


class _Pair(NamedTuple):
    """Two reports that share text: the share of the shorter, and the origin if known."""

    left: str
    right: str
    share: float
    origin: str | None


def find_origins(
    profiles: Sequence[Profile], copies: Sequence[Copy], judgements: Sequence[Judgement]
) -> Iterator[Origin]:
    """Yield for each report the report its text goes back to, itself if to none.

    A report goes back to another if at least half of its words are shared and nothing says that
    it was first. Of several, the origin is the one that most others name, then the earliest
    dated, then the longest, then the one with the smallest id.

    Args:
        profiles: The reports of one component.
        copies: What they share.
        judgements: Persons' verdicts on two of them: `same` makes one go back to the other,
            `different` keeps them apart.

    Yields:
        One row a report, in the order of ids.

    """
    known = {profile.report: profile for profile in profiles}
    pairs = list(_pairs(known, copies, judgements))
    pairs += _through_another(known, pairs, judgements)
    ranks = _ranks(known, pairs)
    parents: dict[str, str] = {}
    for pair in pairs:
        for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
            best = parents.get(own, own)
            if ranks[other] < ranks[best] and _goes_back(known[own], known[other], pair):
                parents[own] = other
    origins: dict[str, str] = {}
    for report in sorted(known, key=ranks.__getitem__):
        parent = parents.get(report)
        origins[report] = report if parent is None else origins[parent]
    for report in sorted(known):
        yield Origin(report=report, origin=origins[report])


def _pairs(
    known: Mapping[str, Profile], copies: Sequence[Copy], judgements: Sequence[Judgement]
) -> Iterator[_Pair]:
    found: dict[tuple[str, str], _Pair] = {}
    for copy in copies:
        if copy.left in known and copy.right in known:
            pair = _Pair(copy.left, copy.right, copy.share, copy.origin)
            found[min(pair[:2]), max(pair[:2])] = pair
    for verdict in judgements:
        if verdict.right is None or verdict.undone_at is not None:
            continue
        key = (min(verdict.left, verdict.right), max(verdict.left, verdict.right))
        if verdict.kind == "different":
            found.pop(key, None)
        elif verdict.kind == "same" and key[0] in known and key[1] in known and key[0] != key[1]:
            origin = found[key].origin if key in found else None
            found[key] = _Pair(*key, 2.0, origin)
    return iter([found[key] for key in sorted(found)])


def _through_another(
    known: Mapping[str, Profile], pairs: Sequence[_Pair], judgements: Sequence[Judgement]
) -> list[_Pair]:
    """Return pairs that never met since too many print their text, as both met a third.

    Of those who share text with one report, each is paired with the one that would be the others'
    origin. What both have of the third's words, less all its words, both have at least.
    """
    beside: dict[str, dict[str, _Pair]] = defaultdict(dict)
    for pair in pairs:
        beside[pair.left][pair.right] = beside[pair.right][pair.left] = pair
    told_apart = {(row.left, row.right) for row in judgements if row.undone_at is None}
    ranks = _ranks(known, pairs)
    found: dict[tuple[str, str], _Pair] = {}
    for third, around in sorted(beside.items()):
        first = min(around, key=ranks.__getitem__)
        for other, pair in around.items():
            key = (min(first, other), max(first, other))
            if other == first or other in beside[first] or {key, key[::-1]} & told_apart:
                continue
            least = _words_in(known, around[first]) + _words_in(known, pair) - known[third].words
            shorter = min(known[first].words, known[other].words)
            if least > 0:
                earlier = _time(known[first]) < _time(known[other])
                found[key] = _Pair(*key, least / shorter, first if earlier else None)
    return [found[key] for key in sorted(found)]


def _words_in(known: Mapping[str, Profile], pair: _Pair) -> float:
    """Return how many words two reports share."""
    return min(pair.share, 1.0) * min(known[pair.left].words, known[pair.right].words)


def _goes_back(own: Profile, other: Profile, pair: _Pair) -> bool:
    """Return whether enough of a report's own words are the other's."""
    if pair.origin == own.report:
        return False
    if pair.share > 1:
        return True
    shared = pair.share * min(own.words, other.words)
    if shared < GOES_BACK * own.words:
        return False
    return pair.origin == other.report or shared >= HOLDS * other.words


def _ranks(known: Mapping[str, Profile], pairs: Sequence[_Pair]) -> dict[str, int]:
    """Return each report's place in the order in which origins are looked for."""
    named: dict[str, int] = defaultdict(int)
    for pair in pairs:
        if pair.origin is not None:
            named[pair.origin] += 1
    order = sorted(
        known.values(),
        key=lambda p: (-named[p.report], _time(p), -p.words, p.report),
    )
    return {profile.report: rank for rank, profile in enumerate(order)}


def _time(profile: Profile) -> str:
    return profile.published or profile.day or "9999"
