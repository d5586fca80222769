"""Sort the quotations of a component into families that retell one utterance each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from retold.model import Judgement, Link, Quotation
from retold.stages.utterances.keys import Keys, contains, keys_of, surname
from retold.stages.utterances.pairs import OVERLAP
from retold.stages.utterances.witnesses import Laid, Witness, lay, witnesses

Pair = tuple[str, str]
Verdicts = tuple[frozenset[Pair], frozenset[Pair]]

_TAIL = 4  # words of its own with which a reading goes on otherwise than a merged one
_SEAM = 2  # words by which two readings may miss the place where a merged one joins them
_CUTS = 50  # places looked at in one family; bounds the work on hostile input
_BELONGS = 0.5  # share of a quotation's words that the base has


class _Sets:
    """Disjoint sets of ids that never join two that are told apart."""

    def __init__(self, ids: Iterable[str], apart: Iterable[Pair]) -> None:
        self._parent = {name: name for name in ids}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, two in apart:
            self._apart[one].add(two)
            self._apart[two].add(one)

    def find(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        one, two = sorted((self.find(left), self.find(right)))
        known = self._parent
        if one == two or any(n in known and self.find(n) == two for n in self._apart[one]):
            return
        self._parent[two] = one
        self._apart[one] |= self._apart.pop(two, set())

    def groups(self) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            found[self.find(name)].append(name)
        return [found[name] for name in sorted(found)]


def families(
    quotations: Mapping[str, Quotation], links: Sequence[Link], judgements: Sequence[Judgement]
) -> list[list[Quotation]]:
    """Return the quotations of each utterance, in the order of the smallest id.

    Quotations that retell the same words are linked; so are the parts of a turn of speech that
    another report gives as one. A quotation that has little in common with the family's longest
    text leaves it, and a text that runs two quotations together does not make them one where
    others go on otherwise.

    Args:
        quotations: The quotations of one component by their ids.
        links: What links them.
        judgements: Persons' verdicts on two of them, which outrank the links.

    Returns:
        Families; each quotation is in one.

    """
    verdicts = _verdicts(quotations, judgements)
    firm = [
        (link.left, link.right)
        for link in sorted(links, key=lambda link: (-link.score, link.left, link.right))
        if link.left in quotations
        and link.right in quotations
        and not _one_turn(quotations[link.left], quotations[link.right])
    ]
    edges = [*sorted(verdicts[0]), *firm, *_split_turns(quotations, firm)]
    found: list[list[Quotation]] = []
    open_groups = _grouped(quotations.values(), edges, verdicts[1])
    while open_groups:
        rows = open_groups.pop()
        kept, rest = _settled(rows, verdicts[0])
        found += [kept] if kept else []
        for part in rest:
            open_groups += _grouped(part, edges, verdicts[1])
    return sorted(found, key=lambda rows: min(row.id for row in rows))


def _verdicts(quotations: Mapping[str, Quotation], judgements: Sequence[Judgement]) -> Verdicts:
    """Return the pairs that persons hold to be the same, and those told apart."""
    found: dict[str, set[Pair]] = {"same": set(), "different": set()}
    for verdict in judgements:
        left, right = verdict.left, verdict.right
        if verdict.undone_at is not None or verdict.kind not in found or right is None:
            continue
        if left in quotations and right in quotations and left != right:
            found[verdict.kind].add((min(left, right), max(left, right)))
    return frozenset(found["same"]), frozenset(found["different"])


def _one_turn(left: Quotation, right: Quotation) -> bool:
    return left.report == right.report and left.turn == right.turn


def _grouped(
    rows: Iterable[Quotation], edges: Sequence[Pair], apart: Iterable[Pair]
) -> list[list[Quotation]]:
    known = {row.id: row for row in rows}
    if len(known) == 1:
        return [list(known.values())]
    sets = _Sets(known, apart)
    for left, right in edges:
        if left in known and right in known:
            sets.join(left, right)
    return [[known[name] for name in names] for names in sets.groups()]


def _split_turns(quotations: Mapping[str, Quotation], firm: Sequence[Pair]) -> Iterator[Pair]:
    """Yield a part of a turn with the text that holds it beside the turn's next or last part."""
    linked: dict[str, list[str]] = defaultdict(list)
    for left, right in firm:
        linked[left].append(right)
        linked[right].append(left)
    turns: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for row in sorted(quotations.values(), key=lambda q: (q.report, q.start)):
        turns[row.report, row.turn].append(row)
    for parts in turns.values():
        for before, after in pairwise(parts):
            seam = keys_of(before.text)[-3:] + keys_of(after.text)[:3]
            for part, other in ((before, after), (after, before)):
                for name in linked[other.id]:
                    whole = keys_of(quotations[name].text)
                    if contains(whole, seam) and contains(whole, keys_of(part.text)):
                        yield part.id, name


def _settled(
    rows: Sequence[Quotation], same: Iterable[Pair]
) -> tuple[list[Quotation], list[list[Quotation]]]:
    """Return the rows that belong to the longest text, and groups of rows to look at again."""
    if len(rows) == 1:
        return list(rows), []
    base = base_witness(rows)
    laid = {keys: lay(base.keys, keys) for keys in {keys_of(row.text) for row in rows}}
    own = {part.id for part in base.parts}
    kept = [row for row in rows if row.id in own or _belongs(laid[keys_of(row.text)])]
    names = {row.id for row in kept}
    for left, right in same:
        if (left in names) != (right in names):
            kept += [row for row in rows if row.id in {left, right} and row.id not in names]
            names |= {left, right}
    rest = [row for row in rows if row.id not in names]
    cut = _merged_at(base, kept, laid)
    first = [row for row in kept if cut and _centre(laid[keys_of(row.text)]) < cut]
    second = [row for row in kept if cut and _centre(laid[keys_of(row.text)]) >= cut]
    if first and second:
        return [], [part for part in (first, second, rest) if part]
    return kept, [rest] if rest else []


def base_witness(rows: Sequence[Quotation]) -> Witness:
    """Return the longest text; of equal length the one that most give, then by report."""
    every = witnesses(rows)
    told: dict[Keys, int] = defaultdict(int)
    for witness in every:
        told[witness.keys] += 1
    return min(every, key=lambda w: (-len(w.keys), -told[w.keys], len(w.parts), w.parts[0].id))


def _belongs(laid: Laid) -> bool:
    return laid.share >= _BELONGS or laid.weight >= OVERLAP


def _centre(laid: Laid) -> float:
    return (laid.start + laid.end) / 2


def _merged_at(base: Witness, rows: Sequence[Quotation], laid: Mapping[Keys, Laid]) -> int | None:
    """Return the word at which the base runs two quotations together, None if it does not.

    It does where one reading ends and goes on otherwise, or is another's words, and one begins
    and came from elsewhere, while no other reading spans the place.
    """
    others = {row.id: row for row in rows if keys_of(row.text) != base.keys}
    for part in base.parts:
        others.pop(part.id, None)
    places = [(laid[keys_of(row.text)], surname(row.speaker_name)) for row in others.values()]
    cuts = sorted({place.end for place, _ in places if place.end < len(base.keys)})
    for cut in cuts[:_CUTS]:
        if any(p.start < cut - _TAIL and p.end > cut + _TAIL for p, _ in places):
            continue
        ending = [(p, name) for p, name in places if abs(p.end - cut) <= _SEAM]
        starting = [(p, name) for p, name in places if abs(p.start - cut) <= _SEAM]
        if ending and starting and _told_apart(ending, starting):
            return cut
    return None


def _told_apart(
    ending: Sequence[tuple[Laid, str | None]], starting: Sequence[tuple[Laid, str | None]]
) -> bool:
    if any(p.tail >= _TAIL for p, _ in ending) and any(p.head >= _TAIL for p, _ in starting):
        return True
    before = {name for _, name in ending if name is not None}
    after = {name for _, name in starting if name is not None}
    return bool(before) and bool(after) and not before & after
