"""Sort the quotations of a component into families that retell one utterance each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.model import Judgement, Link, Quotation
from retold.stages.utterances.keys import Keys, information, keys_of
from retold.stages.utterances.marks import is_short
from retold.stages.utterances.merges import bridging_quotations, merged_quotations
from retold.stages.utterances.pairs import OVERLAP, WEAK
from retold.stages.utterances.sets import Edges, Pair, Sets, grouped, join_alike
from retold.stages.utterances.turns import never_alone, one_turn, told_as_one
from retold.stages.utterances.witnesses import Laid, Witness, lay, witnesses

_PASSES = 3  # times that merged quotations are looked for; bounds the work
_BELONGS = 0.5  # share of a quotation's words that the base has


class Family(NamedTuple):
    """The quotations that retell one utterance, and the witness with the longest text.

    `merged` are those that run another utterance together with it: their ids, and the word with
    which the second begins.
    """

    base: Witness
    rows: list[Quotation]
    merged: dict[str, int]


def families(
    quotations: Mapping[str, Quotation], links: Sequence[Link], judgements: Sequence[Judgement]
) -> list[Family]:
    """Return the quotations of each utterance, in the order of the smallest id.

    Quotations that retell the same words are linked; so are the parts of a turn of speech that is
    one utterance. A quotation that runs two others together goes with the one it has more of, and
    does not make them one. A quotation that has little in common with the family's longest text
    leaves it.

    Args:
        quotations: The quotations of one component by their ids.
        links: What links them.
        judgements: Persons' verdicts on two of them, which outrank the links.

    Returns:
        Families; each quotation is in one.

    """
    same, apart = verdicts(quotations, judgements)
    firm, weak = _linked(quotations, links)
    merged, edges = _parted(quotations, Edges(sorted(same), firm, weak), apart)
    groups = grouped(quotations.values(), edges, apart)
    found: list[Family] = []
    while groups:
        family, rest = _settled(groups.pop(), same, merged)
        found.append(family)
        groups += grouped(rest, edges, apart) if rest else []
    return sorted(found, key=lambda family: min(row.id for row in family.rows))


def _linked(
    quotations: Mapping[str, Quotation], links: Sequence[Link]
) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that are linked firmly, the surest first, and those linked weakly."""
    ordered = [
        link
        for link in sorted(links, key=lambda link: (-link.score, link.left, link.right))
        if link.left in quotations
        and link.right in quotations
        and not one_turn(quotations[link.left], quotations[link.right])
    ]
    firm = [(link.left, link.right) for link in ordered if link.score > WEAK]
    return firm, [(link.left, link.right) for link in ordered[len(firm) :]]


def verdicts(
    quotations: Mapping[str, Quotation], judgements: Sequence[Judgement]
) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Return the pairs that persons hold to be the same, and those told apart."""
    found: dict[str, set[Pair]] = {"same": set(), "different": set()}
    for verdict in judgements:
        left, right = verdict.left, verdict.right
        if verdict.undone_at is not None or verdict.kind not in found or right is None:
            continue
        if left in quotations and right in quotations and left != right:
            found[verdict.kind].add((min(left, right), max(left, right)))
    return frozenset(found["same"]), frozenset(found["different"])


def _parted(
    quotations: Mapping[str, Quotation], linked: Edges, apart: Iterable[Pair]
) -> tuple[dict[str, int], Edges]:
    """Return where quotations are merged, and the edges of a graph in which those join nothing.

    Where two sayings are no longer held together by one that runs them together, another such may
    show: so they are looked for again.
    """
    groups = grouped(quotations.values(), Edges(linked.same, linked.like, []), ())
    merged: dict[str, int] = {}
    edges = linked
    for _ in range(_PASSES):
        names = [[row.id for row in group] for group in groups]
        new = bridging_quotations(quotations, names, linked.like)
        new |= merged_quotations(quotations, names)
        if edges is not linked and not new.keys() - merged.keys():
            break
        merged = new | merged
        rows = [quotations[name] for name in sorted(merged)]
        edges = Edges(linked.same, *_edges(quotations, linked, rows, apart))
        groups = grouped(quotations.values(), edges, apart)
    return merged, edges


def _edges(
    quotations: Mapping[str, Quotation],
    linked: Edges,
    merged: Sequence[Quotation],
    apart: Iterable[Pair],
) -> tuple[list[Pair], list[Pair]]:
    """Return what holds like quotations together, the surest first, and what parts of a turn."""
    names = {row.id for row in merged}
    firm = [pair for pair in linked.like if not names.intersection(pair)]
    firm += _best(quotations, linked.like, names)
    short = [pair for pair in firm if all(is_short(keys_of(quotations[end].text)) for end in pair)]
    firm = [pair for pair in firm if pair not in set(short)]
    firm += [*told_as_one(quotations, [*firm, *short]), *short]
    sets = Sets(quotations, apart)
    join_alike(sets, quotations, firm)
    parts = list(never_alone(quotations, sets, merged))
    for left, right in parts:
        sets.join(left, right)
    weak = [pair for pair in linked.parts if not names.intersection(pair)]
    return firm, [*parts, *_fragments(quotations, sets, weak)]


def _fragments(
    quotations: Mapping[str, Quotation], sets: Sets, weak: Sequence[Pair]
) -> Iterator[Pair]:
    """Yield fragments with a quotation that has their words, if only one utterance has them."""
    size = {name: len(keys_of(row.text)) for name, row in quotations.items()}
    longest: dict[str, int] = defaultdict(int)
    for name in quotations:
        longest[sets.find(name)] = max(longest[sets.find(name)], size[name])
    holders: dict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in weak:
        short, long = sorted(pair, key=lambda name: (size[name], name))
        if longest[sets.find(short)] < size[long]:
            holders[sets.find(short)].setdefault(sets.find(long), (short, long))
    for own, found in sorted(holders.items()):
        if len(found) == 1 and own not in found:
            yield from found.values()


def _best(
    quotations: Mapping[str, Quotation], firm: Sequence[Pair], merged: Iterable[str]
) -> list[Pair]:
    """Return for each merged quotation the edge to the one it has most words of."""
    names = set(merged)
    linked: dict[str, list[str]] = defaultdict(list)
    for left, right in firm:
        if left in names and right not in names:
            linked[left].append(right)
        elif right in names and left not in names:
            linked[right].append(left)
    return [
        (name, max(linked[name], key=lambda other: (_shared(quotations, name, other), other)))
        for name in sorted(linked)
    ]


def _shared(quotations: Mapping[str, Quotation], merged: str, other: str) -> float:
    return lay(keys_of(quotations[merged].text), keys_of(quotations[other].text)).weight


def _settled(
    rows: Sequence[Quotation], same: Iterable[Pair], merged: Mapping[str, int]
) -> tuple[Family, list[Quotation]]:
    """Return the rows that belong to the longest text, and those that do not."""
    base = _base([row for row in rows if row.id not in merged] or rows)
    laid = {keys: lay(base.keys, keys) for keys in {keys_of(row.text) for row in rows}}
    names = {part.id for part in base.parts}
    names |= {row.id for row in rows if _belongs(laid[keys_of(row.text)])}
    for left, right in same:
        if left in names or right in names:
            names |= {left, right}
    kept = [row for row in rows if row.id in names]
    own = {row.id: merged[row.id] for row in kept if row.id in merged}
    return Family(base, kept, own), [row for row in rows if row.id not in names]


def _base(rows: Sequence[Quotation]) -> Witness:
    """Return the longest text; of equal length the one that most give, then of commoner words."""
    every = witnesses(rows)
    told: dict[Keys, int] = defaultdict(int)
    for witness in every:
        told[witness.keys] += 1
    weights = {keys: round(information(keys), 3) for keys in told}
    return min(
        every,
        key=lambda w: (-len(w.keys), -told[w.keys], weights[w.keys], len(w.parts), w.parts[0].id),
    )


def _belongs(laid: Laid) -> bool:
    return laid.share >= _BELONGS or laid.weight >= OVERLAP
