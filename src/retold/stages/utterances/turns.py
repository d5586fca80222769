"""Parts of one turn of speech: when are they one utterance?

A report that splits a quotation by its cue gives one utterance in parts. Others show it: one gives
the parts as one quotation, or none gives the later part without the earlier, and at least half of
those that give the earlier go on. Paragraphs of a long
statement stay utterances of their own, and so do phrases taken out of one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from retold.lexis.align import common_words, tokens
from retold.model import Quotation
from retold.stages.utterances.keys import contains, keys_of
from retold.stages.utterances.sets import Pair, Sets
from retold.stages.utterances.witnesses import lay

ELLIPSIS = ("…", "...", ". . .")
_SEAM = 3  # words by which another text may miss a seam
_PART = 0.7  # share of a part's words that the other text must have
_CUE = 150  # code points between the parts of a split quotation: a clause with its cue


def one_turn(left: Quotation, right: Quotation) -> bool:
    """Return whether two quotations are parts of one turn of speech of one report."""
    return left.report == right.report and left.turn == right.turn


def told_as_one(quotations: Mapping[str, Quotation], firm: Iterable[Pair]) -> Iterator[Pair]:
    """Yield a part of a turn with the quotation that has it beside its neighbour's words."""
    linked: dict[str, list[str]] = defaultdict(list)
    for left, right in firm:
        linked[left].append(right)
        linked[right].append(left)
    for before, after in _neighbours(quotations.values()):
        for name in linked[before.id]:
            if _goes_on(quotations[name].text, before, after):
                yield after.id, name
        for name in linked[after.id]:
            if _goes_on(quotations[name].text, before, after, backwards=True):
                yield before.id, name


def never_alone(
    quotations: Mapping[str, Quotation], sets: Sets, merged: Sequence[Quotation]
) -> Iterator[Pair]:
    """Yield parts of a turn that its cue splits, if the later part never comes alone.

    That a headline of the same report repeats it does not count. Parts that a merged quotation
    runs together with a gap between are told apart by that.
    """
    before = {after.id: part.id for part, after in _neighbours(quotations.values())
              if _split_by_cue(part, after)}  # fmt: skip
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(quotations):
        members[sets.find(name)].append(name)
    told: dict[Pair, bool] = {}
    for after, part in sorted(before.items()):
        pair = (sets.find(part), sets.find(after))
        if pair not in told:
            later = [quotations[name] for name in members[pair[1]]]
            both = {row.report for row in later if sets.find(before.get(row.id, row.id)) == pair[0]}
            earlier = {quotations[name].report for name in members[pair[0]]}
            apart = _run_together(quotations[part], quotations[after], merged)
            told[pair] = not apart and {row.report for row in later} <= both
            told[pair] &= 2 * len(both) >= len(earlier)
        if told[pair] and pair[0] != pair[1]:
            yield part, after


def _neighbours(rows: Iterable[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    turns: dict[Pair, list[Quotation]] = defaultdict(list)
    for row in sorted(rows, key=lambda q: (q.report, q.start, q.id)):
        turns[row.report, row.turn].append(row)
    for parts in turns.values():
        yield from pairwise(parts)


def _split_by_cue(before: Quotation, after: Quotation) -> bool:
    if after.start - before.end > _CUE or "partial" in {before.kind, after.kind}:
        return False
    cues = (row.cue_start for row in (before, after) if row.cue_start is not None)
    return any(before.end <= at <= after.start for at in cues)


def _run_together(before: Quotation, after: Quotation, merged: Sequence[Quotation]) -> bool:
    return any(
        contains(keys_of(row.text), keys_of(after.text))
        and keys_of(before.text)[:_SEAM] == keys_of(row.text)[:_SEAM]
        for row in merged
        if row.id not in {before.id, after.id}
    )


def _goes_on(whole: str, before: Quotation, after: Quotation, *, backwards: bool = False) -> bool:
    """Return whether a text that has one part of a turn has the other beside it, with no gap."""
    words = tokens(whole)
    keys = tuple(word.key for word in words)
    own, other = keys_of(before.text), keys_of(after.text)
    if backwards:
        seam = lay(keys, other).start
        part, beside = own, keys[max(0, seam - len(own) - _SEAM) : seam + _SEAM]
    else:
        seam = lay(keys, own).end
        part, beside = other, keys[max(0, seam - _SEAM) : seam + len(other) + _SEAM]
    if not 0 < seam < len(words) or len(common_words(beside, part)) < _PART * len(part):
        return False
    shown = whole[words[seam - 1].end : words[seam].start]
    return not any(dots in shown for dots in ELLIPSIS)
